"""The rows of law as shipped, and which of them governs."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from sauro.cases.clocks import Event, Length, Mark, State
from sauro.cases.clocks.law import governing, rule_of, shipped_kinds, shipped_rules
from sauro.cases.clocks.tests.make import end_of, make_rule, one_clock

OLD = make_rule("30 days", valid_to=date(2026, 6, 30))
NEW = make_rule("10 days", valid_from=date(2026, 7, 1), article="Điều 2")


def test_every_kind_that_a_rule_names_is_known():
    kinds = set(shipped_kinds())
    for rule in shipped_rules():
        named = {*rule.starts, *rule.ends, *rule.closes, *rule.suspends, *rule.resumes}
        named |= {*rule.restarts, *rule.after, *rule.not_after, *rule.only_if}
        named |= {kind for longer in rule.longer for kind in longer.events}
        named |= {extension.event for extension in rule.extensions}
        assert named <= kinds, rule.code
    assert {need for kind in shipped_kinds().values() for need in kind.needs} <= kinds


def test_a_rule_leans_only_on_rules_that_there_are():
    codes = {rule.code for rule in shipped_rules()}
    leant = {c for rule in shipped_rules() for c in (rule.cap, rule.follows) if c}
    assert leant <= codes
    assert not [r for r in shipped_rules() if r.code in leant and (r.cap or r.follows)]


def test_every_row_has_article_source_and_mark():
    for rule in shipped_rules():
        assert all((rule.article, rule.source, rule.name, rule.name_en))
        assert rule.mark is not Mark.VERIFIED, "nobody has compared a row with the article yet"
        if rule.mark is Mark.FOUND:
            assert "http" in rule.source, rule.code


def test_rows_of_one_rule_follow_each_other_without_overlap():
    for code, times in Counter(rule.code for rule in shipped_rules()).items():
        rows = sorted((r for r in shipped_rules() if r.code == code), key=lambda r: r.valid_from)
        ends = [row.valid_to for row in rows]
        assert ends[-1] is None
        for earlier, later in pairwise(rows):
            assert earlier.valid_to is not None
            assert (later.valid_from - earlier.valid_to).days == 1, code
        assert times == len(rows)


@pytest.mark.parametrize(
    ("began", "row"),
    [
        (date(2019, 12, 31), None),
        (date(2026, 6, 30), OLD),
        (date(2026, 7, 1), NEW),
    ],
)
def test_the_law_of_the_day_of_the_start_governs(began, row):
    assert governing([OLD, NEW], began) is row


def test_a_clock_that_began_under_the_old_law_ends_under_it():
    clock = one_clock([OLD, NEW], [("begin", date(2026, 6, 30))])
    assert (clock.due_on, clock.articles) == (date(2026, 7, 30), ("Điều 1",))
    assert one_clock([OLD, NEW], [("begin", date(2026, 7, 1))]).due_on == date(2026, 7, 13)


def test_a_row_that_reaches_back_governs_what_still_ran():
    back = replace(NEW, reaches_back_to=date(2026, 6, 1))
    running = [("begin", date(2026, 6, 24))]
    assert one_clock([OLD, back], running).articles == ("Điều 2",)
    ended = [*running, ("end", date(2026, 6, 29))]
    assert one_clock([OLD, back], ended).articles == ("Điều 1",)
    assert one_clock([OLD, back], [("begin", date(2026, 5, 31))]).articles == ("Điều 1",)


def test_no_row_in_force_gives_no_clock():
    clock = one_clock([NEW], [("begin", date(2026, 6, 30))])
    assert clock.state is State.NOT_STARTED


def test_nonsense_in_a_row_is_refused():
    good = {
        "code": "a", "name": "a", "name_en": "a", "article": "a", "mark": "found",
        "source": "a", "valid_from": date(2026, 1, 1), "length": "7 working_days",
    }  # fmt: skip
    assert rule_of(good).length == Length.parse("7 working_days")
    extension = {"event": "more", "article": "a", "mark": "found"}
    for wrong in (
        {"length": "7"},
        {"length": "-1 days"},
        {"length": "7 moons"},
        {"mark": "sure"},
        {"nature": "wish"},
        {"extension": [extension]},
    ):
        with pytest.raises(ValueError, match=r"."):
            rule_of(good | wrong)
    with pytest.raises(TypeError):
        rule_of(good | {"lenght": "7 days"})


def test_a_year_without_days_off_is_told_and_not_guessed():
    clock = one_clock(
        make_rule("7 working_days"), [("begin", date(2027, 12, 28))], end_of(date(2027, 12, 29))
    )
    assert (clock.due_on, clock.state) == (None, State.RUNNING)
    assert "năm 2028" in clock.gap
    calendar_days = one_clock(
        make_rule("30 days"), [("begin", date(2027, 12, 28))], end_of(date(2027, 12, 29))
    )
    assert calendar_days.due_on == date(2028, 1, 27)
    assert "năm 2028" in calendar_days.gap


def test_what_is_not_verified_is_marked():
    unsure = make_rule("2 working_days", mark=Mark.UNSURE)
    assert one_clock(unsure, [("begin", date(2026, 6, 8))]).verified is False
    tet = one_clock(make_rule("2 working_days"), [("begin", date(2026, 2, 13))])
    assert (tet.verified, tet.calendar_verified) == (True, False)


def test_as_it_was_on_a_day():
    events = [Event("begin", date(2026, 6, 8)), Event("end", date(2026, 6, 12))]
    rule = make_rule()
    assert one_clock(rule, events, end_of(date(2026, 6, 7))).state is State.NOT_STARTED
    running = one_clock(rule, events, end_of(date(2026, 6, 10)))
    assert (running.state, running.days_left) == (State.RUNNING, 7)
    assert one_clock(rule, events, end_of(date(2026, 6, 12))).state is State.MET
    overdue = one_clock(rule, events[:1], end_of(date(2026, 6, 20)))
    assert (overdue.state, overdue.days_left) == (State.OVERDUE, -3)
