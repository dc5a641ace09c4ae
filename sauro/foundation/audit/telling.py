"""The history of some rows, for pages that tell it in words (lịch sử)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from sauro.foundation.access.models import Seat
from sauro.foundation.audit.models import Entry


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a row: who is empty where a job or an operator did it."""

    at: datetime
    who: str
    table: str
    act: str  # INSERT, UPDATE, DELETE
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def changes_of(rows: Iterable[tuple[str, int]], most: int = 200) -> list[Change]:
    """What the seat may see of the history of rows (table, id), the oldest first."""
    wanted = Q(pk__in=())
    for table, pk in rows:
        wanted |= Q(table=table, row=str(pk))
    entries = list(Entry.objects.filter(wanted).order_by("at", "number")[:most])
    seats = Seat.objects.select_related("user").in_bulk({e.seat_id for e in entries if e.seat_id})
    return [
        Change(e.at, _who(seats.get(e.seat_id or 0)), e.table, e.act, e.before or {}, e.after or {})
        for e in entries
    ]


def _who(seat: Seat | None) -> str:
    return f"{seat.user}, {seat.post}" if seat else ""


def last_seat(table: str, row: int) -> int | None:
    """Who last changed a row, as far as the seat may see its history."""
    entries = Entry.objects.filter(table=table, row=str(row)).order_by("-at", "-number")
    return entries.values_list("seat_id", flat=True).first()
