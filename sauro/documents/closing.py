"""A document that orders nothing is laid aside with a reason (khép lại), and taken up again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sauro.documents.models import Document
from sauro.documents.queries import HEAVY
from sauro.documents.verification import kept, open_document, seen_version
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze

_OWN = ("status", "closed_at", "closed_by", "closed_because", "version")


@transaction.atomic
def close(
    document_id: int, reason: str, *, by: Seat, now: datetime, dropping: int | None = None
) -> Document:
    """Nobody needs to verify it any more. ``dropping``: the version (``seen_version``) at which a
    person saw what is left and said that none of it is a directive: all is dropped with the
    reason. Raises: NotAllowed, Hidden, Refused, Stale where the list changed since.
    """
    allow(by, Right.VERIFY)
    document = open_document(document_id)
    items = list(document.items.select_for_update())
    left = [item for item in items if not item.dropped_because]
    why = squeeze(reason.replace("\0", ""))[:300]
    if wrong := _findings(document, why, still=bool(left) and dropping is None):
        raise Refused(*wrong)
    if left and dropping != (stands := seen_version(document, items)):
        document.version = stands
        raise Stale(_CHANGED, current=document, sent=dropping)
    for item in left:
        item.dropped_because = why
        kept(item, checked=True, only=["dropped_because"])
    document.status = Document.Status.CLOSED
    document.closed_at, document.closed_by, document.closed_because = now, by, why
    document.version += 1
    document.save(update_fields=_OWN)
    return document


@transaction.atomic
def reopen(document_id: int, *, by: Seat, version: int | None = None) -> Document:
    """It waits to be verified again, with the directives that closing dropped; why it had been laid
    aside stays in the history. A second time changes nothing. ``version``: of the closed document,
    where the asker says which one he saw. Raises: NotAllowed, Hidden, Stale.
    """
    allow(by, Right.VERIFY)
    found = Document.objects.select_for_update().filter(pk=document_id)
    document = found.defer(*HEAVY).first()
    if document is None:
        raise Hidden
    if document.status == Document.Status.CLOSED:
        if version not in (None, document.version):
            raise Stale(_CLOSED_ANEW, current=document, sent=version)
        for item in document.items.filter(dropped_because=document.closed_because):
            item.dropped_because = ""
            kept(item, checked=False, only=["dropped_because"])
        document.status, document.closed_because = Document.Status.READ, ""
        document.closed_at = document.closed_by = None
        document.version += 1
        document.save(update_fields=_OWN)
    return document


def _findings(document: Document, why: str, *, still: bool) -> list[Finding]:
    found = []
    if still:
        found.append(_STILL_SOME)
    if document.corrects_id:
        found.append(_CORRECTION)
    if not why:
        found.append(_NO_REASON)
    return found


_STILL_SOME = Finding(
    "still-some",
    "",
    "Văn bản còn việc chưa bỏ. Hãy bấm “Khép lại” trên trang văn bản để xem và bỏ cùng lúc các "
    "việc ấy, hoặc ban hành.",
    "Directives are left in the document. Press “Close” on its page to see and drop them at once, "
    "or publish them.",
)
_CHANGED = Finding(
    "changed-meanwhile",
    "version",
    "Văn bản vừa có người sửa. Hãy xem lại các việc còn lại rồi khép.",
    "The document was just changed. Look at what is left, then close it.",
)
_CLOSED_ANEW = Finding(
    "changed-meanwhile",
    "version",
    "Văn bản vừa có người khép lại lần nữa. Hãy xem lý do rồi mở lại nếu vẫn cần.",
    "The document was just closed anew. Read why, then reopen it if you still want to.",
)
_CORRECTION = Finding(
    "correction",
    "",
    "Bản đính chính không khép lại được: bản trước đang có trong sổ. Hãy giữ lại ít nhất một việc.",
    "A correction cannot be closed: the edition before stands in the register. Keep a directive.",
)
_NO_REASON = Finding(
    "no-reason",
    "reason",
    "Khép một văn bản phải ghi lý do, để người sau biết vì sao. Hãy nhập lý do.",
    "A document is closed with a reason, so that others know why. Enter it.",
)
