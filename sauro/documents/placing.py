"""A person says which body issued a paper whose head does not tell (chọn nơi ban hành)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sauro.documents.models import Document
from sauro.documents.naming import Names
from sauro.documents.verification import open_document
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Refused, Stale
from sauro.kernel.findings import Finding


@transaction.atomic
def place(document_id: int, body_id: int | None, *, seen: str, by: Seat, now: datetime) -> Document:
    """Keep from where the names of a paper speak. ``seen``: what the person saw chosen.

    Raises: NotAllowed, Hidden, Refused where the head tells or no body is named, Stale where
    somebody chose meanwhile.
    """
    allow(by, Right.VERIFY)
    document = open_document(document_id)
    names = Names(document, timezone.localdate(now))
    if document.issued_from != seen:
        raise Stale(_overtaken(mine=document.placed_by_id == by.pk))
    if names.placed and not document.issued_from:
        raise Refused(_told())
    body = next((b for b in names.bodies([body_id or 0]) if b.valid_to is None), None)
    if body is None:
        raise Refused(_nobody())
    document.issued_from, document.placed_by, document.placed_at = body.path, by, now
    document.version += 1
    document.save(update_fields=["issued_from", "placed_by", "placed_at", "version"])
    return document


def _nobody() -> Finding:
    return Finding(
        "nobody-chosen",
        "body",
        "Chưa chọn cơ quan ban hành. Hãy chọn một cơ quan trong danh sách, hoặc tìm theo tên.",
        "No issuing body is chosen. Choose one of the list, or search by name.",
    )


def _told() -> Finding:
    return Finding(
        "place-known",
        "body",
        "Đầu văn bản đã ghi nơi ban hành nên không chọn lại. Máy đọc sai đầu văn bản thì bấm “sửa” "
        "ở dòng đầu trang; tên nào hiểu sai thì bấm “chọn lại” ở tên ấy.",
        "The head of the document says where it was issued, so nothing is chosen. Where the head "
        "was read wrongly press “edit” on the first line of the page; where a name is understood "
        "wrongly press “choose again” beside it.",
    )


def _overtaken(*, mine: bool) -> Finding:
    who, who_en = ("Người khác", "Somebody else")
    if mine:
        who, who_en = ("Anh/chị, ở cửa sổ khác,", "You, in another window,")
    return Finding(
        "changed-meanwhile",
        "body",
        f"{who} vừa chọn nơi ban hành. Hãy xem lựa chọn đang có rồi chọn lại nếu cần.",
        f"{who_en} just chose the issuing place. Look at what stands, and choose again if need be.",
    )
