"""What is decided without a database."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.kernel.findings import Finding
from sauro.reporting.rules.acts import Act, State, act_findings
from sauro.reporting.rules.calendar import (
    VIETNAM,
    Member,
    Rhythm,
    Terms,
    Window,
    on_time,
    owed,
    owes,
    term_findings,
)
from sauro.reporting.rules.cells import (
    Dimension,
    Kind,
    Measure,
    cells_of,
    moved,
    read_figure,
    written,
)
from sauro.reporting.rules.forms import known_measures, measure_findings
from sauro.reporting.rules.sums import Child, consolidated, outdated, over_time

CASES = Measure("cases_total", "Số vụ", "Cases", "vụ", by=(Dimension.FORCE,))
MONEY = Measure("budget_revenue", "Thu nộp ngân sách", "Revenue", "triệu đồng", decimals=6)
keys = st.sampled_from(["cases_total", "fines", "cases_total@force=customs"])
children = st.lists(
    st.builds(
        Child,
        path=st.from_regex(r"v\.[0-9]{2}", fullmatch=True),
        name=st.just("xã Mẫu"),
        figures=st.none() | st.dictionaries(keys, st.none() | st.integers(0, 10**12)),
        submission=st.integers(1, 10**6),
    ),
    max_size=12,
)


@given(children, st.randoms())
def test_a_parent_is_the_sum_of_its_children_in_any_order_of_arrival(told, random):
    wanted = ["cases_total", "fines", "cases_total@force=customs"]
    shuffled = list(told)
    random.shuffle(shuffled)
    one, other = consolidated(wanted, told), consolidated(wanted, shuffled)
    assert (one.figures, one.given, one.expected, one.parts, sorted(one.missing)) == (
        other.figures, other.given, other.expected, other.parts, sorted(other.missing),
    )  # fmt: skip
    for key in wanted:
        known = [c.figures[key] for c in told if c.figures and c.figures.get(key) is not None]
        assert one.figures[key] == (sum(known) if known else None)
        assert one.given[key] == len(known)
    assert one.received == sum(c.figures is not None for c in told)


@given(children, children)
def test_the_sum_of_two_sums_is_the_sum_of_all(left, right):
    wanted = ["cases_total", "fines"]
    parts = [consolidated(wanted, left), consolidated(wanted, right)]
    above = consolidated(wanted, [Child(f"v.{n}", "", p.figures) for n, p in enumerate(parts)])
    assert above.figures == consolidated(wanted, [*left, *right]).figures


def test_a_sum_is_outdated_when_one_below_was_returned_or_came():
    assert not outdated([3, 1], [1, 3])
    assert outdated([1, 3], [1])
    assert outdated([1], [1, 3])


def test_periods_are_put_together_by_what_their_figure_says():
    assert over_time(Kind.FLOW, [1, None, 2]) == 3
    assert over_time(Kind.CUMULATIVE, [1, 3, None]) == 3
    assert over_time(Kind.STOCK, [None, None]) is None


def test_a_month_is_counted_from_the_15th_to_the_14th_and_due_on_a_working_day():
    terms = Terms(Rhythm.MONTH, date(2026, 4, 15), due_days=2, due_time=time(17))
    may, june = owed(terms, date(2026, 4, 15), date(2026, 6, 30))
    assert (may.period.code, may.starts_on, may.ends_on) == (
        "2026-M05", date(2026, 4, 15), date(2026, 5, 14),
    )  # fmt: skip
    assert may.due_at == datetime(2026, 5, 18, 17, tzinfo=VIETNAM)  # the 16th is a Saturday
    assert june.ends_on == date(2026, 6, 14)


@pytest.mark.parametrize(
    ("rhythm", "first", "code", "starts_on", "ends_on"),
    [
        ("quarter", date(2025, 6, 15), "2025-Q3", date(2025, 6, 15), date(2025, 9, 14)),
        ("half", date(2024, 12, 15), "2025-H1", date(2024, 12, 15), date(2025, 6, 14)),
        ("nine_months", date(2024, 12, 15), "2025-9M", date(2024, 12, 15), date(2025, 9, 14)),
        ("year", date(2024, 12, 15), "2025", date(2024, 12, 15), date(2025, 12, 14)),
    ],
)
def test_the_longer_windows_of_the_decree(rhythm, first, code, starts_on, ends_on):
    one = owed(Terms(Rhythm(rhythm), first), first, date(2026, 1, 1))[0]
    assert (one.period.code, one.starts_on, one.ends_on) == (code, starts_on, ends_on)


def test_weeks_of_a_campaign_end_on_wednesday_and_the_last_may_be_short():
    terms = Terms(Rhythm.WEEK, date(2025, 5, 15), date(2025, 6, 15), Window.PERIOD, 2, 0)
    weeks = owed(terms, date(2025, 5, 15), date(2025, 7, 1))
    assert [week.ends_on for week in weeks] == [
        date(2025, 5, 21), date(2025, 5, 28), date(2025, 6, 4), date(2025, 6, 11),
        date(2025, 6, 15),
    ]  # fmt: skip
    assert weeks[0].starts_on == date(2025, 5, 15)
    for one, after in pairwise(weeks):
        assert after.starts_on == one.ends_on + timedelta(days=1)


def test_a_report_that_is_asked_for_once():
    terms = Terms(Rhythm.ONCE, date(2026, 1, 1), date(2026, 3, 31), Window.PERIOD, due_days=5)
    (one,) = owed(terms, date(2026, 1, 1), date(2026, 12, 31))
    assert (one.starts_on, one.ends_on) == (date(2026, 1, 1), date(2026, 3, 31))


def test_a_body_that_ended_within_the_days_leaves_them_to_its_successor():
    last = date(2025, 7, 14)
    assert not owes(Member("v.01", date(2020, 1, 1), ended_on=date(2025, 6, 30)), last)
    assert owes(Member("v.02", date(2025, 7, 1)), last)
    assert owes(Member("v.01", date(2020, 1, 1), ended_on=last), last)
    assert not owes(Member("v.03", date(2025, 7, 15)), last)


def test_in_time_is_told_only_when_it_is_known():
    due = datetime(2026, 11, 11, 17, tzinfo=VIETNAM)
    minute = timedelta(minutes=1)
    assert on_time(due, due, due + minute) is True
    assert on_time(due + minute, due, due + minute) is False
    assert on_time(None, due, due - minute) is None
    assert on_time(None, due, due + minute) is False


def test_a_working_day_lies_between_cut_off_and_due_day():
    found = [f.code for f in term_findings(Terms(Rhythm.MONTH, date(2026, 1, 1), due_days=0))]
    assert found == ["a-working-day"]
    campaign = Terms(Rhythm.WEEK, date(2026, 1, 1), date(2026, 2, 1), due_days=0)
    assert list(term_findings(campaign)) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [("1.250", 1250), ("1250", 1250), (" 1 250 ", 1250), ("", None), ("0", 0)],
)
def test_whole_numbers_are_read_as_officers_write_them(text, figure):
    assert read_figure(text, CASES) == figure


@pytest.mark.parametrize(
    ("text", "code"),
    [("-3", "negative"), ("2,5", "fraction"), ("gần 50", "no-number"), ("9" * 20, "absurd"),
     ("NaN", "no-number"), ("1e400", "absurd"), ("=1+1", "no-number")],
)  # fmt: skip
def test_what_is_no_figure_is_told(text, code):
    found = read_figure(text, CASES)
    assert isinstance(found, Finding)
    assert found.code == code


@given(st.integers(0, 10**15))
def test_money_is_kept_in_dong_and_comes_back_as_it_was(figure):
    shown = f"{written(figure, 6):f}".replace(".", ",")
    assert read_figure(shown, MONEY) == figure


def test_the_cells_of_a_form_stand_in_one_order():
    cells = cells_of([CASES, MONEY], {Dimension.FORCE: ["police", "customs"]})
    assert [cell.key for cell in cells] == [
        "cases_total", "cases_total@force=police", "cases_total@force=customs", "budget_revenue",
    ]  # fmt: skip


def test_figures_move_to_another_version_by_their_key():
    assert moved([1, 2, None], ["a", "b", "c"], ["c", "b", "d"]) == [None, 2, None]


def test_what_was_accepted_is_corrected_with_a_reason_only():
    assert [f.code for f in act_findings(Act.CORRECT, State.ACCEPTED)] == ["no-reason"]
    assert list(act_findings(Act.CORRECT, State.RETURNED)) == []
    assert [f.code for f in act_findings(Act.SUBMIT, State.ACCEPTED)] == ["not-now"]


def test_a_code_means_the_same_in_every_form():
    other = Measure("budget_revenue", "Thu", "Revenue", "tỷ đồng", decimals=9)
    assert [f.code for f in measure_findings([other], known_measures())] == ["other-meaning"]
