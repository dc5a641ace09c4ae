"""A table as a workbook, for every office lives in them (xuất Excel)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO

import xlsxwriter
from xlsxwriter.format import Format

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OPTIONS = {
    "constant_memory": True,
    # What people wrote is words: a task that begins with "=" does nothing.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "remove_timezone": True,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Name, head and widths of the columns; ``told``: which rows these are, said above the head."""

    name: str
    head: Sequence[str]
    widths: Sequence[int]
    told: str | None = None


def write_workbook(file: IO[bytes], sheet: Sheet, rows: Iterable[Sequence[object]]) -> int:
    """Write rows with a filter on their head, days as days; returns how many. Memory does not grow
    with the rows.
    """
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        page = book.add_worksheet(sheet.name)
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        look = _looks(book)
        for column, width in enumerate(sheet.widths):
            page.set_column(column, column, width)
        top = 0
        if sheet.told is not None:
            page.write_string(0, 0, sheet.told)
            top = 1
        page.write_row(top, 0, sheet.head, bold)
        last = top
        for last, row in enumerate(rows, start=top + 1):
            for column, value in enumerate(row):
                if value not in (None, ""):
                    page.write(last, column, value, look.get(type(value), look[str]))
        page.autofilter(top, 0, last, len(sheet.widths) - 1)
        page.freeze_panes(top + 1, 0)
        page.repeat_rows(top)
        page.set_landscape()
        page.fit_to_pages(1, 0)
    return last - top


def _looks(book: xlsxwriter.Workbook) -> dict[type, Format]:
    """How each kind of value looks."""
    return {
        str: book.add_format({"text_wrap": True, "valign": "top"}),
        date: book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"}),
        datetime: book.add_format({"num_format": "dd/mm/yyyy, hh:mm", "valign": "top"}),
    }
