"""Pages of reminders: today's list, the rules and their trial, the calendar."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from sauro.directives.assignments import acting, asking
from sauro.directives.assignments.expanding import expand
from sauro.directives.assignments.rules import Act
from sauro.directives.models import Assignment, CalendarLink, Following, ReminderRules
from sauro.directives.pressure import running
from sauro.directives.pressure.rules import DEFAULT, Kind, RuleSet
from sauro.directives.pressure.trying import last_month, tried
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.kernel.workdays import shipped_calendar
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
COMMUNE = "v.01.00001"
PASSWORD = "Mot-mat-khau-dai-2026"
TODAY = timezone.localdate()
RULES = {"before": "3, 1", "on_day": "on", "after": "", "leaders": "2", "standing": "", "head": "9"}


def given(due_on, issued_at=None, task="rà soát cây xăng", path=COMMUNE):
    row = make_directive(task, told=((path, "lead"),), due_on=due_on)
    expand(row.addressees.all(), [row], issued_at or timezone.now() - timedelta(60))
    return Assignment.objects.get(directive=row)


def a_working_day():
    """The last working day, at six: a pass of that day."""
    now = timezone.now().replace(hour=1)
    while not shipped_calendar().is_working_day(timezone.localdate(now)):
        now -= timedelta(1)
    return now


@pytest.fixture
def told(client):
    """An officer who was told that work of his body is due; the day is that of the last pass."""
    now = a_working_day()
    work, officer = given(timezone.localdate(now)), make_seat(COMMUNE, Role.OFFICER)
    assert running.run(now) == 1
    client.force_login(officer.user)
    enter(scope_of(officer))
    return work


def test_the_list_leads_to_the_work_and_is_read_off(client, told):
    page = client.get(reverse("reminders")).content.decode()
    assert "rà soát cây xăng" in page
    assert reverse("work", args=[told.pk]) in page
    assert "Chưa đọc" in page
    assert "lời nhắc chưa đọc" in client.get(reverse("home")).content.decode()
    pk = page.split('name="id" value="')[1].split('"')[0]
    answer = client.post(reverse("reminders_read"), {"id": [pk, "x", "9" * 30]}, follow=True)
    assert "Chưa đọc" not in answer.content.decode()
    assert "lời nhắc chưa đọc" not in client.get(reverse("home")).content.decode()


def test_the_page_of_the_work_says_who_was_told(client, told):
    page = client.get(reverse("work", args=[told.pk])).content.decode()
    assert "Đã nhắc" in page


def test_another_provinces_person_has_nothing_to_read_off(client, told):
    client.force_login(make_seat("v.02").user)
    assert "rà soát" not in client.get(reverse("reminders")).content.decode()
    answer = client.post(reverse("reminders_read"), {"id": "1"}, follow=True)
    assert "0 lời nhắc" in answer.content.decode()


def test_rules_are_set_seen_and_replaced(client):
    client.force_login(make_seat("v.01").user)
    where, tomorrow = reverse("reminder_rules"), f"{TODAY + timedelta(1):%d/%m/%Y}"
    assert "Quy tắc mặc định" in client.get(where).content.decode()
    sent = RULES | {"starts_on": tomorrow, "version": "0"}
    assert client.post(where, sent).status_code == 302
    page = client.get(where).content.decode()
    assert "1, 3" in page
    assert "sắp tới" in page
    # Somebody who saw none of it, on the same day: what he typed stays.
    overtaken = client.post(where, sent | {"before": "7"})
    assert overtaken.status_code == 409
    assert 'value="7"' in overtaken.content.decode()
    assert 'name="version" value="1"' in overtaken.content.decode()
    assert client.post(where, sent | {"before": "7", "version": "1"}).status_code == 302
    assert ReminderRules.objects.filter(before=[7], version=2).count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"before": "ba ngày"}, "cách nhau bằng dấu phẩy"),
        ({"leaders": "x"}, "để trống nếu không báo"),
        ({"leaders": "99"}, "từ 1 đến 30"),
        ({"leaders": "9", "head": "2"}, "theo thứ tự"),
        ({"starts_on": f"{TODAY:%d/%m/%Y}"}, "từ ngày mai"),
        ({"starts_on": "x"}, "ngày/tháng/năm"),
    ],
)
def test_what_makes_no_sense_is_refused_and_kept(client, wrong, said):
    client.force_login(make_seat("v.01").user)
    sent = RULES | {"starts_on": f"{TODAY + timedelta(1):%d/%m/%Y}"} | wrong
    answer = client.post(reverse("reminder_rules"), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert all(f'value="{typed}"' in page for typed in wrong.values())
    enter(EVERYWHERE)
    assert not ReminderRules.objects.exists()


def test_an_officer_sets_no_rules(client):
    client.force_login(make_seat("v.01", Role.OFFICER).user)
    assert client.get(reverse("reminder_rules")).status_code == 403
    assert client.post(reverse("reminder_rules"), RULES).status_code == 403


def in_last_month(n=5):
    """A working day with working days about it, and a moment long before."""
    since, _until = last_month(TODAY)
    return shipped_calendar().add_working_days(since, n), timezone.now() - timedelta(120)


def trial(rules=DEFAULT, path="v.01"):
    enter(scope_of(make_seat(path)))
    return tried(path, rules, TODAY, shipped_calendar())


def test_a_trial_says_what_would_have_been_sent():
    day, long_ago = in_last_month()
    given(day, long_ago)
    given(day, long_ago, "lập danh sách")
    make_seat(COMMUNE, Role.OFFICER)
    found = trial()
    # Before, on the day, one and five working days after: two tasks in one digest each time.
    assert {k: found.steps.get(k, 0) for k in (Kind.BEFORE, Kind.ON, Kind.AFTER)} == {
        Kind.BEFORE: 2, Kind.ON: 2, Kind.AFTER: 4,
    }  # fmt: skip
    assert found.unheard >= 2  # nobody leads the commune
    assert found.messages >= 4
    quiet = trial(RuleSet((), True, (), None, None, None))
    assert (quiet.reminders, quiet.messages, quiet.people, quiet.unheard) == (2, 1, 1, 0)
    assert trial(path="v.02").reminders == 0


def test_a_trial_agrees_with_the_pass(client):
    """Sent day by day over the month, the same number comes out."""
    day, long_ago = in_last_month()
    for n in range(4):
        given(day + timedelta(n), long_ago, f"việc {n}")
    for role in (Role.OFFICER, Role.LEADER):
        make_seat(COMMUNE, role)
    make_seat("v.01", Role.LEADER)
    found = trial()
    since, until = last_month(TODAY)
    noon = timezone.now().replace(hour=5)
    sent = 0
    for n in range((until - since).days + 1):
        sent += running.run(noon - timedelta((TODAY - since).days - n))
    assert found.reminders == sent >= 16


def test_a_trial_counts_who_follows_the_work():
    """A follower is told of it once it is late; who is told anyhow is counted once."""
    day, long_ago = in_last_month()
    work = given(day, long_ago)
    follower = make_seat("v.01", Role.LEADER)
    make_seat(COMMUNE, Role.OFFICER)
    after = RuleSet((), True, (1,), None, None, None)
    assert trial(after).reminders == 2
    paper, giver = work.directive.document_id, make_seat("v.01")
    enter(scope_of(giver))
    what = {"owner_path": "v.01", "document_id": paper, "starts_on": last_month(TODAY)[0],
            "ground": "mục II", "named_by": giver, "named_at": timezone.now()}  # fmt: skip
    Following.objects.create(seat=follower, **what)
    found = trial(after)
    assert (found.reminders, found.people, found.steps[Kind.AFTER]) == (3, 2, 2)
    since, until = last_month(TODAY)
    noon, expected = timezone.now().replace(hour=5), trial().reminders
    days = range((until - since).days + 1)
    assert expected == sum(running.run(noon - timedelta((TODAY - since).days - n)) for n in days)


def test_a_trial_knows_what_was_handed_in_and_extended():
    day, long_ago = in_last_month()
    work, officer = given(day, long_ago), make_seat(COMMUNE, Role.OFFICER)
    giver = make_seat("v.01")
    calendar, on_day = shipped_calendar(), RuleSet((), True, (), None, None, None)

    def at(when):
        return timezone.now() - timedelta((TODAY - when).days)

    enter(scope_of(officer))
    asked = asking.ask(
        work.pk, 1, asking.Kind.EXTENSION, "mưa", by=officer, now=at(day - timedelta(4)),
        wanted_on=calendar.add_working_days(day, 3),
    )  # fmt: skip
    enter(scope_of(giver))
    asking.decide(asked.pk, True, "", by=giver, now=at(day - timedelta(3)))
    assert trial(on_day).reminders == 1
    enter(scope_of(officer))
    with operator():  # who may write of days before yesterday
        acting.move(work.pk, 2, Act.SUBMIT, "xong", by=officer, now=at(day))
    assert trial(on_day).reminders == 0


def test_trying_saves_nothing_and_keeps_what_was_typed(client):
    client.force_login(make_seat("v.01").user)
    sent = RULES | {"starts_on": f"{TODAY + timedelta(1):%d/%m/%Y}", "thu": "1"}
    answer = client.post(reverse("reminder_rules"), sent)
    assert answer.status_code == 200
    assert "tháng trước sẽ gửi 0 bản nhắc" in answer.content.decode()
    assert 'value="1, 3"' in answer.content.decode() or 'value="3, 1"' in answer.content.decode()
    enter(EVERYWHERE)
    assert not ReminderRules.objects.exists()


@pytest.fixture
def address(client):
    """The calendar address of an officer whose body has work."""
    seat = make_seat(COMMUNE, Role.OFFICER)
    client.force_login(seat.user)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert "Tạo đường dẫn lịch?" in client.get(reverse("calendar_make")).content.decode()
    page = client.post(reverse("calendar_make")).content.decode()
    (where,) = re.findall(r"/lich/[\w-]{43}/viec\.ics", page)
    client.logout()
    return where, seat


def entries(answer):
    return [str(e["summary"]) for e in Calendar.from_ical(answer.content).walk("VEVENT")]


def test_a_calendar_shows_the_deadlines_of_its_seat_and_no_others(client, address):
    where, _seat = address
    given(TODAY + timedelta(3), task="việc của xã; dấu, phẩy\nvà dòng mới")
    given(TODAY + timedelta(3), task="việc xã khác", path="v.01.00002")
    given(TODAY - timedelta(3), task="việc quá hạn")
    answer = client.get(where)
    assert answer["Content-Type"].startswith("text/calendar")
    assert "no-store" in answer["Cache-Control"]
    assert entries(answer) == ["Hạn: việc quá hạn", "Hạn: việc của xã; dấu, phẩy\nvà dòng mới"]
    done = Assignment.objects.get(directive__task="việc quá hạn")
    done.state, done.submitted_on, done.version = "submitted", TODAY, 2
    done.save()
    assert len(entries(client.get(where))) == 1
    assert client.post(where).status_code == 405


def test_a_calendar_dies_with_its_seat_its_person_and_its_address(client, address):
    where, seat = address
    assert client.get(where).status_code == 200
    wrong = where[:12] + ("a" if where[12] != "a" else "b") + where[13:]
    for dead in (wrong, "/lich/x/viec.ics", "/lich/%00/viec.ics"):
        assert client.get(dead).status_code == 404
    with operator():
        seat.user.is_active = False
        seat.user.save()
    assert client.get(where).status_code == 404
    with operator():
        seat.user.is_active = True
        seat.user.save()
        Seat.objects.filter(pk=seat.pk).update(valid_to=TODAY - timedelta(1))
    assert client.get(where).status_code == 404
    with operator():
        Seat.objects.filter(pk=seat.pk).update(valid_to=None)
    assert client.get(where).status_code == 200
    client.force_login(seat.user)
    client.post(reverse("calendar_revoke"))
    assert client.get(where).status_code == 404


def test_an_address_is_kept_as_a_hash_and_a_new_one_ends_the_old(client, address):
    where, seat = address
    code = where.split("/")[2]
    enter(scope_of(seat))
    assert code not in str(list(CalendarLink.objects.values()))
    enter(scope_of(make_seat(COMMUNE)))
    assert not CalendarLink.objects.exists()
    client.force_login(seat.user)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert client.post(reverse("calendar_make")).status_code == 200
    assert client.get(where).status_code == 404


def test_a_calendar_shows_no_more_to_whoever_is_signed_in(client, address):
    where, _seat = address
    given(TODAY + timedelta(3), task="việc xã khác", path="v.01.00002")
    client.force_login(make_seat("v.01").user)
    assert entries(client.get(where)) == []
