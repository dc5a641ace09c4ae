"""Entries in the books of a case (ghi tiền của vụ việc)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sauro.cases.clocks.late_payment import PaymentTerms, shipped_terms
from sauro.cases.custody import MEANWHILE
from sauro.cases.holding import own_case
from sauro.cases.models import Case, CaseEvent, CaseMoney
from sauro.cases.money import Balance, Entry, balances, entry_findings, reached_vnd, shipped_rates
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused, Stale


@dataclass(frozen=True, slots=True)
class Books:
    """How the money of a case stands on a day, and every entry behind it."""

    rows: Sequence[CaseMoney]
    balances: dict[str, Balance]
    reached_vnd: int

    @property
    def next_number(self) -> int:
        return len(self.rows) + 1

    @property
    def left_vnd(self) -> int:
        return sum(balance.all_left_vnd for balance in self.balances.values())

    @property
    def overpaid_vnd(self) -> int:
        return sum(balance.overpaid_vnd for balance in self.balances.values())


def books_of(case: Case, day: date) -> Books:
    """Computed anew from the entries."""
    rows = rows_of(case)
    entries = [row.as_entry() for row in rows]
    return Books(rows, balances(entries, shipped_rates(), day), reached_vnd(entries, date.min, day))


def rows_of(case: Case) -> list[CaseMoney]:
    """The entries in the order of writing."""
    rows = case.money.select_related("reverses", "reversed_by", "event", "recorded_by__user")
    return list(rows.order_by("number"))


@transaction.atomic
def enter_money(case_id: int, entry: Entry, *, by: Seat, now: datetime, today: date) -> CaseMoney:
    """Write one entry. ``entry.number``: the one that the person saw coming, so that what is sent
    twice is told. Raises: NotAllowed, Hidden, Refused, Stale.
    """
    case = own_case(case_id, by)
    return keep(checked(case, entry, today), None, by=by, now=now)


def checked(case: Case, entry: Entry, today: date) -> CaseMoney:
    """The row of an entry that was found right, not kept yet. Raises: Refused, Stale."""
    rows = rows_of(case)
    if entry.number != len(rows) + 1:
        raise Stale(MEANWHILE, current=books_of(case, today), sent=entry.number)
    written = [row.as_entry() for row in rows]
    if wrong := entry_findings(written, entry, shipped_rates(), terms_on(entry.day), today):
        raise Refused(*wrong)
    return _row(case, rows, entry)


def keep(row: CaseMoney, event: CaseEvent | None, *, by: Seat, now: datetime) -> CaseMoney:
    """Keep such a row; ``event``: the step of the procedure that it is, too."""
    row.event, row.recorded_by, row.recorded_at = event, by, now
    row.save()
    return row


def terms_on(day: date) -> PaymentTerms:
    """The rules of instalments in force on a day; before all of them, the first."""
    rows = sorted(shipped_terms(), key=lambda row: row.valid_from)
    return next((row for row in reversed(rows) if row.valid_from <= day), rows[0])


def _row(case: Case, rows: Sequence[CaseMoney], entry: Entry) -> CaseMoney:
    return CaseMoney(
        owner_path=case.owner_path, case=case, number=entry.number, act=entry.act.value,
        debt=entry.debt, kind=entry.kind.value if entry.kind else "", day=entry.day,
        amount_vnd=entry.amount_vnd, due_on=entry.due_on, paper=entry.paper,
        toward=entry.toward.value, beyond=entry.beyond,
        parts=[[part.due_on.isoformat(), part.amount_vnd] for part in entry.parts],
        payer=entry.payer, note=entry.note,
        reverses=next((row for row in rows if row.number == entry.reverses), None),
    )  # fmt: skip
