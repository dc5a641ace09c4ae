"""Many clerks enter cases at the same moment: the book has no gap and no double."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from sauro.cases.models import Case
from sauro.cases.tests.make import make_case, make_place
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.organization.tests.make import make_seat
from tests.races import committed

CLERKS, EACH = 8, 3


@pytest.fixture
def seats(django_db_setup, django_db_blocker):
    """Clerks of one body, committed for their connections to see; removed by the owner."""
    tables = ("cases_case", "cases_book", "access_user", "organization_territory")
    with django_db_blocker.unblock(), committed(*tables):
        with transaction.atomic():
            make_place()
            made = [make_seat("v.97") for _ in range(CLERKS)]
        yield made


def test_numbers_of_many_at_once_follow_each_other(seats):
    def clerk(seat):
        try:
            for n in range(EACH):
                with transaction.atomic():
                    make_case(seat)
                    if n == 1:  # this one is not kept, and its number is given again
                        transaction.set_rollback(True)
        finally:
            connection.close()

    with ThreadPoolExecutor(CLERKS) as all_at_once:
        list(all_at_once.map(clerk, seats))
    with transaction.atomic():
        enter(scope_of(seats[0]))
        numbers = list(Case.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, CLERKS * (EACH - 1) + 1))
