"""Opening one document to another body for a while (cho nơi khác xem văn bản)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from sauro.documents.models import Document, Grant
from sauro.documents.naming import Names
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.access.scope import covers
from sauro.foundation.errors import Hidden, Refused
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze
from sauro.organization.resolution import BodyRow

LONGEST = 31  # days; whoever needs it longer is asked again


@transaction.atomic
def grant(  # noqa: PLR0913 - who, what, for whom, until when, why
    document_id: int, body_id: int, until: date, reason: str, *, by: Seat, now: datetime
) -> Grant:
    """Let a body read a document until a day. Raises: NotAllowed, Hidden, Refused."""
    allow(by, Right.SHARE)
    document = _own(document_id, lock=True)  # two who open it at once do so one after the other
    today = timezone.localdate(now)
    names = Names(document, today)
    found = names.bodies([body_id])
    refused = _findings(until, today, squeeze(reason), known=bool(found))
    refused += [ended(body, names.successors(body)) for body in found if names.ended(body)]
    if Grant.objects.filter(document=document, body_id=body_id, until__gte=today).exists():
        refused.append(_OPEN)
    if refused:
        raise Refused(*refused)
    return Grant.objects.create(
        owner_path=document.owner_path,
        document=document,
        body_id=body_id,
        grantee_path=found[0].path,
        until=until,
        reason=squeeze(reason.replace("\0", ""))[:300],
        granted_by=by,
        granted_at=now,
    )


@transaction.atomic
def end(document_id: int, grant_id: int, *, by: Seat, now: datetime) -> None:
    """Take a grant back before its day. Raises: NotAllowed, Hidden."""
    allow(by, Right.SHARE)
    found = Grant.objects.filter(pk=grant_id, document=_own(document_id)).first()
    if found is None:
        raise Hidden
    found.until = min(found.until, timezone.localdate(now) - timedelta(days=1))
    found.save(update_fields=["until"])


def _own(document_id: int, *, lock: bool = False) -> Document:
    """A document that was granted to us is not ours to pass on."""
    rows = Document.objects.select_for_update() if lock else Document.objects
    document = rows.filter(pk=document_id).first()
    if document is None or not covers(document.owner_path):
        raise Hidden
    return document


def _findings(until: date, today: date, reason: str, *, known: bool) -> list[Finding]:
    found = []
    if not known:
        found.append(_UNKNOWN)
    if not today <= until <= today + timedelta(days=LONGEST):
        found.append(_TOO_LONG)
    if not reason:
        found.append(_NO_REASON)
    return found


def ended(body: BodyRow, successors: Sequence[BodyRow]) -> Finding:
    """Of a body that is no more: who goes on with its work, where that is known."""
    heirs = "; ".join(heir.name for heir in successors)
    there = f"Hãy chọn cơ quan kế thừa: {heirs}." if heirs else "Hãy chọn cơ quan khác."
    there_en = f"Choose its successor: {heirs}." if heirs else "Choose another body."
    return Finding(
        "ended-body",
        "body",
        f"{body.name} đã kết thúc hoạt động, không ai ở đó nhận được nữa. {there}",
        f"{body.name} has ended, and nobody there receives anything. {there_en}",
    )


_OPEN = Finding(
    "open-already",
    "body",
    "Cơ quan này đang được xem văn bản. Muốn đổi ngày thì kết thúc lần trước rồi cho xem lại.",
    "The document is open to this body already. To change the day, end the opening before and open "
    "it anew.",
)
_UNKNOWN = Finding(
    "unknown-body",
    "body",
    "Chưa chọn cơ quan được xem. Hãy tìm rồi chọn một cơ quan.",
    "No body is chosen. Search and choose one.",
)
_TOO_LONG = Finding(
    "too-long",
    "until",
    f"Cho xem từ hôm nay, nhiều nhất {LONGEST} ngày; cần lâu hơn thì cho xem lại. Hãy sửa ngày.",
    f"A document is opened from today for {LONGEST} days at most, then again. Change the day.",
)
_NO_REASON = Finding(
    "no-reason",
    "reason",
    "Cho nơi khác xem phải ghi lý do, để người sau biết vì sao. Hãy nhập lý do.",
    "Opening a document needs its reason, so that others know why. Enter it.",
)
