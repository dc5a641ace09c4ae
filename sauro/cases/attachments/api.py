"""Operations on attachments of a case, for other systems (ảnh, video, bản quét)."""

from __future__ import annotations

from base64 import b64encode
from datetime import date, datetime
from os import SEEK_END
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import File, Query, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field

from sauro.cases import register
from sauro.cases.attachments import copies, services
from sauro.cases.attachments.services import Told
from sauro.cases.models import CaseAttachment
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden
from sauro.foundation.files.store import opened
from sauro.foundation.web.api import Day, Given

router = Router(tags=["cases"])
PIECE = 4 * 1024 * 1024  # bytes of one answer
_OFFSET = _("Bắt đầu từ byte này; lấy tiếp từ “next_offset”.")
_NO_NUL = r"^[^\x00]*$"


class CaseAttachmentRow(Schema):
    """A file as it was received (tài liệu kèm theo)."""

    id: int
    sha256: str
    size: int
    name: str
    kind: Literal["photo", "video", "sound", "scan"] = Field(
        description=_("Theo nội dung tệp, không theo tên.")
    )
    title: str
    shows: str
    taken_on: date | None
    taken_where: str
    taken_by: str
    exhibit: str = Field(description=_("Mã tang vật như TV1; rỗng: của cả vụ việc."))
    clean_copy: bool = Field(description=_("Có bản sạch để công bố."))
    withdrawn_because: str = Field(description=_("Rỗng: không rút."))
    added_at: datetime


class CaseAttachments(Schema):
    """All files of a case, what was withdrawn too."""

    items: list[CaseAttachmentRow]


class CaseAttachmentSent(Schema):
    """What became of a file; ``new``: false where the case had it already."""

    new: bool
    attachment: CaseAttachmentRow


class CaseAttachmentPiece(Schema):
    """Some bytes of a file."""

    sha256: str = Field(description=_("Của cả tệp."))
    size: int
    content: str = Field(
        description=_("Nội dung, mã base64."), json_schema_extra={"contentEncoding": "base64"}
    )
    next_offset: int | None = Field(description=_("null: đã hết."))


class AttachmentTold(Schema):
    """What is told of a file."""

    title: Annotated[str, Field(max_length=200, pattern=_NO_NUL)] = ""
    shows: Annotated[str, Field(max_length=1000, pattern=_NO_NUL)] = ""
    taken_on: Day | None = None
    taken_where: Annotated[str, Field(max_length=300, pattern=_NO_NUL)] = ""
    taken_by: Annotated[str, Field(max_length=200, pattern=_NO_NUL)] = ""


class AttachmentWithdrawn(Given):
    """Why a file proves nothing any more."""

    because: Annotated[str, Field(min_length=1, max_length=300, pattern=_NO_NUL)]


@router.get(
    "/{int:case_id}/attachments",
    response=CaseAttachments,
    operation_id="list_attachments",
    summary=_("Ảnh, video, bản quét của một vụ việc"),
)
def list_attachments(request: HttpRequest, case_id: int) -> dict[str, Any]:
    seat_of(request)
    rows = CaseAttachment.objects.filter(case=register.case(case_id)).select_related("exhibit")
    rows = rows.order_by("pk")
    return {"items": [_row(row) for row in rows]}


@router.post(
    "/{int:case_id}/attachments",
    response={200: CaseAttachmentSent, 201: CaseAttachmentSent},
    operation_id="send_attachment",
    summary=_("Gửi một ảnh, video, bản quét; gửi lại thì nhận ra theo SHA-256"),
)
def send_attachment(
    request: HttpRequest,
    case_id: int,
    file: Annotated[UploadedFile, File()],
    told: Query[AttachmentTold],
) -> Status[dict[str, Any]]:
    seat, now = seat_of(request, Right.KEEP_CASES), timezone.now()
    what = Told(told.title, told.shows, told.taken_on, told.taken_where, told.taken_by)
    row, new = services.attach(
        case_id, file.name or "", file.chunks(), what, by=seat, now=now,
        today=timezone.localdate(now),
    )  # fmt: skip
    return Status(201 if new else 200, {"new": new, "attachment": _row(row)})


@router.get(
    "/{int:case_id}/attachments/{int:attachment_id}/content",
    response=CaseAttachmentPiece,
    operation_id="get_attachment",
    summary=_("Nội dung một tệp, từng phần; hoặc bản sạch"),
)
def get_attachment(
    request: HttpRequest,
    case_id: int,
    attachment_id: int,
    clean: bool = False,
    offset: Annotated[int, Query(ge=0, le=2**53, description=_OFFSET)] = 0,
) -> dict[str, Any]:
    seat_of(request)
    row = _attachment(case_id, attachment_id)
    if clean:
        made, _kind = copies.clean(row)
        with made:
            digest, size = copies.clean_sha256(row, made), made.seek(0, SEEK_END)
            made.seek(offset)
            return _piece(made.read(PIECE), digest, size, offset)
    with opened(row.sha256) as kept:
        kept.seek(offset)
        return _piece(kept.read(PIECE), row.sha256, row.size, offset)


@router.post(
    "/{int:case_id}/attachments/{int:attachment_id}/withdraw",
    response=CaseAttachmentRow,
    operation_id="withdraw_attachment",
    summary=_("Rút một tệp kèm lý do; tệp vẫn được giữ"),
)
def withdraw_attachment(
    request: HttpRequest, case_id: int, attachment_id: int, data: AttachmentWithdrawn
) -> dict[str, Any]:
    seat = seat_of(request, Right.KEEP_CASES)
    row = _attachment(case_id, attachment_id)
    return _row(services.withdraw(row.pk, data.because, by=seat, now=timezone.now()))


def _attachment(case_id: int, attachment_id: int) -> CaseAttachment:
    found = CaseAttachment.objects.filter(pk=attachment_id, case_id=case_id).first()
    if found is None:
        raise Hidden
    return found


def _piece(content: bytes, digest: str, size: int, offset: int) -> dict[str, Any]:
    after = offset + len(content)
    return {
        "sha256": digest, "size": size, "content": b64encode(content).decode(),
        "next_offset": after if content and after < size else None,
    }  # fmt: skip


def _row(row: CaseAttachment) -> dict[str, Any]:
    names = ("id", "sha256", "size", "name", "kind", "title", "shows", "taken_on", "taken_where",
             "taken_by", "withdrawn_because", "added_at")  # fmt: skip
    exact = {"exhibit": row.exhibit.key if row.exhibit else "", "clean_copy": copies.has_copy(row)}
    return {**{name: getattr(row, name) for name in names}, **exact}
