"""What keeps an entry from being written (điều kiện của một bút toán)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import accumulate, pairwise

from sauro.cases.clocks.late_payment import PaymentTerms, instalment_findings
from sauro.cases.money import refusals as say
from sauro.cases.money.books import Balance, balances, in_force
from sauro.cases.money.late import Rates
from sauro.cases.money.model import PAYMENTS, Act, Debt, Entry, Toward
from sauro.kernel.findings import Finding

MOST_VND = 10**15  # a slip of the keyboard above it
_WITHOUT_AMOUNT = frozenset({Act.PLANNED, Act.REVERSED})

_NEEDED: Mapping[str, Set[Act]] = {
    "debt": set(Act) - {Act.REVERSED},
    "amount_vnd": set(Act) - _WITHOUT_AMOUNT,
    "paper": set(Act) - {Act.REVERSED},
    "kind": {Act.OWED},
    "due_on": {Act.OWED},
    "toward": {*PAYMENTS, Act.REFUNDED},
    "parts": {Act.PLANNED},
    "note": {Act.REVERSED},
    "reverses": {Act.REVERSED},
}


def needs(act: Act) -> frozenset[str]:
    """What an act is not written without, beside its day."""
    return frozenset(name for name, acts in _NEEDED.items() if act in acts)


def entry_findings(
    entries: Sequence[Entry], new: Entry, rates: Rates, terms: PaymentTerms, today: date
) -> list[Finding]:
    """All that is wrong with one more entry; nothing: it may be written."""
    if found := list(_itself(new, today)):
        return found
    if new.act is Act.REVERSED:
        return list(_reversing(entries, new, rates))
    holding = in_force(entries)
    debt = next((e for e in holding if e.act is Act.OWED and e.debt == new.debt), None)
    if new.act is Act.OWED:
        return [say.owed_already(new)] if debt else []
    if debt is None:
        return [say.no_such_debt(new)]
    if new.day < debt.day:
        return [say.before_the_debt(debt)]
    last = max([today, *(e.day for e in holding)])
    balance = balances(holding, rates, last)[new.debt]
    if new.act in PAYMENTS:
        return list(_paying(holding, balance, new, rates))
    if new.act is Act.PLANNED:
        return list(_planning(balance, new, terms))
    return list(_taking([*holding, new], balance, new))


def _itself(new: Entry, today: date) -> Iterator[Finding]:
    """What can be told of the entry alone."""
    if new.day > today:
        yield say.not_yet(new)
    if new.act is Act.REVERSED and not new.note:
        yield say.no_reason()
    if new.act is not Act.REVERSED and not new.paper:
        yield say.no_paper()
    if new.act not in _WITHOUT_AMOUNT and not 0 < new.amount_vnd <= MOST_VND:
        yield say.no_amount(MOST_VND)
    if new.act is Act.OWED and (new.kind is None or new.due_on is None or new.due_on < new.day):
        yield say.no_last_day()


def _paying(
    holding: Sequence[Entry], balance: Balance, new: Entry, rates: Rates
) -> Iterator[Finding]:
    """No more than is left, unless whoever writes it knows that it really arrived."""
    left = balance.left_vnd
    if new.toward is Toward.LATE:
        on_the_day = balances(holding, rates, new.day)[new.debt]
        left = max(0, on_the_day.late_vnd - balance.late_paid_vnd)
    if new.amount_vnd > left and not new.beyond:
        yield say.more_than_owed(new, left)


def _planning(balance: Balance, new: Entry, terms: PaymentTerms) -> Iterator[Finding]:
    parts = [part.amount_vnd for part in new.parts]
    if balance.kind is not Debt.FINE:
        yield say.only_fines_in_parts()
        return
    if balance.plan != new.parts and len(balance.plan) > 1:
        yield say.planned_already()
    if not parts or min(parts) <= 0 or sum(parts) != balance.left_vnd:
        yield say.parts_do_not_add_up(sum(parts), balance.left_vnd)
    days = [new.day, *(part.due_on for part in new.parts)]
    if any(later < earlier for earlier, later in pairwise(days)):
        yield say.parts_out_of_order()
    yield from instalment_findings(parts, terms)


def _taking(entries: Sequence[Entry], balance: Balance, new: Entry) -> Iterator[Finding]:
    """What takes from something that must be there: a debt, cash in hand, what was overpaid."""
    if new.act is Act.REDUCED and new.amount_vnd > balance.owed_vnd:
        yield say.reduced_below_nothing(balance)
    if new.act is Act.REFUNDED and new.amount_vnd > balance.beyond_vnd(new.toward):
        yield say.more_than_overpaid(balance.beyond_vnd(new.toward))
    elif new.act is Act.REFUNDED and new.amount_vnd > balance.reached_vnd:
        yield say.not_in_the_budget(balance)
    if new.act is Act.REMITTED and _below_nothing(entries, new.debt):
        yield say.more_than_in_hand(balance)


def _below_nothing(entries: Sequence[Entry], debt: str) -> bool:
    """Whether on some day more was handed in than had been collected."""
    signs = {Act.COLLECTED: 1, Act.REMITTED: -1}
    mine = sorted((e for e in entries if e.debt == debt), key=lambda e: (e.day, e.number))
    steps = [signs[e.act] * e.amount_vnd for e in mine if e.act in signs]
    return any(total < 0 for total in accumulate(steps))


def _reversing(entries: Sequence[Entry], new: Entry, rates: Rates) -> Iterator[Finding]:
    holding = in_force(entries)
    meant = next((e for e in holding if e.number == new.reverses), None)
    if meant is None or meant.debt != new.debt:
        yield say.nothing_to_reverse()
        return
    if new.day < meant.day:
        yield say.reversed_before(meant)
    rest = [e for e in holding if e.number != meant.number and e.debt == meant.debt]
    if _rests_on(meant, rest, rates):
        yield say.others_rest_on_it(meant)


def _rests_on(meant: Entry, rest: Sequence[Entry], rates: Rates) -> bool:
    """Whether what remains would make no sense without it."""
    if meant.act is Act.OWED:
        return bool(rest)
    if meant.act in (Act.PLANNED, Act.REFUNDED):
        return False
    refunds = (e for e in rest if e.act is Act.REFUNDED and e.number > meant.number)
    unfounded = any(_unfounded(refund, rest, rates) for refund in refunds)
    return unfounded or _below_nothing(rest, meant.debt)


def _unfounded(refund: Entry, rest: Sequence[Entry], rates: Rates) -> bool:
    """Whether a refund would not have been taken after what remains of the entries before it."""
    before = [e for e in rest if e.number < refund.number]
    last = max([refund.day, *(e.day for e in before)])
    balance = balances(before, rates, last)[refund.debt]
    return any(_taking([*before, refund], balance, refund))
