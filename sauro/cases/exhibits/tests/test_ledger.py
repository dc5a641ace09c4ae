"""Exhibits: quantities add up, custody has one holder, and refusals say which rule."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sauro.cases.exhibits import (
    Act,
    Exhibit,
    Movement,
    chain_of,
    compared,
    head_of,
    in_force,
    movement_findings,
    standing,
)

DAY = date(2026, 11, 2)
TODAY = date(2026, 11, 30)
TEAM, CUSTOMS, LAB = "Đội QLTT số 3", "Chi cục Hải quan khu vực VI", "Trung tâm Kỹ thuật 1"
INVENTORY = {
    "TV1": Exhibit("TV1", "Thuốc lá điếu Jet", "bao", whole=True),
    "TV2": Exhibit("TV2", "Đường cát", "kg"),
    "TV3": Exhibit("TV3", "Thuốc lá điếu Jet (phần chuyển công an)", "bao", whole=True),
}


def seized(key="TV1", quantity="1600", **others):
    made: dict[str, Any] = {"number": 1, "giver": "Nguyễn Văn An", "taker": TEAM, "day": DAY}
    made |= {"paper": "01/BB-TG", **others}
    return Movement(act=Act.SEIZED, exhibit=key, quantity=Decimal(quantity), **made)


def done(act, number=2, **others):
    made: dict[str, Any] = {"exhibit": "TV1", "day": DAY, "giver": TEAM, "paper": "02/BB"}
    if "quantity" in others:
        others["quantity"] = Decimal(others["quantity"])
    return Movement(number, act, **(made | others))


def codes(movements, new):
    return [f.code for f in movement_findings(INVENTORY, movements, new, TODAY)]


def told(*movements):
    """The lots after movements, none of which is refused."""
    for at, movement in enumerate(movements):
        assert codes(movements[:at], movement) == [], movement
    return standing(movements)


def test_from_seizure_to_destruction_all_is_accounted_for():
    lots = told(
        seized(seal="000123", place="Kho Đội 3"),
        done(Act.HANDED_OVER, 2, taker=CUSTOMS, seal="000123", place="Kho Chi cục"),
        done(Act.OPENED, 3, giver=CUSTOMS),
        done(Act.SAMPLED, 4, giver=CUSTOMS, taker=LAB, sample="M1", quantity="10"),
        done(Act.SEALED, 5, giver=CUSTOMS, seal="000777"),
        done(Act.RESULT, 6, giver=LAB, sample="M1", note="Không có tem nhập khẩu"),
        done(Act.OPENED, 7, giver=CUSTOMS),
        done(Act.PUT_BACK, 8, giver=LAB, sample="M1", quantity="4"),
        done(Act.DIVIDED, 9, giver=CUSTOMS, into="TV3", quantity="500"),
        done(Act.VALUED, 10, giver=CUSTOMS, value_vnd=32_000_000),
        done(Act.RETURNED, 11, giver=CUSTOMS, taker="Nguyễn Văn An", quantity="94"),
        done(Act.DESTROYED, 12, giver=CUSTOMS, quantity="1000"),
    )
    first, part = lots["TV1"], lots["TV3"]
    assert first.settled
    assert {k: int(v) for k, v in first.parts.items() if v} == {
        "used_up": 6, "divided": 500, "returned": 94, "destroyed": 1000,
    }  # fmt: skip
    assert (first.value_vnd, first.samples[0].result) == (32_000_000, "Không có tem nhập khẩu")
    assert (part.held, part.holder, part.place) == (500, CUSTOMS, "Kho Chi cục")


SEALED = [seized(seal="000123")]
OPEN = [seized()]
GONE = [*OPEN, done(Act.DESTROYED, quantity="1600")]
SAMPLED = [*OPEN, done(Act.SAMPLED, 2, taker=LAB, sample="M1", quantity="10")]


@pytest.mark.parametrize(
    ("before", "new", "code"),
    [
        ([], seized("TV9"), "no-such-exhibit"),
        ([], done(Act.SEALED, seal="1"), "not-seized"),
        ([], seized(day=TODAY + timedelta(1)), "not-yet"),
        ([], seized(paper=""), "no-paper"),
        ([], seized(giver=""), "no-giver"),
        ([], seized(taker=""), "no-taker"),
        ([], seized(quantity="0"), "no-quantity"),
        ([], seized(quantity="-1"), "no-quantity"),
        ([], seized(quantity="NaN"), "no-quantity"),
        ([], seized(quantity="1.5"), "not-whole"),
        ([], seized("TV2", quantity="1.0005"), "too-fine"),
        (OPEN, seized(number=2), "seized-already"),
        (OPEN, done(Act.SEALED), "no-seal"),
        (OPEN, done(Act.STORED), "no-place"),
        (OPEN, done(Act.VALUED), "no-value"),
        (OPEN, done(Act.OPENED), "not-sealed"),
        (OPEN, done(Act.DESTROYED, quantity="1601"), "more-than-held"),
        (OPEN, done(Act.DESTROYED, quantity="1", day=DAY - timedelta(1)), "before-the-last"),
        (OPEN, done(Act.DESTROYED, quantity="1", giver=CUSTOMS), "not-the-holder"),
        (OPEN, done(Act.HANDED_OVER, taker=TEAM), "to-the-same"),
        (OPEN, done(Act.HANDED_OVER, taker=CUSTOMS, seal="9"), "another-seal"),
        (OPEN, done(Act.DIVIDED, quantity="5"), "no-line-for-the-part"),
        (OPEN, done(Act.DIVIDED, into="TV2", quantity="5"), "another-unit"),
        (OPEN, done(Act.DIVIDED, into="TV3", quantity="1600"), "all-of-it"),
        (OPEN, done(Act.SAMPLED, taker=LAB, quantity="5"), "no-sample"),
        (SEALED, done(Act.SAMPLED, taker=LAB, sample="M1", quantity="5"), "sealed"),
        (SEALED, done(Act.DESTROYED, quantity="5"), "sealed"),
        (SEALED, done(Act.HANDED_OVER, taker=CUSTOMS), "another-seal"),
        (SAMPLED, done(Act.SAMPLED, 3, taker=LAB, sample="M1", quantity="5"), "sample-twice"),
        (SAMPLED, done(Act.RESULT, 3, sample="M2", note="x"), "no-such-sample"),
        (SAMPLED, done(Act.RESULT, 3, sample="M1"), "no-result"),
        (SAMPLED, done(Act.PUT_BACK, 3, sample="M1", quantity="1"), "not-the-holder"),
        (SAMPLED, done(Act.PUT_BACK, 3, giver=LAB, sample="M1"), "no-quantity"),
        (
            SAMPLED,
            done(Act.PUT_BACK, 3, giver=LAB, sample="M1", quantity="11"),
            "more-than-sampled",
        ),
        (
            [*SAMPLED, done(Act.PUT_BACK, 3, giver=LAB, sample="M1", quantity="0")],
            done(Act.PUT_BACK, 4, giver=LAB, sample="M1", quantity="1"),
            "back-already",
        ),
        (GONE, done(Act.SEALED, 3, seal="1"), "nothing-held"),
        (OPEN, done(Act.WITHDRAWN, withdraws=1), "no-reason"),
        (OPEN, done(Act.WITHDRAWN, withdraws=7, note="nhầm"), "nothing-to-withdraw"),
        (SAMPLED, done(Act.WITHDRAWN, 3, withdraws=1, note="nhầm"), "not-the-last"),
    ],
)  # fmt: skip
def test_a_refusal_says_which_rule(before, new, code):
    found = movement_findings(INVENTORY, before, new, TODAY)
    assert [f.code for f in found] == [code]
    assert found[0].message != found[0].message_en


def test_what_was_withdrawn_stays_and_counts_no_more():
    wrong = done(Act.DESTROYED, quantity="600")
    back = done(Act.WITHDRAWN, 3, withdraws=2, note="Ghi nhầm tang vật")
    assert told(*OPEN, wrong, back) == standing(OPEN)
    assert codes([*OPEN, wrong, back], replace(back, number=4)) == ["nothing-to-withdraw"]
    assert len(chain_of("VV1", [*OPEN, wrong, back])) == 3


# ------------------------------------------------------------ whatever is written

HOLDERS = (TEAM, CUSTOMS, LAB)
some = st.sampled_from
attempts = st.builds(
    Movement,
    number=st.just(0),
    act=some(Act),
    exhibit=some(tuple(INVENTORY)),
    day=st.dates(DAY, DAY + timedelta(3)),
    quantity=st.integers(0, 12).map(Decimal) | st.none(),
    giver=some(HOLDERS),
    taker=some(HOLDERS),
    place=some(("", "Kho A")),
    seal=some(("", "", "S1")),
    paper=some(("", "1/BB", "1/BB")),
    sample=some(("M1", "M2")),
    into=some(("", *INVENTORY)),
    value_vnd=st.integers(0, 9) | st.none(),
    note=some(("", "ghi")),
    withdraws=st.integers(1, 12) | st.none(),
)


def written(tries):
    """What is taken of anything that somebody tries to write, and from the present holder: the
    strategy would hardly ever guess him.
    """
    kept: list[Movement] = []
    for attempt in tries:
        lot = standing(kept).get(attempt.exhibit)
        holder = lot.holder if lot and attempt.act not in (Act.PUT_BACK, Act.RESULT) else None
        new = replace(attempt, number=len(kept) + 1, giver=holder or attempt.giver)
        if not movement_findings(INVENTORY, kept, new, TODAY):
            kept.append(new)
    return kept


BEGUN = st.just([seized(number=0, quantity="10"), seized("TV2", number=0, quantity="8.5")])
ledgers = st.tuples(BEGUN, st.lists(attempts, max_size=40)).map(lambda both: [*both[0], *both[1]])


@given(ledgers)
@settings(max_examples=150)
def test_quantities_add_up_and_are_never_below_zero(tries):
    kept = written(tries)
    for at in range(len(kept) + 1):
        lots = standing(kept[:at])
        for lot in lots.values():
            assert all(part >= 0 for part in lot.parts.values())
            assert sum(lot.parts.values()) == lot.came_in
            assert lot.holder
            assert sum(s.out for s in lot.samples) == lot.sampled
        holding = in_force(kept[:at])
        first = sum(m.amount for m in holding if m.act is Act.SEIZED)
        assert sum(lot.came_in - lot.divided for lot in lots.values()) == first


@given(ledgers)
@settings(max_examples=60)
def test_each_movement_is_from_the_holder_and_custody_moves_by_hand_over_alone(tries):
    kept = in_force(written(tries))
    for at, movement in enumerate(kept):
        before, now = standing(kept[:at]), standing(kept[: at + 1])
        for key, lot in before.items():
            handed = movement.act is Act.HANDED_OVER and movement.exhibit == key
            assert now[key].holder == (movement.taker if handed else lot.holder)
            if handed:
                assert movement.giver == lot.holder


@given(ledgers, st.data())
@settings(max_examples=60)
def test_a_printed_fingerprint_tells_any_change_before_it(tries, data):
    kept = written(tries)
    links = chain_of("VV-2026-1", kept)
    assert head_of(()) == ""
    assert compared(links, head_of(links)).upto == kept[-1].number
    printed = links[data.draw(st.integers(0, len(links) - 1))]
    found = compared(links, printed.shown.upper())
    assert (found.upto, found.since) == (
        printed.movement.number,
        len(kept) - printed.movement.number,
    )
    changed = [replace(kept[0], note="sửa lén"), *kept[1:]]
    assert compared(chain_of("VV-2026-1", changed), printed.shown).upto is None
    assert compared(chain_of("VV-2026-2", kept), printed.shown).upto is None
    assert compared(links, printed.shown[:8]).upto is None
