"""Tables of tasks whose columns are kept apart by blanks, as `pdftotext -layout` writes them.

A cell stands below its head; a row takes several lines and its number may stand on any of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sauro.documents.reading.columns import (
    NUMBER,
    OTHER,
    TASK,
    Row,
    Table,
    columns_of,
)
from sauro.documents.reading.normalise import Line
from sauro.kernel.text import Mapped, join

_CELL = re.compile(r"\S+(?: \S+)*")  # words one blank apart
_SLACK = 2  # characters that a cell may begin before its head
_GROUP = re.compile(r"(?:[A-H]|[IVX]{1,4})\.?$")  # in place of a number: the title of some rows
_SECTION = re.compile(r"[IVX]{1,4}\.\s+\S")
_HEAD_LINES = 3
_FEWEST_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part of a cell on one line, with the column it stands in."""

    column: int
    text: Mapped


def aligned(lines: Sequence[Line], i: int) -> tuple[Table | None, int]:
    """The table whose head is line i, if it is one, and one past its last line."""
    if not _has_columns(lines[i].text.text):
        return None, i
    head = _cells(lines[i])
    names = columns_of([text for _, text in head]) if len(head) >= _FEWEST_COLUMNS else None
    if names is None or NUMBER not in names:
        return None, i
    starts = [at for at, _ in head]
    rows: list[list[_Piece]] = []
    j = _past_head(lines, i, starts)
    while j < len(lines):
        cells = _cells(lines[j])
        if columns_of([text for _, text in cells]) == names:
            j = _past_head(lines, j, starts)  # once more on a further page
            continue
        if not _GROUP.match(cells[0][1].text):
            if _ends(cells, starts):
                break
            rows.append([_Piece(_column(at, starts), text) for at, text in cells])
        j += 1
    return _table(names, rows), j


def _has_columns(text: str) -> bool:
    """A cheap look: cells are kept apart by several blanks, or by white space of another kind."""
    return "  " in text or not text.isprintable()


def _past_head(lines: Sequence[Line], i: int, starts: list[int]) -> int:
    """One past the lines of a head: what goes on below it begins with a small letter."""
    j = i + 1
    while j < len(lines) and j < i + _HEAD_LINES:
        cells = _cells(lines[j])
        small = all(text.text[:1].islower() for _, text in cells)
        if not small or _column(cells[0][0], starts) < 2:
            break
        j += 1
    return j


def _cells(line: Line) -> list[tuple[int, Mapped]]:
    """The cells of a line with the place where each begins."""
    found = _CELL.finditer(line.text.text)
    return [(line.indent + m.start(), line.text[m.start() : m.end()]) for m in found]


def _column(at: int, starts: list[int]) -> int:
    return max((k for k, start in enumerate(starts) if start <= at + _SLACK), default=0)


def _ends(cells: list[tuple[int, Mapped]], starts: list[int]) -> bool:
    """Whether running text begins: words where only numbers of rows may stand."""
    at, first = cells[0]
    if _SECTION.match(first.text):
        return True
    return _column(at, starts) == 0 and not first.text.strip(" .").isdigit()


def _table(names: tuple[str, ...], lines: list[list[_Piece]]) -> Table:
    table = Table(names)
    number, task = names.index(NUMBER), names.index(TASK)
    lines = [line for line in lines if not _is_page_number(line, number)]
    numbered = [k for k, line in enumerate(lines) if any(p.column == number for p in line)]
    opens = [k for k, line in enumerate(lines) if _opens_cell(line, task)]
    for first, end in pairwise([*_first_lines(numbered, opens), len(lines)]):
        label = next((p.text.text for k in lines[first:end] for p in k if p.column == number), "")
        cells = {
            name: join(parts)
            for c, name in enumerate(names)
            if name not in (NUMBER, OTHER)
            and (parts := [p.text for k in lines[first:end] for p in k if p.column == c])
        }
        if TASK in cells:
            table.rows.append(Row(label.strip(" ."), cells))
    return table


def _is_page_number(line: list[_Piece], number: int) -> bool:
    return len(line) == 1 and line[0].column != number and line[0].text.text.isdigit()


def _opens_cell(line: list[_Piece], task: int) -> bool:
    return any(p.column == task and p.text.text[:1].isupper() for p in line)


def _first_lines(numbered: list[int], opens: list[int]) -> list[int]:
    """Where each row begins: the line that opens its task, chosen so that its number, which may
    stand in the middle, is as far from its first line as from its last.
    """
    if not numbered:
        return []
    first = [min((k for k in opens if k <= numbered[0]), default=numbered[0])]
    for before, number in pairwise(numbered):
        middle = before + (before - first[-1]) + 1
        between = [k for k in opens if before < k <= number]
        first.append(min(between, key=lambda k: abs(k - middle), default=number))
    return first
