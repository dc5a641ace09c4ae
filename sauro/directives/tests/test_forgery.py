"""Whoever gets past the services with the rights of one commune: what the database refuses him."""

import time
from contextlib import nullcontext
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from sauro.directives.assignments import acting
from sauro.directives.assignments.expanding import keep_up, next_day
from sauro.directives.assignments.passing import Portion, pass_down
from sauro.directives.assignments.rules import Act
from sauro.directives.models import (
    Addressee,
    Assignment,
    Directive,
    Evidence,
    LaterLead,
    Request,
    Step,
)
from sauro.directives.queries import next_days
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.directives.tests.test_assignments import COMMUNE, act, made
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import machine, operator
from sauro.foundation.errors import Hidden, NotAllowed
from sauro.foundation.files.drawn import drawn
from sauro.foundation.files.store import keep, path_of
from sauro.foundation.logs.lines import line
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


@pytest.fixture
def giver():
    return make_seat("v.01")


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


NEVER = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"


@pytest.mark.parametrize(
    "rrule",
    [
        "hong",
        "FREQ=SECONDLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=WEEKLY;COUNT=1",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    ],
)
def test_a_rhythm_that_nothing_writes_is_refused_and_stops_no_other(rrule, caplog):
    with pytest.raises(IntegrityError, match="no rhythm"), transaction.atomic():
        make_directive("việc", rrule=rrule)
    broken = bad(rrule)
    make_directive("việc", told=(("v.02.1", "lead"),), rrule="FREQ=DAILY")
    assert keep_up(TODAY, timezone.now()) == 1
    assert f"directive-{broken.pk}" in str(line(caplog.records[-1]))
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


def refused(forge):
    """The database says no, and the rest of the test goes on."""
    with pytest.raises(DatabaseError), transaction.atomic():
        forge()


def moved(row, **changes):
    return lambda: Assignment.objects.filter(pk=row.pk).update(**changes)


def given(row, **others):
    now = timezone.now()
    return lambda: Assignment.objects.create(
        **{"directive": row.directive, "issued_at": now, "changed_at": now, **PATHS, **others}
    )


def stepped(row, act_, **others):
    """A step of the commune, as it stands, signed by whoever sits there."""
    row.refresh_from_db()
    return lambda: Step.objects.create(
        **{"assignment": row, "act": act_, "words": "x", "at": row.changed_at, **PATHS, **others}
    )


def test_work_is_bound_to_its_body_its_lead_and_its_whole(work, giver, doer):
    there, far = make_body("v.01.00002"), make_body("v.02.00009")
    unit = make_body(f"{COMMUNE}.t")
    enter(scope_of(giver))
    refused(given(work, body=there))  # its body stands elsewhere
    refused(given(work, body=far, owner_path=far.path))  # nobody named it
    refused(given(work, body=there, owner_path="v.77.x"))
    enter(scope_of(doer))
    part = {"issuer_path": COMMUNE, "part_of": work}
    refused(given(work, body=there, owner_path=unit.path, **part))
    late = TODAY + timedelta(99)
    refused(given(work, body=unit, owner_path=unit.path, due_on=late, due_first_on=late, **part))
    act(work, Act.SUBMIT, doer)
    refused(given(work, body=unit, owner_path=unit.path, due_on=TODAY, due_first_on=TODAY, **part))


def test_nothing_is_hung_on_the_paper_of_another(work):
    other, now = make_seat("v.02"), timezone.now()
    names = [f.attname for f in Directive._meta.fields if f.name not in ("id", "position")]
    copied = {name: getattr(work.directive, name) for name in names} | {"owner_path": "v.02"}
    enter(scope_of(other))
    refused(lambda: Directive.objects.create(position=9, **copied))
    refused(
        lambda: LaterLead.objects.create(
            owner_path="v.02", directive_id=work.directive_id, mention="x", body=other.body,
            body_name="x", reason="x", assigned_by=other, assigned_at=now,
        )
    )  # fmt: skip
    enter(scope_of(make_seat("v.01")))
    refused(
        lambda: Addressee.objects.create(
            owner_path="v.01.00002", issuer_path="v.01", directive=work.directive, body=work.body,
            part="coordinating", mention="x", published_at=now,
        )
    )  # fmt: skip


def test_each_side_moves_what_is_its_own_by_one_step(work, giver, doer):
    far = timezone.now() + timedelta(9999)
    enter(scope_of(doer))
    for changes in (
        {"state": "hong", "version": 2},
        {"state": "in_progress", "version": 3},
        {"state": "in_progress", "version": 2, "changed_at": far},
        {"state": "submitted", "version": 2, "submitted_on": far.date()},
        {"state": "returned", "version": 2},
        {"state": "withdrawn", "version": 2},
        {"due_on": TODAY + timedelta(99), "version": 2},
    ):
        refused(moved(work, **changes))
    enter(scope_of(giver))
    refused(moved(work, due_on=TODAY - timedelta(99), version=2))  # nobody asked for it
    refused(moved(work, state="accepted", version=2, submitted_on=TODAY))


def test_a_late_result_is_not_taken_back_to_move_its_day(giver, doer):
    late = made(due_on=TODAY - timedelta(5))
    act(late, Act.SUBMIT, doer)
    enter(scope_of(giver))
    moved(late, state="in_progress", submitted_on=None, version=3)()
    refused(moved(late, due_on=TODAY + timedelta(50), version=4))


def test_a_step_is_signed_by_who_sits_there_and_tells_what_the_work_shows(work, giver, doer):
    enter(scope_of(doer))
    act(work, Act.REPORT, doer)
    for forged in (
        stepped(work, "report", by=giver),
        stepped(work, "report", by=None),
        stepped(work, "hong", by=doer),
        stepped(work, "submit", by=doer),
        stepped(work, "contribute", by=doer),
        stepped(work, "give_time", by=doer),
        stepped(work, "report", by=doer, at=timezone.now() - timedelta(9)),
        stepped(work, "ask_time", by=doer, at=timezone.now() + timedelta(999)),
    ):
        refused(forged)
    act(work, Act.SUBMIT, doer)
    act(work, Act.ACCEPT, giver)
    refused(stepped(work, "accept", by=giver))
    refused(stepped(work, "withdraw", by=giver))
    enter(scope_of(doer))
    refused(stepped(work, "report", by=doer))


def test_a_file_comes_with_its_step_from_who_takes_it(work, doer):
    act(work, Act.REPORT, doer)
    first = Step.objects.get(assignment=work)
    file = {"step": first, "name": "a", "size": 1, **PATHS}
    refused(lambda: Evidence.objects.create(sha256="/e/etc/passwd", **file))
    enter(scope_of(make_seat(COMMUNE)))  # another of the same body
    refused(lambda: Evidence.objects.create(sha256="a" * 64, **file))
    act(work, Act.REPORT, doer)
    refused(lambda: Evidence.objects.create(sha256="a" * 64, **file))


def test_a_request_comes_without_its_answer(work, giver, doer):
    now = timezone.now()
    asked = {
        "assignment": work, "kind": "extension", "reason": "x", "asked_by": doer, "asked_at": now,
        "wanted_on": TODAY + timedelta(99), **PATHS,
    }  # fmt: skip
    answer = {"granted": True, "decided_by": giver, "decided_at": now}
    enter(scope_of(doer))
    for others in (answer, {"answer": "đồng ý"}, {"kind": "hong"}, {"asked_by": giver}):
        refused(lambda others=others: Request.objects.create(**asked | others))
    request = Request.objects.create(**asked)
    refused(lambda: Request.objects.filter(pk=request.pk).update(**answer))
    enter(scope_of(giver))
    refused(lambda: Request.objects.filter(pk=request.pk).update(**answer | {"decided_by": doer}))


@pytest.mark.parametrize("part", ["coordinating", "reports_to"])
def test_who_helps_sees_no_part_that_was_handed_down(part, doer):
    row = made(told=((COMMUNE, "lead"), ("v.02.k", part)))
    unit, helper = make_seat(f"{COMMUNE}.t"), make_seat("v.02.k", Role.OFFICER)
    enter(scope_of(doer))
    portion = Portion(unit.body_id, "việc trong nhà", None)
    inside = pass_down(row.pk, 1, portion, by=doer, now=timezone.now())
    enter(scope_of(helper))
    assert list(Assignment.objects.filter(directive=row.directive)) == [row]
    assert not Step.objects.filter(act="pass_down").exists()
    for what in (row, inside):
        helping = part == "coordinating" and what == row
        with nullcontext() if helping else pytest.raises((Hidden, NotAllowed)):
            now = timezone.now()
            acting.contribute(what.pk, 1, Act.CONTRIBUTE, "x", by=helper, now=now)
    if part == "reports_to":
        refused(stepped(row, "contribute", by=helper))
