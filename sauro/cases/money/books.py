"""From entries to balances (sổ theo dõi tiền)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sauro.cases.money.late import Charge, Rate, Rates, charges
from sauro.cases.money.model import PAYMENTS, TO_BUDGET, Act, Debt, Entry, Part, Toward


@dataclass(frozen=True, slots=True)
class Balance:
    """How one debt stands at the end of a day. Computed, never stored.

    ``owed_vnd``: as decided, less what was reduced. ``paid_vnd`` and ``late_paid_vnd`` are what
    arrived for the debt and for its late charge, less what was refunded. ``in_hand_vnd``:
    collected and not yet handed in to the treasury.
    """

    debt: str
    kind: Debt
    due_on: date
    owed_vnd: int
    paid_vnd: int
    late_paid_vnd: int
    in_hand_vnd: int
    reached_vnd: int
    plan: tuple[Part, ...]
    charges: tuple[Charge, ...]

    @property
    def late_vnd(self) -> int:
        """The late charge up to the day (tiền chậm nộp)."""
        return sum(charge.amount_vnd for charge in self.charges)

    @property
    def left_vnd(self) -> int:
        return max(0, self.owed_vnd - self.paid_vnd)

    @property
    def late_left_vnd(self) -> int:
        return max(0, self.late_vnd - self.late_paid_vnd)

    @property
    def all_left_vnd(self) -> int:
        """What is still to be paid, with the charge (còn phải nộp)."""
        return self.left_vnd + self.late_left_vnd

    @property
    def overpaid_vnd(self) -> int:
        """What arrived beyond the debt and waits to be refunded (nộp thừa)."""
        return self.beyond_vnd(Toward.PRINCIPAL) + self.beyond_vnd(Toward.LATE)

    def beyond_vnd(self, toward: Toward) -> int:
        """What was paid too much of the debt, or of its charge."""
        if toward is Toward.PRINCIPAL:
            return max(0, self.paid_vnd - self.owed_vnd)
        return max(0, self.late_paid_vnd - self.late_vnd)


def in_force(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those that hold, in the order of their days: neither reversed nor reversing."""
    written = tuple(entries)
    gone = {e.reverses for e in written if e.act is Act.REVERSED}
    kept = (e for e in written if e.act is not Act.REVERSED and e.number not in gone)
    return tuple(sorted(kept, key=lambda e: (e.day, e.number)))


def balances(entries: Iterable[Entry], rates: Rates, day: date) -> dict[str, Balance]:
    """All debts that were owed on a day. What was reversed is as if it had never been written."""
    holding = [e for e in in_force(entries) if e.day <= day]
    by_debt: dict[str, list[Entry]] = {}
    for entry in holding:
        by_debt.setdefault(entry.debt, []).append(entry)
    debts = {e.debt: e for e in holding if e.act is Act.OWED}
    return {
        key: _balance(debt, by_debt[key], rates.get(debt.kind or Debt.FINE, ()), day)
        for key, debt in debts.items()
    }


def reached_vnd(entries: Iterable[Entry], first: date, last: date) -> int:
    """What reached the budget from one day to another (số đã vào ngân sách).

    A reversal counts on its own day: figures that were reported before it stay as they were.
    """
    written = tuple(entries)
    by_number = {e.number: e for e in written}
    total = 0
    for entry in written:
        if first <= entry.day <= last:
            meant = by_number.get(entry.reverses or 0) if entry.act is Act.REVERSED else None
            total += _to_budget(entry) - (_to_budget(meant) if meant else 0)
    return total


def _to_budget(entry: Entry) -> int:
    sign = (entry.act in TO_BUDGET) - (entry.act is Act.REFUNDED)
    return sign * entry.amount_vnd


def _balance(debt: Entry, entries: Sequence[Entry], rates: Sequence[Rate], day: date) -> Balance:
    assert debt.kind
    assert debt.due_on
    remitted = _sum(entries, Act.REMITTED)
    return Balance(
        debt=debt.debt,
        kind=debt.kind,
        due_on=debt.due_on,
        owed_vnd=_owed(entries),
        paid_vnd=_paid(entries, Toward.PRINCIPAL),
        late_paid_vnd=_paid(entries, Toward.LATE),
        in_hand_vnd=_sum(entries, Act.COLLECTED) - remitted,
        reached_vnd=sum(map(_to_budget, entries)),
        plan=_plan(debt, entries),
        charges=_charges(debt, entries, rates, day),
    )


def _charges(
    debt: Entry, entries: Sequence[Entry], rates: Sequence[Rate], day: date
) -> tuple[Charge, ...]:
    """What an entry changes counts from the day after it."""

    def late_vnd(on: date) -> int:
        before = [e for e in entries if e.day < on]
        plan = _plan(debt, before)
        paid = _paid(before, Toward.PRINCIPAL)
        due = sum(part.amount_vnd for part in plan if part.due_on < on)
        left_by_plan = sum(part.amount_vnd for part in plan) - due
        return max(0, _owed(before) - left_by_plan - paid) if due else 0

    turns = {e.day for e in entries} | {p.due_on for e in entries for p in e.parts} | {debt.due_on}
    return charges(late_vnd, [d + timedelta(days=1) for d in turns if d], rates, day)


def _plan(debt: Entry, entries: Sequence[Entry]) -> tuple[Part, ...]:
    """When what has to be paid: the last plan, with what was paid before it as paid; or all of it
    by the last day.
    """
    plans = [e for e in entries if e.act is Act.PLANNED]
    if plans:
        return plans[-1].parts
    assert debt.due_on
    return (Part(debt.due_on, debt.amount_vnd),)


def _owed(entries: Sequence[Entry]) -> int:
    return _sum(entries, Act.OWED) - _sum(entries, Act.REDUCED)


def _paid(entries: Sequence[Entry], toward: Toward) -> int:
    for_it = [e for e in entries if e.toward is toward]
    return _sum(for_it, *PAYMENTS) - _sum(for_it, Act.REFUNDED)


def _sum(entries: Sequence[Entry], *acts: Act) -> int:
    return sum(e.amount_vnd for e in entries if e.act in acts)
