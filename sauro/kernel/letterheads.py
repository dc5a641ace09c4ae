"""The name of an issuer as it is said, not as a letterhead prints it (tên cơ quan viết thường).

Only for showing: what was read stays as it stands in the paper.
"""

from __future__ import annotations

import re
from functools import cache

from sauro.kernel.text import old_tone_place

# As the words are written inside a name; all others begin with a capital, as names of places do.
_SAID = """
Ủy ban nhân dân; Hội đồng nhân dân; Ban Chỉ đạo; Ban Thường vụ; Ban Chấp hành; Ban Bí thư
Đảng ủy; Tỉnh ủy; Thành ủy; Văn phòng; Văn phòng Thường trực; Cơ quan Thường trực; Thường trực
tỉnh; thành phố; xã; phường; đặc khu; thị trấn; thị xã; huyện; quận; khu vực; quốc gia; Quốc gia
Thủ tướng Chính phủ; Chính phủ; Trung ương; Quốc hội; Chủ tịch; Ngân hàng Nhà nước; Việt Nam
Sở; Bộ; Cục; Chi cục; Tổng cục; Vụ; Phòng; Ban; Đội; Trạm; Đồn; Tổ; Hội; Đoàn; Trung tâm; Thanh tra
Công an; Công Thương; Quản lý thị trường; Hải quan; Thuế; Kiểm lâm; Biên phòng; Cảnh sát biển
Bộ đội Biên phòng; Bộ Chỉ huy; Bộ Chỉ huy Quân sự; Ban Chỉ huy Quân sự; Chỉ huy; Quân sự; Quân khu
Trưởng ban; Phó Trưởng ban; Phó Chủ tịch; Bí thư; Phó Bí thư; Giám đốc; Phó Giám đốc; Cục trưởng
Chánh Văn phòng; Phó Chánh Văn phòng; Trưởng phòng; Phó Trưởng phòng; Bộ trưởng; Thứ trưởng
Chi cục trưởng; Phó Cục trưởng; Phó Chi cục trưởng; Chánh Thanh tra; Phó Thủ tướng; kiêm
Y tế; Tài chính; Tư pháp; Nội vụ; Xây dựng; Quốc phòng; Ngoại giao; Kinh tế; Kinh tế và Hạ tầng
Kinh tế, Hạ tầng và Đô thị; Nông nghiệp và Môi trường; Khoa học và Công nghệ; Xã hội
Giáo dục và Đào tạo; Dân tộc và Tôn giáo; Văn hóa; Văn hóa - Xã hội; Văn hóa, Thể thao và Du lịch
Lao động - Thương binh và Xã hội; Phục vụ hành chính công; Tòa án nhân dân; Viện kiểm sát nhân dân
Mặt trận Tổ quốc; Tổng công ty; Công ty; Liên đoàn Lao động; Kiểm tra liên ngành; liên ngành
chống buôn lậu, gian lận thương mại và hàng giả; phòng, chống; tuyên truyền; và; về; của; các
"""
_SHORT = {
    "UBND",
    "HĐND",
    "BCĐ",
    "BCH",
    "TP",
    "VP",
    "VPTT",
    "VPCP",
    "QLTT",
    "MTTQ",
    "BQL",
    "TW",
    "KT",
    "TM",
    "TL",
    "TUQ",
}
_WORD = re.compile(r"[^\W\d_]+")


def calm(name: str) -> str:
    """UỶ BAN NHÂN DÂN TỈNH NGHỆ AN as Ủy ban nhân dân tỉnh Nghệ An; what is not all in capitals
    stays as it is.
    """
    if not name.isupper():
        return name
    said = _phrases().sub(_told, old_tone_place(name))
    said = _WORD.sub(lambda m: _named(m[0]), said)
    return said[:1].upper() + said[1:]


def _told(m: re.Match[str]) -> str:
    return _known()[m[0].casefold()]


def _named(word: str) -> str:
    """A word that no phrase told is one of a place or of a person."""
    return word.capitalize() if word.isupper() and word not in _SHORT and len(word) > 1 else word


@cache
def _known() -> dict[str, str]:
    phrases = (phrase.strip() for line in _SAID.strip().splitlines() for phrase in line.split(";"))
    return {phrase.casefold(): phrase for phrase in phrases}


@cache
def _phrases() -> re.Pattern[str]:
    longest_first = sorted(_known(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
