"""Followers: named by the body itself, who sees the work already; they have a list and are told."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.directives.assignments.expanding import expand
from sauro.directives.following.queries import followed_by, work_under
from sauro.directives.following.rules import Named, naming_findings
from sauro.directives.following.services import Wanted, end_following, name_follower
from sauro.directives.models import Following, Reminder
from sauro.directives.pressure import running
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.audit.models import Entry
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
COMMUNE = "v.01.00001"
NOW = timezone.now()
TODAY = timezone.localdate()


@pytest.fixture
def papers(db):
    """Two papers of ours: one to a commune, one to an agency."""
    found = [
        make_directive(task, told=((path, "lead"),), due_on=TODAY + timedelta(9))
        for task, path in (("rà soát kho", COMMUNE), ("kiểm tra chợ", "v.01.ca"))
    ]
    for row in found:
        expand(row.addressees.all(), [row], NOW)
    return found


@pytest.fixture
def secretary(papers):
    return make_seat("v.01")


@pytest.fixture
def follower(papers):
    return make_seat("v.01", Role.LEADER)


def at(day):
    return timezone.make_aware(datetime.combine(day, time(6)))


def wanted(seat, **others):
    what = {"document_id": None, "body_id": None, "starts_on": TODAY, "ends_on": None}
    return Wanted(**{"seat_id": seat.pk, "ground": "Thông báo số 3, mục II", **what, **others})


def named(seat, by, **others):
    enter(scope_of(by))
    return name_follower(wanted(seat, **others), by=by, now=NOW)


def tasks(seat):
    enter(scope_of(seat))
    return [row.directive.task for row in work_under(followed_by(seat, TODAY))]


def test_who_follows_a_paper_has_its_work(papers, secretary, follower):
    named(follower, secretary, document_id=papers[0].document_id)
    assert tasks(follower) == ["rà soát kho"]
    assert tasks(secretary) == []


def test_who_follows_a_body_has_the_work_of_all_below_it(papers, secretary, follower):
    named(follower, secretary, body_id=make_body(COMMUNE).pk)
    assert tasks(follower) == ["rà soát kho"]
    named(follower, secretary, body_id=make_body("v.01").pk)
    assert sorted(tasks(follower)) == ["kiểm tra chợ", "rà soát kho"]


def test_it_is_ended_once_and_stays_on_the_record(papers, secretary, follower):
    row = named(follower, secretary, document_id=papers[0].document_id)
    end_following(row.pk, row.version, by=secretary, now=NOW)
    with pytest.raises(Stale):
        end_following(row.pk, row.version, by=secretary, now=NOW)
    row.refresh_from_db()
    assert (row.ends_on, row.ended_by_id) == (TODAY, secretary.pk)
    assert followed_by(follower, TODAY) == [row]
    assert followed_by(follower, TODAY + timedelta(1)) == []
    acts = Entry.objects.filter(table="directives_following", row=str(row.pk))
    assert [entry.act for entry in acts.order_by("number")] == ["INSERT", "UPDATE"]


def test_who_may_not_decide_names_nobody(papers, follower):
    officer = make_seat("v.01", Role.OFFICER)
    with pytest.raises(NotAllowed):
        named(follower, officer, document_id=papers[0].document_id)


def test_all_that_speaks_against_is_told_at_once(papers, secretary):
    stranger = make_seat("v.01.ca")
    with pytest.raises(Refused) as refused:
        named(
            stranger, secretary, document_id=papers[0].document_id, ground=" ",
            starts_on=TODAY - timedelta(1),
        )  # fmt: skip
    codes = {finding.code for finding in refused.value.findings}
    assert codes == {"sees-nothing", "begins-before-today", "no-ground"}
    with pytest.raises(Hidden):
        name_follower(wanted(secretary, seat_id=0), by=secretary, now=NOW)


def test_nobody_follows_the_same_twice(papers, secretary, follower):
    named(follower, secretary, document_id=papers[0].document_id)
    with pytest.raises(Refused) as refused:
        named(follower, secretary, document_id=papers[0].document_id)
    assert [finding.code for finding in refused.value.findings] == ["follows-already"]


@pytest.mark.parametrize(
    "told",
    [
        ((0, None), (5, 9), "chưa có ngày kết thúc"),
        ((0, 5), (5, None), "trở đi"),
        ((5, 9), (0, 5), "trở đi"),
        ((2, 3), (0, 9), "trở đi"),
        ((0, 4), (5, None), None),
        ((5, 9), (0, 4), None),
    ],
)
def test_days_on_which_he_follows_it_already_are_refused(papers, secretary, follower, told):
    """By the service with what to do, and by the database."""
    first, second, said = told

    def days(told):
        begins, ends = (None if n is None else TODAY + timedelta(n) for n in told)
        return {"starts_on": begins, "ends_on": ends, "document_id": papers[0].document_id}

    named(follower, secretary, **days(first))
    values = {
        "owner_path": "v.01", "seat_id": follower.pk, "ground": "x", "named_by_id": secretary.pk,
        "named_at": NOW, **days(second),
    }  # fmt: skip
    if said is None:
        named(follower, secretary, **days(second))
        return
    with pytest.raises(Refused, match=said):
        named(follower, secretary, **days(second))
    with pytest.raises(IntegrityError, match="on these days"), transaction.atomic():
        Following.objects.create(**values)
    Following.objects.create(**values | {"document_id": papers[1].document_id})


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"over": "v.02"}, "nothing-to-follow"),
        ({"over": None}, "nothing-to-follow"),
        ({"over": "v.011"}, "nothing-to-follow"),
        ({"reach": ("v.01.hq", "v.01.c")}, "sees-nothing"),
        ({"starts_on": None}, "begins-before-today"),
        ({"ends_on": date(2026, 5, 1)}, "ends-before-it-begins"),
        ({"ground": ""}, "no-ground"),
        ({}, None),
    ],
)
def test_rules_of_naming(changed, code):
    day = date(2026, 5, 4)
    whole = {"by": "v.01", "reach": ("v.01",), "over": "v.01.ca", "starts_on": day,
             "ends_on": None, "ground": "mục II"}  # fmt: skip
    found = [f.code for f in naming_findings(Named(**{**whole, **changed}), day)]
    assert found == ([code] if code else [])


@pytest.mark.parametrize(
    "change",
    [
        {"owner_path": "v.02"},
        {"named_by_id": None},
        {"seat_id": "stranger"},
        {"over_path": "v.02", "body_id": "far", "document_id": None},
    ],
    ids=str,
)
def test_the_database_refuses_what_the_service_does(papers, secretary, follower, change):
    stranger = make_seat("v.01.ca")
    known = {"stranger": stranger.pk, "far": make_body("v.02").pk, None: follower.pk}
    values = {
        "owner_path": "v.01", "seat_id": follower.pk, "document_id": papers[0].document_id,
        "starts_on": TODAY, "ground": "x", "named_by_id": secretary.pk, "named_at": NOW,
    }  # fmt: skip
    for key, value in change.items():
        values[key] = None if key == "document_id" else known.get(value, value)
    enter(scope_of(secretary))
    with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
        Following.objects.create(**values)


def test_the_database_ends_it_once_and_changes_nothing_else(papers, secretary, follower):
    row = named(follower, secretary, document_id=papers[0].document_id)
    rows = Following.objects.filter(pk=row.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(ground="khác", version=2, ends_on=TODAY, ended_by=secretary)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(version=2, ends_on=TODAY - timedelta(9), ended_by=secretary)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(version=2, ends_on=TODAY, ended_by=follower)
    enter(scope_of(make_seat("v.02")))
    assert not rows.exists()


def test_nobody_is_told_of_a_day_on_which_he_did_not_follow(secretary, follower):
    due, day = date(2026, 5, 13), date(2026, 5, 14)
    late = make_directive("trễ", told=((COMMUNE, "lead"),), due_on=due)
    expand(late.addressees.all(), [late], at(date(2026, 4, 1)))
    make_seat(COMMUNE, Role.OFFICER)
    named(follower, secretary, document_id=late.document_id)
    enter(EVERYWHERE)
    assert running.run(at(day)) == 1
    assert not Reminder.objects.filter(user=follower.user).exists()


def test_a_follower_is_told_of_work_that_was_due_yesterday(papers, secretary, follower):
    make_seat("v.01.ca", Role.OFFICER)
    named(follower, secretary, body_id=make_body("v.01.ca").pk)
    after = TODAY + timedelta(9)
    enter(EVERYWHERE)
    told = set()
    for n in range(1, 8):  # the first working day after the due day
        running.run(at(after + timedelta(n)))
        enter(EVERYWHERE)
        rows = Reminder.objects.filter(user=follower.user)
        told |= set(rows.values_list("step", "assignment__directive__task"))
    assert ("after-1", "kiểm tra chợ") in told
    assert all(task == "kiểm tra chợ" for step, task in told if step.startswith("after"))


def test_pages_name_list_and_end(client, papers, secretary, follower):
    client.force_login(secretary.user)
    paper = papers[0].document_id
    asked = client.get(reverse("followers"), {"van-ban": paper}).content.decode()
    assert f'value="v{paper}" selected' in asked
    sent = {"seat": follower.pk, "what": f"v{paper}", "starts_on": f"{TODAY:%d/%m/%Y}",
            "ground": "mục II"}  # fmt: skip
    wrong = client.post(reverse("followers"), {**sent, "ground": ""})
    assert wrong.status_code == 422
    assert "Giao theo dõi phải ghi căn cứ" in wrong.content.decode()
    assert client.post(reverse("followers"), {**sent, "what": "v999"}).status_code == 422
    assert client.post(reverse("followers"), sent).status_code == 302
    client.force_login(follower.user)
    mine = client.get(reverse("followed")).content.decode()
    assert "rà soát kho" in mine
    assert "kiểm tra chợ" not in mine
    client.force_login(secretary.user)
    row = Following.objects.get()
    end = reverse("follower_end", args=[row.pk])
    assert client.post(end, {"version": 1}).status_code == 302
    assert client.post(end, {"version": 1}).status_code == 409


def test_a_following_that_has_run_out_has_no_button_to_end_it(client, papers, secretary, follower):
    enter(scope_of(secretary))
    what = {"owner_path": "v.01", "seat": follower, "named_by": secretary, "named_at": NOW}
    first, last = TODAY - timedelta(9), TODAY - timedelta(1)
    over, lasts = (
        Following.objects.create(
            document_id=paper.document_id, starts_on=first, ends_on=end, ground="mục II", **what
        )
        for paper, end in zip(papers, (last, TODAY), strict=True)
    )
    client.force_login(secretary.user)
    page = client.get(reverse("followers")).content.decode()
    assert reverse("follower_end", args=[over.pk]) not in page
    assert reverse("follower_end", args=[lasts.pk]) in page
    assert page.count("Đã thôi theo dõi") == 1


def test_who_follows_nothing_is_told_how_one_comes_to_it(client, papers):
    client.force_login(make_seat("v.02").user)
    assert "chưa được giao theo dõi" in client.get(reverse("followed")).content.decode()
    assert "rà soát kho" not in client.get(reverse("followers")).content.decode()
    assert client.post(reverse("follower_end", args=[1]), {"version": 1}).status_code == 404
