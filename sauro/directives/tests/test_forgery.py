"""Whoever gets past the services with the rights of one commune: what the database refuses him."""

import time
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from sauro.directives.assignments.expanding import keep_up, next_day
from sauro.directives.assignments.passing import Portion, pass_down
from sauro.directives.assignments.rules import Act
from sauro.directives.models import Assignment, Directive, Evidence, Step
from sauro.directives.queries import next_days
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.directives.tests.test_assignments import COMMUNE, act, made
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import machine, operator
from sauro.foundation.errors import Hidden
from sauro.foundation.files.drawn import drawn
from sauro.foundation.files.store import keep, path_of
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PATHS = {"owner_path": COMMUNE, "issuer_path": "v.01"}


@pytest.fixture
def work():
    return made(due_on=TODAY + timedelta(10))


@pytest.fixture
def doer(work):
    return make_seat(COMMUNE, Role.OFFICER)


@pytest.mark.parametrize("words", ["/e/etc/passwd", "../../../../etc/passwd", "a" * 63, "A" * 64])
def test_what_is_no_hash_names_no_file(words, own_store):
    for read in (lambda: path_of(words), lambda: drawn(words, 1, lambda: b"")):
        with pytest.raises(Hidden):
            read()


def test_a_file_that_the_store_lost_is_told(client, own_store, work, doer):
    act(work, Act.REPORT, doer)
    step, sha256 = Step.objects.get(assignment=work), keep([b"x"], 9).sha256
    file = Evidence.objects.create(step=step, name="a", sha256=sha256, size=1, **PATHS)
    client.force_login(doer.user)
    there = client.get(f"/tai-lieu/{file.pk}/")
    assert b"".join(there.streaming_content) == b"x"
    path_of(sha256).unlink()
    gone = client.get(f"/tai-lieu/{file.pk}/")
    assert gone.status_code == 422
    assert "Kho tệp" in gone.content.decode()


def bad(rrule):
    """A recurring duty whose rhythm came into the register before the database asked."""
    found = make_directive("việc", told=((COMMUNE, "lead"),))
    table = "ALTER TABLE directives_directive {} TRIGGER USER"
    with operator(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(table.format("DISABLE"))
        Directive.objects.filter(pk=found.pk).update(rrule=rrule)
        cursor.execute(table.format("ENABLE"))
    found.refresh_from_db()
    return found


NEVER = "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"


@pytest.mark.parametrize(
    "rrule", ["hong", "FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=0", "FREQ=WEEKLY;COUNT=1"]
)
def test_a_rhythm_that_nothing_writes_is_refused_and_stops_no_other(rrule, client):
    with pytest.raises(IntegrityError, match="no rhythm"), transaction.atomic():
        make_directive("việc", rrule=rrule)
    broken = bad(rrule)
    make_directive("việc", told=(("v.02.1", "lead"),), rrule="FREQ=DAILY")
    assert keep_up(TODAY, timezone.now()) == 1
    assert keep_up(TODAY, timezone.now()) == 0
    assert next_days(broken, TODAY) == []


def test_a_rhythm_without_any_day_is_not_sought_for_ever():
    began = time.monotonic()
    assert next_day(make_directive("việc", rrule=NEVER), TODAY) is None
    assert time.monotonic() - began < 5


def test_duties_that_are_over_keep_no_other_from_its_work():
    for _ in range(4):
        make_directive("việc", told=((COMMUNE, "lead"),), rrule=NEVER)
    make_directive("việc", told=(("v.02.1", "lead"),), rrule="FREQ=DAILY")
    assert keep_up(TODAY, timezone.now(), most=3) == 1


def test_a_part_handed_down_is_no_work_of_the_next_time():
    unit = f"{COMMUNE}.t"
    row = made(
        told=((COMMUNE, "lead"), (unit, "lead")), rrule="FREQ=WEEKLY;BYDAY=WE",
        issued_on=date(2026, 1, 1),
    )  # fmt: skip
    doer = make_seat(COMMUNE, Role.OFFICER)
    enter(scope_of(doer))
    mine = Assignment.objects.get(directive=row.directive, owner_path=COMMUNE)
    portion = Portion(make_body(unit).pk, "phần", None)
    pass_down(mine.pk, mine.version, portion, by=doer, now=timezone.now())
    enter(EVERYWHERE)
    assert keep_up(TODAY + timedelta(7), timezone.now() + timedelta(7)) == 2


@pytest.mark.parametrize("cursor", ["hong", "2026-02-31,1", "2026-02-29,1", "2026-01-01,"])
def test_a_cursor_that_is_none_is_refused(cursor, doer):
    answer = machine(doer).get("/api/v1/assignments", {"cursor": cursor})
    assert answer.status_code == 422


@pytest.mark.parametrize("day", ["1944-12-31", "2200-01-01", "9999-12-31"])
def test_no_day_is_asked_for_that_nobody_means(day, work, doer):
    wish = {"version": 1, "kind": "extension", "reason": "mưa", "wanted_on": day}
    where = f"/api/v1/assignments/{work.pk}/requests"
    answer = machine(doer).post(where, wish, "application/json")
    assert answer.status_code == 422
    assert "wanted_on" in answer.content.decode()


def test_more_files_than_are_taken_are_refused_and_none_is_dropped(client, own_store, work, doer):
    client.force_login(doer.user)
    sent = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(21)]
    where = f"/viec-duoc-giao/{work.pk}/tien-do/"
    answer = client.post(where, {"version": 1, "words": "đã đi", "evidence": sent})
    assert answer.status_code == 422
    assert "Gửi 21 tệp một lần" in answer.content.decode()
    assert "đã đi" in answer.content.decode()
    few = {"version": 1, "words": "đã đi", "evidence": [SimpleUploadedFile("a.txt", b"x")]}
    assert client.post(where, few).status_code == 302
