"""How clear a document is in each of the six, and issuers on average (độ rõ)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sauro.directives.queries import of_document
from sauro.directives.rules import GROUNDS, ground_of
from sauro.documents.rules import CLEARS
from sauro.foundation.errors import Hidden


@dataclass(frozen=True, slots=True)
class Share:
    """How many directives rest on a ground; ``at`` and ``wide`` in percent of a bar."""

    ground: str
    letter: str
    count: int
    at: float
    wide: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One of the six clears of a document."""

    clear: str
    shares: Sequence[Share]


@dataclass(frozen=True, slots=True)
class Clarity:
    """A document as the register knows it; ``count``: directives that the seat sees."""

    document_id: int
    number: str
    issuer: str
    issued_on: date | None
    published_at: datetime
    count: int
    bars: Sequence[Bar]


def clarity(document_id: int) -> Clarity:
    """Raises: Hidden where the seat sees no directive of the document."""
    rows = list(of_document(document_id).defer("task", "search_key", "spelt_key", "spans"))
    if not rows:
        raise Hidden
    first = rows[0]
    bars = [
        _bar(clear, Counter(ground_of(r.grounds, r.missing, clear) for r in rows), len(rows))
        for clear in CLEARS
    ]
    return Clarity(
        document_id,
        first.document_number,
        first.issuer,
        first.issued_on,
        first.published_at,
        len(rows),
        bars,
    )


def _bar(clear: str, counted: Counter[str], of: int) -> Bar:
    shares, at = [], 0.0
    for letter, ground in GROUNDS.items():
        wide = 100 * counted[ground] / of
        shares.append(Share(ground, letter, counted[ground], round(at, 2), round(wide, 2)))
        at += wide
    return Bar(clear, shares)
