"""Giving, moving and ending seats: people at posts in bodies (vị trí công tác)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat, User
from sauro.foundation.access.rights import RIGHTS, Right, may
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze
from sauro.organization import rules
from sauro.organization.models import Body
from sauro.organization.rules import Decided, Giving
from sauro.organization.services.keeping import changed, kept, refuse, taken


@transaction.atomic
def give_seat(path: str, version: int, what: Mapping[str, Any], *, by: Seat) -> Seat:
    """A person who has an account comes to a post in the body (bổ nhiệm, phân công).

    ``what``: username, post, role, valid_from, decision; valid_to may be left out. Where the
    account is at home elsewhere, the seat waits until the person or his home takes it (chờ nhận).
    Raises: Stale, Refused, Hidden, NotAllowed.
    """
    allow(by, Right.KEEP_ACCOUNTS)
    body = taken(path, by, version)
    people = User.objects.select_related("home")
    user = people.filter(username=what["username"], is_active=True).first()
    refuse(rules.seat_findings(giving(path, user, what, by), what["decision"]))
    if user is None:
        raise Refused(_no_account())
    kept(body, Decided(what["decision"], what["valid_from"]))
    return seated_at(body, user, what, by=by)


def seated_at(body: Body, user: User, what: Mapping[str, Any], *, by: Seat) -> Seat:
    """The row of a seat that was found good; it counts at once where the account is kept here."""
    home = user.home.path if user.home else None
    return Seat.objects.create(
        user=user,
        body=body,
        post=squeeze(what["post"]),
        role=what["role"],
        valid_from=what["valid_from"],
        valid_to=what.get("valid_to"),
        accepted_at=timezone.now() if rules.is_kept(by.body.path, home) else None,
    )


@transaction.atomic
def move_seat(seat_id: int, to: str, post: str, decided: Decided, *, by: Seat) -> Seat:
    """The person goes to another body in one's charge, with the same role (điều động).

    The old seat ends the day before and stands in the history of its body, the new one in that of
    the other. The account goes along where it was at home there. Raises: Stale, Refused, Hidden.
    """
    allow(by, Right.KEEP_ACCOUNTS)
    asked = Seat.objects.select_related("body").filter(pk=seat_id).first()
    for path in sorted({to, asked.body.path} if asked else ()):
        taken(path, by)  # both in one order, whoever moves whom which way
    seat = _standing_seat(seat_id, by)
    body = taken(to, by)
    what = {"post": post, "role": seat.role, "valid_from": decided.on, "valid_to": seat.valid_to}
    refuse(
        _ending(seat, decided.on - timedelta(days=1), by)
        + rules.seat_findings(giving(to, seat.user, what, by), decided.words)
    )
    seat.valid_to = decided.on - timedelta(days=1)
    seat.save(update_fields=["valid_to"])
    new = seated_at(body, seat.user, what, by=by)
    _move_home(seat, body, by)
    kept(seat.body, decided)
    if body.pk != seat.body_id:
        kept(body, decided)
    return new


def _move_home(seat: Seat, body: Body, by: Seat) -> None:
    user = seat.user
    if user.home_id == seat.body_id and rules.is_kept(by.body.path, seat.body.path):
        user.home = body
        user.save(update_fields=["home"])


def _standing_seat(seat_id: int, by: Seat, version: int | None = None) -> Seat:
    """The seat, locked with its body, until its last day is over. Raises: Hidden, Stale."""
    asked = Seat.objects.select_related("body").filter(pk=seat_id).first()
    if asked is None:
        raise Hidden
    taken(asked.body.path, by, version)
    rows = Seat.objects.select_for_update(of=("self",)).select_related("body", "user__home")
    seat = rows.get(pk=seat_id)
    over = seat.valid_to is not None and seat.valid_to < timezone.localdate()
    if over or seat.declined_at is not None:
        raise Stale(changed(), current=seat)
    return seat


@transaction.atomic
def end_seat(seat_id: int, decided: Decided, version: int | None = None, *, by: Seat) -> Seat:
    """The last day of a seat, also of one that was to end on another day.

    ``version``: of the body, as the person saw it. Raises: Stale where the seat is over or somebody
    else kept the body since, Refused, Hidden.
    """
    allow(by, Right.KEEP_ACCOUNTS)
    seat = _standing_seat(seat_id, by, version)
    refuse(rules.decision_findings(decided.words) + _ending(seat, decided.on, by))
    seat.valid_to = decided.on
    seat.save(update_fields=["valid_to"])
    kept(seat.body, decided)
    return seat


@transaction.atomic
def answer_seat(seat_id: int, *, take: bool, person: User, by: Seat | None) -> Seat:
    """A seat given from elsewhere is taken or declined, by the person or by whoever keeps his
    account (nhận, từ chối). Raises: Hidden where it does not wait for this one's word.
    """
    rows = Seat.objects.select_for_update(of=("self",)).select_related("user__home", "body")
    seat = rows.filter(pk=seat_id, accepted_at=None, declined_at=None).first()
    if seat is None or not _answers(seat, person, by):
        raise Hidden
    field = "accepted_at" if take else "declined_at"
    setattr(seat, field, timezone.now())
    seat.save(update_fields=[field])
    return seat


def _answers(seat: Seat, person: User, by: Seat | None) -> bool:
    home = seat.user.home.path if seat.user.home else None
    keeps = by is not None and may(by.role, Right.KEEP_ACCOUNTS)
    return seat.user_id == person.pk or (keeps and rules.is_kept(by.body.path, home))  # type: ignore[union-attr]


def _ending(seat: Seat, on: date, by: Seat) -> list[Finding]:
    return rules.ending_seat_findings(
        by.body.path, seat.body.path, own=seat.user_id == by.user_id, on=on, begins=seat.valid_from
    )


def giving(path: str, user: User | None, what: Mapping[str, Any], by: Seat) -> Giving:
    """What the rules need to know of a seat that is to be given."""
    return Giving(
        giver=by.body.path,
        has=RIGHTS.get(by.role, frozenset()),
        body=path,
        gives=RIGHTS.get(what["role"], frozenset()),
        to_oneself=user is not None and user.pk == by.user_id,
        term=rules.Term(what["valid_from"], what.get("valid_to")),
    )


def _no_account() -> Finding:
    return Finding(
        "no-account",
        "username",
        "Không có tài khoản đang hoạt động với tên đăng nhập này. Hãy kiểm tra chính tả; người "
        "chưa có tài khoản thì dùng “Mời người mới”.",
        "No active account has this user name. Check its spelling; for somebody without an account "
        "use “Invite somebody new”.",
    )
