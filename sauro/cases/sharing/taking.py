"""A case is taken over with receipt: only now anything changes (nhận hồ sơ, có ký nhận).

The giver's case stays in its book, is read by the receiver and written by nobody; the receiver goes
on in a case of its own book. See decision 0063.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sauro.cases import happening
from sauro.cases.case_rules import StepEntry
from sauro.cases.holding import said
from sauro.cases.models import Case, CaseBody, CaseTransfer
from sauro.cases.sharing.carrying import carried_from, successor
from sauro.cases.sharing.exhibits_along import Along, move_exhibits
from sauro.cases.sharing.handing import Kind, State, acts_for, answered, waiting
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.access.scope import seeing
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding

# The steps of the procedure that a transfer is: on the day of handing over, of taking over.
_STEPS: dict[str, tuple[str, str]] = {
    Kind.CRIMINAL: ("transferred", "transfer_received"),
    Kind.RETURN: ("returned", "return_received"),
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """When it was received, and what the receiver remarks (ký nhận)."""

    taken_on: date
    remarks: str = ""


@transaction.atomic
def take_over(transfer_id: int, receipt: Receipt, *, by: Seat, now: datetime) -> CaseTransfer:
    """Take a case over, with its exhibits. Raises: NotAllowed, Hidden, Refused, Stale."""
    allow(by, Right.KEEP_CASES)
    row = waiting(transfer_id)
    acts_for(row.receiver_path, by)
    if not row.handed_on <= receipt.taken_on <= timezone.localdate(now):
        raise Refused(_WRONG_DAY)
    row.into = row.into or _before(row)
    if row.into is None:
        with seeing(row.owner_path, row.receiver_path):
            # Held, so that what the giver writes meanwhile is either carried along or refused.
            given = Case.objects.select_for_update(of=("self",)).get(pk=row.case_id)
            carried = carried_from(given, by, now)
        row.into = successor(carried, by, now)
    row.taken_on = receipt.taken_on
    answered(row, State.TAKEN, said(receipt.remarks), by=by, now=now)
    with seeing(row.owner_path, row.receiver_path):
        _receipt(row, row.into, by, now)
    return row


def _receipt(row: CaseTransfer, new: Case, by: Seat, now: datetime) -> None:
    """What both books say of it, written by who received."""
    old = Case.objects.select_for_update(of=("self",)).get(pk=row.case_id)
    new = Case.objects.select_for_update(of=("self",)).get(pk=new.pk)
    _reads_on(row, old, new, by, now)
    for kind, day in zip(
        _STEPS.get(Kind(row.kind), ()), (row.handed_on, row.taken_on), strict=False
    ):
        assert day is not None, "a row that was taken over has its day"
        for case in (old, new):
            happening.write(case, StepEntry(kind, day, paper=row.paper), by, now)
    move_exhibits(Along(row, old, new, by, now))
    for case in (old, new):
        happening.settle(case, now)


def _reads_on(row: CaseTransfer, old: Case, new: Case, by: Seat, now: datetime) -> None:
    """The receiver reads the file that it took over; above, the two count as the first one."""
    standing = CaseBody.objects.filter(case=old, body=by.body, ended_at=None).first()
    if standing and standing.role == CaseBody.Role.TOOK_OVER:
        return
    if standing:
        standing.ended_at, standing.ended_by, standing.ended_because = now, by, _TAKEN
        standing.save(update_fields=["ended_at", "ended_by", "ended_because"])
    CaseBody.objects.create(
        owner_path=row.receiver_path, lead_path=row.owner_path, case=old, body=by.body,
        role=CaseBody.Role.TOOK_OVER, same_case=None if row.kind == Kind.RETURN else new,
        added_by=by, added_at=now,
    )  # fmt: skip


def _before(row: CaseTransfer) -> Case | None:
    """The receiver's case, where it had this one before and gave it back."""
    rows = CaseTransfer.objects.filter(case=row.case_id, receiver_path=row.receiver_path)
    known = rows.filter(state=State.TAKEN).exclude(kind=Kind.RETURN).order_by("-pk").first()
    return known.into if known else None


_TAKEN = "Đã nhận hồ sơ"
_WRONG_DAY = Finding(
    "wrong-day", "taken_on",
    "Ngày nhận không thể trước ngày chuyển, cũng không sau hôm nay.",
    "It is received neither before it was handed over nor after today.",
)  # fmt: skip
