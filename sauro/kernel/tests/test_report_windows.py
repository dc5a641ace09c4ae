from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.kernel.period import PeriodKind, containing, following, month, parse
from sauro.kernel.report_windows import reported_in, shipped_rules, window

RULES = shipped_rules()
TILING = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR)
days = st.dates(date(2020, 1, 1), date(2090, 12, 31))
kinds = st.sampled_from(TILING)


@given(days, kinds)
def test_the_windows_of_consecutive_periods_leave_no_gap(day, kind):
    period = containing(day, kind)
    one, two = counted(period), counted(following(period))
    assert two.start_on == one.end_on + timedelta(days=1)


@given(days, kinds)
def test_each_day_is_reported_in_the_period_whose_window_holds_it(day, kind):
    period = reported_in(day, kind, RULES)
    assert period
    assert day in counted(period)


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("2026-M05", "2026-04-15", "2026-05-14"),
        ("2026-M01", "2025-12-15", "2026-01-14"),
        ("2025-Q3", "2025-06-15", "2025-09-14"),
        ("2025-H1", "2024-12-15", "2025-06-14"),
        ("2025-H2", "2025-06-15", "2025-12-14"),
        ("2026-9M", "2025-12-15", "2026-09-14"),
        ("2026", "2025-12-15", "2026-12-14"),
    ],
)
def test_the_windows_of_the_decree(code, start, end):
    found = counted(parse(code))
    assert (found.start_on, found.end_on) == (date.fromisoformat(start), date.fromisoformat(end))


def test_only_the_month_has_been_read_in_the_decree():
    assert {rule.kind for rule in RULES if rule.verified} == {PeriodKind.MONTH}


@pytest.mark.parametrize("code", ["2026-W12", "2025-12-16/2026-03-15", "2019-M02", "2018"])
def test_there_is_no_window_where_the_decree_sets_none(code):
    assert window(parse(code), RULES) is None


def test_the_middle_of_a_month_is_reported_in_the_next():
    assert reported_in(date(2026, 5, 14), PeriodKind.MONTH, RULES) == month(2026, 5)
    assert reported_in(date(2026, 5, 15), PeriodKind.MONTH, RULES) == month(2026, 6)
    assert reported_in(date(2025, 12, 20), PeriodKind.NINE_MONTHS, RULES) == parse("2026-9M")
    assert reported_in(date(2026, 10, 1), PeriodKind.NINE_MONTHS, RULES) is None


def test_a_later_row_governs_later_periods_only():
    changed = replace(RULES[0], from_day=1, months_back=0, to_day=28, valid_from=date(2027, 1, 1))
    rules = (*RULES, changed)
    assert counted(month(2026, 12), rules).end_on == date(2026, 12, 14)
    assert counted(month(2027, 1), rules).start_on == date(2027, 1, 1)


def counted(period, rules=RULES):
    found = window(period, rules)
    assert found is not None
    return found
