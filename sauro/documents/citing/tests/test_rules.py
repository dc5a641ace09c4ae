"""Which paper a citation means, and what its words say of force."""

from datetime import date

import pytest

from sauro.documents.citing.rules import (
    Found,
    Match,
    Named,
    Paper,
    around,
    is_basis,
    key_of,
    match,
    says,
)

MAY, JUNE = date(2026, 5, 4), date(2026, 6, 4)
ONE, OTHER = Paper(1, MAY, "Kế hoạch"), Paper(2, JUNE, "Kế hoạch")


@pytest.mark.parametrize(
    ("named", "papers", "expected"),
    [
        (Named("9/KH-UBND", MAY), [], Match(Found.MISSING)),
        (Named("9/KH-UBND", MAY), [ONE], Match(Found.HAVE, (ONE,))),
        (Named("9/KH-UBND", MAY), [ONE, OTHER], Match(Found.HAVE, (ONE,))),
        # The number begins anew each year: another day is another paper.
        (Named("9/KH-UBND", MAY), [OTHER], Match(Found.MISSING)),
        (Named("9/KH-UBND"), [ONE], Match(Found.CHOOSE, (ONE,))),
        (Named("9/KH-UBND", MAY), [Paper(3, None, "")], Match(Found.CHOOSE, (Paper(3, None, ""),))),
        (Named("9/KH-UBND"), [ONE, OTHER], Match(Found.CHOOSE, (ONE, OTHER,))),
        # The same number, day and kind twice: two bodies use one abbreviation.
        (
            Named("9/KH-UBND", MAY),
            [ONE, Paper(4, MAY, "Kế hoạch")],
            Match(Found.CHOOSE, (ONE, Paper(4, MAY, "Kế hoạch"),)),
        ),
        # A year within the number leaves nothing open.
        (Named("98/2020/NĐ-CP"), [Paper(5, MAY, "Nghị định")],
         Match(Found.HAVE, (Paper(5, MAY, "Nghị định"),))),
        # Another kind of paper than the words say is looked at by a person.
        (Named("9/KH-UBND", MAY, "Tờ trình"), [ONE], Match(Found.CHOOSE, (ONE,))),
        (Named("9/KH-UBND", MAY, "Văn bản"), [ONE], Match(Found.HAVE, (ONE,))),
        (Named("9/KH-UBND", MAY, decided="none"), [ONE], Match(Found.MISSING)),
        (Named("9/KH-UBND", JUNE, decided="this", target=1), [ONE], Match(Found.HAVE, (ONE,))),
        # Chosen by a person whose paper the reader may not see.
        (Named("9/KH-UBND", decided="this", target=9), [ONE], Match(Found.MISSING)),
    ],
)  # fmt: skip
def test_which_paper_is_meant(named, papers, expected):
    assert match(named, papers) == expected


def test_spellings_of_one_number_have_one_key():
    assert key_of("Số: 07/TB-BCD 389") == key_of("7/TB-BCĐ389")
    assert key_of("567/SCT") == "567/SCT"
    assert key_of(" không  số ") == "KHÔNG SỐ"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Quyết định này thay thế Quyết định số ", " ngày 04/5/2026.", "replaces"),
        ("Bãi bỏ Kế hoạch số ", ".", "repeals"),
        ("sửa đổi, bổ sung Điều 3 Quyết định số ", ".", "amends"),
        ("Thông báo này có hiệu lực từ ngày ký. Thực hiện Chỉ thị số ", "", ""),
        ("Thay thế Kế hoạch cũ. Thực hiện Chỉ thị số ", "", ""),
        ("Quyết định số ", " hết hiệu lực kể từ ngày ký.", "repeals"),
        ("Nghị định 98 được sửa đổi, bổ sung bởi Nghị định số ", "", ""),
        ("Căn cứ Nghị định số ", " ngày 26/8/2020 của Chính phủ", ""),
    ],
)
def test_what_words_say_of_force(before, after, expected):
    assert says(before, after) == expected


def test_what_a_paper_rests_on_begins_with_its_word():
    assert is_basis("Căn cứ Luật số ")
    assert is_basis("- Theo đề nghị của Sở Công Thương tại Tờ trình số ")
    assert not is_basis("Thực hiện Chỉ thị số ")


def test_words_around_are_cut_at_whole_words():
    text = "một " * 100 + "12/QĐ-UBND" + " hai" * 200
    cut = around(text, 400, 410)
    assert cut.startswith("… một")
    assert cut.endswith("hai …")
    assert "12/QĐ-UBND" in cut
    assert len(cut) <= 500
    assert around("Theo 12/QĐ-UBND.", 5, 15) == "Theo 12/QĐ-UBND."
