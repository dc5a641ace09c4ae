"""One PostgreSQL for a test run: started when a test first asks for the database."""

import os
from collections.abc import Iterator

import hypothesis
import pytest

pytest_plugins = ["sauro.documents.tests.fixtures"]

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sauro.config.owner_settings")
os.environ.setdefault("SAURO_SECRET_KEY", "only for tests")

# A test that is right is right on a busy machine too; times belong to `make bench`.
hypothesis.settings.register_profile("sauro", deadline=None)
hypothesis.settings.load_profile("sauro")


def pytest_configure() -> None:
    """Counts go by the connection of the test, so that they are rolled back with all it did."""
    from django.conf import settings

    settings.DATABASE_ROUTERS = []


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Django would name test databases itself; ours is made for the run."""


@pytest.fixture(scope="session")
def cluster():
    """The server of this run, started when something first asks for it."""
    from sauro.foundation.database.cluster import temporary_cluster

    with temporary_cluster() as started:
        yield started


def _let_tests_be_the_operator(cluster) -> None:
    """Tests make people as an operator would, within their own transaction: the web role may
    become the owner by saying so, and has nothing of him until then.
    """
    import psycopg

    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        connection.execute("ALTER ROLE sauro_web NOINHERIT")
        connection.execute("GRANT sauro_owner TO sauro_web")


@pytest.fixture(scope="session")
def django_db_setup(cluster, django_db_blocker) -> Iterator[None]:
    """The database of this run, migrated by the owner; tests then work as the web role."""
    from django.core.management import call_command
    from django.db import connections

    from sauro.foundation.database.grants import grant_libraries
    from sauro.foundation.database.roles import django_database, make_database

    addresses = make_database(cluster)
    for alias, url in (("default", addresses.web), ("owner", addresses.owner)):
        settings = django_database(url)
        connections[alias].close()
        connections.databases[alias].update(
            {k: settings[k] for k in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
        )
        connections[alias].settings_dict.update(connections.databases[alias])
    with django_db_blocker.unblock():
        call_command("migrate", database="owner", verbosity=0)
        grant_libraries()
        connections["owner"].close()
    _let_tests_be_the_operator(cluster)
    yield
    for alias in connections:
        connections[alias].close()
        if alias == "default":
            connections[alias].close_pool()
