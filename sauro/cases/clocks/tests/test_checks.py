"""What a person is told about the events of a case."""

from datetime import date, datetime, time

import pytest

from sauro.cases.clocks import Event, Facts, clocks_of, findings
from sauro.cases.clocks.law import shipped_kinds, shipped_rules
from sauro.kernel.workdays import shipped_calendar

NOW = datetime.fromisoformat("2026-07-31")


def told(*events, rules=None):
    rows = [e if isinstance(e, Event) else Event(*e) for e in events]
    law = rules or shipped_rules()
    clocks = clocks_of(rows, Facts(), law, shipped_calendar(), NOW)
    return findings(rows, clocks, law, shipped_kinds(), NOW)


def codes(*events):
    return [finding.code for finding in told(*events)]


def test_a_course_in_order_has_nothing_to_tell():
    assert not told(
        ("detected", date(2026, 6, 5)),
        ("violation_record", date(2026, 6, 8)),
        ("decision_issued", date(2026, 6, 15)),
        ("decision_served", date(2026, 6, 16)),
        ("payment", date(2026, 6, 22)),
    )


def test_days_in_the_wrong_order():
    (finding,) = told(
        Event("violation_record", date(2026, 6, 8), place="3"),
        Event("decision_issued", date(2026, 6, 1), place="4"),
    )
    assert (finding.code, finding.field) == ("wrong-order", "4")
    assert "“quyết định xử phạt” ngày 01/06/2026" in finding.message
    assert "08/06/2026" in finding.message
    assert "decision on the fine" in finding.message_en


def test_a_step_without_the_one_before():
    (finding,) = told(("complaint_answered", date(2026, 6, 8)))
    assert finding.code == "missing-step"
    assert "“khiếu nại quyết định”" in finding.message


def test_one_of_several_steps_before_is_enough():
    assert codes(("remedies_only", date(2026, 6, 8)), ("exhibits_disposed", date(2026, 6, 9))) == []


def test_of_one_day_the_hours_decide():
    first = Event("hold_for_valuation", date(2026, 6, 8), time(14))
    assert codes(first, Event("hold_extended", date(2026, 6, 8), time(15))) == []
    assert codes(first, Event("hold_extended", date(2026, 6, 8), time(13))) == ["wrong-order"]
    assert codes(first, Event("hold_extended", date(2026, 6, 8))) == []


def test_another_vehicle_is_no_step_before():
    one = Event("seizure", date(2026, 6, 8), about="29C-111.11")
    assert codes(one, Event("exhibits_returned", date(2026, 6, 9), about="29C-222.22")) == [
        "missing-step"
    ]
    assert codes(one, Event("exhibits_returned", date(2026, 6, 9))) == []


def test_a_decision_after_its_limit_teaches_what_is_left():
    found = told(("violation_record", date(2026, 6, 8)), ("decision_issued", date(2026, 6, 18)))
    (finding,) = found
    assert finding.code == "after-limit"
    assert "17/06/2026" in finding.message
    assert "Điều 66" in finding.message
    assert "không ra quyết định xử phạt nữa" in finding.message
    assert "remedies" in finding.message_en


def test_a_day_to_come_counts_nowhere():
    (finding,) = told(("detected", date(2026, 8, 1)))
    assert finding.code == "not-yet"


def test_hours_need_an_hour():
    assert codes(("hold_for_valuation", date(2026, 7, 31))) == ["no-hour"]


def test_a_time_before_the_law():
    assert set(codes(("detected", date(2012, 6, 1)))) == {"no-law"}


def test_an_unknown_kind():
    assert codes(("lunch", date(2026, 6, 8))) == ["unknown-kind"]


@pytest.mark.parametrize("code", sorted(shipped_kinds()))
def test_every_kind_is_named_in_both_languages(code):
    kind = shipped_kinds()[code]
    assert len({kind.vi, kind.en, ""}) == 3


def test_no_two_kinds_share_a_name():
    names = [name for kind in shipped_kinds().values() for name in (kind.vi, kind.en)]
    assert len(names) == len(set(names))
