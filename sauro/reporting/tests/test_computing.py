"""Each figure against cases that were counted by hand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sauro.cases.case_rules import StepEntry
from sauro.cases.clocks.law import shipped_kinds
from sauro.cases.joining import Joining
from sauro.cases.money import Act, Debt, Entry
from sauro.cases.tests.make import DAY, DRIVER, make_case, ship_catalogues
from sauro.cases.treasury import enter_money
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.access.tests.make import operator
from sauro.organization.models import Body, Force
from sauro.organization.tests.make import make_seat
from sauro.reporting.computing import Seen, computed, figures, seen_by
from sauro.reporting.filling import cells_of
from sauro.reporting.models import FormVersion
from sauro.reporting.rules.calendar import Rhythm, Terms, Window
from sauro.reporting.rules.forms import known_measures
from sauro.reporting.tests.make import first_line, make_duty_to

pytestmark = pytest.mark.django_db
ONE, OTHER = "v.01.001", "v.01.002"
DAYS = (DAY - timedelta(days=1), DAY + timedelta(days=1))


@pytest.fixture(autouse=True)
def _catalogues(db):
    ship_catalogues()
    enter(Scope(("v",)))


def wide():
    return cells_of(FormVersion.objects.get(form__code="ket-qua"))


def counted(path, nested=(), days=DAYS):
    return computed(Seen(path, days[0], days[1], nested), wide())


def test_every_computed_indicator_has_one_definition():
    asked = {code for code, m in known_measures().items() if m.origin == "computed"}
    assert asked == set(figures())
    assert all(figure.says and figure.says_en for figure in figures().values())


def test_cases_of_the_window_are_counted_at_their_lead():
    seat = make_seat(ONE)
    make_case(seat)
    make_case(seat, detected_on=DAY - timedelta(days=2))  # before the window
    make_case(seat, parties=(DRIVER,))
    found = counted(ONE)
    assert found["cases_total"] == 2
    assert found["cases_smuggling_banned"] == 2  # banned storage
    assert found["cases_counterfeit"] == 0
    assert found["cases_total@goods=cigarettes"] == 2
    assert found["cases_total@goods=fuel"] == 0
    assert found["violators"] == 1
    assert found["goods_value"] == 80_000_000
    assert found["qty_cigarettes"] == 3_200_000  # 3,200 packs, three decimals
    assert counted(OTHER)["cases_total"] == 0


def test_a_joint_case_counts_once_above_and_is_shown_for_each_below():
    lead, joint = make_seat(ONE), make_seat(OTHER)
    make_case(lead, joint=(Joining(OTHER, "Chặn xe"),))
    enter(scope_of(lead))
    assert (counted(ONE)["cases_total"], counted(ONE)["cases_joint"]) == (1, 0)
    enter(scope_of(joint))
    assert (counted(OTHER)["cases_total"], counted(OTHER)["cases_joint"]) == (0, 1)
    above = make_seat("v.01")
    enter(scope_of(above))
    assert counted("v.01")["cases_total"] == 1


def test_a_case_that_two_entered_counts_once():
    joint = make_seat(OTHER)
    twin = make_case(joint)
    lead = make_seat(ONE, further_paths=[OTHER])
    make_case(lead, joint=(Joining(OTHER, "Chặn xe", twin.pk),))
    enter(scope_of(make_seat("v.01")))
    assert counted("v.01")["cases_total"] == 1
    enter(scope_of(joint))
    assert counted(OTHER)["cases_total"] == 0


def test_who_reports_below_in_the_same_duty_is_not_counted_above():
    below, above = make_seat(ONE), make_seat("v.01")
    make_case(below)
    make_case(above)
    nation = make_seat("v")
    terms = Terms(Rhythm.ONCE, DAYS[0], DAYS[1], Window.PERIOD)
    duty = make_duty_to(nation, "v.01", ONE, terms=terms)
    assert seen_by(first_line(duty, "v.01")).nested == [ONE]
    found = [computed(seen_by(first_line(duty, p)), wide())["cases_total"] for p in ("v.01", ONE)]
    assert found == [1, 1]


def test_money_counts_on_the_day_it_reached_the_treasury():
    seat = make_seat(ONE)
    case = make_case(seat)
    entries = [
        Entry(1, Act.OWED, "PHAT1", DAY, 5_000_000, "1/QĐ", Debt.FINE, DAY + timedelta(days=10)),
        Entry(2, Act.PAID_IN, "PHAT1", DAY, 3_000_000, "1/GNT"),
        Entry(3, Act.PAID_IN, "PHAT1", DAY + timedelta(days=5), 2_000_000, "2/GNT"),
    ]
    for entry in entries:
        enter_money(case.pk, entry, by=seat, now=timezone.now(), today=timezone.localdate())
    found = counted(ONE)
    assert (found["budget_revenue"], found["fines"], found["tax_arrears"]) == (
        3_000_000,
        3_000_000,
        0,
    )
    later = counted(ONE, days=(DAY + timedelta(days=2), DAY + timedelta(days=9)))
    assert later["fines"] == 2_000_000


def test_a_step_counts_in_its_own_window_also_of_an_older_case():
    seat = make_seat(ONE)
    decided = StepEntry("decision_issued", DAY + timedelta(days=5), paper="7/QĐ-XPHC")
    make_case(seat, steps=(decided,))
    assert counted(ONE)["admin_handled"] == 0
    later = counted(ONE, days=(DAY + timedelta(days=2), DAY + timedelta(days=9)))
    assert (later["cases_total"], later["admin_handled"]) == (0, 1)


def test_by_force_is_by_the_force_of_the_lead():
    with operator():
        force, _made = Force.objects.get_or_create(code="customs", defaults={"name": "Hải quan"})
    seat = make_seat(ONE)
    Body.objects.filter(path=ONE).update(force=force)
    make_case(seat)
    found = counted(ONE)
    assert (found["cases_total@force=customs"], found["cases_total@force=police"]) == (1, 0)


def test_every_step_that_a_figure_counts_is_a_step_of_the_catalogue():
    steps = {f.asks["step"] for f in figures().values() if "step" in f.asks}
    assert steps <= set(shipped_kinds())
