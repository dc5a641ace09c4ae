"""A document that orders nothing is laid aside with a reason (khép lại), and taken up again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sauro.documents.models import Document
from sauro.documents.queries import HEAVY
from sauro.documents.verification import open_document
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze

_OWN = ("status", "closed_at", "closed_by", "closed_because", "version")


@transaction.atomic
def close(document_id: int, reason: str, *, by: Seat, now: datetime) -> Document:
    """Nobody needs to verify it any more. Raises: NotAllowed, Hidden, Refused."""
    allow(by, Right.VERIFY)
    document = open_document(document_id)
    why = squeeze(reason.replace("\0", ""))[:300]
    if wrong := _findings(document, why):
        raise Refused(*wrong)
    document.status = Document.Status.CLOSED
    document.closed_at, document.closed_by, document.closed_because = now, by, why
    document.version += 1
    document.save(update_fields=_OWN)
    return document


@transaction.atomic
def reopen(document_id: int, *, by: Seat) -> Document:
    """It waits to be verified again; why it had been laid aside stays in the history. A second
    time changes nothing. Raises: NotAllowed, Hidden, Refused.
    """
    allow(by, Right.VERIFY)
    found = Document.objects.select_for_update().filter(pk=document_id)
    document = found.defer(*HEAVY).first()
    if document is None:
        raise Hidden
    if document.status == Document.Status.CLOSED:
        document.status, document.closed_because = Document.Status.READ, ""
        document.closed_at = document.closed_by = None
        document.version += 1
        document.save(update_fields=_OWN)
    return document


def _findings(document: Document, why: str) -> list[Finding]:
    found = []
    if document.items.filter(dropped_because="").exists():
        found.append(_STILL_SOME)
    if document.corrects_id:
        found.append(_CORRECTION)
    if not why:
        found.append(_NO_REASON)
    return found


_STILL_SOME = Finding(
    "still-some",
    "",
    "Văn bản còn việc chưa bỏ. Hãy ban hành, hoặc bỏ từng việc với lý do rồi mới khép lại.",
    "Directives are left in the document. Publish them, or drop each with a reason, then close it.",
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
