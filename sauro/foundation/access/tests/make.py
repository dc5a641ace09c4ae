"""Tokens for tests of the machine interface."""

from datetime import timedelta

from django.db import transaction
from django.test import Client
from django.utils import timezone

from sauro.foundation.access.models import Seat, Token
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tokens import make_token


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
