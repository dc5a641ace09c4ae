"""From the words that name somebody to the bodies that see the directive (nơi thực hiện)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sauro.directives.models import Addressee, Directive
from sauro.documents.publishing import Named

_PARTS = {
    "lead": Addressee.Part.LEAD,
    "coordinating": Addressee.Part.COORDINATING,
    "reports_to": Addressee.Part.REPORTS_TO,
}


def addressees(rows: Iterable[tuple[Directive, Named]], now: datetime) -> list[Addressee]:
    """One row for each body that a directive names, as a rule or a person could tell. What
    nobody has told makes none: it stays open in the register.
    """
    found: dict[tuple[int, int, str], Addressee] = {}
    for row, names in rows:
        for clear, part in _PARTS.items():
            for meant in names[clear]:
                for body in meant.told:
                    found.setdefault(
                        (row.pk, body.id, part),
                        Addressee(
                            owner_path=body.path,
                            issuer_path=row.owner_path,
                            directive=row,
                            body_id=body.id,
                            part=part,
                            mention=meant.mention[:500],
                            published_at=now,
                        ),
                    )
    return list(found.values())
