"""Whether an earlier fine counts, by the words of the law; each case worked by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.cases.again.rules import (
    Earlier,
    Weight,
    after,
    counts_until,
    shipped_terms,
    terms_on,
    weight,
)
from sauro.cases.clocks import Length

ROWS = shipped_terms()
STORED = frozenset({"banned_storage"})
FINED = Earlier(date(2025, 3, 1), STORED, date(2025, 3, 10), date(2025, 3, 20))


@pytest.mark.parametrize(
    ("earlier", "until"),
    [
        (FINED, date(2026, 3, 20)),  # a year after it was carried out
        (replace(FINED, executed_on=None), date(2027, 3, 10)),  # a year to carry out, then a year
        (replace(FINED, executed_on=date(2024, 2, 29)), date(2025, 2, 28)),
        (replace(FINED, decided_on=None, executed_on=None), None),
        (replace(FINED, decided_on=date(2012, 1, 1)), None),  # before the law there is no row
    ],
)
def test_until_when_a_fine_counts(earlier, until):
    assert counts_until(earlier, ROWS) == until


@pytest.mark.parametrize(
    ("on", "kinds", "sign"),
    [
        (date(2026, 3, 20), STORED, Weight.REPEATED),  # the last day counts
        (date(2026, 3, 21), STORED, Weight.CLEARED),
        (date(2025, 4, 1), frozenset({"counterfeit_trade"}), Weight.FINED),
        (date(2025, 4, 1), frozenset(), Weight.FINED),
        (date(2025, 3, 9), STORED, Weight.OPEN),  # decided a day later
        (date(2025, 3, 10), STORED, Weight.REPEATED),
    ],
)
def test_what_it_says_of_a_later_act(on, kinds, sign):
    assert weight(FINED, on, kinds, ROWS) is sign


def test_the_law_is_shown_as_unverified_as_long_as_nobody_compared_it():
    assert [row.mark.checked for row in ROWS] == [False]
    assert all("Điều 7" in row.article for row in ROWS)


def test_the_younger_row_governs_from_its_day():
    younger = replace(ROWS[0], valid_from=date(2025, 1, 1), executed=Length.parse("6 months"))
    rows = (*ROWS, younger)
    assert terms_on(date(2024, 12, 31), rows) is ROWS[0]
    assert terms_on(date(2025, 1, 1), rows) is younger
    assert counts_until(FINED, rows) == date(2025, 9, 20)


@given(
    st.dates(date(2014, 1, 1), date(2090, 1, 1)), st.integers(0, 400), st.integers(-800, 800)
)  # fmt: skip
def test_once_cleared_it_stays_cleared(decided, executed, later):
    earlier = Earlier(decided, STORED, decided, decided + timedelta(executed))
    until = counts_until(earlier, ROWS)
    on = decided + timedelta(later)
    sign = weight(earlier, on, STORED, ROWS)
    assert (sign is Weight.OPEN) == (on < decided)
    assert (sign is Weight.CLEARED) == (on > until)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 5))
def test_years_end_in_their_own_month(day, years):
    end = after(day, Length.parse(f"{years} years"))
    assert (end.year, end.month) == (day.year + years, day.month)
