"""The nightly pass over open limits of cases: each step is told once (lượt nhắc hằng ngày).

A batch is one transaction: reminders and the digests that they stand in, which are those of given
work. What a batch wrote is kept, and a second run finds it there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sauro.cases.counting import Limit, limits_of
from sauro.cases.models import Case, CaseReminder
from sauro.cases.reminding.rules import DEFAULT, NAME, WITH_KEEPER, superior_of
from sauro.directives.pressure.people import People, Sitting
from sauro.directives.pressure.rules import DueDays, Kind, Step, counts_from, due_everywhere
from sauro.directives.pressure.rulesets import AllRules, rules_on
from sauro.directives.pressure.running import Plan, digests_of
from sauro.foundation.access.scope import EVERYWHERE, Scope, enter
from sauro.organization.days_off.rules import Calendars

_AT_ONCE = 1000  # rows a statement
_Done = Collection[tuple[int, str, str, str, date]]


@dataclass(frozen=True, slots=True)
class Pressing:
    """What this day asks for: the rules of all bodies, and for which due days they say what."""

    plan: Plan
    rules: AllRules
    due: DueDays

    @property
    def last_day(self) -> date | None:
        """The latest due day for which anybody's rules say something."""
        return max(self.due.days(), default=None)


@dataclass(frozen=True, slots=True)
class Told:
    """One person to be told of one step for one limit."""

    case: Case
    limit: Limit
    step: Step
    who: Sitting


def remind(plan: Plan, calendars: Calendars, batch: int) -> int:
    """Tell all that is due. Returns how many reminders were written."""
    pressing = _pressing(plan, calendars)
    if pressing.last_day is None:
        return 0
    count = 0
    after: int | None = 0
    while after is not None:
        wrote, after = _batch(pressing, pressing.last_day, after, batch)
        count += wrote
    return count


@transaction.atomic
def _pressing(plan: Plan, calendars: Calendars) -> Pressing:
    enter(Scope((EVERYWHERE,)))
    rules = rules_on(plan.day, NAME, DEFAULT)
    return Pressing(plan, rules, due_everywhere(rules.kinds(), plan.day, calendars))


@transaction.atomic
def _batch(pressing: Pressing, until: date, after: int, most: int) -> tuple[int, int | None]:
    """Returns how many reminders were written, and after which case to go on, if at all."""
    enter(Scope((EVERYWHERE,)))
    rows = Case.objects.filter(next_due_on__lte=until, pk__gt=after).order_by("pk")
    columns = ("owner_path", "opened_at", "opened_by_id", "limits")
    cases = list(rows.only(*columns)[:most])
    if not cases:
        return 0, None
    wrote = _write(pressing.plan, list(_due_today(pressing, cases)))
    return wrote, cases[-1].pk if len(cases) == most else None


def _due_today(pressing: Pressing, cases: Sequence[Case]) -> Iterator[Told]:
    """Who is to be told what: steps that were not taken yet for this day."""
    done, people = _done(cases), pressing.plan.people
    for case in cases:
        held = pressing.rules.over(superior_of(case.owner_path))
        since = counts_from(timezone.localdate(case.opened_at), held.since)
        for limit in limits_of(case):
            for due in pressing.due.of(case.owner_path, held.rules, limit.due_on):
                mark = (case.pk, limit.clock, limit.about, due.step.key, limit.due_on)
                if due.fell_on >= since and mark not in done:
                    line = reached(people, due.step.kind, case)
                    yield from (Told(case, limit, due.step, who) for who in line)


def _done(cases: Sequence[Case]) -> _Done:
    rows = CaseReminder.objects.filter(case__in=[case.pk for case in cases])
    return set(rows.values_list("case_id", "clock", "about", "step", "due_on"))


def reached(people: People, kind: Kind, case: Case) -> Collection[Sitting]:
    """Whom a step reaches, each once: the officer who entered the case while he sits there, else
    the officers of the lead body; then its head, and the line above it. Followers as for work.
    """
    path, above = case.owner_path, superior_of(case.owner_path)
    seated = people.seats.get(path, ()) if kind in WITH_KEEPER else ()
    keeper = [who for who in seated if who.seat_id == case.opened_by_id]
    line = keeper or people.told(kind, path, above)
    followers = people.follow(kind, path, above, 0)
    return {who.user_id: who for who in (*followers, *line)}.values()


def _write(plan: Plan, found: Sequence[Told]) -> int:
    """Digests first, then what stands in them. The database refuses what was told already."""
    if not found:
        return 0
    digests = digests_of(plan, {t.who.user_id: t.who for t in found})
    rows = [
        CaseReminder(
            owner_path=t.case.owner_path, superior_path=superior_of(t.case.owner_path),
            case_id=t.case.pk, clock=t.limit.clock, about=t.limit.about, step=t.step.key,
            due_on=t.limit.due_on, user_id=t.who.user_id, seat_id=t.who.seat_id,
            digest_id=digests[t.who.user_id], day=plan.day,
        )
        for t in found
    ]  # fmt: skip
    CaseReminder.objects.bulk_create(rows, batch_size=_AT_ONCE, ignore_conflicts=True)
    return len(rows)


def mark_read(rows: Collection[int], now: datetime) -> int:
    """Note that a person saw these."""
    return CaseReminder.objects.filter(pk__in=rows, read_at=None).update(read_at=now)
