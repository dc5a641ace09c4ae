"""Whoever gets past the services with the rights of one commune: what the database refuses him."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sauro.directives.assignments.rules import Act
from sauro.directives.models import Evidence, Step
from sauro.directives.tests.test_assignments import COMMUNE, act, made
from sauro.foundation.access.rights import Role
from sauro.foundation.errors import Hidden
from sauro.foundation.files.drawn import drawn
from sauro.foundation.files.store import keep, path_of
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PATHS = {"owner_path": COMMUNE, "issuer_path": "v.01"}


@pytest.fixture
def work():
    return made(due_on=TODAY + timedelta(10))


@pytest.fixture
def doer(work):
    return make_seat(COMMUNE, Role.OFFICER)


@pytest.mark.parametrize("words", ["/e/etc/passwd", "../../../../etc/passwd", "a" * 63, "A" * 64])
def test_what_is_no_hash_names_no_file(words, own_store):
    for read in (lambda: path_of(words), lambda: drawn(words, 1, lambda: b"")):
        with pytest.raises(Hidden):
            read()


def test_a_file_that_the_store_lost_is_told(client, own_store, work, doer):
    act(work, Act.REPORT, doer)
    step, sha256 = Step.objects.get(assignment=work), keep([b"x"], 9).sha256
    file = Evidence.objects.create(step=step, name="a", sha256=sha256, size=1, **PATHS)
    client.force_login(doer.user)
    there = client.get(f"/tai-lieu/{file.pk}/")
    assert b"".join(there.streaming_content) == b"x"
    path_of(sha256).unlink()
    gone = client.get(f"/tai-lieu/{file.pk}/")
    assert gone.status_code == 422
    assert "Kho tệp" in gone.content.decode()
