"""The map and the months: numbers that open, counted once, of what the seat sees alone."""

import re
from datetime import date, time, timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from sauro.cases import figures
from sauro.cases.case_rules import GoodsEntry, ViolationEntry
from sauro.cases.joining import Joining, add_joint
from sauro.cases.mapping.counts import by_month, by_place, by_point, months_between
from sauro.cases.register import Filters
from sauro.cases.tests.make import CIGARETTES, DAY, make_case, make_place
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.organization.models import Body, Succession, Territory
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
FUEL = GoodsEntry("fuel", "dầu DO", Decimal(500), "lít", value_vnd=9_000_000)


@pytest.fixture
def seat():
    return make_seat("v.01.qltt")


def place(code, name, level="commune", parent=None, **others):
    with operator():
        return Territory.objects.create(
            code=code, name=name, kind=others.pop("kind", "xã"), level=level, parent=parent,
            search_key=others.pop("key", name.lower()), sort_key=name, **others,
        )  # fmt: skip


@pytest.fixture
def province():
    return place("48", "Đà Nẵng", "province", kind="thành phố", key="da nang")


def cases(seat, **narrowing):
    enter(scope_of(seat))
    return figures.narrowed(Filters(once=True, **narrowing), timezone.localdate())


def asked(client, seat, name, **query):
    client.force_login(seat.user)
    answer = client.get(reverse(name), query)
    assert answer.status_code == 200
    return answer.content.decode()


def opened(client, page):
    """Every number of a table that leads into the register, beside how many cases it opens."""
    register_at = re.escape(reverse("cases"))
    found = re.findall(
        rf'<td[^>]*class="number"[^>]*><a href="({register_at}\?[^"]*)">([\d.]+)</a>', page
    )
    assert found
    for address, number in found:
        there = client.get(unescape(address)).content.decode()
        counted = re.search(r"(\d+) vụ việc", there)
        assert counted
        yield int(number), int(counted[1]), unescape(address)


class TestPlaces:
    def test_a_case_counts_where_its_place_lies_today(self, seat, province):
        today = place("20001", "Hải Châu", parent=province)
        before = place("49", "Quảng Nam", "province", kind="tỉnh", valid_to=date(2025, 6, 30))
        whole = place("20002", "Cũ Nguyên", parent=before, valid_to=date(2025, 6, 30))
        divided = place("20003", "Cũ Chia", parent=before, valid_to=date(2025, 6, 30))
        with operator():
            Succession.objects.create(old=before, new=province, whole=True)
            Succession.objects.create(old=whole, new=today, whole=True)
            Succession.objects.create(old=divided, new=today, whole=False)
        for where in (today, whole, whole, divided):
            make_case(seat, territory=where)
        make_case(seat)  # in a commune that lies in no province
        found = by_place(cases(seat))
        assert dict(found.provinces) == {province: 4}
        assert {p.pk: n for p, n in found.communes.items()} == {
            today.pk: 3, divided.pk: 1, make_place().pk: 1,
        }  # fmt: skip
        assert (found.elsewhere, found.total) == (1, 5)

    def test_every_number_opens_as_many_cases(self, client, seat, province):
        today = place("20001", "Hải Châu", parent=province, key="hai chau")
        other = place("20004", "Hòa Vang", parent=province, key="hoa vang")
        for where, route in ((today, "inland"), (today, "sea"), (other, "inland")):
            make_case(seat, territory=where, route=route)
        for query in ({}, {"tuyen": "inland"}, {"noi": "thành phố Đà Nẵng"}):
            page = asked(client, seat, "case_map", **query)
            for number, there, address in opened(client, page):
                assert number == there, address
        page = asked(client, seat, "case_map", noi="thành phố Đà Nẵng")
        assert "Hòa Vang" in page

    def test_a_case_entered_twice_counts_once_and_opens_once(self, client, seat, province):
        where = place("20001", "Hải Châu", parent=province, key="hai chau")
        above = make_seat("v.01")
        mine, twin = make_case(above, territory=where), make_case(seat, territory=where)
        assert by_place(cases(above)).total == 2
        joining = Joining("v.01.qltt", same_case=twin.pk)
        add_joint(mine.pk, joining, by=above, now=timezone.now())
        assert by_place(cases(above)).total == 1
        page = asked(client, above, "case_map")
        assert [(n, there) for n, there, _address in opened(client, page)] == [(1, 1)]

    def test_both_archipelagos_stand_on_the_country_whatever_is_found(self, client, seat):
        for query in ({}, {"tu": "", "den": "01/01/2020"}):
            page = asked(client, seat, "case_map", **query)
            assert 'aria-label="Hoàng Sa"' in page
            assert 'aria-label="Trường Sa"' in page
            assert page.count('class="tile-name') == 36

    def test_an_archipelago_with_cases_opens_them(self, client, seat, province):
        zone = place("20333", "Hoàng Sa", parent=province, kind="đặc khu", key="hoang sa")
        make_case(seat, territory=zone, point=(Decimal("16.5"), Decimal("112.1")))
        page = asked(client, seat, "case_map")
        address = re.search(r'<a href="([^"]*)" tabindex="-1"><rect class="tile[^"]*islands"', page)
        assert address
        there = client.get(unescape(address[1])).content.decode()
        assert "1 vụ việc" in there
        assert "Quần đảo Hoàng Sa" in page
        assert "Quần đảo Trường Sa" in page

    def test_a_seat_begins_with_its_own_province(self, client, seat, province):
        with operator():
            Body.objects.filter(path="v.01.qltt").update(territory=province)
        make_case(seat)
        page = asked(client, seat, "case_map")
        assert "Đang xem: thành phố Đà Nẵng" in page
        assert 'class="tile-name' not in page
        assert 'class="tile-name' in asked(client, seat, "case_map", noi="")

    def test_what_another_holds_is_not_counted(self, seat, province):
        where = place("20001", "Hải Châu", parent=province)
        make_case(seat, territory=where)
        make_body("v.01.bp")
        make_case(seat, territory=where, joint=(Joining("v.01.bp"),))
        counted = {
            path: by_place(cases(make_seat(path))).total
            for path in ("v", "v.01", "v.01.bp", "v.01.ca", "v.02")
        }
        assert counted == {"v": 2, "v.01": 2, "v.01.bp": 1, "v.01.ca": 0, "v.02": 0}


class TestPoints:
    def test_cases_in_one_square_are_one_circle_and_each_opens_its_own(self, client, seat):
        for lat, lon in (("21.5", "103.0"), ("21.5001", "103.0001"), ("21.7", "103.2")):
            make_case(seat, point=(Decimal(lat), Decimal(lon)))
        make_case(seat)
        found = by_point(cases(seat))
        assert sorted(found.squares.values()) == [1, 2]
        assert found.without == 1
        page = asked(client, seat, "case_map")
        assert "1 vụ chưa ghi tọa độ." in page
        assert page.count('class="dot"') >= 1
        by_box = [row for row in opened(client, page) if "khung" in row[2]]
        assert sum(number for number, _there, _address in by_box) == 3
        assert all(number == there for number, there, _address in by_box)

    def test_points_south_and_west_of_nothing_are_counted_too(self, seat):
        make_case(seat, point=(Decimal("-0.001"), Decimal("-0.001")))
        make_case(seat, point=(Decimal("0.001"), Decimal("0.001")))
        assert list(by_point(cases(seat)).squares.values()) == [1, 1]

    def test_without_any_point_there_is_no_picture(self, seat):
        make_case(seat)
        found = by_point(cases(seat))
        assert (found.extent, found.squares, found.without) == (None, {}, 1)


class TestMonths:
    def test_months_and_kinds_are_counted_once_goods_in_each_group(self, seat):
        make_case(seat, goods=(CIGARETTES, FUEL))
        make_case(
            seat, detected_on=DAY - timedelta(40), violations=(ViolationEntry("counterfeit_goods"),)
        )
        kinds = by_month(cases(seat), goods=False)
        assert kinds.sorts["smuggling_banned"] == {date(2026, 11, 1): 1}
        assert sum(kinds.all.values()) == 2
        goods = by_month(cases(seat), goods=True)
        assert goods.sorts["fuel"] == {date(2026, 11, 1): 1}
        assert goods.sorts["cigarettes"] == {date(2026, 9, 1): 1, date(2026, 11, 1): 1}
        assert goods.all == kinds.all

    def test_a_month_begins_at_midnight_in_viet_nam(self, seat):
        make_case(seat, detected_on=date(2026, 11, 1), detected_time=time(0, 5))
        assert set(by_month(cases(seat), goods=False).all) == {date(2026, 11, 1)}

    @pytest.mark.parametrize("by", ["", "hang"])
    def test_every_number_opens_as_many_cases(self, client, seat, by):
        make_case(seat, goods=(CIGARETTES, FUEL))
        make_case(seat, detected_on=DAY - timedelta(40))
        for query in ({}, {"tu": "15/09/2026", "den": "25/10/2026"}, {"hang": "fuel"}):
            page = asked(client, seat, "case_timeline", theo=by, **query)
            if "Không có vụ việc nào" in page:
                continue
            for number, there, address in opened(client, page):
                assert number == there, address

    def test_long_spans_are_cut_and_said_so(self, client, seat):
        make_case(seat, detected_on=date(2016, 1, 5))
        make_case(seat)
        page = asked(client, seat, "case_timeline", tu="")
        assert "Chỉ hiện 60 tháng gần nhất" in page

    def test_unreadable_days_are_told_and_nothing_is_counted(self, client, seat):
        make_case(seat)
        page = asked(client, seat, "case_timeline", tu="hôm qua", den="32/13/2026")
        assert "field-error" in page
        assert "1 vụ việc" not in page
        assert "field-error" in asked(client, seat, "case_map", den="32/13/2026")

    def test_months_follow_each_other(self):
        assert months_between(date(2025, 11, 30), date(2026, 2, 1)) == [
            date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1),
        ]  # fmt: skip
        assert months_between(date(2026, 2, 1), date(2026, 1, 1)) == []


def test_no_picture_needs_what_the_policy_of_the_page_forbids(client, seat):
    make_case(seat, point=(Decimal("21.5"), Decimal("103.0")))
    for name in ("case_map", "case_timeline"):
        page = asked(client, seat, name)
        pictures = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
        assert pictures
        assert not re.search(
            r"\sstyle=|<script|<style|https?://(?!www\.w3\.org)", "".join(pictures)
        )
