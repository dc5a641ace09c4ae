"""From movements to how each lot stands (sổ theo dõi tang vật)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from sauro.cases.exhibits.model import NONE, Act, Lot, Movement, Sample

Lots = Mapping[str, Lot]


def in_force(movements: Iterable[Movement]) -> tuple[Movement, ...]:
    """Those that hold, in the order of writing: neither withdrawn nor withdrawing."""
    written = tuple(movements)
    gone = {m.withdraws for m in written if m.act is Act.WITHDRAWN}
    return tuple(m for m in written if m.act is not Act.WITHDRAWN and m.number not in gone)


def standing(movements: Iterable[Movement]) -> dict[str, Lot]:
    """All lots by their keys. Movements that ``movement_findings`` would refuse are not for it."""
    lots: dict[str, Lot] = {}
    for movement in in_force(movements):
        lots |= after(lots, movement)
    return lots


def after(lots: Lots, movement: Movement) -> dict[str, Lot]:
    """The lots that a movement touches, as they are after it."""
    if movement.act is Act.SEIZED:
        return {movement.exhibit: _new(movement)}
    lot = replace(lots[movement.exhibit], last_on=movement.day)
    changed = {lot.key: _CHANGES[movement.act](lot, movement)}
    if movement.act is Act.DIVIDED:
        part = _new(movement)
        changed[movement.into] = replace(
            part, key=movement.into, holder=lot.holder, place=movement.place or lot.place
        )
    return changed


def _new(movement: Movement) -> Lot:
    amount = movement.amount
    return Lot(
        movement.exhibit, amount, amount, movement.taker, movement.place, movement.seal,
        movement.day,
    )  # fmt: skip


def _sealed(lot: Lot, movement: Movement) -> Lot:
    return replace(lot, seal=movement.seal)


def _opened(lot: Lot, _movement: Movement) -> Lot:
    return replace(lot, seal="")


def _stored(lot: Lot, movement: Movement) -> Lot:
    return replace(lot, place=movement.place)


def _handed_over(lot: Lot, movement: Movement) -> Lot:
    return replace(lot, holder=movement.taker, place=movement.place or lot.place)


def _sampled(lot: Lot, movement: Movement) -> Lot:
    amount = movement.amount
    taken = Sample(movement.sample, amount, amount, movement.taker)
    return replace(lot, held=lot.held - amount, samples=(*lot.samples, taken))


def _result(lot: Lot, movement: Movement) -> Lot:
    return _with_sample(lot, movement, result=movement.note)


def _put_back(lot: Lot, movement: Movement) -> Lot:
    """What comes back is held again; the rest of the sample was used up in the test."""
    sample = lot.sample(movement.sample)
    assert sample is not None
    back = _with_sample(lot, movement, out=NONE, holder="")
    used = lot.used_up + sample.out - movement.amount
    return replace(back, held=lot.held + movement.amount, used_up=used)


def _with_sample(lot: Lot, movement: Movement, **changes: object) -> Lot:
    samples = tuple(
        replace(one, **changes) if one.name == movement.sample else one  # type: ignore[arg-type]
        for one in lot.samples
    )
    return replace(lot, samples=samples)


def _valued(lot: Lot, movement: Movement) -> Lot:
    return replace(lot, value_vnd=movement.value_vnd)


def _gone(part: str) -> Callable[[Lot, Movement], Lot]:
    """A quantity leaves what is held for one of the other parts."""

    def changed(lot: Lot, movement: Movement) -> Lot:
        more = {part: getattr(lot, part) + movement.amount}
        return replace(lot, held=lot.held - movement.amount, **more)

    return changed


_CHANGES: dict[Act, Callable[[Lot, Movement], Lot]] = {
    Act.SEALED: _sealed,
    Act.OPENED: _opened,
    Act.STORED: _stored,
    Act.HANDED_OVER: _handed_over,
    Act.DIVIDED: _gone("divided"),
    Act.SAMPLED: _sampled,
    Act.RESULT: _result,
    Act.PUT_BACK: _put_back,
    Act.VALUED: _valued,
    Act.RETURNED: _gone("returned"),
    Act.SOLD: _gone("sold"),
    Act.DESTROYED: _gone("destroyed"),
}
