"""Two who name the same follower at the same moment: one does, the other is told it is done."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, transaction
from django.utils import timezone

from sauro.directives.following.services import Wanted, name_follower
from sauro.directives.models import Following
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import Refused
from sauro.organization.tests.make import make_seat
from tests.races import committed, somebody_waits


@pytest.fixture
def seats(django_db_setup, django_db_blocker):
    """Two secretaries of one body, committed for two connections to see; removed by the owner."""
    with (
        django_db_blocker.unblock(),
        committed("directives_following", "access_user", "organization_body"),
    ):
        with transaction.atomic():
            made = make_seat("v.96"), make_seat("v.96")
        yield made


def named(who, body, by):
    what = Wanted(who.pk, None, body, timezone.localdate(), None, "Thông báo số 3, mục II")
    return name_follower(what, by=by, now=timezone.now())


def test_the_second_waits_for_the_first_and_is_told(seats):
    first, second = seats
    body, written, may_end = first.body_id, Event(), Event()

    def slow():
        try:
            with transaction.atomic():
                enter(scope_of(first))
                named(first, body, by=first)
                written.set()
                may_end.wait(20)
        finally:
            connection.close()

    def late():
        try:
            with transaction.atomic():
                enter(scope_of(second))
                named(first, body, by=second)
                return []
        except Refused as refused:
            return [finding.code for finding in refused.findings]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        one = both.submit(slow)
        assert written.wait(20)
        other = both.submit(late)
        assert somebody_waits(), "the second has begun before the first has ended"
        may_end.set()
        one.result()
        assert other.result() == ["follows-already"]
    with transaction.atomic():
        enter(scope_of(first))
        assert Following.objects.count() == 1
