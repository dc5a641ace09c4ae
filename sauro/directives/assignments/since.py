"""What a body ordered since a moment and how it stands, for the meeting that asks (tình hình)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from sauro.directives.assignments.names import withdrawn_names
from sauro.directives.assignments.queries import given_by, stands
from sauro.directives.assignments.rules import FINAL, Standing, days_late
from sauro.directives.models import Directive, Request

MOST = 1000  # directives, the newest
MOST_LATE = 500  # bodies that are late, and requests


@dataclass(frozen=True, slots=True)
class Ordered:
    """One directive with the bodies of each of the five standings, by name."""

    id: int
    document_id: int
    entered_with_id: int
    number: str
    issued_on: date | None
    locator: str
    task: str
    deadline: str
    before: bool  # ordered earlier; here because some of its work is open
    missing: int  # which of the six clears are missing, as the register counts them
    names: Mapping[Standing, Sequence[str]]  # a recurring duty may name a body several times

    @property
    def nobodys(self) -> bool:
        """Whether no body has it as its work."""
        return not any(self.names.values())


@dataclass(frozen=True, slots=True)
class Late:
    """A body that is late, and with what."""

    body: str
    body_id: int
    number: str
    locator: str
    task: str
    directive_id: int
    assignment_id: int
    due_on: date
    days: int


@dataclass(frozen=True, slots=True)
class Wished:
    """More time or relief that a body asked for, and how it was decided."""

    body: str
    number: str
    locator: str
    assignment_id: int
    kind: str
    wanted_on: date | None
    reason: str
    granted: bool | None
    granted_on: date | None
    answer: str


def ordered(path: str, since: datetime, today: date) -> list[Ordered]:
    """What a body ordered from a moment on, and what it ordered before, or took over from one that
    ended, and is not settled; the newest paper first, within it the order of the paper.
    """
    still = given_by(path).filter(part_of=None).exclude(state__in=[s.value for s in FINAL])
    fresh = Q(owner_path=path, published_at__gte=since)
    rows = Directive.objects.filter(fresh | Q(pk__in=still.values("directive_id")))
    rows = rows.filter(superseded_at=None)
    newest = list(rows.order_by("-published_at", "-document_id", "position")[:MOST].values(*_SHOWN))
    names = _names(path, [row["id"] for row in newest], today)
    return [_ordered(row, since, names.get(row["id"], {})) for row in newest]


_SHOWN = (
    "id", "document_id", "entered_with_id", "document_number", "issued_on", "locator", "task",
    "deadline_text", "published_at", "missing",
)  # fmt: skip


def _ordered(
    row: Mapping[str, Any], since: datetime, names: Mapping[Standing, Sequence[str]]
) -> Ordered:
    return Ordered(
        row["id"], row["document_id"], row["entered_with_id"], row["document_number"],
        row["issued_on"], row["locator"], row["task"], row["deadline_text"],
        row["published_at"] < since, row["missing"], names,
    )  # fmt: skip


def _names(path: str, ids: Sequence[int], today: date) -> dict[int, dict[Standing, Sequence[str]]]:
    """Of each directive the bodies that stand in each way, in Vietnamese order."""
    five = {
        name.value: ArrayAgg(
            "body__name", filter=stands(name, today), order_by=("body__sort_key",), default=[]
        )
        for name in Standing
        if name is not Standing.WITHDRAWN
    }
    rows = given_by(path).filter(part_of=None, directive_id__in=ids)
    found = rows.values_list("directive_id").annotate(**five).order_by("directive_id")
    told: dict[int, dict[Standing, Sequence[str]]] = {
        pk: dict(zip(map(Standing, five), names, strict=True)) for pk, *names in found
    }
    for pk, names in withdrawn_names(rows).items():
        told[pk][Standing.WITHDRAWN] = names
    return told


def late(path: str, today: date) -> list[Late]:
    """Who is late with what a body ordered, the longest first."""
    rows = given_by(path).filter(part_of=None).filter(stands(Standing.OVERDUE, today))
    found = rows.order_by("due_on", "directive_id", "body__sort_key", "pk").values_list(
        "body__name", "body_id", "directive__document_number", "directive__locator",
        "directive__task", "directive_id", "pk", "due_on", "submitted_on",
    )  # fmt: skip
    return [
        Late(body, key, number, where, task, of, pk, due, days_late(due, submitted, today))
        for body, key, number, where, task, of, pk, due, submitted in found[:MOST_LATE]
        if due is not None
    ]


def wished(path: str, since: datetime) -> list[Wished]:
    """What was asked or decided from a moment on, and what still waits; that comes first."""
    rows = Request.objects.filter(issuer_path=path, assignment__part_of=None)
    ended = Q(decided_at=None, assignment__state__in=[state.value for state in FINAL])
    rows = rows.filter(Q(decided_at=None) | Q(asked_at__gte=since) | Q(decided_at__gte=since))
    rows = rows.exclude(ended)
    found = rows.order_by("-granted", "asked_at", "pk").values_list(
        "assignment__body__name", "assignment__directive__document_number",
        "assignment__directive__locator", "assignment_id", "kind", "wanted_on", "reason",
        "granted", "granted_on", "answer",
    )  # fmt: skip
    return [Wished(*row) for row in found[:MOST_LATE]]
