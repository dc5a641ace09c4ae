"""Open work of a body that was merged away goes on with its successor, and stays late."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from sauro.directives.assignments import queries
from sauro.directives.assignments.acting import move, went_on
from sauro.directives.assignments.carrying import carry_on
from sauro.directives.assignments.expanding import expand, keep_up
from sauro.directives.assignments.handing import hand_over, since_when
from sauro.directives.assignments.passing import Portion, pass_down
from sauro.directives.assignments.rules import Act, Standing
from sauro.directives.assignments.several import Chosen, move_each
from sauro.directives.models import Addressee, Assignment, Handover
from sauro.directives.tests.handing import (
    HEIR,
    LAST,
    OLD,
    OTHER,
    TODAY,
    carried,
    given,
    handed,
    make_three,
    merged,
)
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.organization.models import Body
from sauro.organization.queries import heirs_of
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat(db):
    return make_three()


def test_what_was_late_stays_late_and_both_say_where_it_went(seat):
    row = given(-5)
    merged(seat)
    new = handed(row, seat)
    row.refresh_from_db()
    assert queries.how(row, TODAY)[0] is Standing.WITHDRAWN
    assert queries.how(new, TODAY) == (Standing.OVERDUE, 5)
    assert (new.owner_path, new.state, new.due_on) == (HEIR, "issued", row.due_on)
    gone, came = row.steps.get().words, new.steps.get().words
    assert gone == "Chuyển sang cơ quan kế thừa: Sở Công Thương; khi ấy đã quá hạn 5 ngày."
    since = timezone.localdate(row.issued_at)
    assert came == (
        f"Nhận tiếp từ Chi cục Quản lý thị trường, mở từ ngày {since:%d/%m/%Y}; khi ấy đã quá hạn "
        "5 ngày."
    )
    assert since_when(new) == since == TODAY - timedelta(40)
    assert Handover.objects.get().new == new


def test_the_successor_sees_the_directive_and_reports(seat):
    row = given(5)
    merged(seat)
    new, doer = handed(row, seat), make_seat(HEIR, Role.OFFICER)
    enter(scope_of(doer))
    assert queries.assignment(new.pk).directive.task == "rà soát kho"
    done = move(new.pk, new.version, Act.SUBMIT, "xong", by=doer, now=timezone.now())
    assert done.state == "submitted"


def test_what_the_body_said_last_is_told_to_its_successor(seat):
    row, doer = given(5), make_seat(OLD, Role.OFFICER)
    enter(scope_of(doer))
    move(row.pk, 1, Act.REPORT, "đã xem 12 kho", by=doer, now=timezone.now())
    merged(seat)
    assert "đã xem 12 kho" in handed(row, seat).steps.get().words


def test_a_successor_that_has_the_same_work_gets_no_second_one(seat):
    row = given(-2, told=((OLD, "lead"), (HEIR, "lead")))
    own = row.directive.assignments.get(owner_path=HEIR)
    merged(seat)
    assert handed(row, seat) == own
    assert Assignment.objects.count() == 2
    assert "Nhận tiếp từ" in own.steps.get().words
    assert Addressee.objects.filter(body__path=HEIR).count() == 1


def test_two_who_hand_over_to_one_successor_at_the_same_moment(seat, monkeypatch):
    """Neither sees what the other gives: the second is told, and does it again."""
    row = given(-2, told=((OLD, "lead"), (HEIR, "lead")))
    merged(seat)
    with monkeypatch.context() as blind:
        blind.setattr("sauro.directives.assignments.handing._work_of", lambda *_: None)
        with pytest.raises(Stale, match="hai việc sẽ nhập làm một"):
            handed(row, seat)
    assert handed(row, seat) == row.directive.assignments.get(owner_path=HEIR)


def test_where_the_successor_has_done_it_already_nothing_is_handed_over(seat):
    row = given(-2, told=((OLD, "lead"), (HEIR, "lead")))
    own, doer = row.directive.assignments.get(owner_path=HEIR), make_seat(HEIR)
    enter(scope_of(doer))
    move(own.pk, 1, Act.SUBMIT, "xong", by=doer, now=timezone.now())
    enter(scope_of(seat))
    move(own.pk, 2, Act.ACCEPT, "", by=seat, now=timezone.now())
    merged(seat)
    with pytest.raises(Refused, match="việc ấy đã kết thúc"):
        handed(row, seat)


def test_a_successor_that_has_it_under_a_later_notice_does_not_get_it_twice(seat):
    """The notice named the successor before the merger: the old work stayed with its body."""
    row = given(-4)
    new = carried(row, seat, (HEIR, "lead"))
    merged(seat)
    with pytest.raises(Refused, match=f"theo {new.document_number}, mục {new.locator}"):
        handed(row, seat)
    assert Assignment.objects.filter(owner_path=HEIR).count() == 1
    enter(scope_of(seat))
    move(row.pk, 1, Act.WITHDRAW, "đã chuyển tiếp", by=seat, now=timezone.now())


def test_nor_under_an_earlier_one_or_beside_it_as_long_as_it_has_that(seat):
    row = given(-4, told=((OLD, "lead"), (HEIR, "lead")))
    own = row.directive.assignments.get(owner_path=HEIR)
    new = carried(row, seat, (OLD, "lead"))
    there = new.assignments.get()
    merged(seat)
    with pytest.raises(Refused, match=f"theo {row.directive.document_number}, mục"):
        handed(there, seat)
    enter(scope_of(seat))
    move(own.pk, own.version, Act.WITHDRAW, "làm một việc", by=seat, now=timezone.now())
    assert handed(there, seat).owner_path == HEIR


def test_of_several_what_goes_goes_and_what_stays_says_why(seat):
    one, other = given(-4), given(-2)
    carried(one, seat, (HEIR, "lead"))
    merged(seat)
    heir = Body.objects.get(path=HEIR).pk
    enter(scope_of(seat))
    chosen = [Chosen(row.pk, row.version, heir) for row in (one, other)]
    found = move_each(chosen, hand_over, by=seat, now=timezone.now())
    assert [row.directive_id for row in found.done] == [other.directive_id]
    assert [(k.work_id, k.findings[0].code) for k in found.kept] == [(one.pk, "same-there")]
    with pytest.raises(Refused, match="nên không nhận lần nữa"):
        move_each(chosen[:1], hand_over, by=seat, now=timezone.now())
    with pytest.raises(Refused, match="nhiều nhất 300"):
        move_each(chosen[:1] * 301, hand_over, by=seat, now=timezone.now())


def test_only_to_the_successor_only_when_the_body_ended_and_only_by_who_gave_it(seat):
    row = given(5)
    with pytest.raises(Refused, match="chưa kết thúc"):
        handed(row, seat)
    merged(seat)
    with pytest.raises(Refused, match="không nhập vào"):
        handed(row, seat, heir=OTHER)
    with pytest.raises(NotAllowed):
        handed(row, make_seat("v.01", Role.OFFICER))
    with pytest.raises(NotAllowed):
        handed(row, make_seat("v"))
    with pytest.raises(Hidden):
        handed(row, make_seat("v.02"))
    with pytest.raises(Stale):
        handed(row, seat, version=9)
    handed(row, seat)
    with pytest.raises(Refused, match="đã thu hồi"):
        handed(row, seat)


def test_a_body_works_on_its_last_day_and_on_the_next_others_go_on_wherever_it_is_asked(seat):
    """One day for handing over, for carrying over, and for what comes back from there."""
    row, doer = given(-3), make_seat(OLD)
    merged(seat, on=TODAY)
    new = make_directive("tiếp", told=((HEIR, "lead"),), due_on=TODAY + timedelta(9))
    expand(new.addressees.all(), [new], timezone.now())
    assert heirs_of(OLD, TODAY) == ()
    with pytest.raises(Refused, match="chưa kết thúc"):
        handed(row, seat)
    enter(scope_of(seat))
    carry_on(row.directive_id, new.pk, by=seat, now=timezone.now())
    row.refresh_from_db()
    assert row.state == "issued"  # with those whom the later one does not name
    enter(scope_of(doer))
    move(row.pk, 1, Act.SUBMIT, "xong", by=doer, now=timezone.now())
    row.refresh_from_db()
    assert went_on(row) is None
    with operator():
        Body.objects.filter(path=OLD).update(valid_to=LAST)
    row.refresh_from_db()
    assert [b.path for b in heirs_of(OLD, TODAY)] == [HEIR]
    enter(EVERYWHERE)
    assert went_on(Assignment.objects.get(pk=row.pk)) == new.assignments.get()


def test_it_goes_on_through_several_mergers(seat):
    row = given(-3)
    merged(seat)
    new = handed(row, seat)
    assert [b.path for b in heirs_of(OLD, TODAY)] == [HEIR]
    merged(seat, HEIR, OTHER)
    assert [b.path for b in heirs_of(OLD, TODAY)] == [OTHER]
    last = handed(new, seat, heir=OTHER)
    assert since_when(last) == timezone.localdate(row.issued_at)
    assert queries.how(last, TODAY) == (Standing.OVERDUE, 3)


def test_a_recurring_duty_comes_round_with_the_successor_alone(seat):
    told = make_directive(
        "báo cáo tuần", told=((OLD, "lead"),), rrule="FREQ=WEEKLY;BYDAY=WE", issued_on=LAST
    )
    expand(told.addressees.all(), [told], timezone.now())
    merged(seat)
    handed(told.assignments.get(), seat)
    enter(EVERYWHERE)
    later = timezone.now() + timedelta(7)
    keep_up(timezone.localdate(later), later)
    rows = told.assignments.order_by("pk").values_list("owner_path", flat=True)
    assert list(rows) == [OLD, HEIR, HEIR]


def test_a_part_goes_to_the_unit_into_which_its_unit_was_merged(seat):
    row, doer = given(9), make_seat(OLD)
    units = [make_body(f"{OLD}.doi{n}", f"Đội {n}", Body.Kind.TEAM) for n in (1, 2)]
    enter(scope_of(doer))
    part = pass_down(
        row.pk, 1, Portion(units[0].pk, "chợ", None), by=doer, now=timezone.now()
    )  # fmt: skip
    merged(seat, units[0].path, units[1].path)
    new = handed(part, doer, heir=units[1].path)
    assert (new.part_of, new.portion, new.owner_path) == (row, "chợ", units[1].path)
    part.refresh_from_db()
    assert part.state == "withdrawn"


def test_nobody_orders_a_body_of_another_province_by_writing_it_down_as_successor(seat):
    row, far = given(-4), make_body("v.02.ct", "Sở Công Thương tỉnh khác", Body.Kind.AGENCY)
    merged(seat, into=far.path)
    with pytest.raises(Refused, match="không trực thuộc nơi giao"):
        handed(row, seat, heir=far.path)
    enter(EVERYWHERE)
    assert not Assignment.objects.filter(owner_path=far.path).exists()


def test_work_that_goes_on_with_the_successor_under_a_later_notice_ends(seat):
    row = given(-4)
    new = make_directive("tiếp", told=((HEIR, "lead"),), due_on=TODAY + timedelta(9))
    expand(new.addressees.all(), [new], timezone.now())
    merged(seat)
    enter(scope_of(seat))
    carry_on(row.directive_id, new.pk, by=seat, now=timezone.now())
    row.refresh_from_db()
    assert row.state == "withdrawn"


def test_a_result_that_is_returned_after_its_body_ended_goes_on_with_the_successor_once(seat):
    """It was carried over while its result waited: the successor has it under the later notice."""
    row, doer = given(-4), make_seat(OLD)
    enter(scope_of(doer))
    move(row.pk, 1, Act.SUBMIT, "xong", by=doer, now=timezone.now())
    new = make_directive("tiếp", told=((HEIR, "lead"),), due_on=TODAY + timedelta(9))
    expand(new.addressees.all(), [new], timezone.now())
    merged(seat)
    enter(scope_of(seat))
    carry_on(row.directive_id, new.pk, by=seat, now=timezone.now())
    move(row.pk, 2, Act.RETURN, "thiếu 3 kho", by=seat, now=timezone.now())
    row.refresh_from_db()
    assert row.state == "withdrawn"
    assert "thiếu 3 kho" in new.assignments.get().steps.get().words


def test_the_database_refuses_what_the_service_does(seat):
    row, other = given(3), given(4)
    merged(seat)
    new = handed(row, seat)
    theirs = make_seat(HEIR)
    tried = (
        (theirs, "v.01", other, new),
        (theirs, HEIR, other, new),
        (seat, "v.01", other, new),  # another directive, and not ended
        (seat, "v.01", new, row),
    )
    for by, path, old, to in tried:
        enter(scope_of(by))
        made = Handover(owner_path=path, old=old, new=to, by=by, at=timezone.now())
        with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
            made.save(force_insert=True)
    enter(scope_of(seat))
    with pytest.raises(ProgrammingError), transaction.atomic():
        Handover.objects.update(at=timezone.now())
    enter(scope_of(make_seat("v.02")))
    assert not Handover.objects.exists()
