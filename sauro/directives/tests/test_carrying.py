"""Unsettled work is carried on by a later notice, and that it was late stays on record."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.directives.assignments import queries
from sauro.directives.assignments.acting import move
from sauro.directives.assignments.carrying import carry_on, chain_of, unsettled
from sauro.directives.assignments.dating import Event, date_work
from sauro.directives.assignments.expanding import expand
from sauro.directives.assignments.names import names_by_directive
from sauro.directives.assignments.passing import Portion, pass_down
from sauro.directives.assignments.rules import Act, Standing
from sauro.directives.models import CarryOver
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import Hidden, NotAllowed, Refused
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
TWO = (("v.01.00001", "lead"), ("v.01.00002", "lead"))


def given(task, days, told=TWO, **others):
    due_on = None if days is None else TODAY + timedelta(days)
    found = make_directive(task, told=told, due_on=due_on, **others)
    expand(found.addressees.all(), [found], timezone.now())
    return found


@pytest.fixture
def seat(db):
    return make_seat("v.01")


def act(path, row, what):
    doer = make_seat(path)
    enter(scope_of(doer))
    return move(row.pk, row.version, what, "xong", by=doer, now=timezone.now())


def carry(old, new, seat, **others):
    enter(scope_of(seat))
    return carry_on(old.pk, new.pk, by=seat, now=timezone.now(), **others)


def states(row):
    return {a.owner_path[-1]: a.state for a in row.assignments.filter(part_of=None)}


def test_what_is_overdue_is_offered_first_and_what_is_settled_is_not(seat):
    soon, late, later = given("sắp", 3), given("trễ", -2), given("trễ lâu", -9)
    given("lặp lại", -1, rrule="FREQ=WEEKLY")
    make_directive("chưa giao ai")
    done = given("xong cả", -1, told=TWO[:1])
    act("v.01.00001", done.assignments.get(), Act.SUBMIT)  # waits for an answer
    half = late.assignments.get(owner_path="v.01.00001")
    act("v.01", act("v.01.00001", half, Act.SUBMIT), Act.ACCEPT)
    enter(scope_of(seat))
    found = unsettled("v.01", TODAY)
    assert [o.directive.pk for o in found] == [later.pk, late.pk, soon.pk]
    assert [(o.days, len(o.late), len(o.left)) for o in found] == [(9, 2, 0), (2, 1, 0), (0, 0, 2)]
    assert found[1].late == ["Ban Chỉ đạo 389 v.01.00002"]
    assert unsettled("v.02", TODAY) == []


def test_carried_work_ends_and_its_lateness_stays(seat):
    old, new = given("rà soát", -5), given("rà soát tiếp", 10)
    done = act("v.01", act("v.01.00001", old.assignments.first(), Act.SUBMIT), Act.ACCEPT)
    carry(old, new, seat)
    stood = {a.owner_path: queries.how(a, TODAY)[0] for a in old.assignments.all()}
    assert stood == {"v.01.00001": Standing.LATE, "v.01.00002": Standing.WITHDRAWN}
    assert done.owner_path == "v.01.00001"
    step = old.assignments.get(owner_path="v.01.00002").steps.get()
    assert (
        step.words
        == f"Chuyển tiếp sang {new.document_number}, mục {new.locator}; khi ấy đã quá hạn 5 ngày."
    )
    names = names_by_directive(queries.of_document(old.document_id), TODAY)[old.pk]
    assert names[Standing.WITHDRAWN] == [
        f"Ban Chỉ đạo 389 v.01.00002 (Chuyển tiếp sang {new.document_number} – quá hạn 5 ngày)"
    ]
    assert new.assignments.count() == 2
    assert unsettled("v.01", TODAY)[0].directive == new


def test_carried_work_says_where_it_went_and_how_late_it_was_once(seat, client):
    old, new, ended = given("a", -308), given("b", 9), given("c", -2)
    carry(old, new, seat)
    row = ended.assignments.get(owner_path="v.01.00001")
    enter(scope_of(seat))
    move(row.pk, row.version, Act.WITHDRAW, "thôi", by=seat, now=timezone.now())
    client.force_login(make_seat("v.01.00001").user)
    said = f"Chuyển tiếp sang {new.document_number} – quá hạn 308 ngày"
    rows = client.get(reverse("work_list")).context["tables"][0].rows
    told = {r.cells[0]: (r.cells[3].text, r.cells[4]) for r in rows}
    assert told == {
        "b": ("Chưa xong, trong hạn", "Mới giao"), "a": (said, None), "c": ("Đã thu hồi", None),
    }  # fmt: skip
    enter(EVERYWHERE)
    work = old.assignments.get(owner_path="v.01.00001")
    page = client.get(reverse("work", args=[work.pk])).content.decode()
    assert said in page
    assert "Đã thu hồi" not in page
    assert reverse("directive", args=[new.pk]) in page
    assert said in client.get(reverse("directive", args=[old.pk])).content.decode()


def test_a_chain_tells_since_when_and_through_how_many(seat):
    first, second, third = given("a", -9), given("b", -3), given("c", 5)
    carry(first, second, seat)
    carry(second, third, seat)
    links = chain_of(third)
    assert [link.directive.pk for link in links] == [first.pk, second.pk, third.pk]
    assert [days for _name, days in links[0].late] == [9, 9]
    assert [days for _name, days in links[1].late] == [3, 3]
    assert (links[2].carried_on, list(links[2].late)) == (None, [])
    found = unsettled("v.01", TODAY)[0]
    assert (found.through, found.since) == (3, timezone.localdate(first.published_at))
    assert chain_of(first) == []


def test_the_page_of_the_new_work_tells_since_when_and_leads_to_its_day(seat, client):
    old, new = given("a", -9), given("b", None)
    carry(old, new, seat)
    work = new.assignments.get(owner_path="v.01.00001")
    where, day = reverse("work", args=[work.pk]), reverse("dating", args=[new.pk])
    client.force_login(seat.user)
    page = client.get(where).content.decode()
    assert f"Chuyển tiếp qua 2 thông báo, mở từ ngày {TODAY:%d/%m/%Y}" in page
    assert reverse("directive", args=[old.pk]) in page
    assert day in page
    for other in (make_seat("v.01", role=Role.OFFICER), make_seat("v.01.00001")):
        client.force_login(other.user)
        page = client.get(where).content.decode()
        assert "Chuyển tiếp qua 2 thông báo" in page
        assert day not in page
    enter(scope_of(seat))
    assert date_work(new.pk, Event(None, TODAY, "họp"), by=seat, now=timezone.now()) == 2
    client.force_login(seat.user)
    assert day not in client.get(where).content.decode()


def test_parts_handed_down_end_with_it(seat):
    old, new = given("a", 1, told=TWO[:1]), given("b", 9)
    whole, doer = old.assignments.get(), make_seat("v.01.00001")
    team = make_body("v.01.00001.t")
    enter(scope_of(doer))
    pass_down(whole.pk, 1, Portion(team.pk, "kho", None), by=doer, now=timezone.now())
    enter(scope_of(seat))
    assert old.assignments.count() == 2
    carry(old, new, seat)
    assert set(old.assignments.values_list("state", flat=True)) == {"withdrawn"}


def test_once_and_only_by_who_gave_it(seat):
    old, new = given("a", -1), given("b", 2)
    officer = make_seat("v.01", role=Role.OFFICER)
    with pytest.raises(NotAllowed):
        carry(old, new, officer)
    with pytest.raises(Hidden):
        carry(old, new, make_seat("v.01.00001"))
    carry(old, new, seat)
    with pytest.raises(Refused, match="đã được chuyển tiếp"):
        carry(old, given("c", 2), seat)


def test_the_database_refuses_what_must_not_be(seat):
    old, new = given("a", -1), given("b", 2)
    theirs = make_seat("v.01.00001")
    tried = (
        (theirs, "v.01", old, new),
        (theirs, theirs.body.path, old, new),
        (seat, "v.01", new, old),
    )
    for by, path, one, other in tried:
        enter(scope_of(by))
        row = CarryOver(owner_path=path, old=one, new=other, by=by, at=timezone.now())
        with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
            row.save(force_insert=True)
    enter(EVERYWHERE)
    assert not CarryOver.objects.exists()


def test_whoever_does_it_sees_where_it_comes_from(client, seat):
    old, new = given("a", -4), given("b", 2)
    carry(old, new, seat)
    client.force_login(make_seat("v.01.00001").user)
    page = client.get(reverse("directive", args=[new.pk])).content.decode()
    assert reverse("directive", args=[old.pk]) in page
    assert "Chuyển tiếp qua 2 thông báo" in page
    assert "quá hạn 4 ngày" in page
    before = client.get(reverse("directive", args=[old.pk])).content.decode()
    assert reverse("directive", args=[new.pk]) in before


def test_who_was_relieved_before_was_not_late_with_it(seat):
    old = given("a", -30)
    act("v.01", old.assignments.get(owner_path="v.01.00001"), Act.WITHDRAW)
    new = given("b", 10)
    carry(old, new, seat)
    relieved = make_body("v.01.00001").name
    assert relieved not in [name for name, _days in chain_of(new)[0].late]
    assert len(chain_of(new)[0].late) == 1


def test_whom_the_later_one_does_not_name_keeps_his_work_and_is_offered_again(seat):
    old, new = given("a", -5), given("b", 9, told=TWO[:1])
    carry(old, new, seat)
    assert states(old) == {"1": "withdrawn", "2": "issued"}
    offered = {o.directive.pk: o for o in unsettled("v.01", TODAY)}
    assert offered[old.pk].late == ["Ban Chỉ đạo 389 v.01.00002"]
    third = given("c", 9, told=TWO[1:])
    carry(old, third, seat)
    assert states(old) == {"1": "withdrawn", "2": "withdrawn"}
    firsts = [chain_of(row)[0].late for row in (new, third)]
    assert firsts == [[("Ban Chỉ đạo 389 v.01.00001", 5)], [("Ban Chỉ đạo 389 v.01.00002", 5)]]
    with pytest.raises(Refused, match="đã được chuyển tiếp"):
        carry(old, given("d", 9), seat)


def test_it_ends_with_whom_the_later_one_does_not_name_where_that_is_said(seat):
    old, new = given("a", -5), given("b", 9, told=TWO[:1])
    carry(old, new, seat, end_rest=True)
    assert states(old) == {"1": "withdrawn", "2": "withdrawn"}
    said = old.assignments.get(owner_path="v.01.00002").steps.get().words
    place = f"{new.document_number}, mục {new.locator}"
    assert said == f"Không còn được giao ở {place}; khi ấy đã quá hạn 5 ngày."
    assert chain_of(new)[0].late == [("Ban Chỉ đạo 389 v.01.00001", 5)]  # it alone went on
    names = names_by_directive(queries.of_document(old.document_id), TODAY)[old.pk]
    assert sum("Chuyển tiếp sang" in name for name in names[Standing.WITHDRAWN]) == 1
    assert [o.directive.pk for o in unsettled("v.01", TODAY)] == [new.pk]


def waiting(seat, told_later):
    """A result that is late and lies with the issuer while its directive is carried over."""
    old, new = given("a", -5), given("b", 9, told=told_later)
    work = act("v.01.00001", old.assignments.get(owner_path="v.01.00001"), Act.SUBMIT)
    enter(scope_of(seat))
    [found] = [o for o in unsettled("v.01", TODAY) if o.directive == old]
    assert found.waiting == ["Ban Chỉ đạo 389 v.01.00001"]
    carry(old, new, seat)
    work.refresh_from_db()
    assert work.state == "submitted"
    return old, new, work


def test_what_is_returned_after_its_directive_went_on_ends_and_is_done_there(seat, client):
    _old, new, work = waiting(seat, TWO)
    client.force_login(seat.user)
    page = client.get(reverse("work", args=[work.pk])).content.decode()
    there = new.assignments.get(owner_path="v.01.00001")
    assert "Trả lại thì việc ở đây kết thúc" in page
    assert reverse("work", args=[there.pk]) in page
    enter(scope_of(seat))
    done = move(work.pk, work.version, Act.RETURN, "thiếu danh sách", by=seat, now=timezone.now())
    assert (done.state, queries.how(done, TODAY)[0]) == ("withdrawn", Standing.WITHDRAWN)
    said = done.steps.order_by("-pk")[0].words
    assert said.startswith("Trả lại: thiếu danh sách")
    assert "khi ấy đã quá hạn 5 ngày" in said
    assert f"{new.document_number}, mục {new.locator}" in said
    there.refresh_from_db()
    assert (there.state, "thiếu danh sách" in there.steps.get().words) == ("issued", True)
    assert [o.directive.pk for o in unsettled("v.01", TODAY)] == [new.pk]


def test_what_is_returned_to_a_body_without_work_under_the_later_one_stays_and_is_offered(seat):
    old, new, work = waiting(seat, TWO[1:])
    enter(scope_of(seat))
    back = move(work.pk, work.version, Act.RETURN, "thiếu", by=seat, now=timezone.now())
    assert (back.state, queries.how(back, TODAY)) == ("returned", (Standing.OVERDUE, 5))
    assert [o.directive.pk for o in unsettled("v.01", TODAY)] == [old.pk, new.pk]


def test_what_is_accepted_after_its_directive_went_on_is_done_late(seat):
    old, _new, work = waiting(seat, TWO)
    enter(scope_of(seat))
    move(work.pk, work.version, Act.ACCEPT, "", by=seat, now=timezone.now())
    assert states(old) == {"1": "accepted", "2": "withdrawn"}
    assert queries.how(old.assignments.get(state="accepted"), TODAY) == (Standing.LATE, 5)


def test_a_return_follows_the_work_to_where_it_lies_now(seat):
    old, new, work = waiting(seat, TWO)
    third = given("c", 20)
    carry(new, third, seat)
    move(work.pk, work.version, Act.RETURN, "thiếu", by=seat, now=timezone.now())
    work.refresh_from_db()
    assert f"{third.document_number}, mục" in work.steps.last().words
    assert states(old)["1"] == "withdrawn"
