"""Where work that ended went on: under a later notice, or with a successor (việc chuyển đi)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils import timezone

from sauro.directives.assignments.rules import Act, State, days_late
from sauro.directives.models import Assignment, CarryOver, Handover, Step


@dataclass(frozen=True, slots=True)
class Went:
    """Where one assignment went on, and by how many days it was late then."""

    to: str  # the number of the notice, or the name of the successor
    late: int
    directive_id: int | None = None  # of the notice; None where it went to a successor


def went(rows: Iterable[Assignment]) -> dict[int, Went]:
    """Of the rows of a page, as far as it is in sight where they went; by assignment."""
    gone = {row.pk: row for row in rows if row.state == State.WITHDRAWN}
    if not gone:
        return {}
    return _carried(gone) | _handed(gone)


def _carried(gone: dict[int, Assignment]) -> dict[int, Went]:
    """The carry-over and the step that ended the work bear the same time."""
    of = {row.directive_id for row in gone.values()}
    columns = ("old", "at", "new__document_number", "new")
    rows = CarryOver.objects.filter(old__in=of).values_list(*columns)
    later = {(old, at): (number, new) for old, at, number, new in rows}
    if not later:
        return {}
    steps = Step.objects.filter(assignment__in=list(gone), act=Act.WITHDRAW)
    told = {}
    for pk, at in steps.values_list("assignment", "at"):
        if to := later.get((gone[pk].directive_id, at)):
            told[pk] = Went(to[0], _late(gone[pk], at), to[1])
    return told


def _handed(gone: dict[int, Assignment]) -> dict[int, Went]:
    found = Handover.objects.filter(old__in=list(gone)).annotate(name=F("new__body__name"))
    rows = found.values_list("old", "name", "at")
    return {pk: Went(name, _late(gone[pk], at)) for pk, name, at in rows}


def _late(row: Assignment, at: datetime) -> int:
    return days_late(row.due_on, None, timezone.localdate(at))
