"""The register as a workbook, for every office lives in them (xuất Excel)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import IO, Any

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from sauro.directives.models import Addressee, Directive
from sauro.directives.telling import EXPORTED, Named, Standing, Told, standing, told_by
from sauro.directives.terms import term

_WIDTHS = (70, 36, 30, 12, 24, 16, 10, 12, 12, 28, 36, 30, 30, 24, 24, 30, 30, 36)
_DAYS = (3, 7, 8)  # columns that hold a day
_CHUNK = 1000


def write_workbook(file: IO[bytes], rows: Iterable[Directive], told: str = "") -> int:
    """One row a directive, with a filter on the head; returns how many. Words are written as
    words, never as formulas: a task that begins with "=" does nothing. Memory does not grow with
    the rows. ``told`` is said above the head: which rows these are.
    """
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet(_("Sổ theo dõi"))
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        words = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.write_string(0, 0, told)
        sheet.write_row(1, 0, _head(), head)
        last = 1
        today = timezone.localdate()
        for last, (row, told_to) in enumerate(_with_told(rows), start=2):
            _write(sheet, last, _cells(row, told_to, today), words, day)
        sheet.autofilter(1, 0, last, len(_WIDTHS) - 1)
        sheet.freeze_panes(2, 0)
        sheet.repeat_rows(1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
    return last - 1


def _write(sheet: Any, at: int, cells: Sequence[object], words: object, day: object) -> None:
    for column, value in enumerate(cells):
        if value:
            sheet.write(at, column, value, day if column in _DAYS else words)


def _head() -> list[str]:
    return [
        _("Việc"), _("Chủ trì"), _("Chủ trì, như văn bản ghi"), _("Hạn"), _("Tình trạng hạn"),
        _("Văn bản"), _("Mục"), _("Vào sổ"), _("Ngày văn bản"), _("Cơ quan ban hành"),
        _("Phối hợp"), _("Phối hợp, như văn bản ghi"), _("Nhận báo cáo"),
        _("Báo cáo, gửi cho (như văn bản ghi)"), _("Thời hạn, như văn bản ghi"), _("Kết quả"),
        _("Thẩm quyền"), _("Cơ quan đưa vào sổ"),
    ]  # fmt: skip


def _cells(row: Directive, told: Told, today: date) -> list[object]:
    """As on the screen first, then what its page shows further."""
    return [
        row.task, _lead(row, told["lead"]), "; ".join(row.lead), row.due_on, term(row, today).text,
        row.document_number, row.locator, timezone.localdate(row.published_at), row.issued_on,
        row.issuer, _names(told["coordinating"]), "; ".join(row.coordinating),
        _names(told["reports_to"]), "; ".join(row.reports_to), row.deadline_text, row.deliverable,
        row.authority, row.entered_by,
    ]  # fmt: skip


def _lead(row: Directive, leads: Sequence[Named]) -> str:
    words = {
        Standing.MISSING: _("Thiếu chủ trì"),
        Standing.OPEN: _("Còn để ngỏ"),
        Standing.QUOTED: "",
        Standing.KNOWN: _names(leads),
    }
    return words[standing(row, leads)]


def _names(named: Sequence[Named]) -> str:
    more = _(" và nơi khác") if len(named) > EXPORTED else ""
    return "; ".join(one.label for one in named[:EXPORTED]) + more


def _with_told(rows: Iterable[Directive]) -> Iterator[tuple[Directive, Told]]:
    """A thousand at a time, with whom they tell something."""
    left = iter(rows)
    while part := list(islice(left, _CHUNK)):
        told = told_by([row.pk for row in part], Addressee.Part.values, EXPORTED)
        yield from ((row, told[row.pk]) for row in part)
