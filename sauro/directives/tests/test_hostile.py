"""What nobody of good will types is answered, not failed at."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "query",
    [
        {"words": "abcdefghij" * 6},
        {"words": " ".join(f"{n:016d}"[::-1].replace("0", "a") for n in range(11))},
        {"sau": "2026-W01-1~5~0"},
        {"sau": "0001-01-01T00:00:00+23:59~5~0"},
        {"sau": "9999-12-31T23:59:59-23:59~5~0"},
    ],
)
def test_the_register_answers(client, seat, query):
    client.force_login(seat.user)
    assert client.get(reverse("register"), query).status_code == 200


def test_suggestions_answer(client, seat):
    client.force_login(seat.user)
    for query in ({"body": "\0", "place": "\0"}, {"body": "a\0b"}):
        assert client.get(reverse("suggestions"), query).status_code == 200
