"""The calendar that holds: the days off that are shipped, and over them what people wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from sauro.foundation.errors import Hidden
from sauro.kernel.workdays import SATURDAY, SpecialDay, WorkCalendar, laid_over, shipped_calendar
from sauro.organization.days_off.models import CalendarDay, LocalDay
from sauro.organization.days_off.rules import Calendars


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


def calendars_held() -> Calendars:
    """By what each body counts: the nation's calendar and the days of single provinces. Two
    queries: read it once, and pass it on.
    """
    return Calendars(calendar_held(), _local())


def calendar_of(path: str) -> WorkCalendar:
    """By what one body counts."""
    return calendars_held().of(path)


def _local() -> dict[str, tuple[tuple[date, SpecialDay | None], ...]]:
    """Days that a province took back are as in the nation: they leave no row."""
    found: dict[str, list[tuple[date, SpecialDay | None]]] = {}
    for row in local_days():
        if special := row.as_special():
            found.setdefault(row.owner_path, []).append((row.day, special))
    return {path: tuple(rows) for path, rows in found.items()}


def local_days() -> QuerySet[LocalDay]:
    """The last that each province said of each of its days."""
    return LocalDay.objects.order_by("owner_path", "day", "-number").distinct("owner_path", "day")


def local_written(path: str, day: date) -> QuerySet[LocalDay]:
    """All that a province ever said of a day, the last first."""
    rows = LocalDay.objects.filter(owner_path=path, day=day).order_by("-number")
    return rows.select_related("by__user", "by__body")


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
