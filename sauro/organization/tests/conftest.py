"""Reference data is written once a run, by the owner: it is committed and stays."""

import pytest

from sauro.organization.load import load_territories


@pytest.fixture(scope="session")
def territories(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return load_territories(using="owner")
