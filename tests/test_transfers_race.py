"""Two of the receiver sign for one case at the same moment: one has it, the other is told. What the
giver writes meanwhile is carried along or refused.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event

import pytest
from django.db import connection, transaction
from django.utils import timezone

from sauro.cases.adding import add_goods
from sauro.cases.models import Case, CaseTransfer, GoodsLine
from sauro.cases.sharing.handing import Offer, offer, withdraw
from sauro.cases.sharing.taking import Receipt, take_over
from sauro.cases.tests.make import CIGARETTES, make_case, make_place
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import NotAllowed, Stale
from sauro.organization.tests.make import make_seat
from tests.races import committed

GIVER, RECEIVER = "v.97", "v.96"


@pytest.fixture
def world(django_db_setup, django_db_blocker):
    """An offered case, its giver and clerks of the receiver, committed; removed by the owner."""
    tables = ("cases_case", "cases_book", "access_user", "organization_territory")
    with django_db_blocker.unblock(), committed(*tables):
        with transaction.atomic():
            make_place()
            giver, clerks = make_seat(GIVER), [make_seat(RECEIVER) for _ in range(4)]
            given = Offer("criminal", RECEIVER, "vượt ngưỡng", "1/CV", timezone.localdate())
            row = offer(make_case(giver).pk, given, by=giver, now=timezone.now())
        yield row, giver, clerks


def test_one_has_it_and_the_others_are_told(world):
    row, giver, clerks = world

    def done(seat):
        try:
            with transaction.atomic():
                enter(scope_of(seat))
                if seat is giver:
                    withdraw(row.pk, by=seat, now=timezone.now())
                else:
                    take_over(row.pk, Receipt(timezone.localdate()), by=seat, now=timezone.now())
        except Stale as told:
            return told.findings[0].code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(5) as all_at_once:
        answers = sorted(all_at_once.map(done, [*clerks, giver]))
    assert answers == ["answered-meanwhile"] * 4 + ["done"]
    with transaction.atomic():
        enter(scope_of(clerks[0]))
        taken = CaseTransfer.objects.get().state == "taken"
        assert Case.objects.filter(owner_path=RECEIVER).count() == (1 if taken else 0)


def adds(case_id, giver, written, may_end):
    """Whether the giver's line was kept; it waits between writing and committing."""
    try:
        with transaction.atomic():
            enter(scope_of(giver))
            wine = replace(CIGARETTES, name="rượu ngoại")
            add_goods(case_id, wine, by=giver, now=timezone.now())
            written.set()
            assert may_end.wait(60)
    except NotAllowed as told:
        return told.findings[0].code
    finally:
        connection.close()
    return "kept"


def takes(transfer_id, clerk, taken, may_end):
    try:
        with transaction.atomic():
            enter(scope_of(clerk))
            receipt = Receipt(timezone.localdate())
            take_over(transfer_id, receipt, by=clerk, now=timezone.now())
            taken.set()
            assert may_end.wait(60)
    finally:
        connection.close()


def goods_of(seat):
    with transaction.atomic():
        enter(scope_of(seat))
        return set(
            GoodsLine.objects.filter(owner_path=seat.body.path).values_list("name", flat=True)
        )


def waits(seconds=1.0):
    """Time for the other to reach the lock; nothing is asserted of it."""
    Event().wait(seconds)


def test_what_the_giver_wrote_before_goes_along(world):
    row, giver, clerks = world
    written, may_end, taken = Event(), Event(), Event()
    with ThreadPoolExecutor(2) as both:
        adding = both.submit(adds, row.case_id, giver, written, may_end)
        assert written.wait(60)
        taking = both.submit(takes, row.pk, clerks[0], taken, may_end)
        waits()
        may_end.set()
        assert adding.result() == "kept"
        taking.result()
    assert goods_of(giver) == goods_of(clerks[0]) >= {"rượu ngoại"}


def test_what_the_giver_writes_after_is_refused(world):
    row, giver, clerks = world
    taken, may_end, written = Event(), Event(), Event()
    with ThreadPoolExecutor(2) as both:
        taking = both.submit(takes, row.pk, clerks[0], taken, may_end)
        assert taken.wait(60)
        adding = both.submit(adds, row.case_id, giver, written, may_end)
        waits()
        may_end.set()
        assert adding.result() == "handed-over"
        taking.result()
    assert "rượu ngoại" not in goods_of(giver) | goods_of(clerks[0])
