"""The register narrowed by who was met, whose force, which body, where on the map."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from sauro.cases import figures, register
from sauro.cases.case_rules import PartyEntry
from sauro.cases.joining import Joining
from sauro.cases.narrowing import Box, box_of, parties_meant
from sauro.cases.register import Filters
from sauro.cases.tests.make import make_case, make_place
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.organization.models import Body, Force, Succession, Territory
from sauro.organization.tests.make import make_body, make_seat
from sauro.parties.judging import judge
from sauro.parties.tests.make import make_party

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat():
    return make_seat("v.01.qltt")


def met(seat, *parties):
    return make_case(
        seat, parties=tuple(PartyEntry("violator", p.pk, p.kind, p.name) for p in parties)
    )


def left(seat, **narrowing):
    """What the filters leave: the rows that are counted, and the register by its index, agree."""
    enter(scope_of(seat))
    filters, today = Filters(**narrowing), timezone.localdate()
    found = set(figures.narrowed(filters, today).values_list("pk", flat=True))
    assert {case.pk for case in register.page(filters, today).rows} == found
    return found


def test_cases_of_a_phone_a_plate_or_a_name_are_found(seat):
    driver = make_party(seat, "Lò Văn Mẫu", ("phone", "0912345678"), kind="person")
    lorry = make_party(seat, "Xe tải Mẫu", ("plate", "29C-123.45"), kind="vehicle")
    one, other = met(seat, driver), met(seat, lorry)
    make_case(seat)
    today = timezone.localdate()
    assert left(seat, parties=parties_meant("0912 345 678", today)) == {one.pk}
    assert left(seat, parties=parties_meant("29C12345", today)) == {other.pk}
    assert left(seat, parties=parties_meant("lo van mau", today)) == {one.pk}
    assert left(seat, parties=parties_meant("không ai cả", today)) == set()


def test_who_was_judged_the_same_is_found_with_the_other(seat):
    two = [make_party(seat, name, kind="person") for name in ("Lò Văn Mẫu", "Vàng A Tủa")]
    cases = {met(seat, party).pk for party in two}
    judge(two[0].pk, two[1].pk, "same", "cùng ảnh, cùng vân tay", by=seat, now=timezone.now())
    assert left(seat, parties=parties_meant("vang a tua", timezone.localdate())) == cases


def test_what_others_hold_is_not_found_by_it(seat):
    driver = make_party(seat, "Lò Văn Mẫu", ("phone", "0912345678"), kind="person")
    met(seat, driver)
    stranger = make_seat("v.02.qltt")
    enter(scope_of(stranger))
    assert parties_meant("0912345678", timezone.localdate()) == ()
    assert left(stranger, parties=(driver.pk,)) == set()


def test_a_force_has_the_cases_that_it_leads_and_those_that_it_joins(seat):
    with operator():
        force = Force.objects.create(code="market", name="Quản lý thị trường")
        Body.objects.filter(path="v.01.qltt").update(force=force)
    led = make_case(seat)
    police = make_seat("v.01.ca")
    joined = make_case(police, joint=(Joining("v.01.qltt"),))
    alone = make_case(police)
    above = make_seat("v.01")
    found = left(above, force="market")
    assert {led.pk, joined.pk} <= found
    assert alone.pk not in found


def test_a_helper_learns_no_force_of_another_helper(seat):
    with operator():
        for code, path in (("market", "v.03.x"), ("police", "v.02.ca")):
            force = Force.objects.create(code=code, name=code)
            make_body(path)
            Body.objects.filter(path=path).update(force=force)
    case = make_case(seat, joint=(Joining("v.03.x"), Joining("v.02.ca")))
    helper = make_seat("v.02.ca")
    assert left(helper, force="police") == {case.pk}  # its own
    assert left(helper, force="market") == set()
    assert left(seat, force="market") == {case.pk}


def test_a_stretch_of_the_earth_is_half_open(seat):
    here = make_case(seat, point=(Decimal("21.5"), Decimal("103.0")))
    make_case(seat)
    box = box_of("21.5 103 22 103.5")
    assert box == Box(Decimal("21.5"), Decimal(103), Decimal(22), Decimal("103.5"))
    assert left(seat, box=box) == {here.pk}
    assert left(seat, box=replace(box, south=Decimal(21), north=Decimal("21.5"))) == set()
    for wrong in (
        "",
        "1 2 3",
        "a b c d",
        "22 103 21 104",
        "-91 0 0 1",
        "1.2.3 0 2 1",
        "--5 1 2 3",
        f"{'9' * 50} 1 2 3",
        "² 1 2 3",
    ):
        assert box_of(wrong) is None, wrong


def test_a_province_has_the_cases_of_places_that_went_into_it(seat):
    with operator():
        made = [
            Territory.objects.create(
                code=code, name=name, kind=kind, level=level, sort_key=name,
                search_key=name.lower(),
                valid_to=None if now else date(2025, 6, 30),
            )
            for code, name, kind, level, now in (
                ("91", "Mẫu Mới", "tỉnh", "province", True),
                ("92", "Mẫu Cũ", "tỉnh", "province", False),
            )
        ]  # fmt: skip
        Succession.objects.create(old=made[1], new=made[0], whole=True)
    old = make_place("Bản Cũ", "99002")
    with operator():
        Territory.objects.filter(pk=old.pk).update(parent=made[1])
    case = make_case(seat, territory=old)
    make_case(seat)
    assert left(seat, territory=made[0].pk) == {case.pk}


def test_what_cannot_be_read_is_told_and_lists_nothing(client, seat):
    make_body("v.01.bp", "Đồn Biên phòng Mẫu")
    make_case(seat, joint=(Joining("v.01.bp"),))
    make_case(seat)
    client.force_login(seat.user)

    def asked(**typed):
        return client.get(reverse("cases"), typed).content.decode()

    assert "1 vụ việc" in asked(co_quan="v.01.bp")
    for typed, told in (
        ({"co_quan": "Hội Không Tên"}, "Danh bạ không có cơ quan nào"),
        ({"khung": "đây đó"}, "Ghi bốn số"),
        ({"noi": "Xã Không Có"}, "field-error"),
        ({"tu": "31/11/2026"}, "không có trong lịch"),
    ):
        page = asked(**typed)
        assert told in page
        assert "Không có vụ việc nào" in page
        rows = load_workbook(BytesIO(client.get(reverse("cases_export"), typed).getvalue())).active
        assert rows.max_row == 1
    assert "Khung tọa độ" not in asked()
    assert "2 vụ việc" in asked(mot_lan="on")
