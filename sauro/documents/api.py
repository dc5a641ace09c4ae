"""Operations of documents for other systems: sending in, reading, agreeing, dropping."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_noop as _
from ninja import File, Header, Query, Router, Schema, Status, UploadedFile
from pydantic import BeforeValidator, Field

from sauro.documents import delivery, heading, queries, reshaping, rules, verification
from sauro.documents.models import Document, Item
from sauro.documents.publishing import facts_of
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.rights import Right
from sauro.foundation.web.api import (
    CURSOR,
    NEXT,
    VERSION,
    Given,
    MomentCursor,
    Version,
    Words,
    cursor_at,
    moment_of,
    page,
    whole,
)

router = Router(tags=["documents"])

DocumentStatus = Literal["waiting", "read", "unreadable", "published", "closed"]
Clear = Literal["lead", "task", "deadline", "responsibility", "deliverable", "authority"]
# Visible ASCII, as header fields have it.
DeliveryKey = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[!-~]+$")]
Place = Annotated[str, Field(max_length=9, pattern=r"^[0-9]+$")]
TextPlace = Annotated[int, Field(ge=0, le=2**31 - 1), BeforeValidator(whole)]
_NO_NUL = r"^[^\x00]*$"
_SAYS = r"^[^\x00]*[^\s\x00][^\x00]*$"  # something beside blanks
Names = Annotated[list[Words], Field(max_length=100)]
_STATUS = _(
    "waiting: chờ đọc; read: chờ kiểm tra; unreadable: không đọc được; published: đã vào sổ; "
    "closed: đã khép lại."
)
_SPANS = _("Các đoạn [đầu, cuối) tính bằng ký tự trong “text” của văn bản.")
_RRULE = _("Lặp lại theo RFC 5545, ví dụ FREQ=MONTHLY.")


class Doubt(Schema):
    """What a person should look at again (điều cần xem lại)."""

    code: str
    field: str
    message: str
    spans: list[tuple[int, int]] = Field(description=_SPANS)


def doubts_of(row: Document | Item) -> list[dict[str, Any]]:
    """In the language that was asked for."""
    english = (get_language() or "vi").startswith("en")
    return [{**d, "message": d["message_en"] if english else d["message"]} for d in row.doubts]


class DocumentRow(Schema):
    """A document as a list shows it (văn bản)."""

    id: int
    name: str = Field(description=_("Tên tệp như người gửi đặt."))
    sha256: str
    size: int = Field(description=_("Số byte."))
    status: DocumentStatus = Field(description=_STATUS)
    owner_path: str = Field(description=_("Đường dẫn của cơ quan đã nhận văn bản."))
    doc_type: str = Field(description=_("Loại văn bản như đọc được; rỗng là không rõ."))
    number: str = Field(description=_("Số, ký hiệu."))
    issuer: str = Field(description=_("Cơ quan ban hành, theo lời văn."))
    issued_on: date | None
    received_at: datetime
    published_at: datetime | None
    version: int = Field(description=_("Tăng sau mỗi lần sửa."))


class DocumentPage(Schema):
    """Some documents and where the next page begins."""

    items: list[DocumentRow]
    next_cursor: MomentCursor | None = Field(description=NEXT)


class DocumentShown(DocumentRow):
    """One document with its words."""

    event: str = Field(description=_("Cuộc họp mà văn bản kết luận."))
    event_on: date | None
    signer: str = Field(description=_("Người ký."))
    signed_as: str = Field(description=_("Thẩm quyền, chức vụ ký."))
    head_seen: str = Field(description=_("Gửi lại ở “seen” khi sửa đầu văn bản."))
    issued_from: str = Field(
        description=_("Nơi ban hành do người chọn; gửi lại ở “seen” khi chọn nơi ban hành.")
    )
    refusal: str = Field(description=_("Vì sao không đọc được; rỗng là đọc được."))
    text: str = Field(description=_("Toàn văn như đọc được."))
    doubts: list[Doubt]

    @staticmethod
    def resolve_head_seen(document: Document) -> str:
        return heading.seen_of(document)

    @staticmethod
    def resolve_refusal(document: Document) -> str:
        english = (get_language() or "vi").startswith("en")
        return (document.refusal_en if english else "") or document.refusal

    @staticmethod
    def resolve_doubts(document: Document) -> list[dict[str, Any]]:
        return doubts_of(document)


class Received(Schema):
    """What became of a file that was sent in."""

    new: bool = Field(description=_("false: cơ quan đã có tệp này, không nhận lần nữa."))
    document: DocumentRow


class ItemShown(Schema):
    """One directive as read from a document, before it is published (việc đọc được)."""

    id: int
    position: int
    locator: str = Field(description=_("Mục trong văn bản, ví dụ “II.3”."))
    task: str
    spans: list[tuple[int, int]] = Field(description=_SPANS)
    lead: list[str] = Field(description=_("Chủ trì, như văn bản gọi tên."))
    coordinating: list[str] = Field(description=_("Phối hợp."))
    reports_to: list[str] = Field(description=_("Báo cáo, gửi cho ai."))
    deliverable: str
    authority: str
    deadline_kind: str
    deadline_text: str
    due_on: date | None
    rrule: str = Field(description=_RRULE)
    missing: list[Clear] = Field(description=_("Điều chưa rõ trong sáu rõ."))
    doubts: list[Doubt]
    checked: bool = Field(description=_("Đã có người kiểm tra."))
    dropped_because: str = Field(description=_("Lý do bỏ; rỗng là không bỏ."))
    version: int

    @staticmethod
    def resolve_missing(item: Item) -> tuple[str, ...]:
        return rules.names_of(rules.missing(facts_of(item)))

    @staticmethod
    def resolve_doubts(item: Item) -> list[dict[str, Any]]:
        return doubts_of(item)


class Items(Schema):
    """Some directives of a document, in its order, and where the next page begins."""

    document_version: int = Field(description=_("Gửi số này khi ban hành."))
    items: list[ItemShown]
    next_cursor: Place | None = Field(description=NEXT)


class Agreement(Given):
    """That an item is right as it was seen."""

    version: Version = Field(description=VERSION)


class Mending(Given):
    """Other words for an item; what is not sent stays. It counts as verified then."""

    version: Version = Field(description=VERSION)
    task: Annotated[str, Field(max_length=20_000, pattern=_SAYS)] | None = None
    lead: Names = Field([], description=_("Chủ trì, như văn bản gọi tên."))
    coordinating: Names = Field([], description=_("Phối hợp."))
    reports_to: Names = Field([], description=_("Báo cáo, gửi cho ai."))
    deadline_text: Annotated[Words, Field(max_length=300)] = Field(
        "", description=_("Lời về thời hạn; ngày được đọc lại từ lời này.")
    )
    deliverable: Annotated[str, Field(max_length=1000, pattern=_NO_NUL)] = ""
    authority: Annotated[str, Field(max_length=1000, pattern=_NO_NUL)] = ""


class Splitting(Given):
    """Where the second directive of an item begins."""

    version: Version = Field(description=VERSION)
    at: TextPlace = Field(description=_("Chỗ tách, tính bằng ký tự trong “text” của văn bản."))


class Addition(Given):
    """The words of the text that are a directive which the reading missed."""

    start: TextPlace = Field(description=_("Ký tự đầu trong “text” của văn bản."))
    end: TextPlace = Field(description=_("Ngay sau ký tự cuối."))


class Halves(Schema):
    """The two items that one became."""

    first: ItemShown
    second: ItemShown


class Merging(Given):
    """That an item and the one after it are one, and what stays where they differ."""

    version: Version = Field(description=VERSION)
    lead: Literal["first", "second", "both"] | None = Field(
        None, description=_("Chủ trì được giữ khi hai việc nêu khác nhau.")
    )
    deadline: Literal["first", "second", "both"] | None = Field(
        None, description=_("Thời hạn được giữ khi hai việc nêu khác nhau.")
    )


class Dropping(Given):
    """That an item is no directive, and why."""

    version: Version = Field(description=VERSION)
    reason: Annotated[str, Field(max_length=300, pattern=_SAYS)] = Field(
        description=_("Vì sao bỏ; người sau đọc được.")
    )


@router.get(
    "",
    response=DocumentPage,
    operation_id="list_documents",
    summary=_("Danh sách văn bản, mới nhận trước"),
)
def list_documents(
    request: HttpRequest,
    status: Annotated[DocumentStatus | None, Query(description=_STATUS)] = None,
    cursor: Annotated[MomentCursor | None, Query(description=CURSOR)] = None,
) -> dict[str, object]:
    seat_of(request)
    rows = queries.documents(moment_of(cursor), status or "")
    return page(rows, queries.PAGE, lambda d: cursor_at(d.received_at, d.pk))


@router.get(
    "/{int:document_id}",
    response=DocumentShown,
    operation_id="get_document",
    summary=_("Một văn bản, tình trạng và lời văn"),
)
def get_document(request: HttpRequest, document_id: int) -> Document:
    seat_of(request)
    return queries.document(document_id)


@router.post(
    "",
    response={201: Received, 200: Received},
    operation_id="send_document",
    summary=_("Gửi một tệp văn bản để đọc; gửi lại thì nhận ra"),
    description=_(
        "Mã 201: tệp mới, sẽ được đọc. Mã 200: cơ quan đã có tệp này (theo SHA-256), hoặc lần gửi "
        "này đã nhận (theo Idempotency-Key). Cùng Idempotency-Key mà tệp khác thì bị từ chối."
    ),
)
def send_document(
    request: HttpRequest,
    file: Annotated[UploadedFile, File()],
    idempotency_key: Annotated[
        DeliveryKey | None,
        Header(alias="Idempotency-Key", description=_("Tên lần gửi do bên gửi đặt.")),
    ] = None,
) -> Status[dict[str, object]]:
    seat = seat_of(request, Right.RECEIVE)
    document, new = delivery.deliver(
        file.name or "", file.chunks(), idempotency_key or "", by=seat, now=timezone.now()
    )
    return Status(201 if new else 200, {"new": new, "document": document})


@router.get(
    "/{int:document_id}/items",
    response=Items,
    operation_id="list_items",
    summary=_("Các việc đọc được trong một văn bản"),
)
def list_items(
    request: HttpRequest,
    document_id: int,
    cursor: Annotated[Place | None, Query(description=CURSOR)] = None,
) -> dict[str, object]:
    seat_of(request)
    document = queries.document(document_id)
    rows = queries.items(document, int(cursor or 0))
    shown = page(rows, queries.ITEMS, lambda item: str(item.position))
    return shown | {"document_version": verification.seen_version(document)}


@router.post(
    "/{int:document_id}/items",
    response={201: ItemShown},
    operation_id="add_item",
    summary=_("Thêm một việc mà máy đọc sót, từ một đoạn lời văn"),
)
def add_item(request: HttpRequest, document_id: int, data: Addition) -> Status[Item]:
    seat = seat_of(request, Right.VERIFY)
    return Status(201, reshaping.add(document_id, data.start, data.end, by=seat))


@router.post(
    "/{int:document_id}/items/{int:item_id}/agree",
    response=ItemShown,
    operation_id="agree_item",
    summary=_("Đồng ý với một việc đọc được"),
)
def agree_item(request: HttpRequest, document_id: int, item_id: int, data: Agreement) -> Item:
    seat = seat_of(request, Right.VERIFY)
    item = queries.item(document_id, item_id)
    return verification.agree(item.pk, data.version, by=seat)


@router.post(
    "/{int:document_id}/items/{int:item_id}/drop",
    response=ItemShown,
    operation_id="drop_item",
    summary=_("Bỏ một việc đọc được, kèm lý do"),
)
def drop_item(request: HttpRequest, document_id: int, item_id: int, data: Dropping) -> Item:
    seat = seat_of(request, Right.VERIFY)
    item = queries.item(document_id, item_id)
    return verification.drop(item.pk, data.version, data.reason, by=seat)


@router.post(
    "/{int:document_id}/items/{int:item_id}/restore",
    response=ItemShown,
    operation_id="restore_item",
    summary=_("Lấy lại một việc đã bỏ"),
)
def restore_item(request: HttpRequest, document_id: int, item_id: int, data: Agreement) -> Item:
    seat = seat_of(request, Right.VERIFY)
    item = queries.item(document_id, item_id)
    return verification.restore(item.pk, data.version, by=seat)


@router.post(
    "/{int:document_id}/items/{int:item_id}/mend",
    response=ItemShown,
    operation_id="mend_item",
    summary=_("Sửa lời của một việc đọc được"),
)
def mend_item(request: HttpRequest, document_id: int, item_id: int, data: Mending) -> Item:
    seat = seat_of(request, Right.VERIFY)
    item = queries.item(document_id, item_id)
    changes = data.model_dump(exclude_unset=True, exclude_none=True, exclude={"version"})
    return verification.mend(item.pk, data.version, changes, by=seat)


@router.post(
    "/{int:document_id}/items/{int:item_id}/split",
    response=Halves,
    operation_id="split_item",
    summary=_("Tách một việc đọc được thành hai"),
)
def split_item(
    request: HttpRequest, document_id: int, item_id: int, data: Splitting
) -> dict[str, Item]:
    seat = seat_of(request, Right.VERIFY)
    item = queries.item(document_id, item_id)
    first, second = reshaping.split(item.pk, data.version, data.at, by=seat)
    return {"first": first, "second": second}


@router.post(
    "/{int:document_id}/items/{int:item_id}/merge",
    response=ItemShown,
    operation_id="merge_item",
    summary=_("Gộp một việc đọc được với việc ngay sau"),
)
def merge_item(request: HttpRequest, document_id: int, item_id: int, data: Merging) -> Item:
    seat = seat_of(request, Right.VERIFY)
    item = queries.item(document_id, item_id)
    keep = {"lead": data.lead or "", "deadline": data.deadline or ""}
    return reshaping.merge(item.pk, data.version, by=seat, keep=keep)
