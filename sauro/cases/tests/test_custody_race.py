"""Two who write about one exhibit, or one debt, at the same moment: one does, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.utils import timezone

from sauro.cases.custody import custody_of, move
from sauro.cases.exhibits import Act, Movement
from sauro.cases.models import Case, CaseMoney
from sauro.cases.money import Act as MoneyAct
from sauro.cases.money import Debt, Entry
from sauro.cases.tests.make import DAY, make_case, make_handover, make_place, ship_catalogues
from sauro.cases.treasury import books_of, enter_money
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import Stale
from sauro.organization.models import Territory
from sauro.organization.tests.make import make_seat
from tests.races import committed

BURNT = Movement(3, Act.DESTROYED, "TV1", DAY, Decimal(1000), paper="3/BB-TH")
OWED = Entry(1, MoneyAct.OWED, "P1", DAY, 1000, "1/QĐ", Debt.FINE, DAY)
PAID = Entry(2, MoneyAct.PAID_IN, "P1", DAY, 1000, "GNT 1")


@pytest.fixture
def made(django_db_setup, django_db_blocker):
    """A seat and its case, committed for two connections to see; removed by the owner."""
    tables = ("cases_case", "access_user", "organization_body")
    with django_db_blocker.unblock(), committed(*tables):
        with transaction.atomic():
            seat = make_seat("v.98")
            ship_catalogues()
            make_place()
            case = make_case(seat)
            make_handover(case, seat)
            enter_money(case.pk, OWED, by=seat, now=timezone.now(), today=timezone.localdate())
        yield seat, case
    with django_db_blocker.unblock(), transaction.atomic("owner"):  # a place is no body's own
        Territory.objects.using("owner").filter(code="99001").delete()


def wrote(seat, case, begin, what, entry):
    """Whether it was written, in a connection of one's own."""
    try:
        with transaction.atomic():
            enter(scope_of(seat))
            begin.wait()
            what(case.pk, entry, by=seat, now=timezone.now(), today=timezone.localdate())
    except Stale:
        return False
    else:
        return True
    finally:
        connection.close()


@pytest.mark.parametrize(("what", "entry"), [(move, BURNT), (enter_money, PAID)])
def test_one_of_two_at_the_same_moment_is_written(made, what, entry):
    seat, case = made
    begin = Barrier(2)
    with ThreadPoolExecutor(2) as both:
        done = [both.submit(wrote, seat, case, begin, what, e) for e in (entry, replace(entry))]
        assert sorted(one.result() for one in done) == [False, True]
    with transaction.atomic():
        enter(scope_of(seat))
        case = Case.objects.get(pk=case.pk)
        known, books = custody_of(case), books_of(case, timezone.localdate())
        assert known.lots["TV1"].held == (600 if what is move else 1600)
        assert books.balances["P1"].left_vnd <= 1000
        assert CaseMoney.objects.count() == (1 if what is move else 2)
