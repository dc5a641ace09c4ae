"""The pages by which a person makes, sees and revokes tokens."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sauro.foundation.access.models import Token
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import make_secret
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
PASSWORD = "Mot-mat-khau-dai-2026"


@pytest.fixture
def seat(db):
    return make_seat()


@pytest.fixture
def signed_in(client, seat):
    """And has just given the password again, as making a token wants it."""
    client.force_login(seat.user)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def made(client, **typed):
    later = timezone.localdate() + timedelta(days=30)
    typed = {"name": "phần mềm văn bản", "expires_on": f"{later:%d/%m/%Y}"} | typed
    return client.post(reverse("token_make"), typed)


def test_a_token_is_shown_once_and_opens(signed_in):
    (secret,) = re.findall(r'value="(sauro_[^"]+)"', made(signed_in).content.decode())
    answer = Client(headers={"authorization": f"Bearer {secret}"}).get("/api/v1/documents")
    assert answer.status_code == 200
    page = signed_in.get(reverse("tokens")).content.decode()
    assert "phần mềm văn bản" in page
    assert "sauro_" not in page


def test_a_refusal_keeps_what_was_typed(signed_in):
    answer = made(signed_in, expires_on="01/01/2020")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="phần mềm văn bản"' in page
    assert "trong vòng một năm" in page


def test_a_session_of_long_ago_is_asked_for_the_password_again(client, seat):
    client.force_login(seat.user)
    for answer in (client.get(reverse("token_make")), made(client)):
        assert answer.status_code == 302
        assert reverse("account_reauthenticate") in answer["Location"]
    enter(scope_of(seat))
    assert not Token.objects.exists()


def test_what_was_sent_is_carried_out_after_the_password(client, seat):
    client.force_login(seat.user)
    where = made(client)["Location"]
    assert "sauro_" in client.post(where, {"password": PASSWORD}).content.decode()


def test_revoking_asks_first(client, seat):
    token, _secret = make_secret(seat)
    client.force_login(seat.user)
    where = reverse("token_revoke", args=[token.pk])
    assert "Thu hồi khóa" in client.get(where).content.decode()
    assert client.post(where).status_code == 302
    page = client.get(reverse("tokens")).content.decode()
    assert "Đã thu hồi" in page
    assert where not in page


def test_the_menu_leads_there_and_on_to_the_reference(signed_in):
    assert reverse("tokens") in signed_in.get("/").content.decode()
    assert reverse("api_reference") in signed_in.get(reverse("tokens")).content.decode()
