"""Whether a text is an official document at all (có phải văn bản hành chính không)."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from sauro.documents.reading.footer import Footer
from sauro.documents.reading.header import Header
from sauro.documents.reading.regions import Regions

_MARKED = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_VIETNAMESE = re.compile(f"[{_MARKED}{_MARKED.upper()}]")
_CONCLUDES = re.compile(r"(?:kết luận|chỉ đạo|ý kiến)[^.]{0,60}(?:như sau|sau)\s*:|kết luận\s*:")
_ANNOUNCES = re.compile(r"thông báo[^.]{0,160}(?:biết|thực hiện|triển khai)")
_FEWEST_SIGNS = 2
_SAMPLE = 4000  # characters that tell the language
_FEWEST_LETTERS = 0.05


def refusal_of(regions: Regions, header: Header, footer: Footer) -> str | None:
    """Why a text is not read as an official document; None where it is one.

    A paper shows at least two of: a kind in its title, a number, recipients, a signer's
    capacity, an addressee, a conclusion's or an announcement's formula.
    """
    text = unicodedata.normalize("NFC", regions.source)
    if not text.strip():
        return "Văn bản không có chữ nào."
    if not _is_vietnamese(text[:_SAMPLE]):
        return "Văn bản không phải tiếng Việt có dấu."
    signs = _signs(regions, header, footer)
    if sum(signs.values()) < _FEWEST_SIGNS:
        missing = ", ".join(name for name, seen in signs.items() if not seen)
        return f"Không có dấu hiệu của văn bản hành chính: thiếu {missing}."
    return None


def _is_vietnamese(sample: str) -> bool:
    """Whether enough of the letters carry a mark. A Vietnamese text shows it in its first lines."""
    enough = int(_FEWEST_LETTERS * len(sample)) + 1  # though every character were a letter
    if len(list(islice(_VIETNAMESE.finditer(sample), enough))) == enough:
        return True
    letters = sum(map(str.isalpha, sample)) or 1
    return len(_VIETNAMESE.findall(sample)) / letters >= _FEWEST_LETTERS


def _signs(regions: Regions, header: Header, footer: Footer) -> dict[str, bool]:
    body = " ".join(p.text.low for p in regions.body[:8])
    return {
        "tên loại văn bản": regions.title is not None,
        "số, ký hiệu": header.number is not None,
        "nơi nhận": len(footer.recipients) > 1,
        "chức vụ người ký": bool(footer.signer and footer.signer.titles),
        "kính gửi": bool(regions.addressees),
        "câu kết luận": bool(_CONCLUDES.search(body)),
        "câu thông báo": any(_ANNOUNCES.search(p.text.low) for p in regions.body[-3:]),
    }


_REASONS = {
    "Văn bản không có chữ nào.": "The text has no words.",
    "Văn bản không phải tiếng Việt có dấu.": "The text is not Vietnamese with its marks.",
    "Không có dấu hiệu của văn bản hành chính: thiếu": "It does not look official; missing:",
    "tên loại văn bản": "kind of document",
    "số, ký hiệu": "number",
    "nơi nhận": "recipients",
    "chức vụ người ký": "signer's capacity",
    "kính gửi": "addressee",
    "câu kết luận": "formula of conclusion",
    "câu thông báo": "formula of announcement",
}


def refusal_en(reason: str) -> str:
    """The engine's reason for reading nothing, in English as far as we know its words."""
    for vietnamese, english in _REASONS.items():
        reason = reason.replace(vietnamese, english)
    return reason
