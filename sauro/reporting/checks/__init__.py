"""What is doubtful or wrong in the figures of a report (kiểm tra số liệu). Pure.

Where to look: `figures` is what comes in, `bounds` what a rounding word leaves open, `book` the
rules as rows of `data/rules.toml` and the parser that refuses nonsense; each kind of rule has its
own class in `within` (one set of figures), `across` (against other periods), `series` (against
the body's own history) or `printed` (papers). `check` asks all rules.
"""

from __future__ import annotations

from sauro.reporting.checks.book import BadRules, Book, parse_book, shipped_book
from sauro.reporting.checks.figures import Break, Cell, Claim, Figures, Told, told_of
from sauro.reporting.checks.model import Level, Remark, Rule
from sauro.reporting.checks.papers import Paper, paper_remarks
from sauro.reporting.checks.running import blocked, check

__all__ = [
    "BadRules",
    "Book",
    "Break",
    "Cell",
    "Claim",
    "Figures",
    "Level",
    "Paper",
    "Remark",
    "Rule",
    "Told",
    "blocked",
    "check",
    "paper_remarks",
    "parse_book",
    "shipped_book",
    "told_of",
]
