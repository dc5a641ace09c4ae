"""What a body gave that was merged away is accepted by who goes on for it, as it was given."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.directives.assignments import asking, queries
from sauro.directives.assignments.acting import move
from sauro.directives.assignments.expanding import expand, keep_up
from sauro.directives.assignments.handing import hand_over
from sauro.directives.assignments.rules import Act, Standing
from sauro.directives.assignments.taking_over import formers, still_waits, take_over, takers
from sauro.directives.models import Assignment, Request, Takeover
from sauro.directives.tests.make import EVERYWHERE, make_directive, make_split
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import Scope, enter, entered
from sauro.foundation.access.tests.make import machine, operator
from sauro.foundation.audit.models import Entry
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.organization.models import Body
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
OLD, HEIR, DOER, OTHER = "v.01.00001", "v.01.00002", "v.01.00001.ca", "v.01.00003"


def given(days=-5, told=DOER, **others):
    """By a commune's committee, to a unit of the commune."""
    found = make_directive(
        "rà soát kho", OLD, told=((told, "lead"),), due_on=TODAY + timedelta(days), **others
    )
    expand(found.addressees.all(), [found], timezone.now() - timedelta(40))
    return found.assignments.get()


def merged(path=OLD, into=HEIR, days=1):
    with operator():
        Seat.objects.filter(body__path=path).update(valid_to=TODAY - timedelta(days))
        heir = make_body(into) if into else None
        Body.objects.filter(path=path).update(valid_to=TODAY - timedelta(days), successor=heir)


@pytest.fixture
def doer(db):
    return make_seat(DOER)


@pytest.fixture
def seat(db):
    return make_seat(HEIR)


def done(row, doer):
    enter(scope_of(doer))
    return move(row.pk, row.version, Act.SUBMIT, "xong", by=doer, now=timezone.now())


def taken(row, by, heir=HEIR, former=OLD, **others):
    enter(EVERYWHERE)
    row.refresh_from_db()
    key, version = Body.objects.get(path=heir).pk, others.get("version", row.version)
    enter(scope_of(by))
    return take_over(former, row.pk, version, key, by=by, now=timezone.now())


def test_a_result_that_nobody_could_accept_is_accepted_by_the_successor(seat, doer):
    row = done(given(), doer)
    merged()
    enter(scope_of(seat))
    assert [b.path for b in formers(seat, TODAY)] == [OLD]
    assert still_waits(OLD) == 1
    with pytest.raises(Hidden):
        queries.assignment(row.pk)
    new = taken(row, seat)
    assert still_waits(OLD) == 0
    shown = queries.assignment(new.pk)
    assert (shown.directive.task, shown.state, shown.due_on) == (
        "rà soát kho",
        "submitted",
        row.due_on,
    )
    assert [s.act for s in queries.steps(shown)] == ["submit", "issue"]
    assert "tiếp nhận việc do Ban Chỉ đạo 389 v.01.00001 giao" in queries.steps(shown)[-1].words
    accepted = move(new.pk, new.version, Act.ACCEPT, "", by=seat, now=timezone.now())
    assert queries.how(accepted, TODAY) == (Standing.LATE, 5)
    enter(EVERYWHERE)
    told = Entry.objects.filter(table="directives_takeover", act="INSERT")
    assert (told.count(), told.get().owner_path, told.get().seat_id) == (1, HEIR, seat.pk)


def test_what_was_asked_of_the_ended_body_is_decided_by_the_successor(seat, doer):
    row = given(days=5)
    enter(scope_of(doer))
    wanted = TODAY + timedelta(9)
    asked = asking.ask(
        row.pk, 1, Request.Kind.EXTENSION, "mưa lũ", by=doer, now=timezone.now(), wanted_on=wanted
    )
    merged()
    new = taken(row, seat)
    [waits] = queries.waiting(new)
    asking.decide(waits.pk, True, "", by=seat, now=timezone.now())
    new.refresh_from_db()
    assert (waits.pk, new.due_on) == (asked.pk, wanted)
    enter(scope_of(doer))
    assert queries.assignment(row.pk).issuer_path == HEIR


def test_the_successor_hands_it_over_to_the_successor_of_who_did_it(seat, doer):
    """The commune was merged with all its units."""
    row, unit = given(), make_body(f"{HEIR}.ca")
    merged()
    merged(DOER, unit.path)
    new = taken(row, seat)
    there = hand_over(new.pk, new.version, unit.pk, by=seat, now=timezone.now())
    assert (there.owner_path, there.issuer_path, there.due_on) == (unit.path, HEIR, row.due_on)
    assert "Nhận tiếp từ" in there.steps.get().words


def test_a_recurring_duty_comes_round_for_the_successor_to_accept(seat, doer):
    row = given(days=3, rrule="FREQ=WEEKLY", issued_on=TODAY - timedelta(7))
    merged()
    new = taken(row, seat)
    enter(EVERYWHERE)
    later = timezone.now() + timedelta(30)
    keep_up(timezone.localdate(later), later)
    issuers = Assignment.objects.filter(directive=row.directive_id).values_list("issuer_path")
    assert {path for (path,) in issuers} == {new.issuer_path}


def test_who_took_it_over_sets_its_day_and_no_other(seat, doer, client):
    """Of work that another body took over, or that nobody did, no day moves."""
    row = make_directive("tuyên truyền", OLD, told=((DOER, "lead"), (f"{OLD}.t", "lead")))
    expand(row.addressees.all(), [row], timezone.now())
    mine, away = row.assignments.order_by("pk")
    merged()
    taken(mine, seat)
    client.force_login(seat.user)
    where = reverse("dating", args=[row.pk])
    assert where in client.get(reverse("work", args=[mine.pk])).content.decode()
    day = TODAY + timedelta(9)
    sent = {"due_on": f"{day:%d/%m/%Y}", "ground": "họp ngày 2/12"}
    assert client.post(where, sent).status_code == 302
    client.force_login(make_seat(OTHER).user)
    assert client.get(where).status_code == 404
    enter(EVERYWHERE)
    dates = dict(Assignment.objects.values_list("pk", "due_on"))
    assert dates == {mine.pk: day, away.pk: None}


def test_who_may_and_who_may_not(seat, doer):
    row = given()
    with pytest.raises(Hidden):  # it works yet
        taken(row, seat)
    merged(days=0)
    with pytest.raises(Hidden):  # and on its last day
        taken(row, seat)
    merged()
    for stranger in (make_seat(OTHER), make_seat("v.02"), doer):
        with pytest.raises(Hidden):
            taken(row, stranger, stranger.body.path)
    with pytest.raises(NotAllowed):
        taken(row, make_seat(HEIR, Role.OFFICER))
    with pytest.raises(Refused, match="không kế thừa cơ quan này"):
        taken(row, seat, OTHER)
    with pytest.raises(Stale):
        taken(row, seat, version=9)
    assert entered() == scope_of(seat)
    new = taken(row, seat)
    with pytest.raises(Hidden):
        taken(new, seat)


def test_a_body_above_gives_it_to_a_successor_or_takes_it_itself(seat, doer):
    one, other = given(), given(days=2)
    merged()
    above = make_seat("v.01")
    enter(scope_of(above))
    assert [b.path for b in takers(OLD, above, TODAY)] == [HEIR, "v.01"]
    assert taken(one, above).issuer_path == HEIR
    assert taken(other, above, "v.01").issuer_path == "v.01"


def test_of_a_body_that_was_divided_each_takes_what_is_its_own(doer):
    one, other = given(), given(days=2)
    make_split(OLD, HEIR, OTHER)
    first, second = make_seat(HEIR), make_seat(OTHER)
    enter(scope_of(first))
    assert [b.path for b in takers(OLD, first, TODAY)] == [HEIR]
    assert taken(one, first).issuer_path == HEIR
    with pytest.raises(Hidden):
        taken(one, second, OTHER)
    assert taken(other, second, OTHER).issuer_path == OTHER
    enter(scope_of(first))
    with pytest.raises(Hidden):
        queries.assignment(other.pk)


def test_nobody_comes_to_accept_his_own_result(doer):
    row = done(given(), doer)
    merged(into=DOER)
    with pytest.raises(Refused, match="không tự nghiệm thu"):
        taken(row, doer, DOER)
    assert taken(row, make_seat("v.01"), "v.01").issuer_path == "v.01"


def test_it_is_taken_over_again_when_the_successor_ends(seat, doer):
    row = given()
    merged()
    new = taken(row, seat)
    merged(HEIR, OTHER)
    last = make_seat(OTHER)
    again = taken(new, last, OTHER, former=HEIR)
    assert again.directive.task == "rà soát kho"
    enter(EVERYWHERE)
    assert [t.owner_path for t in Takeover.objects.filter(assignment=again).order_by("pk")] == [
        HEIR,
        OTHER,
    ]


def test_the_database_refuses_what_the_service_does(seat, doer):
    row, away = given(), given(days=2)
    merged()
    theirs = make_seat(OTHER)
    tried = (
        (theirs, OTHER, row),  # does not go on for it
        (theirs, HEIR, row),  # nor may it say so of others
        (doer, DOER, row),
        (make_seat(HEIR, Role.OFFICER), HEIR, row),
    )
    for by, path, work in tried:
        enter(Scope(("v",), by.pk))
        made = Takeover(
            owner_path=path, former_path=OLD, doer_path=DOER, assignment=work,
            directive_id=work.directive_id, by=by, at=timezone.now(),
        )  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            made.save(force_insert=True)
    taken(row, seat)
    enter(Scope(("v",), seat.pk))
    for work, issuer in ((away, HEIR), (row, OTHER)):
        with pytest.raises(DatabaseError, match="who decides"), transaction.atomic():
            Assignment.objects.filter(pk=work.pk).update(issuer_path=issuer, version=3)
    with pytest.raises(DatabaseError), transaction.atomic():
        Takeover.objects.update(owner_path=OTHER)


def test_it_is_offered_where_the_successor_looks_and_taken_over_in_one_act(seat, doer, client):
    rows = [done(given(), doer), given(days=2)]
    merged()
    client.force_login(seat.user)
    where = reverse("body_given", args=[OLD])
    for page in (reverse("given"), reverse("body_work", args=[OLD])):
        assert where in client.get(page).content.decode()
    page = client.get(where).content.decode()
    assert "2 việc chưa kết thúc" in page
    assert "chờ nghiệm thu" in page
    assert "rà soát kho" in page
    assert reverse("work", args=[rows[0].pk]) not in page  # not to be seen yet
    enter(EVERYWHERE)
    ticks = [f"{row.pk}-{Assignment.objects.get(pk=row.pk).version}" for row in rows]
    sent = {"ke-thua": seat.body_id, "viec": [ticks[0], f"{rows[1].pk}-9"]}
    assert client.post(where, sent).status_code == 409
    enter(EVERYWHERE)
    assert not Takeover.objects.exists()
    told = client.post(where, sent | {"viec": ticks}, follow=True).content.decode()
    assert "đã tiếp nhận 2 việc: từ nay nghiệm thu" in told
    assert where not in client.get(reverse("given")).content.decode()
    work = client.get(reverse("work", args=[rows[0].pk])).content.decode()
    assert "đã giao việc này và đã kết thúc hoạt động" in work
    assert "Nghiệm thu" in work
    client.force_login(make_seat(OTHER).user)
    assert client.get(where).status_code == 404
    assert client.post(where, sent).status_code == 404
    client.force_login(make_seat(HEIR, Role.OFFICER).user)
    assert client.post(where, sent).status_code == 404


def test_machines_move_work_by_the_same_rules(seat, doer):
    rows = [done(given(), doer), given(days=2)]
    unit = make_body(f"{HEIR}.ca")
    merged()
    merged(DOER, unit.path)
    ours, where = machine(seat), "/api/v1/assignments"
    left = ours.get(f"{where}/left-by/{OLD}").json()
    assert [heir["path"] for heir in left["heirs"]] == [HEIR]
    assert [row["id"] for row in left["items"]] == [row.pk for row in rows]
    assert machine(make_seat(OTHER)).get(f"{where}/left-by/{OLD}").status_code == 404
    items = [
        {"id": row["id"], "version": row["version"], "successor": HEIR} for row in left["items"]
    ]
    stale = [items[0], items[1] | {"version": 9}]

    def sent(what, **data):
        return ours.post(f"{where}/{what}", data, content_type="application/json")

    assert sent("take-over", former=OLD, items=stale).status_code == 409
    away = [items[0], items[1] | {"successor": OTHER}]
    told = sent("take-over", former=OLD, items=away).json()
    assert [row["issuer_path"] for row in told["done"]] == [HEIR]
    assert "không kế thừa cơ quan này" in told["kept"][0]["why"][0]
    told = sent("take-over", former=OLD, items=items[1:]).json()
    taken_now = {"id": rows[1].pk, "version": told["done"][0]["version"], "successor": unit.path}
    waits = {"id": rows[0].pk, "version": 3, "successor": unit.path}
    told = sent("hand-over", items=[taken_now, waits]).json()
    assert [row["body_path"] for row in told["done"]] == [unit.path]
    assert "đang chờ nghiệm thu" in told["kept"][0]["why"][0]
    assert sent("hand-over", items=[]).status_code == 422
