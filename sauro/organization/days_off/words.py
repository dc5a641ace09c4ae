"""Days of the calendar in words, for pages, workbooks and machines alike."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from sauro.foundation.web import words
from sauro.foundation.web.parts import Badge, Noted
from sauro.organization.days_off.models import WrittenKind
from sauro.organization.days_off.queries import HeldDay


def weekday(day: date) -> str:
    """thứ Hai … Chủ nhật, in the language of the page."""
    names = (
        _("thứ Hai"), _("thứ Ba"), _("thứ Tư"), _("thứ Năm"), _("thứ Sáu"), _("thứ Bảy"),
        _("Chủ nhật"),
    )  # fmt: skip
    return names[day.weekday()]


def spoken(day: date) -> str:
    """thứ Hai, 31/08/2026."""
    return f"{weekday(day)}, {words.day(day)}"


def kind_of(held: HeldDay) -> WrittenKind:
    return WrittenKind(held.row.kind.value) if held.row else WrittenKind.ORDINARY


def kind_badge(kind: WrittenKind) -> Badge:
    """Worked in exchange stands out: everybody else expects that day to be free."""
    tones = {WrittenKind.SWAPPED_WORK: "warn", WrittenKind.ORDINARY: "neutral"}
    return Badge(str(kind.label), tones.get(kind, "info"))  # type: ignore[arg-type]


def mark_badge(verified: bool) -> Badge:
    return Badge(_("Đã kiểm chứng"), "good") if verified else Badge(_("Chưa kiểm chứng"), "warn")


def writer(held: HeldDay) -> str | Noted:
    """Who says so: a person and his post, or this release."""
    if held.written is None:
        return _("Có sẵn của phần mềm")
    by = held.written.by
    return Noted(str(by.user), f"{by.post}, {by.body.name}")
