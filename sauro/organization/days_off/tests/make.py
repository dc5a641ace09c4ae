"""Days of the calendar for tests."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.kernel.workdays import DayKind
from sauro.organization.days_off import queries
from sauro.organization.days_off.models import CalendarDay
from sauro.organization.days_off.rules import Wording
from sauro.organization.days_off.services import write_day


def make_day(
    day: date, kind: DayKind = DayKind.SWAPPED_OFF, name: str = "Nghỉ theo thông báo", *, by: Seat
) -> CalendarDay:
    """A day as the keeper of the nation writes it; his scope is entered."""
    enter(scope_of(by))
    wording = Wording(kind, name, "Thông báo 1/TB-BNV", True, "đối chiếu bản gốc")
    seen = queries.last_said(day).version
    return write_day(day, wording, seen, by=by, now=timezone.now())
