"""Operations of the register for other systems, and the act that fills it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Schema
from pydantic import Field

from sauro.directives import queries
from sauro.directives.models import Addressee, Directive
from sauro.directives.services import register
from sauro.documents import publishing
from sauro.documents.api import DocumentRow
from sauro.documents.models import Document
from sauro.documents.rules import names_of
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.rights import Right
from sauro.foundation.web.api import (
    CURSOR,
    NEXT,
    VERSION,
    Day,
    Given,
    MomentCursor,
    Version,
    Words,
    cursor_at,
    moment_of,
    page,
)

router = Router(tags=["directives"])
of_documents = Router(tags=["documents"])

Clear = Literal["lead", "task", "deadline", "responsibility", "deliverable", "authority"]
Part = Literal["lead", "coordinating", "reports_to"]


class DirectiveRow(Schema):
    """A published directive as the register shows it (nhiệm vụ)."""

    id: int
    document_id: int
    document_number: str
    issued_on: date | None
    owner_path: str = Field(description=_("Đường dẫn của cơ quan đã ban hành vào sổ."))
    locator: str = Field(description=_("Mục trong văn bản, ví dụ “II.3”."))
    task: str
    lead: list[str] = Field(description=_("Chủ trì, như văn bản gọi tên."))
    coordinating: list[str] = Field(description=_("Phối hợp."))
    reports_to: list[str] = Field(description=_("Báo cáo, gửi cho ai."))
    deliverable: str
    authority: str
    deadline_kind: str
    deadline_text: str
    due_on: date | None
    rrule: str = Field(description=_("Lặp lại theo RFC 5545, ví dụ FREQ=MONTHLY."))
    missing: list[Clear] = Field(description=_("Điều chưa rõ trong sáu rõ."))
    published_at: datetime

    @staticmethod
    def resolve_missing(directive: Directive) -> tuple[str, ...]:
        return names_of(directive.missing)


class DirectivePage(Schema):
    """Some directives and where the next page begins."""

    items: list[DirectiveRow]
    next_cursor: MomentCursor | None = Field(description=NEXT)


class AddresseeShown(Schema):
    """A body that a directive tells something (nơi thực hiện)."""

    path: str
    name: str
    part: Part
    mention: str = Field(description=_("Lời trong văn bản chỉ cơ quan này."))

    @staticmethod
    def resolve_path(addressee: Addressee) -> str:
        return addressee.owner_path

    @staticmethod
    def resolve_name(addressee: Addressee) -> str:
        return addressee.body.name


class Piece(Schema):
    """A stretch of the document's text; ``meant``: whether it is the directive's own words."""

    text: str
    meant: bool = Field(description=_("Là lời của chính việc này."))


class DirectiveShown(DirectiveRow):
    """One directive with the words around it, and whom it tells."""

    context: list[Piece] = Field(
        description=_("Lời văn quanh việc này; rỗng nếu không được xem văn bản.")
    )
    addressees: list[AddresseeShown] = Field(
        description=_("Các cơ quan được giao mà vị trí này được xem.")
    )

    @staticmethod
    def resolve_context(directive: Directive) -> list[dict[str, Any]]:
        return [
            {"text": piece.text, "meant": bool(piece.items)}
            for piece in queries.in_context(directive)
        ]

    @staticmethod
    def resolve_addressees(directive: Directive) -> list[Addressee]:
        return queries.addressees_of(directive)


class Narrowing(Schema):
    """The filters of the register, as on its page."""

    words: Annotated[Words, Field(max_length=200)] = Field(
        "", description=_("Chữ trong việc; không cần dấu.")
    )
    document: Annotated[Words, Field(max_length=60)] = Field(
        "", description=_("Số, ký hiệu văn bản.")
    )
    missing: Clear | None = Field(None, description=_("Chỉ việc chưa rõ điều này."))
    due_from: Day | None = Field(None, description=_("Hạn từ ngày này."))
    due_to: Day | None = Field(None, description=_("Hạn đến hết ngày này."))


class Publication(Given):
    """That a document goes into the register as it was seen."""

    version: Version = Field(description=VERSION)
    without_lead: Annotated[Words, Field(max_length=300)] = Field(
        "", description=_("Vì sao vẫn ban hành những việc không nêu ai chủ trì; có thì phải ghi.")
    )


@router.get(
    "",
    response=DirectivePage,
    operation_id="list_directives",
    summary=_("Sổ theo dõi, mới vào sổ trước"),
)
def list_directives(
    request: HttpRequest,
    narrowing: Query[Narrowing],
    cursor: Annotated[MomentCursor | None, Query(description=CURSOR)] = None,
) -> dict[str, object]:
    seat_of(request)
    filters = queries.Filters(**{**narrowing.model_dump(), "missing": narrowing.missing or ""})
    rows = queries.directives(filters, moment_of(cursor))
    return page(rows, queries.PAGE, lambda d: cursor_at(d.published_at, d.pk))


@router.get(
    "/{int:directive_id}",
    response=DirectiveShown,
    operation_id="get_directive",
    summary=_("Một việc trong sổ, lời văn quanh nó và nơi thực hiện"),
)
def get_directive(request: HttpRequest, directive_id: int) -> Directive:
    seat_of(request)
    return queries.directive(directive_id)


@of_documents.post(
    "/{int:document_id}/publish",
    response=DocumentRow,
    operation_id="publish_document",
    summary=_("Ban hành các việc của một văn bản vào sổ"),
)
def publish_document(request: HttpRequest, document_id: int, data: Publication) -> Document:
    seat = seat_of(request, Right.PUBLISH)
    now = timezone.now()
    return publishing.publish(
        document_id, data.version, register, by=seat, now=now, without_lead=data.without_lead
    )
