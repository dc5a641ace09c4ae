# ruff: noqa: E501 - one example a line
"""Minutes tell under labels when they met and who chaired."""

from datetime import date

import pytest

from sauro.documents.reading import read

HEAD = """CHI CỤC QUẢN LÝ THỊ TRƯỜNG
Số: 17/BB-QLTT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
BIÊN BẢN
Họp giao ban công tác tháng 4
"""
BODY = """
III. KẾT LUẬN
1. Đội số 2 lập danh sách kho, gửi Phòng Nghiệp vụ trước ngày 20/5/2026.
2. Phòng Nghiệp vụ tổng hợp, báo cáo Chi cục trưởng trước ngày 25/5/2026.
Cuộc họp kết thúc lúc 10 giờ 45 cùng ngày.
"""


@pytest.mark.parametrize(
    "opening",
    [
        "Thời gian: 8 giờ 00, ngày 04/5/2026 (thứ Hai).\nChủ trì: Đ/c Phạm Văn Khoa - Chi cục trưởng.",
        "1. Thời gian: 14 giờ 00 ngày 04 tháng 5 năm 2026.\n2. Chủ trì: ông Phạm Văn Khoa, Chi cục trưởng.",
        "Hôm nay, hồi 8 giờ 00 ngày 04/5/2026, tại trụ sở Chi cục.\nI. THÀNH PHẦN\n1. Ông Phạm Văn Khoa - Chi cục trưởng, chủ trì;",
    ],
)  # fmt: skip
def test_when_they_met_and_who_chaired(opening):
    notice = read(HEAD + opening + BODY)
    assert notice.event_on == date(2026, 5, 4)
    assert notice.concluder
    assert notice.concluder.name == "Phạm Văn Khoa"
    assert len(notice.directives) == 2
