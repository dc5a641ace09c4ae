"""Days of the calendar for tests."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.kernel.workdays import DayKind
from sauro.organization.days_off import queries
from sauro.organization.days_off.local_services import write_local_day
from sauro.organization.days_off.models import CalendarDay, LocalDay
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


def make_local_day(day: date, kind: DayKind = DayKind.SWAPPED_OFF, *, by: Seat) -> LocalDay:
    """A day of one province as its secretary writes it; his scope is entered."""
    enter(scope_of(by))
    wording = Wording(kind, "Nghỉ bão", "Quyết định 12/QĐ-UBND", True, "")
    last = queries.local_written(by.body.path, day).first()
    seen = last.number if last else 0
    return write_local_day(day, wording, "bão số 9", seen, by=by, now=timezone.now())
