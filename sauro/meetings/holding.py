"""Meetings: planned, changed, begun, concluded, called off (tổ chức cuộc họp)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.meetings.models import Meeting, Proposal
from sauro.meetings.pack_keeping import keep_at_end
from sauro.meetings.rules import (
    MOVES,
    Act,
    Stage,
    State,
    move_findings,
    order_findings,
    still_open,
)
from sauro.meetings.taking import said, taken, too_long, unchanged


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of a meeting before it begins; ``follows_id``: the meeting before it."""

    title: str
    held_at: datetime
    kind: str = Meeting.Kind.PERIODIC
    place: str = ""
    chaired_by: str = ""
    follows_id: int | None = None


@transaction.atomic
def plan_meeting(plan: Plan, *, by: Seat, now: datetime) -> Meeting:
    """Plan a meeting of the seat's own body. Raises: NotAllowed, Refused."""
    allow(by, Right.MEET)
    row = Meeting(
        owner_path=by.body.path, body=by.body, made_by=by, made_at=now, changed_at=now
    )  # fmt: skip
    _fill(row, plan)
    row.save()
    return row


@transaction.atomic
def change_meeting(
    meeting_id: int, version: int, plan: Plan, *, by: Seat, now: datetime
) -> Meeting:
    """Change what is known of it until it ends. Raises: NotAllowed, Hidden, Stale, Refused."""
    row = taken(meeting_id, by)
    unchanged(row, version)
    if wrong := list(still_open(State(row.state))):
        raise Refused(*wrong)
    _fill(row, plan)
    return _written(row, now)


@transaction.atomic
def move_meeting(  # noqa: PLR0913 - which, as seen, what, by whom, when, by which paper
    meeting_id: int,
    version: int,
    act: Act,
    *,
    by: Seat,
    now: datetime,
    notice_id: int | None = None,
) -> Meeting:
    """Bring a meeting to its next state; ``notice_id``: the document by which it is issued. Its day
    comes forward where it begins or ends before it.
    Raises: NotAllowed, Hidden, Stale, Refused.
    """
    row = taken(meeting_id, by)
    unchanged(row, version)
    if wrong := list(move_findings(act, State(row.state), row.conclusions.count())):
        raise Refused(*wrong)
    if act in (Act.BEGIN, Act.CONCLUDE):
        _held_by(row, now)
    if act is Act.CONCLUDE:
        keep_at_end(row, by=by, now=now)
    row.state = MOVES[act].to
    if act is Act.ISSUE:
        row.notice_id = notice_id
    if act is Act.CALL_OFF:
        _put_back(row, now)
    return _written(row, now)


def last_of(path: str) -> Meeting | None:
    """The newest meeting of a body that was held: what the next one follows."""
    not_held = (State.PLANNED, State.CALLED_OFF)
    held = Meeting.objects.filter(owner_path=path).exclude(state__in=not_held)
    return held.order_by("-held_at", "-pk").first()


def _written(row: Meeting, now: datetime) -> Meeting:
    row.changed_at = max(now, row.changed_at)
    row.version += 1
    row.save()
    return row


def _held_by(row: Meeting, now: datetime) -> None:
    """Whatever day was planned, a meeting that begins or ends on an earlier one is held on that."""
    if timezone.localdate(now) >= timezone.localdate(row.held_at):
        return
    before = row.follows.held_at if row.follows else None
    if wrong := list(order_findings(now, before, None)):
        raise Refused(*wrong)
    row.held_at = now


def _put_back(row: Meeting, now: datetime) -> None:
    """What was to be taken up at a meeting that is not held waits for another one."""
    for waiting in row.proposals.filter(state=Stage.TAKEN_UP).select_for_update():
        put_back(waiting, now)


def put_back(waiting: Proposal, now: datetime) -> None:
    """A proposal that no meeting takes up any more."""
    waiting.state, waiting.meeting, waiting.meeting_words = Stage.SENT, None, ""
    waiting.changed_at = max(now, waiting.changed_at)
    waiting.version += 1
    waiting.save()


def _fill(row: Meeting, plan: Plan) -> None:
    title, place, chaired_by = said(plan.title), said(plan.place), said(plan.chaired_by)
    before = _before(row, plan)
    after = row.followed_by.aggregate(at=Min("held_at"))["at"] if row.pk else None
    wrong = [
        *([] if title else [_NO_TITLE]),
        *([] if plan.kind in Meeting.Kind.values else [_NO_KIND]),
        *too_long("title", title, 300), *too_long("place", place, 300),
        *too_long("chaired_by", chaired_by, 300),
        *([_NO_SUCH] if plan.follows_id and before is None else []),
        *order_findings(plan.held_at, before.held_at if before else None, after),
    ]  # fmt: skip
    if wrong:
        raise Refused(*wrong)
    row.title, row.place, row.chaired_by = title, place, chaired_by
    row.kind, row.held_at, row.follows = plan.kind, plan.held_at, before


def _before(row: Meeting, plan: Plan) -> Meeting | None:
    """The meeting that it follows: of the same body, held or to be held."""
    if plan.follows_id is None:
        return None
    known = Meeting.objects.filter(pk=plan.follows_id, owner_path=row.owner_path)
    return known.exclude(pk=row.pk).exclude(state=State.CALLED_OFF).first()


_NO_TITLE = Finding(
    "no-title", "title",
    "Cuộc họp phải có tên, ví dụ “Họp Ban Chỉ đạo quý I”. Hãy nhập tên.",
    "A meeting needs a name, such as “Committee meeting, first quarter”. Enter one.",
)  # fmt: skip
_NO_KIND = Finding(
    "no-kind", "kind", "Hãy chọn một loại cuộc họp trong danh sách.", "Choose a kind from the list."
)
_NO_SUCH = Finding(
    "no-such-meeting", "follows",
    "Cuộc họp trước phải là một cuộc họp của cùng cơ quan, không bị hủy. Hãy chọn lại.",
    "The meeting before must be one of the same body that was not called off. Choose again.",
)  # fmt: skip
