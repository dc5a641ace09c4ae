"""The register as a workbook, for every office lives in them (xuất Excel)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from sauro.directives.models import Directive

_WIDTHS = (16, 12, 28, 10, 70, 36, 36, 24, 24, 12, 30, 30, 12)
_DAYS = (1, 9, 12)  # columns that hold a day


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
        for last, row in enumerate(rows, start=2):
            _write(sheet, last, row, words, day)
        sheet.autofilter(1, 0, last, len(_WIDTHS) - 1)
        sheet.freeze_panes(2, 0)
        sheet.repeat_rows(1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
    return last - 1


def _write(sheet: Any, at: int, row: Directive, words: object, day: object) -> None:
    for column, value in enumerate(_cells(row)):
        if value:
            sheet.write(at, column, value, day if column in _DAYS else words)


def _head() -> list[str]:
    return [
        _("Văn bản"), _("Ngày"), _("Cơ quan ban hành"), _("Mục"), _("Việc"), _("Chủ trì"),
        _("Phối hợp"), _("Báo cáo, gửi cho"), _("Thời hạn"), _("Hạn"), _("Kết quả"),
        _("Thẩm quyền"), _("Vào sổ"),
    ]  # fmt: skip


def _cells(row: Directive) -> list[object]:
    return [
        row.document_number, row.issued_on, row.issuer, row.locator, row.task, "; ".join(row.lead),
        "; ".join(row.coordinating), "; ".join(row.reports_to), row.deadline_text, row.due_on,
        row.deliverable, row.authority, timezone.localdate(row.published_at),
    ]  # fmt: skip
