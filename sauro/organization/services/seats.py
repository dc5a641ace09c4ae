"""Giving and ending seats: people at posts in bodies (vị trí công tác)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from sauro.foundation.access.models import Seat, User
from sauro.foundation.access.rights import RIGHTS
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze
from sauro.organization import rules
from sauro.organization.rules import Decided, Giving
from sauro.organization.services.keeping import changed, kept, refuse, taken


@transaction.atomic
def give_seat(path: str, version: int, what: Mapping[str, Any], *, by: Seat) -> Seat:
    """A person who has an account comes to a post in the body (bổ nhiệm, phân công).

    ``what``: username, post, role, valid_from, decision; valid_to may be left out.
    Raises: Stale, Refused, Hidden, NotAllowed.
    """
    body = taken(path, by, version)
    user = User.objects.filter(username=what["username"], is_active=True).first()
    refuse(rules.seat_findings(_giving(path, user, what, by), what["decision"]))
    if user is None:
        raise Refused(_no_account())
    kept(body, Decided(what["decision"], what["valid_from"]))
    return Seat.objects.create(
        user=user,
        body=body,
        post=squeeze(what["post"]),
        role=what["role"],
        valid_from=what["valid_from"],
        valid_to=what.get("valid_to"),
    )


@transaction.atomic
def end_seat(seat_id: int, decided: Decided, *, by: Seat) -> Seat:
    """The last day of a seat. Raises: Stale where it has ended before, Refused, Hidden."""
    asked = Seat.objects.select_related("body").filter(pk=seat_id).first()
    if asked is None:
        raise Hidden
    body = taken(asked.body.path, by)
    seat = Seat.objects.select_for_update(of=("self",)).get(pk=seat_id)
    if seat.valid_to is not None:
        raise Stale(changed(), current=seat)
    refuse(
        rules.decision_findings(decided.words)
        + rules.ending_seat_findings(
            by.body.path,
            body.path,
            own=seat.user_id == by.user_id,
            on=decided.on,
            begins=seat.valid_from,
        )
    )
    seat.valid_to = decided.on
    seat.save(update_fields=["valid_to"])
    kept(body, decided)
    return seat


def _giving(path: str, user: User | None, what: Mapping[str, Any], by: Seat) -> Giving:
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
        "Không có tài khoản đang hoạt động với tên đăng nhập này. Hãy kiểm tra chính tả, hoặc nhờ "
        "quản trị hệ thống lập tài khoản trước.",
        "No active account has this user name. Check its spelling, or have the administrator of "
        "the system make the account first.",
    )
