"""What a report asks of those above is no directive; what a notice asks of those below is one."""

import pytest

from sauro.documents.reading import read
from sauro.documents.reading.tests.make import HEAD, leads, paper
from sauro.documents.reading.wishes import rank_of

REPORT = """ỦY BAN NHÂN DÂN
TỈNH GIA LAI
BAN CHỈ ĐẠO 389
Số: 45/BC-BCĐ389
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Gia Lai, ngày 12 tháng 5 năm 2026
BÁO CÁO
Kết quả công tác chống buôn lậu, gian lận thương mại và hàng giả quý I năm 2026"""
COMMUNE = REPORT.replace("TỈNH GIA LAI\nBAN CHỈ ĐẠO 389", "XÃ IA DOM").replace("BCĐ389", "UBND")
SUBMISSION = (
    REPORT.replace("BÁO CÁO\nKết quả", "TỜ TRÌNH\nVề")
    .replace("BAN CHỈ ĐẠO 389", "SỞ Y TẾ")
    .replace("45/BC-BCĐ389", "45/TTr-SYT")
)
UP = (
    "Kiến nghị Chính phủ sửa đổi Nghị định về kinh doanh xăng dầu.",
    "Đề nghị Quốc hội sớm thông qua Luật Thương mại điện tử.",
    "Đề nghị Bộ Công Thương hướng dẫn xử lý bếp gas mini nhập lậu.",
    "Đề nghị Ban Chỉ đạo 389 quốc gia trang bị máy soi cầm tay.",
    "Kiến nghị Bộ Tài chính, Bộ Y tế thống nhất mức chi lấy mẫu.",
)
DOWN = "Đề nghị Sở Y tế lấy mẫu thuốc bảo vệ thực vật tại 12 đại lý."


def _asked(head, *lines):
    found = read(paper("V. Kiến nghị, đề xuất", *lines, head=head)).directives
    return [name for d in found for name in leads(d)]


@pytest.mark.parametrize("line", UP)
def test_a_report_from_below_orders_nobody_above(line):
    assert _asked(REPORT, f"1. {line}") == []
    assert _asked(SUBMISSION, f"1. {line}") == []


def test_a_heading_may_name_whoever_is_asked():
    assert (
        _asked(REPORT, "1. Kiến nghị Bộ Công Thương:", "- Sửa đổi Thông tư về kho ngoại quan;")
        == []
    )


def test_a_report_gives_work_to_those_below():
    assert _asked(REPORT, f"1. {DOWN}") == ["Sở Y tế"]


def test_for_a_commune_the_province_stands_above():
    assert _asked(COMMUNE, f"1. {DOWN}") == []
    assert _asked(COMMUNE, "1. Đề nghị UBND tỉnh bố trí kinh phí tiêu hủy.") == []


def test_a_notice_asks_whoever_stands_below_or_beside():
    for line, name in (
        (DOWN, "Sở Y tế"),
        ("Đề nghị Cục Thuế tỉnh rà soát hóa đơn.", "Cục Thuế tỉnh"),
        ("Đề nghị Bộ Chỉ huy Bộ đội Biên phòng tỉnh tuần tra.", None),
    ):
        assert _asked(HEAD, f"1. {line}") == [name or "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"]


def test_a_notice_of_a_province_orders_no_ministry():
    assert _asked(HEAD, f"1. {UP[2]}") == []


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("thủ tướng chính phủ", 6),
        ("bộ công thương", 5),
        ("bộ chỉ huy bộ đội biên phòng tỉnh", 3),
        ("cục quản lý dược", 5),
        ("cục thuế tỉnh", 3),
        ("ban chỉ đạo 389 tỉnh", 4),
        ("ubnd tỉnh gia lai", 4),
        ("ubnd các xã, phường", 2),
        ("công an xã ia dom", 2),
        ("hội nông dân", None),
    ],
)
def test_how_high_a_body_stands(name, rank):
    assert rank_of(name) == rank
