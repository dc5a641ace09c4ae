"""Exhibits that go along are handed over by the receiver's own word (bàn giao tang vật)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from sauro.cases.custody import Line, custody_of, list_exhibit, write_movement
from sauro.cases.exhibits import Act, Lot, Movement
from sauro.cases.models import Case, CaseTransfer
from sauro.cases.sharing.handing import exhibits_gone
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused


@dataclass(frozen=True, slots=True)
class Along:
    """A transfer that is being taken over: from which case into which, by whom, when."""

    row: CaseTransfer
    old: Case
    new: Case
    by: Seat
    now: datetime


def move_exhibits(along: Along) -> None:
    """In both chains: away from the giver, into the receiver's hands. Raises: Refused."""
    known, row = _pairs(along.row), along.row
    for number in row.exhibits:
        lot = custody_of(along.old).lots.get(f"TV{number}")
        if lot is None or not lot.held:
            raise Refused(exhibits_gone([f"TV{number}"]))
        _hand(along, along.old, number)
        there = known.get(number)
        if there is None:
            there = _seize(along, number, lot)
        elif custody_of(along.new).lots[f"TV{there}"].held:
            _hand(along, along.new, there)
        row.received.append(there)
    row.save(update_fields=["received"])


def _pairs(row: CaseTransfer) -> dict[int, int]:
    """Which exhibit of the receiver's case is which of the giver's, from transfers before."""
    found: dict[int, int] = {}
    taken = CaseTransfer.objects.filter(state=CaseTransfer.State.TAKEN).exclude(pk=row.pk)
    for past in taken.filter(case=row.case_id, into=row.into_id).order_by("pk"):
        found |= dict(zip(past.exhibits, past.received, strict=False))
    for past in taken.filter(case=row.into_id, into=row.case_id).order_by("pk"):
        found |= dict(zip(past.received, past.exhibits, strict=False))
    return found


def _hand(along: Along, case: Case, number: int) -> None:
    """Unless the chain says already that the receiver has it."""
    key = f"TV{number}"
    if custody_of(case).lots[key].holder != along.by.body.name:
        _written(along, case, act=Act.HANDED_OVER, exhibit=key)


def _seize(along: Along, number: int, lot: Lot) -> int:
    """A line of the receiver's inventory: received from the giver. Returns its number."""
    was = along.old.exhibits.get(number=number)
    line = list_exhibit(along.new, Line(was.name, was.unit), along.by, along.now)
    giver = along.old.body.name[:200]
    _written(along, along.new, act=Act.SEIZED, exhibit=line.key, quantity=lot.held, giver=giver)
    return line.number


def _written(along: Along, case: Case, **what: Any) -> None:
    """A movement into the receiver's hands, on the day of the receipt and by its paper."""
    row, now = along.row, along.now
    movement = Movement(
        number=custody_of(case).next_number, day=row.taken_on or timezone.localdate(now),
        taker=along.by.body.name[:200], paper=row.paper, note=f"Theo hồ sơ chuyển {row.called}",
        **what,
    )  # fmt: skip
    write_movement(case, movement, by=along.by, now=now, today=timezone.localdate(now))
