"""One site for all of these tests, on a server that they may stop."""

import pytest

from sauro.foundation.database.cluster import temporary_cluster
from tests.ops.site import Person, Site


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    with temporary_cluster() as cluster:
        yield Site(cluster, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def web(site):
    with site.web() as started:
        yield started


@pytest.fixture
def lan(web):
    """A secretary of province v.01, signed in."""
    person = Person(web)
    assert person.signed_in()[0] == 200
    return person
