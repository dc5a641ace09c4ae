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


def sign_of_a_worker(age):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval)",
            [age],
        )


@pytest.mark.django_db
def test_whole_when_all_parts_are(client):
    sign_of_a_worker("5 seconds")
    for path in ("/khoe/san-sang", "/khoe/day-du"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert set(answer.json().values()) == {True}
        assert answer.json().keys() == {"ready", "database", "migrations", "workers", "disk"}


@pytest.mark.django_db
def test_a_dead_worker_is_told_but_pages_go_on(client):
    sign_of_a_worker("2 minutes")
    assert client.get("/khoe/day-du").status_code == 503
    answer = client.get("/khoe/san-sang")
    assert (answer.status_code, answer.json()["workers"]) == (200, False)


@pytest.mark.django_db
def test_a_job_that_nobody_takes_up_is_told(client):
    sign_of_a_worker("5 seconds")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status) "
            "VALUES ('reading', 'read', 'doing')"
        )
    assert client.get("/khoe/day-du").json()["workers"] is False


@pytest.mark.django_db
def test_a_full_disk_is_told(client, settings, tmp_path):
    sign_of_a_worker("5 seconds")
    settings.FILES_ROOT = tmp_path / "not" / "yet"
    assert client.get("/khoe/day-du").json()["disk"] is True
    settings.DISK_LEAST_BYTES = 2**63
    answer = client.get("/khoe/day-du")
    assert (answer.status_code, answer.json()["disk"]) == (503, False)


@pytest.mark.django_db
def test_not_ready_before_migrations(client, monkeypatch):
    monkeypatch.setattr(health, "_pending", lambda: 1)
    answer = client.get("/khoe/san-sang")
    assert answer.status_code == 503
    assert answer.json() | {"disk": True} == {
        "ready": False,
        "database": True,
        "migrations": False,
        "workers": False,
        "disk": True,
    }


def test_not_ready_without_a_database(client, monkeypatch):
    def broken() -> None:
        raise DatabaseError("password of the database")

    monkeypatch.setattr(connection, "cursor", broken)
    answer = client.get("/khoe/san-sang")
    assert answer.status_code == 503
    assert "password" not in answer.content.decode()
