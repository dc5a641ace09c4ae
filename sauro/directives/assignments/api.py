"""Operations on the work of bodies for other systems (việc được giao)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Schema, Status
from pydantic import BeforeValidator, Field

from sauro.directives.assignments import acting, asking, queries
from sauro.directives.assignments.evidence import MOST_PAPERS, Shows
from sauro.directives.assignments.passing import Portion, pass_down
from sauro.directives.assignments.rules import Act
from sauro.directives.assignments.went import went
from sauro.directives.assignments.words import went_words
from sauro.directives.models import Assignment, EvidenceLink, Request, Step
from sauro.foundation.access.acting import seat_of
from sauro.foundation.errors import Refused
from sauro.foundation.web.api import CURSOR, NEXT, VERSION, Given, MeantDay, Version, page, whole
from sauro.kernel.findings import Finding
from sauro.organization.queries import body

router = Router(tags=["assignments"])

StateName = Literal[
    "issued", "acknowledged", "in_progress", "submitted", "returned", "accepted", "withdrawn"
]
StandingName = Literal["on_time", "late", "in_term", "overdue", "withdrawn"]
MoveName = Literal["acknowledge", "report", "submit", "take_back", "accept", "return", "withdraw"]
# Every day that there is; the 29 February of some years alone is left to be refused by hand.
_DAYS = "(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-9])|(0[13-9]|1[0-2])-30|(0[13578]|1[02])-31"
DayCursor = Annotated[
    str, Field(max_length=30, pattern=f"^([12][0-9]{{3}}-({_DAYS}))?,[0-9]{{1,18}}$")
]
BodyPath = Annotated[str, Field(max_length=120, pattern=r"^v(\.[0-9a-z]{1,20}){0,20}$")]
Key = Annotated[int, Field(ge=1, le=2**63 - 1), BeforeValidator(whole)]
Said = Annotated[str, Field(max_length=4000, pattern=r"^[^\x00]*$")]
_STANDING = _("on_time, late: đã nghiệm thu; in_term, overdue: đang làm; withdrawn: đã thu hồi.")
NO_CURSOR = Finding(
    "cursor", "cursor",
    "“cursor” không phải là giá trị “next_cursor” mà trang trước đã trả về. Hãy gửi đúng giá trị "
    "ấy, hoặc bỏ trống để lấy từ đầu.",
    "No page gave this cursor as next_cursor. Send that one, or none for the first page.",
)  # fmt: skip


class AssignmentRow(Schema):
    """What one body has to do of a directive (việc của một cơ quan)."""

    id: int
    directive_id: int
    document_number: str
    locator: str
    task: str
    portion: str = Field(description=_("Phần việc được giao xuống; rỗng là cả việc."))
    part_of_id: int | None = Field(description=_("Việc mà phần này thuộc về; null là cả việc."))
    body_path: str = Field(description=_("Cơ quan được giao."))
    body_name: str
    issuer_path: str = Field(description=_("Nơi giao việc, nghiệm thu."))
    state: StateName
    standing: StandingName = Field(description=_STANDING)
    days_late: int
    due_first_on: date | None = Field(description=_("Hạn khi giao."))
    due_on: date | None = Field(description=_("Hạn hiện nay, kể cả gia hạn."))
    submitted_on: date | None = Field(description=_("Ngày báo cáo kết quả."))
    version: int

    @staticmethod
    def resolve_document_number(row: Assignment) -> str:
        return row.directive.document_number

    @staticmethod
    def resolve_locator(row: Assignment) -> str:
        return row.directive.locator

    @staticmethod
    def resolve_task(row: Assignment) -> str:
        return row.directive.task

    @staticmethod
    def resolve_body_path(row: Assignment) -> str:
        return row.owner_path

    @staticmethod
    def resolve_body_name(row: Assignment) -> str:
        return row.body.name

    @staticmethod
    def resolve_standing(row: Assignment) -> str:
        return queries.how(row, timezone.localdate())[0].value

    @staticmethod
    def resolve_days_late(row: Assignment) -> int:
        return queries.how(row, timezone.localdate())[1]


class AssignmentPage(Schema):
    """Some assignments and where the next page begins."""

    items: list[AssignmentRow]
    next_cursor: DayCursor | None = Field(description=NEXT)


class LinkedPaper(Schema):
    """A document that shows what was done (văn bản kèm theo)."""

    document_id: int = Field(description=_("Chỉ mở được khi vị trí này được xem văn bản ấy."))
    called: str


class StepRow(Schema):
    """One thing that happened to an assignment (diễn biến)."""

    act: str
    words: str
    day: date | None = Field(description=_("Ngày xin hoặc được gia hạn."))
    at: datetime
    by: str | None = Field(description=_("Người và vị trí; null là hệ thống."))
    papers: list[LinkedPaper] = Field(description=_("Văn bản kèm theo."))

    @staticmethod
    def resolve_papers(step: Step) -> list[EvidenceLink]:
        return list(step.papers.all())

    @staticmethod
    def resolve_by(step: Step) -> str | None:
        return f"{step.by.user}, {step.by.body.name}" if step.by else None


class RequestRow(Schema):
    """What a body asked of the issuer (đề nghị)."""

    id: int
    kind: Literal["extension", "objection"]
    wanted_on: date | None
    reason: str
    granted: bool | None = Field(description=_("null: chưa quyết định."))
    granted_on: date | None
    answer: str


class AssignmentShown(AssignmentRow):
    """One assignment with all that happened to it."""

    went_to: str = Field(description=_("Việc đã chuyển đi thì sang đâu, khi ấy quá hạn bao lâu."))
    steps: list[StepRow]
    requests: list[RequestRow]

    @staticmethod
    def resolve_went_to(row: Assignment) -> str:
        gone = went((row,)).get(row.pk)
        return went_words(gone) if gone else ""

    @staticmethod
    def resolve_steps(row: Assignment) -> list[Step]:
        return list(queries.steps(row))

    @staticmethod
    def resolve_requests(row: Assignment) -> list[Request]:
        return list(row.requests.order_by("pk"))


class WorkAsked(Schema):
    """Which work, and of whom."""

    side: Literal["doer", "issuer", "helper"] = Field(
        "doer",
        description=_("doer: việc được giao; issuer: việc đã giao; helper: việc phối hợp."),
    )
    standing: StandingName | None = Field(None, description=_STANDING)
    state: StateName | None = None


class Move(Given):
    """A step as it was seen possible."""

    version: Version = Field(description=VERSION)
    act: MoveName
    words: Said = ""
    documents: Annotated[list[Key], Field(max_length=MOST_PAPERS)] = Field(
        [], description=_("Văn bản kèm theo khi báo cáo, mà vị trí này được xem.")
    )


class Wish(Given):
    """What is asked: more time until a day, or to be relieved."""

    version: Version = Field(description=VERSION)
    kind: Literal["extension", "objection"]
    reason: Said
    wanted_on: MeantDay | None = None


class Decision(Given):
    """Yes or no, with its reason."""

    granted: bool
    answer: Said = ""
    granted_on: MeantDay | None = Field(None, description=_("Khác ngày đã xin thì ghi ở đây."))


class Handing(Given):
    """Which unit below gets which part of the work, by when."""

    version: Version = Field(description=VERSION)
    body: BodyPath = Field(description=_("Đường dẫn của đơn vị trực thuộc cơ quan được giao."))
    words: Said = Field(description=_("Phần việc gì."))
    due_on: MeantDay | None = Field(
        None, description=_("Không sau hạn của cả việc; null là theo hạn của cả việc.")
    )


_SIDES = {"doer": queries.of_body, "issuer": queries.given_by, "helper": queries.helped_by}


@router.get(
    "",
    response=AssignmentPage,
    operation_id="list_assignments",
    summary=_("Việc được giao, đã giao hoặc phối hợp, gần hạn trước"),
)
def list_assignments(
    request: HttpRequest,
    narrowing: Query[WorkAsked],
    cursor: Annotated[DayCursor | None, Query(description=CURSOR)] = None,
) -> dict[str, object]:
    path = seat_of(request).body.path
    side = _SIDES[narrowing.side](path)
    after = queries.place_of(cursor or "")
    if cursor and after is None:
        raise Refused(NO_CURSOR)
    asked = queries.Asked(narrowing.standing or "", narrowing.state or "", after=after)
    rows = queries.page(side, asked, timezone.localdate())
    return page(rows, queries.PAGE, lambda r: f"{r.due_on or ''},{r.pk}")


@router.get(
    "/{int:assignment_id}",
    response=AssignmentShown,
    operation_id="get_assignment",
    summary=_("Một việc được giao và diễn biến của nó"),
)
def get_assignment(request: HttpRequest, assignment_id: int) -> Assignment:
    seat_of(request)
    return queries.assignment(assignment_id)


@router.post(
    "/{int:assignment_id}/steps",
    response=AssignmentShown,
    operation_id="move_assignment",
    summary=_("Một bước của việc: nhận, báo cáo, nghiệm thu, trả lại, thu hồi"),
)
def move_assignment(request: HttpRequest, assignment_id: int, data: Move) -> Assignment:
    seat, now = seat_of(request), timezone.now()
    act, shows = Act(data.act), Shows(papers=data.documents)
    acting.move(assignment_id, data.version, act, data.words, by=seat, now=now, shows=shows)
    return queries.assignment(assignment_id)


@router.post(
    "/{int:assignment_id}/parts",
    response={201: AssignmentRow},
    operation_id="pass_part_down",
    summary=_("Giao một phần việc cho đơn vị trực thuộc"),
)
def pass_part_down(request: HttpRequest, assignment_id: int, data: Handing) -> Status[Assignment]:
    seat, now = seat_of(request), timezone.now()
    unit = body(data.body)
    portion = Portion(unit.id if unit else 0, data.words, data.due_on)
    part = pass_down(assignment_id, data.version, portion, by=seat, now=now)
    return Status(201, queries.assignment(part.pk))


@router.post(
    "/{int:assignment_id}/requests",
    response=RequestRow,
    operation_id="ask_of_issuer",
    summary=_("Xin gia hạn, hoặc kiến nghị không thực hiện"),
)
def ask_of_issuer(request: HttpRequest, assignment_id: int, data: Wish) -> Request:
    seat, kind = seat_of(request), Request.Kind(data.kind)
    return asking.ask(
        assignment_id, data.version, kind, data.reason,
        by=seat, now=timezone.now(), wanted_on=data.wanted_on,
    )  # fmt: skip


@router.post(
    "/requests/{int:request_id}/decision",
    response=RequestRow,
    operation_id="decide_request",
    summary=_("Quyết định một đề nghị"),
)
def decide_request(request: HttpRequest, request_id: int, data: Decision) -> Request:
    seat, now = seat_of(request), timezone.now()
    return asking.decide(
        request_id, data.granted, data.answer, by=seat, now=now, granted_on=data.granted_on
    )
