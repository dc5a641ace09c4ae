"""What holds for every rule and every course of events."""

from datetime import date, datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sauro.cases.clocks import Complexity, Event, Facts, Length, State, Unit, clocks_of, findings
from sauro.cases.clocks.law import shipped_kinds, shipped_rules
from sauro.cases.clocks.tests.make import make_rule, one_clock
from sauro.kernel.workdays import DayKind, SpecialDay, WorkCalendar, shipped_calendar

CALENDAR = shipped_calendar()
FIRST = date(2023, 3, 1)
NOW = datetime.fromisoformat("2027-06-01")
days = st.dates(FIRST, date(2026, 6, 30))
gaps = st.integers(0, 40)
units = st.sampled_from([Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS])
lengths = st.builds(Length, st.integers(0, 8), units)


def rule_of(length):
    return make_rule(length=f"{length.count} {length.unit}")


def course(start, stops):
    """A start, then stops: each so many days after the event before, for so many days."""
    events, day = [Event("begin", start)], start
    for after, long in stops:
        day += timedelta(days=after)
        events.append(Event("pause", day))
        day += timedelta(days=long)
        events.append(Event("resume", day))
    return events


stops = st.lists(st.tuples(st.integers(1, 20), gaps), max_size=3)


@given(days, lengths, stops)
def test_a_longer_rule_never_ends_earlier(start, length, stops):
    events = course(start, stops)
    longer = Length(length.count + 1, length.unit)
    short, long = (one_clock(rule_of(n), events, NOW) for n in (length, longer))
    assert long.due_on >= short.due_on


@given(days, lengths, stops, st.integers(1, 30), gaps)
def test_one_more_stop_never_shortens(start, length, stops, after, long):
    events = course(start, stops)
    last = events[-1].day + timedelta(days=after)
    more = [*events, Event("pause", last), Event("resume", last + timedelta(days=long))]
    less, with_more = (one_clock(rule_of(length), e, NOW) for e in (events, more))
    assert with_more.due_on >= less.due_on


@given(days, lengths, stops, st.integers(0, 40))
def test_the_sum_told_day_by_day_adds_up(start, length, stops, until):
    clock = one_clock(rule_of(length), course(start, stops), NOW)
    counted = [line.counted for line in clock.lines if line.counted is not None]
    assert counted == list(range(1, len(counted) + 1))
    if length.unit is not Unit.MONTHS:
        assert len(counted) == length.count
    told = [line.day for line in clock.lines]
    assert told == sorted(told)
    assert told[-1] == clock.due_on
    # Every day between is told once; the day of a move is told as the last counted and as moved.
    assert {*told} == {start + timedelta(days=n) for n in range((clock.due_on - start).days + 1)}


@given(days, lengths, stops, st.dates(FIRST, date(2026, 12, 31)))
def test_one_more_day_off_never_makes_it_earlier(start, length, stops, holiday):
    assume(CALENDAR.special(holiday) is None)
    row = SpecialDay(holiday, DayKind.SWAPPED_OFF, "Nghỉ thêm", "", verified=False)
    events = course(start, stops)
    before = one_clock(rule_of(length), events, NOW)
    after = one_clock(rule_of(length), events, NOW, calendar=WorkCalendar((*CALENDAR.rows, row)))
    assert after.due_on >= before.due_on


@given(days, lengths, stops)
def test_a_day_in_working_or_calendar_days_ends_on_a_working_day(start, length, stops):
    clock = one_clock(rule_of(length), course(start, stops), NOW)
    if length.count or length.unit is not Unit.WORKING_DAYS:
        assert CALENDAR.is_working_day(clock.due_on)


KINDS = sorted(shipped_kinds())
happenings = st.lists(
    st.builds(
        Event,
        st.sampled_from(KINDS),
        st.dates(date(2026, 1, 1), date(2026, 6, 30)),
        about=st.sampled_from(["", "", "xe"]),
        until=st.none() | st.dates(date(2026, 1, 1), date(2026, 9, 30)),
    ),
    max_size=14,
)
facts = st.builds(
    Facts,
    st.sampled_from(Complexity),
    st.sampled_from(["", "counterfeits", "tax_evasion"]),
    st.sampled_from([frozenset(), frozenset({"explanation"})]),
)


@settings(max_examples=60)
@given(happenings, facts, st.randoms(use_true_random=False))
def test_the_order_in_which_events_are_given_does_not_matter(events, facts, random):
    shuffled = list(events)
    random.shuffle(shuffled)
    one, other = (clocks_of(e, facts, shipped_rules(), CALENDAR, NOW) for e in (events, shuffled))
    assert one == other


@settings(max_examples=60)
@given(happenings, facts)
def test_whatever_happens_there_is_an_answer(events, facts):
    clocks = clocks_of(events, facts, shipped_rules(), CALENDAR, NOW)
    assert {c.rule.code for c in clocks} == {r.code for r in shipped_rules()}
    for clock in clocks:
        assert (clock.start is None) == (clock.state is State.NOT_STARTED) or clock.rule.follows
        assert (clock.days_left is None) or clock.state in (State.RUNNING, State.OVERDUE)
    told = findings(events, clocks, shipped_rules(), shipped_kinds(), NOW)
    assert all(f.message and f.message_en and f.field for f in told)


@settings(max_examples=60)
@given(happenings, facts)
def test_a_seizure_never_outlasts_the_decision(events, facts):
    clocks = clocks_of(events, facts, shipped_rules(), CALENDAR, NOW)
    limits = [c.due_on for c in clocks if c.rule.code == "decision" and c.due_on]
    for clock in clocks:
        if clock.rule.code == "seizure" and clock.due_on and clock.start and limits:
            late_start = clock.start.day > max(limits)
            assert clock.due_on <= max(limits) or late_start or clock.about
