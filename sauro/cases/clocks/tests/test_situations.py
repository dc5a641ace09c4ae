"""Worked situations: due days computed by hand from the words of the law."""

from datetime import datetime, time
from pathlib import Path

import pytest
import yaml

from sauro.cases.clocks import Complexity, Event, Facts, clocks_of, findings
from sauro.cases.clocks.law import shipped_kinds, shipped_rules
from sauro.kernel.workdays import shipped_calendar

FILES = sorted((Path(__file__).parent / "situations").glob("*.yaml"))
ROWS = [(path.stem, row) for path in FILES for row in yaml.safe_load(path.read_text("utf-8"))]
SITUATIONS = [pytest.param(row, id=f"{s}: {row['rule']}: {row['name']}") for s, row in ROWS]


def event_of(row):
    """Of {kind: day}, or of all that an event has."""
    if "kind" not in row:
        ((kind, day),) = row.items()
        return Event(kind, day)
    at = time.fromisoformat(row["at"]) if "at" in row else None
    return Event(row["kind"], row["day"], at, about=row.get("about", ""), until=row.get("until"))


def facts_of(row):
    flags = frozenset({"explanation"}) if row.get("explanation") else frozenset()
    return Facts(Complexity(row.get("complexity", "simple")), row.get("field", ""), flags)


def moment_of(row, events):
    day = row.get("as_of") or max(event.day for event in events)
    return datetime.combine(day, time(23, 59))


def due_of(text):
    """A day, a moment, or nothing."""
    if isinstance(text, str):
        return datetime.fromisoformat(text)
    return text


def test_there_are_enough_of_them():
    assert len(SITUATIONS) >= 60


def test_every_rule_has_a_situation():
    assert {row["rule"] for _, row in ROWS} == {r.code for r in shipped_rules()}


@pytest.mark.parametrize("row", SITUATIONS)
def test_a_situation(row):
    events = [event_of(event) for event in row["events"]]
    now = moment_of(row, events)
    clocks = clocks_of(events, facts_of(row.get("facts", {})), RULES, shipped_calendar(), now)
    mine = [
        c for c in clocks if c.rule.code == row["rule"] and c.about == row.get("about", c.about)
    ]
    clock = mine[-1 if row.get("which") == "last" else 0]
    assert (clock.due_at or clock.due_on) == due_of(row["due"]), row["why"]
    assert clock.state == row.get("state", clock.state)
    assert bool(clock.gap) is row.get("gap", False)
    assert row["article"] in " ".join(clock.articles or (clock.rule.article,))
    codes = {f.code for f in findings(events, [clock], [clock.rule], shipped_kinds(), now)}
    asked = set(row.get("finds", ()))
    assert codes & (asked | NOT_OF_ORDER) == asked


RULES = shipped_rules()
NOT_OF_ORDER = {
    "after-limit",
    "too-early",
    "after-expiry",
    "extended-after-expiry",
    "extended-too-often",
    "granted-too-far",
    "not-suspended",
}
