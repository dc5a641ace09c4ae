"""All rules over a set of figures (chạy kiểm tra)."""

from __future__ import annotations

from collections.abc import Iterable

from sauro.reporting.checks.book import Book
from sauro.reporting.checks.figures import Figures
from sauro.reporting.checks.model import Level, Names, Remark

_ORDER = {Level.BLOCKING: 0, Level.WARNING: 1, Level.MARK: 2}


def check(figures: Figures, book: Book) -> tuple[Remark, ...]:
    """What the rules have to say, what blocks first; each thing once."""
    names = Names(book.cells)
    found = dict.fromkeys(r for rule in book.rules for r in rule.remarks(figures, names))
    return tuple(sorted(found, key=lambda remark: _ORDER[remark.level]))


def blocked(remarks: Iterable[Remark]) -> bool:
    """Whether the report cannot be sent as it is."""
    return any(remark.level is Level.BLOCKING for remark in remarks)
