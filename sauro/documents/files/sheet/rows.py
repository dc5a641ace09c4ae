"""The rows of a workbook told one by one, however many there are. Runs in the child process.

Each line of the output is one JSON value: a sheet is told by an object before its rows, a row by a
list of the place of its sheet, its number and its cells. Cells are words as in ``read``; a moment
keeps its hour, and a decimal its comma, as people in Viet Nam write them.
"""

import io
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from sauro.documents.files.limits import Limits
from sauro.documents.files.sheet.read import (
    _BLANK_RUN,
    _COLUMNS,
    _ERRORS,
    _FORMULA,
    _JOINED,
    _SHEETS,
    _UNCOMPUTED,
    Workbook,
    _said,
)

Joined = tuple[int, int, int, int]  # left, top, right, bottom, as openpyxl counts
_JOINED_MOST: Final = 20_000
_DECIMALS: Final = 6


def read(data: bytes, limits: Limits, most: int, sheets: Sequence[int] | None) -> dict[str, Any]:
    """Tell up to ``most`` rows with words of each sheet, and one more; ``sheets``: only these, in
    this order.
    """
    parts = Workbook(data, limits).parts()
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    found = book.worksheets[:_SHEETS]
    for place in range(len(found)) if sheets is None else sheets:
        if 0 <= place < len(found):
            sheet = found[place]
            part = parts.get(getattr(sheet, "_worksheet_path", "").lstrip("/"), b"")
            _tell(_head(place, sheet, part))
            joined = [range_boundaries(r.decode()) for r in _JOINED.findall(part)][:_JOINED_MOST]
            for number, cells in _spread(_rows(sheet, most), joined):
                _tell([place, number, cells])
    return {"more": max(0, len(book.worksheets) - _SHEETS)}


def _tell(what: object) -> None:
    sys.stdout.buffer.write(json.dumps(what, ensure_ascii=False).encode() + b"\n")


def _head(place: int, sheet: Any, part: bytes) -> dict[str, Any]:
    return {
        "sheet": place, "name": sheet.title[:60], "hidden": sheet.sheet_state != "visible",
        "rows": part.count(b"<row "), "joined": len(_JOINED.findall(part)),
        "formulas": len(_FORMULA.findall(part)), "uncomputed": len(_UNCOMPUTED.findall(part)),
    }  # fmt: skip


def _rows(sheet: Any, most: int) -> Iterator[tuple[int, list[str]]]:
    """As in ``read``, but no row is kept."""
    sheet.reset_dimensions()  # what a file says of its size may be untrue
    found = blank = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=_COLUMNS, values_only=True), start=1):
        words = [_words(cell) for cell in cells]
        if not any(words):
            blank += 1
            if blank > _BLANK_RUN:
                return
            continue
        blank, found = 0, found + 1
        yield number, words
        if found > most:
            return


def _words(value: object) -> str:
    match value:
        case None:
            return ""
        case str() if value in _ERRORS:
            return ""
        case datetime() if value.time() != time.min:
            return f"{value:%d/%m/%Y %H:%M}"
        case float() if not value.is_integer():
            return f"{value:.{_DECIMALS}f}".rstrip("0").replace(".", ",")
    return _said(value)


def _spread(
    rows: Iterator[tuple[int, list[str]]], joined: list[Joined]
) -> Iterator[tuple[int, list[str]]]:
    """What stands in the first cell of a joined one holds for all of its rows that have words."""
    waiting = sorted(joined, key=lambda ref: -ref[1])
    begun: list[tuple[Joined, str]] = []
    for number, cells in rows:
        while waiting and waiting[-1][1] <= number:
            ref = waiting.pop()
            if ref[1] == number and ref[0] <= len(cells) and (said := cells[ref[0] - 1]):
                begun.append((ref, said))
        begun = [(ref, said) for ref, said in begun if ref[3] >= number]
        for (left, _top, right, _bottom), said in begun:
            last = min(right, _COLUMNS)
            cells.extend([""] * (last - len(cells)))
            for column in range(left - 1, last):
                cells[column] = cells[column] or said
        yield number, cells
