"""The nightly pass over all open work: what is due today is told once (lượt nhắc hằng ngày).
What rooms above have due is told in the same pass, in the same digests.

A batch is one transaction: reminders and the digests that they stand in. What a batch wrote is
kept, and a second run finds it there: the pass may be stopped at any time and repeated.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from sauro.directives.models import Assignment, Digest, Reminder
from sauro.directives.pressure.mailing import mail_is_on
from sauro.directives.pressure.people import People, Sitting, people_on
from sauro.directives.pressure.rules import ELSEWHERE, DueDays, Step, counts_from, due_everywhere
from sauro.directives.pressure.rulesets import AllRules, rules_on
from sauro.directives.pressure.sources import sources
from sauro.foundation.access.models import User
from sauro.foundation.access.scope import EVERYWHERE, Scope, enter
from sauro.foundation.logs.lines import told
from sauro.kernel.workdays import CoverageError, WorkCalendar
from sauro.organization.days_off.queries import calendars_held
from sauro.organization.days_off.rules import Calendars

log = logging.getLogger(__name__)
BATCH = 1000  # assignments a transaction
_AT_ONCE = 1000  # rows a statement


@dataclass(frozen=True, slots=True)
class Plan:
    """All that one pass needs to know but the work itself."""

    day: date
    now: datetime
    rules: AllRules
    due: DueDays
    people: People

    def days(self) -> list[date]:
        """The due days for which anybody's rules say something today."""
        return self.due.days()


@dataclass(frozen=True, slots=True)
class Work:
    """An open assignment, as far as it is pressed for."""

    id: int
    owner_path: str
    issuer_path: str
    due_on: date
    issued_at: datetime
    document: int


@dataclass(frozen=True, slots=True)
class Told:
    """One person to be told of one step."""

    work: Work
    step: Step
    who: Sitting


def run(now: datetime, calendar: WorkCalendar | None = None, batch: int = BATCH) -> int:
    """Tell all that is due today. Returns how many reminders were written."""
    known = Calendars(calendar) if calendar else calendars_held()
    plan = planned(now, known)
    if plan is None:
        return 0
    count = sum(source.remind(plan, known, batch) for source in sources())
    for due_on in plan.days():
        after: int | None = 0
        while after is not None:
            wrote, after = _batch(plan, due_on, after, batch)
            count += wrote
    log.info("reminded", extra=told(count=count))
    return count


@transaction.atomic
def planned(now: datetime, calendars: Calendars) -> Plan | None:
    """What today asks for; None on a day off, and where nobody knows whether it is one."""
    enter(Scope((EVERYWHERE,)))
    day = timezone.localdate(now)
    try:
        if not calendars.nation.is_working_day(day):
            return None
    except CoverageError:
        log.error("no-calendar-of-the-year", extra=told(count=day.year))
        return None
    rules = rules_on(day)
    return Plan(day, now, rules, due_everywhere(rules.kinds(), day, calendars), people_on(day))


@transaction.atomic
def _batch(plan: Plan, due_on: date, after: int, most: int) -> tuple[int, int | None]:
    """Returns how many reminders were written, and after which assignment to go on, if at all."""
    enter(Scope((EVERYWHERE,)))
    works = _open(due_on, after, most)
    if not works:
        return 0, None
    wrote = _write(plan, list(_due_today(plan, due_on, works)))
    return wrote, works[-1].id if len(works) == most else None


def _open(due_on: date, after: int, most: int) -> list[Work]:
    rows = Assignment.objects.filter(due_on=due_on, pk__gt=after)
    rows = rows.exclude(state__in=ELSEWHERE).order_by("pk")  # as the index says it
    keys = ("pk", "owner_path", "issuer_path", "due_on", "issued_at", "directive__document")
    return [Work(*row) for row in rows.values_list(*keys)[:most]]


def _due_today(plan: Plan, due_on: date, works: Sequence[Work]) -> Iterable[Told]:
    """Who is to be told what: steps that were not taken yet for this day, by the rules in force."""
    done = set(
        Reminder.objects.filter(assignment__in=[w.id for w in works], due_on=due_on).values_list(
            "assignment_id", "step"
        )
    )
    for work in works:
        held = plan.rules.of(work.issuer_path)
        since = counts_from(timezone.localdate(work.issued_at), held.since)
        for due in plan.due.of(work.owner_path, held.rules, due_on):
            if due.fell_on >= since and (work.id, due.step.key) not in done:
                line = plan.people.reached(
                    due.step.kind, work.owner_path, work.issuer_path, work.document
                )
                yield from (Told(work, due.step, who) for who in line)


def _write(plan: Plan, found: Sequence[Told]) -> int:
    """Digests first, then what stands in them. The database refuses what was told already."""
    digests = digests_of(plan, {t.who.user_id: t.who for t in found})
    rows = [
        Reminder(
            owner_path=t.work.owner_path,
            issuer_path=t.work.issuer_path,
            assignment_id=t.work.id,
            step=t.step.key,
            due_on=t.work.due_on,
            user_id=t.who.user_id,
            seat_id=t.who.seat_id,
            digest_id=digests[t.who.user_id],
            day=plan.day,
        )
        for t in found
    ]
    Reminder.objects.bulk_create(rows, batch_size=_AT_ONCE, ignore_conflicts=True)
    return len(rows)


def digests_of(plan: Plan, who: Mapping[int, Sitting]) -> dict[int, int]:
    """The digest of today of each person, by person; made where there is none."""
    known = Digest.objects.filter(day=plan.day, user__in=who)
    there = dict(known.values_list("user_id", "pk"))
    mailed = _with_mail(who.keys() - there.keys())
    made = [_digest(plan, who[pk], mail=pk in mailed) for pk in sorted(who.keys() - there.keys())]
    if not made:
        return there
    Digest.objects.bulk_create(made, batch_size=_AT_ONCE, ignore_conflicts=True)
    return dict(known.all().values_list("user_id", "pk"))


def _with_mail(people: Iterable[int]) -> set[int]:
    if not mail_is_on():
        return set()
    return set(User.objects.filter(pk__in=people).exclude(email="").values_list("pk", flat=True))


def _digest(plan: Plan, who: Sitting, *, mail: bool) -> Digest:
    return Digest(
        owner_path=who.path,
        user_id=who.user_id,
        day=plan.day,
        made_at=plan.now,
        mail=Digest.Mail.WAITING if mail else Digest.Mail.NONE,
        message_id=f"<{uuid4().hex}@digest.sauro>",
        next_at=plan.now if mail else None,
    )
