"""From the words that name somebody to the bodies that see the directive (nơi thực hiện)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sauro.directives.models import Addressee, Directive
from sauro.organization.queries import directory_on
from sauro.organization.resolution import (
    Context,
    Group,
    Resolution,
    Resolved,
    resolve,
)

_PARTS = (
    (Addressee.Part.LEAD, "lead"),
    (Addressee.Part.COORDINATING, "coordinating"),
    (Addressee.Part.REPORTS_TO, "reports_to"),
)


def addressees(rows: list[Directive], day: date, now: datetime) -> list[Addressee]:
    """One row for each body that a directive names and a rule can tell. What only a person can
    tell makes none: it stays open in the register.
    """
    directory = directory_on(day)
    found: dict[tuple[int, int, str], Addressee] = {}
    for row in rows:
        context = Context(row.owner_path, row.issued_on)
        for part, name in _PARTS:
            for mention in getattr(row, name):
                for body_id, path in _bodies(resolve(directory, mention, context)):
                    found.setdefault(
                        (row.pk, body_id, part),
                        Addressee(
                            owner_path=path,
                            issuer_path=row.owner_path,
                            directive=row,
                            body_id=body_id,
                            part=part,
                            mention=mention[:500],
                            published_at=now,
                        ),
                    )
    return list(found.values())


def _bodies(meaning: Resolution) -> Iterator[tuple[int, str]]:
    if isinstance(meaning, Resolved):
        yield meaning.body.id, meaning.body.path
    elif isinstance(meaning, Group) and meaning.settled:
        yield from ((b.id, b.path) for b in meaning.members)
