"""What becomes of simulated work: the same for a seed, and in an order that the rules allow."""

from datetime import date, timedelta

import pytest

from sauro.config.year.meetings import Fate, sessions
from sauro.config.year.papers import PAPERS, Place, papers
from sauro.config.year.plot import Work, turns
from sauro.directives.assignments.rules import MOVES, Act, State
from sauro.documents.drafting import write
from sauro.documents.drafting.proof import differences
from sauro.documents.reading import read

TODAY, NGHE_AN = date(2026, 11, 30), Place("Nghệ An", "tỉnh Nghệ An")
ISSUED = date(2026, 3, 4)
WORKS = [Work(f"v.40.{n:05}", ISSUED, ISSUED + timedelta(days=20 + n % 30)) for n in range(300)] + [
    Work(f"v.40.{n:05}", ISSUED, None) for n in range(30)
]


def test_the_same_seed_tells_the_same_year():
    assert [*papers(1, TODAY, NGHE_AN)] == [*papers(1, TODAY, NGHE_AN)]
    assert [*papers(1, TODAY, NGHE_AN)] != [*papers(2, TODAY, NGHE_AN)]
    assert turns(WORKS[0], "1") == turns(WORKS[0], "1")


@pytest.mark.parametrize("seed", [1, 389])
@pytest.mark.parametrize("today", [TODAY, date(2027, 2, 17)])
def test_every_paper_is_read_as_it_was_meant(seed, today):
    found = [*papers(seed, today, NGHE_AN)]
    assert len(found) == PAPERS
    assert all(paper.issued_on.weekday() < 5 and paper.issued_on < today for paper in found)
    assert [line for paper in found for line in differences(paper, read(write(paper)))] == []


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.body)
def test_each_act_may_follow_on_the_one_before(work):
    state, day = State.ISSUED, work.issued_on
    for turn in turns(work, "389"):
        assert turn.day >= day
        day = turn.day
        if move := MOVES.get(turn.act):
            assert state in move.states
            assert turn.words or not move.worded
            state = move.to
        elif turn.act is Act.ASK_TIME:
            assert turn.day <= work.due_on < turn.until


def test_every_kind_of_ending_occurs():
    told = {turn.act for work in WORKS for turn in turns(work, "389")}
    wanted = {Act.ACKNOWLEDGE, Act.SUBMIT, Act.ACCEPT, Act.RETURN, Act.WITHDRAW, Act.ASK_TIME}
    assert wanted | {Act.GIVE_TIME, Act.REFUSE_TIME, Act.REPORT} <= told
    assert any(not turns(work, "389") for work in WORKS)


@pytest.mark.parametrize("today", [TODAY, date(2027, 2, 17)])
def test_some_papers_come_out_of_meetings_and_one_more_is_prepared(today):
    told = [*papers(389, today, NGHE_AN)]
    *held, ahead = sessions(389, today, told)
    assert len(held) == 5
    assert held[-1].paper == told[-1]
    for one in held:
        assert one.paper
        assert one.prepared_on < one.held_on < one.paper.issued_on
        assert one.held_on.weekday() < 5
    assert ahead.prepared_on < today < ahead.held_on
    assert ahead.paper is None
    raised = [r for one in held for r in one.raised]
    assert {r.fate for r in raised} == set(Fate)
    assert all(r.day < one.held_on for one in (*held, ahead) for r in one.raised)
    assert all(r.day < today for r in ahead.raised)
