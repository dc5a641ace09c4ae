"""Operations that read what papers cite, for other systems."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Schema
from pydantic import Field

from sauro.documents import queries as documents
from sauro.documents.citing import listing, queries
from sauro.documents.citing.listing import Filters, Listed
from sauro.documents.citing.queries import Cites
from sauro.foundation.access.acting import seat_of
from sauro.foundation.web.api import CURSOR, NEXT

router = Router(tags=["documents"])
of_documents = Router(tags=["documents"])

Received = Literal["have", "choose", "missing"]
Relation = Literal["", "replaces", "repeals", "amends"]
Row = Annotated[str, Field(max_length=6, pattern=r"^[0-9]+$")]
_RECEIVED = _("have: đã nhận; choose: có thể đã nhận, chờ người chọn; missing: chưa nhận.")


class CitedPaper(Schema):
    """A paper that a document names by number (văn bản được viện dẫn)."""

    number: str = Field(description=_("Số, ký hiệu như văn bản ghi."))
    key: str = Field(description=_("Cách viết chung của mọi cách ghi số ấy."))
    doc_type: str
    dated: date | None
    issuer: str
    basis: bool = Field(description=_("Là căn cứ ban hành."))
    times: int = Field(description=_("Số lần nêu."))
    words: str = Field(description=_("Lời văn nêu văn bản ấy."))
    relation: Relation = Field(description=_("Người đã xác nhận: thay thế, bãi bỏ, sửa đổi."))
    received: Received = Field(description=_RECEIVED)
    documents: list[int] = Field(description=_("Văn bản đã nhận là, hoặc có thể là, văn bản ấy."))


class Cited(Schema):
    """A number that documents name, once (số được viện dẫn)."""

    number: str
    key: str
    doc_type: str
    issuer: str
    days: list[date] = Field(description=_("Các ngày mà văn bản nêu kèm số này."))
    documents: int = Field(description=_("Bao nhiêu văn bản nêu."))
    times: int = Field(description=_("Số lần nêu."))
    received: Received = Field(description=_RECEIVED)


class CitedPage(Schema):
    """Some numbers, the last named first, and where the next page begins."""

    items: list[Cited]
    next_cursor: Row | None = Field(description=NEXT)


@of_documents.get(
    "/{int:document_id}/citations",
    response=list[CitedPaper],
    operation_id="list_citations",
    summary=_("Các văn bản mà một văn bản căn cứ hoặc nêu"),
)
def list_citations(request: HttpRequest, document_id: int) -> list[dict[str, Any]]:
    seat_of(request)
    return [_paper(row) for row in queries.cited_by(documents.document(document_id))]


@router.get(
    "",
    response=CitedPage,
    operation_id="list_cited",
    summary=_("Các số được viện dẫn, và đã nhận chưa"),
)
def list_cited(
    request: HttpRequest,
    received: Annotated[Literal["missing", "have"] | None, Query(description=_RECEIVED)] = None,
    cursor: Annotated[Row | None, Query(description=CURSOR)] = None,
) -> dict[str, Any]:
    seat_of(request)
    page = listing.page(Filters(state=received or ""), start=cursor or "")
    return {"items": _cited(page.rows), "next_cursor": page.after or None}


def _paper(row: Cites) -> dict[str, Any]:
    c = row.citation
    names = ("number", "key", "doc_type", "dated", "issuer", "basis", "times", "words", "relation")
    return {name: getattr(c, name) for name in names} | {
        "received": row.match.found.value,
        "documents": [p.id for p in row.match.papers],
    }


def _cited(rows: Sequence[Listed]) -> list[dict[str, Any]]:
    return [
        {
            **{n: getattr(r.citation, n) for n in ("number", "key", "doc_type", "issuer")},
            "days": r.days,
            "documents": r.papers,
            "times": r.times,
            "received": r.found.value,
        }
        for r in rows
    ]
