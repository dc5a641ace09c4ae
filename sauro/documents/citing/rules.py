"""Which received paper a citation means, and what its words say of force: pure decisions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sauro.kernel.official_numbers import Form, OfficialNumber, parse
from sauro.kernel.text import fold, squeeze

_WORDS = 480  # characters around a number that are kept as its words
_BEFORE = 200  # of them at most before it


class Found(StrEnum):
    """How far it is known which paper is meant."""

    HAVE = "have"  # exactly one, by number and day, or a person said so
    CHOOSE = "choose"  # the number fits, the day is open: a person tells
    MISSING = "missing"  # not received


@dataclass(frozen=True, slots=True)
class Paper:
    """A received paper that bears the number: its edition in force, and its first one."""

    id: int
    dated: date | None
    doc_type: str
    first: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """A citation, as far as it tells which paper is meant."""

    key: str
    dated: date | None = None
    doc_type: str = ""
    decided: str = ""  # what a person said: "this", "none"
    target: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """What is known, with the paper meant or those to choose from."""

    found: Found
    papers: Sequence[Paper] = ()


def key_of(number: str) -> str:
    """The spelling that all spellings of a number share; of what is no number, its words."""
    try:
        return parse(number).key
    except ValueError:
        return squeeze(number).upper()


def match(named: Named, papers: Sequence[Paper]) -> Match:
    """Which of the papers with its number a citation means.

    Numbers begin anew each year: where a day is missing on either side a person tells, unless the
    year is part of the number.
    """
    if named.decided == "none":
        return Match(Found.MISSING)
    if named.decided == "this":
        chosen = tuple(p for p in papers if named.target in (p.id, p.first))
        return Match(Found.HAVE if chosen else Found.MISSING, chosen)
    may = tuple(p for p in papers if _may_be(named, p))
    sure = tuple(p for p in may if _is(named, p))
    if len(sure) == 1 and len(may) == 1:
        return Match(Found.HAVE, sure)
    return Match(Found.CHOOSE if may else Found.MISSING, may)


def _may_be(named: Named, paper: Paper) -> bool:
    return named.dated is None or paper.dated is None or named.dated == paper.dated


def _is(named: Named, paper: Paper) -> bool:
    if named.doc_type and paper.doc_type and not _same_kind(named.doc_type, paper.doc_type):
        return False
    return bool(named.dated and named.dated == paper.dated) or of_year(named.key)


def _same_kind(one: str, other: str) -> bool:
    """ "Thông báo" and "Thông báo kết luận" are one kind; "Văn bản" is any."""
    a, b = fold(one), fold(other)
    return a.startswith(b) or b.startswith(a) or "van ban" in (a, b)


def of_year(key: str) -> bool:
    """Whether the year is part of the number, so that no other paper bears it."""
    try:
        number: OfficialNumber = parse(key)
    except ValueError:
        return False
    return number.form in (Form.LAW, Form.NORMATIVE) or number.year is not None


_BASIS = re.compile(r"^\W*(?:căn cứ|theo đề nghị của)\b", re.IGNORECASE)


def is_basis(paragraph: str) -> bool:
    """Whether a paragraph says what the paper rests on (căn cứ ban hành)."""
    return bool(_BASIS.match(paragraph))


# In the clause before the number; the last word of force before it counts.
_FORCE = (
    ("replaces", re.compile(r"thay thế(?!\s+cán bộ)", re.IGNORECASE)),
    ("repeals", re.compile(r"bãi bỏ|hủy bỏ|huỷ bỏ", re.IGNORECASE)),
    ("amends", re.compile(r"sửa đổi(?:\s*,\s*bổ sung)?|bổ sung một số", re.IGNORECASE)),
)
_CLAUSE_END = re.compile(r"[.;]\s")
_EXPIRES = re.compile(r"^[^.;]{0,160}?\bhết hiệu lực", re.IGNORECASE)
# "đã được sửa đổi bởi …": the cited paper does it to another, and not ours to it.
_PASSIVE = re.compile(r"được\s+$|bị\s+$", re.IGNORECASE)


def says(before: str, after: str) -> str:
    """What a paper does to one it cites, by the words before and after the number; empty where
    they do not say. A person confirms it.
    """
    clause = _CLAUSE_END.split(before)[-1]
    hits = [
        (m.start(), name)
        for name, pattern in _FORCE
        for m in pattern.finditer(clause)
        if not _PASSIVE.search(clause[: m.start()])
    ]
    if hits:
        return max(hits)[1]
    return "repeals" if _EXPIRES.match(after) else ""


def around(text: str, start: int, end: int) -> str:
    """The words around a place of a paragraph, cut at whole words."""
    first = max(0, start - _BEFORE)
    last = min(len(text), max(end, first + _WORDS))
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = text.rfind(" ", end, last) if " " in text[end:last] else last
    cut = squeeze(text[first:last])
    return f"{'… ' if first else ''}{cut}{' …' if last < len(text) else ''}"[:500]
