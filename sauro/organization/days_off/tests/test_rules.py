"""What may be said of a day, what a year lacks, and rows that lie over others."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.kernel.workdays import (
    DayKind,
    SpecialDay,
    WorkCalendar,
    laid_over,
    shipped_calendar,
    statutory_holidays,
)
from sauro.organization.days_off.rules import day_findings, holiday_of_the_law, year_state

SHIPPED = shipped_calendar()
days = st.dates(date(2023, 1, 1), date(2026, 12, 31))
kinds = st.sampled_from(DayKind)


def codes(day, kind):
    return [finding.code for finding in day_findings(day, kind)]


@pytest.mark.parametrize(
    ("day", "kind", "expected"),
    [
        ((2026, 11, 24), DayKind.HOLIDAY, []),
        ((2026, 11, 24), DayKind.SWAPPED_OFF, []),
        ((2026, 11, 24), DayKind.SWAPPED_WORK, ["worked-anyway"]),
        ((2026, 11, 28), DayKind.SWAPPED_WORK, []),
        ((2026, 11, 28), DayKind.SWAPPED_OFF, ["off-anyway"]),
        ((2026, 11, 29), DayKind.IN_LIEU, ["off-anyway"]),
        ((2026, 11, 29), DayKind.HOLIDAY, []),
        ((2028, 5, 1), DayKind.SWAPPED_OFF, ["holiday-of-the-law"]),
        ((2028, 9, 2), None, ["holiday-of-the-law"]),
        ((2028, 9, 2), DayKind.HOLIDAY, []),
        ((2028, 9, 3), None, []),
        ((2101, 1, 1), DayKind.HOLIDAY, ["year-too-far"]),
        ((1944, 1, 1), DayKind.HOLIDAY, ["year-too-far"]),
    ],
)
def test_what_a_day_can_be(day, kind, expected):
    assert codes(date(*day), kind) == expected


def test_holidays_of_the_law_have_their_name():
    assert holiday_of_the_law(date(2028, 1, 26)) == "Mùng 1 Tết Nguyên đán"
    assert holiday_of_the_law(date(2028, 1, 25)) == ""
    assert holiday_of_the_law(date(2150, 1, 1)) == ""


def test_a_year_says_what_it_lacks():
    state = year_state(2028, SHIPPED)
    assert not state.covered
    assert dict(state.missing) == statutory_holidays(2028)
    rows = [(d, SpecialDay(d, DayKind.HOLIDAY, name, "", True)) for d, name in state.missing]
    known = laid_over(SHIPPED, tuple(rows))
    assert year_state(2028, known).covered
    assert known.next_working_day(date(2028, 1, 1)) == date(2028, 1, 3)
    assert year_state(2028, laid_over(SHIPPED, tuple(rows[1:]))).missing == state.missing[:1]


def test_a_swap_needs_both_its_days():
    assert year_state(2026, SHIPPED).swaps_agree
    half = laid_over(SHIPPED, ((date(2026, 8, 22), None),))
    assert not year_state(2026, half).swaps_agree


@given(st.dictionaries(days, st.one_of(st.none(), kinds), max_size=12))
def test_what_is_written_stands_and_the_rest_stays(written):
    rows = {d: k and SpecialDay(d, k, "x", "y", True) for d, k in written.items()}
    held = laid_over(SHIPPED, tuple(sorted(rows.items())))
    by_day = {row.day: row for row in held.rows}
    for day, row in rows.items():
        assert by_day.get(day) == row
    assert {r for r in SHIPPED.rows if r.day not in rows} == {
        r for r in held.rows if r.day not in rows
    }
    assert list(held.rows) == sorted(held.rows, key=lambda row: row.day)


@given(days, kinds)
def test_no_row_that_may_be_written_takes_a_year_out_of_the_calendar(day, kind):
    if codes(day, kind):
        return
    row = SpecialDay(day, kind, "x", "y", True)
    assert laid_over(SHIPPED, ((day, row),)).coverage == SHIPPED.coverage


@given(st.dates(date(2026, 9, 7), date(2026, 12, 1)), st.integers(1, 20))
def test_a_day_more_off_makes_no_term_shorter(day, n):
    if day.weekday() >= 5:
        return
    more = laid_over(SHIPPED, ((day, SpecialDay(day, DayKind.HOLIDAY, "x", "y", True)),))
    start = date(2026, 9, 7)
    before, after = (c.add_working_days(start, n) for c in (SHIPPED, more))
    assert before <= after <= before + timedelta(3)
    assert (before != after) == (start < day <= before)


def test_two_rows_of_one_day_are_no_calendar():
    row = SHIPPED.rows[0]
    with pytest.raises(ValueError, match="Hai dòng"):
        WorkCalendar((row, row))
