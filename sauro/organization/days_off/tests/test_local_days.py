"""Days off of one province: who writes, who counts by them, what stays on record."""

from datetime import date

import pytest
from django.db import transaction
from django.db.utils import Error
from django.urls import reverse
from django.utils import timezone

from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.audit.models import Entry
from sauro.foundation.errors import NotAllowed, Refused, Stale
from sauro.kernel.workdays import DayKind
from sauro.organization.days_off.local_services import write_local_day
from sauro.organization.days_off.models import LocalDay
from sauro.organization.days_off.queries import calendar_held, calendar_of, calendars_held
from sauro.organization.days_off.rules import Wording, province_of
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
STORM = date(2026, 11, 25)
SATURDAY = date(2026, 12, 5)
OFF = Wording(DayKind.SWAPPED_OFF, "Nghỉ bão", "Quyết định 12/QĐ-UBND", True, "")
ADD = reverse("local_day_add")


@pytest.fixture
def province():
    seat = make_seat("v.01")
    make_seat("v.01.00005")
    make_seat("v.02")
    enter(scope_of(seat))
    return seat


def write(by, day=STORM, wording=OFF, version=0, reason="đối chiếu bản gốc"):
    return write_local_day(day, wording, reason, version, by=by, now=timezone.now())


def test_a_day_holds_for_the_province_and_below_and_nowhere_else(province):
    write(province)
    for path, works in (("v.01", False), ("v.01.00005", False), ("v.02", True), ("v", True)):
        assert calendar_of(path).is_working_day(STORM) is works
    assert calendar_held().is_working_day(STORM)
    assert province_of("v") == ""


def test_a_saturday_worked_in_one_province_makes_its_terms_shorter(province):
    write(province)
    write(province, SATURDAY, Wording(DayKind.SWAPPED_WORK, "Làm bù", "Quyết định 12", False, ""))
    friday = date(2026, 12, 4)
    assert calendar_of("v.01.00005").add_working_days(friday, 1) == SATURDAY
    assert calendar_of("v.02").add_working_days(friday, 1) == date(2026, 12, 7)


def test_taken_back_it_is_as_in_the_nation_and_all_is_on_record(province):
    write(province)
    write(province, wording=None, version=1)
    assert calendar_of("v.01").is_working_day(STORM)
    assert not calendars_held().local
    assert [row.number for row in LocalDay.objects.order_by("number")] == [1, 2]
    assert Entry.objects.filter(table="organization_localday").count() == 2


@pytest.mark.parametrize("version", [1, 5])
def test_who_saw_another_is_told(province, version):
    with pytest.raises(Stale):
        write(province, version=version)


@pytest.mark.parametrize(
    ("day", "wording", "code"),
    [
        (date(2026, 9, 2), OFF, "holiday-of-the-law"),
        (SATURDAY, OFF, "off-anyway"),
        (STORM, Wording(DayKind.SWAPPED_WORK, "a", "b", False, ""), "worked-anyway"),
        (STORM, Wording(DayKind.HOLIDAY, " ", "b", False, ""), "no-name"),
        (STORM, None, "as-in-the-nation"),
        (date(2300, 1, 2), OFF, "year-too-far"),
    ],
)
def test_what_cannot_be(province, day, wording, code):
    with pytest.raises(Refused) as refused:
        write(province, day, wording)
    assert code in [f.code for f in refused.value.findings]


@pytest.mark.parametrize(
    ("path", "role"),
    [("v", Role.SECRETARY), ("v.01.00005", Role.SECRETARY), ("v.01", Role.OFFICER)],
)
def test_nobody_else_writes_days_of_a_province(province, path, role):
    other = make_seat(path, role)
    enter(scope_of(other))
    with pytest.raises(NotAllowed):
        write(other)


@pytest.mark.parametrize("path", ["v.02", "v.01.00005", "v"])
def test_the_database_refuses_days_of_another_body(province, path):
    other = make_seat(path)
    enter(scope_of(other))
    row = LocalDay(
        owner_path="v.01", day=STORM, number=1, kind="holiday", name="a", source="b", reason="c",
        by=other, made_at=timezone.now(),
    )  # fmt: skip
    with pytest.raises(Error), transaction.atomic():
        row.save()
    assert not LocalDay.objects.exists()


def test_the_database_keeps_what_was_written(province):
    write(province)
    for change in (LocalDay.objects.all().delete, lambda: LocalDay.objects.update(name="x")):
        with pytest.raises(Error), transaction.atomic():
            change()


def send(client, where=ADD, **changes):
    said = {
        "version": 0, "day": "25/11/2026", "kind": "swapped_off", "name": "Nghỉ bão",
        "source": "Quyết định 12/QĐ-UBND", "reason": "bão số 9",
    }  # fmt: skip
    return client.post(where, said | changes)


def test_on_its_pages(client, province):
    client.force_login(province.user)
    assert b"rieng-tinh" in client.get(reverse("workdays")).content
    done = send(client)
    assert done.status_code == 302
    page = client.get(done.url).content.decode()
    assert "thứ Tư, 25/11/2026" in page
    assert "Ban Chỉ đạo 389 v.01" in page
    again = send(client, done.url, version=0, name="Nghỉ lụt")
    assert again.status_code == 409
    assert "Nghỉ lụt" in again.content.decode()
    assert send(client, done.url, version=1, kind="ordinary").status_code == 302
    assert send(client, day="02/09/2026").status_code == 422
    client.force_login(make_seat("v.02.00007", Role.OFFICER).user)
    everybody = client.get(reverse("local_days")).content.decode()
    assert "25/11/2026" in everybody
    assert ADD not in everybody
    assert 'name="reason"' not in client.get(done.url).content.decode()
    assert send(client).status_code == 403


def test_in_english(client, province):
    write(province)
    client.force_login(province.user)
    client.cookies["django_language"] = "en"
    page = client.get(reverse("local_days")).content.decode()
    assert "Days off of a province" in page
