"""The signs that open an item: I. 1. 1.1. a) đ) - + Điều 1."""

from __future__ import annotations

import re
from dataclasses import dataclass

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


# kind, rank, pattern with the label as its first group
_KINDS: tuple[tuple[str, int, re.Pattern[str]], ...] = tuple(
    (kind, rank, re.compile(pattern))
    for kind, rank, pattern in (
        (
            "part",
            0,
            r"(?:Phần|PHẦN|Mục|MỤC|Chương|CHƯƠNG)\s+([IVX]{1,4}|\d{1,2}|thứ \w+)\b\s*[.:-]?\s*",
        ),
        ("ordinal", 3, rf"Thứ ({'|'.join(_ORDINALS)})\s*[,:]\s+(?!ngày\s\d)"),
        ("article", 1, r"(?:Điều|ĐIỀU|Điêu)\s+(\d{1,3})\s*[.:]\s*"),
        ("roman", 2, r"([IVX]{1,5})\s*[./)–-]\s+(?=\S)"),
        ("multi", 4, r"(\d{1,2}(?:\.\d{1,2}){1,3})\s*(?:[.)/]\s*|[-–—]\s+|\s)\s*(?=[“\"]?[^\W\d])"),
        ("arabic", 3, r"(\d{1,2})\s*(?:[.,](?=\s|[^\W\d])|/(?=\s))\s*(?=\S)"),
        ("party", 3, r"(\d{1,2})\s?[-–—]\s*(?=[^\W\d_])"),
        ("paren", 5, r"\(?(\d{1,2})\)\s*(?=\S)"),
        ("small roman", 7, r"\(([ivx]{1,4})\)\s*(?=\S)"),
        ("letter", 6, r"\(?([a-zđ])\s?(?:[).}\]]|/(?=\s))\s*(?=\S)"),
        ("capital", 2, r"([A-HĐ])\s?[.)]\s+(?=[^\W\d])"),
        ("circled", 3, r"([\u2460-\u2473])\s*(?=\S)"),
        ("star", 7, r"([*])\s*(?=[^\s*])"),
        ("bullet", 7, r"([•●▪■○♦✓❖➢→·])\s*(?=\S)"),
        ("dash", 8, r"([-–—~])\s*(?=[^\s\d_–—-]|\d+\s)"),
        ("plus", 9, r"([+])\s*(?=\S)"),
    )
)
_ROMAN = {"I": 1, "V": 5, "X": 10}


def marker_at(text: str) -> Marker | None:
    """The sign at the head of a line, if it has one."""
    for kind, rank, pattern in _KINDS:
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
