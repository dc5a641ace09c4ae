"""The acts on an assignment: each one transaction, one step on the record (các bước của việc)."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sauro.directives.assignments.evidence import NOTHING, Shows, keep_evidence
from sauro.directives.assignments.rules import (
    FINAL,
    MOVES,
    Act,
    Side,
    State,
    days_late,
    move_findings,
    stood_then,
)
from sauro.directives.models import Assignment, CarryOver, Step
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.access.scope import covers, seeing
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.kernel.locators import item_said
from sauro.kernel.text import squeeze
from sauro.organization.queries import heirs_of

_LONGEST = 4000  # characters of what is said of a step
_RIGHTS = {Side.DOER: Right.REPORT, Side.ISSUER: Right.REVIEW}


@dataclass(frozen=True, slots=True)
class Said:
    """Who said what of a step, and when; ``day``: what was asked for or granted."""

    words: str
    by: Seat | None
    at: datetime
    day: date | None = None


@transaction.atomic
def move(  # noqa: PLR0913 - which, as seen, what, in which words, showing what, by whom, when
    assignment_id: int,
    version: int,
    act: Act,
    words: str,
    *,
    by: Seat,
    now: datetime,
    shows: Shows = NOTHING,
) -> Assignment:
    """Bring an assignment to its next state. What is returned ends where its body goes on with it
    under a later directive. Raises: NotAllowed, Hidden, Stale, Refused.
    """
    rule, said = MOVES[act], cleaned(words)
    row = taken(assignment_id, version, rule.side, by)
    state = State(row.state)
    wrong = [*move_findings(act, state, said), *_parts_findings(row, act)]
    if wrong:
        raise Refused(*wrong)
    at = moment(row, now)
    if act is Act.RETURN and (later := went_on(row)):
        return _returned_there(row, later, Said(said, by, at))
    row.state = rule.to
    row.submitted_on = _submitted_on(row, act, timezone.localdate(at))
    keep_evidence(tell(row, act, Said(said, by, at)), shows)
    if row.state == State.WITHDRAWN:
        withdraw_parts(row, Said(said, by, at))
    return row


def went_on(row: Assignment) -> Assignment | None:
    """The work under the directive that carries this one on, or one after that: of the same body
    or, where that ended, of who goes on for it.
    """
    at = [] if row.part_of_id else [row.directive_id]
    bodies = [row.body_id, *_heirs(row)] if at else []
    while at:
        at = list(CarryOver.objects.filter(old__in=at).values_list("new", flat=True))
        there = Assignment.objects.filter(directive__in=at, body__in=bodies, part_of=None)
        live = there.exclude(state=State.WITHDRAWN.value).select_related("directive")
        if found := live.order_by("-pk").first():
            return found
    return None


def _heirs(row: Assignment) -> list[int]:
    """Who goes on with the work of its body, as carrying over has it; nobody where that lives."""
    if row.body.valid_to is None:
        return []
    return [heir.id for heir in heirs_of(row.owner_path, timezone.localdate())]


def _returned_there(row: Assignment, later: Assignment, said: Said) -> Assignment:
    """The body reads why under both, and does what is missing under the later one."""
    late = days_late(row.due_on, row.submitted_on, timezone.localdate(said.at))
    row.state, row.submitted_on = State.WITHDRAWN, None
    words = f"Trả lại: {said.words}\nLàm tiếp theo {_place(later)}; {stood_then(late)}."
    tell(row, Act.WITHDRAW, replace(said, words=words))
    if State(later.state) not in FINAL:
        back = f"Kết quả báo cáo theo {_place(row)} bị trả lại: {said.words}"
        noted(later, Act.ISSUE, replace(said, words=back, at=moment(later, said.at)))
    return row


def _place(row: Assignment) -> str:
    return f"{row.directive.document_number}, {item_said(row.directive.locator)}"


def withdraw_parts(row: Assignment, said: Said) -> None:
    """What was handed down of work that was withdrawn is nobody's work any more; also where who
    gave the work is not above its body, as with members of a committee, and sees none of it.
    """
    with nullcontext() if covers(row.owner_path) else seeing(row.owner_path):
        _end_parts(row, said)


def _end_parts(row: Assignment, said: Said) -> None:
    still = row.parts.exclude(state__in=[s.value for s in FINAL]).order_by("pk")
    for part in still.select_for_update():
        part.state, part.submitted_on = State.WITHDRAWN, None
        tell(part, Act.WITHDRAW, replace(said, at=moment(part, said.at)))
        _end_parts(part, said)


@transaction.atomic
def contribute(  # noqa: PLR0913 - as ``move``
    assignment_id: int,
    _version: int,
    act: Act,
    words: str,
    *,
    by: Seat,
    now: datetime,
    shows: Shows = NOTHING,
) -> Assignment:
    """What a coordinating body adds; it closes nothing. Raises: NotAllowed, Hidden, Refused."""
    allow(by, Right.REPORT)
    row = Assignment.objects.filter(pk=assignment_id).first()
    if row is None:
        raise Hidden
    helping = row.directive.addressees.filter(body_id=by.body_id, part="coordinating")
    if row.part_of_id or not helping.exists():
        raise NotAllowed(_not_yours(Side.DOER))
    said = cleaned(words)
    findings = list(move_findings(Act.REPORT, _open_as_any(row), said))
    if findings:
        raise Refused(*findings)
    keep_evidence(noted(row, act, Said(said, by, moment(row, now))), shows)
    return row


def _open_as_any(row: Assignment) -> State:
    """What waits for the issuer may still be added to; what ended may not."""
    state = State(row.state)
    return state if state in FINAL else State.IN_PROGRESS


def taken(assignment_id: int, version: int, side: Side, by: Seat) -> Assignment:
    """The assignment, locked, if it is still as the person saw it and he may act on that side."""
    row = found(assignment_id)
    may_act(row, side, by)
    if row.version != version:
        raise Stale(_CHANGED, current=row, sent=version)
    return row


def found(assignment_id: int) -> Assignment:
    """One assignment, locked. Raises: Hidden, NotAllowed for who may see it and no more."""
    rows = Assignment.objects.filter(pk=assignment_id)
    locked = rows.select_for_update(of=("self",)).select_related("directive", "body").first()
    if locked is None and rows.exists():
        raise NotAllowed(_not_yours(Side.DOER))
    if locked is None:
        raise Hidden
    return locked


def may_act(row: Assignment, side: Side, by: Seat) -> None:
    """Whose work it is reports, who gave it decides: from a seat in that very body, not in one
    above or below. Raises: NotAllowed.
    """
    allow(by, _RIGHTS[side])
    path = row.owner_path if side is Side.DOER else row.issuer_path
    if by.body.path != path:
        raise NotAllowed(_not_yours(side))


def tell(row: Assignment, act: Act, said: Said) -> Step:
    """Write the row as it stands now, and the step that brought it there."""
    row.changed_at = said.at
    row.version += 1
    row.save(update_fields=["state", "due_on", "submitted_on", "changed_at", "version"])
    return noted(row, act, said)


def noted(row: Assignment, act: Act, said: Said) -> Step:
    """A step that leaves the row as it is."""
    return Step.objects.create(
        owner_path=row.owner_path,
        issuer_path=row.issuer_path,
        assignment=row,
        act=act,
        words=said.words,
        day=said.day,
        by=said.by,
        at=said.at,
    )


def moment(row: Assignment, now: datetime) -> datetime:
    """When it happens: a clock that was set back makes no step older than the one before."""
    return max(now, row.changed_at)


def cleaned(words: str) -> str:
    """What was typed, with its lines, without what no database keeps."""
    lines = (squeeze(line) for line in words.replace("\0", "").splitlines())
    return "\n".join(lines).strip()[:_LONGEST]


def _submitted_on(row: Assignment, act: Act, today: date) -> date | None:
    if act is Act.SUBMIT:
        return today
    return row.submitted_on if act is Act.ACCEPT else None


def _parts_findings(row: Assignment, act: Act) -> list[Finding]:
    """A body answers for the whole: what it passed down is settled before it reports."""
    if act is not Act.SUBMIT:
        return []
    still = row.parts.exclude(state__in=[s.value for s in FINAL]).count()
    if not still:
        return []
    return [
        Finding(
            "parts-open",
            "words",
            f"Còn {still} phần việc đã giao xuống chưa nghiệm thu. Hãy nghiệm thu hoặc thu hồi "
            "từng phần rồi báo cáo kết quả.",
            f"{still} parts that were passed down are still open. Accept or withdraw each, then "
            "report the result.",
        )
    ]


def _not_yours(side: Side) -> Finding:
    if side is Side.DOER:
        words = _(
            "Chỉ người của cơ quan được giao việc báo cáo được. Hãy chuyển sang vị trí ở cơ quan "
            "ấy, nếu anh/chị có."
        )
    else:
        words = _(
            "Chỉ cơ quan đã giao việc nghiệm thu, trả lại hay gia hạn được. Hãy chuyển sang vị trí "
            "ở cơ quan ấy, nếu anh/chị có."
        )
    return Finding("not-yours", "", words, words)


_CHANGED = Finding(
    "changed-meanwhile",
    "version",
    "Việc vừa có bước mới. Lời anh/chị nhập vẫn còn dưới đây: hãy xem bước ấy rồi gửi lại nếu cần.",
    "A new step was just taken. What you typed still stands below: look at that step, then send "
    "again if need be.",
)
