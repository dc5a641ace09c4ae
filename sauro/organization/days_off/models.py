"""What people know better than the days off that are shipped (ngày nghỉ, làm bù do người ghi)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import Owned
from sauro.kernel.workdays import LAST_YEAR, DayKind, SpecialDay

_WORKED = 5  # ISO: Monday to Friday
_LAST_DAY = date(LAST_YEAR, 12, 31)


class WrittenKind(models.TextChoices):
    """What a day is; ``ORDINARY``: a row was withdrawn, the weekday alone decides."""

    HOLIDAY = DayKind.HOLIDAY.value, _("Nghỉ lễ, tết")
    IN_LIEU = DayKind.IN_LIEU.value, _("Nghỉ bù")
    SWAPPED_OFF = DayKind.SWAPPED_OFF.value, _("Nghỉ hoán đổi")
    SWAPPED_WORK = DayKind.SWAPPED_WORK.value, _("Làm bù")
    ORDINARY = "ordinary", _("Ngày thường (đã bỏ)")


class LocalDay(Owned):
    """A day off, or worked in exchange, of one province (ngày nghỉ riêng của tỉnh).

    ``owner_path`` is the province's committee: the day holds for it and all below. Never changed:
    each time it is written anew, with the next number; the last one stands. ``ORDINARY``: as in the
    nation.
    """

    day = models.DateField(_("ngày"))
    number = models.PositiveIntegerField(_("lần ghi"))
    kind = models.CharField(_("loại"), max_length=12, choices=WrittenKind.choices)
    name = models.CharField(_("tên"), max_length=200, blank=True)
    source = models.CharField(_("nguồn"), max_length=600, blank=True)
    verified = models.BooleanField(_("đã kiểm chứng"), default=False)
    reason = models.TextField(_("đã đối chiếu gì, vì sao ghi"))
    by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("ngày nghỉ riêng của tỉnh")
        verbose_name_plural = _("ngày nghỉ riêng của tỉnh")
        constraints = (
            models.UniqueConstraint(
                fields=["owner_path", "day", "number"], name="local_day_written_once"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=WrittenKind.values), name="local_day_known_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(owner_path__regex=r"^v\.[^.]+$"),
                name="local_day_of_a_province",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=WrittenKind.ORDINARY)
                | ~models.Q(name="") & ~models.Q(source=""),
                name="local_day_says_why",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="local_day_has_reason"),
            models.CheckConstraint(
                condition=~models.Q(kind__in=[WrittenKind.IN_LIEU, WrittenKind.SWAPPED_OFF])
                | models.Q(day__iso_week_day__lte=_WORKED),
                name="local_day_off_on_a_workday",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=WrittenKind.SWAPPED_WORK)
                | models.Q(day__iso_week_day__gt=_WORKED),
                name="local_day_worked_on_a_weekend",
            ),
            models.CheckConstraint(
                condition=models.Q(day__lte=_LAST_DAY), name="local_day_has_lunar_year"
            ),
        )

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"

    def as_special(self) -> SpecialDay | None:
        """The row over the calendar of the nation; none where it is as there."""
        if self.kind == WrittenKind.ORDINARY:
            return None
        return SpecialDay(self.day, DayKind(self.kind), self.name, self.source, self.verified)


class CalendarDay(Owned):
    """A day of the calendar as somebody entitled wrote it (ngày nghỉ, ngày làm bù).

    It stands in place of the shipped row of the same day. Never changed: each time it is written
    anew, with the next number, and the last one stands.
    """

    day = models.DateField(_("ngày"))
    number = models.PositiveIntegerField(_("lần ghi"))
    kind = models.CharField(_("loại"), max_length=12, choices=WrittenKind.choices)
    name = models.CharField(_("tên"), max_length=200, blank=True)
    source = models.CharField(_("nguồn"), max_length=600, blank=True)
    verified = models.BooleanField(_("đã kiểm chứng"), default=False)
    reason = models.TextField(_("đã đối chiếu gì, vì sao sửa"))
    by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("ngày nghỉ, ngày làm bù")
        verbose_name_plural = _("lịch nghỉ lễ, làm bù")
        constraints = (
            models.UniqueConstraint(fields=["day", "number"], name="calendar_day_written_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=WrittenKind.values), name="calendar_day_known_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(kind=WrittenKind.ORDINARY)
                | ~models.Q(name="") & ~models.Q(source=""),
                name="calendar_day_says_why",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="calendar_day_has_reason"),
            models.CheckConstraint(
                condition=~models.Q(kind__in=[WrittenKind.IN_LIEU, WrittenKind.SWAPPED_OFF])
                | models.Q(day__iso_week_day__lte=_WORKED),
                name="calendar_day_off_on_a_workday",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=WrittenKind.SWAPPED_WORK)
                | models.Q(day__iso_week_day__gt=_WORKED),
                name="calendar_day_worked_on_a_weekend",
            ),
            models.CheckConstraint(
                condition=models.Q(day__lte=_LAST_DAY), name="calendar_day_has_lunar_year"
            ),
        )

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"

    def as_special(self) -> SpecialDay | None:
        """The row for the calendar; none where the day is as its weekday says."""
        if self.kind == WrittenKind.ORDINARY:
            return None
        return SpecialDay(self.day, DayKind(self.kind), self.name, self.source, self.verified)
