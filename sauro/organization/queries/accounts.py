"""Accounts in one's charge, for the pages of whoever keeps them (tài khoản)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Q, QuerySet
from django.utils import timezone

from sauro.foundation.access.models import AccountAct, Seat, SignInLink, Token, User
from sauro.foundation.access.rights import Right, may
from sauro.foundation.access.tokens import keeping
from sauro.foundation.errors import Hidden
from sauro.organization import rules

PAGE = 100


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account and how it stands: ``link_until`` where a link is out."""

    user: User
    seats: Sequence[Seat]
    link_until: datetime | None


def below(path: str, field: str) -> Q:
    """The bodies at and below a path."""
    return Q(**{field: path}) | Q(**{f"{field}__gte": f"{path}.", f"{field}__lt": f"{path}/"})


def accounts(path: str, words: str, after: int | None) -> list[AccountRow]:
    """The accounts at home in a body and below it, by name; one more than a page."""
    found = User.objects.filter(below(path, "home__path")).select_related("home")
    if words:
        found = found.filter(Q(full_name__unaccent__icontains=words) | Q(username__icontains=words))
    last = found.filter(pk=after).first() if after else None
    if last:
        further = Q(full_name=last.full_name, pk__gt=last.pk)
        found = found.filter(Q(full_name__gt=last.full_name) | further)
    return _rows(found.order_by("full_name", "pk")[: PAGE + 1])


def _rows(people: Iterable[User]) -> list[AccountRow]:
    users = list(people)
    now = timezone.now()
    live = SignInLink.objects.filter(user__in=users, used_at=None, revoked_at=None)
    links = {k.user_id: k.expires_at for k in live.filter(expires_at__gt=now)}
    seats: dict[int, list[Seat]] = {}
    for seat in held(Seat.objects.filter(user__in=users)):
        seats.setdefault(seat.user_id, []).append(seat)
    return [AccountRow(u, seats.get(u.pk, []), links.get(u.pk)) for u in users]


def held(seats: QuerySet[Seat]) -> QuerySet[Seat]:
    """Those that last, or wait for an answer; the oldest first."""
    lasting = Q(valid_to=None) | Q(valid_to__gte=timezone.localdate())
    rows = seats.filter(lasting, declined_at=None).select_related("body", "user")
    return rows.order_by("valid_from", "pk")


def account(user_id: int, by: Seat) -> AccountRow:
    """One account in one's charge. Raises: Hidden where its home is elsewhere."""
    user = User.objects.select_related("home").filter(pk=user_id).first()
    if user is None or not rules.is_kept(by.body.path, user.home.path if user.home else None):
        raise Hidden
    return _rows([user])[0]


def acts(user: User) -> list[AccountAct]:
    """What was done to the account, the newest first."""
    rows = AccountAct.objects.filter(user=user).select_related("seat__user", "seat__body")
    return list(rows.order_by("-at", "-pk")[:50])


def tokens(user: User) -> list[Token]:
    """The tokens of the person's seats in one's charge, the newest first."""
    with keeping():
        rows = Token.objects.filter(seat__user=user).select_related("seat__body")
        return list(rows.order_by("-made_at", "-pk")[:50])


def sessions(user: User) -> int:
    """At how many places the person is signed in."""
    return int(UserSession.objects.filter(user=user).count())


def has_second_factor(user: User) -> bool:
    """Whether signing in asks for more than the password."""
    return bool(Authenticator.objects.filter(user=user).exists())


def waiting(user: User, by: Seat | None) -> list[Seat]:
    """The seats that wait for the word of the person, or of whoever keeps his account."""
    mine = Q(user=user)
    if by is not None and may(by.role, Right.KEEP_ACCOUNTS):
        mine |= below(by.body.path, "user__home__path")
    rows = held(Seat.objects.filter(mine, accepted_at=None))
    return list(rows.select_related("body", "user__home"))


def given_out(path: str) -> list[Seat]:
    """The seats at and below a body that wait for somebody at home elsewhere."""
    return list(held(Seat.objects.filter(below(path, "body__path"), accepted_at=None)))
