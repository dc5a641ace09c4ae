"""Provinces and communes by name (địa danh), to know where a paper speaks of."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files

from sauro.kernel.text import UPPER, old_tone_place

_COMMUNE = re.compile(
    rf"(?:[Xx]ã|[Pp]hường|[Đđ]ặc khu|(?:[Cc]ác\s)?(?:xã|phường)\s?:)\s((?:[{UPPER}][\w'-]*\s?)+(?:,\s(?:[{UPPER}][\w'-]*\s?)+)*)"
)
_PROVINCE = re.compile(
    rf"(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|TỈNH|THÀNH PHỐ|THÀNH|UBND)(?:\s[ủỦ][yY])?\s+((?:[{UPPER}][\w-]*\s?){{1,4}})"
)
_MEDIA = re.compile(rf"(?:Báo|Đài)[\w\s,&-]{{0,40}}?\s((?:[{UPPER}][\w-]*\s?){{2,3}})")


@cache
def _rows() -> tuple[tuple[str, bool, tuple[str, ...]], ...]:
    text = (files("sauro.documents.reading") / "data" / "places.txt").read_text("utf-8")
    rows = (line.split(";") for line in old_tone_place(text).splitlines())
    return tuple((name, current == "1", tuple(c.split(", "))) for name, current, c in rows)


@cache
def provinces() -> dict[str, str]:
    """The names of provinces, of today and before July 2025, by their lower-case form."""
    return {name.lower(): name for name, _, _ in _rows()}


@cache
def _communes() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for province, _, communes in _rows():
        for commune in communes:
            bare = re.sub(r"^(?:Xã|Phường|Đặc khu)\s", "", commune).lower()
            found.setdefault(bare, []).append(province)
    return {name: tuple(where) for name, where in found.items()}


def province_in(text: str) -> str | None:
    """The first province that the text names as one: "tỉnh Gia Lai", "TỈNH CAO BẰNG"."""
    for m in _PROVINCE.finditer(text):
        if name := longest_province(m[1]):
            return name
    return None


def province_of_media(text: str) -> str | None:
    """The province after which a newspaper or station is called: "Báo Quảng Ngãi"."""
    for m in _MEDIA.finditer(text):
        if name := longest_province(m[1]):
            return name
    return None


def longest_province(words: str) -> str | None:
    """The longest run of leading words that is a province."""
    parts = words.lower().split()
    for n in range(len(parts), 0, -1):
        if found := provinces().get(" ".join(parts[:n])):
            return found
    return None


def province_by_communes(text: str) -> str | None:
    """The province in which most of the communes lie that a text names, by a clear majority."""
    votes: Counter[str] = Counter()
    for m in _COMMUNE.finditer(text):
        for name in re.split(r",\s*", m[1]):
            where = _communes().get(name.strip().lower(), ())
            votes.update({province: 1 / len(where) for province in where})
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < 1.5:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > 1.5 * ranked[1][1] else None
