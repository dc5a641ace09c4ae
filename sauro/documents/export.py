"""The list of documents as a workbook (xuất Excel), and how a document is called in lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

import xlsxwriter
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from sauro.documents.listing import Listed
from sauro.documents.models import Document
from sauro.foundation.web.words import english
from sauro.kernel.letterheads import calm

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS = (36, 13, 22, 10, 14, 60, 40, 18)


def write_workbook(file: IO[bytes], rows: Iterable[Listed]) -> None:
    """One row a document, in the columns of the screen, days as days. Words are written as words,
    never as formulas.
    """
    options = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "remove_timezone": True,
    }  # fmt: skip
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet(_("Văn bản"))
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        words = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        moment = book.add_format({"num_format": "dd/mm/yyyy, hh:mm", "valign": "top"})
        looks = {1: day, 7: moment}
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.write_row(0, 0, _head(), head)
        last = 0
        for last, row in enumerate(rows, start=1):
            for column, value in enumerate(_cells(row)):
                if value not in (None, ""):
                    sheet.write(last, column, value, looks.get(column, words))
        sheet.autofilter(0, 0, last, len(_WIDTHS) - 1)
        sheet.freeze_panes(1, 0)


def _head() -> list[str]:
    return [
        _("Văn bản"), _("Ngày ban hành"), _("Tình trạng"), _("Số việc"), _("Chưa kiểm tra"),
        _("Cơ quan ban hành, cuộc họp"), _("Tệp"), _("Nhận lúc"),
    ]  # fmt: skip


def _cells(listed: Listed) -> list[object]:
    d = listed.document
    return [
        called(d), d.issued_on, str(d.get_status_display()), listed.found,
        listed.unchecked, about(d), d.name, timezone.localtime(d.received_at),
    ]  # fmt: skip


def called(d: Document) -> str:
    """Its kind and number, else as people speak of it; which edition it is."""
    name = f"{d.doc_type} {d}".strip() if d.number else str(d)
    if d.edition > 1:
        name = _("%(name)s, bản thứ %(n)s") % {"name": name, "n": d.edition}
    return name


def about(d: Document) -> str:
    """Who issued it and at which meeting; why it could not be read."""
    refusal = d.refusal_en if english() and d.refusal_en else d.refusal
    return refusal or " · ".join(filter(None, (calm(d.issuer), Truncator(d.event).words(18))))
