"""To whom a body may send what it proposes (nơi nhận kiến nghị)."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from sauro.directives.assignments.taking_over import answer_for, goes_along
from sauro.directives.models import Assignment, Takeover
from sauro.directives.queries import directive
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden
from sauro.meetings.holding import put_back
from sauro.meetings.models import Proposal
from sauro.meetings.rules import Stage
from sauro.organization.queries import committees_of, directory_on
from sauro.organization.resolution import BodyRow


def receivers(by: Seat, now: datetime, directive_id: int | None = None) -> list[BodyRow]:
    """Who issued the directive first, or who goes on for it where that body ended; then the bodies
    above, the nearest first, then committees of which the seat's body is a member.
    """
    day = timezone.localdate(now)
    directory = directory_on(day)
    steps = by.body.path.split(".")
    paths = [
        *_answers(directive_id, by),
        *(".".join(steps[:n]) for n in range(len(steps) - 1, 0, -1)),
    ]
    found = [directory.bodies[path] for path in paths if path in directory.bodies]
    found += committees_of(by.body.path, day)
    once = {b.id: b for b in found if b.valid_to is None and b.id != by.body_id}
    return list(once.values())


def _answers(directive_id: int | None, by: Seat) -> list[str]:
    if directive_id is None:
        return []
    try:
        return answer_for(directive(directive_id), by.body.path)
    except Hidden:
        return []


@goes_along
def follow(moved: Takeover) -> None:
    """What waits for an answer about work goes to who decides on it now: of whom does that work, of
    all below him, and of those who have no work of their own under the directive.
    """
    whose = Assignment.objects.filter(directive=moved.directive_id, part_of=None)
    doers = set(whose.exclude(owner_path=moved.doer_path).values_list("owner_path", flat=True))
    rows = Proposal.objects.filter(directive=moved.directive_id, to_path=moved.former_path)
    waiting = rows.filter(state__in=(Stage.SENT, Stage.TAKEN_UP)).select_for_update(of=("self",))
    for row in waiting:
        mine = _of(row, {moved.doer_path})
        if mine or not _of(row, doers):
            _move(row, moved)


def _of(row: Proposal, doers: set[str]) -> bool:
    return any(f"{row.owner_path}.".startswith(f"{path}.") for path in doers)


def _move(row: Proposal, moved: Takeover) -> None:
    heir = directory_on(timezone.localdate(moved.at)).bodies[moved.owner_path]
    row.to_path, row.to_body_id = heir.path, heir.id
    put_back(row, moved.at)
