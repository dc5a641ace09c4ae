"""Operations on meetings and proposals for other systems (cuộc họp, kiến nghị)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Schema, Status
from pydantic import BeforeValidator, Field

from sauro.directives.assignments.rules import Standing
from sauro.foundation.access.acting import seat_of
from sauro.foundation.errors import Hidden
from sauro.foundation.web.api import (
    CURSOR,
    NEXT,
    Given,
    MomentCursor,
    Words,
    cursor_at,
    moment_of,
    page,
    whole,
)
from sauro.foundation.web.words import english
from sauro.meetings import proposing, queries
from sauro.meetings.models import AgendaItem, Meeting, Paper, Proposal
from sauro.meetings.pack import Doubt, Pack, pack_of
from sauro.meetings.proposing import Sending

router = Router(tags=["meetings"])
of_proposals = Router(tags=["proposals"])

StateName = Literal["planned", "in_session", "concluded", "issued", "called_off"]
StageName = Literal["sent", "taken_up", "answered", "withdrawn"]
KindName = Literal["proposal", "difficulty"]
Said = Annotated[str, Field(min_length=1, max_length=4000, pattern=r"^[^\x00]*$")]
Key = Annotated[int, Field(ge=1, le=2**63 - 1), BeforeValidator(whole)]


class MeetingRow(Schema):
    """A meeting as a list shows it (cuộc họp)."""

    id: int
    owner_path: str = Field(description=_("Cơ quan tổ chức cuộc họp."))
    title: str
    kind: Literal["periodic", "topical", "review", "visit"]
    held_at: datetime
    place: str
    chaired_by: str
    state: StateName
    follows_id: int | None = Field(description=_("Cuộc họp trước."))
    version: int


class MeetingPage(Schema):
    """Some meetings and where the next page begins."""

    items: list[MeetingRow]
    next_cursor: MomentCursor | None = Field(description=NEXT)


class PaperRow(Schema):
    """A file laid before a meeting (tài liệu họp)."""

    id: int
    name: str
    sha256: str
    size: int = Field(description=_("Số byte."))


class AgendaRow(Schema):
    """A point of the agenda with its papers (nội dung chương trình)."""

    id: int
    position: int
    title: str
    presenter: str
    papers: list[PaperRow]

    @staticmethod
    def resolve_papers(item: AgendaItem) -> list[Paper]:
        return list(item.papers.all())


class MeetingShown(MeetingRow):
    """One meeting with its agenda and its papers."""

    invited: list[str] = Field(description=_("Thành phần, như giấy mời gọi tên."))
    agenda: list[AgendaRow]
    papers: list[PaperRow] = Field(description=_("Tài liệu chung của cuộc họp."))

    @staticmethod
    def resolve_agenda(row: Meeting) -> list[AgendaItem]:
        return queries.agenda(row)

    @staticmethod
    def resolve_papers(row: Meeting) -> list[Paper]:
        return queries.common_papers(row)


class Counts(Schema):
    """How much work stands in each of the five ways; none is merged with another."""

    on_time: int
    late: int
    in_term: int
    overdue: int
    withdrawn: int


class Stood(Schema):
    """The bodies of each of the five ways, by name."""

    on_time: list[str]
    late: list[str]
    in_term: list[str]
    overdue: list[str]
    withdrawn: list[str]


class OrderedRow(Schema):
    """A directive of an earlier notice and how it stands."""

    directive_id: int
    document_id: int
    document_number: str
    locator: str
    task: str
    deadline_text: str
    before: bool = Field(description=_("Giao trước cuộc họp trước, còn việc chưa xong."))
    names: Stood


class LateRow(Schema):
    """A body that is late (nơi chậm)."""

    assignment_id: int
    body: str
    document_number: str
    locator: str
    due_on: date
    days_late: int


class AskedRow(Schema):
    """More time or relief that was asked for, and how it was decided."""

    assignment_id: int
    body: str
    kind: Literal["extension", "objection"]
    wanted_on: date | None
    reason: str
    granted: bool | None = Field(description=_("null: chưa quyết định."))
    granted_on: date | None
    answer: str


class DoubtRow(Schema):
    """A contradiction or doubt about an earlier notice (điều mâu thuẫn, chưa rõ)."""

    document_id: int
    document_number: str
    message: str
    settled: bool = Field(description=_("Đã có người xem và giữ nguyên."))


class ProposalRow(Schema):
    """What a body proposes or what hinders it (kiến nghị, vướng mắc)."""

    id: int
    kind: KindName
    owner_path: str = Field(description=_("Nơi gửi."))
    to_path: str = Field(description=_("Nơi nhận."))
    words: str
    directive_id: int | None
    state: StageName
    sent_at: datetime
    meeting: str = Field(description=_("Cuộc họp đưa ra, nếu có."))
    answer: str
    version: int

    @staticmethod
    def resolve_meeting(row: Proposal) -> str:
        return row.meeting_words


class ProposalPage(Schema):
    """Some proposals and where the next page begins."""

    items: list[ProposalRow]
    next_cursor: MomentCursor | None = Field(description=NEXT)


class PackShown(Schema):
    """What a meeting is told, assembled from the record (tình hình để họp)."""

    since: datetime
    made_at: datetime
    counts: Counts
    directives: list[OrderedRow]
    late: list[LateRow]
    requests: list[AskedRow]
    doubts: list[DoubtRow]
    proposals: list[ProposalRow]


class Sides(Schema):
    """Which meetings."""

    side: Literal["holder", "invited"] = Field(
        "holder", description=_("holder: cơ quan tổ chức; invited: cơ quan được mời.")
    )


class ProposalSides(Schema):
    """Which proposals."""

    side: Literal["sender", "receiver"] = Field(
        "sender", description=_("sender: đã gửi; receiver: nhận được.")
    )
    state: StageName | None = None


class Sent(Given):
    """What is sent, and to whom."""

    to_path: Words = Field(description=_("Cấp trên, ban mà cơ quan là thành viên, nơi giao việc."))
    kind: KindName
    words: Said
    directive_id: Key | None = None


@router.get(
    "",
    response=MeetingPage,
    operation_id="list_meetings",
    summary=_("Cuộc họp của cơ quan hoặc được mời, mới trước"),
)
def list_meetings(
    request: HttpRequest,
    sides: Query[Sides],
    cursor: Annotated[MomentCursor | None, Query(description=CURSOR)] = None,
) -> dict[str, object]:
    path = seat_of(request).body.path
    rows = queries.held_by(path) if sides.side == "holder" else queries.inviting(path)
    found = queries.meetings(rows, moment_of(cursor))
    return page(found, queries.PAGE, lambda m: cursor_at(m.held_at, m.pk))


@router.get(
    "/{int:meeting_id}",
    response=MeetingShown,
    operation_id="get_meeting",
    summary=_("Một cuộc họp, chương trình và tài liệu"),
)
def get_meeting(request: HttpRequest, meeting_id: int) -> Meeting:
    seat_of(request)
    return queries.meeting(meeting_id)


@router.get(
    "/{int:meeting_id}/pack",
    response=PackShown,
    operation_id="get_meeting_pack",
    summary=_("Tình hình để họp, chỉ cho cơ quan tổ chức"),
)
def get_meeting_pack(request: HttpRequest, meeting_id: int) -> dict[str, Any]:
    seat = seat_of(request)
    row = queries.meeting(meeting_id)
    if row.owner_path != seat.body.path:
        raise Hidden
    return _shown(pack_of(row, timezone.now()))


def _shown(pack: Pack) -> dict[str, Any]:
    return {
        "since": pack.since, "made_at": pack.made_at, "counts": pack.counts,
        "directives": [
            {
                "directive_id": d.id, "document_id": d.document_id, "document_number": d.number,
                "locator": d.locator, "task": d.task, "deadline_text": d.deadline,
                "before": d.before,
                "names": {n.value: list(d.names.get(n, ())) for n in Standing},
            }
            for paper in pack.papers for d in paper.directives
        ],
        "late": [
            {
                "assignment_id": one.assignment_id, "body": one.body,
                "document_number": one.number, "locator": one.locator, "due_on": one.due_on,
                "days_late": one.days,
            }
            for one in pack.late
        ],
        "requests": pack.wished,
        "doubts": [
            {
                "document_id": d.document_id, "document_number": d.number, "message": _said(d),
                "settled": d.settled,
            }
            for d in pack.doubts
        ],
        "proposals": pack.proposals,
    }  # fmt: skip


def _said(doubt: Doubt) -> str:
    return doubt.message_en if english() else doubt.message


@of_proposals.get(
    "",
    response=ProposalPage,
    operation_id="list_proposals",
    summary=_("Kiến nghị, vướng mắc đã gửi hoặc nhận được, mới trước"),
)
def list_proposals(
    request: HttpRequest,
    sides: Query[ProposalSides],
    cursor: Annotated[MomentCursor | None, Query(description=CURSOR)] = None,
) -> dict[str, object]:
    path = seat_of(request).body.path
    rows = queries.sent_by(path) if sides.side == "sender" else queries.sent_to(path)
    if sides.state:
        rows = rows.filter(state=sides.state)
    found = queries.proposals(rows, moment_of(cursor))
    return page(found, queries.PAGE, lambda p: cursor_at(p.sent_at, p.pk))


@of_proposals.get(
    "/{int:proposal_id}",
    response=ProposalRow,
    operation_id="get_proposal",
    summary=_("Một kiến nghị, vướng mắc và kết quả xử lý"),
)
def get_proposal(request: HttpRequest, proposal_id: int) -> Proposal:
    seat_of(request)
    return queries.proposal(proposal_id)


@of_proposals.post(
    "",
    response={201: ProposalRow},
    operation_id="send_proposal",
    summary=_("Gửi kiến nghị, vướng mắc"),
)
def send_proposal(request: HttpRequest, data: Sent) -> Status[Proposal]:
    seat = seat_of(request)
    sending = Sending(data.to_path, data.kind, data.words, data.directive_id)
    return Status(201, proposing.propose(sending, by=seat, now=timezone.now()))
