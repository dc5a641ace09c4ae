"""Tokens: what opens, what opens no more, and that nothing of a secret is kept."""

import json
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError
from django.test import Client
from django.utils import timezone

from sauro.foundation.access import bearer
from sauro.foundation.access.models import Seat, Token, User
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import NOBODY, enter
from sauro.foundation.access.tests.make import make_secret, operator
from sauro.foundation.access.token_rules import MOST
from sauro.foundation.access.tokens import digest_of, make_token, revoke_token, tokens_of
from sauro.foundation.audit.models import Entry
from sauro.foundation.errors import Hidden, Refused
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
WHERE = "/api/v1/documents"


@pytest.fixture(autouse=True)
def _nothing_counted():
    cache.clear()


@pytest.fixture
def seat(db):
    return make_seat()


def answer(secret, scheme="Bearer", where=WHERE):
    return Client(headers={"authorization": f"{scheme} {secret}"}).get(where)


def code(told):
    return (told.status_code, told.json()["findings"][0]["code"])


def present_nothing():
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('sauro.token', '', true)")


def test_a_token_opens_from_its_seat(seat):
    secret = make_secret(seat)[1]
    assert answer(secret).status_code == 200
    assert answer(secret, scheme="bearer").status_code == 200


def test_a_revoked_token_opens_nothing_and_stays_revoked(seat):
    token, secret = make_secret(seat)
    enter(scope_of(seat))
    revoke_token(token.pk, by=seat, now=timezone.now())
    assert code(answer(secret)) == (401, "revoked-token")
    enter(scope_of(seat))
    assert Token.objects.filter(pk=token.pk).update(revoked_at=None) == 0


def test_a_token_that_expired_opens_nothing(seat):
    token, secret = make_secret(seat, days=1)
    assert answer(secret).status_code == 200
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Token.objects.filter(pk=token.pk).update(expires_on=timezone.localdate())
    expired(seat).save()
    assert code(answer("sauro_" + "x" * 43)) == (401, "expired-token")


def expired(seat):
    """A token of last year, as the service would have made it then."""
    made = timezone.now() - timedelta(days=200)
    enter(scope_of(seat))
    return Token(
        owner_path=seat.body.path, seat=seat, name="cũ", digest=digest_of("sauro_" + "x" * 43),
        made_at=made, expires_on=(made + timedelta(days=90)).date(),
    )  # fmt: skip


def test_a_token_ends_with_its_seat_and_with_its_person(seat):
    secret = make_secret(seat)[1]
    with operator():
        User.objects.update(is_active=False)
    assert code(answer(secret)) == (401, "user-off")
    with operator():
        User.objects.update(is_active=True)
        Seat.objects.update(valid_to=timezone.localdate() - timedelta(days=1))
    assert code(answer(secret)) == (401, "seat-ended")


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer sauro_", "Bearer x\xff", "Token abc", "é" * 9],
)
def test_what_is_no_token_is_told_what_to_send(seat, header):
    told = Client(headers={"authorization": header}).get(WHERE)
    assert told.status_code == 401
    assert told.json()["findings"][0]["code"] in ("no-token", "unknown-token")
    assert "Khóa truy cập" in told.json()["detail"]


def test_wrong_tokens_of_an_address_are_counted(seat, settings, monkeypatch):
    settings.API_WRONG_TOKENS = 3
    now = timezone.now()  # no minute ends in between
    monkeypatch.setattr(bearer.timezone, "now", lambda: now)
    for _ in range(3):
        assert code(answer("sauro_" + "A" * 43)) == (401, "unknown-token")
    told = answer("sauro_" + "A" * 43)
    assert code(told) == (429, "too-many-wrong-tokens")
    assert told["Retry-After"] == "60"


def test_after_the_minute_an_address_is_heard_again(seat, settings, monkeypatch):
    settings.API_WRONG_TOKENS = 2
    secret = make_secret(seat)[1]
    now = timezone.now()
    monkeypatch.setattr(bearer.timezone, "now", lambda: now)
    for _ in range(2):
        answer("sauro_" + "A" * 43)
    assert answer(secret).status_code == 429  # its other systems, too: decision 16
    later = now + timedelta(seconds=60)
    monkeypatch.setattr(bearer.timezone, "now", lambda: later)
    assert answer(secret).status_code != 429


def test_use_is_noted_not_oftener_than_every_few_minutes(seat):
    token, secret = make_secret(seat)
    answer(secret)
    enter(scope_of(seat))
    token.refresh_from_db()
    first = token.last_used_at
    assert first is not None
    answer(secret)
    token.refresh_from_db()
    assert token.last_used_at == first
    Token.objects.filter(pk=token.pk).update(last_used_at=first - timedelta(minutes=6))
    answer(secret)
    token.refresh_from_db()
    assert token.last_used_at >= first
    acts = Entry.objects.filter(table="access_token").values_list("act", flat=True)
    assert list(acts) == ["INSERT"]


def test_nothing_of_a_secret_is_kept(seat, caplog, monkeypatch):
    secret = make_secret(seat)[1]
    monkeypatch.setattr("sauro.documents.api.queries.documents", fails)
    told = machine_with(secret).get(WHERE)
    assert told.status_code == 500
    references = {getattr(record, "told", {}).get("reference") for record in caplog.records}
    assert told.json()["reference"] in references
    assert secret not in caplog.text
    enter(scope_of(seat))
    kept = json.dumps([e.after for e in Entry.objects.all()]) + str(list(Token.objects.values()))
    assert secret not in kept
    assert secret.removeprefix("sauro_") not in kept


def fails(*_arguments):
    raise RuntimeError("secret detail")


def machine_with(secret):
    return Client(headers={"authorization": f"Bearer {secret}"}, raise_request_exception=False)


def test_a_seat_sees_only_its_own_tokens(seat):
    token, _secret = make_secret(seat)
    present_nothing()
    for other in (make_seat(), make_seat("v"), make_seat("v.02")):
        enter(scope_of(other))
        assert not Token.objects.exists()
        with pytest.raises(Hidden):
            revoke_token(token.pk, by=other, now=timezone.now())
    enter(NOBODY)
    assert not Token.objects.exists()
    enter(scope_of(seat))
    assert list(tokens_of(seat)) == [token]


def test_no_seat_makes_a_token_of_another(seat):
    other = make_seat("v.01.00001")
    enter(scope_of(seat))
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        make_token("lạ", timezone.localdate() + timedelta(days=9), by=other, now=timezone.now())


@pytest.mark.parametrize(
    ("name", "days", "said"),
    [
        (" ", 30, "no-name"),
        ("a" * 101, 30, "no-name"),
        ("a", 0, "wrong-life"),
        ("a", 367, "wrong-life"),
    ],
)
def test_what_a_token_needs(seat, name, days, said):
    now = timezone.now()
    enter(scope_of(seat))
    with pytest.raises(Refused) as refused:
        make_token(name, timezone.localdate(now) + timedelta(days=days), by=seat, now=now)
    assert [f.code for f in refused.value.findings] == [said]


def test_the_database_too_knows_the_longest_life(seat):
    token = expired(seat)
    token.expires_on = timezone.localdate() + timedelta(days=400)
    with pytest.raises(IntegrityError, match="token_lives_a_year"), transaction.atomic():
        token.save()


def test_a_seat_has_so_many_tokens_and_no_more(seat):
    for _ in range(MOST):
        make_secret(seat)
    with pytest.raises(Refused, match="thu hồi"):
        make_secret(seat)


def test_no_token_is_deleted(seat):
    token, _secret = make_secret(seat)
    enter(scope_of(seat))
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        token.delete()
