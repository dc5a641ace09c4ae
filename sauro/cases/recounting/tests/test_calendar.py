"""The kept limit of a case follows the calendar; a step on record does not."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from sauro.cases import jobs
from sauro.cases.case_rules import StepEntry
from sauro.cases.clocks import Mark
from sauro.cases.counting import open_limits
from sauro.cases.happening import record
from sauro.cases.models import Case, CaseRecount
from sauro.cases.recounting import services
from sauro.cases.standing import standing
from sauro.cases.tests.make import make_case, ship_catalogues
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.audit.models import Entry
from sauro.kernel.workdays import DayKind as Kind
from sauro.kernel.workdays import statutory_holidays
from sauro.organization.days_off.tests.make import make_day, make_local_day
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
RECORD = date(2026, 11, 16)


@pytest.fixture
def case(db):
    ship_catalogues()
    seat = make_seat("v.01")
    found = make_case(seat)
    record(found.pk, StepEntry("violation_record", RECORD), by=seat, now=timezone.now())
    found.refresh_from_db()
    return found


@pytest.fixture
def keeper(case):
    return make_seat("v")


def kept(case):
    case.refresh_from_db()
    return case.next_due_on


def done():
    assert ProcrastinateJob.objects.filter(task_name="sauro.cases.jobs.recount").exists()
    return services.go_on(timezone.now())


def first_open(case):
    return open_limits(standing(case, timezone.now()).clocks)[0].due_on


def test_a_day_off_that_is_written_moves_what_lists_keep(case, keeper):
    before = kept(case)
    day = before  # the last day itself becomes a day off
    assert day.weekday() < 5
    make_day(day, by=keeper)
    assert kept(case) == before  # until the job has run
    assert case.next_due_on < first_open(case)  # the page counts anew at once
    done()
    assert kept(case) > before
    assert kept(case) == first_open(case)
    entry = Entry.objects.filter(table="cases_case", act="UPDATE").latest("pk")
    assert entry.seat_id is None


def test_a_second_run_changes_nothing(case, keeper):
    make_day(kept(case), by=keeper)
    done()
    entries = Entry.objects.filter(table="cases_case").count()
    make_day(date(2026, 3, 3), by=keeper)
    assert done() == 0
    assert Entry.objects.filter(table="cases_case").count() == entries


def test_many_days_written_at_once_are_counted_once(case, keeper):
    for n in (1, 2, 3):
        make_day(date(2026, 12, n), by=keeper)
    assert CaseRecount.objects.filter(finished_at=None).count() == 1
    done()
    assert not CaseRecount.objects.filter(finished_at=None).exists()


def test_a_year_that_becomes_known_dates_what_had_no_day(case, keeper):
    Case.objects.filter(pk=case.pk).update(next_due_on=None, next_clock="", limits=[])
    for day, name in statutory_holidays(2028).items():
        make_day(day, Kind.HOLIDAY, name, by=keeper)
    done()
    assert kept(case) == first_open(case)


def test_the_law_is_read_once_for_many_cases(case, keeper):
    for _ in range(3):
        make_case(case.opened_by)
    make_day(date(2026, 12, 1), by=keeper)
    with CaptureQueriesContext(connection) as caught:
        done()
    told = [q["sql"] for q in caught.captured_queries]
    asked = [q for q in told if "organization_calendarday" in q or "cases_clockrule" in q]
    assert len(asked) <= 4  # of one batch and of the look whether more is asked for


def test_a_day_of_one_province_moves_the_cases_there_alone(case, keeper):
    other = make_case(make_seat("v.02"))
    record(other.pk, StepEntry("violation_record", RECORD), by=other.opened_by, now=timezone.now())
    enter(scope_of(case.opened_by))
    before = kept(case)
    make_local_day(before, by=case.opened_by)
    assert first_open(case) > before
    jobs.recount_of_province()
    assert kept(case) == first_open(case) > before
    assert kept(other) == before


def test_a_row_of_law_that_is_written_moves_them_too(client, case):
    keeper = make_seat("v")
    client.force_login(keeper.user)
    before = kept(case)
    rule = next(c.rule for c in standing(case, timezone.now()).clocks if c.due_on == before)
    url = reverse("law_row", args=[rule.code, rule.valid_from.isoformat()])
    form = client.get(url).context["form"]
    data = {n: "" if form[n].value() is None else form[n].value() for n in form.fields}
    data |= {"reason": "đối chiếu", "length_0": "3 ngày làm việc", "mark": Mark.VERIFIED.value}
    assert client.post(url, data).status_code == 302
    done()
    assert kept(case) != before
