"""What waits for an answer, for the reports of the body that is to answer (góp vào báo cáo)."""

from __future__ import annotations

from sauro.meetings import queries
from sauro.reporting.texts.collecting import Collected

_MOST = 50


def open_for(path: str) -> list[Collected]:
    """Proposals and difficulties that a body has not answered yet, the oldest first."""
    rows = queries.sent_to(path).filter(state__in=("sent", "taken_up"))
    return [
        Collected(str(row.pk), row.body.name, row.words)
        for row in rows.order_by("sent_at", "pk")[:_MOST]
    ]
