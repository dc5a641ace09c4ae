"""Exhibits that go along are handed over by the receiver's own word (bàn giao tang vật)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from sauro.cases.custody import Line, custody_of, list_exhibit, write_movement
from sauro.cases.exhibits import Act, Lot, Movement, in_force
from sauro.cases.models import Case, CaseTransfer
from sauro.cases.sharing.handing import exhibits_gone
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused

_NOTE = "Theo hồ sơ chuyển"  # begins the note of a movement that a transfer wrote


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
        done = _done_here(along.old, f"TV{number}")
        _hand(along, along.old, number)
        there = known.get(number)
        if there is None:
            there = _seize(along, number, lot)
        else:
            _told_there(along, done, there, known)
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
    lot = custody_of(case).lots[f"TV{number}"]
    if lot.held and lot.holder != along.by.body.name:
        _written(along, case, act=Act.HANDED_OVER, exhibit=lot.key, seal=lot.seal)


def _done_here(case: Case, key: str) -> list[Movement]:
    """What was done to an exhibit since a transfer brought it here, in force, in its order."""
    rows = in_force(row.as_movement() for row in custody_of(case).rows)
    since: list[Movement] = []
    for movement in rows:
        if movement.exhibit == key:
            since = [] if movement.note.startswith(_NOTE) else [*since, movement]
    return since


def _told_there(along: Along, done: Sequence[Movement], there: int, known: dict[int, int]) -> None:
    """What was done at the giver's since it came, in the chain of whoever has it again: what was
    used up, sold or destroyed there is not held here any more. A part that became a line of its
    own becomes one here, too.
    """
    for movement in done:
        into = ""
        if movement.act is Act.DIVIDED:
            line = list_exhibit(along.new, _line(along, movement.into), along.by, along.now)
            known[int(movement.into.removeprefix("TV"))], into = line.number, line.key
        note = f"Ghi ở {along.row.called}. {movement.note}".strip()[:1000]
        copied = replace(
            movement, number=custody_of(along.new).next_number, exhibit=f"TV{there}", giver="",
            into=into, note=note, sample=_sample(movement.sample),
        )  # fmt: skip
        today = timezone.localdate(along.now)
        write_movement(along.new, copied, by=along.by, now=along.now, today=today)


def _line(along: Along, key: str) -> Line:
    was = along.old.exhibits.get(number=int(key.removeprefix("TV")))
    return Line(was.name, was.unit)


def _sample(name: str) -> str:
    """Both sides may have called a sample the same."""
    return f"{name[:36]} (N)" if name else ""


def _seize(along: Along, number: int, lot: Lot) -> int:
    """A line of the receiver's inventory: received from the giver. Returns its number."""
    was = along.old.exhibits.get(number=number)
    line = list_exhibit(along.new, Line(was.name, was.unit), along.by, along.now)
    giver = along.old.body.name[:200]
    _written(along, along.new, act=Act.SEIZED, exhibit=line.key, quantity=lot.held, giver=giver,
             seal=lot.seal)  # fmt: skip
    return line.number


def _written(along: Along, case: Case, **what: Any) -> None:
    """A movement into the receiver's hands, on the day of the receipt and by its paper."""
    row, now = along.row, along.now
    movement = Movement(
        number=custody_of(case).next_number, day=row.taken_on or timezone.localdate(now),
        taker=along.by.body.name[:200], paper=row.paper, note=f"{_NOTE} {row.called}",
        **what,
    )  # fmt: skip
    write_movement(case, movement, by=along.by, now=now, today=timezone.localdate(now))
