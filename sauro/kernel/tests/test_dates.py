import re
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.kernel import dates
from sauro.kernel.dates import (
    Stretch,
    day_of,
    half_of,
    hour_of,
    month_of,
    month_stretch,
    quarter_of,
    stretch_of,
    week_of,
    weekday_of,
    year_of,
)
from sauro.kernel.tests.present import present

ISSUED_ON = date(2026, 5, 12)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def spellings(day):
    """How papers write a day, in small letters."""
    return [
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d/%m/%Y}",
        f"ngày {day:%d/%m/%Y}",
        f"{day:%d-%m-%Y}",
        f"{day:%d.%m.%Y}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"{day:%d} tháng {day:%m}, năm {day.year}",
        f"{day.day} / {day.month} / {day.year}",
    ]


@given(days)
def test_a_day_is_read_in_every_spelling(day):
    for words in spellings(day):
        assert re.fullmatch(dates.DAY, words), words
        assert day_of(words, None) == Stretch("day", day, day, True), words


@pytest.mark.parametrize(
    "words", ["31/6/2026", "29/02/2026", "0/5/2026", "12/13/2026", "ngày 5", "năm 2026"]
)
def test_what_is_no_day_of_the_calendar(words):
    assert day_of(words, ISSUED_ON) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("20/6", date(2026, 6, 20)),
        ("20/12", date(2026, 12, 20)),
        ("ngày 01 tháng 7", date(2026, 7, 1)),
    ],
)
def test_a_year_left_out_is_that_of_the_paper(words, day):
    found = present(day_of(words, ISSUED_ON))
    assert (found.first, found.year_stated) == (day, False)


def test_late_in_the_year_a_month_long_gone_is_meant_of_the_next():
    assert present(day_of("15/01", date(2025, 12, 20))).first == date(2026, 1, 15)
    assert present(month_of("trong tháng 1", date(2025, 12, 20))).first == date(2026, 1, 1)


def test_without_the_paper_a_day_without_a_year_is_unknown():
    assert day_of("20/6", None) is None
    assert month_of("tháng 6", None) is None
    assert quarter_of("quý iii", None) is None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("tháng 2/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("tháng 02 năm 2026", date(2026, 2, 1), date(2026, 2, 28)),
        ("tháng 12-2026", date(2026, 12, 1), date(2026, 12, 31)),
        ("tháng sáu năm 2026", date(2026, 6, 1), date(2026, 6, 30)),
        ("tháng mười hai năm 2026", date(2026, 12, 1), date(2026, 12, 31)),
        ("tháng mười một năm nay", date(2026, 11, 1), date(2026, 11, 30)),
        ("tháng 3 năm sau", date(2027, 3, 1), date(2027, 3, 31)),
        ("tháng 8", date(2026, 8, 1), date(2026, 8, 31)),
    ],
)
def test_a_month(words, first, last):
    found = present(month_of(words, ISSUED_ON))
    assert (found.unit, found.first, found.last) == ("month", first, last)


@given(st.integers(2000, 2099), st.integers(1, 12))
def test_a_month_ends_before_the_next_begins(year, month):
    found = month_stretch(year, month)
    assert (found.first.day, (found.last + timedelta(days=1)).day) == (1, 1)
    assert found.first.month == found.last.month == month


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("quý i/2026", date(2026, 3, 31)),
        ("quý ii năm 2026", date(2026, 6, 30)),
        ("quý 3/2026", date(2026, 9, 30)),
        ("quý iv, năm 2026", date(2026, 12, 31)),
        ("quý iii", date(2026, 9, 30)),
        ("quý i năm sau", date(2027, 3, 31)),
    ],
)
def test_a_quarter(words, last):
    found = present(quarter_of(words, ISSUED_ON))
    assert (found.unit, found.last) == ("quarter", last)
    assert (found.last - found.first).days in range(89, 92)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("6 tháng đầu năm 2026", date(2026, 1, 1), date(2026, 6, 30)),
        ("06 tháng cuối năm 2026", date(2026, 7, 1), date(2026, 12, 31)),
        ("sáu tháng đầu năm", date(2026, 1, 1), date(2026, 6, 30)),
    ],
)
def test_a_half_year(words, first, last):
    found = present(half_of(words, ISSUED_ON))
    assert (found.unit, found.first, found.last) == ("half", first, last)


@pytest.mark.parametrize(
    ("words", "year"), [("năm 2027", 2027), ("năm nay", 2026), ("năm sau", 2027)]
)
def test_a_year(words, year):
    found = present(year_of(words, ISSUED_ON))
    assert (found.unit, found.first, found.last) == ("year", date(year, 1, 1), date(year, 12, 31))


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("ngày 20/6/2026", "day"),
        ("20/6/2026", "day"),
        ("tháng 6/2026", "month"),
        ("quý iii/2026", "quarter"),
        ("6 tháng đầu năm 2026", "half"),
        ("năm 2026", "year"),
    ],
)
def test_a_stretch_keeps_the_unit_it_was_worded_in(words, unit):
    assert present(stretch_of(words, ISSUED_ON)).unit == unit


@given(days)
def test_a_week_is_seven_days_from_monday(day):
    week = week_of(day)
    assert week.first <= day <= week.last
    assert (week.first.weekday(), (week.last - week.first).days) == (0, 6)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("thứ hai", "MO"),
        ("thứ ba", "TU"),
        ("thứ tư", "WE"),
        ("thứ năm", "TH"),
        ("thứ sáu", "FR"),
        ("thứ bảy", "SA"),
        ("chủ nhật", "SU"),
        ("thứ 2", "MO"),
        ("thứ 7", "SA"),
    ],
)
def test_a_weekday(words, code):
    assert re.fullmatch(dates.WEEKDAY, words)
    assert weekday_of(words) == code


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("16 giờ", time(16)),
        ("7h", time(7)),
        ("17h30", time(17, 30)),
        ("16 giờ 30 phút", time(16, 30)),
        ("16 giờ 30", time(16, 30)),
        ("6 giờ chiều", time(18)),
        ("9 giờ tối", time(21)),
        ("8 giờ sáng", time(8)),
        ("24 giờ", time(0)),
    ],
)
def test_an_hour(words, hour):
    assert re.fullmatch(dates.HOUR, words)
    assert hour_of(words) == hour


@pytest.mark.parametrize("words", ["25 giờ", "16 giờ 75"])
def test_what_is_no_hour(words):
    assert hour_of(words) is None


@pytest.mark.parametrize("words", ["12/5 đạt", "tháng 13", "quý v", "1/2/3"])
def test_patterns_leave_what_is_none(words):
    for pattern in (dates.MONTH, dates.QUARTER, dates.YEAR, dates.WEEKDAY):
        assert not re.fullmatch(pattern, words)
