"""Reminders as they are sent: each once, up the line, to whoever may see the work."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from sauro.directives.assignments import acting, asking
from sauro.directives.assignments.expanding import expand
from sauro.directives.assignments.rules import Act
from sauro.directives.models import Assignment, Digest, Reminder, ReminderRules
from sauro.directives.pressure import running
from sauro.directives.pressure.digests import elsewhere, mark_read, pressed, told_to
from sauro.directives.pressure.rules import RuleSet
from sauro.directives.pressure.rulesets import AllRules, InForce, rules_on, set_rules
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.access.tests.make import operator
from sauro.foundation.audit.models import Entry
from sauro.foundation.errors import NotAllowed, Refused, Stale
from sauro.kernel.workdays import WorkCalendar
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
COMMUNE = "v.01.00001"
DUE = date(2026, 5, 13)  # a Wednesday without holidays about it
GIVEN = date(2026, 4, 1)


def at(day, hour=6):
    return datetime.combine(day, time(hour), ZoneInfo("Asia/Ho_Chi_Minh"))


def run(day, **others):
    return running.run(at(day), **others)


@pytest.fixture
def work():
    found = make_directive("rà soát cây xăng", told=((COMMUNE, "lead"),), due_on=DUE)
    expand(found.addressees.all(), [found], at(GIVEN))
    return Assignment.objects.get()


@pytest.fixture
def officer(work):
    return make_seat(COMMUNE, Role.OFFICER)


def told(day=None):
    enter(EVERYWHERE)
    rows = Reminder.objects.order_by("pk")
    return list((rows.filter(day=day) if day else rows).values_list("step", "user"))


def days(first, last):
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def act(work, act, seat):
    """Today, for the database takes no result of another day."""
    enter(scope_of(seat))
    row = Assignment.objects.get(pk=work.pk)
    acting.move(row.pk, row.version, act, "đã làm", by=seat, now=timezone.now())


def test_up_the_line_each_step_once(work, officer):
    leader = make_seat(COMMUNE, Role.LEADER)
    secretary, deputy = make_seat("v.01"), make_seat("v.01", Role.LEADER)
    head = make_seat("v.01", Role.LEADER)
    make_seat("v.01", Role.LEADER, valid_to=date(2026, 1, 1))
    with operator():
        Seat.objects.filter(pk=head.pk).update(post="Trưởng ban")
    for day in days(date(2026, 5, 1), date(2026, 6, 30)):
        run(day)
        run(day)
    assert told() == [
        ("before-3", officer.user_id),
        ("on", officer.user_id),
        ("after-1", officer.user_id),
        ("leaders", leader.user_id),
        ("after-5", officer.user_id),
        ("standing", secretary.user_id),
        ("head", head.user_id),
    ]
    assert deputy.user_id not in {user for _step, user in told()}
    assert next((p.day, p.people) for p in pressed(work)) == (date(2026, 5, 8), 1)
    # One digest a person a day, whatever stands in it.
    assert Digest.objects.count() == 7


def test_a_standing_agency_is_told_where_its_seat_shows_the_work(work):
    make_seat("v.01", Role.SECRETARY)
    agency = make_body("v.01.qltt")
    agency.standing = True
    agency.save()
    blind, seeing = make_seat("v.01.qltt"), make_seat("v.01.qltt", further_paths=["v.01"])
    run(date(2026, 5, 20))
    assert ("standing", seeing.user_id) in told()
    assert blind.user_id not in {user for _step, user in told()}


def test_several_tasks_stand_in_one_digest(work, officer):
    other = make_directive("lập danh sách", told=((COMMUNE, "lead"),), due_on=DUE)
    expand(other.addressees.all(), [other], at(GIVEN))
    assert run(DUE) == 2
    assert Digest.objects.count() == 1


@pytest.mark.parametrize("day", [date(2026, 5, 9), date(2026, 5, 10)])
def test_nothing_on_a_day_off(work, officer, day):
    assert run(day) == 0
    assert told() == []


def test_a_year_whose_days_off_are_unknown_sends_nothing(work, officer):
    assert run(DUE, calendar=WorkCalendar(())) == 0


def test_work_that_lies_elsewhere_is_left_alone(work, officer):
    giver = make_seat("v.01", Role.LEADER)
    act(work, Act.SUBMIT, officer)
    assert run(DUE) == 0
    act(work, Act.RETURN, giver)
    assert run(DUE) == 1
    act(work, Act.WITHDRAW, giver)
    for day in days(DUE, DUE + timedelta(20)):
        assert run(day) == 0


def test_an_extension_starts_anew(work, officer):
    giver = make_seat("v.01")
    assert run(DUE) == 1
    enter(scope_of(officer))
    later = DUE + timedelta(14)
    asked = asking.ask(
        work.pk, 1, asking.Kind.EXTENSION, "mưa lũ", by=officer, now=at(DUE, 9), wanted_on=later
    )
    enter(scope_of(giver))
    asking.decide(asked.pk, True, "đồng ý", by=giver, now=at(DUE, 10))
    for day in days(DUE + timedelta(1), later):
        run(day)
    assert [step for step, _user in told()] == ["on", "before-3", "on"]


def test_steps_before_the_work_was_given_are_not_made_up_for():
    make_seat(COMMUNE, Role.OFFICER)
    late = make_directive("gấp", told=((COMMUNE, "lead"),), due_on=DUE)
    expand(late.addressees.all(), [late], at(DUE - timedelta(1)))
    assert run(DUE - timedelta(1)) == 0
    assert run(DUE) == 1


class KilledError(Exception):
    """As a worker that ends in the middle."""


def test_a_pass_that_was_broken_off_goes_on_without_doubles(monkeypatch):
    people = [make_seat(f"v.01.{n:05}", Role.OFFICER) for n in range(7)]
    row = make_directive("v", told=tuple((s.body.path, "lead") for s in people), due_on=DUE)
    expand(row.addressees.all(), [row], at(GIVEN))
    write, batches = running._write, []

    def killed(plan, found):
        batches.append(write(plan, found))
        if len(batches) == 2:
            raise KilledError
        return batches[-1]

    monkeypatch.setattr(running, "_write", killed)
    with pytest.raises(KilledError):
        run(DUE, batch=3)
    assert len(told()) == 3  # of the batch that was broken off nothing
    assert Digest.objects.count() == 3
    monkeypatch.setattr(running, "_write", write)
    assert run(DUE, batch=3) == 4
    assert run(DUE, batch=3) == 0
    assert {user for _step, user in told()} == {s.user_id for s in people}


def test_the_database_refuses_a_second_time(work, officer):
    run(DUE)
    enter(EVERYWHERE)
    row = Reminder.objects.get()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_only_a_run_writes_reminders_and_only_their_person_reads_them_off(work, officer):
    run(DUE)
    enter(EVERYWHERE)
    row = Reminder.objects.get()
    colleague = make_seat(COMMUNE)
    for forged in ({"step": "head"}, {"step": "after-5", "user_id": colleague.user_id}):
        enter(scope_of(officer))
        copy = Reminder(**{f.attname: getattr(row, f.attname) for f in row._meta.fields} | forged)
        copy.pk = None
        with pytest.raises(ProgrammingError), transaction.atomic():
            copy.save(force_insert=True)
    enter(scope_of(colleague))
    assert Reminder.objects.filter(pk=row.pk).update(read_at=at(DUE)) == 0
    assert Digest.objects.count() == 0
    enter(scope_of(officer))
    with pytest.raises(ProgrammingError), transaction.atomic():
        Reminder.objects.update(step="head")
    assert mark_read(officer, [row.pk], at(DUE, 9)) == 1
    assert told_to(officer, DUE + timedelta(1)) == []
    assert Entry.objects.filter(table="directives_reminder").count() == 1


def test_a_stranger_sees_no_reminder(work, officer):
    run(DUE)
    stranger = make_seat("v.02")
    enter(scope_of(stranger))
    assert not Reminder.objects.exists()
    assert told_to(stranger, DUE) == []


def test_what_stands_in_another_seat_is_counted_there(work, officer):
    run(DUE)
    with operator():
        make_body("v.02")
        other = Seat.objects.create(
            user=officer.user, body=make_body("v.02"), post="x", role=Role.OFFICER,
            valid_from=GIVEN, accepted_at=at(GIVEN),
        )  # fmt: skip
    enter(scope_of(other))
    assert told_to(other, DUE) == []
    assert elsewhere(other) == 1
    assert mark_read(other, None, at(DUE)) == 0
    enter(scope_of(officer))
    assert elsewhere(officer) == 0
    assert len(told_to(officer, DUE)) == 1


EARLY = RuleSet(before=(7,), on_day=False, after=(), leaders=None, standing=None, head=None)


def rules_from(seat, rules, day, version=0, now=None):
    enter(scope_of(seat))
    return set_rules(rules, day, version, by=seat, now=now or at(day - timedelta(1)))


def test_rules_hold_from_their_day_for_the_work_that_the_body_gave(work, officer, monkeypatch):
    giver = make_seat("v.01", Role.LEADER)
    tomorrow = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date() + timedelta(1)
    row = rules_from(giver, EARLY, tomorrow)
    assert rules_on(tomorrow - timedelta(1)).of("v.01").rules != EARLY
    assert rules_on(tomorrow).of("v.01").rules == EARLY
    assert rules_on(tomorrow).of(COMMUNE).rules != EARLY
    with pytest.raises(Stale):
        rules_from(giver, EARLY, tomorrow)
    assert rules_from(giver, EARLY, tomorrow, version=1).pk == row.pk
    with pytest.raises(Refused):
        rules_from(giver, EARLY, tomorrow - timedelta(1), now=at(tomorrow - timedelta(1)))
    with pytest.raises(NotAllowed):
        rules_from(officer, EARLY, tomorrow)
    enter(scope_of(make_seat("v.02")))
    assert not ReminderRules.objects.exists()


def test_rules_that_have_begun_stay(work):
    giver = make_seat("v.01", Role.LEADER)
    today = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
    with pytest.raises(IntegrityError), transaction.atomic():
        rules_from(giver, EARLY, today, now=at(today - timedelta(3)))


def test_the_pass_goes_by_the_rules_in_force(work, officer, monkeypatch):
    held = AllRules({"v.01": InForce(EARLY, GIVEN)})
    monkeypatch.setattr(running, "rules_on", lambda day: held)
    assert run(date(2026, 5, 4)) == 1  # seven working days before
    assert run(DUE) == 0
    assert told() == [("before-7", officer.user_id)]


def test_nobody_sees_everything_by_a_seat(work):
    """The scope of a run is not that of a person, who never sits at the root with no seat."""
    enter(Scope(("v",), seat_id=1))
    with pytest.raises(ProgrammingError), transaction.atomic():
        Digest.objects.create(
            owner_path="v.01", user=make_seat().user, day=DUE, made_at=at(DUE), message_id="x"
        )
