"""From the bodies that a directive names to the work of each (giao việc cho từng cơ quan)."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import date, datetime, time
from functools import cache
from itertools import groupby

from django.db import DatabaseError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sauro.directives.assignments.acting import Said, moment, tell, withdraw_parts
from sauro.directives.assignments.dating import day_from_issue
from sauro.directives.assignments.rules import FINAL, Act, State
from sauro.directives.models import Addressee, Assignment, Directive, Handover, Takeover
from sauro.foundation.access.scope import covers
from sauro.foundation.logs.lines import told as told_of
from sauro.kernel.rhythm import rhythm
from sauro.kernel.workdays import WorkCalendar
from sauro.organization.days_off.queries import calendars_held
from sauro.organization.days_off.rules import province_of

log = logging.getLogger(__name__)
_AT_ONCE = 1000  # rows a statement
_CORRECTED = "Văn bản được đính chính."  # what people wrote is not translated, nor is this


def expand(told: Iterable[Addressee], rows: Iterable[Directive], now: datetime) -> int:
    """Give every leading body its work, once: what it already has stays. Returns for how many
    there was some. ``rows``: the directives that the addressees are of.
    """
    today, calendars = timezone.localdate(now), calendars_held()
    known = {row.pk: row for row in rows}

    @cache
    def day_in(directive: int, province: str) -> date | None:
        return first_day(known[directive], today, calendars.of(province))

    def day_of(told: Addressee) -> date | None:
        """Bodies of one province count alike; only its own days make it another day."""
        province = province_of(told.owner_path)
        return day_in(told.directive_id, province if province in calendars.local else "")

    leads = [a for a in told if a.part == Addressee.Part.LEAD]
    issuers = _taken_over(known)
    found = [
        _work(a, row, day, now, issuers.get((row.pk, a.body_id), a.issuer_path))
        for a in leads
        for row, day in [(known[a.directive_id], day_of(a))]
        if day or not row.rrule  # a duty whose last time is past has no next
    ]
    Assignment.objects.bulk_create(found, batch_size=_AT_ONCE, ignore_conflicts=True)
    return len(found)


def keep_up(today: date, now: datetime, most: int = _AT_ONCE) -> int:
    """Give work to bodies that lead and have none: the next time of recurring duties, and what was
    published before there were assignments. Returns for how many there was some; none is left
    when it is 0. Safe to stop at any time and to repeat.
    """
    after: int | None = 0
    given = 0
    while after is not None and not given:
        given, after = keep_up_after(after, today, now, most)
    return given


def keep_up_after(
    after: int, today: date, now: datetime, most: int = _AT_ONCE
) -> tuple[int, int | None]:
    """One batch, of who was named after some row: how many were given work, and the last row of
    the batch; None where nobody comes after. A batch that gives nothing is not the last.
    """
    told = _without_work(today).filter(pk__gt=after)
    found = list(told.select_related("directive").order_by("pk")[:most])
    return _given(found, now), found[-1].pk if found else None


def _without_work(today: date) -> QuerySet[Addressee]:
    """Who leads and has no work of a time that is still to come; parts handed down are none. For a
    body whose work of this directive went to its successor that one leads.
    """
    whole = Assignment.objects.filter(part_of=None)
    has = whole.filter(directive=OuterRef("directive"), body=OuterRef("body"))
    told = Addressee.objects.filter(part=Addressee.Part.LEAD, directive__superseded_at=None)
    told = told.exclude(
        Exists(has.filter(occurs_on=None)) | Exists(has.filter(occurs_on__gte=today))
    )
    gone = Handover.objects.filter(old__directive=OuterRef("directive"), old__body=OuterRef("body"))
    told = told.exclude(Exists(gone))
    return told.filter(~Q(directive__rrule="") | ~Exists(has)).exclude(_over(today))


def _given(found: list[Addressee], now: datetime) -> int:
    """All at once or, where one of them cannot be, each directive by itself: one that is broken
    keeps nobody else from his work.
    """
    try:
        return _tried(found, now)
    except (ValueError, DatabaseError):
        by_directive = groupby(sorted(found, key=_of), key=_of)
        return sum(_alone(list(told), now) for _directive, told in by_directive)


def _alone(told: list[Addressee], now: datetime) -> int:
    try:
        return _tried(told, now)
    except (ValueError, DatabaseError):
        log.exception("no-work-made", extra=told_of(reference=f"directive-{_of(told[0])}"))
        return 0


@transaction.atomic
def _tried(told: list[Addressee], now: datetime) -> int:
    return expand(told, {a.directive_id: a.directive for a in told}.values(), now)


def _of(told: Addressee) -> int:
    return told.directive_id


def _over(today: date) -> Q:
    """Recurring duties whose end is past."""
    return ~Q(directive__rrule="") & Q(directive__due_on__lt=today)


def _taken_over(directives: Iterable[int]) -> dict[tuple[int, int], str]:
    """Where another body decides instead of one that has ended: its path, by directive and body."""
    rows = Takeover.objects.filter(directive__in=list(directives)).order_by("pk")
    return {
        (of, body): to
        for of, body, to in rows.values_list("directive", "assignment__body", "owner_path")
    }


def _work(
    told: Addressee, row: Directive, day: date | None, now: datetime, issuer: str
) -> Assignment:
    return Assignment(
        owner_path=told.owner_path,
        issuer_path=issuer,
        directive_id=told.directive_id,
        body_id=told.body_id,
        occurs_on=day if row.rrule else None,
        due_first_on=day,
        due_on=day,
        issued_at=now,
        changed_at=now,
    )


def first_day(row: Directive, today: date, calendar: WorkCalendar) -> date | None:
    """By when the work is due first: of a recurring duty the next time that it comes round; of a
    term that counts from the issue of its own paper, its last day.
    """
    return next_day(row, today) if row.rrule else row.due_on or day_from_issue(row, calendar)


def next_day(row: Directive, since: date) -> date | None:
    """The first day from ``since`` on that a recurring duty falls due; none after its end."""
    start = row.issued_on or timezone.localdate(row.published_at)
    rule = rhythm(row.rrule, start)
    found = rule.after(datetime.combine(since, time.min), inc=True)
    if found is None or (row.due_on and found.date() > row.due_on):
        return None
    return found.date()


def withdraw_superseded(gone: Iterable[Directive], now: datetime) -> None:
    """What a correction took out of the register is nobody's work any more, nor are parts of it;
    what was accepted of it stays accepted.
    """
    rows = Assignment.objects.filter(directive__in=[row.pk for row in gone])
    open_rows = rows.exclude(state__in=[s.value for s in FINAL]).order_by("pk")
    still = list(open_rows.select_for_update())
    for row in still:
        row.state, row.submitted_on = State.WITHDRAWN, None
        tell(row, Act.WITHDRAW, Said(_CORRECTED, None, moment(row, now)))
    for row in still:
        if not covers(row.owner_path):  # else its parts were among them
            withdraw_parts(row, Said(_CORRECTED, None, row.changed_at))
