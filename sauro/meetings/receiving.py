"""To whom a body may send what it proposes (nơi nhận kiến nghị)."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from sauro.directives.queries import directive
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden
from sauro.organization.queries import committees_of, directory_on
from sauro.organization.resolution import BodyRow


def receivers(by: Seat, now: datetime, directive_id: int | None = None) -> list[BodyRow]:
    """Who issued the directive first, then the bodies above, the nearest first, then committees
    of which the seat's body is a member.
    """
    day = timezone.localdate(now)
    directory = directory_on(day)
    steps = by.body.path.split(".")
    paths = [_issuer(directive_id), *(".".join(steps[:n]) for n in range(len(steps) - 1, 0, -1))]
    found = [directory.bodies[path] for path in paths if path in directory.bodies]
    found += committees_of(by.body.path, day)
    once = {b.id: b for b in found if b.valid_to is None and b.id != by.body_id}
    return list(once.values())


def _issuer(directive_id: int | None) -> str:
    if directive_id is None:
        return ""
    try:
        return directive(directive_id).owner_path
    except Hidden:
        return ""
