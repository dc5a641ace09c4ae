"""What a set of rules would have sent last month, told before it is switched on (thử quy tắc)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from sauro.directives.assignments.rules import Act
from sauro.directives.models import Assignment
from sauro.directives.models import Step as Told
from sauro.directives.pressure.people import people_on
from sauro.directives.pressure.rules import REACH, Due, Kind, RuleSet, counts_from, due_days
from sauro.kernel.workdays import ONE_DAY, WorkCalendar

_DAYS = (Act.GIVE_TIME, Act.DATE)  # acts that moved the day on which work is due
_AWAY = (Act.SUBMIT, Act.WITHDRAW, Act.RELIEVE, Act.ACCEPT)  # from here it lay elsewhere
_BACK = (Act.RETURN, Act.TAKE_BACK)


@dataclass(frozen=True, slots=True)
class Trial:
    """What would have been sent from one day to another."""

    since: date
    until: date
    steps: Mapping[Kind, int]  # reminders, one for each person and step
    messages: int  # digests: one for each person and day
    people: int
    unheard: int  # steps that nobody holds a seat to be told of
    lived: int = 0  # of how many cases the month was lived through again, and of how many in all
    of_all: int = 0

    @property
    def reminders(self) -> int:
        """Of all steps."""
        return sum(self.steps.values())


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of one assignment: how it lay on each day of the month."""

    id: int
    owner_path: str
    issuer_path: str
    issued_on: date
    first_due_on: date | None
    document: int
    moves: Sequence[tuple[date, str, date | None]]  # day, act, day that it set

    def due_on(self, day: date) -> date | None:
        """By when it was due, as it stood at the beginning of a day."""
        found = self.first_due_on
        for at, act, moved in self.moves:
            if at < day and act in _DAYS and moved:
                found = moved
        return found

    def with_doer(self, day: date) -> bool:
        """Whether it lay with the body whose work it is, as the day began."""
        last = [act for at, act, _moved in self.moves if at < day and act in (*_AWAY, *_BACK)]
        return self.issued_on <= day and not (last and last[-1] in _AWAY)


def last_month(today: date) -> tuple[date, date]:
    """The first and the last day of the calendar month before."""
    until = today.replace(day=1) - ONE_DAY
    return until.replace(day=1), until


def tried(issuer_path: str, rules: RuleSet, today: date, calendar: WorkCalendar) -> Trial:
    """What these rules would have sent of the work that a body gave, in the month before, to those
    who hold seats at its end; followers among them, as far as they are in sight.
    """
    since, until = last_month(today)
    people, works = people_on(until), _past(issuer_path, since, until)
    told: Counter[Kind] = Counter()
    digests: set[tuple[date, int]] = set()
    unheard = 0
    for day, work, kind in _taken(works, rules, (since, until), calendar):
        line = people.reached(kind, work.owner_path, work.issuer_path, work.document)
        told[kind] += len(line)
        unheard += not line
        digests |= {(day, who.user_id) for who in line}
    persons = {user for _day, user in digests}
    return Trial(since, until, dict(told), len(digests), len(persons), unheard)


def _taken(
    works: Sequence[Past], rules: RuleSet, month: tuple[date, date], calendar: WorkCalendar
) -> Iterator[tuple[date, Past, Kind]]:
    """Each step that would have been taken, once for a due day, as the nightly pass takes it."""
    done: set[tuple[int, str, date]] = set()
    for day in (month[0] + timedelta(n) for n in range((month[1] - month[0]).days + 1)):
        due = due_days(rules, day, calendar)
        for work in works if due else ():
            due_on = work.due_on(day)
            if due_on is None or due_on not in due or not work.with_doer(day):
                continue
            for step in due[due_on]:
                mark = (work.id, step.step.key, due_on)
                if _counts(work, step) and mark not in done:
                    done.add(mark)
                    yield day, work, step.step.kind


def _counts(work: Past, due: Due) -> bool:
    return due.fell_on >= counts_from(work.issued_on, date.min)


def _past(issuer_path: str, since: date, until: date) -> list[Past]:
    """The work that could have been pressed for, with what moved it."""
    near = (since - REACH, until + REACH)
    rows = Assignment.objects.filter(issuer_path=issuer_path, issued_at__date__lte=until)
    rows = rows.filter(Q(due_on__range=near) | Q(due_first_on__range=near))
    rows = rows.exclude(submitted_on__lt=since)
    moves = _moves([pk for (pk,) in rows.values_list("pk")])
    keys = ("pk", "owner_path", "issuer_path", "issued_at", "due_first_on", "directive__document")
    return [
        Past(pk, owner, issuer, timezone.localdate(at), first, paper, moves.get(pk, ()))
        for pk, owner, issuer, at, first, paper in rows.values_list(*keys)
    ]


def _moves(works: Sequence[int]) -> Mapping[int, Sequence[tuple[date, str, date | None]]]:
    found: dict[int, list[tuple[date, str, date | None]]] = defaultdict(list)
    rows = Told.objects.filter(assignment__in=works, act__in=(*_DAYS, *_AWAY, *_BACK))
    at: datetime
    for pk, at, act, day in rows.order_by("pk").values_list("assignment_id", "at", "act", "day"):
        found[pk].append((timezone.localdate(at), act, day))
    return found
