"""Operations that move work of ended bodies to successors (chuyển việc, tiếp nhận việc)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router, Schema
from pydantic import Field

from sauro.directives.assignments import taking_over
from sauro.directives.assignments.api import NO_CURSOR, AssignmentRow, BodyPath, DayCursor, Key
from sauro.directives.assignments.handing import hand_over
from sauro.directives.assignments.queries import PAGE, beyond, place_of
from sauro.directives.assignments.several import MOST, Chosen, Outcome, move_each
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.rights import Right
from sauro.foundation.access.scope import seeing
from sauro.foundation.errors import Hidden, Refused
from sauro.foundation.web.api import CURSOR, NEXT, VERSION, Given, Version, page
from sauro.foundation.web.words import told
from sauro.organization.queries import directory_on

router = Router(tags=["assignments"])


class Heir(Schema):
    """Who goes on for a body that has ended (cơ quan kế thừa)."""

    path: str
    name: str


class LeftBy(Schema):
    """Open work that an ended body gave, and who can take it over (việc chờ tiếp nhận)."""

    heirs: list[Heir] = Field(description=_("Nơi mà vị trí này chọn được để tiếp nhận."))
    items: list[AssignmentRow]
    next_cursor: DayCursor | None = Field(description=NEXT)


class MovedWork(Given):
    """One piece of work as it was seen, and which body gets it."""

    id: Key
    version: Version = Field(description=VERSION)
    successor: BodyPath = Field(description=_("Đường dẫn của cơ quan kế thừa."))


class HandingOver(Given):
    """Work of ended bodies that goes to their successors; each piece to the one that is named."""

    items: Annotated[list[MovedWork], Field(min_length=1, max_length=MOST)]


class TakingOver(HandingOver):
    """Work that an ended body gave, and who decides on it from now on."""

    former: BodyPath = Field(description=_("Cơ quan đã kết thúc, nơi đã giao các việc ấy."))


class KeptWork(Schema):
    """What stays where it is, and why."""

    id: int
    why: list[str]


class MovedShown(Schema):
    """What went, and what did not."""

    done: list[AssignmentRow]
    kept: list[KeptWork]


@router.get(
    "/left-by/{former}",
    response=LeftBy,
    operation_id="list_left_by",
    summary=_("Việc mà một cơ quan đã kết thúc giao, chờ nơi tiếp nhận"),
)
def list_left_by(
    request: HttpRequest,
    former: Annotated[BodyPath, Path(description=_("Cơ quan đã kết thúc."))],
    cursor: Annotated[DayCursor | None, Query(description=CURSOR)] = None,
) -> dict[str, Any]:
    seat, after = seat_of(request), place_of(cursor or "")
    if cursor and after is None:
        raise Refused(NO_CURSOR)
    heirs = taking_over.takers(former, seat, timezone.localdate())
    if not heirs:
        raise Hidden
    with seeing(former):
        rows = taking_over.waiting_of(former)
        found = list((rows.filter(beyond(*after)) if after else rows)[: PAGE + 1])
    told_of = [{"path": heir.path, "name": heir.name} for heir in heirs]
    return {"heirs": told_of, **page(found, PAGE, lambda r: f"{r.due_on or ''},{r.pk}")}


@router.post(
    "/hand-over",
    response=MovedShown,
    operation_id="hand_work_over",
    summary=_("Chuyển việc của cơ quan đã kết thúc sang cơ quan kế thừa"),
)
def hand_work_over(request: HttpRequest, data: HandingOver) -> dict[str, Any]:
    seat = seat_of(request, Right.REVIEW)
    chosen = _chosen(data.items)
    return _shown(move_each(chosen, hand_over, by=seat, now=timezone.now()))


@router.post(
    "/take-over",
    response=MovedShown,
    operation_id="take_work_over",
    summary=_("Tiếp nhận việc do cơ quan đã kết thúc giao, để nghiệm thu"),
)
def take_work_over(request: HttpRequest, data: TakingOver) -> dict[str, Any]:
    seat = seat_of(request, Right.REVIEW)
    moving, chosen = taking_over.take_over_from(data.former), _chosen(data.items)
    return _shown(move_each(chosen, moving, by=seat, now=timezone.now()))


def _chosen(items: Sequence[MovedWork]) -> list[Chosen]:
    """As the service takes them; a body that is not there is none that goes on."""
    known = directory_on(timezone.localdate()).bodies
    return [
        Chosen(one.id, one.version, known[one.successor].id if one.successor in known else 0)
        for one in items
    ]


def _shown(found: Outcome) -> dict[str, Any]:
    kept = [{"id": one.work_id, "why": [told(f) for f in one.findings]} for one in found.kept]
    return {"done": list(found.done), "kept": kept}
