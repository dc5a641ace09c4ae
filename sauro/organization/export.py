"""The directory as a workbook (xuất Excel)."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from sauro.foundation.web.workbook import Sheet, write_workbook
from sauro.organization.forces import force_name
from sauro.organization.models import Body

_WIDTHS = (18, 60, 22, 12, 30, 28, 24, 16, 12, 12, 50)


def workbook(rows: Iterable[Body]) -> bytes:
    """One row a body."""
    buffer = io.BytesIO()
    write_workbook(buffer, Sheet(_("Cơ quan"), _head(), _WIDTHS), (_cells(row) for row in rows))
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
        force_name(row.force) or "", _("có") if row.standing else "",
        row.valid_from, row.valid_to, row.founded_by,
    ]  # fmt: skip


def province_of(row: Body) -> str:
    """The province of a body of a province or commune; empty for the nation's."""
    place = row.territory
    if place is None or place.level == "nation":
        return ""
    return str(place if place.level == "province" else place.parent)
