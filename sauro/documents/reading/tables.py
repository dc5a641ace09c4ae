"""Tasks in tables: nội dung / chủ trì / phối hợp / thời gian / sản phẩm (bảng phân công).

Three kinds come in: tables whose columns survived as tabs or pipes, read here, those that keep
them apart by blanks (``aligned``), and those out of a PDF that lost them (``flattened``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sauro.documents.reading.aligned import aligned
from sauro.documents.reading.bodies import parse_list
from sauro.documents.reading.columns import (
    HELP,
    LEAD,
    NUMBER,
    OTHER,
    PRODUCT,
    TASK,
    TIME,
    Row,
    Table,
    cells_of,
    columns_of,
    opens_row,
    ruled_cells,
)
from sauro.documents.reading.flattened import flattened, gone_on, next_number
from sauro.documents.reading.lexicon import Tokens
from sauro.documents.reading.normalise import Line
from sauro.kernel.text import Mapped, join

__all__ = [
    "HELP",
    "LEAD",
    "PRODUCT",
    "TASK",
    "TIME",
    "Row",
    "Table",
    "is_table_head",
    "names_in",
    "split_tables",
]

_ROMAN_ROW = re.compile(r"[IVX]{1,5}$|[A-H]$")
_CAPTION = re.compile(r"(?:Bảng|BẢNG|Biểu|BIỂU)\s(?:số\s)?\d{1,2}\b")
_LONGEST_CAPTION = 120  # characters


def split_tables(lines: Sequence[Line]) -> tuple[list[Line], list[Table]]:
    """The running text and the tables of tasks that stood in it."""
    rest: list[Line] = []
    tables: list[Table] = []
    i = 0
    while i < len(lines):
        table, end = _ruled(lines, i)
        if table is None:
            table, end = aligned(lines, i)
        if table is None:
            table, end = flattened(lines, i)
        end = max(end, i + 1)
        if table is None or not table.rows:
            rest += lines[i:end]
        else:
            if rest and _is_caption(rest[-1]):
                rest.pop()
            tables.append(table)
            end = _gone_on(lines, end, table)
        i = end
    return rest, tables


def _gone_on(lines: Sequence[Line], i: int, table: Table) -> int:
    """Past the rows of a table that goes on in another form, as after the end of a page."""
    while i < len(lines):
        further, end = gone_on(lines, i, table)
        if further is None:
            further, end = _ruled_on(lines, i, table)
        if further is None:
            break
        table.rows += further.rows
        i = end
    return i


def _ruled_on(lines: Sequence[Line], i: int, table: Table) -> tuple[Table | None, int]:
    """Rows between tabs, pipes or blanks below a table that had lost its columns."""
    number, columns = next_number(table), table.columns
    if number is None or not opens_row(lines[i].text, number):
        return None, i
    named = columns if NUMBER in columns else (NUMBER, *columns)
    further = Table(named)
    while i < len(lines) and len(cells := cells_of(lines[i].text)) > 1:
        _add_row(further, cells)
        i += 1
    return (further, i) if further.rows else (None, i)


def _is_caption(line: Line) -> bool:
    return len(line.text) < _LONGEST_CAPTION and bool(_CAPTION.match(line.text.text))


def is_table_head(line: Line) -> bool:
    """Whether a line holds the heads of a table of tasks, kept apart by tabs or pipes."""
    return columns_of(ruled_cells(line.text)) is not None


def _ruled(lines: Sequence[Line], i: int) -> tuple[Table | None, int]:
    columns = columns_of(ruled_cells(lines[i].text))
    if columns is None:
        return None, i
    table = Table(columns)
    j = i + 1
    while j < len(lines):
        cells = ruled_cells(lines[j].text)
        if len(cells) < 2:
            break
        if columns_of(cells) is None and not _is_rule(cells):
            _add_row(table, cells)
        j += 1
    return table, j


def _is_rule(cells: list[Mapped]) -> bool:
    return all(re.fullmatch(r"[-:\s]*", c.text) for c in cells)


def _add_row(table: Table, cells: list[Mapped]) -> None:
    if (
        table.columns[0] == NUMBER
        and len(cells) < len(table.columns)
        and not cells[0].text[:1].isdigit()
    ):
        cells = [cells[0][:0], *cells]  # a row goes on and its empty first cell was trimmed
    named = dict(zip(table.columns, cells, strict=False))
    number = named.pop(NUMBER, None)
    filled = {k: v for k, v in named.items() if v.text and k != OTHER}
    label = number.text.strip(" .") if number is not None else ""
    if not label and table.rows and NUMBER in table.columns:
        for key, value in filled.items():
            before = table.rows[-1].cells.get(key)
            table.rows[-1].cells[key] = join([before, value]) if before else value
    elif _ROMAN_ROW.match(label) and len(filled) == 1:
        return  # the title of a group of rows
    elif TASK in filled and (label or len(filled) > 1):
        table.rows.append(Row(label or str(len(table.rows) + 1), filled))


def names_in(cell: Mapped | None) -> list[Mapped]:
    """The bodies named in a cell; a name that the grammar does not know stays whole."""
    if cell is None or cell.low.strip(" .-–") in ("", "không", "không có"):
        return []
    found: list[Mapped] = []
    for m in re.finditer(r"[^;\n]+", cell.text):
        piece = cell[m.start() : m.end()].stripped(" ,;.-")
        tokens = Tokens(piece)
        bodies = parse_list(tokens, 0) if len(tokens) else None
        if bodies and bodies.end >= len(tokens):
            found += [
                tokens.text[tokens.start(b.start) : tokens.end(b.end - 1)].stripped(" ,")
                for b in bodies.items
            ]
        elif piece.text:
            found.append(piece)
    return found
