"""Days that people write: what is counted live follows, what was told to a body stays."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from sauro.directives.assignments import queries
from sauro.directives.assignments.dating import Event, date_work
from sauro.directives.assignments.expanding import expand
from sauro.directives.channels import pushing
from sauro.directives.models import Assignment, Reminder
from sauro.directives.pressure import running
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import NOBODY, enter
from sauro.kernel.workdays import DayKind
from sauro.organization.days_off.tests.make import make_day, make_local_day
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
COMMUNE = "v.01.00007"
MONDAY, WEDNESDAY = date(2026, 12, 7), date(2026, 12, 9)
FIVE_DAYS = "trong 05 ngày làm việc kể từ ngày nhận được thông báo"
SAMPLE = {"before": "3, 1", "on_day": "on", "after": "1", "leaders": "", "standing": "", "head": ""}


@pytest.fixture
def keeper(db):
    return make_seat("v")


def at(day, hour=6):
    return datetime.combine(day, time(hour), ZoneInfo("Asia/Ho_Chi_Minh"))


def given(**others):
    row = make_directive("rà soát cây xăng", told=((COMMUNE, "lead"),), **others)
    expand(row.addressees.all(), [row], at(MONDAY - timedelta(60)))
    return Assignment.objects.get(directive=row)


def dated(work):
    giver = make_seat("v.01")
    enter(scope_of(giver))
    date_work(work.directive_id, Event(MONDAY, None, "họp"), by=giver, now=at(MONDAY))
    work.refresh_from_db()
    return work.due_on


def test_work_is_dated_by_the_calendar_that_holds(keeper):
    assert dated(given(deadline_kind="event", deadline_text=FIVE_DAYS)) == date(2026, 12, 14)
    make_day(WEDNESDAY, by=keeper)
    assert dated(given(deadline_kind="event", deadline_text=FIVE_DAYS)) == date(2026, 12, 15)


def test_a_term_from_the_issue_of_its_paper_too(keeper):
    words = "trong 05 ngày làm việc kể từ ngày ban hành thông báo này"
    what = {"deadline_kind": "event", "deadline_text": words, "issued_on": MONDAY}
    assert given(**what).due_on == date(2026, 12, 14)
    make_day(WEDNESDAY, by=keeper)
    assert given(**what).due_on == date(2026, 12, 15)


def test_a_day_that_was_told_to_a_body_stays(keeper):
    work = given(deadline_kind="event", deadline_text=FIVE_DAYS)
    due_on = dated(work)
    before = [step.act for step in queries.steps(work)]
    for day in (WEDNESDAY, due_on):
        make_day(day, by=keeper)
    enter(EVERYWHERE)
    work.refresh_from_db()
    assert work.due_on == due_on
    assert [step.act for step in queries.steps(work)] == before


def test_nobody_is_pressed_on_a_day_that_is_written_as_off(keeper):
    given(due_on=WEDNESDAY)
    make_seat(COMMUNE, Role.OFFICER)
    make_day(WEDNESDAY, by=keeper)
    assert running.run(at(WEDNESDAY)) == 0
    # Due on a day off, it is told of on the last working day before.
    assert running.run(at(WEDNESDAY - timedelta(1))) == 1
    enter(EVERYWHERE)
    assert Reminder.objects.get().step == "on"


def storm_in(path, day):
    make_local_day(day, by=make_seat(path))


def test_nobody_is_pressed_on_a_day_off_of_his_own_province(keeper):
    given(due_on=WEDNESDAY)
    make_seat(COMMUNE, Role.OFFICER)
    storm_in("v.01", WEDNESDAY)
    assert running.run(at(WEDNESDAY)) == 0
    assert running.run(at(WEDNESDAY + timedelta(1))) == 1


def test_a_day_off_of_another_province_changes_nothing(keeper):
    given(due_on=WEDNESDAY)
    make_seat(COMMUNE, Role.OFFICER)
    storm_in("v.02", WEDNESDAY)
    assert running.run(at(WEDNESDAY)) == 1


def test_a_term_in_working_days_runs_over_the_days_off_of_the_province(keeper):
    issued = {
        "deadline_kind": "event", "issued_on": MONDAY,
        "deadline_text": "trong 05 ngày làm việc kể từ ngày ban hành",
    }  # fmt: skip
    before = given(**issued).due_on
    storm_in("v.01", WEDNESDAY)
    assert given(**issued).due_on == before + timedelta(days=1)


def test_on_a_saturday_that_is_written_as_worked_somebody_is(keeper):
    saturday = date(2026, 12, 12)
    given(due_on=saturday)
    make_seat(COMMUNE, Role.OFFICER)
    assert running.run(at(saturday)) == 0
    make_day(saturday, DayKind.SWAPPED_WORK, by=keeper)
    assert running.run(at(saturday)) == 1


def readings(act):
    with CaptureQueriesContext(connection) as caught:
        act()
    return sum("organization_calendarday" in query["sql"] for query in caught)


def test_a_pass_reads_the_calendar_once_and_without_a_scope(keeper):
    make_day(WEDNESDAY, by=keeper)
    for _ in range(3):
        given(due_on=WEDNESDAY - timedelta(1))
    make_seat(COMMUNE, Role.OFFICER)
    enter(NOBODY)
    assert readings(lambda: running.run(at(WEDNESDAY - timedelta(1)), batch=1)) == 1
    assert readings(lambda: pushing.post(at(WEDNESDAY, 9))) == 1
    enter(EVERYWHERE)
    assert Reminder.objects.count() == 3


def test_an_expansion_reads_it_once(keeper):
    told = tuple((f"v.01.{n:05}", "lead") for n in range(5))
    rows = [make_directive(f"việc {n}", told=told) for n in range(3)]
    addressees = [a for row in rows for a in row.addressees.all()]
    assert readings(lambda: expand(addressees, rows, timezone.now())) == 1


def test_the_page_of_rules_reads_it_once(client, keeper):
    client.force_login(make_seat("v.01").user)
    tomorrow = timezone.localdate() + timedelta(1)
    tried = SAMPLE | {"starts_on": f"{tomorrow:%d/%m/%Y}", "version": 0, "thu": "1"}
    where = reverse("reminder_rules")
    assert readings(lambda: client.get(where)) == 1
    assert readings(lambda: client.post(where, tried)) == 1
