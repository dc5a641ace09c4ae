"""Steps and facts of many cases, in a few statements whatever their number (đọc nhiều vụ)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sauro.cases.clocks import Event, Facts
from sauro.cases.models import Case, CaseEvent, CaseParty, Violation
from sauro.cases.standing import About, facts_of


@dataclass(frozen=True, slots=True)
class Read:
    """What clocks of a case are counted from."""

    events: Sequence[Event]
    facts: Facts


def read_all(cases: Sequence[Case]) -> Mapping[int, Read]:
    """By the key of the case."""
    keys = [case.pk for case in cases]
    events, violations, companies = _events(keys), _violations(keys), _companies(keys)
    return {
        case.pk: Read(
            events[case.pk], facts_of(case, About(violations[case.pk], (), companies[case.pk]))
        )
        for case in cases
    }


def _companies(keys: Sequence[int]) -> Mapping[int, list[CaseParty]]:
    """The organisations that are to be fined."""
    found: dict[int, list[CaseParty]] = defaultdict(list)
    for row in CaseParty.objects.filter(case__in=keys, role="violator", kind="company"):
        found[row.case_id].append(row)
    return found


def _events(keys: Sequence[int]) -> Mapping[int, list[Event]]:
    """The steps that stand."""
    found: dict[int, list[Event]] = defaultdict(list)
    rows = CaseEvent.objects.filter(case__in=keys, superseded_by=None, cancels=False)
    for row in rows.order_by("pk"):
        found[row.case_id].append(row.as_event())
    return found


def _violations(keys: Sequence[int]) -> Mapping[int, list[Violation]]:
    """The main one first."""
    found: dict[int, list[Violation]] = defaultdict(list)
    rows = Violation.objects.filter(case__in=keys).select_related("kind")
    for row in rows.order_by("-main", "pk"):
        found[row.case_id].append(row)
    return found
