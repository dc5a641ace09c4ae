"""Open limits follow the law and the days, for all cases, in batches, each case once."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from sauro.cases import jobs, queries
from sauro.cases.case_rules import StepEntry
from sauro.cases.clocks import Nature
from sauro.cases.counting import limits_of, open_limits
from sauro.cases.happening import record
from sauro.cases.models import Case, CaseRecount
from sauro.cases.recounting import services as recounting
from sauro.cases.standing import clocks_now
from sauro.cases.tests.make import DAY, make_case
from sauro.cases.tests.test_law_pages import sent
from sauro.directives.tests.make import EVERYWHERE
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.kernel.workdays import shipped_calendar
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
RECORDED = StepEntry("violation_record", DAY)


def made(seat, n):
    return [make_case(seat, steps=(RECORDED,)) for _ in range(n)]


def days(rows):
    enter(EVERYWHERE)
    return list(Case.objects.filter(pk__in=[r.pk for r in rows]).values_list("limits", flat=True))


def forgotten(rows):
    """As cases are that were written before limits were noted."""
    with operator():
        pks = [row.pk for row in rows]
        Case.objects.filter(pk__in=pks).update(limits=[], next_due_on=None, next_clock="")


def test_a_case_notes_all_its_open_limits_and_not_only_the_first():
    (case,) = made(make_seat("v.01.qltt"), 1)
    found = open_limits(clocks_now(case, timezone.now()))
    assert limits_of(case) == found
    assert {limit.clock for limit in found} >= {"decision", "limitation"}
    assert case.next_due_on == min(limit.due_on for limit in found)


def test_what_was_never_noted_is_and_a_second_time_nothing_changes():
    cases = made(make_seat("v.01.qltt"), 5)
    before = days(cases)
    forgotten(cases)
    now = timezone.now()
    enter(EVERYWHERE)
    recounting.ask(recounting.Why.LAW, now)
    assert recounting.go_on(now, batch=2) == 5
    assert days(cases) == before
    row = CaseRecount.objects.get()
    assert (row.done, row.total, row.changed) == (5, 5, 5)
    assert row.finished_at == now
    assert recounting.go_on(now) == 0  # nothing is asked for
    recounting.ask(recounting.Why.LAW, now)
    assert recounting.go_on(now) == 0
    assert {r.version for r in Case.objects.all()} == {1}  # it is no change of the case


def test_a_run_that_died_is_gone_on_with_and_one_asked_again_begins_anew():
    cases = made(make_seat("v.01.qltt"), 4)
    forgotten(cases)
    now = timezone.now()
    enter(EVERYWHERE)
    recounting.ask(recounting.Why.LAW, now)
    enter(EVERYWHERE)
    assert recounting._batch(now, shipped_calendar(), 2) == 2
    row = CaseRecount.objects.get(finished_at=None)
    assert (row.done, row.total) == (2, 4)
    assert recounting.under_way() == row
    assert [bool(limits) for limits in days(cases)].count(True) == 2
    assert recounting.go_on(now) == 2  # from where it was
    recounting.ask(recounting.Why.LAW, now)
    enter(EVERYWHERE)
    recounting._batch(now, shipped_calendar(), 2)
    assert recounting.ask(recounting.Why.LAW, now).done == 0
    assert CaseRecount.objects.count() == 2


def test_a_row_of_law_that_is_written_moves_the_days_in_lists(client):
    enter(scope_of(make_seat("v.01.qltt")))
    (case,) = made(make_seat("v.01.qltt"), 1)
    enter(EVERYWHERE)
    old = {limit.clock: limit.due_on for limit in limits_of(case)}
    keeper = make_seat("v")
    client.force_login(keeper.user)
    enter(scope_of(keeper))
    assert sent(client, length_0="30 ngày làm việc").status_code == 302
    assert "Đang tính lại hạn" in client.get(reverse("law")).content.decode()
    assert ProcrastinateJob.objects.filter(task_name=jobs.recount.name).count() == 1
    jobs.recount()
    enter(EVERYWHERE)
    case.refresh_from_db()
    new = {limit.clock: limit.due_on for limit in limits_of(case)}
    assert new["decision"] > old["decision"]
    assert new["decision"] == open_limit(case, "decision")
    enter(scope_of(keeper))
    assert "Đang tính lại hạn" not in client.get(reverse("law")).content.decode()


def open_limit(case, code):
    clocks = clocks_now(case, timezone.now())
    return next(c.due_on for c in clocks if c.rule.code == code)


def test_at_the_end_of_a_time_of_waiting_another_limit_opens_by_night():
    """Nobody writes anything in the case that day: only the day passes."""
    seat = make_seat("v.01.qltt")
    (case,) = made(seat, 1)
    waits = next(r for r in queries.rules_held() if r.nature is Nature.WAIT)
    for kind in ("owner_notice_1", "owner_notice_2"):
        record(case.pk, StepEntry(kind, DAY + timedelta(1)), by=seat, now=timezone.now())
    assert waits.code == "unclaimed_wait"
    enter(EVERYWHERE)
    later = datetime(2027, 11, 20, 1, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    recounting.ask(recounting.Why.NIGHT, later)
    recounting.go_on(later)
    enter(EVERYWHERE)
    case.refresh_from_db()
    assert "unclaimed_decision" in {limit.clock for limit in limits_of(case)}


def test_by_night_what_is_closed_is_left_alone():
    seat = make_seat("v.01.qltt")
    cases = made(seat, 2)
    forgotten(cases[:1])  # nothing open is noted of it
    jobs.recount_nightly(0)
    enter(EVERYWHERE)
    assert CaseRecount.objects.get().total == 1
    assert date(2026, 11, 2) == DAY
