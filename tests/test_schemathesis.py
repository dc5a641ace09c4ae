"""The machine interface against its own description, by requests that nobody would write."""

from itertools import count

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from sauro.config.api import api
from sauro.foundation.access.tests.make import make_secret
from sauro.foundation.web.openapi import described
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db

NUMBERS = count()
# Steps of work are judged by what it is and by its days, proposals by whom they go to, conclusions
# and notices by what the meeting says, acts on a paper by its words and items, cases by their
# catalogues and days, days off by their weekday, which no schema tells: 422 is an answer.
JUDGED = (
    "/api/v1/assignments/", "/api/v1/proposals", "/api/v1/meetings/{meeting_id}/",
    "/api/v1/documents/{document_id}/items", "/api/v1/documents/{document_id}/close",
    "/api/v1/cases", "/api/v1/organization/days-off/",
)  # fmt: skip
OF_THE_NATION = "/api/v1/organization/days-off/"
schema = schemathesis.openapi.from_dict(described(api))
schema.app = get_wsgi_application()


@pytest.fixture(autouse=True)
def _one_connection():
    """Rows of a test are seen on its own connection only: it stays open between requests."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def _wrong_tokens_are_not_counted(settings):
    """The checks try wrong ones all the time; the tests that follow begin at none."""
    settings.API_WRONG_TOKENS = 10**9
    yield
    cache.clear()


@pytest.fixture
def secret(seat):
    return make_secret(seat)[1]


@pytest.fixture
def secret_of_the_nation(keys):
    """Of who writes what is one for the whole country."""
    return make_secret(make_seat("v"))[1]


@schema.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)
def test_every_operation_keeps_to_its_description(case, keys, secret, secret_of_the_nation):
    """Right requests go to rows that are there, so that most of them are carried out."""
    right = case.meta.generation.mode.is_positive
    if right:
        case.path_parameters = {name: keys[name] for name in case.path_parameters}
        # A key that stood for another file is refused, as it should be.
        for name in case.headers.keys() & {"Idempotency-Key"}:
            case.headers[name] = f"{next(NUMBERS)}-{case.headers[name]}"[:100]
    national = case.operation.path.startswith(OF_THE_NATION)
    ours = f"Bearer {secret_of_the_nation if national else secret}"
    # A request that is wrong because it has no token stays without one.
    signed = {} if not right and "Authorization" not in case.headers else {"Authorization": ours}
    judged = [positive_data_acceptance] if case.operation.path.startswith(JUDGED) else []
    answer = case.call_and_validate(headers=signed, excluded_checks=judged)
    if ours in answer.request.headers.get("Authorization", ""):
        assert answer.status_code not in (401, 403, 429)
        assert answer.status_code == 200 or not (right and case.method == "GET")
