"""Who holds the meetings of these tests."""

import pytest

from sauro.foundation.access.models import Seat
from sauro.meetings.notices.tests.make import make_chair


@pytest.fixture
def seat(db: None) -> Seat:
    return make_chair()
