"""What became of directives, all bodies together: for rows of the register (tình trạng việc)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, Max, Min, Q, Value
from django.db.models.functions import Coalesce

from sauro.directives.assignments.queries import stands
from sauro.directives.assignments.rules import Standing, State
from sauro.directives.models import Assignment


@dataclass(frozen=True, slots=True)
class Became:
    """The work of one directive as far as it is in sight."""

    bodies: int  # withdrawn work left out
    late_bodies: int  # whose work is open and overdue
    days_late: int  # of the one that is overdue longest
    open: int
    handed_in: int  # of those open: what waits to be accepted
    done_late: int
    due_on: date | None  # of the open work in term, the day that comes first


def became(directive_ids: Sequence[int], today: date) -> dict[int, Became]:
    """One read for a page of rows; nothing for a directive of which no work is in sight. Parts
    that were passed down count only where the whole is out of sight.
    """
    rows = Assignment.objects.filter(directive_id__in=directive_ids)
    found = rows.values("directive_id", is_part=Q(part_of__isnull=False)).annotate(**_told(today))
    told: dict[int, Became] = {}
    for each in found.order_by("-is_part"):
        row: dict[str, Any] = dict(each)
        longest, pk, _part = row.pop("longest"), row.pop("directive_id"), row.pop("is_part")
        told[pk] = Became(days_late=longest.days if longest else 0, **row)
    return told


def _told(today: date) -> dict[str, Any]:
    overdue, in_term = stands(Standing.OVERDUE, today), stands(Standing.IN_TERM, today)
    past = ExpressionWrapper(
        Coalesce("submitted_on", Value(today)) - F("due_on"), output_field=DurationField()
    )
    lying = Q(state=State.SUBMITTED.value)
    return {
        "bodies": Count("body_id", filter=~stands(Standing.WITHDRAWN, today), distinct=True),
        "late_bodies": Count("body_id", filter=overdue, distinct=True),
        "longest": Max(past, filter=overdue),
        "open": Count("pk", filter=overdue | in_term),
        "handed_in": Count("pk", filter=lying),
        "done_late": Count("pk", filter=stands(Standing.LATE, today)),
        "due_on": Min("due_on", filter=in_term & ~lying),
    }
