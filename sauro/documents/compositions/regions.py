"""Where in a decision members are listed: of the committee, of the group that assists it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_LINE = re.compile(r"[^\n]*\n?")
_ARTICLE = re.compile(r"\s*(?:dieu\s+[\dil]+\s*[.:]|(?:danh sach|phu luc)\b)")
_OFF = re.compile(
    r"\s*(?:noi nhan|can cu|theo de nghi|xet de nghi|(?:tm|kt|tl|tuq)\s*\.|quyet dinh\s*:)"
)
_GROUP = re.compile(r"\b(?:to\s+(?:giup\s+viec|tham\s+muu|cong\s+tac|chuyen\s+vien)|doi\s+389)\b")
_MEMBERS = re.compile(r"(?:gom|thanh phan|thanh vien|danh sach|nhu sau|ong|ba)\b")
_DUTIES = re.compile(
    r"\b(?:nhiem vu|trach nhiem|quyen han|quy che|che do|kinh phi|hieu luc|thi hanh|phan cong)\b"
)
_LISTED = re.compile(r"\b(?:gom|co ten|sau day|nhu sau|danh sach)\b")
_SECTION = re.compile(r"\s*(?:[ivx]+|\d{1,2})\s*[.)]\s+")


class Kind(Enum):
    """Whose members a stretch of lines may list."""

    NONE = 0
    COMMITTEE = 1
    ASSISTING = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the text, without its line end, and whose members it may list."""

    start: int
    end: int
    kind: Kind


def rows(plain: str) -> Iterator[Row]:
    """All lines in order."""
    kind = Kind.NONE
    for m in _LINE.finditer(plain):
        if m.start() == m.end():
            return
        line = m.group().rstrip()
        kind = _kind_after(line, plain[m.start() : m.start() + 400], kind)
        yield Row(m.start(), m.start() + len(line), kind)


def _kind_after(line: str, ahead: str, kind: Kind) -> Kind:
    """``ahead``: the line and some of what follows, for a heading may run over several lines."""
    if _ARTICLE.match(line):
        return _of_heading(_until_list(ahead))
    if _OFF.match(line):
        return Kind.NONE
    if line.endswith(":") and (_SECTION.match(line) or kind is not Kind.NONE):
        if _GROUP.search(line) and _LISTED.search(line):
            return Kind.ASSISTING
        if _DUTIES.search(line) and not _LISTED.search(line):
            return Kind.NONE
    if _SECTION.match(line) and _GROUP.search(line) and len(line) < 60 and "," not in line:
        return Kind.ASSISTING
    return kind


def _until_list(ahead: str) -> str:
    """The heading: up to its first item or blank line."""
    m = re.compile(r":|\n\s*\n|\n\s*(?:[\dl]{1,2}\s*[.)|\t]|[-–+|])").search(ahead)
    return ahead[: m.end()] if m else ahead


def _of_heading(heading: str) -> Kind:
    group, listed = _GROUP.search(heading), _LISTED.search(heading)
    if _DUTIES.search(heading) and not listed:
        return Kind.NONE
    if group and not re.search(r"ban chi dao.{0,80}\bgom\b", heading[: group.start()], re.DOTALL):
        return Kind.ASSISTING
    return Kind.COMMITTEE if _MEMBERS.search(heading) or "ban chi dao" in heading else Kind.NONE
