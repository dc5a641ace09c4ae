"""A decision's text becomes a ``Decision``."""

from __future__ import annotations

from sauro.documents.compositions import header
from sauro.documents.compositions.entries import lines
from sauro.documents.compositions.model import Decision, Line, Words
from sauro.documents.compositions.regions import Kind, rows
from sauro.documents.compositions.source import Source


def read_decision(text: str) -> Decision:
    """Whom a decision puts into a committee, in its own words and order."""
    source = Source(text)
    found = list(rows(source.plain))
    issued = header.issued_on(source)
    effective, effective_on = header.effective(source, issued)
    members = list(lines(source, found, Kind.COMMITTEE))
    assisting = lines(source, found, Kind.ASSISTING)
    return Decision(
        number=header.number(source),
        issued_on=issued,
        issuer=header.issuer(source),
        committee=header.committee(source),
        effective=effective,
        effective_on=effective_on,
        replaces=header.replaces(source),
        standing=header.standing(source),
        lines=tuple(m for m in members if isinstance(m, Line)),
        unread=tuple(m for m in members if isinstance(m, Words)),
        assisting=tuple(m for m in assisting if isinstance(m, Line)),
    )
