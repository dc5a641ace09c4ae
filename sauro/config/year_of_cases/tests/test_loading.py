"""Simulated cases in the register: what was planned is what the tables add up to."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db.models import Sum
from django.utils import timezone

from sauro.cases.counting import limits_of, open_limits
from sauro.cases.models import Case, CaseEvent, CaseMoney, CaseParty, GoodsLine, Violation
from sauro.cases.money import Act
from sauro.cases.simulating import Figure, Figures, plan, read_figures, told
from sauro.cases.simulating.figures import Force, Province
from sauro.cases.standing import clocks_now
from sauro.cases.treasury import books_of
from sauro.config.year_of_cases.loading import any_loaded, load
from sauro.config.year_of_cases.places import Places
from sauro.config.year_of_cases.recent import moved, recent
from sauro.foundation.access.tests.make import operator
from sauro.organization import sources
from sauro.organization.models import Territory
from sauro.organization.tests.make import make_body
from sauro.parties.models import Identifier, Party

pytestmark = pytest.mark.django_db
SEED, LAST = 7, date(2025, 12, 31)
YEAR = (date(2025, 1, 1), LAST)
FIGURES = Figures(
    2025,
    (
        Figure("cases", *YEAR, 40, "x"),
        Figure("cases", *YEAR, 9, "x", force="market"),
        Figure("cases", *YEAR, 12, "x", kind="smuggling_banned"),
        Figure("prosecuted", *YEAR, 3, "x"),
        Figure("persons", *YEAR, 5, "x"),
        Figure("revenue", *YEAR, 777, "x"),
    ),
    (),
    (Force("market", 1.0, 1.0, 1.0, 1.0, 5.0), Force("police", 1.0, 1.0, 1.0, 1.0, 5.0)),
    (Province("Mẫu Sơn", 1.0, ("land_border",)),),
    {},
)


@pytest.fixture
def loaded():
    """The cases as they were told; the operator has written them."""
    with operator():
        province = Territory.objects.create(
            code="77", name="Mẫu Sơn", kind="tỉnh", level="province", search_key="mau son"
        )
        Territory.objects.create(
            code="77001", name="Bình Mẫu", kind="xã", level="commune", parent=province,
            search_key="binh mau",
        )  # fmt: skip
    for path in ("v.77.qltt", "v.77.ca"):
        make_body(path)
    cases = list(told(plan(FIGURES, SEED), FIGURES, SEED, LAST))
    with operator():
        assert load(cases, SEED) == 40
    return cases


def test_tables_add_up_to_what_was_planned_and_books_number_without_gaps(loaded):
    assert Case.objects.count() == 40
    market = Case.objects.filter(owner_path="v.77.qltt").order_by("number")
    assert list(market.values_list("number", flat=True)) == list(range(1, 10))
    assert Violation.objects.filter(main=True, kind__counted="smuggling_banned").count() == 12
    assert CaseEvent.objects.filter(kind="prosecuted").count() == 3
    reached = CaseMoney.objects.filter(act=Act.PAID_IN).aggregate(sum=Sum("amount_vnd"))["sum"]
    assert reached == 777_000_000
    assert GoodsLine.objects.count() == sum(len(case.lots) for case in loaded)
    assert CaseParty.objects.filter(case__events__kind="prosecuted").distinct().count() >= 3


def test_it_says_that_it_is_simulated_wherever_it_shows(loaded):
    assert not Case.objects.exclude(summary__contains="mô phỏng").exists()
    assert not Party.objects.exclude(note__contains="Mô phỏng").exists()
    assert not Identifier.objects.exclude(source__contains="Mô phỏng").exists()


def test_what_lists_keep_is_what_pages_count(loaded):
    now = timezone.now()
    for case in Case.objects.order_by("pk")[:8]:
        found = open_limits(clocks_now(case, now))
        assert limits_of(case) == found
        assert case.next_due_on == (found[0].due_on if found else None)
        books = books_of(case, timezone.localdate())
        assert books.left_vnd == 0  # whatever was decided was paid in time


def test_written_again_nothing_is_twice(loaded):
    with operator():
        assert load(loaded, SEED) == 0
    assert Case.objects.count() == 40


def test_a_small_year_ends_today_and_has_open_limits_near():
    """Weekdays stay, nothing lies behind today, and the totals are those of the nation's year."""
    today = date(2026, 11, 30)
    figures = read_figures(2025)
    cases = list(recent(figures, "Nghệ An", 400, SEED, today))
    assert len(cases) == 400
    assert all(day <= today for case in cases for _kind, day in case.events)
    assert max(case.day for case in cases) > today - timedelta(14)
    assert min(case.day for case in cases) < today - timedelta(340)
    of_year = [f for f in figures.met if (f.first, f.last) == YEAR]
    whole = {f.what: f.value for f in of_year if not f.place + f.force + f.kind}
    found = sum(case.persons > 0 for case in cases) / 400
    assert found == pytest.approx(whole["prosecuted"] / whole["cases"], rel=0.25)
    again = list(recent(figures, "Nghệ An", 400, SEED, today))
    assert again == cases  # by the seed alone


def test_a_small_year_has_parties_that_one_force_meets_again():
    cases = recent(read_figures(2025), "Nghệ An", 400, SEED, date(2026, 11, 30))
    met = Counter(
        actor.number for case in cases if case.force == "police" for actor in set(case.actors)
    )
    assert sum(times > 1 for times in met.values()) >= 3


def test_cases_stand_on_the_map_near_their_commune_but_those_found_online(loaded, monkeypatch):
    there = [case for case in loaded if case.route != "online"]
    monkeypatch.setattr(sources, "rough_points", lambda: {"77001": (21.5, 106.5)})
    places = Places()
    for case in loaded:
        lat, lon = places.point_of(case)
        if case not in there:
            assert (lat, lon) == (None, None)
            continue
        assert lat is not None
        assert lon is not None
        assert abs(float(lat) - 21.5) <= 0.03
        assert abs(float(lon) - 106.5) <= 0.03
        assert places.point_of(case) == (lat, lon)
    assert there


def test_a_commune_of_which_nothing_is_known_has_no_point(loaded, monkeypatch):
    monkeypatch.setattr(sources, "rough_points", dict)
    assert {Places().point_of(case) for case in loaded} == {(None, None)}


def test_points_of_communes_lie_in_the_country():
    points = sources.rough_points()
    assert len(points) > 3000
    for lat, lon in points.values():
        assert 6 < lat < 24
        assert 102 < lon < 118


def test_moved_by_weeks_a_case_is_the_same_on_the_same_weekdays(loaded):
    later = moved(loaded[0], timedelta(weeks=48))
    days = zip(loaded[0].events, later.events, strict=True)
    assert all(a[1].weekday() == b[1].weekday() and a[0] == b[0] for a, b in days)
    assert any_loaded()
