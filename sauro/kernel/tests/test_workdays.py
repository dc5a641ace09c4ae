from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.kernel.workdays import (
    CoverageError,
    DayKind,
    SpecialDay,
    WorkCalendar,
    days_in_lieu,
    read_rows,
    shipped_calendar,
    statutory_holidays,
)

CALENDAR = shipped_calendar()
starts = st.dates(date(2023, 1, 1), date(2027, 8, 31))
counts = st.integers(0, 60)


def days_of(kind):
    return {row.day for row in CALENDAR.rows if row.kind is kind}


def test_the_rows_cover_2023_to_2027():
    assert CALENDAR.coverage == {2023, 2024, 2025, 2026, 2027}


@pytest.mark.parametrize("year", sorted(CALENDAR.coverage))
def test_every_holiday_dated_by_law_has_its_row(year):
    named = {row.day: row.name for row in CALENDAR.rows if row.kind is DayKind.HOLIDAY}
    law = statutory_holidays(year)
    assert {day: named[day] for day in law} == law


@pytest.mark.parametrize("year", sorted(CALENDAR.coverage))
def test_a_year_has_five_days_of_tet_and_two_of_quoc_khanh(year):
    holidays = [row for row in CALENDAR.rows if row.day.year == year and row.kind == "holiday"]
    first = next(row.day for row in holidays if row.name.startswith("Mùng 1"))
    tet_days = sorted(row.day for row in holidays if abs((row.day - first).days) < 6)
    assert len(tet_days) == 5
    assert tet_days[-1] - tet_days[0] == timedelta(days=4)
    assert (first - tet_days[0]).days in (1, 2)
    assert sum(row.name.startswith("Quốc khánh") for row in holidays) == 2


def test_the_days_in_lieu_are_those_that_the_law_gives():
    assert set(days_in_lieu(days_of(DayKind.HOLIDAY))) == days_of(DayKind.IN_LIEU)


def test_each_swapped_weekday_has_its_saturday():
    off, worked = days_of(DayKind.SWAPPED_OFF), days_of(DayKind.SWAPPED_WORK)
    assert len(off) == len(worked)
    assert {day.weekday() for day in worked} == {5}
    assert all(day.weekday() < 5 for day in off)


def test_every_row_says_what_to_check():
    assert all(row.name and row.source for row in CALENDAR.rows)
    assert all(row.verified is False for row in CALENDAR.rows if row.kind is not DayKind.HOLIDAY)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 5, 4), True),  # Saturday worked for 29/4
        (date(2024, 4, 29), False),
        (date(2026, 2, 16), False),  # the day before Tết Bính Ngọ
        (date(2026, 2, 23), True),
        (date(2026, 4, 27), False),  # for Giỗ Tổ on a Sunday
        (date(2026, 6, 6), False),  # any Saturday
        (date(2026, 6, 8), True),
    ],
)
def test_single_days(day, works):
    assert CALENDAR.is_working_day(day) is works


def test_five_working_days_over_the_holiday_of_30_april():
    assert CALENDAR.add_working_days(date(2026, 4, 29), 5) == date(2026, 5, 8)


def test_thirty_days_that_end_on_30_april_end_on_4_may():
    assert CALENDAR.last_day(date(2026, 3, 31), 30) == date(2026, 5, 4)


def test_a_swapped_saturday_counts_and_can_be_the_last_day():
    assert CALENDAR.add_working_days(date(2024, 5, 3), 1) == date(2024, 5, 4)
    assert CALENDAR.last_day(date(2024, 4, 24), 10) == date(2024, 5, 4)


def test_the_sum_is_told_day_by_day():
    told = [str(step) for step in CALENDAR.explain(date(2026, 4, 29), 1)]
    assert told == [
        "thứ Tư 29/4/2026: không tính, ngày xảy ra sự kiện",
        "thứ Năm 30/4/2026: không tính, Ngày Chiến thắng",
        "thứ Sáu 01/5/2026: không tính, Ngày Quốc tế lao động",
        "thứ Bảy 02/5/2026: không tính, nghỉ cuối tuần",
        "Chủ nhật 03/5/2026: không tính, nghỉ cuối tuần",
        "thứ Hai 04/5/2026: ngày thứ 1, ngày làm việc",
    ]


def test_an_unchecked_row_is_told_as_such():
    step = CALENDAR.explain(date(2024, 4, 26), 1)[3]
    assert str(step).endswith("Nghỉ hoán đổi với thứ Bảy 04/5 (chưa kiểm chứng)")


def test_a_moved_last_day_is_told():
    steps = CALENDAR.explain_last_day(date(2026, 3, 31), 30)
    assert [step.day.day for step in steps] == [31, 30, 1, 2, 3, 4]
    assert [step.counted for step in steps] == [None] * 5 + [34]


@given(starts, counts)
def test_counting_undoes_adding(start, days):
    assert CALENDAR.working_days_between(start, CALENDAR.add_working_days(start, days)) == days


@given(starts, st.integers(1, 60))
def test_an_end_is_a_working_day_and_no_earlier_day_would_do(start, days):
    end = CALENDAR.add_working_days(start, days)
    assert CALENDAR.is_working_day(end)
    assert CALENDAR.working_days_between(start, end - timedelta(days=1)) == days - 1


@given(starts, st.integers(0, 90))
def test_a_last_day_is_never_early_and_always_worked(start, days):
    end = CALENDAR.last_day(start, days)
    assert end >= start + timedelta(days=days)
    assert CALENDAR.is_working_day(end)
    assert CALENDAR.explain_last_day(start, days)[-1].day == end


@given(starts, counts)
def test_the_told_sum_is_the_sum(start, days):
    steps = CALENDAR.explain(start, days)
    assert [step.counted for step in steps if step.counted] == list(range(1, days + 1))
    assert [(step.day - start).days for step in steps] == list(range(len(steps)))


def test_a_year_without_rows_is_an_error_that_names_it():
    with pytest.raises(CoverageError, match="năm 2028"):
        CALENDAR.is_working_day(date(2028, 6, 3))
    with pytest.raises(CoverageError, match="năm 2028"):
        CALENDAR.add_working_days(date(2027, 12, 30), 3)


def test_a_year_with_some_of_its_rows_is_not_covered():
    first = SpecialDay(date(2028, 1, 1), DayKind.HOLIDAY, "Tết Dương lịch", "Điều 112", True)
    with pytest.raises(CoverageError, match="không có năm nào"):
        WorkCalendar((first,)).is_working_day(first.day)


def test_nonsense_is_refused():
    with pytest.raises(ValueError, match="âm"):
        CALENDAR.add_working_days(date(2026, 1, 5), -1)
    with pytest.raises(ValueError, match="âm"):
        CALENDAR.last_day(date(2026, 1, 5), -1)
    with pytest.raises(ValueError, match="trước"):
        CALENDAR.working_days_between(date(2026, 1, 5), date(2026, 1, 4))
    rows = tuple(read_rows("day,kind,name,source,verified\n2026-01-01,holiday,a,b,true\n"))
    with pytest.raises(ValueError, match="cùng một ngày"):
        WorkCalendar(rows * 2)
