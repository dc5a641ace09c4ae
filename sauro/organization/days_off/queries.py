"""The calendar that holds: the days off that are shipped, and over them what people wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from sauro.foundation.errors import Hidden
from sauro.kernel.workdays import SATURDAY, SpecialDay, WorkCalendar, laid_over, shipped_calendar
from sauro.organization.days_off.models import CalendarDay


@dataclass(frozen=True, slots=True)
class HeldDay:
    """A day that is or was not what its weekday says.

    ``row``: none where it was withdrawn; ``written``: none where it is as shipped.
    """

    day: date
    row: SpecialDay | None
    written: CalendarDay | None

    @property
    def works(self) -> bool:
        """Whether it counts as a working day."""
        return self.row.works if self.row else self.day.weekday() < SATURDAY

    @property
    def version(self) -> int:
        return self.written.number if self.written else 0


def calendar_held() -> WorkCalendar:
    """What everybody counts by. One query: read it once, and pass it on."""
    rows = CalendarDay.objects.order_by("day", "-number").distinct("day")
    written = rows.only("day", "kind", "name", "source", "verified")
    return laid_over(shipped_calendar(), tuple((row.day, row.as_special()) for row in written))


def days_held() -> list[HeldDay]:
    """All days, withdrawn ones among them, in their order."""
    rows = CalendarDay.objects.order_by("day", "-number").distinct("day")
    held = {row.day: HeldDay(row.day, row, None) for row in shipped_calendar().rows}
    for row in rows.select_related("by__user", "by__body"):
        held[row.day] = HeldDay(row.day, row.as_special(), row)
    return [held[day] for day in sorted(held)]


def day_held(day: date) -> HeldDay:
    """One day as it holds. Raises: Hidden where nothing was ever said of it."""
    found = last_said(day)
    if found.row is None and found.written is None:
        raise Hidden
    return found


def last_said(day: date) -> HeldDay:
    """The same, also of a day of which nothing was ever said."""
    written = written_of(day).first()
    if written:
        return HeldDay(day, written.as_special(), written)
    shipped = {row.day: row for row in shipped_calendar().rows}
    return HeldDay(day, shipped.get(day), None)


def written_of(day: date) -> QuerySet[CalendarDay]:
    """All that people ever wrote of a day, the last first."""
    rows = CalendarDay.objects.filter(day=day).order_by("-number")
    return rows.select_related("by__user", "by__body")
