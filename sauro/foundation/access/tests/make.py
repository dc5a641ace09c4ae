"""Operators, people and tokens for tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from sauro.foundation.access.models import Seat, Token
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tokens import make_token


@contextmanager
def operator() -> Iterator[None]:
    """What follows is written as the owner, whom conftest.py lets tests become."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE sauro_owner")
        yield
        cursor.execute("RESET ROLE")


def make_secret(seat: Seat, days: int = 30) -> tuple[Token, str]:
    """A token of a seat and its secret."""
    now = timezone.now()
    with transaction.atomic():
        enter(scope_of(seat))
        return make_token("thử", timezone.localdate(now) + timedelta(days=days), by=seat, now=now)


def machine(seat: Seat) -> Client:
    """A client that acts from a seat by token, and tells faults as it would outside of tests."""
    secret = make_secret(seat)[1]
    return Client(headers={"authorization": f"Bearer {secret}"}, raise_request_exception=False)
