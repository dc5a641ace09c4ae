"""The books of a case: balances add up, mistakes are reversed, refusals say which rule."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sauro.cases.clocks import Mark
from sauro.cases.clocks.late_payment import late_charge_vnd, shipped_terms
from sauro.cases.money import (
    Act,
    Debt,
    Entry,
    Part,
    Rate,
    Toward,
    balances,
    entry_findings,
    in_force,
    reached_vnd,
    shipped_rates,
)

DAY = date(2026, 10, 1)
DUE = date(2026, 10, 12)
TODAY = date(2026, 11, 30)
M = 1_000_000
RATES, TERMS = shipped_rates(), shipped_terms()[0]


def fined(**others: Any):
    made: dict[str, Any] = {"number": 1, "debt": "P1", "day": DAY, "amount_vnd": 60 * M}
    made |= {"paper": "12/QĐ-XPHC", "kind": Debt.FINE, "due_on": DUE, **others}
    return Entry(act=Act.OWED, **made)


def paid(amount, number=2, act=Act.PAID_IN, **others: Any):
    made: dict[str, Any] = {"debt": "P1", "day": date(2026, 10, 10), "paper": "GNT 7", **others}
    return Entry(number, act, amount_vnd=amount, **made)


def undone(which, number=9, **others: Any):
    made: dict[str, Any] = {"day": TODAY, "note": "Ghi nhầm", **others}
    return Entry(number, Act.REVERSED, "P1", reverses=which, **made)


def codes(entries, new):
    return [f.code for f in entry_findings(entries, new, RATES, TERMS, TODAY)]


def books(*entries, on=TODAY):
    """The balance of the fine after entries, none of which is refused."""
    for at, entry in enumerate(entries):
        assert codes(entries[:at], entry) == [], entry
    return balances(entries, RATES, on)["P1"]


def test_paid_in_time_nothing_is_left():
    stand = books(fined(), paid(60 * M))
    assert (stand.left_vnd, stand.late_vnd, stand.reached_vnd, stand.charges) == (0, 0, 60 * M, ())
    assert books(fined(), paid(60 * M), on=DAY).left_vnd == 60 * M  # on an earlier day


def test_late_in_parts_the_charge_is_told_piece_by_piece():
    first, second = DUE + timedelta(10), DUE + timedelta(20)
    parts = (fined(), paid(20 * M, day=first), paid(40 * M, 3, day=second))
    stand = books(*parts)
    assert [(c.days, c.unpaid_vnd, c.amount_vnd) for c in stand.charges] == [
        (10, 60 * M, 300_000),
        (10, 40 * M, 200_000),
    ]
    assert stand.charges[0].first == DUE + timedelta(1)
    assert (stand.left_vnd, stand.late_left_vnd, stand.all_left_vnd) == (0, 500_000, 500_000)
    late = paid(500_000, 4, day=second, toward=Toward.LATE)
    assert books(*parts, late).all_left_vnd == 0
    assert codes(parts, replace(late, amount_vnd=500_001)) == ["more-than-owed"]


def test_instalments_by_decision_are_late_each_for_itself():
    days = [date(2026, 10, 20), date(2026, 11, 10), date(2026, 12, 10)]
    plan = tuple(Part(day, amount * M) for day, amount in zip(days, (24, 18, 18), strict=True))
    decided = Entry(2, Act.PLANNED, "P1", date(2026, 10, 8), parts=plan, paper="3/QĐ")
    stand = books(fined(), decided, paid(24 * M, 3, day=days[0]))
    assert stand.left_vnd == 36 * M
    assert [(c.days, c.unpaid_vnd) for c in stand.charges] == [(20, 18 * M)]
    short = replace(decided, parts=(Part(days[0], 10 * M), Part(days[1], 50 * M)))
    assert codes([fined()], short) == ["first-instalment-too-small"]
    assert codes([fined()], replace(decided, parts=plan[:2])) == ["parts-do-not-add-up"]
    assert codes([fined()], replace(decided, parts=plan[::-1])) == [
        "parts-out-of-order", "first-instalment-too-small",
    ]  # fmt: skip
    assert codes([fined(), decided], replace(decided, number=3, parts=plan[:2])) == [
        "planned-already", "parts-do-not-add-up",
    ]  # fmt: skip
    assert codes([fined(kind=Debt.ARREARS)], decided) == ["not-in-parts"]


def test_what_was_collected_reaches_the_budget_when_it_is_handed_in():
    taken = paid(60 * M, act=Act.COLLECTED)
    stand = books(fined(), taken)
    assert (stand.left_vnd, stand.in_hand_vnd, stand.reached_vnd) == (0, 60 * M, 0)
    handed = paid(60 * M, 3, Act.REMITTED, day=date(2026, 10, 12))
    stand = books(fined(), taken, handed)
    assert (stand.left_vnd, stand.in_hand_vnd, stand.reached_vnd) == (0, 0, 60 * M)
    assert codes([fined(), taken], replace(handed, amount_vnd=61 * M)) == ["more-than-in-hand"]
    assert codes([fined(), taken], replace(handed, day=DAY)) == ["more-than-in-hand"]
    assert codes([fined(), taken, handed], undone(2)) == ["others-rest-on-it"]


def test_more_than_is_owed_is_a_lesson_or_is_kept_in_view_until_refunded():
    twice = paid(60 * M, 3)
    assert codes([fined(), paid(60 * M)], twice) == ["more-than-owed"]
    arrived = replace(twice, beyond=True)
    stand = books(fined(), paid(60 * M), arrived)
    assert (stand.left_vnd, stand.overpaid_vnd, stand.reached_vnd) == (0, 60 * M, 120 * M)
    back = paid(60 * M, 4, Act.REFUNDED, day=TODAY)
    stand = books(fined(), paid(60 * M), arrived, back)
    assert (stand.overpaid_vnd, stand.reached_vnd) == (0, 60 * M)
    assert codes([fined(), paid(60 * M)], back) == ["more-than-overpaid"]
    cash = (paid(60 * M, 3, Act.COLLECTED), paid(60 * M, act=Act.REDUCED))
    assert codes([fined(), *cash], back) == ["not-in-the-budget"]
    assert codes([fined(), paid(60 * M), arrived, back], undone(3)) == ["others-rest-on-it"]
    later = paid(6 * M, 5, day=TODAY, beyond=True)
    refunded = [fined(), paid(60 * M), arrived, back, later]
    assert codes(refunded, undone(5)) == []  # the refund stood before it
    assert codes(refunded, undone(2)) == ["others-rest-on-it"]


def test_a_decision_cancelled_after_payment_leaves_an_overpayment():
    entries = (fined(), paid(60 * M))
    assert codes(entries, undone(1)) == ["others-rest-on-it"]
    stand = books(*entries, paid(60 * M, 3, Act.REDUCED, paper="9/QĐ-HB"))
    assert (stand.owed_vnd, stand.overpaid_vnd) == (0, 60 * M)


def test_a_mistake_is_reversed_and_reported_figures_stay():
    entries = [fined(), paid(6 * M), undone(2), paid(60 * M, 10, day=TODAY)]
    stand = books(*entries)
    assert (stand.paid_vnd, stand.reached_vnd) == (60 * M, 60 * M)
    october, november = (date(2026, 10, 1), date(2026, 10, 31)), (date(2026, 11, 1), TODAY)
    assert reached_vnd(entries, *october) == 6 * M
    assert reached_vnd(entries, *november) == 54 * M
    assert codes(entries, undone(2, 11)) == ["nothing-to-reverse"]
    assert codes(entries, undone(9, 11)) == ["nothing-to-reverse"]


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (paid(M, day=TODAY + timedelta(1)), "not-yet"),
        (paid(M, paper=""), "no-paper"),
        (paid(0), "no-amount"),
        (paid(-M), "no-amount"),
        (paid(10**16), "no-amount"),
        (paid(M, debt="P2"), "no-such-debt"),
        (paid(M, day=DAY - timedelta(1)), "before-the-debt"),
        (paid(61 * M, act=Act.REDUCED), "reduced-below-nothing"),
        (fined(number=2), "owed-already"),
        (fined(number=2, debt="P2", due_on=DAY - timedelta(1)), "no-last-day"),
        (undone(1, note=""), "no-reason"),
        (undone(1, day=DAY - timedelta(1)), "reversed-before"),
    ],
)
def test_a_refusal_says_which_rule(new, code):
    found = entry_findings([fined()], new, RATES, TERMS, TODAY)
    assert [f.code for f in found] == [code]
    assert found[0].message != found[0].message_en


def test_a_rate_that_changes_holds_from_its_day():
    old = Rate(5, "Điều 78", date(2013, 7, 1), Mark.MEMORY)
    new = Rate(3, "Điều 78 mới", DUE + timedelta(6), Mark.MEMORY)
    stand = balances([fined()], {Debt.FINE: (old, new)}, DUE + timedelta(10))["P1"]
    assert [(c.days, c.amount_vnd) for c in stand.charges] == [(5, 150_000), (5, 90_000)]
    assert balances([fined(kind=Debt.SALE)], RATES, TODAY)["P1"].late_vnd == 0
    assert balances([fined(kind=Debt.ARREARS)], RATES, DUE + timedelta(1))["P1"].late_vnd == 18_000


# ------------------------------------------------------------ whatever is written

some = st.sampled_from
days = st.dates(DAY, TODAY)
attempts = st.builds(
    Entry,
    number=st.just(0),
    act=some([a for a in Act if a is not Act.PLANNED] + [Act.PAID_IN, Act.COLLECTED, Act.REMITTED]),
    debt=some(("P1", "P1", "T1")),
    day=days,
    amount_vnd=st.integers(1, 70 * M),
    paper=st.just("1/GNT"),
    kind=some(Debt),
    due_on=st.just(TODAY),
    toward=some(Toward),
    beyond=st.booleans(),
    note=st.just("ghi"),
    reverses=st.integers(1, 12) | st.none(),
)


def written(tries):
    """What is taken of anything that somebody tries to write."""
    kept: list[Entry] = [fined(), fined(number=2, debt="T1", kind=Debt.ARREARS)]
    for attempt in tries:
        new = replace(attempt, number=len(kept) + 1)
        if not entry_findings(kept, new, RATES, TERMS, TODAY):
            kept.append(new)
    return kept


ledgers = st.lists(attempts, max_size=30).map(written)


@given(ledgers, days)
@settings(max_examples=150)
def test_nothing_is_below_zero_and_all_money_is_somewhere(kept, day):
    for stand in balances(kept, RATES, TODAY).values():
        sums = (stand.owed_vnd, stand.paid_vnd, stand.late_paid_vnd, stand.reached_vnd)
        assert min(*sums, stand.in_hand_vnd, stand.late_vnd) >= 0
        assert stand.paid_vnd + stand.late_paid_vnd == stand.in_hand_vnd + stand.reached_vnd
        assert stand.owed_vnd - stand.left_vnd == stand.paid_vnd - stand.beyond_vnd(
            Toward.PRINCIPAL
        )
    for stand in balances(kept, RATES, day).values():
        assert stand.in_hand_vnd >= 0
    whole = sum(b.reached_vnd for b in balances(kept, RATES, TODAY).values())
    assert reached_vnd(kept, DAY, day) + reached_vnd(kept, day + timedelta(1), TODAY) == whole


@given(ledgers)
@settings(max_examples=60)
def test_a_late_charge_is_that_of_each_day_and_pieces_are_in_order(kept):
    for stand in balances(kept, RATES, TODAY).values():
        exact = sum(c.unpaid_vnd * c.rate.late_basis_points * c.days for c in stand.charges)
        assert 0 <= exact / 10_000 - stand.late_vnd < max(1, len(stand.charges))
        for piece in stand.charges:
            assert piece.first > stand.due_on
            assert piece.amount_vnd == late_charge_vnd(
                piece.unpaid_vnd, piece.first - timedelta(1), piece.last, piece.rate
            )
        for before, after in zip(stand.charges, stand.charges[1:], strict=False):
            assert before.last < after.first


@given(ledgers, st.integers(1, 60 * M), days)
@settings(max_examples=60)
def test_what_is_reversed_is_as_if_never_written(kept, amount, day):
    new = Entry(len(kept) + 1, Act.PAID_IN, "P1", day, amount, "2/GNT", beyond=True)
    if entry_findings(kept, new, RATES, TERMS, TODAY):
        return
    gone = Entry(new.number + 1, Act.REVERSED, "P1", TODAY, note="nhầm", reverses=new.number)
    assert entry_findings([*kept, new], gone, RATES, TERMS, TODAY) == []
    assert in_force([*kept, new, gone]) == in_force(kept)
