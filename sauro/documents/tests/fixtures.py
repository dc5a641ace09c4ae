"""A document that was received and read by a seat in an imaginary province."""

from pathlib import Path

import pytest
from django.utils import timezone

from sauro.documents import intake, jobs
from sauro.documents.tests.make import placed
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.organization.tests.make import make_seat

SAMPLE = Path(__file__).parents[3] / "samples" / "bo-y-xa.txt"


@pytest.fixture
def own_store(settings, tmp_path):
    """Files of a test go into a folder of its own."""
    settings.FILES_ROOT = tmp_path / "files"
    settings.DRAWN_ROOT = tmp_path / "drawn"


@pytest.fixture
def seat(db):
    return make_seat()


@pytest.fixture
def document(own_store, seat):
    return received(seat)


def received(seat):
    """A sample that a seat handed in, read and placed."""
    enter(scope_of(seat))
    found, _ = intake.receive("a.txt", [SAMPLE.read_bytes()], by=seat, now=timezone.now())
    jobs.read_document(found.pk, seat.body.path)
    enter(scope_of(seat))
    found.refresh_from_db()
    placed(found, seat)  # the imaginary province knows no place of the real one
    return found
