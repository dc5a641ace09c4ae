"""Money of a case: what is owed, what was paid, what reached the budget (tiền phải nộp).

Pure: dated entries and dated rates come in; balances with their sums, and what is wrong with one
more entry, come out. Nothing is changed: a mistake gets a counter-entry.
"""

from __future__ import annotations

from sauro.cases.money.books import Balance, balances, in_force, reached_vnd
from sauro.cases.money.late import Charge, Rate, shipped_rates
from sauro.cases.money.model import Act, Debt, Entry, Part, Toward
from sauro.cases.money.rules import entry_findings

__all__ = [
    "Act",
    "Balance",
    "Charge",
    "Debt",
    "Entry",
    "Part",
    "Rate",
    "Toward",
    "balances",
    "entry_findings",
    "in_force",
    "reached_vnd",
    "shipped_rates",
]
