"""A sending that is repeated is one; a key stands for one file; a refusal leaves nothing."""

import pytest

from sauro.documents.models import Delivery, Document
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import machine
from sauro.organization.tests.make import make_seat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_store")]
WHERE = "/api/v1/documents"


@pytest.fixture
def sender(seat):
    return machine(seat)


def sent(sender, content, key=None):
    part = f'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n{content}'
    headers = {"idempotency-key": key} if key is not None else {}
    return sender.generic(
        "POST", WHERE, f"{part}\r\n--b--\r\n", "multipart/form-data; boundary=b", headers=headers
    )


def count(seat):
    enter(scope_of(seat))
    return Document.objects.count()


@pytest.mark.parametrize("key", [None, "so-van-thu-2026-17"])
def test_a_repeated_sending_is_one(sender, seat, key):
    first, again = sent(sender, "một", key), sent(sender, "một", key)
    assert (first.status_code, first.json()["new"]) == (201, True)
    assert (again.status_code, again.json()["new"]) == (200, False)
    assert again.json()["document"]["id"] == first.json()["document"]["id"]
    assert count(seat) == 1


def test_a_key_stands_for_one_file_of_one_seat(sender, seat):
    sent(sender, "một", "k")
    other = sent(sender, "hai", "k")
    assert other.status_code == 422
    assert other.json()["findings"][0]["code"] == "key-used"
    assert count(seat) == 1
    assert sent(machine(make_seat()), "hai", "k").status_code == 201
    assert Delivery.objects.count() == 2


def test_an_empty_file_is_refused(sender, seat):
    assert sent(sender, "").json()["findings"][0]["code"] == "empty-file"
    assert count(seat) == 0


@pytest.mark.parametrize("key", ["", "k" * 101, "k" * 100_000, "có dấu", "a b", "a\x00b", "é"])
def test_a_key_is_short_and_visible(sender, seat, key):
    told = sent(sender, "một", key)
    assert told.status_code == 422
    assert told.json()["findings"][0]["field"] == "Idempotency-Key"
    assert count(seat) == 0
