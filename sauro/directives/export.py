"""The register as a workbook, for every office lives in them (xuất Excel)."""

from __future__ import annotations

import io
from collections.abc import Iterable

import xlsxwriter
from django.utils.translation import gettext as _

from sauro.directives.models import Directive

_WIDTHS = (16, 12, 10, 70, 36, 36, 24, 12, 30)


def workbook(rows: Iterable[Directive]) -> bytes:
    """One row a directive, with a filter on the head. Words are written as words, never as
    formulas: a task that begins with "=" does nothing.
    """
    buffer = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet(_("Sổ theo dõi"))
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        words = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.write_row(0, 0, _head(), head)
        last = 0
        for last, row in enumerate(rows, start=1):
            for column, value in enumerate(_cells(row)):
                if value is not None:
                    sheet.write(last, column, value, day if column in (1, 7) else words)
        sheet.autofilter(0, 0, last, len(_WIDTHS) - 1)
        sheet.freeze_panes(1, 0)
    return buffer.getvalue()


def _head() -> list[str]:
    return [
        _("Văn bản"), _("Ngày"), _("Mục"), _("Việc"), _("Chủ trì"), _("Phối hợp"),
        _("Thời hạn"), _("Hạn"), _("Kết quả"),
    ]  # fmt: skip


def _cells(row: Directive) -> list[object]:
    return [
        row.document_number, row.issued_on, row.locator, row.task, "; ".join(row.lead),
        "; ".join(row.coordinating), row.deadline_text, row.due_on, row.deliverable,
    ]  # fmt: skip
