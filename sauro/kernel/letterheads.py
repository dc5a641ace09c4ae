"""The name of an issuer as it is said, not as a letterhead prints it (tên cơ quan viết thường).

Only for showing: what was read stays as it stands in the paper.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from sauro.kernel.text import fold, old_tone_place

# As the words are written inside a name; all others begin with a capital, as names of places do.
_SAID = """
Ủy ban nhân dân; Hội đồng nhân dân; Ban Chỉ đạo; Ban Thường vụ; Ban Chấp hành; Ban Bí thư
Đảng ủy; Tỉnh ủy; Thành ủy; Văn phòng; Văn phòng Thường trực; Cơ quan Thường trực; Thường trực
tỉnh; thành phố; xã; phường; đặc khu; thị trấn; thị xã; huyện; quận; khu vực; quốc gia; Quốc gia
Thủ tướng Chính phủ; Chính phủ; Trung ương; Quốc hội; Chủ tịch; Ngân hàng Nhà nước; Việt Nam
Sở; Bộ; Cục; Chi cục; Tổng cục; Vụ; Phòng; Ban; Đội; Trạm; Đồn; Tổ; Hội; Đoàn; Trung tâm; Thanh tra
Công an; Công Thương; Quản lý thị trường; Hải quan; Thuế; Kiểm lâm; Biên phòng; Cảnh sát biển
Bộ đội Biên phòng; Bộ Chỉ huy; Bộ Chỉ huy Quân sự; Ban Chỉ huy Quân sự; Chỉ huy; Quân sự; Quân khu
Bộ Tư lệnh; giúp việc
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
    "BĐBP",
    "TW",
    "KT",
    "TM",
    "TL",
    "TUQ",
}
_WORD = re.compile(r"[^\W\d_]+")
# A scanner's l for I among capitals: TlNH, HỘl.
_SMALL_L = re.compile(r"(?<=[^\W\d_a-zà-ỹ])l|l(?=[^\W\d_a-zà-ỹ])")
_NOISE = re.compile(r"[\W_]*[a-zà-ỹ]?[\W_]*")  # ———, _., _ẽ. where all words are large
_REGION = re.compile(r"(?<=khu vực )[ivxl]+\b", re.IGNORECASE)
_LONG = 3  # a phrase of more words is known without its marks as well
_LIKE = {
    "a": "[aàáảãạăằắẳẵặâầấẩẫậ]", "e": "[eèéẻẽẹêềếểễệ]", "i": "[iìíỉĩị]",
    "o": "[oòóỏõọôồốổỗộơờớởỡợ]", "u": "[uùúủũụưừứửữự]", "y": "[yỳýỷỹỵ]", "d": "[dđ]",
}  # fmt: skip


def calm(name: str) -> str:
    """UỶ BAN NHÂN DÂN TỈNH NGHỆ AN as Ủy ban nhân dân tỉnh Nghệ An; what is not all in capitals
    stays as it is. Marks stand composed, whatever the file had; what a scanner made of the rule
    below a letterhead is left out, and marks that it lost in a name of many words are put back.
    """
    name = unicodedata.normalize("NFC", name)
    large = _without_rules(_SMALL_L.sub("I", name))
    if not large.isupper():
        return name
    said = _phrases().sub(_told, old_tone_place(large))
    said = _WORD.sub(lambda m: _named(m[0]), said)
    said = _REGION.sub(lambda m: m[0].upper(), said)
    return said[:1].upper() + said[1:]


def _without_rules(name: str) -> str:
    """ "VĂN PHÒNG ——— ——" without its dashes; one between two words stays."""
    words = name.split()
    while words and _NOISE.fullmatch(words[-1]):
        words.pop()
    last = len(words) - 1
    return " ".join(
        w for i, w in enumerate(words) if i == last or w in "-–" or not _NOISE.fullmatch(w)
    )


def _told(m: re.Match[str]) -> str:
    return _known().get(m[0].casefold()) or _unmarked()[fold(m[0])]


def _named(word: str) -> str:
    """A word that no phrase told is one of a place or of a person."""
    return word.capitalize() if word.isupper() and word not in _SHORT and len(word) > 1 else word


@cache
def _known() -> dict[str, str]:
    phrases = (phrase.strip() for line in _SAID.strip().splitlines() for phrase in line.split(";"))
    return {phrase.casefold(): phrase for phrase in phrases} | {"tinh": "tỉnh"}  # TlNH


@cache
def _phrases() -> re.Pattern[str]:
    """The longest first; of those with many words also what stands there with other marks."""
    longest_first = sorted(_known(), key=len, reverse=True)
    spelt = (
        _loosely(phrase) if phrase in _many() else re.escape(phrase) for phrase in longest_first
    )
    return re.compile(rf"\b(?:{'|'.join(spelt)})\b", re.IGNORECASE)


@cache
def _unmarked() -> dict[str, str]:
    return {fold(phrase): _known()[phrase] for phrase in _many()}


@cache
def _many() -> frozenset[str]:
    return frozenset(phrase for phrase in _known() if len(phrase.split()) > _LONG)


def _loosely(phrase: str) -> str:
    """Each vowel with any mark, and d for đ."""
    return "".join(_LIKE.get(fold(letter), re.escape(letter)) for letter in phrase)
