"""Names of issuers as they are said."""

import unicodedata

import pytest

from sauro.kernel.letterheads import calm


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("UỶ BAN NHÂN DÂN TỈNH NGHỆ AN", "Ủy ban nhân dân tỉnh Nghệ An"),
        ("UBND XÃ BỜ Y BAN CHỈ ĐẠO 389", "UBND xã Bờ Y Ban Chỉ đạo 389"),
        ("SỞ CÔNG THƯƠNG LẠNG SƠN", "Sở Công Thương Lạng Sơn"),
        ("BAN CHỈ ĐẠO 389 THÀNH PHỐ HÀ NỘI", "Ban Chỉ đạo 389 thành phố Hà Nội"),
        ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"),
        ("TỈNH ỦY CAO BẰNG", "Tỉnh ủy Cao Bằng"),
        ("PHÒNG VĂN HÓA - XÃ HỘI PHƯỜNG TÂN AN", "Phòng Văn hóa - Xã hội phường Tân An"),
        ("CHI CỤC QUẢN LÝ THỊ TRƯỜNG TỈNH ĐẮK LẮK", "Chi cục Quản lý thị trường tỉnh Đắk Lắk"),
        ("BỘ CHỈ HUY BỘ ĐỘI BIÊN PHÒNG", "Bộ Chỉ huy Bộ đội Biên phòng"),
        ("Ủy ban nhân dân TỈNH X", "Ủy ban nhân dân TỈNH X"),
        ("TL. TRƯỞNG BAN, CHÁNH VĂN PHÒNG", "TL. Trưởng ban, Chánh Văn phòng"),
        ("KT. CHỦ TỊCH, PHÓ CHỦ TỊCH", "KT. Chủ tịch, Phó Chủ tịch"),
        ("CHI CỤC HẢI QUAN KHU VỰC XII", "Chi cục Hải quan khu vực XII"),
        ("UBND TỈNH VĨNH LONG VĂN PHÒNG ————————— ——", "UBND tỉnh Vĩnh Long Văn phòng"),
        ("ỦY BAN NHÂN DÂN TỈNH THÁI BÌNH —— ——_—— _. _ẽ", "Ủy ban nhân dân tỉnh Thái Bình"),
        ("UY BAN NHÂN DẦN TlNH SƠN LA", "Ủy ban nhân dân tỉnh Sơn La"),
        ("BỘ NÔNG NGHlỆP VÀ MÔl TRƯỜNG", "Bộ Nông nghiệp và Môi trường"),
        ("Ban Chỉ đạo 389 tỉnh Lai Châu", "Ban Chỉ đạo 389 tỉnh Lai Châu"),
        ("", ""),
    ],
)
def test_a_letterhead_is_said_in_small_letters(printed, said):
    assert calm(printed) == said


def test_decomposed_letters_are_said_composed():
    printed = unicodedata.normalize("NFD", "ỦY BAN NHÂN DÂN XÃ MƯỜNG TÍP")
    assert calm(printed) == "Ủy ban nhân dân xã Mường Típ"
    small = unicodedata.normalize("NFD", "Sở Y tế tỉnh Nghệ An")
    assert calm(small) == "Sở Y tế tỉnh Nghệ An"


def test_what_is_said_stays_as_it_is():
    said = calm("ỦY BAN NHÂN DÂN ĐẶC KHU VÂN ĐỒN")
    assert calm(said) == said == "Ủy ban nhân dân đặc khu Vân Đồn"
