"""Goods that were entered are taken into keeping without being typed again."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from sauro.cases.as_steps.from_goods import Seizing, goods_left, seize_goods
from sauro.cases.custody import Line, add_exhibit, custody_of
from sauro.cases.standing import events_of
from sauro.cases.tests.make import CIGARETTES, DAY, make_case
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import Refused
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
HOW = Seizing(DAY, "Lò Văn Mẫu", "Đội QLTT số 3", "Kho số 1", paper="1/BB-TG", step="seizure")


@pytest.fixture
def seat():
    return make_seat("v.01.qltt")


@pytest.fixture
def case(seat):
    return make_case(seat)


def lines(case):
    return [row.pk for row in goods_left(case, custody_of(case))]


def test_a_line_of_goods_becomes_an_exhibit_seized_whole_with_its_step(case, seat):
    seize_goods(case.pk, lines(case), HOW, by=seat, now=timezone.now())
    known = custody_of(case)
    assert known.lots["TV1"].held == CIGARETTES.quantity
    assert (known.lines[0].unit, known.lots["TV1"].place) == (CIGARETTES.unit, "Kho số 1")
    assert [e.kind for e in events_of(case)][-1] == "seizure"
    assert lines(case) == []  # offered no more


def test_chosen_again_or_not_at_all_it_is_told(case, seat):
    keys = lines(case)
    seize_goods(case.pk, keys, HOW, by=seat, now=timezone.now())
    for chosen, code in ((keys, "listed-already"), ([], "no-goods")):
        with pytest.raises(Refused) as refused:
            seize_goods(case.pk, chosen, HOW, by=seat, now=timezone.now())
        assert refused.value.findings[0].code == code
    assert len(custody_of(case).rows) == 1


def test_what_stands_in_the_inventory_by_hand_is_not_offered(case, seat):
    row = case.goodsline_rows.get()
    add_exhibit(case.pk, Line(row.name.upper(), row.unit), by=seat, now=timezone.now())
    assert lines(case) == []


def test_the_page_offers_the_goods_and_keeps_what_was_typed(client, case, seat):
    client.force_login(seat.user)
    where = reverse("case_exhibits", args=[case.pk])
    assert "Tạm giữ hàng hóa đã ghi trong vụ" in client.get(where).content.decode()
    [key] = lines(case)
    typed = {"form": "goods", "goods": [key], "day": DAY, "giver": "Lò Văn Mẫu", "taker": ""}
    wrong = client.post(where, typed)
    assert wrong.status_code == 422
    assert "Lò Văn Mẫu" in wrong.content.decode()
    enter(scope_of(seat))
    assert not custody_of(case).lines  # all or nothing
    done = client.post(where, typed | {"taker": "Đội 3", "paper": "1/BB"}, follow=True)
    assert done.status_code == 200
    assert "Tạm giữ hàng hóa đã ghi trong vụ" not in done.content.decode()
    enter(scope_of(seat))
    assert custody_of(case).lots["TV1"].held == Decimal(CIGARETTES.quantity)
