"""Tokens: how another system acts from a seat (khóa truy cập).

A token is 256 random bits, shown once. Only its SHA-256 is kept: nobody can guess or search what it
was made of, so neither salt nor a slow hash would add anything.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from sauro.foundation.access.models import Seat, Token
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.token_rules import Facts, making_findings, use_findings
from sauro.foundation.errors import Hidden, NotSignedIn, Refused

_FORM = re.compile(r"sauro_[A-Za-z0-9_-]{43}")  # the prefix lets scanners of leaks know it
_TOUCHED_EVERY = timedelta(minutes=5)


@transaction.atomic
def make_token(name: str, expires_on: date, *, by: Seat, now: datetime) -> tuple[Token, str]:
    """A token of the seat and its secret, which is told this once. Raises: Refused."""
    name = " ".join(name.replace("\0", "").split())
    live = tokens_of(by).filter(revoked_at=None, expires_on__gte=_day(now)).count()
    if findings := making_findings(name, expires_on, _day(now), live):
        raise Refused(*findings)
    secret = f"sauro_{secrets.token_urlsafe(32)}"
    token = Token.objects.create(
        owner_path=by.body.path,
        seat=by,
        name=name,
        digest=digest_of(secret),
        made_at=now,
        expires_on=expires_on,
    )
    return token, secret


@transaction.atomic
def revoke_token(token_id: int, *, by: Seat, now: datetime) -> Token:
    """The token opens nothing any more (thu hồi); twice is as once. Raises: Hidden."""
    token = token_of(token_id, by)
    if token.revoked_at is None:
        token.revoked_at = now
        token.save(update_fields=["revoked_at"])
    return token


def tokens_of(seat: Seat) -> QuerySet[Token]:
    """The tokens of a seat, the newest first."""
    return Token.objects.filter(seat=seat).order_by("-made_at", "-pk")


@contextmanager
def keeping() -> Iterator[None]:
    """Within it the policy shows the tokens of all seats in one's charge, not only one's own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('sauro.keeping', '1', true)")
        yield
        cursor.execute("SELECT set_config('sauro.keeping', '', true)")


def token_of(token_id: int, seat: Seat) -> Token:
    """One token of a seat. Raises: Hidden."""
    found = tokens_of(seat).filter(pk=token_id).first()
    if found is None:
        raise Hidden
    return found


@transaction.atomic
def seat_by(secret: str, now: datetime) -> Seat:
    """The seat that a token acts from, noting its use. Raises: NotSignedIn, with the next step."""
    token = _presented(secret)
    if findings := use_findings(_facts(token) if token else None, _day(now)):
        raise NotSignedIn(*findings)
    assert token is not None
    enter(scope_of(token.seat))
    if token.last_used_at is None or now - token.last_used_at > _TOUCHED_EVERY:
        _touch(token, now)
    return token.seat


def _presented(secret: str) -> Token | None:
    """The policy shows the one row whose digest was presented in this transaction."""
    if not _FORM.fullmatch(secret):
        return None
    digest = digest_of(secret)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('sauro.token', %s, true)", [digest])
    return Token.objects.select_related("seat__body", "seat__user").filter(digest=digest).first()


def _touch(token: Token, now: datetime) -> None:
    """Not more often than once in five minutes, so that reading stays reading."""
    unused = Q(last_used_at=None) | Q(last_used_at__lt=now - _TOUCHED_EVERY)
    Token.objects.filter(unused, pk=token.pk).update(last_used_at=now)


def _facts(token: Token) -> Facts:
    seat = token.seat
    return Facts(
        revoked=token.revoked_at is not None,
        expires_on=token.expires_on,
        seat_from=seat.valid_from,
        seat_to=seat.valid_to,
        user_is_active=seat.user.is_active,
    )


def digest_of(secret: str) -> str:
    """What is kept of a token."""
    return sha256(secret.encode()).hexdigest()


def _day(now: datetime) -> date:
    return timezone.localdate(now)
