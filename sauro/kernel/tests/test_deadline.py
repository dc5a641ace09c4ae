from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.kernel.dates import Stretch, month_stretch
from sauro.kernel.deadline import NO_DEADLINE, Deadline, DeadlineKind

days = st.dates(date(2000, 1, 1), date(2099, 12, 1))


@given(days, st.integers(0, 400))
def test_what_is_due_within_a_stretch_is_due_on_its_last_day(first, length):
    within = Stretch("range", first, first + timedelta(days=length))
    assert Deadline(DeadlineKind.DATE, within=within).due_on == within.last


@given(days, st.integers(0, 400))
def test_what_is_due_before_a_stretch_is_due_on_the_day_before_it_begins(first, length):
    within = Stretch("range", first, first + timedelta(days=length))
    due = Deadline(DeadlineKind.DATE, within=within, before=True).due_on
    assert due == first - timedelta(days=1)


def test_before_a_month_is_the_last_day_of_the_one_before():
    deadline = Deadline(DeadlineKind.DATE, within=month_stretch(2026, 3), before=True)
    assert deadline.due_on == date(2026, 2, 28)


@pytest.mark.parametrize("kind", list(DeadlineKind))
def test_where_the_words_fix_no_day_there_is_none(kind):
    assert Deadline(kind).due_on is None


@pytest.mark.parametrize(
    ("kind", "stated"),
    [
        (DeadlineKind.DATE, True),
        (DeadlineKind.RECURRING, True),
        (DeadlineKind.EVENT, True),
        (DeadlineKind.STANDING, False),
        (DeadlineKind.NONE, False),
    ],
)
def test_a_standing_duty_sets_no_time(kind, stated):
    assert Deadline(kind).stated is stated


def test_no_deadline_is_the_absence_of_one():
    assert (NO_DEADLINE.kind, NO_DEADLINE.text, NO_DEADLINE.spans) == (DeadlineKind.NONE, None, ())


@pytest.mark.parametrize(
    ("rrule", "days"),
    [
        ("FREQ=WEEKLY;BYDAY=WE", [date(2026, 11, 4), date(2026, 11, 11), date(2026, 11, 18)]),
        ("FREQ=MONTHLY;BYMONTHDAY=17", [date(2026, 11, 17)]),
        ("FREQ=YEARLY;BYMONTH=3,6,9,11;BYMONTHDAY=9", [date(2026, 11, 9)]),
        ("FREQ=MONTHLY;BYDAY=-1FR", []),
    ],
)
def test_a_rhythm_falls_due_on(rrule, days):
    found = Deadline(DeadlineKind.RECURRING, rrule=rrule)
    assert list(found.occurrences(date(2026, 11, 2), date(2026, 11, 20))) == days


def test_one_day_falls_due_once():
    day = Stretch("day", date(2026, 11, 10), date(2026, 11, 10))
    found = Deadline(DeadlineKind.DATE, within=day, before=True)
    assert found.occurrences(date(2026, 11, 1), date(2026, 11, 30)) == (date(2026, 11, 9),)
    assert found.occurrences(date(2026, 11, 10), date(2026, 11, 30)) == ()
    assert Deadline(DeadlineKind.NONE).occurrences(date(2026, 1, 1), date(2026, 12, 31)) == ()
