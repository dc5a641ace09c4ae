"""From the lines of a list to its members: person, post, part (dòng danh sách)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sauro.documents.compositions.model import Line, Part, Words
from sauro.documents.compositions.posts import ANY_PART, POST, body_in, part_of
from sauro.documents.compositions.regions import Kind, Row
from sauro.documents.compositions.source import Source

_MARKER = re.compile(
    r"[\s|]*(?:\(?(?:[\dl]{1,3}|[a-z]|[ivx]{1,4})\s*[.)/]\s*|[\d]{1,3}\s*(?:[|\t]|$)\s*"
    r"|[\d]{1,3}\s+(?=\w)|[-–+•*]\s*)[\s|]*"
)
_ALONE = re.compile(r"\s*\d{1,3}\s*[.)]?$")
_HONORIFIC = re.compile(
    r"\s*(?:moi\s+)?(?:[o0]ng/ba|[o0]ng\s*\(ba\)|[o0]ng|ba|d/c|dong chi)(?=[\s:.])[\s:.]*"
)
_RANK = re.compile(
    r"(?:(?:dai|thuong|trung|thieu)\s+(?:ta|tuong|uy)|ths|ts|bs|ks|pgs|gs)(?=[\s.,])[\s.,]*"
)
_OF = r"(?:\s+(?:ban\s+chi\s+dao(?:\s+389)?|bcd(?:\s?389)?))?"
_HEADING = re.compile(
    rf"\s*(?:cac\s+)?(?:dong\s+chi\s+)?(?P<part>{ANY_PART}){_OF}"
    r"(?:\s+(?:la|gom|bao\s+gom)\s[^:]{0,60}|\s*\([^)]{0,30}\))?\s*:\s*"
)
_FIRST = re.compile(rf"\s*(?P<part>{ANY_PART}){_OF}\s*(?:[:|\t]|[-–]\s|\n)\s*")
_LAST = re.compile(
    rf"(?:[-–—,;:(|\t]|\s|^)\s*(?:lam\s+|giu\s+chuc\s+)?(?P<part>{ANY_PART}){_OF}"
    r"(?:\s*\([^)]*\))?[\s)\].;,|]*$"
)
_NAME_END = re.compile(r"\s*(?:[,;:|\t(]|[-–—]\s|\s[-–—])")
_MOST_WORDS_OF_NAME = 6


@dataclass(frozen=True, slots=True)
class _Entry:
    start: int
    end: int
    kind: Kind


def lines(source: Source, rows: Iterable[Row], kind: Kind) -> Iterator[Line | Words]:
    """The members that the lines of one kind list; an item that looks like one and cannot be
    read comes as its words.
    """
    above: Part | None = None
    for entry in _entries(source, rows):
        if entry is None or entry.kind is not kind:
            above = None if entry is None else above
            continue
        heading = _HEADING.fullmatch(source.plain, entry.start, entry.end)
        if heading:
            above = part_of(heading["part"])
            continue
        line, own = _line(source, entry, above)
        if own:
            above = None
        told = line or _unread(source, entry)
        if told:
            yield told


def _unread(source: Source, entry: _Entry) -> Words | None:
    """The words of an item that names a post or a person, for nobody may be lost silently."""
    plain = source.plain
    if POST.search(plain, entry.start, entry.end) or _HONORIFIC.match(
        plain, entry.start, entry.end
    ):
        return source.words(entry.start, entry.end)
    return None


def _entries(source: Source, rows: Iterable[Row]) -> Iterator[_Entry | None]:
    """Each item with the lines that go on with it; none where a list ends."""
    start, end, kind = -1, -1, Kind.NONE
    for row in rows:
        begins = _begins(source, row)
        if begins is None and start >= 0 and _next_member(source, (start, end), row):
            begins = row.start
        if start >= 0 and (begins is not None or row.kind is not kind):
            yield _Entry(start, end, kind)
            start = -1
        if row.kind is not kind:
            yield None
        kind = row.kind
        if begins is not None:
            start = begins
        if start >= 0 and row.end > row.start:
            end = row.end
    if start >= 0:
        yield _Entry(start, end, kind)


def _begins(source: Source, row: Row) -> int | None:
    """Where the words of an item begin that begins on this line; none where none does."""
    plain = source.plain
    if row.kind is Kind.NONE:
        return None
    if _ALONE.match(plain, row.start, row.end):
        return row.end
    marker = _MARKER.match(plain, row.start, row.end)
    if marker and not plain.startswith("389", marker.start()):
        return marker.end()
    named = _HONORIFIC.match(plain, row.start, row.end)
    headed = _HEADING.fullmatch(plain, row.start, row.end)
    parted = _FIRST.match(plain, row.start, row.end)
    return row.start if named or headed or parted else None


def _next_member(source: Source, so_far: tuple[int, int], row: Row) -> bool:
    """Whether a line without a marker is a member of its own, as in a scanned table: what came
    before has its part, and the line has a post and a part.
    """
    part = _LAST.search(source.plain, row.start, row.end)
    if part is None or not _LAST.search(source.plain, *so_far):
        return False
    return _post_at(source, row.start, part.start()) is not None


def _line(source: Source, entry: _Entry, above: Part | None) -> tuple[Line | None, bool]:
    """The member, and whether it says its part itself."""
    start, end = entry.start, entry.end
    cells = _cells(source, start, end)
    found = cells or _part_at_edge(source, start, end)
    if found is None and above is None:
        return None, False
    part = part_of(found["part"]) if found else above
    assert part is not None
    if found and found.start("part") - start <= 3:
        start = found.end()
    elif found:
        end = found.start()
    if cells and cells.end() < entry.end and cells.start("part") > entry.start + 3:
        return _row_line(source, entry, cells), True
    person, post = _person_and_post(source, start, end)
    if not (person or post):
        return None, found is not None
    said = source.group(found, "part") if found else None
    return _made(source, entry, (part, said), person, post), found is not None


_Stretch = tuple[int, int]


def _made(
    source: Source,
    entry: _Entry,
    part: tuple[Part, Words | None],
    person: _Stretch | None,
    post: _Stretch | None,
) -> Line:
    body = body_in(source.plain, *post) if post else None
    span = source.words(entry.start, entry.end)
    assert span is not None  # a person or a post stands in it
    return Line(
        span=span.span,
        part=part[0],
        part_words=part[1],
        person=source.words(*person) if person else None,
        post=source.words(*post) if post else None,
        body=source.words(*body) if body else None,
    )


_CELL = re.compile(rf"[|\t]\s*(?P<part>{ANY_PART}){_OF}\s*(?=[|\t]|$)")


def _part_at_edge(source: Source, start: int, end: int) -> re.Match[str] | None:
    """The part that an item begins with, or ends with."""
    return _FIRST.match(source.plain, start, end) or _LAST.search(source.plain, start, end)


def _cells(source: Source, start: int, end: int) -> re.Match[str] | None:
    """The cell of a table that says the part."""
    return _CELL.search(source.plain, start, end)


def _row_line(source: Source, entry: _Entry, cell: re.Match[str]) -> Line:
    """A row whose part stands between other cells: what is before it, else what is after."""
    before = _person_and_post(source, entry.start, cell.start())
    after = _person_and_post(source, cell.end(), entry.end)
    person, post = before[0] or after[0], before[1] or after[1]
    part = part_of(cell["part"]), source.group(cell, "part")
    return _made(source, entry, part, person, post)


def _person_and_post(
    source: Source, start: int, end: int
) -> tuple[_Stretch | None, _Stretch | None]:
    """Who, and at what post: the name stands first, if there is one."""
    named = _HONORIFIC.match(source.plain, start, end)
    at = named.end() if named else start
    while rank := _RANK.match(source.plain, at, end):
        at = rank.end()
    post = _post_at(source, at, end)
    cut = _NAME_END.search(source.plain, at, end)
    stop = min(post if post is not None else end, cut.start() if cut else end)
    name = source.words(at, stop)
    if name is None or not (named or _is_name(name.text, listed=post is not None)):
        return None, _kept(source, at, end)
    after = post if post is not None and post >= stop else (cut.end() if cut else end)
    return (at, stop), _kept(source, after, end)


def _post_at(source: Source, start: int, end: int) -> int | None:
    """Where a post begins: at a first word of one with a capital, or after a sign."""
    for m in POST.finditer(source.plain, start, end):
        before = source.text[start : m.start()].rstrip(" ")
        if not before or before[-1] in ",;:-–—|\t\n(" or source.text[m.start()].isupper():
            return m.start()
    return None


def _is_name(words: str, *, listed: bool) -> bool:
    """Two to six words with capitals; ``listed``: a post follows."""
    parts = words.split()
    capitals = all(p[0].isupper() for p in parts)
    return capitals and 2 <= len(parts) <= _MOST_WORDS_OF_NAME and listed


def _kept(source: Source, start: int, end: int) -> _Stretch | None:
    return (start, end) if source.words(start, end) else None
