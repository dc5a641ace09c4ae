"""Operations on the notice of a meeting for other systems (thông báo kết luận)."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Router, Schema
from pydantic import BeforeValidator, Field

from sauro.documents.drafting.checks import Unwritable
from sauro.documents.drafting.docx import write_docx
from sauro.documents.drafting.model import Draft
from sauro.documents.drafting.proof import Difference, compared
from sauro.documents.drafting.text import write
from sauro.documents.models import Document
from sauro.documents.reading import read
from sauro.documents.rendering import pdf_of
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Refused
from sauro.foundation.web.api import Day, Given, Words, whole
from sauro.foundation.web.files import DOCX, PDF
from sauro.foundation.web.words import told
from sauro.meetings.models import Meeting, NoticeDraft
from sauro.meetings.notices import drafting, issuing
from sauro.meetings.notices.conclusion_api import own
from sauro.meetings.notices.pairing import unpaired_findings

router = Router(tags=["notices"])

_NO_NUL = r"^[^\x00]*$"
_FORMS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "docx": (DOCX, bytes),
    "pdf": (PDF, pdf_of),
}
_SEEN = _(
    "Số phiên bản của thể thức đã đọc, 0 khi chưa lưu lần nào; khác thì bị từ chối với mã 409."
)
Seen = Annotated[int, Field(ge=0, le=2**31 - 1, description=_SEEN), BeforeValidator(whole)]
Line = Annotated[str, Field(max_length=300, pattern=_NO_NUL)]
Lines = Annotated[list[Line], Field(max_length=100)]
Long = Annotated[str, Field(max_length=4000, pattern=_NO_NUL)]


class DifferenceRow(Schema):
    """What is read otherwise than it was concluded (điều đọc lại khác)."""

    directive: int = Field(description=_("Kết luận thứ mấy; 0 là cả thông báo."))
    field: str
    words: str


class NoticeShown(Schema):
    """Head and foot of a notice, and what is still missing (thể thức thông báo)."""

    issuer: list[str] = Field(description=_("Cơ quan cấp trên trước, cơ quan ban hành sau."))
    number: str
    place: str
    issued_on: date | None
    subject: str
    opening: str
    closing: str
    recipients: list[str]
    capacity: list[str]
    signer: str
    version: int = Field(description=_("Gửi lại khi sửa thể thức và khi ban hành."))
    document_id: int | None = Field(description=_("Văn bản đã gửi vào khi ban hành."))
    published: bool = Field(description=_("Văn bản ấy đã vào sổ."))
    missing: list[str] = Field(description=_("Điều phải điền hoặc làm rõ trước khi ban hành."))


class Heading(Given):
    """Head and foot as the office fills them in; what is not sent stays."""

    version: Seen
    issuer: Lines = Field([])
    number: Annotated[str, Field(max_length=60, pattern=_NO_NUL)] = ""
    place: Annotated[str, Field(max_length=100, pattern=_NO_NUL)] = ""
    issued_on: Day | None = None
    subject: Words = ""
    opening: Long = ""
    closing: Long = ""
    recipients: Lines = Field([])
    capacity: Lines = Field([])
    signer: Annotated[str, Field(max_length=120, pattern=_NO_NUL)] = ""


class FileShown(Schema):
    """The draft as a file (tệp dự thảo)."""

    name: str
    media_type: str
    sha256: str
    content: str = Field(
        description=_("Nội dung tệp, mã base64."),
        json_schema_extra={"contentEncoding": "base64"},
    )


class ReadRow(Schema):
    """One directive as the engine reads it from the draft (việc đọc lại)."""

    locator: str
    task: str
    lead: list[str]
    coordinating: list[str]
    reports_to: list[str]
    deadline_text: str
    due_on: date | None


class ReadBack(Schema):
    """The draft in words, what the engine reads from them, and what of it differs."""

    text: str
    directives: list[ReadRow]
    differences: list[DifferenceRow] = Field(
        description=_("Rỗng: đọc lại đúng như kết luận, ban hành là vào sổ ngay.")
    )


class Issuing(Given):
    """That the notice is issued as it was seen."""

    version: Seen
    ahead: bool = Field(False, description=_("Ngày ban hành chưa tới, vẫn ban hành."))


class IssuedShown(Schema):
    """What became of it."""

    document_id: int
    published: bool = Field(description=_("false: chờ người kiểm tra những điều đọc lại khác."))
    differences: list[DifferenceRow]
    unpaired: list[str] = Field(
        description=_("Kết luận không gắn được với việc nào trong sổ, vì lời đã sửa khi kiểm tra.")
    )


@router.get(
    "/{int:meeting_id}/notice",
    response=NoticeShown,
    operation_id="get_notice",
    summary=_("Thể thức của thông báo kết luận và điều còn thiếu"),
)
def get_notice(request: HttpRequest, meeting_id: int) -> dict[str, Any]:
    return _shown(own(meeting_id, seat_of(request)))


@router.post(
    "/{int:meeting_id}/notice",
    response=NoticeShown,
    operation_id="keep_notice",
    summary=_("Điền, sửa thể thức của thông báo"),
)
def keep_notice(request: HttpRequest, meeting_id: int, data: Heading) -> dict[str, Any]:
    seat = seat_of(request, Right.MEET)
    meeting = own(meeting_id, seat)
    sent = data.model_dump(exclude_unset=True, exclude={"version"})
    lists = {name: tuple(value) for name, value in sent.items() if isinstance(value, list)}
    form = replace(drafting.form_of(meeting), **{**sent, **lists})
    drafting.keep(meeting.pk, data.version, form, by=seat, now=timezone.now())
    return _shown(meeting)


@router.get(
    "/{int:meeting_id}/notice/file",
    response=FileShown,
    operation_id="get_notice_file",
    summary=_("Dự thảo thông báo, tệp DOCX hoặc PDF"),
)
def get_notice_file(
    request: HttpRequest, meeting_id: int, form: Literal["docx", "pdf"] = "docx"
) -> dict[str, str]:
    meeting = own(meeting_id, seat_of(request))
    kind, made = _FORMS[form]
    try:
        file = made(write_docx(drafting.draft(meeting)))
    except Unwritable as unwritable:
        raise Refused(*unwritable.findings) from unwritable
    return {
        "name": f"du-thao-thong-bao-{meeting.pk}.{form}",
        "media_type": kind,
        "sha256": sha256(file).hexdigest(),
        "content": b64encode(file).decode(),
    }


@router.get(
    "/{int:meeting_id}/notice/read-back",
    response=ReadBack,
    operation_id="read_notice_back",
    summary=_("Đọc lại dự thảo thông báo và đối chiếu với kết luận"),
)
def read_notice_back(request: HttpRequest, meeting_id: int) -> dict[str, Any]:
    draft = drafting.draft(own(meeting_id, seat_of(request)))
    try:
        text = write(draft)
    except Unwritable as unwritable:
        raise Refused(*unwritable.findings) from unwritable
    return {"text": text, **_read_back(draft, text)}


@router.post(
    "/{int:meeting_id}/notice/issue",
    response=IssuedShown,
    operation_id="issue_notice",
    summary=_("Ban hành thông báo và đưa các việc vào sổ"),
    description=_(
        "Đọc lại đúng thì vào sổ ngay. Đọc lại khác thì văn bản chờ người kiểm tra và ban hành vào "
        "sổ; gọi lại sau đó để hoàn tất."
    ),
)
def issue_notice(request: HttpRequest, meeting_id: int, data: Issuing) -> dict[str, Any]:
    seat, now = seat_of(request, Right.MEET), timezone.now()
    meeting = own(meeting_id, seat)
    if waiting := _verified(meeting):
        done = issuing.finish(meeting.pk, by=seat, now=now)
        left = [told(finding) for finding in unpaired_findings(done)]
        return {"document_id": waiting.pk, "published": True, "differences": [], "unpaired": left}
    issued = issuing.issue(meeting.pk, data.version, by=seat, now=now, ahead=data.ahead)
    return {
        "document_id": issued.document.pk,
        "published": issued.published,
        "differences": _rows(issued.differences),
        "unpaired": [],
    }


def _verified(meeting: Meeting) -> Document | None:
    """The document that was handed in before and that a person has published since."""
    row = NoticeDraft.objects.filter(meeting=meeting).select_related("document").first()
    document = row.document if row else None
    return document if document and document.status == Document.Status.PUBLISHED else None


def _shown(meeting: Meeting) -> dict[str, Any]:
    form = drafting.form_of(meeting)
    row = NoticeDraft.objects.filter(meeting=meeting).first()
    missing = issuing.missing_findings(meeting, form)
    return {
        **{name: getattr(form, name) for name in Heading.model_fields if name != "version"},
        "version": drafting.version_of(meeting),
        "document_id": row.document_id if row else None,
        "published": _verified(meeting) is not None,
        "missing": [told(finding) for finding in missing],
    }


def _read_back(draft: Draft, text: str) -> dict[str, Any]:
    notice = read(text)
    rows = [
        {
            "locator": d.locator,
            "task": d.task.text,
            "lead": [w.text for w in d.lead.words],
            "coordinating": [w.text for w in d.coordinating.words],
            "reports_to": [w.text for w in d.reports_to.words],
            "deadline_text": d.deadline.text or "",
            "due_on": d.deadline.due_on,
        }
        for d in notice.directives
    ]
    return {"directives": rows, "differences": _rows(compared(draft, notice))}


def _rows(found: Sequence[Difference]) -> list[dict[str, Any]]:
    return [{"directive": d.directive, "field": d.field, "words": d.words} for d in found]
