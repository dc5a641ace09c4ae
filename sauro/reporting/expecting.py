"""Lines are there before anything arrives (dòng báo cáo lập sẵn)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sauro.kernel.workdays import WorkCalendar
from sauro.organization.days_off.queries import calendar_held
from sauro.reporting.models import Duty, DutyBody, FormVersion, Line
from sauro.reporting.models.lines import EXPECTED
from sauro.reporting.rules.calendar import VIETNAM, Member, Owed, owed, owes

AHEAD = timedelta(days=45)  # a month's line is there when its days begin
BACK = timedelta(days=62)  # bodies and calendars are written some time after the fact


@transaction.atomic
def expect(duty: Duty, now: datetime, since: date | None = None) -> int:
    """Make the lines of a duty that are not there yet, from its beginning (or ``since``) to some
    weeks ahead, and drop those that nobody began and that are owed no more, as the duty or the body
    ended. Done twice it makes nothing twice. Returns how many are owed.
    """
    today, first = timezone.localdate(now, VIETNAM), since or duty.valid_from
    members = _members(duty)
    periods = owed(duty.as_terms(), first, today + AHEAD, _off(calendar_held()))
    wanted = [line for one in periods for line in _lines(duty, one, members)]
    kept = {_place(line): line for line in Line.objects.filter(duty=duty, ends_on__gte=first)}
    new = [line for line in wanted if _place(line) not in kept and line.form_version_id]
    Line.objects.bulk_create(new, ignore_conflicts=True, batch_size=5000)
    owing = {_place(line) for line in wanted}
    gone = [line.pk for place, line in kept.items() if place not in owing]
    Line.objects.filter(pk__in=gone, state=EXPECTED, number=0).delete()
    return len(wanted)


def _place(line: Line) -> tuple[date, date, str]:
    return line.starts_on, line.ends_on, line.owner_path


def expect_all(now: datetime) -> int:
    """The same for every duty that may still be owed, of the last weeks: a run in the background
    reads no ten years.
    """
    today = timezone.localdate(now, VIETNAM)
    running = Duty.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today - AHEAD))
    return sum(expect(duty, now, today - BACK) for duty in running.order_by("pk"))


def version_on(duty: Duty, day: date) -> FormVersion | None:
    """The version of the duty's form in which what is counted up to a day is reported."""
    rows = FormVersion.objects.filter(form=duty.form_id, state="open", valid_from__lte=day)
    return rows.filter(Q(valid_to=None) | Q(valid_to__gte=day)).order_by("-number").first()


def _members(duty: Duty) -> list[tuple[Member, int]]:
    rows = DutyBody.objects.filter(duty=duty).select_related("body").order_by("owner_path", "pk")
    return [
        (Member(row.owner_path, row.valid_from, row.valid_to, row.body.valid_to), row.body_id)
        for row in rows
    ]


def _lines(duty: Duty, one: Owed, members: Iterable[tuple[Member, int]]) -> Iterator[Line]:
    """Who owes one period; without a version that is open on its last day it cannot be kept yet."""
    version: Any = version_on(duty, one.ends_on)
    for member, body_id in members:
        if owes(member, one.ends_on):
            yield Line(
                owner_path=member.path, to_path=duty.owner_path, duty=duty, body_id=body_id,
                form_version=version, period=one.period.code, starts_on=one.starts_on,
                ends_on=one.ends_on, due_at=one.due_at,
            )  # fmt: skip


def _off(calendar: WorkCalendar) -> set[date]:
    return {row.day for row in calendar.rows if not row.works}
