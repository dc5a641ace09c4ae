"""In which other cases in sight a party was met (đã gặp trong vụ nào)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Prefetch
from django.utils import timezone

from sauro.cases.again.rules import Earlier
from sauro.cases.holding import VIETNAM
from sauro.cases.models import Case, CaseEvent, Violation
from sauro.cases.narrowing import without_twice

_DECIDED, _CANCELLED = ("decision_issued", "remedies_only"), "decision_cancelled"
_EXECUTED = "executed"


@dataclass(frozen=True, slots=True)
class Met:
    """Another case of a party. ``why``: by what it is one with the party there, "party" where it is
    the very row; ``said``: what they share, as it is shown.
    """

    case: Case
    kind: Violation | None
    earlier: Earlier
    why: str
    said: str


def met(parties: Iterable[int], without: Collection[int] = ()) -> dict[int, list[Met]]:
    """The cases of each party, the latest first, each once. ``without``: keys left out."""
    wanted = list(dict.fromkeys(parties))
    hits: dict[int, dict[int, tuple[str, str]]] = defaultdict(dict)
    for party, case, why, said in _hits(wanted):
        hits[party].setdefault(case, (why, said))
    ids = {case for found in hits.values() for case in found} - set(without)
    told = facts_of(without_twice(Case.objects.filter(pk__in=ids)).values_list("pk", flat=True))
    return {
        party: [Met(*told[case], *found[case]) for case in told if case in found]
        for party, found in hits.items()
    } | {party: [] for party in wanted if party not in hits}


def _hits(parties: Sequence[int]) -> list[tuple[int, int, str, str]]:
    if not parties:
        return []
    with connection.cursor() as cursor:
        # The party's own row speaks before a number that it shares.
        cursor.execute(
            "SELECT party_id, case_id, why, said FROM cases_met_v1(%s) "
            "ORDER BY case_id DESC, why <> 'party', why, said",
            [list(parties)],
        )
        return list(cursor.fetchall())


Facts = tuple[Case, Violation | None, Earlier]


def facts_of(ids: Iterable[int]) -> dict[int, Facts]:
    """Cases in sight as they may count against their parties, the latest detected first."""
    acts = Violation.objects.select_related("kind").order_by("-main", "pk")
    rows = Case.objects.filter(pk__in=ids).select_related("body").order_by("-detected_at", "-pk")
    found: list[Any] = list(rows.prefetch_related(Prefetch("violation_rows", acts, to_attr="acts")))
    days = _days([case.pk for case in found])
    return {case.pk: _facts(case, case.acts, days[case.pk]) for case in found}


def _facts(case: Case, acts: Sequence[Violation], days: Mapping[str, date]) -> Facts:
    return case, acts[0] if acts else None, earlier_of(case, acts, days)


def earlier_of(case: Case, acts: Iterable[Violation], days: Mapping[str, date]) -> Earlier:
    """What counts of a case: when it was found, for what, when decided and carried out."""
    decided = max((days[kind] for kind in _DECIDED if kind in days), default=None)
    if decided and days.get(_CANCELLED, date.min) >= decided:
        decided = None
    executed = days.get(_EXECUTED) if decided else None
    on = timezone.localdate(case.detected_at, VIETNAM)
    return Earlier(on, frozenset(act.kind.code for act in acts), decided, executed)


def last_days(steps: Iterable[CaseEvent]) -> dict[str, date]:
    """The same as ``_days`` of the steps of one case that stand."""
    return {step.kind: step.day for step in sorted(steps, key=lambda s: (s.day, s.pk))}


def _days(ids: Sequence[int]) -> Mapping[int, dict[str, date]]:
    """The last day of each step that counts, of those that stand."""
    kinds = (*_DECIDED, _CANCELLED, _EXECUTED)
    steps = CaseEvent.objects.filter(
        case__in=ids, kind__in=kinds, superseded_by=None, cancels=False
    )
    found: dict[int, dict[str, date]] = defaultdict(dict)
    for case, kind, day in steps.order_by("day", "pk").values_list("case_id", "kind", "day"):
        found[case][kind] = day
    return found
