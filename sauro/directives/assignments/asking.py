"""What the body asks of who gave it the work, and what is decided (đề nghị, gia hạn)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sauro.directives.assignments.acting import (
    Said,
    cleaned,
    found,
    may_act,
    moment,
    noted,
    taken,
    tell,
    withdraw_parts,
)
from sauro.directives.assignments.rules import (
    FINAL,
    Act,
    Side,
    State,
    extension_findings,
    move_findings,
)
from sauro.directives.models import Assignment, Request
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding

Kind = Request.Kind


@transaction.atomic
def ask(  # noqa: PLR0913 - of which work, as seen, what, why, till when, by whom, when
    assignment_id: int,
    version: int,
    kind: Kind,
    reason: str,
    *,
    by: Seat,
    now: datetime,
    wanted_on: date | None = None,
) -> Request:
    """Ask for more time, or to be relieved. Raises: NotAllowed, Hidden, Stale, Refused."""
    row = taken(assignment_id, version, Side.DOER, by)
    at, why = moment(row, now), cleaned(reason)
    state, today = State(row.state), timezone.localdate(at)
    wrong = [] if why else [_NO_REASON]
    if kind == Kind.EXTENSION:
        wrong += extension_findings(state, row.due_on, wanted_on, today)
    else:
        wrong += move_findings(Act.SUBMIT, state, "-")
    if row.requests.filter(kind=kind, decided_at=None).exists():
        wrong.append(_ASKED)
    if wrong:
        raise Refused(*wrong)
    act = Act.ASK_TIME if kind == Kind.EXTENSION else Act.OBJECT
    noted(row, act, Said(why, by, at, wanted_on))
    return Request.objects.create(
        owner_path=row.owner_path, issuer_path=row.issuer_path, assignment=row, kind=kind,
        wanted_on=wanted_on, reason=why, asked_by=by, asked_at=at,
    )  # fmt: skip


@transaction.atomic
def decide(  # noqa: PLR0913 - which request, what, why, till when, by whom, when
    request_id: int,
    granted: bool,
    answer: str,
    *,
    by: Seat,
    now: datetime,
    granted_on: date | None = None,
) -> Request:
    """Say yes or no, once. Raises: NotAllowed, Hidden, Stale where it was decided, Refused."""
    asked = Request.objects.filter(pk=request_id).first()
    if asked is None:
        raise Hidden
    row = found(asked.assignment_id)
    may_act(row, Side.ISSUER, by)
    asked = Request.objects.select_for_update().get(pk=request_id)
    if asked.decided_at:
        raise Stale(_DECIDED, current=asked)
    asked.answer, asked.granted = cleaned(answer), granted
    _refuse_unfit(asked, row, granted_on)
    asked.decided_by, asked.decided_at = by, moment(row, now)
    asked.save()
    _carry_out(asked, row, by)
    return asked


def _refuse_unfit(asked: Request, row: Assignment, granted_on: date | None) -> None:
    """What speaks against a decision: no reason for a no, a day that is none, work that ended."""
    state = State(row.state)
    if not asked.granted and state not in FINAL:
        if not asked.answer:
            raise Refused(_NO_ANSWER)
        return
    wrong = list(move_findings(Act.SUBMIT, state, "-"))
    if asked.kind == Kind.EXTENSION:
        asked.granted_on = granted_on or asked.wanted_on
        if row.due_on and asked.granted_on and asked.granted_on <= row.due_on:
            wrong.append(_NOT_LATER)
    if wrong:
        raise Refused(*wrong)


def _carry_out(asked: Request, row: Assignment, by: Seat) -> None:
    """A granted extension moves the day, a granted objection withdraws the work."""
    assert asked.decided_at is not None
    extension = asked.kind == Kind.EXTENSION
    acts = (Act.GIVE_TIME, Act.REFUSE_TIME) if extension else (Act.RELIEVE, Act.INSIST)
    if asked.granted and extension:
        row.due_on = asked.granted_on
    elif asked.granted:
        row.state, row.submitted_on = State.WITHDRAWN, None
    act = acts[0] if asked.granted else acts[1]
    said = Said(asked.answer, by, asked.decided_at, asked.granted_on)
    tell(row, act, said)
    if row.state == State.WITHDRAWN:
        withdraw_parts(row, said)


_NO_REASON = Finding(
    "no-reason", "reason",
    "Đề nghị phải nêu lý do, để nơi giao việc có căn cứ quyết định. Hãy nhập lý do.",
    "Say why, so that whoever gave the work can decide. Enter the reason.",
)  # fmt: skip
_NO_ANSWER = Finding(
    "no-answer", "answer",
    "Không đồng ý thì phải trả lời vì sao. Hãy nhập lý do.",
    "A refusal says why. Enter the reason.",
)  # fmt: skip
_NOT_LATER = Finding(
    "not-later", "granted_on",
    "Ngày gia hạn phải sau ngày hết hạn hiện nay. Hãy chọn ngày khác.",
    "The new day must be after the one by which it is due now. Choose another.",
)  # fmt: skip
_ASKED = Finding(
    "asked-already", "reason",
    "Đã có một đề nghị như vậy đang chờ quyết định. Hãy chờ nơi giao việc trả lời.",
    "Such a request is already waiting. Wait for the answer.",
)  # fmt: skip
_DECIDED = Finding(
    "decided-meanwhile", "",
    "Đề nghị này vừa được quyết định. Hãy mở lại trang của việc để xem.",
    "This request was just decided. Open the page of the work again to see how.",
)  # fmt: skip
