"""Operations about a document as a whole: its head, where it was issued, its doubts, its names."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Schema
from pydantic import BeforeValidator, Field

from sauro.documents import choosing, closing, heading, placing, queries, verification
from sauro.documents.api import DocumentRow, DocumentShown
from sauro.documents.models import Document
from sauro.documents.naming import Meant, Names
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused
from sauro.foundation.web.api import (
    CURSOR,
    NEXT,
    VERSION,
    Day,
    Given,
    Version,
    Words,
    page,
    whole,
)

router = Router(tags=["documents"])

_NO_NUL = r"^[^\x00]*$"
_SAYS = r"^[^\x00]*[^\s\x00][^\x00]*$"  # something beside blanks
_PATH = r"^v(\.[0-9a-z]{1,20}){0,20}$"
_PAGE = 100  # names at once
_MOST_SHOWN = 200  # bodies of one name
BodyPath = Annotated[str, Field(max_length=120, pattern=_PATH)]
Key = Annotated[int, Field(ge=1, le=2**31 - 1), BeforeValidator(whole)]
_ITEM = _("Chỉ cho một việc; bỏ trống là cho cả văn bản.")
_SEEN = _("“seen” đã đọc; khác lựa chọn đang có thì bị từ chối với mã 409.")


class Head(Given):
    """What the head of a document says; what is not sent stays."""

    seen: Annotated[str, Field(max_length=16, pattern=r"^[0-9a-f]{16}$")] = Field(
        description=_("“head_seen” của văn bản; đầu văn bản đã đổi thì bị từ chối với mã 409.")
    )
    doc_type: Annotated[str, Field(max_length=60, pattern=_NO_NUL)] = ""
    number: Annotated[str, Field(max_length=60, pattern=_NO_NUL)] = ""
    issued_on: Day | None = None
    issuer: Annotated[str, Field(max_length=200, pattern=_NO_NUL)] = Field(
        "", description=_("Tên gọi trong văn bản được hiểu theo nơi ban hành.")
    )
    event: Annotated[str, Field(max_length=500, pattern=_NO_NUL)] = ""
    event_on: Day | None = None
    signer: Annotated[str, Field(max_length=120, pattern=_NO_NUL)] = ""
    signed_as: Annotated[str, Field(max_length=200, pattern=_NO_NUL)] = ""


class Placing(Given):
    """Which body issued a paper whose head does not tell."""

    body: BodyPath = Field(description=_("Đường dẫn của cơ quan ban hành."))
    seen: Annotated[str, Field(max_length=120, pattern=_NO_NUL)] = Field(
        "", description=_("“issued_from” của văn bản như đã đọc.")
    )


class Settling(Given):
    """Which doubt has been looked at."""

    place: Annotated[int, Field(ge=0, le=2**31 - 1), BeforeValidator(whole)] = Field(
        description=_("Thứ tự trong “doubts” của văn bản, từ 0.")
    )
    code: Annotated[str, Field(max_length=60, pattern=_NO_NUL)] = Field(
        description=_("“code” của điều ấy.")
    )


class Choosing(Given):
    """Whom a name means; no body: it stays open on purpose."""

    mention: Words = Field(min_length=1, description=_("Tên gọi như trong văn bản."))
    bodies: Annotated[list[BodyPath], Field(max_length=choosing.MOST)] = Field(
        [], description=_("Đường dẫn các cơ quan được nêu.")
    )
    open: bool = Field(False, description=_("Để ngỏ, giao sau; khi ấy không gửi “bodies”."))
    seen: Annotated[str, Field(max_length=100_000, pattern=r"^[0-9-]*$")] = Field(
        "", description=_SEEN
    )
    item_id: Key | None = Field(None, description=_ITEM)
    reason: Annotated[str, Field(max_length=300, pattern=_NO_NUL)] = ""


class Closing(Given):
    """Why a document orders nothing; with a version, that all that is left of it is dropped."""

    reason: Annotated[str, Field(max_length=300, pattern=_SAYS)] = Field(
        description=_("Vì sao khép lại; người sau đọc được.")
    )
    version: Version | None = Field(
        None,
        description=_(
            "“document_version” của danh sách việc đã xem: bỏ mọi việc còn lại với lý do ấy. Không "
            "gửi thì chỉ khép được văn bản không còn việc nào."
        ),
    )


class Reopening(Given):
    """A closed document as it was seen."""

    version: Version = Field(description=VERSION)


class NameBody(Schema):
    """A body that is meant, or may be."""

    path: str
    name: str


class NameShown(Schema):
    """A name in a document and whom it means."""

    mention: str
    state: Literal["sure", "chosen", "open", "choose", "group", "unknown"] = Field(
        description=_(
            "sure: theo quy tắc; chosen: người chọn; open: để ngỏ; choose, group, unknown: chờ "
            "người chọn."
        )
    )
    bodies: list[NameBody] = Field(
        description=_("Cơ quan được nêu, hoặc để chọn; nhiều nhất 200 cơ quan.")
    )
    count: int = Field(description=_("Tất cả bao nhiêu cơ quan."))
    because: str = Field(description=_("Căn cứ, ghi chú của người chọn."))
    seen: str = Field(description=_("Gửi lại ở “seen” khi chọn."))


class NamePage(Schema):
    """Some names of a document and where the next page begins."""

    items: list[NameShown]
    next_cursor: Words | None = Field(description=NEXT)


@router.post(
    "/{int:document_id}/head",
    response=DocumentShown,
    operation_id="mend_head",
    summary=_("Ghi hoặc sửa đầu văn bản: loại, số, ngày, cơ quan, cuộc họp, người ký"),
)
def mend_head(request: HttpRequest, document_id: int, data: Head) -> Document:
    seat = seat_of(request, Right.VERIFY)
    changes = data.model_dump(exclude_unset=True, exclude={"seen"})
    heading.mend_head(document_id, changes, seen=data.seen, by=seat, now=timezone.now())
    return queries.document(document_id)


@router.post(
    "/{int:document_id}/place",
    response=DocumentShown,
    operation_id="choose_place",
    summary=_("Chọn cơ quan ban hành khi đầu văn bản không cho biết"),
)
def choose_place(request: HttpRequest, document_id: int, data: Placing) -> Document:
    seat, now = seat_of(request, Right.VERIFY), timezone.now()
    [body] = Names(queries.document(document_id), timezone.localdate(now)).at([data.body])
    placing.place(document_id, body, seen=data.seen, by=seat, now=now)
    return queries.document(document_id)


@router.post(
    "/{int:document_id}/doubts/settle",
    response=DocumentShown,
    operation_id="settle_doubt",
    summary=_("Đã xem một điều cần xem lại của văn bản"),
)
def settle_doubt(request: HttpRequest, document_id: int, data: Settling) -> Document:
    seat, now = seat_of(request, Right.VERIFY), timezone.now()
    verification.settle(document_id, data.place, data.code, by=seat, now=now)
    return queries.document(document_id)


@router.post(
    "/{int:document_id}/close",
    response=DocumentRow,
    operation_id="close_document",
    summary=_("Khép lại một văn bản không giao việc nào, kèm lý do"),
)
def close_document(request: HttpRequest, document_id: int, data: Closing) -> Document:
    seat, now = seat_of(request, Right.VERIFY), timezone.now()
    return closing.close(document_id, data.reason, dropping=data.version, by=seat, now=now)


@router.post(
    "/{int:document_id}/reopen",
    response=DocumentRow,
    operation_id="reopen_document",
    summary=_("Mở lại một văn bản đã khép; các việc bị bỏ khi khép được lấy lại"),
)
def reopen_document(request: HttpRequest, document_id: int, data: Reopening) -> Document:
    return closing.reopen(document_id, by=seat_of(request, Right.VERIFY), version=data.version)


@router.get(
    "/{int:document_id}/names",
    response=NamePage,
    operation_id="list_names",
    summary=_("Các tên gọi trong văn bản và cơ quan được hiểu"),
)
def list_names(
    request: HttpRequest,
    document_id: int,
    item_id: Annotated[Key | None, Query(description=_ITEM)] = None,
    cursor: Annotated[Words | None, Query(description=CURSOR)] = None,
) -> dict[str, object]:
    seat_of(request)
    document = queries.document(document_id)
    mentions = sorted(m for m in choosing.names_in(document, item_id) if m > (cursor or ""))
    names = Names(document, timezone.localdate())
    rows = [_shown(names, mention, item_id) for mention in mentions[: _PAGE + 1]]
    return page(rows, _PAGE, lambda row: str(row["mention"]))


@router.post(
    "/{int:document_id}/names",
    response=NameShown,
    operation_id="choose_bodies",
    summary=_("Chọn cơ quan được một tên gọi nêu, hoặc để ngỏ"),
)
def choose_bodies(request: HttpRequest, document_id: int, data: Choosing) -> dict[str, Any]:
    seat, now = seat_of(request, Right.VERIFY), timezone.now()
    document = queries.document(document_id)
    if data.mention not in choosing.names_in(document, data.item_id):
        raise Hidden
    if bool(data.bodies) == data.open:
        raise Refused(choosing.nobody_chosen())
    bodies = Names(document, timezone.localdate(now)).at(data.bodies)
    choosing.choose(
        document_id, data.mention, bodies, seen=data.seen, by=seat, now=now,
        item_id=data.item_id, reason=data.reason,
    )  # fmt: skip
    names = Names(queries.document(document_id), timezone.localdate(now))
    return _shown(names, data.mention, data.item_id)


def _shown(names: Names, mention: str, item_id: int | None) -> dict[str, Any]:
    meant: Meant = names.meant(mention, item_id)
    return {
        "mention": mention,
        "state": meant.state.value,
        "bodies": [{"path": b.path, "name": b.name} for b in meant.bodies[:_MOST_SHOWN]],
        "count": len(meant.bodies),
        "because": meant.because,
        "seen": names.seen(mention, item_id),
    }
