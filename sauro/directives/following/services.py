"""A follower is named, and his following is ended (giao theo dõi, thôi theo dõi)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sauro.directives.following.rules import Named, follows_already, naming_findings
from sauro.directives.models import Directive, Following
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Right
from sauro.foundation.database.once import once
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze
from sauro.organization.queries import directory_on


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who is to follow what, from when to when, on what ground: a paper or a body."""

    seat_id: int
    document_id: int | None
    body_id: int | None
    starts_on: date | None
    ends_on: date | None
    ground: str


@transaction.atomic
def name_follower(wanted: Wanted, *, by: Seat, now: datetime) -> Following:
    """Put on the record who follows what. Of two who name the same at one moment the second is
    refused as if he had come later. Raises: NotAllowed, Hidden, Refused.
    """
    allow(by, Right.REVIEW)
    today = timezone.localdate(now)
    seat = Seat.objects.select_related("body").filter(pk=wanted.seat_id).first()
    if seat is None:
        raise Hidden
    over = _over(wanted, by, today)
    ground = squeeze(wanted.ground.replace("\0", ""))[:300]
    named = Named(
        by.body.path, scope_of(seat).paths, over, wanted.starts_on, wanted.ends_on, ground
    )
    if wrong := [*naming_findings(named, today), *_twice(wanted)]:
        raise Refused(*wrong)
    assert over, "or it was refused"
    assert wanted.starts_on
    with once(Refused(_TWICE)):
        return Following.objects.create(
            owner_path=by.body.path, seat=seat, document_id=wanted.document_id,
            body_id=wanted.body_id, over_path="" if wanted.document_id else over,
            starts_on=wanted.starts_on, ends_on=wanted.ends_on, ground=ground, named_by=by,
            named_at=now,
        )  # fmt: skip


@transaction.atomic
def end_following(following_id: int, version: int, *, by: Seat, now: datetime) -> Following:
    """Today is the last day. Raises: NotAllowed, Hidden, Stale where it was ended meanwhile."""
    allow(by, Right.REVIEW)
    rows = Following.objects.select_for_update(of=("self",))
    row = rows.filter(pk=following_id).first()
    if row is None:
        raise Hidden
    if row.owner_path != by.body.path:
        raise NotAllowed(_NOT_YOURS)
    today = timezone.localdate(now)
    if row.version != version or row.ended_by_id or (row.ends_on and row.ends_on < today):
        raise Stale(_CHANGED, current=row, sent=version)
    row.ends_on = max(row.starts_on, timezone.localdate(now))
    row.ended_by, row.version = by, row.version + 1
    row.save(update_fields=["ends_on", "ended_by", "version"])
    return row


def _over(wanted: Wanted, by: Seat, today: date) -> str | None:
    """The path of the body whose work is followed; none where there is no such thing of ours."""
    if wanted.document_id:
        ours = Directive.objects.filter(
            document_id=wanted.document_id, owner_path=by.body.path
        ).exists()
        return by.body.path if ours else None
    known = directory_on(today).bodies.values()
    return next((b.path for b in known if b.id == wanted.body_id), None)


def _twice(wanted: Wanted) -> list[Finding]:
    """Whether he follows it already on one of these days."""
    if wanted.starts_on is None:
        return []
    rows = Following.objects.filter(seat=wanted.seat_id)
    same = rows.filter(document=wanted.document_id, body=wanted.body_id)
    lasts = same.filter(Q(ends_on=None) | Q(ends_on__gte=wanted.starts_on))
    if wanted.ends_on:
        lasts = lasts.filter(starts_on__lte=wanted.ends_on)
    row = lasts.order_by("-starts_on").first()
    return [follows_already(row.starts_on, row.ends_on)] if row else []


_TWICE = Finding(
    "follows-already", "what",
    "Người này đang theo dõi việc ấy, vừa được giao cùng lúc. Hãy xem danh sách dưới đây.",
    "This person follows that, named just now. See the list below.",
)  # fmt: skip
_NOT_YOURS = Finding(
    "not-yours", "",
    "Chỉ cơ quan đã giao theo dõi cho thôi được. Hãy chuyển sang vị trí ở cơ quan ấy, nếu "
    "anh/chị có.",
    "Only the body that named him ends it. Take a seat in that body, if you hold one.",
)  # fmt: skip
_CHANGED = Finding(
    "ended-meanwhile", "",
    "Phân công này vừa có người cho thôi. Danh sách dưới đây là mới nhất.",
    "Somebody just ended this. The list below is the newest.",
)  # fmt: skip
