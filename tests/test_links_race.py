"""Two who open one link at the same moment: one sets the password, the other is told it is used."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import connection, transaction
from django.utils import timezone

from sauro.foundation.access.link_rules import secret_of
from sauro.foundation.access.links import make_link
from sauro.foundation.access.models import User
from sauro.foundation.access.passwords import use_link
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.organization.tests.make import make_seat
from tests.races import committed, somebody_waits

PASSWORDS = ("Mot-mat-khau-rieng-2026", "Hai-mat-khau-rieng-2026")


@pytest.fixture
def code(django_db_setup, django_db_blocker):
    """Of a link that is committed, for two connections to see; removed by the owner."""
    with (
        django_db_blocker.unblock(),
        committed("access_signinlink", "access_user", "organization_body"),
    ):
        with transaction.atomic():
            seat, other = make_seat("v.96"), make_seat("v.96.1")
            with operator():
                User.objects.filter(pk=other.user_id).update(home=other.body)
            enter(scope_of(seat))
            made = make_link(other.user, "v.96.1", now=timezone.now())[1]
        yield made


def used_by(code, password, begin):
    """The account that a password was set for, in a connection of one's own."""
    try:
        begin.wait()
        user = use_link(secret_of(code), password)
        return user and user.pk
    finally:
        connection.close()


def test_one_of_two_at_the_same_moment_wins(code):
    begin = Barrier(2)
    with ThreadPoolExecutor(2) as both:
        answers = [both.submit(used_by, code, word, begin) for word in PASSWORDS]
        won = [answer.result() for answer in answers]
    assert sum(user is not None for user in won) == 1
    user = User.objects.get(pk=next(filter(None, won)))
    assert user.check_password(PASSWORDS[0 if won[0] else 1])
    assert not user.check_password(PASSWORDS[1 if won[0] else 0])


def test_the_second_waits_for_the_first_and_then_finds_it_used(code):
    taken, may_end = Event(), Event()

    def slow():
        with transaction.atomic():
            user = use_link(secret_of(code), PASSWORDS[0])
            taken.set()
            may_end.wait(10)
        connection.close()
        return user

    with ThreadPoolExecutor(2) as both:
        first = both.submit(slow)
        assert taken.wait(10)
        late = both.submit(used_by, code, PASSWORDS[1], Barrier(1))
        assert somebody_waits(), "the second call has begun before the first has ended"
        may_end.set()
        won = first.result()
        assert won is not None
        assert late.result() is None
    assert User.objects.get(pk=won.pk).check_password(PASSWORDS[0])
