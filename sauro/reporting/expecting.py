"""Lines are there before anything arrives (dòng báo cáo lập sẵn)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sauro.kernel.workdays import WorkCalendar
from sauro.organization.days_off.queries import calendar_held
from sauro.reporting.models import Duty, DutyBody, FormVersion, Line
from sauro.reporting.rules.calendar import VIETNAM, Member, Owed, owed, owes

AHEAD = timedelta(days=45)  # a month's line is there when its days begin


@transaction.atomic
def expect(duty: Duty, now: datetime, *, ahead: timedelta = AHEAD) -> int:
    """Make the lines of a duty that are not there yet, from where it begins to some weeks ahead.
    Done twice it makes nothing twice. Returns how many there are of it now that were owed.
    """
    today = timezone.localdate(now, VIETNAM)
    members = _members(duty)
    periods = owed(duty.as_terms(), duty.valid_from, today + ahead, _off(calendar_held()))
    wanted = [
        line for one in periods if (version := version_on(duty, one.ends_on))
        for line in _lines(duty, one, version, members)
    ]  # fmt: skip
    there = set(Line.objects.filter(duty=duty).values_list("starts_on", "ends_on", "owner_path"))
    new = [line for line in wanted if (line.starts_on, line.ends_on, line.owner_path) not in there]
    Line.objects.bulk_create(new, ignore_conflicts=True, batch_size=5000)
    return len(wanted)


def expect_all(now: datetime) -> int:
    """The same for every duty that may still be owed; of a run in the background."""
    today = timezone.localdate(now, VIETNAM)
    running = Duty.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today - AHEAD))
    return sum(expect(duty, now) for duty in running.order_by("pk"))


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


def _lines(
    duty: Duty, one: Owed, version: FormVersion, members: Iterable[tuple[Member, int]]
) -> Iterable[Line]:
    for member, body_id in members:
        if owes(member, one.ends_on):
            yield Line(
                owner_path=member.path, to_path=duty.owner_path, duty=duty, body_id=body_id,
                form_version=version, period=one.period.code, starts_on=one.starts_on,
                ends_on=one.ends_on, due_at=one.due_at,
            )  # fmt: skip


def _off(calendar: WorkCalendar) -> set[date]:
    return {row.day for row in calendar.rows if not row.works}
