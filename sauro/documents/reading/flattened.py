"""Tables of tasks out of a PDF that lost their columns (bảng mất cột).

Each cell stands on lines of its own; those of a row are found by what they hold: a time, bodies,
a product, a task.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from sauro.documents.reading.cells import Cell
from sauro.documents.reading.columns import (
    FEWEST,
    HELP,
    LEAD,
    NUMBER,
    OTHER,
    PRODUCT,
    TASK,
    TIME,
    Row,
    Table,
    column_of,
    opens_row,
)
from sauro.documents.reading.normalise import Line
from sauro.kernel.text import UPPER, Mapped, join

_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-H])\.?(?:\s+[^\W\d].*)?$")
_DIGITS = 3  # of a row's number
_ITEM = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s+\S")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_SHORT = 6  # characters of a spoilt head of the number column
_HEAD_LINES = 14
_LONGEST_HEAD = 34  # characters of one head cell
_LONGEST_CELL = 9  # lines of any cell but the task


def flattened(lines: Sequence[Line], i: int) -> tuple[Table | None, int]:
    """The table whose head begins at line i, if one does, and one past its last line."""
    head = _head_at(lines, i)
    if head is None:
        return None, i
    columns, start = head
    first = _row_number(lines[start]) if start < len(lines) else None
    return _rows_of(lines, i, columns, start, first or 1)  # "6" where a page began anew


def gone_on(lines: Sequence[Line], i: int, table: Table) -> tuple[Table | None, int]:
    """The rows of a table that lost its columns at line i, where a page ended; None for none.

    Each must say who or when: a page number in front of running text opens no row.
    """
    number = next_number(table)
    if number is None or i >= len(lines) or _row_number(lines[i]) != number:
        return None, i
    columns = tuple(name for name in table.columns if name != NUMBER)
    further, end = _rows_of(lines, i, columns, i, number)
    says = all(row.cells.keys() & {LEAD, TIME} for row in further.rows)
    return (further, end) if further.rows and says else (None, i)


def next_number(table: Table) -> int | None:
    """The number that the next row of a table would have; None where its rows have none."""
    last = table.rows[-1].number if table.rows else ""
    return int(last) + 1 if last.isdecimal() else None


def _rows_of(
    lines: Sequence[Line], i: int, columns: tuple[str, ...], start: int, expected: int
) -> tuple[Table, int]:
    """The rows from line ``start`` on, the first with the number expected."""
    table = Table(columns)
    j, between, group_at = start, False, 0
    heading = _last_number(lines, i)
    row: list[Line] = []
    while j < len(lines):
        again = _head_at(lines, j)
        if again and again[0] == columns:
            j = again[1]
            continue
        if not _LETTER_OR_DIGIT.search(lines[j].text.text):
            j += 1  # a speck
            continue
        if j > start and _number_of(lines[j]) == heading + 1 > 1:
            break  # "4. Phân công" stood before the table, "5. Tổ chức" stands after it
        if j > start and opens_row(lines[j].text, expected):
            break  # a page has columns again
        if _row_number(lines[j]) == expected:
            _close_row(table, row, expected - 1)
            row, expected, between = [], expected + 1, False
        elif between and _ITEM.match(lines[j].text.text):
            return _closed(table, row, expected), group_at  # it was a heading after the table
        elif between or _GROUP.match(lines[j].text.text):
            group_at = group_at if between else j
            between = True  # the title of a group of rows, up to the next number
        elif _ends_table(lines, j, row):
            break
        else:
            row.append(lines[j])
        j += 1
    return _closed(table, row, expected), j


def _row_number(line: Line) -> int | None:
    """1 for "1", "01", "1." and what a scanner makes of it."""
    bare = line.text.text.strip(" .,)'")
    return int(bare) if bare.isdecimal() and len(bare) <= _DIGITS else None


_NUMBERED = re.compile(rf"(\d{{1,2}})[.)]\s+[{UPPER}]")


def _number_of(line: Line) -> int:
    """The number with which a numbered item opens; 0 where none opens."""
    m = _NUMBERED.match(line.text.text)
    return int(m[1]) if m else 0


def _last_number(lines: Sequence[Line], i: int) -> int:
    """The number of the last numbered item above line i."""
    return next((n for line in reversed(lines[max(0, i - 60) : i]) if (n := _number_of(line))), 0)


def _closed(table: Table, row: list[Line], expected: int) -> Table:
    _close_row(table, row, expected - 1)
    return table


def _head_at(lines: Sequence[Line], i: int) -> tuple[tuple[str, ...], int] | None:
    """A head whose columns stand on lines of their own, the number column among them."""
    spoilt = len(lines[i].text) < _SHORT and column_of(lines[i].text.low) is None  # "TT" in a scan
    names = [NUMBER] if spoilt else []
    j = i + spoilt
    while j < min(len(lines), i + _HEAD_LINES):
        end = _head_cell(lines, j)
        name = column_of(" ".join(line.text.low for line in lines[j:end]).strip(" :*"))
        if name is None or (name in names and name != OTHER):
            break
        names.append(name)
        j = end
    known = {n for n in names if n != OTHER}
    if len(known) < FEWEST + 1 or NUMBER not in known or TASK not in known:
        return None
    return tuple(n for n in names if n != NUMBER), j


def _head_cell(lines: Sequence[Line], j: int) -> int:
    """One past the lines of one head cell: further lines begin with a small letter."""
    end = j + 1
    size = len(lines[j].text)
    while end < min(len(lines), j + 4) and lines[end].text.text[:1].islower():
        size += len(lines[end].text) + 1
        if size > _LONGEST_HEAD:
            break
        end += 1
    return end


def _ends_table(lines: Sequence[Line], j: int, row: list[Line]) -> bool:
    text = lines[j].text.text
    return bool(re.match(r"(?:Nơi nhận|Ghi chú:|\(\*\))", text)) or (
        len(row) > 40 and len(text) > 90
    )


def _close_row(table: Table, lines: list[Line], number: int) -> None:
    if number < 1 or not lines:
        return
    cells = _typed(lines, table.columns)
    if TASK in cells:
        table.rows.append(Row(str(number), cells))


def _typed(lines: list[Line], columns: tuple[str, ...]) -> dict[str, Mapped]:
    """Cut the lines of a row into its columns so that each cell holds what its column asks."""
    _, cuts = _Cutting(lines, columns).best()
    bounds = (0, *cuts)
    return {
        name: join(line.text for line in lines[a:b])
        for name, a, b in zip(columns, bounds, bounds[1:], strict=False)
        if b > a and name != OTHER
    }


class _Cutting:
    """The lines of one row and the best way to cut them into its columns."""

    def __init__(self, lines: list[Line], columns: tuple[str, ...]) -> None:
        self.lines, self.columns = lines, columns
        self._row = join(line.text for line in lines)
        self._ends = list(accumulate(len(line.text) + 1 for line in lines))  # past the blank after
        # Kept here and not by ``functools.cache``: closures that call each other are cycles.
        self._known: dict[tuple[int, int], _Cuts] = {}
        self._cells: dict[tuple[int, int], Cell] = {}

    def best(self, column: int = 0, start: int = 0) -> _Cuts:
        """The best cuts of the lines from ``start`` on into the columns from ``column`` on."""
        key = column, start
        if key not in self._known:
            self._known[key] = self._search(column, start)
        return self._known[key]

    def _search(self, column: int, start: int) -> _Cuts:
        if column == len(self.columns):
            return (0.0, ()) if start == len(self.lines) else _NO_CUTS
        found = _NO_CUTS
        for hope, end in sorted(self._hopes(column, start), reverse=True):
            if hope < found[0]:
                break  # neither this nor what follows can be better
            rest, cuts = self.best(column + 1, end)
            found = max(found, (self._fit(column, start, end) + rest, (end, *cuts)))
        return found

    def _hopes(self, column: int, start: int) -> Iterator[tuple[float, int]]:
        """What each end may give at most. To say what a cell is worth is much more work."""
        n = len(self.lines)
        last = n if self.columns[column] == TASK else min(n, start + _LONGEST_CELL)
        for end in range(start, last + 1):
            rest, _ = self.best(column + 1, end)
            if rest > _HOPELESS:
                yield self._most(column, start, end) + rest, end

    def _most(self, column: int, start: int, end: int) -> float:
        name = self.columns[column]
        return self._cell(start, end).most(name) if end > start else _EMPTY_COST[name]

    def _fit(self, column: int, start: int, end: int) -> float:
        name = self.columns[column]
        if end == start:
            return _EMPTY_COST[name]
        return self._cell(start, end).fit(name, last=self._cell(end - 1, end))

    def _cell(self, start: int, end: int) -> Cell:
        if (start, end) not in self._cells:
            first = self._ends[start - 1] if start else 0
            text = self._row[first : self._ends[end - 1] - 1]
            self._cells[start, end] = Cell(text, self.lines[start:end])
        return self._cells[start, end]


_Cuts = tuple[float, tuple[int, ...]]  # what all cells are worth, and where each column ends
_HOPELESS = -1e9
_NO_CUTS: _Cuts = (_HOPELESS, ())
_EMPTY_COST = {TASK: -8.0, LEAD: -4.0, TIME: -2.0, HELP: -1.0, PRODUCT: -1.0, OTHER: 0.0}
