"""What a page adds to a text: page numbers, rules, footnotes torn into paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import pairwise

from sauro.documents.reading.markers import marker_at
from sauro.documents.reading.normalise import Line
from sauro.kernel.text import LOWER, Mapped, join

_TABLE_REACH = 400  # lines back to the head of a table
_PAGE_NUMBER = re.compile(  # and what stands far to its right: "Trang 2/4      Mã hồ sơ: 26.0316"
    r"[-–—~.,'\s|·•]*(?:Trang\s*)?(\d{1,3})(?:\s*/\s*\d{1,3})?(?:[-–—~.,'\s|·•]*$|(?<=/\d)\s{6,}\S.{0,60}$|(?<=/\d\d)\s{6,}\S.{0,60}$)",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\s_\-–—=*~.·•|+:]{3,}$")
_MARK = re.compile(r"DỮ LIỆU MÔ PHỎNG\b")  # on each page of a paper from simulated data
_AWAITS_DAY = re.compile(r"(?:ngày|trước|từ|đến|hết|số)$")
_SPECKS = re.compile(r"[^\W\d_]?\W{0,2}$")  # what a scanner makes of the number on a page's edge
_FOOTNOTE_RULE = re.compile(r"_{5,}$")
_FOOTNOTE = re.compile(r"[\[(]?(\d{1,2})[\])]?\s+(?=\S)")
_REFERENCE = re.compile(rf"(?<=[{LOWER}”\")])\[?(\d{{1,2}})\]?(?=[\s.,;:)/]|$)")
_UNFINISHED = re.compile(r"[^.;:!?…/]$")
_NUMBER_HEAD = re.compile(r"(?:S?TT|Số TT)\.?$", re.IGNORECASE)
_BARE = re.compile(r"(\d{1,3})[.)']?$")
_LONGEST_NOTE = 6  # lines of a note without a rule above it
_LONG = 30  # characters of a line of running text, at least
_TABLE_HEAD = re.compile(
    r"(?:tt|stt|số tt|nội dung.*|cơ quan.*|đơn vị.*|thời (?:gian|hạn).*)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote (chú thích cuối trang) with its number."""

    number: int
    text: Mapped


def without_furniture(lines: list[Line]) -> list[Line]:
    """The lines less page numbers, drawn rules and marks of pages; what follows a number is marked
    ``new_page``.
    """
    kept: list[Line] = []
    expected, torn = 2, False
    tables = _Tables(lines)
    for i, line in enumerate(lines):
        number = _page_number(lines, i, expected, tables)
        if number:
            expected = number + 1
        specks = bool(_SPECKS.match(line.text.text)) and _at_an_edge(lines, i)
        rule = specks or (
            bool(_RULE.match(line.text.text)) and not _FOOTNOTE_RULE.match(line.text.text)
        )
        if number or _MARK.match(line.text.text) or (rule and "|" not in line.text.text):
            torn = torn or bool(number) or specks
            continue
        kept.append(replace(line, new_page=True) if torn else line)
        torn = False
    return kept


def _at_an_edge(lines: list[Line], i: int) -> bool:
    """Whether a page ended here: by its form feed, or by a sentence that goes on below."""
    if lines[i].new_page:
        return True
    if not 0 < i < len(lines) - 1:
        return False
    return (
        lines[i - 1].text.text[-1].isalpha()
        and len(lines[i - 1].text) > _LONG
        and lines[i + 1].text.text[0].islower()
        and not marker_at(lines[i + 1].text.text)
    )


def _page_number(lines: list[Line], i: int, expected: int, tables: _Tables) -> int | None:
    """The page number that a line is, if it is one and no row number of a table."""
    m = _PAGE_NUMBER.match(lines[i].text.text)
    if not m:
        return None
    number = int(m[1])
    of_day = "/" in m[0] and i > 0 and _AWAITS_DAY.search(lines[i - 1].text.low)
    if m[1].startswith("0") or of_day:
        return None  # the rest of "trước ngày | 04/9."
    if lines[i].new_page:
        return number
    if not expected <= number <= expected + 3 and number != 1:
        return None
    return None if tables.numbers_row(i, number) else number


class _Tables:
    """Where tables that lost their columns begin: below, a bare number may be a row's."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._heads = [j for j in range(len(lines)) if _is_head(lines, j)]

    def numbers_row(self, i: int, number: int) -> bool:
        """Whether line i, a bare number, is the next one of the rows before it."""
        at = bisect_left(self._heads, i - _TABLE_REACH)
        if at == len(self._heads) or self._heads[at] >= i:
            return False
        following = self._lines[i + 1].text.text if i + 1 < len(self._lines) else ""
        bare = (_BARE.match(line.text.text) for line in self._lines[self._heads[at] : i])
        rows = [int(m[1]) for m in bare if m]
        return not _TABLE_HEAD.match(following) and number == max(rows, default=0) + 1


def _is_head(lines: list[Line], j: int) -> bool:
    """The number column's head, or two other heads where a scanner spoilt that one."""
    text, below = lines[j].text.text, lines[j + 1].text.text if j + 1 < len(lines) else ""
    return bool(_NUMBER_HEAD.match(text) or (_TABLE_HEAD.match(text) and _TABLE_HEAD.match(below)))


def split_footnotes(lines: list[Line], *, spaced: bool) -> tuple[list[Line], list[Footnote]]:
    """The running text and the footnotes that stood between its lines.

    ``spaced``: an empty line follows every line, so one of them ends nothing.
    """
    body: list[Line] = []
    notes: list[Footnote] = []
    known = cache(partial(_references, list(lines)))
    i = 0
    while i < len(lines):
        start = i + 1 if _FOOTNOTE_RULE.match(lines[i].text.text) else i
        if _opens_footnotes(lines, start, known, ruled=start > i, last=len(notes)):
            end = _end_of_footnotes(lines, start, 1 if spaced else 0)
            notes += _notes(lines[start:end])
            if end < len(lines):
                lines = [*lines[:end], replace(lines[end], new_page=True), *lines[end + 1 :]]
            i = end
        elif notes and _rests_of(notes[-1], lines, i):
            notes[-1] = replace(notes[-1], text=join([notes[-1].text, lines[i].text]))
            i += 1
        else:
            if start == i:
                body.append(lines[i])
            i += 1
    return body, notes


def _references(lines: list[Line]) -> set[int]:
    return {int(m[1]) for line in lines for m in _REFERENCE.finditer(line.text.text)}


def _opens_footnotes(
    lines: list[Line], i: int, known: Callable[[], set[int]], *, ruled: bool, last: int
) -> bool:
    if i >= len(lines):
        return False
    m = _FOOTNOTE.match(lines[i].text.text)
    marked = ruled and m is not None and m[0].startswith(("(", "["))
    if not m or int(m[1]) != last + 1 or not (marked or int(m[1]) in known()):
        return False
    before = lines[i - 1].text.text if i and not ruled else ""
    open_above = bool(_UNFINISHED.search(before)) or lines[i].gap > 1
    return ruled or open_above or _closes_page(lines, i)


def _closes_page(lines: list[Line], i: int) -> bool:
    """Whether nothing but a few lines without a sign stands between line i and its page's end."""
    for k in range(i + 1, min(i + _LONGEST_NOTE, len(lines))):
        if lines[k].new_page:
            return True
        if marker_at(lines[k].text.text):
            return False
    return False


def _rests_of(note: Footnote, lines: list[Line], i: int) -> bool:
    """Whether a page's last line ends a torn note: the sentence before it goes on over the page."""
    if not 0 < i < len(lines) - 1 or not lines[i + 1].new_page or lines[i].new_page:
        return False
    here, below = lines[i].text.text, lines[i + 1].text.text
    torn = not note.text.text.endswith((".", ";", ":")) and here.endswith(".")
    goes_on = below[0].islower() or (below[0].isdigit() and not marker_at(below))
    return torn and goes_on and bool(_UNFINISHED.search(lines[i - 1].text.text))


def _end_of_footnotes(lines: list[Line], start: int, usual_gap: int) -> int:
    """Footnotes end with their page, at an empty line, or where the torn sentence goes on."""
    for i in range(start + 1, len(lines)):
        line = lines[i]
        ended = lines[i - 1].text.text.endswith(".")
        if line.new_page and not ended and (rest := _torn_note(lines, i)):
            return rest
        if (
            line.new_page
            or (ended and line.text.text[0].islower())
            or (line.gap > usual_gap and not _FOOTNOTE.match(line.text.text))
        ):
            return i
    return len(lines)


def _torn_note(lines: list[Line], i: int) -> int | None:
    """One past the end of a note that goes on over the page, before a torn sentence goes on."""
    for k in range(i, min(i + 2, len(lines) - 1)):
        ends = lines[k].text.text.endswith(".")
        if lines[i].text.text[0].islower() and ends and lines[k + 1].text.text[0].islower():
            return k + 1
    return None


def _notes(lines: list[Line]) -> list[Footnote]:
    starts: list[int] = []
    number = 0
    for i, line in enumerate(lines):
        m = _FOOTNOTE.match(line.text.text)
        if m and (not starts or int(m[1]) == number + 1):
            starts.append(i)
            number = int(m[1])
    return [_note(lines[a:b]) for a, b in pairwise([*starts, len(lines)])]


def _note(lines: list[Line]) -> Footnote:
    text = join(line.text for line in lines)
    m = _FOOTNOTE.match(text.text)
    assert m, "a note starts with its number"
    return Footnote(int(m[1]), text[m.end() :])
