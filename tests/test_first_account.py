"""The first account of a body is made by the operator, whom nobody can invite."""

import pytest
from django.db import connections, transaction

from sauro.config.first import invite_first
from sauro.foundation.access.link_rules import secret_of
from sauro.foundation.access.models import Seat, User
from sauro.foundation.access.passwords import use_link
from sauro.foundation.errors import Refused
from sauro.organization.tests.make import make_body
from tests.emptying import emptied


@pytest.fixture(autouse=True)
def _committed(django_db_setup, django_db_blocker):
    """Committed for real, for the owner writes on a connection of his own; then cleaned by him."""
    with django_db_blocker.unblock():
        yield
        with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
            emptied(cursor, "access_user", "organization_body")


def test_the_first_secretary_sets_her_password_by_the_code():
    make_body("v.so-mot")
    username, code = invite_first("v.so-mot", "Lò Thị Đầu Tiên", "Thư ký")
    assert username == "tienltd"
    user = use_link(secret_of(code), "Mot-mat-khau-rieng-2026")
    assert user == User.objects.get(username=username)
    seat = Seat.objects.get(user=user)
    assert (seat.role, seat.body.path, seat.accepted_at is not None) == (
        "secretary", "v.so-mot", True,
    )  # fmt: skip


def test_a_body_that_is_not_there_is_told():
    with pytest.raises(Refused, match="khong-co"):
        invite_first("v.khong-co", "Lò Thị Đầu Tiên", "Thư ký")
    with pytest.raises(Refused, match="họ và tên"):
        invite_first("v.khong-co", "  ", "Thư ký")
