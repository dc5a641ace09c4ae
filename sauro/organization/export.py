"""The directory as a workbook (xuất Excel)."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date

import xlsxwriter
from django.utils.translation import gettext as _

from sauro.organization.models import Body

_WIDTHS = (18, 60, 22, 12, 30, 28, 24, 16, 12, 12, 50)
_DAYS = (8, 9)  # columns


def workbook(rows: Iterable[Body]) -> bytes:
    """One row a body, with a filter on the head. Words are written as words, never as formulas."""
    buffer = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet(_("Cơ quan"))
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        words = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.write_row(0, 0, _head(), head)
        last = 0
        for last, row in enumerate(rows, start=1):
            for column, value in enumerate(_cells(row)):
                if value:
                    sheet.write(last, column, value, day if column in _DAYS else words)
        sheet.autofilter(0, 0, last, len(_WIDTHS) - 1)
        sheet.freeze_panes(1, 0)
    return buffer.getvalue()


def _head() -> list[str]:
    return [
        _("Mã"), _("Tên cơ quan"), _("Loại"), _("Cấp"), _("Địa bàn"), _("Tỉnh, thành phố"),
        _("Lực lượng"), _("Thường trực"), _("Từ ngày"), _("Đến hết ngày"),
        _("Quyết định thành lập"),
    ]  # fmt: skip


def _cells(row: Body) -> list[str | date | None]:
    place = row.territory
    return [
        row.path, row.name, row.get_kind_display(),
        str(place.get_level_display()) if place else "",
        str(place).strip() if place else "", province_of(row),
        row.force.name if row.force else "", _("có") if row.standing else "",
        row.valid_from, row.valid_to, row.founded_by,
    ]  # fmt: skip


def province_of(row: Body) -> str:
    """The province of a body of a province or commune; empty for the nation's."""
    place = row.territory
    if place is None or place.level == "nation":
        return ""
    return str(place if place.level == "province" else place.parent)
