"""One act writes the entry and the step that it is (ghi một lần, được cả hai).

The step is looked for first: recorded before, by hand or with another exhibit of the same minutes,
it is joined, not doubled. Both rows, and the limits that follow, are of one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sauro.cases import custody, happening, treasury
from sauro.cases.as_steps.rules import (
    OF_EXHIBITS,
    OF_MONEY,
    Known,
    all_gone,
    all_with,
    fines_paid,
    the_same,
)
from sauro.cases.case_rules import StepEntry
from sauro.cases.custody import Custody
from sauro.cases.exhibits import Act, Lot, Movement, standing
from sauro.cases.holding import own_case
from sauro.cases.models import Case, CaseEvent, CaseMoney, CaseMovement
from sauro.cases.money import Debt, Entry, balances, shipped_rates
from sauro.cases.standing import events_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding


@transaction.atomic
def move_as_step(
    case_id: int, movement: Movement, step: str, *, by: Seat, now: datetime
) -> CaseMovement:
    """Write down what was done to an exhibit, and the step of the procedure that it is; "": none.

    Raises: NotAllowed, Hidden, Refused, Stale.
    """
    case, today = own_case(case_id, by), timezone.localdate(now)
    if step and step not in OF_EXHIBITS.get(movement.act, ()):
        raise Refused(_NOT_OF_THIS)
    row = custody.checked(case, movement, today)
    known = custody.custody_of(case)
    event = None
    if step and _completes(known, row.as_movement()):
        entry = StepEntry(step, row.day, paper=row.paper, about=_about(case, known, row))
        event = _recorded(case, entry, by, now)
    custody.keep(row, event, by=by, now=now)
    if event is not None:
        happening.settle(case, now)
    return row


@transaction.atomic
def enter_as_step(case_id: int, entry: Entry, step: str, *, by: Seat, now: datetime) -> CaseMoney:
    """Write an entry of the books, and the step of the procedure that it is; "": none.

    Raises: NotAllowed, Hidden, Refused, Stale.
    """
    case, today = own_case(case_id, by), timezone.localdate(now)
    if step and step not in OF_MONEY.get(entry.act, ()):
        raise Refused(_NOT_OF_THIS)
    row = treasury.checked(case, entry, today)
    event = None
    if step and _is(step, treasury.rows_of(case), row):
        event = _recorded(case, StepEntry(step, row.day, paper=row.paper), by, now)
    treasury.keep(row, event, by=by, now=now)
    if event is not None:
        happening.settle(case, now)
    return row


def _recorded(case: Case, entry: StepEntry, by: Seat, now: datetime) -> CaseEvent:
    """The step that was recorded before, else a new one. Raises: Refused."""
    rows = {row.pk: row for row in events_of(case)}
    steps = [Known(row.pk, row.kind, row.day, row.paper, row.about) for row in rows.values()]
    wanted = Known(0, entry.kind, entry.day, entry.paper, entry.about)
    if (known := the_same(steps, wanted)) is not None:
        return rows[known.id]
    if wrong := list(happening.findings_of(entry, now)):
        raise Refused(*wrong)
    return happening.write(case, entry, by, now)


def _about(case: Case, known: Custody, row: CaseMovement) -> str:
    """What the step is about: as the exhibit's seizure says; at its seizure the whole case, or
    the exhibit by its name where another step of that kind and day names a thing.
    """
    if row.act != Act.SEIZED:
        return _seized_as(known, row.exhibit.key)
    named = case.events.filter(kind=OF_EXHIBITS[Act.SEIZED][0], day=row.day, superseded_by=None)
    return row.exhibit.name[:200] if named.exclude(about="").exists() else ""


def _seized_as(known: Custody, key: str) -> str:
    rows = (r for r in known.rows if r.exhibit.key == key and r.act == Act.SEIZED and r.event)
    return next((row.event.about for row in rows if row.event), "")


_DONE: dict[Act, Callable[[Sequence[Lot], Movement], bool]] = {
    Act.RETURNED: lambda lots, _movement: all_gone(lots),
    Act.SOLD: lambda lots, _movement: all_gone(lots),
    Act.DESTROYED: lambda lots, _movement: all_gone(lots),
    Act.HANDED_OVER: lambda lots, movement: all_with(lots, movement.taker),
}


def _completes(known: Custody, movement: Movement) -> bool:
    """Whether with this movement all exhibits that are held together have gone that way."""
    done = _DONE.get(movement.act)
    if done is None:
        return True
    about = _seized_as(known, movement.exhibit)
    lots = standing([*(row.as_movement() for row in known.rows), movement])
    return done([lot for key, lot in lots.items() if _seized_as(known, key) == about], movement)


def _is(step: str, rows: Sequence[CaseMoney], row: CaseMoney) -> bool:
    """Whether the entry is that step: a fine is decided, nothing of any fine is left to pay."""
    if step == "payment":
        entries = [each.as_entry() for each in (*rows, row)]
        return fines_paid(balances(entries, shipped_rates(), row.day).values())
    return step != "decision_issued" or row.kind == Debt.FINE


_NOT_OF_THIS = Finding(
    "not-of-this-act", "step",
    "Việc này không phải bước ấy của thủ tục. Hãy chọn lại, hoặc để trống rồi ghi bước ở trang "
    "vụ việc.",
    "This act is not that step of the procedure. Choose again, or leave it empty and enter the "
    "step on the page of the case.",
)  # fmt: skip
