"""Consistent figures never raise; a broken sum always does."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sauro.kernel.period import month, quarter
from sauro.kernel.quantities import Rounding
from sauro.reporting.checks import Level, Told, check, shipped_book
from sauro.reporting.checks.bounds import bounds
from sauro.reporting.checks.tests.make import make

KINDS = ("cases_smuggling_banned", "cases_trade_fraud", "cases_counterfeit", "cases_other")
MONEY = ("fines", "tax_arrears", "confiscated_sales")
FORCES = ("cong_an", "hai_quan", "qltt", "thue", "khac")
counts = st.integers(0, 900)
amounts = st.decimals(0, 900, places=6)
roundings = st.sampled_from([None, *Rounding])


@st.composite
def consistent(draw):
    """One month as it truly is: everything follows from its cases."""
    kinds = draw(st.lists(counts, min_size=4, max_size=4))
    total = sum(kinds)
    shares = sorted(draw(st.lists(st.integers(0, total), min_size=4, max_size=4)))
    forces = [b - a for a, b in zip([0, *shares], [*shares, total], strict=True)]
    handled = draw(st.integers(0, total))
    prosecuted = draw(st.integers(0, total - handled))
    persons = prosecuted + draw(counts)
    money = draw(st.lists(amounts, min_size=3, max_size=3)) if handled else [Decimal(0)] * 3
    return (
        dict(zip(KINDS, kinds, strict=True))
        | {f"cases_total@force={f}": n for f, n in zip(FORCES, forces, strict=True)}
        | dict(zip(MONEY, money, strict=True))
        | {"cases_total": total, "budget_revenue": sum(money), "admin_handled": handled,
           "prosecuted_cases": prosecuted, "prosecuted_persons": persons,
           "inspections": total + draw(counts)}
    )  # fmt: skip


BOOK = shipped_book()
STRUCTURE = {
    "number", "kinds-make-the-total", "forces-within-the-total", "money-makes-the-revenue",
    "forces-within-the-revenue", "cases-within-inspections", "handled-within-detected",
    "prosecuted-within-detected", "a-case-has-a-person", "accumulates", "published-before",
    "persons-in-what-remains", "name-of-the-period", "printed-growth", "other-territory",
    "break-of-series",
}  # fmt: skip
# Money beside cases, jumps, outliers and equal figures ask whether something is likely; true
# figures may be unlikely. They warn and never block.


def codes(figures):
    return {r.finding.code for r in check(figures, BOOK)}


@given(consistent())
def test_consistent_figures_never_raise(cells):
    remarks = check(make(month(2026, 5), told=cells), BOOK)
    assert not {r.finding.code for r in remarks} & STRUCTURE
    assert all(r.level is not Level.BLOCKING for r in remarks)


@given(consistent(), consistent(), consistent())
def test_months_and_their_quarter_never_raise(one, two, three):
    parts = [make(month(2026, n), told=c) for n, c in enumerate((one, two, three), 1)]
    whole = make(
        quarter(2026, 1), told={key: one[key] + two[key] + three[key] for key in one},
        history=tuple(parts),
    )  # fmt: skip
    assert not codes(whole) & STRUCTURE
    first = replace(parts[0], history=(whole, *parts[1:]))
    assert not codes(first) & STRUCTURE


@given(consistent(), st.sampled_from([*KINDS, "cases_total"]), st.integers(1, 500), st.booleans())
def test_any_broken_sum_of_cases_is_told_and_blocks(cells, key, change, down):
    cells = {**cells, key: cells[key] + (-change if down else change)}
    found = check(make(month(2026, 5), told=cells), BOOK)
    broken = [r for r in found if r.finding.code == "kinds-make-the-total"]
    assert [r.level for r in broken] == [Level.BLOCKING]


@given(consistent(), st.sampled_from([*MONEY, "budget_revenue"]), amounts.filter(bool))
def test_any_broken_sum_of_money_is_told_to_the_dong(cells, key, change):
    cells = {**cells, key: cells[key] + change}
    assert "money-makes-the-revenue" in codes(make(month(2026, 5), told=cells))


@given(consistent(), st.sampled_from(FORCES), st.integers(1, 500))
def test_forces_that_come_to_more_than_the_total_block(cells, force, change):
    key = f"cases_total@force={force}"
    found = check(make(month(2026, 5), told={**cells, key: cells[key] + change}), BOOK)
    assert any(
        r.finding.code == "forces-within-the-total" and r.level is Level.BLOCKING for r in found
    )


@given(counts, counts, roundings)
def test_a_longer_period_is_told_exactly_when_it_is_surely_less(part, whole, rounding):
    told = Told(Decimal(whole), rounding)
    figures = make(
        quarter(2026, 1), cases_total=told, history=(make(month(2026, 2), cases_total=part),)
    )
    high = bounds(told).high
    assert ("accumulates" in codes(figures)) == (high is not None and high < part)


@given(counts, counts)
def test_a_figure_given_again_is_told_exactly_when_it_differs(one, two):
    figures = make(month(2026, 5), violators=one, history=(make(month(2026, 5), violators=two),))
    assert ("published-before" in codes(figures)) == (one != two)
