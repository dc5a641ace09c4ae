"""Counting anew is asked for, and done a batch at a time (tính lại thời hạn).

A batch is one transaction: the rows are held, read and noted. What it wrote is kept, with how far
the whole has come; a run that dies is gone on with by the next, from there.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from sauro.cases.clocks import Clock, Nature, clocks_of
from sauro.cases.counting import LIMITS, all_away, note_limits
from sauro.cases.holding import local
from sauro.cases.models import Case, CaseEvent, CaseRecount
from sauro.cases.queries import rules_held
from sauro.cases.recounting.reading import read_all
from sauro.foundation.access.scope import EVERYWHERE, Scope, enter
from sauro.kernel.workdays import WorkCalendar
from sauro.organization.days_off.queries import calendars_held
from sauro.organization.days_off.rules import Calendars

BATCH = 200  # cases a transaction; so long a clerk waits who writes one of them

Why = CaseRecount.Why


@transaction.atomic
def ask(why: CaseRecount.Why, now: datetime) -> CaseRecount:
    """Let all cases be counted anew. One that has not ended begins again from the first case: what
    it counted before may rest on what has just changed.
    """
    row = CaseRecount.objects.select_for_update().filter(why=why, finished_at=None).first()
    if row is None:
        return CaseRecount.objects.create(owner_path=EVERYWHERE, why=why, asked_at=now)
    row.total = row.done = row.changed = row.last_case = 0
    row.save(update_fields=["total", "done", "changed", "last_case"])
    return row


def go_on(now: datetime, calendar: WorkCalendar | None = None, batch: int = BATCH) -> int:
    """All that was asked for and has not ended. Returns how many cases have other limits now."""
    changed = 0
    while (found := _batch(now, calendar, batch)) is not None:
        changed += found
    return changed


@transaction.atomic
def _batch(now: datetime, calendar: WorkCalendar | None, most: int) -> int | None:
    """How many of one batch changed; None where nothing is asked for."""
    enter(Scope((EVERYWHERE,)))
    rows = CaseRecount.objects.select_for_update(skip_locked=True)
    asked = rows.filter(finished_at=None).order_by("asked_at", "pk").first()
    if asked is None:
        return None
    if not asked.last_case:
        asked.total = _concerned(asked.why, now).count()
    held = _concerned(asked.why, now).filter(pk__gt=asked.last_case).order_by("pk")
    cases = list(held.select_for_update(of=("self",))[:most])
    changed = _counted(cases, Calendars(calendar) if calendar else calendars_held(), now)
    asked.done, asked.changed = asked.done + len(cases), asked.changed + changed
    asked.last_case = cases[-1].pk if cases else asked.last_case
    columns = ["total", "done", "changed", "last_case"]
    if len(cases) < most:
        asked.total, asked.finished_at = asked.done, now
        columns.append("finished_at")
    asked.save(update_fields=columns)
    return changed


def _counted(cases: list[Case], days: Calendars, now: datetime) -> int:
    """Only what says otherwise now is written."""
    rules, read, gone = rules_held(), read_all(cases), all_away(cases)

    def clocks(case: Case) -> Sequence[Clock]:
        told = read[case.pk]
        if case.pk in gone:  # its limits run where it is
            return ()
        return clocks_of(told.events, told.facts, rules, days.of(case.owner_path), local(now))

    other = [case for case in cases if note_limits(case, clocks(case))]
    Case.objects.bulk_update(other, LIMITS)
    return len(other)


def _concerned(why: str, now: datetime) -> QuerySet[Case]:
    """After a change of the law all cases. As a day passes those with an open limit, and those in
    which a time of waiting may have ended, at whose end another limit begins.
    """
    rows = Case.objects.filter(opened_at__lte=now)
    if why == Why.LAW:
        return rows
    waits = {kind for rule in rules_held() if rule.nature is Nature.WAIT for kind in rule.starts}
    waiting = CaseEvent.objects.filter(case=OuterRef("pk"), kind__in=waits)
    return rows.filter(Q(next_due_on__isnull=False) | Exists(waiting))


def under_way() -> CaseRecount | None:
    """What is being counted now, or waits to be."""
    return CaseRecount.objects.filter(finished_at=None).order_by("-why", "pk").first()
