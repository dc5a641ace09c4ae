"""Levels and lateness as pages call them (tên gọi trên trang)."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sauro.directives.assignments.levels import Level

LEVELS: dict[Level, Promise] = {
    Level.PROVINCE: _("Cấp tỉnh"),
    Level.AGENCY: _("Cơ quan, đơn vị"),
    Level.COMMUNE: _("Cấp xã"),
}
LATENESS: dict[str, Promise] = {
    "1-7": _("1 đến 7 ngày"),
    "8-30": _("8 đến 30 ngày"),
    "31-90": _("31 đến 90 ngày"),
    "91": _("trên 90 ngày"),
}
