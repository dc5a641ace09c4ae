"""Which spellings of a deadline a text can hold at all: a cheap look before a hundred searches.

What a spelling must find is told by its holes and by its ``needs``: "{rhythm}, {dom}" needs a
rhythm and a day of the month. One look at the text says what is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sauro.documents.reading.spellings import SPELLINGS, Spelling

# What is no word but has a form: hole or sign → what every text that holds one matches.
_SIGNS = {
    "a day": re.compile(r"\d(?:\s?[/.-]\s?\d|\stháng\s)"),
    "an hour": re.compile(r"\d\s?[gh]"),
    "a day of the month": re.compile(r"(?:ngày|mùng)\s(?:mùng\s)?\d"),
    "a weekday": re.compile(r"(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật)"),
    "a rhythm": re.compile(
        r"(?:hằng|hàng|mỗi|từng)\s(?:ngày|tuần|tháng|quý|năm|đêm|sáng|trưa|chiều|tối)"
    ),
    "so often": re.compile(
        r"(?:một|hai|ba|[0-3])\s(?:lần|kỳ|số|buổi|bữa|lượt|đợt|bài)|(?:cứ|mỗi)\s\w+\s(?:ngày|tuần|tháng)"
        r"|(?:lần|số|buổi|bài|lượt|tin|kỳ)\s?/|(?:ngày|tuần|tháng|quý|năm)/?\slần|/\s?lần"
    ),
}
# What must stand in a text for a hole to match: one of these words or signs.
_OF_HOLE = {
    "day": ("a day",),
    "stretch": ("a day", "tháng", "quý", "năm"),
    "period": ("tháng", "quý", "năm"),
    "month": ("tháng",),
    "quarter": ("quý",),
    "half": ("tháng",),
    "year": ("năm",),
    "weekday": ("a weekday",),
    "hour": ("an hour",),
    "rhythm": ("a rhythm",),
    "every": ("so often",),
    "tet": ("tết",),
    "lunar": ("chạp", "giêng", "tết", "rằm", "âm", "trung", "giao", "mùng", "âl"),
    "dom": ("a day of the month",),
}
_HOLE = re.compile(r"\{(\w+)\}(?![?*])")
_INNER_GROUP = re.compile(r"\((?:\\.|[^()\\])*\)[?*]?")
_Needs = frozenset[str]
_NOTHING: _Needs = frozenset({""})  # stands in every text: such a spelling is always tried


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A spelling with its place in the list and what it needs besides its group's need."""

    place: int
    spelling: Spelling
    others: tuple[_Needs, ...]


def candidates(low: str) -> list[Spelling]:
    """The spellings whose needs a lower-case text meets, in the order of the list."""
    here = {word for word in _words() if word in low}
    here.update(name for name, sign in _SIGNS.items() if sign.search(low))
    if not here:
        return []
    met = [
        one
        for need, group in _by_need()
        if not here.isdisjoint(need)
        for one in group
        if not any(map(here.isdisjoint, one.others))
    ]
    return [one.spelling for one in sorted(met, key=lambda one: one.place)]


def needs_of(spelling: Spelling) -> tuple[_Needs, ...]:
    """What must be there for a spelling to match: one word or sign of each set, signs first."""
    bare = spelling.pattern.replace("{{", "").replace("}}", "")
    while bare != (bare := _INNER_GROUP.sub("", bare)):
        pass  # from inside out: what stands in brackets may be one of several, or optional
    holes = (h.rstrip("2") for h in _HOLE.findall(bare)) if "|" not in bare else ()
    sets = {frozenset(_OF_HOLE[h]) for h in holes if h in _OF_HOLE}
    if spelling.needs:
        sets.add(frozenset(spelling.needs))
    sets = sets or {_NOTHING}
    return tuple(sorted(sets, key=lambda s: (_SIGNS.keys().isdisjoint(s), len(s), sorted(s))))


@cache
def _by_need() -> tuple[tuple[_Needs, tuple[_Candidate, ...]], ...]:
    """The spellings by the first of their needs, so that one look passes over many."""
    groups: dict[_Needs, list[_Candidate]] = {}
    for place, spelling in enumerate(SPELLINGS):
        first, *others = needs_of(spelling)
        groups.setdefault(first, []).append(_Candidate(place, spelling, tuple(others)))
    return tuple((need, tuple(group)) for need, group in groups.items())


@cache
def _words() -> tuple[str, ...]:
    found = {word for spelling in SPELLINGS for need in needs_of(spelling) for word in need}
    return tuple(sorted(found - _SIGNS.keys()))
