"""Edges of pressing: Tết, people without mail, bodies without people, one person in two seats."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail

from sauro.directives.assignments.expanding import expand
from sauro.directives.models import Digest, Reminder
from sauro.directives.pressure import mailing, running
from sauro.directives.pressure.rules import DEFAULT
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.models import Seat, User
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.kernel.workdays import shipped_calendar
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
COMMUNE = "v.01.00001"
NEW_YEAR = date(2026, 2, 17)  # mùng một Tết Bính Ngọ
DUE = date(2026, 5, 13)


def at(day, hour=6):
    return datetime.combine(day, time(hour), ZoneInfo("Asia/Ho_Chi_Minh"))


def given(due_on, *told):
    found = make_directive("v", told=tuple((path, "lead") for path in told), due_on=due_on)
    expand(found.addressees.all(), [found], at(due_on - timedelta(40)))
    return found


@pytest.fixture(autouse=True)
def server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.SITE_ADDRESS = "https://sauro.example"


def written(seat, address):
    with operator():
        User.objects.filter(pk=seat.user_id).update(email=address)
    return seat


def run(first, last):
    """A pass each morning, and the mail of each working day."""
    for n in range((last - first).days + 1):
        running.run(at(first + timedelta(n)))
        for hour in (0, 9, 22):
            mailing.post(at(first + timedelta(n), hour))


def test_work_due_at_tet_is_pressed_for_before_and_after_it_each_step_once():
    given(NEW_YEAR, COMMUNE)
    seats = [written(make_seat(COMMUNE, role), f"{role}@xa.example")
             for role in (Role.OFFICER, Role.LEADER)]  # fmt: skip
    head = written(make_seat("v.01", Role.LEADER), "truong@tinh.example")
    keeper = written(make_seat("v.01", Role.SECRETARY), "thuky@tinh.example")
    run(NEW_YEAR - timedelta(20), NEW_YEAR + timedelta(45))
    enter(EVERYWHERE)
    rows = Reminder.objects.order_by("day", "pk").values_list("step", "user", "day")
    calendar = shipped_calendar()
    assert all(calendar.is_working_day(day) for _step, _user, day in rows)
    told = [(step, user) for step, user, _day in rows]
    officer, leader = (seat.user_id for seat in seats)
    # The day itself is told of on the last working day before Tết, lateness on the first after it.
    assert told == [
        ("before-3", officer), ("on", officer), ("after-1", officer), ("leaders", leader),
        ("after-5", officer), ("standing", keeper.user_id), ("head", head.user_id),
    ]  # fmt: skip
    on = next(day for step, _user, day in rows if step == "on")
    after = next(day for step, _user, day in rows if step == "after-1")
    assert calendar.working_days_between(on, NEW_YEAR) == 0
    assert calendar.working_days_between(NEW_YEAR, after) == 1
    assert len(mail.outbox) == len({(user, day) for _step, user, day in rows})


def test_a_head_without_mail_is_told_in_the_application_and_stops_nobody():
    given(DUE, COMMUNE)
    head = make_seat("v.01", Role.LEADER)
    written(make_seat(COMMUNE, Role.LEADER), "lanhdao@xa.example")
    run(DUE, DUE + timedelta(20))
    enter(EVERYWHERE)
    assert DEFAULT.head
    assert Reminder.objects.get(step="head").user_id == head.user_id
    assert Digest.objects.get(user=head.user_id).mail == Digest.Mail.NONE
    assert {message.to[0] for message in mail.outbox} == {"lanhdao@xa.example"}


def test_work_of_a_body_in_which_nobody_sits_still_goes_up_the_line():
    make_body(COMMUNE)
    given(DUE, COMMUNE)
    secretary = make_seat("v.01", Role.SECRETARY)
    leader = make_seat("v.01", Role.LEADER)
    run(DUE, DUE + timedelta(20))
    enter(EVERYWHERE)
    told = list(Reminder.objects.order_by("pk").values_list("step", "user"))
    assert told == [("standing", secretary.user_id), ("head", leader.user_id)]


def test_who_sits_in_two_bodies_gets_one_digest_a_day_with_the_work_of_both():
    other = "v.01.00002"
    given(DUE, COMMUNE, other)
    seat = written(make_seat(COMMUNE, Role.OFFICER), "hai@xa.example")
    with operator():
        Seat.objects.create(
            user=seat.user, body=make_body(other), post="x", role=Role.OFFICER,
            valid_from=date(2020, 1, 1), accepted_at=at(date(2026, 1, 1)),
        )  # fmt: skip
    run(DUE, DUE)
    enter(EVERYWHERE)
    assert Reminder.objects.count() == 2
    assert Digest.objects.count() == 1
    [message] = mail.outbox
    assert "2 việc" in message.subject


def test_a_clock_set_back_an_hour_tells_and_sends_nothing_twice():
    given(DUE, COMMUNE)
    written(make_seat(COMMUNE, Role.OFFICER), "canbo@xa.example")
    running.run(at(DUE, 8))
    assert mailing.post(at(DUE, 9)) == 1
    assert running.run(at(DUE, 7)) == 0
    assert mailing.post(at(DUE, 8)) == mailing.post(at(DUE, 9)) == 0
    assert len(mail.outbox) == 1
