"""Accounts of people in one's charge: inviting, links, unlocking, ending sessions (tài khoản).

Whoever keeps accounts keeps those at home in his own body and below it, as far as they open nothing
beyond it. Each act is one transaction and one row of ``AccountAct``; the database asks again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sauro.foundation.access import links
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import AccountAct, Seat, SignInLink, Token, User
from sauro.foundation.access.rights import RIGHTS, Right
from sauro.foundation.access.tokens import keeping
from sauro.foundation.errors import Hidden
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze
from sauro.organization import rules
from sauro.organization.rules import Decided
from sauro.organization.services.keeping import kept, refuse, taken
from sauro.organization.services.seats import giving, seated_at


@dataclass(frozen=True, slots=True)
class Linked:
    """An account with a link that was just made; the code is told this once."""

    user: User
    link: SignInLink
    code: str


@transaction.atomic
def invite(path: str, version: int, what: Mapping[str, Any], *, by: Seat) -> Linked:
    """Somebody new: an account at home in the body, a seat there, and a link for the password.

    ``what``: full_name, post, role, valid_from, decision; username, email and valid_to may be left
    out. Raises: Stale, Refused, Hidden, NotAllowed.
    """
    allow(by, Right.KEEP_ACCOUNTS)
    body = taken(path, by, version)
    name, username = squeeze(what["full_name"]), _username(what)
    there = User.objects.filter(username=username).exists()
    refuse(
        rules.account_findings(name, username, taken=there)
        + rules.seat_findings(giving(path, None, what, by), what["decision"])
    )
    email = squeeze(what.get("email") or "")
    user = User.objects.create_user(username, email, full_name=name, home=body)
    seated_at(body, user, what, by=by)
    kept(body, Decided(what["decision"], what["valid_from"]))
    return _linked(user, "", by)


def _username(what: Mapping[str, Any]) -> str:
    if given := squeeze(what.get("username") or "").lower():
        return given
    return rules.username_from(what["full_name"], _Taken())


class _Taken:
    def __contains__(self, username: object) -> bool:
        return User.objects.filter(username=username).exists()


@transaction.atomic
def send_link(user_id: int, reason: str, *, by: Seat) -> Linked:
    """Another link (cấp lại); the ones before die. The old password works until it is used."""
    return _linked(kept_account(user_id, by), reason, by)


def _linked(user: User, reason: str, by: Seat) -> Linked:
    link, code = links.make_link(user, _home(user), now=timezone.now())
    _note(user, AccountAct.Kind.LINK, reason, by)
    return Linked(user, link, code)


@transaction.atomic
def revoke_link(user_id: int, reason: str, *, by: Seat) -> User:
    """The link that is out opens nothing any more."""
    user = kept_account(user_id, by, gives_access=False)
    links.revoke_links(user, now=timezone.now())
    return _note(user, AccountAct.Kind.REVOKE_LINK, reason, by)


@transaction.atomic
def unlock(user_id: int, reason: str, *, by: Seat) -> User:
    """Failed sign-ins of the name are forgotten. Within a request: the count goes by its client."""
    user = kept_account(user_id, by)
    get_adapter().forget_failed_attempts(context.request, user.username)
    return _note(user, AccountAct.Kind.UNLOCK, reason, by)


@transaction.atomic
def end_sessions(user_id: int, reason: str, *, tokens: bool = False, by: Seat) -> User:
    """Whoever is signed in as this person is so no longer, wherever that is. ``tokens``: those of
    the seats in one's charge open nothing any more either.
    """
    user = kept_account(user_id, by, gives_access=False)
    _end_sessions(user)
    if tokens:
        with keeping():
            live = Token.objects.filter(seat__user=user, revoked_at=None)
            live.update(revoked_at=timezone.now())
    return _note(user, AccountAct.Kind.END_SESSIONS, reason, by)


@transaction.atomic
def reset_factor(user_id: int, reason: str, *, by: Seat) -> User:
    """The second factor is taken off, for a lost telephone or key; sessions end with it."""
    user = kept_account(user_id, by)
    Authenticator.objects.filter(user=user).delete()
    _end_sessions(user)
    return _note(user, AccountAct.Kind.RESET_FACTOR, reason, by)


@transaction.atomic
def switch_account(user_id: int, reason: str, *, on: bool, by: Seat) -> User:
    """Nobody signs in with it, by password or token, until it is switched on again."""
    user = kept_account(user_id, by, gives_access=on)
    user.is_active = on
    user.save(update_fields=["is_active"])
    if not on:
        links.revoke_links(user, now=timezone.now())
        _end_sessions(user)
    kind = AccountAct.Kind.SWITCH_ON if on else AccountAct.Kind.SWITCH_OFF
    return _note(user, kind, reason, by)


@transaction.atomic
def correct_account(user_id: int, what: Mapping[str, Any], *, by: Seat) -> User:
    """Name and address (sửa họ tên, thư). ``what``: full_name, email, reason. Raises: Refused."""
    user = kept_account(user_id, by)
    user.full_name = squeeze(what["full_name"])
    user.email = squeeze(what.get("email") or "")
    refuse(rules.account_findings(user.full_name, user.username, taken=False))
    user.save(update_fields=["full_name", "email"])
    return _note(user, AccountAct.Kind.CORRECT, what["reason"], by)


@transaction.atomic
def revoke_token_of(user_id: int, token_id: int, *, by: Seat, now: datetime) -> Token:
    """A token of a seat in one's charge opens nothing any more. Raises: Hidden, NotAllowed."""
    allow(by, Right.KEEP_ACCOUNTS)
    with keeping():
        found = Token.objects.filter(pk=token_id, seat__user=user_id).first()
        if found is None:
            raise Hidden
        if found.revoked_at is None:
            found.revoked_at = now
            found.save(update_fields=["revoked_at"])
    return found


def kept_account(user_id: int, by: Seat, *, gives_access: bool = True) -> User:
    """The account, locked, if the seat keeps it; two who act on it do so one after the other.

    Raises: Hidden, Refused with whom to ask, NotAllowed.
    """
    allow(by, Right.KEEP_ACCOUNTS)
    rows = User.objects.select_for_update(of=("self",)).select_related("home")
    user = rows.filter(pk=user_id).first()
    if user is None:
        raise Hidden
    refuse(findings_of(user, by, gives_access=gives_access))
    return user


def findings_of(user: User, by: Seat, *, gives_access: bool = True) -> list[Finding]:
    """What speaks against acting on an account from a seat."""
    held = _standing(user) if gives_access else []
    opens = [path for seat in held for path in (seat.body.path, *seat.further_paths)]
    has = RIGHTS.get(by.role, frozenset())
    return rules.keeping_findings(
        by.body.path,
        user.home.path if user.home else None,
        opens,
        own=user.pk == by.user_id,
        stronger=any(not RIGHTS.get(seat.role, frozenset()) <= has for seat in held),
    )


def _standing(user: User) -> list[Seat]:
    """The seats that the account opens, today or later."""
    lasting = Q(valid_to=None) | Q(valid_to__gte=timezone.localdate())
    return list(
        Seat.objects.filter(lasting, user=user, accepted_at__isnull=False).select_related("body")
    )


def _end_sessions(user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()


def _note(user: User, kind: AccountAct.Kind, reason: str, by: Seat) -> User:
    AccountAct.objects.create(
        owner_path=_home(user),
        user=user,
        seat=by,
        kind=kind,
        at=timezone.now(),
        reason=squeeze(reason),
    )
    return user


def _home(user: User) -> str:
    assert user.home is not None
    return user.home.path
