"""Asking another body to show what it holds (đề nghị cho xem hồ sơ)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sauro.cases.holding import said
from sauro.cases.models import Case, ShareRequest
from sauro.cases.sharing.handing import called
from sauro.cases.sharing.rules import parts_of, request_findings
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.database.once import once
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.organization.naming import body_named
from sauro.parties.models import Inquiry
from sauro.parties.queries import inquiry


@dataclass(frozen=True, slots=True)
class Asking:
    """``holder``: a body by code or name. ``inquiry_id``: the question to which it was the answer;
    ``case_id``: the asker's own case for which it is needed.
    """

    holder: str
    about: str
    because: str
    parts: Collection[str]
    inquiry_id: int | None = None
    case_id: int | None = None


@transaction.atomic
def ask(asking: Asking, *, by: Seat, now: datetime) -> ShareRequest:
    """Send a request. Whether the holder has such a case is not told by it.

    Raises: NotAllowed, Hidden, Refused.
    """
    allow(by, Right.ASK_OTHERS)
    about, because = said(asking.about)[:300], said(asking.because)
    if wrong := list(request_findings(about, because, asking.parts)):
        raise Refused(*wrong)
    holder = body_named(said(asking.holder), by.body.path, timezone.localdate(now))
    if holder == by.body.path:
        raise Refused(_OWN)
    own = _own_case(asking.case_id, by)
    with once(Refused(_ASKED)):
        return ShareRequest.objects.create(
            owner_path=by.body.path, holder_path=holder, about=about, because=because,
            inquiry=_inquiry(asking.inquiry_id), own_case=own,
            for_case=called(own) if own else "", parts=parts_of(asking.parts), asked_by=by,
            asked_at=now,
        )  # fmt: skip


@transaction.atomic
def withdraw(request_id: int, *, by: Seat, now: datetime) -> ShareRequest:
    """Take a request back that nobody answered. Raises: NotAllowed, Hidden, Stale."""
    allow(by, Right.ASK_OTHERS)
    row = waiting(request_id)
    if row.owner_path != by.body.path:
        raise NotAllowed(_NOT_ASKER)
    return answered(row, ShareRequest.State.WITHDRAWN, "", by=by, now=now)


def waiting(request_id: int) -> ShareRequest:
    """A request in sight that waits for its answer, locked. Raises: Hidden, Stale."""
    row = ShareRequest.objects.select_for_update(of=("self",)).filter(pk=request_id).first()
    if row is None:
        raise Hidden
    if row.state != ShareRequest.State.WAITING:
        raise Stale(_ANSWERED, current=row)
    return row


def answered(
    row: ShareRequest, state: ShareRequest.State, answer: str, *, by: Seat, now: datetime
) -> ShareRequest:
    """Keep what came of it."""
    row.state, row.answer, row.answered_by, row.answered_at = state, answer[:300], by, now
    row.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    return row


def _own_case(case_id: int | None, by: Seat) -> Case | None:
    if case_id is None:
        return None
    found = Case.objects.filter(pk=case_id, owner_path=by.body.path).first()
    if found is None:
        raise Hidden
    return found


def _inquiry(inquiry_id: int | None) -> Inquiry | None:
    return inquiry(inquiry_id) if inquiry_id else None


_OWN = Finding(
    "own-body", "holder",
    "Đây là cơ quan của mình. Hãy chọn cơ quan giữ hồ sơ.",
    "This is your own body. Choose the one that holds the file.",
)  # fmt: skip
_ASKED = Finding(
    "asked-already", "about",
    "Cơ quan mình đã đề nghị nơi ấy về việc này, đang chờ trả lời. Hãy xem ở “Đã đề nghị”.",
    "Your body asked them about this already and waits. See it among the requests made.",
)  # fmt: skip
_NOT_ASKER = Finding(
    "not-asker", "",
    "Chỉ cơ quan đã đề nghị rút được đề nghị. Nơi giữ hồ sơ thì cho xem hoặc từ chối.",
    "Only the body that asked takes it back. The holder grants or refuses.",
)  # fmt: skip
_ANSWERED = Finding(
    "answered-meanwhile", "",
    "Đề nghị này vừa có người trả lời hoặc rút. Hãy xem kết quả rồi làm tiếp.",
    "Somebody just answered or withdrew this request. See what came of it, then go on.",
)  # fmt: skip
