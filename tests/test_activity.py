"""A session's last use is noted now and then, and at once where it comes from elsewhere."""

from time import monotonic

import pytest
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sauro.foundation.access import activity
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db


def notes(client, **headers):
    """How often one request writes into the list of sessions."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse("documents"), **headers).status_code == 200
    return sum("usersessions" in q["sql"] and not q["sql"].startswith("SELECT") for q in asked)


def test_a_session_is_noted_once_in_a_while(client, monkeypatch):
    client.force_login(make_seat().user)
    assert [notes(client) for _request in range(3)] == [1, 0, 0]
    later = monotonic() + activity.EVERY
    monkeypatch.setattr(activity, "monotonic", lambda: later)
    assert [notes(client) for _request in range(2)] == [1, 0]


def test_another_browser_or_address_is_noted_at_once(client):
    client.force_login(make_seat().user)
    notes(client)
    assert notes(client, HTTP_USER_AGENT="khác") == 1
    assert notes(client, HTTP_USER_AGENT="khác", REMOTE_ADDR="10.1.2.3") == 1
    assert UserSession.objects.get().ip == "10.1.2.3"
    assert notes(client, HTTP_USER_AGENT="khác", REMOTE_ADDR="10.1.2.3") == 0


def test_few_enough_are_remembered(client, monkeypatch):
    monkeypatch.setattr(activity, "_MOST", 2)
    for _person in range(4):
        client.force_login(make_seat().user)
        notes(client)
    assert len(activity._noted) <= 2
