"""Health tells machines enough and nobody anything personal."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection

from sauro.foundation.web import health

pytestmark = pytest.mark.urls("sauro.foundation.web.urls")


@pytest.fixture(autouse=True)
def _forget():
    health._known["migrated"] = False


def test_alive_asks_no_database(client):
    answer = client.get("/khoe/song")
    assert answer.status_code == 200
    assert answer.json() == {"alive": True}


@pytest.mark.django_db
def test_ready_when_the_database_is_of_this_release(client):
    answer = client.get("/khoe/san-sang")
    assert answer.json() == {"ready": True, "database": True, "migrations": True}
    assert answer.status_code == 200


@pytest.mark.django_db
def test_not_ready_before_migrations(client, monkeypatch):
    monkeypatch.setattr(health, "_pending", lambda: 1)
    answer = client.get("/khoe/san-sang")
    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "database": True, "migrations": False}


def test_not_ready_without_a_database(client, monkeypatch):
    def broken() -> None:
        raise DatabaseError("password of the database")

    monkeypatch.setattr(connection, "cursor", broken)
    answer = client.get("/khoe/san-sang")
    assert answer.status_code == 503
    assert "password" not in answer.content.decode()
