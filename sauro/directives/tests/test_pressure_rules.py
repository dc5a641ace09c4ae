"""When work is pressed for: on working days, once a step, and never when it lies elsewhere."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sauro.directives.pressure.rules import (
    BEGIN,
    CATCH_UP,
    DEFAULT,
    END,
    MOST_DAYS,
    WITH_DOER,
    Kind,
    RuleSet,
    Step,
    counts_from,
    due_days,
    due_steps,
    falls_on,
    may_send,
    next_pause,
    read_days,
    rule_findings,
)
from sauro.kernel.workdays import WorkCalendar, shipped_calendar

CALENDAR = shipped_calendar()
THE_DAY = date(2026, 5, 13)  # a Wednesday without holidays about it
days = st.dates(date(2026, 2, 1), date(2026, 11, 30))
some = st.lists(st.integers(1, 15), max_size=3, unique=True).map(tuple)
up = st.none() | st.integers(1, 15)
rule_sets = st.builds(RuleSet, some, st.booleans(), some, up, up, up)


def keys(rules, due_on, day):
    return [due.step.key for due in due_steps(rules, due_on, day, CALENDAR)]


def sent(rules, due_on, runs):
    """What a pass on each of these days sends, when each step is sent once."""
    done: dict[str, date] = {}
    for day in runs:
        for key in keys(rules, due_on, day):
            done.setdefault(key, day)
    return done


def every_day(due_on, reach=50):
    return [due_on + timedelta(n) for n in range(-reach, reach + 1)]


def test_before_on_and_after_the_day_and_up_the_line():
    assert sent(DEFAULT, THE_DAY, every_day(THE_DAY)) == {
        "before-3": date(2026, 5, 8),
        "on": THE_DAY,
        "after-1": date(2026, 5, 14),
        "leaders": date(2026, 5, 15),
        "after-5": date(2026, 5, 20),
        "standing": date(2026, 5, 20),
        "head": date(2026, 5, 27),
    }


def test_what_is_due_on_a_day_off_is_told_before_it():
    """Thursday 30 April and Friday 1 May are holidays."""
    assert falls_on(Step(Kind.ON), date(2026, 5, 1), CALENDAR) == date(2026, 4, 29)
    assert falls_on(Step(Kind.BEFORE, 1), date(2026, 5, 4), CALENDAR) == date(2026, 4, 29)
    assert falls_on(Step(Kind.AFTER, 1), date(2026, 4, 29), CALENDAR) == date(2026, 5, 4)


@given(rule_sets, days, days)
def test_nothing_on_a_day_off(rules, due_on, day):
    assume(not CALENDAR.is_working_day(day))
    assert keys(rules, due_on, day) == []


@given(rule_sets, days)
def test_with_a_run_each_day_every_step_comes_on_its_day(rules, due_on):
    done = sent(rules, due_on, every_day(due_on))
    fell = {s.key: falls_on(s, due_on, CALENDAR) for s in rules.steps()}
    assert all(fell[key] == day and CALENDAR.is_working_day(day) for key, day in done.items())
    up_the_line = {s.key for s in rules.steps() if s.kind in ("leaders", "standing", "head")}
    assert up_the_line <= done.keys()
    assert {fell[key] for key in fell} == set(done.values())  # of two on one day only one is sent


@given(rule_sets, days, st.integers(1, 3))
def test_runs_that_failed_are_made_up_for(rules, due_on, failed):
    """Each escalation still comes, at most so many working days late."""
    runs = [d for d in every_day(due_on) if CALENDAR.is_working_day(d)][:: failed + 1]
    done = sent(rules, due_on, runs)
    for step in rules.steps():
        if step.kind in ("leaders", "standing", "head"):
            late = CALENDAR.working_days_between(falls_on(step, due_on, CALENDAR), done[step.key])
            assert late <= CATCH_UP


@given(rule_sets, days, st.integers(1, 40), st.integers(0, 30))
def test_an_extension_starts_anew(rules, due_on, more, granted):
    """Whatever was sent for the old day: a step is done once for each due day."""
    later, moved = due_on + timedelta(more), due_on - timedelta(granted)
    done = set()
    for day in every_day(due_on, 90):
        now = due_on if day < moved else later
        done |= {(now, key) for key in keys(rules, now, day)}
    head = [(later, s.key) for s in rules.steps() if s.kind == "head"]
    assert set(head) <= done


@given(rule_sets, days)
def test_the_days_of_a_run_are_those_of_each_work(rules, day):
    found = due_days(rules, day, CALENDAR)
    for due_on in every_day(day, 80):
        assert found.get(due_on, ()) == due_steps(rules, due_on, day, CALENDAR)


def test_a_year_without_known_days_off_presses_for_nothing():
    assert due_steps(DEFAULT, date(2032, 3, 3), date(2032, 3, 3), CALENDAR) == ()
    assert due_days(DEFAULT, THE_DAY, WorkCalendar(())) == {}
    assert not may_send(datetime.combine(date(2032, 3, 3), time(9)), CALENDAR)


@given(days, st.times())
def test_nobody_is_written_to_at_night_or_on_a_day_off(day, at):
    expected = CALENDAR.is_working_day(day) and BEGIN <= at < END
    assert may_send(datetime.combine(day, at), CALENDAR) == expected
    assert not may_send(datetime.combine(day, time(3)), CALENDAR)


def test_work_that_lies_with_the_issuer_or_ended_is_left_alone():
    assert {s.value for s in WITH_DOER} == {"issued", "acknowledged", "in_progress", "returned"}


def test_steps_fall_after_the_work_was_given_under_rules_in_force():
    assert counts_from(THE_DAY, date.min) == THE_DAY + timedelta(1)
    assert counts_from(THE_DAY, THE_DAY + timedelta(9)) == THE_DAY + timedelta(9)


def test_an_escalation_keeps_its_key_when_its_day_is_changed():
    assert Step(Kind.HEAD, 5).key == Step(Kind.HEAD, 10).key
    assert Step(Kind.AFTER, 5).key != Step(Kind.AFTER, 10).key


@pytest.mark.parametrize(
    ("said", "read"),
    [("5, 3;1", (1, 3, 5)), ("", ()), ("3 3", (3,)), ("ba", None), ("-1", None), ("٣", None)],
)
def test_numbers_as_people_type_them(said, read):
    assert read_days(said) == read


def test_rules_that_make_no_sense_are_refused():
    def wrong(**others):
        rules = RuleSet(**{f: getattr(DEFAULT, f) for f in RuleSet.__slots__} | others)
        return [(f.code, f.field) for f in rule_findings(rules, THE_DAY + timedelta(1), THE_DAY)]

    assert wrong() == []
    assert wrong(before=(0,), head=MOST_DAYS + 1) == [
        ("wrong-days", "before"),
        ("wrong-days", "head"),
    ]
    assert wrong(after=(1, 2, 3, 4, 5, 6)) == [("wrong-days", "after")]
    assert wrong(leaders=6) == [("out-of-order", "head")]
    early = rule_findings(DEFAULT, THE_DAY, THE_DAY)
    assert [f.field for f in early] == ["starts_on"]


def test_pauses_grow():
    pauses = [next_pause(n) for n in range(1, 20)]
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (timedelta(minutes=5), timedelta(hours=4))
