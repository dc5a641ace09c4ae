"""Rules and events for tests."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sauro.cases.clocks import Event, Facts, Length, Mark, Rule, clocks_of
from sauro.kernel.workdays import shipped_calendar

LATER = datetime.fromisoformat("2026-12-31 23:59")


def make_rule(length="7 working_days", **values):
    """A rule from "begin" to "end" that "pause" suspends and "resume" resumes."""
    given: dict[str, Any] = {
        "code": "trial",
        "name": "Thử",
        "name_en": "Trial",
        "article": "Điều 1",
        "mark": Mark.FOUND,
        "source": "",
        "valid_from": date(2020, 1, 1),
        "length": Length.parse(length),
        "starts": ("begin",),
        "ends": frozenset({"end"}),
        "suspends": frozenset({"pause"}),
        "resumes": frozenset({"resume"}),
    }
    return Rule(**(given | values))


def one_clock(rules, events, now=LATER, facts=None, calendar=None):
    """The first clock of events, given as events or as (kind, day)."""
    rows = [e if isinstance(e, Event) else Event(*e) for e in events]
    made = rules if isinstance(rules, list) else [rules]
    return clocks_of(rows, facts or Facts(), made, calendar or shipped_calendar(), now)[0]


def end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59))
