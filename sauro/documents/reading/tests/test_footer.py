# ruff: noqa: E501 - one example a line
"""The foot of a document: recipients, and who signed in which capacity."""

import pytest

from sauro.documents.reading import read
from sauro.documents.reading.tests.make import paper

LIST = "Nơi nhận:\n- Như trên;\n- Công an tỉnh;\n- Lưu: VT."
ALL = ["Như trên", "Công an tỉnh", "Lưu: VT"]
# Foot → recipients, signer, capacities.
FEET = [
    (f"{LIST}\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNông Thị Hạnh", ALL, "Nông Thị Hạnh", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    (f"{LIST}\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n(Đã ký)\nNông Thị Hạnh", ALL, "Nông Thị Hạnh", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
    (f"{LIST}\nTUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ CÔNG THƯƠNG\nY Thông Niê", ALL, "Y Thông Niê", ["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ CÔNG THƯƠNG"]),
    (f"{LIST}\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNông Thị Hạnh", ALL, "Nông Thị Hạnh", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
    (f"{LIST}\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nNông Thị Hạnh", ALL, "Nông Thị Hạnh", ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"]),
    (f"{LIST}\nQ. CHỦ TỊCH\nNông Thị Hạnh", ALL, "Nông Thị Hạnh", ["Q. CHỦ TỊCH"]),
    (f"{LIST}\nGIÁM ĐỐC\nThượng tá Nông Thị Hạnh", ALL, "Nông Thị Hạnh", ["GIÁM ĐỐC"]),
    (
        "Nơi nhận: KT. CHỦ TỊCH\n- Như trên; PHÓ CHỦ TỊCH\n- Công an tỉnh;\n- Lưu: VT. Nông Thị Hạnh",
        ALL, "Nông Thị Hạnh", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    ),
    (
        "Nơi nhận:\t\tKT. CHỦ TỊCH\n- Như trên;\t\tPHÓ CHỦ TỊCH\n- Công an tỉnh;\t\t\n- Lưu: VT.\t\tNông Thị Hạnh",
        ALL, "Nông Thị Hạnh", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    ),
    ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n" + LIST + "\nNông Thị Hạnh", ALL, "Nông Thị Hạnh", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    (
        "Nơi nhận:\n- Như trên;\n- Công an tỉnh và các đơn vị\ncó tên tại phụ lục;\n- Lưu: VT.\nCHỦ TỊCH\nNông Thị Hạnh",
        ["Như trên", "Công an tỉnh và các đơn vị có tên tại phụ lục", "Lưu: VT"], "Nông Thị Hạnh", ["CHỦ TỊCH"],
    ),
    (LIST.replace("- ", "+ ") + "\nCHỦ TỊCH\nNông Thị Hạnh", ALL, "Nông Thị Hạnh", ["CHỦ TỊCH"]),
    (LIST.replace("Nơi nhận:", "Nơi nhận: . CHỦ TỊCH") + "\nNông Thị Hạnh", ALL, "Nông Thị Hạnh", ["CHỦ TỊCH"]),
    (LIST, ALL, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("foot", "recipients", "signer", "stack"), FEET)
def test_a_foot(foot, recipients, signer, stack):
    notice = read(paper("1. Giao Sở Y tế lấy mẫu thuốc tại các chợ.", foot=foot))
    assert [w.text.rstrip(".") for w in notice.recipients] == recipients
    person = notice.signer
    assert (person.name if person else None) == signer
    assert (list(person.titles) if person else None) == stack


@pytest.mark.parametrize(("foot", "recipients", "signer", "stack"), FEET)
def test_a_foot_orders_nothing(foot, recipients, signer, stack):
    notice = read(paper("1. Giao Sở Y tế lấy mẫu thuốc tại các chợ.", foot=foot))
    assert len(notice.directives) == 1


def test_a_paper_without_a_foot_has_neither():
    notice = read(paper("1. Giao Sở Y tế lấy mẫu thuốc tại các chợ.", foot=""))
    assert (notice.recipients, notice.signer) == ((), None)
