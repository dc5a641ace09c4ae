"""Reminders of limits on pages: the day's list, the rules and their trial, the calendar, home."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from sauro.cases import happening
from sauro.cases.case_rules import StepEntry
from sauro.cases.counting import limits_of
from sauro.cases.models import CaseReminder
from sauro.cases.opening import NewCase, open_case
from sauro.cases.reminding import trying
from sauro.cases.reminding.front import limits_table
from sauro.cases.reminding.rules import DEFAULT, NAME
from sauro.cases.reminding.trying import tried
from sauro.cases.tests.make import STORING, facts
from sauro.directives.models import ReminderRules
from sauro.directives.pressure import feed, running
from sauro.directives.pressure.rules import Kind, RuleSet
from sauro.directives.pressure.rulesets import Begins, set_rules
from sauro.directives.pressure.trying import last_month
from sauro.directives.tests.make import EVERYWHERE
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.kernel.workdays import shipped_calendar
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
LEAD = "v.01.qltt"
TODAY = timezone.localdate()
RULES = {"before": "3, 1", "on_day": "on", "after": "", "leaders": "2", "standing": "", "head": "9"}
HERE = f"{reverse('reminder_rules')}?ve={NAME}"


def a_working_day():
    """The last working day, at six: a pass of that day."""
    now = timezone.now().replace(hour=1)
    while not shipped_calendar().is_working_day(timezone.localdate(now)):
        now -= timedelta(1)
    return now


def entered(seat, recorded_on, **others):
    """A case of which a record was drawn up on a day, and entered then."""
    enter(scope_of(seat))
    now = timezone.now() - (TODAY - recorded_on)
    steps = (StepEntry("violation_record", recorded_on),)
    found = facts(detected_on=recorded_on - timedelta(1), detected_time=None)
    new = NewCase(uuid4(), found, (STORING,), steps=steps, **others)
    return open_case(new, by=seat, now=now)


def due_today(seat, clock="decision"):
    """A case whose decision is due on the last working day."""
    day = timezone.localdate(a_working_day())
    for back in range(7, 25):
        case = entered(seat, day - timedelta(back))
        if any(x.clock == clock and x.due_on == day for x in limits_of(case)):
            return case
    raise AssertionError("no record makes a decision due today")


@pytest.fixture
def officer(client):
    seat = make_seat(LEAD, Role.OFFICER)
    client.force_login(seat.user)
    return seat


@pytest.fixture
def told(officer):
    case = due_today(officer)
    running.run(a_working_day())
    enter(scope_of(officer))
    return case


def page(client, name, **query):
    return client.get(reverse(name), query).content.decode()


def test_the_list_leads_to_the_case_and_is_read_off(client, told):
    text = page(client, "reminders")
    assert f'href="/vu-viec/{told.pk}/"' in text
    assert f"Vụ số {told}: Ra quyết định xử phạt" in text
    rows = CaseReminder.objects.order_by("pk")
    client.post(reverse("reminders_read"), {NAME: [*(row.pk for row in rows), "x", 0]})
    assert not rows.filter(read_at=None).exists()
    assert "Chưa đọc" not in page(client, "reminders")


def test_another_person_reads_off_nothing_of_mine(client, told):
    colleague = make_seat(LEAD, Role.OFFICER)
    client.force_login(colleague.user)
    row = CaseReminder.objects.filter(case=told).earliest("pk")
    client.post(reverse("reminders_read"), {NAME: [row.pk]})
    enter(EVERYWHERE)
    assert CaseReminder.objects.get(pk=row.pk).read_at is None
    assert f"/vu-viec/{told.pk}/" not in page(client, "reminders")


def test_what_is_unread_in_another_seat_is_told(client, told, officer):
    make_body("v.02")
    with operator():
        other = Seat.objects.create(
            user=officer.user, body=make_body("v.02"), post="Chuyên viên", role=Role.OFFICER,
            valid_from=TODAY - timedelta(30), accepted_at=timezone.now(),
        )  # fmt: skip
    client.post(reverse("take_seat"), {"seat": other.pk})
    assert "lời nhắc chưa đọc ở vị trí khác" in page(client, "reminders")


def test_the_case_says_who_was_told(client, told):
    text = client.get(reverse("case_clocks", args=[told.pk])).content.decode()
    assert "Đã nhắc, báo lên" in text
    assert "Đến hạn, Ra quyết định xử phạt" in text


def test_home_shows_what_is_due_and_counts_what_is_unread(client, told, officer):
    text = page(client, "home")
    assert "Thời hạn vụ việc, cần làm trước" in text
    assert f'href="/vu-viec/{told.pk}/"' in text
    assert "lời nhắc chưa đọc" in text
    leader = make_seat("v.02", Role.LEADER)
    client.force_login(leader.user)
    assert "Thời hạn vụ việc" not in page(client, "home")


def test_what_is_late_since_long_does_not_hide_what_can_be_kept(officer):
    old = [entered(officer, TODAY - timedelta(60 + n)) for n in range(11)]
    new = entered(officer, TODAY - timedelta(1))
    table = limits_table(officer, TODAY + timedelta(5))
    assert table
    shown = [row.url for row in table.rows]
    assert shown[0] == reverse("case", args=[new.pk])
    assert shown[1] == reverse("case", args=[old[0].pk])  # the latest of those
    assert len(shown) == 10


def test_the_list_of_cases_is_narrowed_to_what_ends_soon(client, officer):
    soon, late = entered(officer, TODAY - timedelta(1)), entered(officer, TODAY - timedelta(60))
    text = page(client, "cases", sap_han="on")
    assert f"/vu-viec/{late.pk}/" not in text
    assert (f"/vu-viec/{soon.pk}/" in text) == (soon.next_due_on <= TODAY + timedelta(7))
    assert f"/vu-viec/{late.pk}/" in page(client, "cases", qua_han="on")


def test_the_calendar_of_the_seat_has_the_limits(client, told, officer):
    enter(scope_of(officer))
    code = feed.make_link(officer, timezone.now()).code
    answer = client.get(reverse("calendar_feed", args=[code]))
    entries = {str(e["summary"]): e for e in Calendar.from_ical(answer.content).walk("VEVENT")}
    entry = entries[f"Hạn: Vụ số {told}: Ra quyết định xử phạt"]
    assert entry.decoded("dtstart") == next(
        x.due_on for x in limits_of(told) if x.clock == "decision"
    )
    assert str(entry["url"]).endswith(f"/vu-viec/{told.pk}/")
    assert len({str(e["uid"]) for e in entries.values()}) == len(entries)


def test_rules_of_cases_are_set_beside_those_of_work(client):
    seat = make_seat("v.01")
    client.force_login(seat.user)
    work = {"starts_on": (TODAY + timedelta(1)).strftime("%d/%m/%Y"), "version": "0"} | RULES
    assert client.post(reverse("reminder_rules"), work).status_code == 302
    answer = client.post(HERE, work | {"before": "2"})
    assert answer.url == HERE
    enter(EVERYWHERE)
    assert dict(ReminderRules.objects.values_list("about", "before")) == {
        "work": [1, 3], NAME: [2],
    }  # fmt: skip
    text = client.get(HERE).content.decode()
    assert 'aria-current="page"' in text
    assert "Thời hạn vụ việc" in text
    assert "Báo lãnh đạo cơ quan chủ trì, sau hạn" in text  # nobody gave this work
    assert "nơi giao" not in text
    assert (
        "Báo trưởng ban nơi giao, sau hạn" in client.get(reverse("reminder_rules")).content.decode()
    )
    assert client.get(f"{reverse('reminder_rules')}?ve=khong-co").status_code == 200


def test_what_begins_tomorrow_stays_about_what_it_is_about(client):
    seat = make_seat("v.01")
    enter(scope_of(seat))
    rules = RuleSet((2,), True, (), None, None, None)
    tomorrow = TODAY + timedelta(1)
    row = set_rules(rules, Begins(tomorrow, NAME), 0, by=seat, now=timezone.now())
    assert set_rules(rules, tomorrow, 0, by=seat, now=timezone.now()).pk != row.pk


def test_a_trial_sends_nothing_and_says_what_it_would_have_been(client, officer):
    since, until = last_month(TODAY)
    middle = since + timedelta(10)
    case = entered(officer, middle - timedelta(9))
    due = next(x.due_on for x in limits_of(case) if x.clock == "decision")
    assert since <= due <= until
    secretary = make_seat("v.01")
    client.force_login(secretary.user)
    day = (TODAY + timedelta(1)).strftime("%d/%m/%Y")
    answer = client.post(HERE, RULES | {"starts_on": day, "version": "0", "thu": "1"})
    assert answer.context["tried"].steps[Kind.ON] >= 1
    assert "tháng trước sẽ gửi" in answer.content.decode()
    enter(EVERYWHERE)
    assert not CaseReminder.objects.exists()
    assert not ReminderRules.objects.exists()


def test_a_trial_agrees_with_the_passes_of_the_month(officer):
    """The month lived again, and the nightly pass on each of its days, send the same."""
    make_seat(LEAD, Role.LEADER)
    make_seat("v.01")
    since, until = last_month(TODAY)
    cases = [entered(officer, since - timedelta(20) + timedelta(5 * n)) for n in range(6)]
    enter(scope_of(officer))
    closed = StepEntry("case_closed", since + timedelta(2))
    happening.record(cases[0].pk, closed, by=officer, now=timezone.now())
    enter(EVERYWHERE)
    found = tried("v.01", DEFAULT, TODAY, shipped_calendar())
    for n in range((until - since).days + 1):
        now = timezone.now().replace(hour=1) - (TODAY - since - timedelta(n))
        running.run(now)
    enter(EVERYWHERE)
    sent = CaseReminder.objects.filter(day__range=(since, until)).exclude(case=cases[0])
    lived = CaseReminder.objects.filter(case=cases[0])
    assert found.reminders >= sent.count() > 0
    assert (found.lived, found.of_all) == (6, 6)
    assert not lived.filter(clock="decision").exists()  # it is closed by now
    assert found.people == 3 or found.unheard == 0


def test_of_very_many_cases_the_latest_are_tried_and_that_is_said(client, officer, monkeypatch):
    monkeypatch.setattr(trying, "MOST", 2)
    since, _until = last_month(TODAY)
    for _ in range(3):
        entered(officer, since + timedelta(3))
    secretary = make_seat("v.01")
    client.force_login(secretary.user)
    day = (TODAY + timedelta(1)).strftime("%d/%m/%Y")
    answer = client.post(HERE, RULES | {"starts_on": day, "version": "0", "thu": "1"})
    assert "2 vụ mới nhất trong 3 vụ" in answer.content.decode()


def test_cases_of_a_body_that_set_its_own_rules_are_not_tried_for_the_body_above(officer):
    since, _until = last_month(TODAY)
    entered(officer, since + timedelta(3))
    enter(EVERYWHERE)
    assert tried("v.01", DEFAULT, TODAY, shipped_calendar()).of_all == 1
    assert tried("v", DEFAULT, TODAY, shipped_calendar()).of_all == 1
    assert tried("v.02", DEFAULT, TODAY, shipped_calendar()).of_all == 0
    assert tried(LEAD, DEFAULT, TODAY, shipped_calendar()).of_all == 0
