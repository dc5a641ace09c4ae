"""Limits of cases are pressed for with given work: each step once, up the line, in one digest."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import ProgrammingError, transaction

from sauro.cases import happening, joining
from sauro.cases.case_rules import StepEntry
from sauro.cases.counting import limits_of
from sauro.cases.joining import Joining
from sauro.cases.models import Case, CaseReminder
from sauro.cases.opening import NewCase, open_case
from sauro.cases.reminding import running as pass_of_cases
from sauro.cases.reminding import showing
from sauro.cases.reminding.rules import DEFAULT, NAME
from sauro.cases.reminding.showing import pressed
from sauro.cases.tests.make import CIGARETTES, STORING, facts
from sauro.directives.assignments.expanding import expand
from sauro.directives.models import Digest
from sauro.directives.pressure import running
from sauro.directives.pressure.digests import lines_for_mail
from sauro.directives.pressure.rules import RuleSet
from sauro.directives.pressure.rulesets import AllRules, InForce
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.kernel.workdays import WorkCalendar
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
LEAD = "v.01.qltt"
FOUND = date(2026, 5, 4)  # a Monday without holidays behind it


def at(day, hour=6):
    return datetime.combine(day, time(hour), ZoneInfo("Asia/Ho_Chi_Minh"))


def days(first, last):
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def entered(seat):
    """A case that was found in May and entered then, of which the decision is awaited."""
    enter(scope_of(seat))
    steps = (StepEntry("violation_record", FOUND + timedelta(1)),)
    new = NewCase(uuid4(), facts(detected_on=FOUND), (STORING,), goods=(CIGARETTES,), steps=steps)
    return open_case(new, by=seat, now=at(FOUND + timedelta(1), 15))


@pytest.fixture
def officer():
    return make_seat(LEAD, Role.OFFICER)


@pytest.fixture
def case(officer):
    return entered(officer)


def decision(case):
    return next(limit.due_on for limit in limits_of(case) if limit.clock == "decision")


def told(clock="decision"):
    enter(EVERYWHERE)
    rows = CaseReminder.objects.filter(clock=clock).order_by("pk")
    return list(rows.values_list("step", "user"))


def test_up_the_line_each_step_once(case, officer):
    colleague, leader = make_seat(LEAD, Role.OFFICER), make_seat(LEAD, Role.LEADER)
    secretary, head = make_seat("v.01"), make_seat("v.01", Role.LEADER)
    assert decision(case) == date(2026, 5, 14)  # seven working days after the record
    for day in days(FOUND, date(2026, 6, 10)):
        running.run(at(day))
        running.run(at(day))
    assert told() == [
        ("before-3", officer.user_id),  # who keeps the case, and no colleague of his
        ("before-1", officer.user_id),
        ("on", officer.user_id),
        ("after-1", officer.user_id),
        ("leaders", leader.user_id),
        ("standing", secretary.user_id),
        ("head", head.user_id),
    ]
    assert not CaseReminder.objects.filter(user=colleague.user_id).exists()
    assert next((p.day, p.people) for p in pressed(case)) == (date(2026, 5, 11), 1)
    enter(scope_of(officer))
    assert len(pressed(case)) == 7


def test_a_keeper_who_left_is_replaced_by_his_colleagues(case, officer):
    colleague = make_seat(LEAD, Role.OFFICER)
    with operator():
        Seat.objects.filter(pk=officer.pk).update(valid_to=date(2026, 5, 10))
    running.run(at(decision(case)))
    assert told() == [("on", colleague.user_id)]


def test_work_and_cases_stand_in_one_digest(case, officer):
    work = make_directive("rà soát kho", told=((LEAD, "lead"),), due_on=decision(case))
    expand(work.addressees.all(), [work], at(FOUND))
    assert running.run(at(decision(case))) == 2
    digest = Digest.objects.get()
    said = [(line.url, line.task) for line in lines_for_mail(digest, at(decision(case), 9))]
    assert f"/vu-viec/{case.pk}/" in [url for url, _task in said]
    assert any("Ra quyết định xử phạt" in task for _url, task in said)
    assert len(said) == 2


@pytest.mark.parametrize("day", [date(2026, 5, 9), date(2026, 5, 10)])
def test_nothing_on_a_day_off(case, day):
    assert running.run(at(day)) == 0


def test_nothing_where_the_days_off_are_not_known(case):
    assert running.run(at(decision(case)), calendar=WorkCalendar(())) == 0


def test_a_limit_that_was_kept_is_pressed_for_no_more_nor_told_by_mail(case, officer):
    due = decision(case)
    assert running.run(at(due)) == 1
    enter(scope_of(officer))
    decided = StepEntry("decision_issued", due)
    happening.record(case.pk, decided, by=officer, now=at(due, 10))
    enter(EVERYWHERE)
    assert list(lines_for_mail(Digest.objects.get(), at(due, 11))) == []
    for day in days(due + timedelta(1), due + timedelta(30)):
        running.run(at(day))
    assert told() == [("on", officer.user_id)]


def test_a_later_day_starts_anew(case, officer):
    due = decision(case)
    running.run(at(due))
    enter(scope_of(officer))
    record = case.events.get(kind="violation_record")
    later = StepEntry("violation_record", FOUND + timedelta(3))
    happening.correct(record.pk, later, "ghi nhầm ngày", by=officer, now=at(due, 9))
    case.refresh_from_db()
    assert decision(case) > due
    for day in days(due + timedelta(1), decision(case)):
        running.run(at(day))
    assert [step for step, _user in told()][-1] == "on"


def test_rules_of_the_nearest_body_above_hold(case, officer, monkeypatch):
    nobody = RuleSet((5,), False, (), None, None, None)
    mine = RuleSet((2,), False, (), None, None, None)
    held = AllRules({"v": InForce(nobody, FOUND), "v.01": InForce(mine, FOUND)})
    asked = []

    def rules_on(_day, about, _default):
        asked.append(about)
        return held

    monkeypatch.setattr(pass_of_cases, "rules_on", rules_on)
    for day in days(FOUND, date(2026, 6, 10)):
        running.run(at(day))
    assert told() == [("before-2", officer.user_id)]
    assert set(asked) == {NAME}  # not those of given work


def test_a_body_without_rules_has_those_of_the_body_above_it():
    far = RuleSet((9,), False, (), None, None, None)
    held = AllRules({"v": InForce(far, FOUND)}, DEFAULT)
    assert held.over("v.01.ca").rules == far
    assert AllRules({}, DEFAULT).over("v.01").rules == DEFAULT


def test_a_neighbour_is_told_nothing_and_sees_nothing(case):
    make_body("v.01.ca")
    neighbour = make_seat("v.01.ca", Role.LEADER)
    for day in days(FOUND, date(2026, 6, 10)):
        running.run(at(day))
    assert neighbour.user_id not in {user for _step, user in told()}
    enter(scope_of(neighbour))
    assert not CaseReminder.objects.exists()


def test_a_joint_body_is_told_with_the_keeper_and_nobody_above_it(case, officer):
    make_body("v.01.ca")
    helper, chief = make_seat("v.01.ca", Role.OFFICER), make_seat("v.01.ca", Role.LEADER)
    enter(scope_of(officer))
    joining.add_joint(case.pk, Joining("v.01.ca"), by=officer, now=at(FOUND + timedelta(2)))
    for day in days(FOUND, date(2026, 6, 10)):
        running.run(at(day))
        running.run(at(day))
    theirs = [step for step, user in told() if user == helper.user_id]
    assert theirs == ["before-3", "before-1", "on", "after-1"]
    assert chief.user_id not in {user for _step, user in told()}
    assert len([step for step, user in told() if user == officer.user_id]) == 4  # none doubled
    enter(scope_of(helper))
    [first, *_rest] = showing.told_to(helper, date(2026, 6, 10))
    assert "cơ quan mình phối hợp" in first.task
    enter(scope_of(officer))
    assert all("phối hợp" not in row.task for row in showing.told_to(officer, date(2026, 6, 10)))


def test_a_joint_body_that_left_is_told_no_more(case, officer):
    make_body("v.01.ca")
    helper = make_seat("v.01.ca", Role.OFFICER)
    enter(scope_of(officer))
    row = joining.add_joint(case.pk, Joining("v.01.ca"), by=officer, now=at(FOUND + timedelta(2)))
    running.run(at(date(2026, 5, 11)))  # before-3
    enter(scope_of(officer))
    joining.end_joint(row.pk, "xong phần việc", by=officer, now=at(date(2026, 5, 12)))
    running.run(at(decision(case)))
    assert [step for step, user in told() if user == helper.user_id] == ["before-3"]
    enter(scope_of(helper))
    assert showing.told_to(helper, decision(case)) == []


def test_only_a_run_in_the_background_writes_reminders(case, officer):
    running.run(at(decision(case)))
    enter(EVERYWHERE)
    row = CaseReminder.objects.get()
    enter(scope_of(officer))
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        CaseReminder.objects.create(
            owner_path=LEAD, superior_path="v.01", case=case, clock="record", step="on",
            due_on=FOUND, user=row.user, seat=row.seat, digest=row.digest, day=FOUND,
        )  # fmt: skip


def test_batches_leave_nobody_out(officer):
    cases = [entered(officer) for _ in range(5)]
    assert running.run(at(decision(cases[0])), batch=2) == 5
    assert Digest.objects.count() == 1
    assert Case.objects.filter(reminders__isnull=True).count() == 0
