"""A small imaginary province for tests: two provinces, their committees, seats in each."""

from datetime import date
from functools import cache
from itertools import count

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from sauro.foundation.access.models import Seat, User
from sauro.foundation.access.rights import Role
from sauro.foundation.access.tests.make import operator
from sauro.organization.models import Body

_numbers = count(1)
LONG_AGO = date(2020, 1, 1)


def make_body(path: str, name: str = "", kind: str = Body.Kind.COMMITTEE) -> Body:
    """A body and, where they are missing, those above it."""
    above = path.rpartition(".")[0]
    parent = (Body.objects.filter(path=above).first() or make_body(above)) if above else None
    known = Body.objects.filter(path=path).first()
    name = name or f"Ban Chỉ đạo 389 {path}"
    return known or Body.objects.create(
        path=path, name=name, kind=kind, parent=parent, search_key=name.lower(), sort_key=name
    )


def make_seat(path: str = "v.01", role: str = Role.SECRETARY, **others: object) -> Seat:
    """A person at home in the body at a path, with one seat there."""
    body = make_body(path)
    with operator():
        user = User.objects.create(
            username=f"user{next(_numbers)}",
            password=_hashed(),
            full_name="Lò Thị Tình Cờ",
            home=body,
        )
        what = {"accepted_at": timezone.now(), "valid_from": LONG_AGO} | others
        return Seat.objects.create(user=user, body=body, post="Thư ký", role=role, **what)


@cache
def _hashed() -> str:
    """One hash for all people of a run: to make it is slow on purpose, and they are thousands."""
    return make_password("Mot-mat-khau-dai-2026")
