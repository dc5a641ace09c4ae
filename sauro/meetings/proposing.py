"""What bodies propose and what hinders them: sent, taken up, answered (kiến nghị, vướng mắc)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from sauro.directives.assignments.acting import cleaned
from sauro.directives.queries import directive
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.access.scope import seeing
from sauro.foundation.errors import Hidden, NotAllowed, Refused
from sauro.foundation.web.words import day
from sauro.kernel.findings import Finding
from sauro.meetings.holding import put_back
from sauro.meetings.models import Conclusion, Meeting, Proposal
from sauro.meetings.receiving import receivers
from sauro.meetings.rules import Stage, State, proposal_findings, still_open
from sauro.meetings.taking import too_long, unchanged

MOST_WORDS = 4000


@dataclass(frozen=True, slots=True)
class Sending:
    """What a body sends: to whom, what, and of which directive."""

    to_path: str
    kind: str
    words: str
    directive_id: int | None = None


@transaction.atomic
def propose(sending: Sending, *, by: Seat, now: datetime) -> Proposal:
    """Send a proposal or a difficulty to who can answer it. Raises: NotAllowed, Refused."""
    allow(by, Right.REPORT)
    words = cleaned(sending.words)
    found = receivers(by, now, sending.directive_id)
    to = next((b for b in found if b.path == sending.to_path), None)
    wrong = [
        *([] if words else [_NO_WORDS]), *too_long("words", sending.words, MOST_WORDS),
        *([] if sending.kind in Proposal.Kind.values else [_NO_KIND]),
        *([] if to else [_NOBODY]),
        *([] if _seen(sending.directive_id) else [_NO_DIRECTIVE]),
    ]  # fmt: skip
    if wrong or to is None:
        raise Refused(*wrong)
    what = {
        "owner_path": by.body.path, "to_path": to.path, "kind": sending.kind, "words": words,
        "directive_id": sending.directive_id,
    }  # fmt: skip
    # Sent once more, by a second click or a machine that lost the answer: it waits already.
    if again := Proposal.objects.filter(**what, state=Stage.SENT).first():
        return again
    # Whoever only helps does not see who took the work over: the database asks in both scopes.
    with seeing(by.body.path, to.path):
        return Proposal.objects.create(
            **what, body=by.body, to_body_id=to.id, sent_by=by, sent_at=now, changed_at=now
        )


@transaction.atomic
def withdraw(proposal_id: int, version: int, *, by: Seat, now: datetime) -> Proposal:
    """Take back what nobody took up yet. Raises: NotAllowed, Hidden, Stale, Refused."""
    row = _taken(proposal_id, by, Right.REPORT)
    if row.owner_path != by.body.path:
        raise NotAllowed(_not_yours())
    return _to(row, version, Stage.WITHDRAWN, now)


@transaction.atomic
def take_up(
    proposal_id: int, version: int, meeting_id: int, *, by: Seat, now: datetime
) -> Proposal:
    """Put it before a meeting. Raises: NotAllowed, Hidden, Stale, Refused."""
    row = _received(proposal_id, by)
    meeting = Meeting.objects.filter(pk=meeting_id, owner_path=row.to_path).first()
    if meeting is None:
        raise Refused(_NO_MEETING)
    if wrong := list(still_open(State(meeting.state))):
        raise Refused(*wrong)
    row.meeting, row.meeting_words = meeting, f"{meeting.title}, {day(meeting.held_at)}"
    return _to(row, version, Stage.TAKEN_UP, now)


@transaction.atomic
def leave_for_later(proposal_id: int, version: int, *, by: Seat, now: datetime) -> Proposal:
    """Take it off a meeting: it waits for another. Raises: NotAllowed, Hidden, Stale, Refused."""
    row = _received(proposal_id, by)
    unchanged(row, version)
    if wrong := list(proposal_findings(Stage(row.state), Stage.SENT)):
        raise Refused(*wrong)
    put_back(row, now)
    return row


@transaction.atomic
def answer(  # noqa: PLR0913 - which, as seen, with which words or conclusion, by whom, when
    proposal_id: int,
    version: int,
    words: str,
    *,
    by: Seat,
    now: datetime,
    conclusion_id: int | None = None,
) -> Proposal:
    """Answer in words, or with the conclusion that settles it: its words are what the sender reads
    then. Once. Raises: NotAllowed, Hidden, Stale, Refused.
    """
    row = _received(proposal_id, by)
    conclusion = _conclusion(row, conclusion_id)
    said = cleaned(words)
    if conclusion is not None:
        told = _("Kết luận: %(task)s") % {"task": conclusion.task}
        said = f"{said}\n{told}" if said else told
    wrong = ([] if said else [_NO_ANSWER]) + too_long("answer", words, MOST_WORDS)
    if wrong:
        raise Refused(*wrong)
    row.answer, row.conclusion, row.answered_by = said, conclusion, by
    return _to(row, version, Stage.ANSWERED, now)


def _to(row: Proposal, version: int, stage: Stage, now: datetime) -> Proposal:
    unchanged(row, version)
    if wrong := list(proposal_findings(Stage(row.state), stage)):
        raise Refused(*wrong)
    row.state, row.changed_at = stage, max(now, row.changed_at)
    row.version += 1
    row.save()
    return row


def _taken(proposal_id: int, by: Seat, right: Right) -> Proposal:
    if not Proposal.objects.filter(pk=proposal_id).exists():
        raise Hidden
    allow(by, right)
    found = Proposal.objects.select_for_update(of=("self",)).filter(pk=proposal_id).first()
    if found is None:
        raise NotAllowed(_not_yours())
    return found


def _received(proposal_id: int, by: Seat) -> Proposal:
    row = _taken(proposal_id, by, Right.MEET)
    if row.to_path != by.body.path:
        raise NotAllowed(_not_yours())
    return row


def _conclusion(row: Proposal, conclusion_id: int | None) -> Conclusion | None:
    if conclusion_id is None:
        return None
    found = Conclusion.objects.filter(pk=conclusion_id, owner_path=row.to_path).first()
    if found is None:
        raise Refused(_NO_CONCLUSION)
    return found


def _seen(directive_id: int | None) -> bool:
    try:
        return directive_id is None or bool(directive(directive_id))
    except Hidden:
        return False


def _not_yours() -> Finding:
    words = _(
        "Chỉ cơ quan gửi rút được, chỉ cơ quan nhận trả lời được. Hãy chuyển sang vị trí ở cơ quan "
        "ấy, nếu anh/chị có."
    )
    return Finding("not-yours", "", words, words)


_NO_WORDS = Finding(
    "no-words", "words",
    "Hãy nêu kiến nghị gì hoặc vướng mắc ở đâu, để nơi nhận trả lời được.",
    "Say what is proposed, or what hinders, so that it can be answered.",
)  # fmt: skip
_NO_KIND = Finding(
    "no-kind", "kind", "Hãy chọn kiến nghị hoặc vướng mắc.", "Choose a proposal or a difficulty."
)
_NOBODY = Finding(
    "no-receiver", "to",
    "Kiến nghị gửi đến cơ quan cấp trên, ban chỉ đạo mà cơ quan là thành viên, hoặc nơi đã giao "
    "nhiệm vụ. Hãy chọn nơi nhận trong danh sách.",
    "A proposal goes to a body above, to a committee of which one's body is a member, or to who "
    "issued the directive. Choose from the list.",
)  # fmt: skip
_NO_DIRECTIVE = Finding(
    "no-directive", "directive",
    "Không tìm thấy nhiệm vụ này trong sổ. Hãy mở lại nhiệm vụ rồi gửi từ trang ấy.",
    "This directive is not in the register. Open it again and send from its page.",
)  # fmt: skip
_NO_MEETING = Finding(
    "no-meeting", "meeting",
    "Hãy chọn một cuộc họp của cơ quan, chưa kết thúc.",
    "Choose a meeting of your own body that has not ended.",
)  # fmt: skip
_NO_CONCLUSION = Finding(
    "no-conclusion", "conclusion",
    "Không tìm thấy kết luận này. Hãy chọn lại, hoặc trả lời bằng lời.",
    "This conclusion is not there. Choose again, or answer in words.",
)  # fmt: skip
_NO_ANSWER = Finding(
    "no-answer", "answer",
    "Trả lời phải nói được hay không, vì sao, hoặc chọn kết luận giải quyết. Hãy nhập trả lời.",
    "An answer says yes or no and why, or names the conclusion that settles it. Enter it.",
)  # fmt: skip
