"""The signs that open an item: I. 1. 1.1. a) đ) - + Điều 1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_lowercase

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_LETTERS = "abcdđeghiklmnopqrstuvxy"


@dataclass(frozen=True, slots=True)
class Marker:
    """An outline sign. ``rank`` orders kinds from outside in; ``number`` counts from 1."""

    kind: str
    rank: int
    label: str
    number: int
    width: int  # characters up to the item's first word


_DIGITS = "0123456789"
_CIRCLED = "".join(map(chr, range(0x2460, 0x2474)))
_BULLETS = "•●▪■○♦✓❖➢→·"

# kind, rank, the characters it can begin with, pattern with the label as its first group
_KINDS: tuple[tuple[str, int, str, re.Pattern[str]], ...] = tuple(
    (kind, rank, first, re.compile(pattern))
    for kind, rank, first, pattern in (
        (
            "part",
            0,
            "PMC",
            r"(?:Phần|PHẦN|Mục|MỤC|Chương|CHƯƠNG)\s+([IVX]{1,4}|\d{1,2}|thứ \w+)\b\s*[.:-]?\s*",
        ),
        ("ordinal", 3, "T", rf"Thứ ({'|'.join(_ORDINALS)})\s*[,:]\s+(?!ngày\s\d)"),
        ("article", 1, "Đ", r"(?:Điều|ĐIỀU|Điêu)\s+(\d{1,3})\s*[.:]\s*"),
        ("roman", 2, "IVX", r"([IVX]{1,5})\s*[./)–-]\s+(?=\S)"),
        (
            "multi",
            4,
            _DIGITS,
            r"(\d{1,2}(?:\.\d{1,2}){1,3})\s*(?:[.)/]\s*|[-–—]\s+|\s)\s*(?=[“\"]?[^\W\d])",
        ),
        ("arabic", 3, _DIGITS, r"(\d{1,3})\s*(?:[.,](?=\s|[^\W\d])|/(?=\s))\s*(?=\S)"),
        ("party", 3, _DIGITS, r"(\d{1,2})\s?[-–—]\s*(?![A-ZĐ]{1,6}\d*/)(?=[^\W\d_])"),
        ("paren", 5, "(" + _DIGITS, r"\(?(\d{1,2})\)\s*(?=\S)"),
        ("small roman", 7, "(", r"\(([ivx]{1,4})\)\s*(?=\S)"),
        ("letter", 6, "(" + ascii_lowercase + "đ", r"\(?([a-zđ])\s?(?:[).}\]]|/(?=\s))\s*(?=\S)"),
        ("capital", 2, "ABCDEFGHĐ", r"([A-HĐ])\s?[.)]\s+(?=[^\W\d])"),
        ("circled", 3, _CIRCLED, rf"([{_CIRCLED}])\s*(?=\S)"),
        ("star", 7, "*", r"([*])\s*(?=[^\s*])"),
        ("bullet", 7, _BULLETS, rf"([{_BULLETS}])\s*(?=\S)"),
        ("dash", 8, "-–—~", r"([-–—~])\s*(?=[^\s\d_–—-]|\d+\s)"),
        ("plus", 9, "+", r"([+])\s*(?=\S)"),
    )
)
_BY_FIRST = {
    first: tuple(kind for kind in _KINDS if first in kind[2])
    for first in {char for kind in _KINDS for char in kind[2]}
}
_ROMAN = {"I": 1, "V": 5, "X": 10}


def marker_at(text: str) -> Marker | None:
    """The sign at the head of a line, if it has one."""
    for kind, rank, _, pattern in _BY_FIRST.get(text[:1], ()):
        if m := pattern.match(text):
            return Marker(kind, rank, m[1], _number(kind, m[1]), m.end())
    return None


def _number(kind: str, label: str) -> int:
    if kind in ("roman", "part") and set(label) <= set(_ROMAN):
        return _roman(label)
    if kind == "small roman":
        return _roman(label.upper())
    if kind == "multi":
        return int(label.rsplit(".", 1)[1])
    if kind == "ordinal":
        return _ORDINALS.index(label) + 1
    if kind == "circled":
        return ord(label) - ord("①") + 1
    if label.isdigit():
        return int(label)
    if kind in ("letter", "capital"):
        return _LETTERS.find(label.lower()) + 1
    return 0


def _roman(label: str) -> int:
    values = [_ROMAN[c] for c in label]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-a if a < b else a for a, b in pairs)
