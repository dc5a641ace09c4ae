"""Which steps of the procedure an entry can be, and when one is taken (bước ứng với lần ghi).

Pure: kinds are codes of clocks/data/events.toml. A step that says that something is over is taken
by the entry that brings it about, not by the parts before it: a limit would end too early.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sauro.cases.exhibits import Act, Lot
from sauro.cases.money import Act as MoneyAct
from sauro.cases.money import Balance, Debt

OF_EXHIBITS: Mapping[Act, tuple[str, ...]] = {
    Act.SEIZED: ("seizure", "hold_for_valuation", "seizure_for_payment"),
    Act.HANDED_OVER: ("exhibits_handed_over",),
    Act.SAMPLED: ("expert_requested",),
    Act.RESULT: ("expert_result",),
    Act.VALUED: ("valuation_done",),
    Act.RETURNED: ("exhibits_returned",),
    Act.SOLD: ("exhibits_disposed",),
    Act.DESTROYED: ("exhibits_disposed",),
}
OF_MONEY: Mapping[MoneyAct, tuple[str, ...]] = {
    MoneyAct.OWED: ("decision_issued",),
    MoneyAct.PLANNED: ("instalments_allowed",),
    MoneyAct.COLLECTED: ("payment",),
    MoneyAct.PAID_IN: ("payment",),
}
# Steps that are taken once all of it is done: told so beside their names.
WHEN_ALL = frozenset(("exhibits_handed_over", "exhibits_returned", "exhibits_disposed", "payment"))

# Steps of which a case has one as a rule: offered again, not chosen again.
ONCE = frozenset(("decision_issued", "instalments_allowed"))


@dataclass(frozen=True, slots=True)
class Known:
    """A step that stands, as far as it is compared."""

    id: int
    kind: str
    day: date
    paper: str = ""
    about: str = ""


def the_same(steps: Iterable[Known], wanted: Known) -> Known | None:
    """The step that was recorded before: of that kind and day, where neither paper nor thing
    speaks against it.
    """
    return next(
        (
            step for step in steps
            if (step.kind, step.day) == (wanted.kind, wanted.day)
            and _agree(step.paper, wanted.paper) and _agree(step.about, wanted.about)
        ),
        None,
    )  # fmt: skip


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other


def all_gone(lots: Iterable[Lot]) -> bool:
    """Whether nothing of these is held or away as a sample."""
    return all(lot.settled for lot in lots)


def all_with(lots: Iterable[Lot], taker: str) -> bool:
    """Whether all of these that is still held is with one holder."""
    return all(lot.holder == taker for lot in lots if lot.held)


def fines_paid(balances: Iterable[Balance]) -> bool:
    """Whether there is a fine and nothing of any is left to be paid, late charge included."""
    fines = [balance for balance in balances if balance.kind is Debt.FINE]
    return bool(fines) and not any(balance.all_left_vnd for balance in fines)
