"""Reference data is written once for these tests, by the owner, and taken away after them."""

import time

import pytest
from django.db import connections

from sauro.organization.load import load_territories
from sauro.organization.seed import seed_all

TABLES = ("membership", "alias", "body", "succession", "territory", "force")


@pytest.fixture(scope="package")
def territories(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        yield load_territories(using="owner")
        with connections["owner"].cursor() as cursor:
            for table in TABLES:
                cursor.execute(f"ALTER TABLE organization_{table} DISABLE TRIGGER USER")
                cursor.execute(f"DELETE FROM organization_{table}")
                cursor.execute(f"ALTER TABLE organization_{table} ENABLE TRIGGER USER")


@pytest.fixture(scope="package")
def all_bodies(territories, django_db_blocker):
    """The frame of the whole nation; the value is how many seconds it took."""
    started = time.perf_counter()
    with django_db_blocker.unblock():
        seed_all()
    return time.perf_counter() - started
