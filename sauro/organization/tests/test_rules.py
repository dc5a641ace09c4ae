"""What a composition must be, how it differs, who may give which seat: without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.organization import rules
from sauro.organization.rules import Giving, Line, Term

DAY = date(2026, 9, 14)
HEAD = Line("v.1.u", "Lương Văn Thí Dụ", "Phó Chủ tịch", "head")
POLICE = Line("v.1.ca", "Lô Văn Ví Dụ", "Phó Giám đốc", "member")
DECISION = "Quyết định số 12/QĐ-UBND"


def codes(findings):
    return [f.code for f in findings]


def kinds(before, after):
    return [c.kind for c in rules.changes(before, after)]


def test_who_joins_leaves_changes_and_stays():
    other = Line("v.1.ca", "Kha Văn Giả Định", "Giám đốc", "deputy")
    raised = Line("v.1.ca", "LÔ VĂN VÍ DỤ", "Phó Giám đốc", "deputy")
    assert kinds([HEAD, POLICE], [HEAD, POLICE]) == ["stays", "stays"]
    assert kinds([HEAD, POLICE], [HEAD, raised]) == ["stays", "changes"]
    assert kinds([HEAD, POLICE], [HEAD, other]) == ["stays", "joins", "leaves"]


lines = st.builds(
    Line,
    st.sampled_from(["v.1.u", "v.1.ca", "v.1.sct"]),
    st.sampled_from(["", "A", "B"]),
    st.sampled_from(["", "Giám đốc"]),
    st.sampled_from(["head", "member"]),
)
compositions = st.lists(lines, max_size=6, unique_by=lambda line: line.who)


@given(compositions, compositions)
def test_the_difference_makes_the_one_of_the_other(before, after):
    found = rules.changes(before, after)
    assert [c.after for c in found if c.after] == after
    assert sorted(map(str, (c.before for c in found if c.before))) == sorted(map(str, before))


def test_a_good_composition_has_nothing_against_it():
    assert rules.renewal_findings([HEAD, POLICE], DAY, [Term(date(2026, 1, 1))], DECISION) == []


def test_what_is_wrong_is_told_all_at_once():
    second = Line("v.1.ca", "Kha Văn Giả Định", "", "head")
    found = rules.renewal_findings([HEAD, second, POLICE, POLICE], DAY, [Term(DAY)], " ")
    assert codes(found) == ["no-decision", "begins-too-early", "second-head", "member-twice"]
    assert codes(rules.renewal_findings([POLICE], DAY, [], DECISION)) == ["no-head"]


def test_compositions_are_the_stretches_between_changes():
    first, second = Term(date(2025, 1, 1), date(2025, 6, 30)), Term(date(2026, 1, 1))
    assert rules.compositions([first, second]) == [second, first]
    assert rules.compositions([]) == []


@given(
    st.lists(
        st.tuples(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.none() | st.integers(0, 900)),
        max_size=6,
    )
)
def test_every_day_of_a_membership_is_in_exactly_one_composition(drawn):
    terms = [Term(a, None if n is None else a + timedelta(days=n)) for a, n in drawn]
    stretches = rules.compositions(terms)
    for term in terms:
        for day in (term.begins, term.ends or date(2031, 1, 1)):
            assert sum(s.meets(Term(day, day)) for s in stretches) == 1


SECRETARY = frozenset({"receive", "keep"})


def giving(body="v.1", gives=frozenset({"receive"}), giver="v.1", *, own=False):
    return Giving(giver, SECRETARY, body, gives, own, Term(DAY))


def test_one_gives_what_one_has_at_home_and_below():
    for body in ("v.1", "v.1.ca", "v.1.17212"):
        assert rules.seat_findings(giving(body), DECISION) == []


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (giving("v.2"), "seat-out-of-reach"),
        (giving("v"), "seat-out-of-reach"),
        (giving("v.11"), "seat-out-of-reach"),
        (giving("v.1", giver="v.1.qltt"), "seat-out-of-reach"),
        (giving(gives=frozenset({"publish"})), "more-than-own"),
        (giving(own=True), "seat-of-oneself"),
    ],
)
def test_nobody_gives_more_than_he_has(asked, code):
    assert codes(rules.seat_findings(asked, DECISION)) == [code]


def test_nobody_ends_his_own_seat_or_one_beside():
    def found(body, *, own):
        return codes(rules.ending_seat_findings("v.1", body, own=own, on=DAY, begins=DAY))

    assert found("v.1.ca", own=False) == []
    assert found("v.1.ca", own=True) == ["seat-of-oneself"]
    assert found("v.2", own=False) == ["seat-out-of-reach"]
