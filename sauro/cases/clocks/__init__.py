"""Clocks of a case (đồng hồ thời hạn của vụ việc): law as dated rows, computed from events.

Pure: dated events, rows of law, the calendar and the present moment come in as arguments;
clocks, findings and hints come out. Nothing is stored, counted down or decided.
"""

from __future__ import annotations

from sauro.cases.clocks.checks import findings
from sauro.cases.clocks.engine import clocks_of
from sauro.cases.clocks.law import shipped_kinds, shipped_rules
from sauro.cases.clocks.model import (
    Clock,
    Complexity,
    Event,
    Facts,
    Length,
    Line,
    Mark,
    Nature,
    Rule,
    State,
    Unit,
    in_order,
)

__all__ = [
    "Clock",
    "Complexity",
    "Event",
    "Facts",
    "Length",
    "Line",
    "Mark",
    "Nature",
    "Rule",
    "State",
    "Unit",
    "clocks_of",
    "findings",
    "in_order",
    "shipped_kinds",
    "shipped_rules",
]
