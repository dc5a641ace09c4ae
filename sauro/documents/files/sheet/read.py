"""The cells of a workbook as words, row by row (đọc bảng tính). Runs in the child process.

Formulas are not run: what Excel last computed is read. A joined cell speaks for all its rows.
"""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from sauro.documents.files.docx.package import Package
from sauro.documents.files.limits import Limits
from sauro.documents.files.refusals import Refusal

_SHEETS: Final = 30  # that are read; of others only that they are there
_COLUMNS: Final = 60
_CELL: Final = 5_000  # characters
_BLANK_RUN: Final = 2_000  # empty rows after which nothing is looked for
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_UNCOMPUTED = re.compile(rb"(?:</f>|<f[^>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_JOINED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z0-9:]{3,20})"')
_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})


class Workbook(Package):
    """The parts of one XLSX. Raises: Refusal if it is not one, or not a harmless one."""

    def _check_word(self) -> None:
        links = self.relations("").values()
        self.main = next((link.target for link in links if link.kind == "officeDocument"), "")
        if not self.main.startswith("xl/") or self.main not in self.names:
            raise Refusal("no_workbook")

    def _check_macros(self) -> None:
        try:
            super()._check_macros()
        except Refusal as refusal:
            raise Refusal("macros_sheet") from refusal

    def parts(self) -> dict[str, bytes]:
        """The XML of each sheet by its name. Raises: Refusal where any part declares entities."""
        sheets = {}
        for name in sorted(self.names):
            if name.endswith((".xml", ".rels")):
                data = self._bytes(name)
                # In UTF-16 a letter has a NUL beside it.
                if b"<!DOCTYPE" in data.replace(b"\0", b""):
                    raise Refusal("unsafe_xml_sheet")
                if name.startswith("xl/worksheets/"):
                    sheets[name] = data
        return sheets


def read(data: bytes, limits: Limits, most: int) -> dict[str, Any]:
    """Each sheet: its name, whether it is hidden, its rows (number and cells) up to one more than
    ``most``, and what a person should know of it.
    """
    parts = Workbook(data, limits).parts()
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheets = []
    for sheet in book.worksheets[:_SHEETS]:
        part = parts.get(getattr(sheet, "_worksheet_path", "").lstrip("/"), b"")
        sheets.append(_sheet(sheet, part, most))
    return {"sheets": sheets, "more": max(0, len(book.worksheets) - _SHEETS)}


def _sheet(sheet: Any, part: bytes, most: int) -> dict[str, Any]:
    joined = [range_boundaries(ref.decode()) for ref in _JOINED.findall(part)]
    errors = 0
    rows: list[tuple[int, list[str]]] = []
    for number, cells in _rows(sheet, most):
        errors += sum(cell in _ERRORS for cell in cells)
        rows.append((number, ["" if cell in _ERRORS else cell for cell in cells]))
    _spread(rows, joined)
    return {
        "name": sheet.title[:60],
        "hidden": sheet.sheet_state != "visible",
        "rows": rows[: most + 1],
        "joined": len(joined),
        "formulas": len(_FORMULA.findall(part)),
        "uncomputed": len(_UNCOMPUTED.findall(part)),
        "errors": errors,
    }


def _rows(sheet: Any, most: int) -> Iterator[tuple[int, list[str]]]:
    """The rows with words, until there are more than are taken in, or only empty ones follow."""
    sheet.reset_dimensions()  # what a file says of its size may be untrue
    found = blank = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=_COLUMNS, values_only=True), start=1):
        words = [_said(cell) for cell in cells]
        if not any(words):
            blank += 1
            if blank > _BLANK_RUN:
                return
            continue
        blank = 0
        found += 1
        yield number, words
        if found > most:
            return


def _said(value: object) -> str:
    """A cell in words; days as people write them."""
    match value:
        case None:
            return ""
        case bool():
            return "có" if value else "không"
        case datetime() | date():
            return f"{value:%d/%m/%Y}"
        case time():
            return f"{value:%H:%M}"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
    text = str(value).replace("\0", "").replace("_x000D_", " ")
    return text.strip()[:_CELL]


def _spread(rows: list[tuple[int, list[str]]], joined: list[tuple[int, int, int, int]]) -> None:
    """What stands in the first cell of a joined one holds for all of it that has words.

    Joined cells never overlap, so together they cover no more than the rows that were read: of a
    file that says otherwise the rest is left, or it would keep whoever waits for a minute.
    """
    at, left_over = dict(rows), len(rows) * _COLUMNS
    for left, top, right, bottom in joined[:20_000]:
        first = at.get(top)
        if first is None or left > len(first) or not (words := first[left - 1]):
            continue
        left_over -= (min(right, _COLUMNS) - left + 1) * (min(bottom, rows[-1][0]) - top + 1)
        if left_over < 0:
            return
        for number in range(top, min(bottom, top + 5_000) + 1):
            cells = at.get(number)
            if cells is None:
                continue
            cells.extend([""] * (min(right, _COLUMNS) - len(cells)))
            for column in range(left, min(right, _COLUMNS) + 1):
                cells[column - 1] = cells[column - 1] or words
