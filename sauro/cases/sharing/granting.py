"""A holder shows parts of a file, refuses, extends, ends (cho xem, từ chối, gia hạn, thôi)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sauro.cases import counting
from sauro.cases.holding import said
from sauro.cases.models import Case, ShareGrant, ShareRequest
from sauro.cases.sharing.asking import answered, waiting
from sauro.cases.sharing.handing import called
from sauro.cases.sharing.rules import (
    NO_REASON,
    Scope,
    grant_findings,
    parts_of,
    until_findings,
)
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.organization.naming import body_named
from sauro.parties.queries import party


@transaction.atomic
def grant(request_id: int, scope: Scope, *, by: Seat, now: datetime) -> ShareGrant:
    """Show what was asked for, or less. Raises: NotAllowed, Hidden, Refused, Stale."""
    allow(by, Right.SHARE)
    row = waiting(request_id)
    _holds(row.holder_path, by)
    made = _made(row.owner_path, scope, row, by, now)
    answered(row, ShareRequest.State.GRANTED, made.because, by=by, now=now)
    return made


@transaction.atomic
def grant_unasked(grantee: str, scope: Scope, *, by: Seat, now: datetime) -> ShareGrant:
    """Show a file to a body that did not ask here, as after a paper. The same refusals."""
    allow(by, Right.SHARE)
    path = body_named(said(grantee), by.body.path, timezone.localdate(now))
    return _made(path, scope, None, by, now)


@transaction.atomic
def refuse(request_id: int, because: str, *, by: Seat, now: datetime) -> ShareRequest:
    """Show nothing, and say why. Raises: NotAllowed, Hidden, Refused, Stale."""
    allow(by, Right.SHARE)
    row = waiting(request_id)
    _holds(row.holder_path, by)
    if not said(because):
        raise Refused(NO_REASON)
    return answered(row, ShareRequest.State.REFUSED, said(because), by=by, now=now)


@transaction.atomic
def extend(grant_id: int, version: int, until: date, *, by: Seat, now: datetime) -> ShareGrant:
    """Show it until a later day. Raises: NotAllowed, Hidden, Refused, Stale."""
    row = _own_grant(grant_id, version, by)
    if wrong := list(until_findings(until, timezone.localdate(now), row.until)):
        raise Refused(*wrong)
    row.until = until
    return _kept(row, "until")


@transaction.atomic
def end(grant_id: int, version: int, because: str, *, by: Seat, now: datetime) -> ShareGrant:
    """Show it no more, from this moment. Raises: NotAllowed, Hidden, Refused, Stale."""
    row = _own_grant(grant_id, version, by)
    if not said(because):
        raise Refused(NO_REASON)
    row.ended_at, row.ended_by, row.ended_because = now, by, said(because)[:300]
    return _kept(row, "ended_at", "ended_by", "ended_because")


def _made(
    grantee: str, scope: Scope, row: ShareRequest | None, by: Seat, now: datetime
) -> ShareGrant:
    scope = replace(scope, because=said(scope.because)[:300])
    today = timezone.localdate(now)
    if wrong := [*grant_findings(scope, today), *_twice(grantee, scope, by, today)]:
        raise Refused(*wrong)
    return ShareGrant.objects.create(
        owner_path=by.body.path, grantee_path=grantee, request=row, case_id=scope.case_id,
        party_id=scope.party_id, called=_called(scope, by), parts=parts_of(scope.parts),
        until=scope.until, because=scope.because, granted_by=by, granted_at=now,
    )  # fmt: skip


def _called(scope: Scope, by: Seat) -> str:
    """How both sides call it. Raises: Hidden for what is not the body's own."""
    if scope.case_id is not None:
        case = Case.objects.filter(pk=scope.case_id, owner_path=by.body.path).first()
        if case is None:
            raise Hidden
        allow_granting(case)
        return called(case)
    found = party(scope.party_id or 0)
    if found.owner_path != by.body.path:
        raise Hidden
    return f"Đối tượng số {found.pk} của {by.body.name}"[:300]  # a name would outlive the grant


def allow_granting(case: Case) -> None:
    """Raises: NotAllowed for a case that was handed over: who holds its file now shows it."""
    if counting.away(case):
        raise NotAllowed(_HANDED_OVER)


def _twice(grantee: str, scope: Scope, by: Seat, today: date) -> Iterator[Finding]:
    if grantee == by.body.path:
        yield _OWN
    rows = ShareGrant.objects.filter(owner_path=by.body.path, grantee_path=grantee)
    live = rows.filter(ended_at=None, until__gte=today)
    if live.filter(case=scope.case_id, party=scope.party_id).exists():
        yield _OPEN


def _own_grant(grant_id: int, version: int, by: Seat) -> ShareGrant:
    allow(by, Right.SHARE)
    row = ShareGrant.objects.filter(pk=grant_id).first()
    if row is None:
        raise Hidden
    _holds(row.owner_path, by)
    row = ShareGrant.objects.select_for_update(of=("self",)).get(pk=grant_id)
    if row.version != version or row.ended_at is not None:
        raise Stale(_CHANGED, current=row, sent=version)
    return row


def _kept(row: ShareGrant, *columns: str) -> ShareGrant:
    row.version += 1
    row.save(update_fields=["version", *columns])
    return row


def _holds(path: str, by: Seat) -> None:
    if path != by.body.path:
        raise NotAllowed(_NOT_HOLDER)


_NOT_HOLDER = Finding(
    "not-holder", "",
    "Chỉ cơ quan giữ hồ sơ cho xem, từ chối, gia hạn hoặc thôi cho xem. Hãy đợi trả lời, hoặc "
    "liên hệ nơi ấy.",
    "Only the body that holds the file grants, refuses, extends or ends. Wait for its answer.",
)  # fmt: skip
_HANDED_OVER = Finding(
    "handed-over", "",
    "Vụ việc đã chuyển cho cơ quan khác, nơi ấy giữ hồ sơ và cho xem. Hãy chuyển đề nghị đến nơi "
    "ấy.",
    "The case was handed over; the body that took it holds the file and shows it. Send the request "
    "there.",
)  # fmt: skip
_OWN = Finding(
    "own-body", "grantee",
    "Đây là cơ quan của mình. Hãy chọn cơ quan được xem.",
    "This is your own body. Choose the one that is to read.",
)  # fmt: skip
_OPEN = Finding(
    "open-already", "which",
    "Nơi này đang được xem hồ sơ ấy. Muốn thêm ngày thì gia hạn; muốn đổi phần hồ sơ thì thôi cho "
    "xem rồi cho xem lại.",
    "This body reads that file already. Extend it for more days; to change the parts, end it and "
    "grant it anew.",
)  # fmt: skip
_CHANGED = Finding(
    "changed-meanwhile", "",
    "Lần cho xem này vừa có người gia hạn hoặc cho thôi. Nội dung anh/chị nhập vẫn còn dưới đây: "
    "hãy xem sổ chia sẻ ở dưới rồi gửi lại nếu còn cần.",
    "Somebody just extended or ended this grant. What you typed still stands below: see the book "
    "of sharing, then send again if it is still needed.",
)  # fmt: skip
