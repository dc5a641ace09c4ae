"""Lines of goods are mended, look-alikes set apart, catalogues get new codes."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.cases import adding
from sauro.cases.alike import alike
from sauro.cases.apart import set_apart, take_back
from sauro.cases.models import CaseApart, GoodsGroup, GoodsLine, ViolationKind
from sauro.cases.tests.make import CIGARETTES, DRIVER, make_case
from sauro.directives.tests.make import EVERYWHERE
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat():
    return make_seat("v.01.qltt")


def changed(line, seat, version=1, **others):
    entry = replace(CIGARETTES, **others)
    return adding.change_goods(line.pk, version, entry, by=seat, now=timezone.now())


def test_a_line_of_goods_is_mended_and_the_second_of_two_is_told(seat):
    case = make_case(seat)
    line = case.goodsline_rows.get()
    made = changed(line, seat, quantity=Decimal(1500), value_vnd=None)
    assert (made.quantity, made.value_vnd, made.valuation, made.version) == (1500, None, "", 2)
    with pytest.raises(Stale) as stale:
        changed(line, seat, quantity=Decimal(9))
    assert stale.value.current.quantity == 1500
    case.refresh_from_db()
    assert case.version == 2
    changed(line, seat, version=2, name="thuốc lá Hero")
    case.refresh_from_db()
    assert "hero" in case.search_key.split()


def test_a_line_is_mended_as_strictly_as_it_is_entered(seat):
    line = make_case(seat).goodsline_rows.get()
    for wrong in ({"unit": "lít"}, {"quantity": Decimal(0)}, {"name": ""}, {"value_vnd": -1}):
        with pytest.raises(Refused):
            changed(line, seat, **wrong)
    make_body("v.01.ca")
    for other in (make_seat("v.01"), make_seat("v.01.qltt", Role.LEADER)):
        enter(scope_of(other))
        if other.body.path == "v.01":
            with pytest.raises(NotAllowed):
                changed(line, other)
    stranger = make_seat("v.02")
    enter(scope_of(stranger))
    with pytest.raises(Hidden):
        changed(line, stranger)
    enter(EVERYWHERE)
    assert GoodsLine.objects.get(pk=line.pk).version == 1


def test_the_page_of_a_line_keeps_what_was_typed(client, seat):
    case = make_case(seat)
    line = case.goodsline_rows.get()
    client.force_login(seat.user)
    where = reverse("goods_change", args=[line.pk])
    page = client.get(where)
    assert page.context["form"]["quantity"].value() == "1.600"
    assert where in client.get(reverse("case", args=[case.pk])).content.decode()
    typed = {
        "group": "cigarettes", "name": "thuốc lá Hero", "quantity": "1.500", "unit": "bao",
        "value": "", "valuation": "", "version": "1",
    }  # fmt: skip
    assert client.post(where, typed).status_code == 302
    again = client.post(where, typed | {"name": "lời người thứ hai"})
    assert again.status_code == 409
    text = again.content.decode()
    assert "lời người thứ hai" in text
    assert "Dòng hiện nay: 1.500 bao thuốc lá Hero" in text
    assert client.post(where, typed | {"version": "2", "quantity": "x"}).status_code == 422
    assert client.post(where, typed | {"version": "2"}).status_code == 302


@pytest.fixture
def twins(seat):
    """Two cases with one driver, of two forces, and who sees both."""
    make_body("v.01.ca")
    other = make_seat("v.01.ca", further_paths=["v.01.qltt"])
    mine = make_case(seat, parties=(DRIVER,))
    theirs = make_case(other, parties=(DRIVER,))
    enter(scope_of(other))
    return theirs, mine, other


def test_what_was_found_to_be_two_cases_is_suggested_no_more_and_again_when_taken_back(twins):
    theirs, mine, other = twins
    now = timezone.now()
    assert [one.case for one in alike(theirs)] == [mine]
    with pytest.raises(Refused):
        set_apart(theirs.pk, mine.pk, " ", by=other, now=now)
    row = set_apart(theirs.pk, mine.pk, "hai xe khác nhau", by=other, now=now)
    assert set_apart(theirs.pk, mine.pk, "lại", by=other, now=now) == row
    assert alike(theirs) == []
    assert alike(mine) == []  # from the other side, too, for who sees both
    take_back(row.pk, by=other, now=now)
    take_back(row.pk, by=other, now=now)
    assert [one.case for one in alike(theirs)] == [mine]
    assert CaseApart.objects.get().because == "hai xe khác nhau"  # stays on record
    set_apart(theirs.pk, mine.pk, "xem lại biển số", by=other, now=now)
    assert CaseApart.objects.count() == 2


def test_only_the_lead_says_so_and_of_a_case_that_he_sees(twins, seat):
    theirs, mine, other = twins
    enter(scope_of(other))
    with pytest.raises(NotAllowed):
        set_apart(mine.pk, theirs.pk, "không", by=other, now=timezone.now())
    enter(scope_of(seat))
    with pytest.raises(Hidden):
        set_apart(mine.pk, theirs.pk, "không", by=seat, now=timezone.now())
    with pytest.raises(DatabaseError), transaction.atomic():
        CaseApart.objects.create(
            owner_path=mine.owner_path, case=mine, other=theirs, because="x", said_by=seat,
            said_at=timezone.now(),
        )  # fmt: skip


def test_the_page_suggests_asks_why_and_lets_it_be_taken_back(client, twins):
    theirs, mine, other = twins
    client.force_login(other.user)
    page = reverse("case", args=[theirs.pk])
    where = reverse("case_apart", args=[theirs.pk, mine.pk])
    assert where in client.get(page).content.decode()
    assert client.post(where, {"because": ""}).status_code == 422
    assert client.post(where, {"because": "khác xe"}).status_code == 302
    text = client.get(page).content.decode()
    assert "Có thể là cùng một vụ" not in text
    assert "khác xe" in text
    enter(scope_of(other))
    client.post(reverse("apart_take_back", args=[CaseApart.objects.get().pk]))
    assert "Có thể là cùng một vụ" in client.get(page).content.decode()


NEW = {
    "code": "drones", "name": "Thiết bị bay không người lái", "name_en": "Drones",
    "units": "chiếc, hộp", "valid_from": "01/01/2025", "mark": "memory",
    "source": "Nghị quyết 173/2024/QH15", "reason": "nhóm mới",
}  # fmt: skip


def test_the_nation_adds_a_code_and_cases_use_it(client, seat):
    keeper = make_seat("v")
    client.force_login(keeper.user)
    where = reverse("case_catalogue_add", args=["nhom-hang"])
    assert where in client.get(reverse("case_catalogues")).content.decode()
    assert client.get(where).status_code == 200
    assert client.post(where, NEW).status_code == 302
    row = GoodsGroup.objects.get(code="drones")
    assert (row.units, row.number, row.mark, row.by) == (["chiếc", "hộp"], 1, "memory", keeper)
    page = client.get(reverse("case_catalogue", args=["nhom-hang", "drones"]))
    assert "Theo trí nhớ (chưa kiểm chứng)" in page.content.decode()
    vapes = replace(CIGARETTES, group="drones", unit="hộp")
    assert make_case(seat, goods=(vapes,)).goodsline_rows.get().group == row
    kind = {"code": "vape_trade", "counted": "smuggling_banned"}
    kinds = reverse("case_catalogue_add", args=["loai-vi-pham"])
    assert client.post(kinds, NEW | kind).status_code == 302
    assert ViolationKind.objects.get(code="vape_trade").counted == "smuggling_banned"


@pytest.mark.parametrize(
    "wrong",
    [{"code": "cigarettes"}, {"code": "Thuốc lá"}, {"code": "9a"}, {"units": ""}, {"source": ""},
     {"valid_to": "01/01/2020"}],
    ids=lambda wrong: next(iter(wrong)),
)  # fmt: skip
def test_a_code_that_cannot_be_is_refused_and_kept_in_the_form(client, wrong):
    client.force_login(make_seat("v").user)
    answer = client.post(reverse("case_catalogue_add", args=["nhom-hang"]), NEW | wrong)
    assert answer.status_code == 422
    assert "Drones" in answer.content.decode()


def test_a_province_adds_no_code(client):
    client.force_login(make_seat("v.01").user)
    where = reverse("case_catalogue_add", args=["nhom-hang"])
    assert client.get(where).status_code == 403
    assert client.post(where, NEW).status_code == 403
    assert where not in client.get(reverse("case_catalogues")).content.decode()
    assert client.get(reverse("case_catalogue_add", args=["gi-do"])).status_code == 404
    enter(EVERYWHERE)
    assert not GoodsGroup.objects.filter(code="drones").exists()
