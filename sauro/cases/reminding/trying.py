"""What a set of rules would have sent last month of limits of cases (thử quy tắc).

The month is lived again: on each of its mornings limits are counted from the steps that had
happened by then, by the law and the facts as they are known today.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sauro.cases.clocks import Event, Rule, clocks_of
from sauro.cases.counting import Limit, open_limits
from sauro.cases.models import Case, CaseEvent
from sauro.cases.queries import rules_held
from sauro.cases.recounting.reading import Read, read_all
from sauro.cases.reminding.rules import DEFAULT, NAME, superior_of
from sauro.cases.reminding.running import helping, reached
from sauro.directives.pressure.people import people_on
from sauro.directives.pressure.rules import REACH, Due, Kind, RuleSet, counts_from, due_days
from sauro.directives.pressure.rulesets import AllRules, InForce, rules_on
from sauro.directives.pressure.trying import Trial, last_month
from sauro.kernel.workdays import ONE_DAY, WorkCalendar

MOST = 600  # cases that are lived through again while a person waits
_MORNING = time(5, 10)


@dataclass(slots=True)
class Lived:
    """One case through the month; limits are counted again only after something happened."""

    case: Case
    read: Read
    law: Sequence[Rule]
    calendar: WorkCalendar
    _known: dict[int, Sequence[Limit]] = field(default_factory=dict)

    def limits(self, day: date) -> Sequence[Limit]:
        """What was open as a day began."""
        events: list[Event] = [event for event in self.read.events if event.day < day]
        if len(events) not in self._known:
            moment = datetime.combine(day, _MORNING)
            clocks = clocks_of(events, self.read.facts, self.law, self.calendar, moment)
            self._known[len(events)] = open_limits(clocks)
        return self._known[len(events)]


def tried(path: str, rules: RuleSet, today: date, calendar: WorkCalendar) -> Trial:
    """What these rules of a body would have sent of cases led below it, in the month before, to
    those who hold seats at its end. Of very many cases the latest are lived through.
    """
    since, until = last_month(today)
    found = _concerned(path, rules, (since, until))
    cases, count = list(found.order_by("-pk")[:MOST]), found.count()
    people, helpers = people_on(until), helping(cases)
    told: Counter[Kind] = Counter()
    digests: set[tuple[date, int]] = set()
    unheard = 0
    for day, case, kind in _taken(_lived(cases, calendar), rules, (since, until), calendar):
        line = reached(people, kind, case, helpers.get(case.pk, ()))
        told[kind] += len(line)
        unheard += not line
        digests |= {(day, who.user_id) for who in line}
    persons = {user for _day, user in digests}
    return Trial(since, until, dict(told), len(digests), len(persons), unheard, len(cases), count)


def _concerned(path: str, rules: RuleSet, month: tuple[date, date]) -> QuerySet[Case]:
    """Cases whose limits would be pressed for by these rules and could have been in the month."""
    since, until = month
    acted = CaseEvent.objects.filter(case=OuterRef("pk"), day__gte=since - ONE_DAY)
    rows = Case.objects.filter(opened_at__date__lte=until)
    rows = rows.filter(Q(next_due_on__lte=until + REACH) | Exists(acted))
    held = rules_on(until, NAME, DEFAULT)
    trial = AllRules({**held.by_body, path: InForce(rules, date.min)}, DEFAULT)
    below = rows.filter(
        Q(owner_path__gte=f"{path}.", owner_path__lt=f"{path}/") | Q(owner_path=path)
    )
    leads = below.order_by().values_list("owner_path", flat=True).distinct()
    governed = [lead for lead in leads if trial.over(superior_of(lead)) is trial.by_body[path]]
    return rows.filter(owner_path__in=governed)


def _lived(cases: Sequence[Case], calendar: WorkCalendar) -> list[Lived]:
    read: Mapping[int, Read] = read_all(cases)
    law = rules_held()
    return [Lived(case, read[case.pk], law, calendar) for case in cases]


def _taken(
    cases: Sequence[Lived], rules: RuleSet, month: tuple[date, date], calendar: WorkCalendar
) -> Iterator[tuple[date, Case, Kind]]:
    """Each step that would have been taken, once for a due day, as the nightly pass takes it."""
    done: set[tuple[int, Limit, str]] = set()
    for day in (month[0] + timedelta(n) for n in range((month[1] - month[0]).days + 1)):
        due = due_days(rules, day, calendar)
        for lived in cases if due else ():
            for limit in lived.limits(day):
                for step in due.get(limit.due_on, ()):
                    mark = (lived.case.pk, limit, step.step.key)
                    if _counts(lived.case, step) and mark not in done:
                        done.add(mark)
                        yield day, lived.case, step.step.kind


def _counts(case: Case, due: Due) -> bool:
    return due.fell_on >= counts_from(timezone.localdate(case.opened_at), date.min)
