from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.kernel.period import (
    Period,
    PeriodKind,
    campaign,
    campaign_weeks,
    containing,
    following,
    half,
    last_year,
    month,
    nine_months,
    parse,
    parts,
    previous,
    quarter,
    week_of,
    year_of,
)

WHOLE = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR)
days = st.dates(date(2000, 1, 1), date(2090, 12, 31))
whole_kinds = st.sampled_from(WHOLE)
regular = st.builds(containing, days, st.sampled_from((*WHOLE, PeriodKind.WEEK)))
odd_weeks = st.builds(week_of, days, st.integers(0, 6))
campaigns = st.builds(
    lambda start, length: campaign(start, start + timedelta(days=length)), days, st.integers(0, 200)
)
periods = regular | odd_weeks | campaigns | st.builds(nine_months, st.integers(2000, 2090))


@given(periods)
def test_a_code_reads_back_as_its_period(period):
    assert parse(period.code) == period


@given(periods | st.none(), periods)
def test_different_periods_have_different_codes_and_labels(one, other):
    if one and one != other:
        assert one.code != other.code
        assert one.label != other.label


@given(days, whole_kinds | st.just(PeriodKind.WEEK))
def test_periods_of_a_kind_tile_the_calendar(day, kind):
    period = containing(day, kind)
    assert day in period
    assert following(period).start_on == period.end_on + timedelta(days=1)
    assert previous(following(period)) == period
    assert previous(period) < period < following(period)


@given(days, whole_kinds, whole_kinds)
def test_parts_add_up_to_the_whole(day, kind, part_kind):
    whole = containing(day, kind)
    if WHOLE.index(part_kind) > WHOLE.index(kind):
        return
    pieces = parts(whole, part_kind)
    assert (pieces[0].start_on, pieces[-1].end_on) == (whole.start_on, whole.end_on)
    assert all(following(one) == two for one, two in pairwise(pieces))


@given(days, st.integers(0, 90), st.integers(0, 6))
def test_the_weeks_of_a_campaign_fill_it_and_end_on_its_weekday(start, length, weekday):
    whole = campaign(start, start + timedelta(days=length))
    weeks = campaign_weeks(whole, weekday)
    covered = [w.start_on + timedelta(days=n) for w in weeks for n in range(_length(w))]
    assert covered == [start + timedelta(days=n) for n in range(length + 1)]
    assert all(week.end_on.weekday() == weekday for week in weeks[:-1])


@given(days, st.integers(0, 6))
def test_a_week_holds_its_day_and_ends_on_its_weekday(day, weekday):
    week = week_of(day, weekday)
    assert day in week
    assert (_length(week), week.end_on.weekday()) == (7, weekday)


@given(regular)
def test_the_same_period_last_year_is_as_long_but_for_a_leap_day(period):
    before = last_year(period)
    assert abs(_length(before) - _length(period)) <= 1
    assert 363 <= (period.start_on - before.start_on).days <= 366


@pytest.mark.parametrize(
    ("code", "label", "start", "end"),
    [
        ("2026-Q3", "quý III năm 2026", "2026-07-01", "2026-09-30"),
        ("2024-M02", "tháng 2 năm 2024", "2024-02-01", "2024-02-29"),
        ("2026-H1", "6 tháng đầu năm 2026", "2026-01-01", "2026-06-30"),
        ("2026-H2", "6 tháng cuối năm 2026", "2026-07-01", "2026-12-31"),
        ("2026-9M", "9 tháng đầu năm 2026", "2026-01-01", "2026-09-30"),
        ("2026", "năm 2026", "2026-01-01", "2026-12-31"),
        ("2026-W12", "tuần 12 năm 2026 (từ 16/3/2026 đến 22/3/2026)", "2026-03-16", "2026-03-22"),
        ("2026-W01", "tuần 1 năm 2026 (từ 29/12/2025 đến 04/1/2026)", "2025-12-29", "2026-01-04"),
        (
            "W:2026-01-02/2026-01-08",
            "tuần từ 02/1/2026 đến 08/1/2026",
            "2026-01-02",
            "2026-01-08",
        ),
        (
            "2025-12-16/2026-03-15",
            "đợt cao điểm (từ 16/12/2025 đến 15/3/2026)",
            "2025-12-16",
            "2026-03-15",
        ),
    ],
)
def test_codes_labels_and_days(code, label, start, end):
    period = parse(code)
    assert (period.code, period.label) == (code, label)
    assert (period.start_on, period.end_on) == (date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    "code",
    [
        "2026-Q5",
        "2026-Q0",
        "2026-M13",
        "2026-M5",
        "2026-H3",
        "2026-W60",
        "26-Q1",
        "q",
        "2026-03-15/2026-03-14",
        "W:2026-01-01/2026-01-08",
        "2026-02-30/2026-03-01",
    ],
)
def test_a_code_that_names_no_period_is_refused(code):
    with pytest.raises(ValueError, match=r".+"):
        parse(code)


def test_days_that_are_no_period_of_the_kind_are_refused():
    with pytest.raises(ValueError, match="quarter"):
        Period(date(2026, 2, 1), date(2026, 4, 30), PeriodKind.QUARTER)


def test_a_campaign_keeps_its_name():
    tet = campaign(date(2025, 12, 16), date(2026, 3, 15), "cao điểm Tết Bính Ngọ")
    assert tet.label == "cao điểm Tết Bính Ngọ (từ 16/12/2025 đến 15/3/2026)"


def test_the_same_week_last_year_begins_on_the_same_weekday():
    assert last_year(parse("2026-W12")) == parse("2025-W12")


def test_the_same_month_last_year_knows_leap_days():
    assert last_year(month(2025, 2)).end_on == date(2024, 2, 29)
    leap = campaign(date(2024, 2, 1), date(2024, 2, 29))
    assert last_year(leap).end_on == date(2023, 2, 28)


def test_neighbours_cross_the_year():
    assert previous(quarter(2026, 1)) == quarter(2025, 4)
    assert following(half(2026, 2)) == half(2027, 1)
    assert following(nine_months(2026)) == nine_months(2027)
    assert previous(year_of(2026)) == year_of(2025)


def test_nine_months_are_three_quarters():
    assert parts(nine_months(2026), PeriodKind.QUARTER) == tuple(
        quarter(2026, n) for n in (1, 2, 3)
    )


def test_months_are_no_sum_of_weeks():
    with pytest.raises(ValueError, match="không chia hết"):
        parts(month(2026, 5), PeriodKind.WEEK)


def test_a_campaign_has_no_neighbour():
    with pytest.raises(ValueError, match="Đợt cao điểm"):
        following(campaign(date(2026, 1, 1), date(2026, 1, 9)))


def _length(period):
    return (period.end_on - period.start_on).days + 1
