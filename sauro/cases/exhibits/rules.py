"""What keeps a movement from being written (điều kiện của một lần ghi)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date

from sauro.cases.exhibits import refusals as say
from sauro.cases.exhibits.ledger import in_force, standing
from sauro.cases.exhibits.model import (
    DISPOSALS,
    LEAVE_THE_LOT,
    TAKEN_OVER,
    Act,
    Exhibit,
    Lot,
    Movement,
)
from sauro.kernel.findings import Finding

Inventory = Mapping[str, Exhibit]
PLACES = 3  # digits after the comma of a quantity

_NEEDS_PAPER = DISPOSALS | {
    Act.SEIZED, Act.SEALED, Act.OPENED, Act.HANDED_OVER, Act.SAMPLED, Act.RESULT, Act.VALUED,
}  # fmt: skip
_NEEDS_QUANTITY = LEAVE_THE_LOT | {Act.SEIZED, Act.PUT_BACK}
_BY_THE_HOLDER = LEAVE_THE_LOT | {
    Act.SEALED, Act.OPENED, Act.STORED, Act.HANDED_OVER, Act.VALUED,
}  # fmt: skip
# Nothing is taken out of what is sealed before somebody opens it, with minutes.
_NEEDS_OPEN = LEAVE_THE_LOT - DISPOSALS | {Act.PUT_BACK}

_NEEDED: Mapping[str, Set[Act]] = {
    "paper": _NEEDS_PAPER,
    "quantity": _NEEDS_QUANTITY,
    "taker": TAKEN_OVER,
    "giver": {Act.SEIZED},  # later the record knows the holder
    "seal": {Act.SEALED},
    "place": {Act.STORED},
    "value_vnd": {Act.VALUED},
    "into": {Act.DIVIDED},
    "sample": {Act.SAMPLED, Act.RESULT, Act.PUT_BACK},
    "note": {Act.RESULT, Act.WITHDRAWN},
    "withdraws": {Act.WITHDRAWN},
}


def needs(act: Act) -> frozenset[str]:
    """What an act is not written without, beside exhibit and day."""
    return frozenset(name for name, acts in _NEEDED.items() if act in acts)


def movement_findings(
    inventory: Inventory, movements: Sequence[Movement], new: Movement, today: date
) -> list[Finding]:
    """All that is wrong with one more movement; nothing: ``standing`` can be computed with it."""
    exhibit = inventory.get(new.exhibit)
    if exhibit is None:
        return [say.unknown(new)]
    if new.act is Act.WITHDRAWN:
        return list(_withdrawing(movements, new, today))
    lots = standing(movements)
    lot = lots.get(new.exhibit)
    if (lot is None) is not (new.act is Act.SEIZED):
        return [say.seized_once() if lot else say.not_seized(exhibit)]
    found = [*_itself(exhibit, new, today)]
    if lot:
        found += [*_order(lot, new), *_from_the_holder(lot, new), *_of_the_lot(exhibit, lot, new)]
        found += _SPECIAL[new.act](inventory, lots, new) if new.act in _SPECIAL else ()
    return found


def _itself(exhibit: Exhibit, new: Movement, today: date) -> Iterator[Finding]:
    """What can be told of the movement alone."""
    if new.day > today:
        yield say.not_yet(new)
    if new.act in _NEEDS_PAPER and not new.paper:
        yield say.no_paper()
    if new.act in TAKEN_OVER and not new.taker:
        yield say.no_taker()
    if new.act is Act.SEIZED and not new.giver:
        yield say.no_owner()
    if new.act is Act.SEALED and not new.seal:
        yield say.no_seal()
    if new.act is Act.STORED and not new.place:
        yield say.no_place()
    if new.act is Act.VALUED and (new.value_vnd is None or new.value_vnd < 0):
        yield say.no_value()
    yield from _quantity(exhibit, new)


def _quantity(exhibit: Exhibit, new: Movement) -> Iterator[Finding]:
    if new.act not in _NEEDS_QUANTITY:
        return
    amount, nothing_back = new.amount, new.act is Act.PUT_BACK and new.quantity is not None
    if not amount.is_finite() or amount < 0 or (amount == 0 and not nothing_back):
        yield say.no_quantity()
    elif amount != round(amount, 0 if exhibit.whole else PLACES):
        yield say.not_whole(exhibit) if exhibit.whole else say.too_fine()


def _order(lot: Lot, new: Movement) -> Iterator[Finding]:
    if new.day < lot.last_on:
        yield say.before_the_last(lot)


def _from_the_holder(lot: Lot, new: Movement) -> Iterator[Finding]:
    if new.act not in _BY_THE_HOLDER:
        return
    if new.giver != lot.holder:
        yield say.not_the_holder(lot, new)
    if new.act is Act.HANDED_OVER and new.taker == new.giver:
        yield say.to_himself()
    if not lot.held:
        yield say.nothing_held(lot)


def _of_the_lot(exhibit: Exhibit, lot: Lot, new: Movement) -> Iterator[Finding]:
    if new.act in LEAVE_THE_LOT and new.amount.is_finite() and new.amount > lot.held:
        yield say.more_than_held(exhibit, lot, new)
    if lot.seal and new.act in _NEEDS_OPEN:
        yield say.sealed(lot)
    if lot.seal and new.act in DISPOSALS and new.amount != lot.held:
        yield say.sealed(lot)
    if new.act is Act.OPENED and not lot.seal:
        yield say.not_sealed()
    if new.act is Act.HANDED_OVER and new.seal != lot.seal:
        yield say.another_seal(lot, new)


def _dividing(inventory: Inventory, lots: Mapping[str, Lot], new: Movement) -> Iterator[Finding]:
    lot, into = lots[new.exhibit], inventory.get(new.into)
    if into is None or new.into in lots:
        yield say.no_new_line()
    elif into.unit != inventory[new.exhibit].unit:
        yield say.another_unit(inventory[new.exhibit])
    if new.amount == lot.held:
        yield say.all_of_it()


def _sampling(_inventory: Inventory, lots: Mapping[str, Lot], new: Movement) -> Iterator[Finding]:
    if not new.sample:
        yield say.no_sample_name()
    elif lots[new.exhibit].sample(new.sample):
        yield say.sample_twice(new)


def _about_a_sample(
    inventory: Inventory, lots: Mapping[str, Lot], new: Movement
) -> Iterator[Finding]:
    sample = lots[new.exhibit].sample(new.sample)
    if sample is None:
        yield say.no_such_sample(new)
    elif new.act is Act.RESULT:
        if not new.note:
            yield say.no_result()
    elif not sample.out:
        yield say.back_already(sample)
    else:
        if new.giver != sample.holder:
            yield say.not_the_samples_holder(sample)
        if new.amount.is_finite() and new.amount > sample.out:
            yield say.more_than_sampled(inventory[new.exhibit], sample)


_SPECIAL = {
    Act.DIVIDED: _dividing,
    Act.SAMPLED: _sampling,
    Act.RESULT: _about_a_sample,
    Act.PUT_BACK: _about_a_sample,
}


def _withdrawing(movements: Sequence[Movement], new: Movement, today: date) -> Iterator[Finding]:
    """Only the last movement of an exhibit: those after it rest on it."""
    holding = in_force(movements)
    meant = next((m for m in holding if m.number == new.withdraws), None)
    if new.day > today:
        yield say.not_yet(new)
    if not new.note:
        yield say.no_reason()
    if meant is None or meant.exhibit != new.exhibit:
        yield say.nothing_to_withdraw()
        return
    touched = {meant.exhibit, meant.into} - {""}
    later = [m for m in holding if m.number > meant.number and {m.exhibit, m.into} & touched]
    if later:
        yield say.not_the_last(later[-1])
