"""From a published directive to somebody's result: who may do what, and what never changes."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from sauro.directives.assignments import acting, asking, counting, queries
from sauro.directives.assignments.dating import Event, date_work
from sauro.directives.assignments.expanding import expand, keep_up, withdraw_superseded
from sauro.directives.assignments.passing import Portion, pass_down
from sauro.directives.assignments.rules import Act, Standing
from sauro.directives.models import Assignment, Evidence, Request, Step
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.kernel.workdays import shipped_calendar
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
COMMUNE = "v.01.00001"


def made(told=((COMMUNE, "lead"),), **others):
    """The first assignment of a directive of v.01."""
    directive = make_directive("rà soát các cửa hàng xăng dầu", told=told, **others)
    expand(directive.addressees.all(), [directive], timezone.now())
    return Assignment.objects.filter(directive=directive).first()


@pytest.fixture
def work():
    return made(due_on=TODAY + timedelta(10))


@pytest.fixture
def giver(work):
    return make_seat("v.01")


@pytest.fixture
def doer(work):
    return make_seat(COMMUNE, Role.OFFICER)


def act(row, what, seat, words="đã làm", **other):
    """``days`` from now, on the ``version`` that the person saw."""
    enter(scope_of(seat))
    now = timezone.now() + timedelta(other.get("days", 0))
    row.refresh_from_db()
    version = other.get("version", row.version)
    done = acting.move(row.pk, version, what, words, by=seat, now=now)
    row.refresh_from_db()
    return done


def test_every_leading_body_gets_its_work_once(work):
    directive = work.directive
    assert expand(directive.addressees.all(), [directive], timezone.now()) == 1
    assert Assignment.objects.count() == 1
    assert (work.owner_path, work.issuer_path, work.due_on) == (COMMUNE, "v.01", directive.due_on)


def test_who_helps_leads_nothing_and_sees_the_work():
    row = made(told=((COMMUNE, "lead"), ("v.02.x", "coordinating")))
    assert Assignment.objects.count() == 1
    enter(scope_of(make_seat("v.02.x")))
    assert queries.assignment(row.pk) == row
    enter(scope_of(make_seat("v.02.y")))
    with pytest.raises(Hidden):
        queries.assignment(row.pk)


def test_a_recurring_duty_begins_with_its_next_day():
    row = made(rrule="FREQ=WEEKLY;BYDAY=WE", issued_on=date(2026, 1, 1))
    assert row.occurs_on == row.due_on
    assert row.due_on.weekday() == 2
    assert TODAY <= row.due_on < TODAY + timedelta(7)


def test_from_issued_to_accepted(work, giver, doer):
    for what, seat, state in (
        (Act.ACKNOWLEDGE, doer, "acknowledged"),
        (Act.REPORT, doer, "in_progress"),
        (Act.SUBMIT, doer, "submitted"),
        (Act.RETURN, giver, "returned"),
        (Act.SUBMIT, doer, "submitted"),
        (Act.ACCEPT, giver, "accepted"),
    ):
        assert act(work, what, seat).state == state
    assert [s.act for s in queries.steps(work)][-2:] == ["submit", "accept"]
    assert queries.how(work, TODAY + timedelta(99))[0] is Standing.ON_TIME


def test_done_late_is_late_for_ever(work, giver, doer):
    act(work, Act.SUBMIT, doer, days=12)
    assert queries.how(work, TODAY) == (Standing.OVERDUE, 2)
    act(work, Act.ACCEPT, giver, days=13)
    assert queries.how(work, TODAY) == (Standing.LATE, 2)
    enter(EVERYWHERE)
    for change in ({"due_on": TODAY + timedelta(99)}, {"state": "in_progress"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Assignment.objects.filter(pk=work.pk).update(version=99, **change)


def test_a_result_that_waits_makes_nobody_late(work, doer):
    act(work, Act.SUBMIT, doer)
    work.refresh_from_db()
    assert queries.how(work, TODAY + timedelta(99))[0] is Standing.IN_TERM


def test_each_side_keeps_to_its_own(work, giver, doer):
    with pytest.raises(NotAllowed, match="được giao việc"):
        act(work, Act.SUBMIT, giver)
    act(work, Act.SUBMIT, doer)
    with pytest.raises(NotAllowed):
        act(work, Act.ACCEPT, doer)
    boss = make_seat(COMMUNE)  # a secretary of the commune: may review, but not this
    with pytest.raises(NotAllowed, match="đã giao việc"):
        act(work, Act.ACCEPT, boss)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.filter(pk=work.pk).update(state="accepted", version=99)
    stranger = make_seat("v.02")
    enter(scope_of(stranger))
    with pytest.raises(Hidden):
        acting.move(work.pk, 2, Act.ACCEPT, "", by=stranger, now=timezone.now())


def test_two_at_once_one_wins(work, giver, doer):
    act(work, Act.SUBMIT, doer)
    act(work, Act.ACCEPT, giver, version=2)
    with pytest.raises(Stale):
        act(work, Act.RETURN, giver, version=2)


def test_a_step_says_what_it_lacks(work, giver, doer):
    with pytest.raises(Refused, match="ghi nội dung"):
        act(work, Act.SUBMIT, doer, words=" \n ")
    with pytest.raises(Refused, match="chưa được nhận"):
        act(work, Act.TAKE_BACK, doer)
    act(work, Act.WITHDRAW, giver)
    with pytest.raises(Refused, match="đã thu hồi"):
        act(work, Act.REPORT, doer)


def asked(row, seat, kind=Request.Kind.EXTENSION, reason="mưa lũ", days=20):
    enter(scope_of(seat))
    row.refresh_from_db()
    wanted = TODAY + timedelta(days) if kind == Request.Kind.EXTENSION else None
    return asking.ask(
        row.pk, row.version, kind, reason, by=seat, now=timezone.now(), wanted_on=wanted
    )


def decided(request, seat, granted, answer=""):
    enter(scope_of(seat))
    return asking.decide(request.pk, granted, answer, by=seat, now=timezone.now())


def test_an_extension_is_asked_and_granted_on_the_record(work, giver, doer):
    request = asked(work, doer)
    with pytest.raises(Refused, match="đang chờ"):
        asked(work, doer)
    with pytest.raises(NotAllowed):
        decided(request, doer, granted=True)
    decided(request, giver, granted=True)
    work.refresh_from_db()
    assert (work.due_first_on, work.due_on) == (TODAY + timedelta(10), TODAY + timedelta(20))
    with pytest.raises(Stale):
        decided(request, giver, granted=False, answer="không")
    with pytest.raises(IntegrityError), transaction.atomic():
        Request.objects.filter(pk=request.pk).update(granted=False)


def test_an_extension_refused_leaves_the_day(work, giver, doer):
    request = asked(work, doer)
    with pytest.raises(Refused, match="vì sao"):
        decided(request, giver, granted=False)
    decided(request, giver, granted=False, answer="đủ thời gian")
    work.refresh_from_db()
    assert work.due_on == TODAY + timedelta(10)
    assert [s.act for s in queries.steps(work)] == ["ask_time", "refuse_time"]


def test_lateness_that_has_come_is_not_asked_away():
    row = made(due_on=TODAY - timedelta(1))
    with pytest.raises(Refused, match="Đã quá hạn"):
        asked(row, make_seat(COMMUNE))


def test_an_objection_that_is_granted_withdraws_the_work(work, giver, doer):
    decided(asked(work, doer, Request.Kind.OBJECTION), giver, granted=True, answer="đúng")
    work.refresh_from_db()
    assert work.state == "withdrawn"


def test_parts_go_down_and_come_back_before_the_whole(work, giver, doer):
    team = make_body(f"{COMMUNE}.t", "Tổ chợ")
    enter(scope_of(doer))
    work.refresh_from_db()
    portion = Portion(team.pk, "kiểm tra chợ Trung tâm", TODAY + timedelta(5))
    part = pass_down(work.pk, work.version, portion, by=doer, now=timezone.now())
    assert (part.issuer_path, part.owner_path) == (COMMUNE, team.path)
    with pytest.raises(Refused, match="Còn 1 phần việc"):
        act(work, Act.SUBMIT, doer)
    act(part, Act.SUBMIT, make_seat(team.path))
    act(part, Act.ACCEPT, make_seat(COMMUNE))
    assert act(work, Act.SUBMIT, doer).state == "submitted"
    enter(EVERYWHERE)
    assert queries.of_directive(work.directive_id).count() == 1


def test_what_is_withdrawn_takes_its_parts_with_it(work, giver, doer):
    team, cell = make_seat(f"{COMMUNE}.t"), make_body(f"{COMMUNE}.t.u")
    enter(scope_of(doer))
    part = pass_down(work.pk, 1, Portion(team.body_id, "a", None), by=doer, now=timezone.now())
    enter(scope_of(team))
    small = pass_down(part.pk, 1, Portion(cell.pk, "b", None), by=team, now=timezone.now())
    act(work, Act.WITHDRAW, giver, words="thôi")
    for row in (part, small):
        row.refresh_from_db()
        assert (row.state, queries.steps(row)[-1].words) == ("withdrawn", "thôi")
    with pytest.raises(Refused, match="đã thu hồi"):
        act(part, Act.SUBMIT, team)


@pytest.mark.parametrize("corrected", [False, True])
def test_parts_that_who_gave_the_work_does_not_see_end_with_it_too(corrected):
    """The committee of a commune orders a member that is not below it."""
    member, team = make_seat("v.01.ca"), make_body("v.01.ca.d1", "Đội 1")
    row, giver = made(told=((member.body.path, "lead"),), owner=COMMUNE), make_seat(COMMUNE)
    enter(scope_of(member))
    part = pass_down(row.pk, 1, Portion(team.pk, "chợ", None), by=member, now=timezone.now())
    if corrected:
        enter(scope_of(giver))
        row.directive.superseded_at = timezone.now()
        row.directive.save(update_fields=["superseded_at"])
        withdraw_superseded([row.directive], timezone.now())
    else:
        act(row, Act.WITHDRAW, giver, words="thôi")
    assert not Assignment.objects.filter(pk=part.pk).exists(), "it is seen no more than before"
    enter(EVERYWHERE)
    part.refresh_from_db()
    assert part.state == "withdrawn"


def test_what_was_asked_of_work_that_ended_is_told(work, giver, doer):
    request = asked(work, doer)
    act(work, Act.WITHDRAW, giver)
    with pytest.raises(Refused, match="đã thu hồi"):
        decided(request, giver, granted=False, answer="không")


def test_parts_go_to_units_below_and_end_with_the_whole(work, doer):
    enter(scope_of(doer))
    late = TODAY + timedelta(11)
    for body, words, due, said in (
        (make_body("v.01.00002"), "x", None, "không trực thuộc"),
        (make_body(f"{COMMUNE}.t"), " ", None, "phần nào"),
        (make_body(f"{COMMUNE}.t"), "x", late, "không được sau hạn"),
    ):
        with pytest.raises(Refused, match=said):
            pass_down(work.pk, 1, Portion(body.pk, words, due), by=doer, now=timezone.now())


def test_the_five_numbers_and_who_lags(giver, doer, work):
    late = made(told=((COMMUNE, "lead"), ("v.01.00002", "lead")), due_on=TODAY - timedelta(3))
    act(late, Act.SUBMIT, doer)
    act(late, Act.ACCEPT, giver)
    enter(scope_of(giver))
    counts = counting.counted(queries.whole("v.01"), TODAY)
    assert (counts.on_time, counts.late, counts.in_term, counts.overdue) == (0, 1, 1, 1)
    assert counting.by_body(queries.whole("v.01"), TODAY)[0].counts.overdue == 1
    assert counting.laggards(queries.of_directive(late.directive_id), TODAY) == [
        "Ban Chỉ đạo 389 v.01.00002"
    ]


def test_a_clock_set_back_makes_no_step_older_than_the_one_before(work, doer):
    act(work, Act.ACKNOWLEDGE, doer)
    act(work, Act.REPORT, doer, days=-1)
    first, second = queries.steps(work)
    assert second.at >= first.at


def test_a_recurring_duty_comes_round_once_a_time():
    row = made(rrule="FREQ=WEEKLY;BYDAY=WE", issued_on=date(2026, 1, 1))
    now = timezone.now()
    assert keep_up(TODAY, now) == 0
    later = now + timedelta(7)
    assert [keep_up(TODAY + timedelta(7), later), keep_up(TODAY + timedelta(7), later)] == [1, 0]
    days = Assignment.objects.order_by("occurs_on").values_list("occurs_on", flat=True)
    assert list(days) == [row.occurs_on, row.occurs_on + timedelta(7)]


def test_a_duty_that_is_over_comes_round_no_more():
    made(rrule="FREQ=WEEKLY;BYDAY=WE", issued_on=date(2026, 1, 1), due_on=TODAY + timedelta(9))
    assert keep_up(TODAY + timedelta(30), timezone.now() + timedelta(30)) == 0
    assert not Assignment.objects.filter(occurs_on__gt=TODAY + timedelta(9)).exists()


class KilledError(Exception):
    """As a worker that ends in the middle of a batch."""


@transaction.atomic
def broken_off(now):
    keep_up(TODAY, now, most=3)
    raise KilledError


def test_an_expansion_that_was_broken_off_goes_on_without_doubles():
    told = tuple((f"v.01.{n:05}", "lead") for n in range(7))
    make_directive("việc", told=told)
    now = timezone.now()
    assert keep_up(TODAY, now, most=3) == 3
    with pytest.raises(KilledError):
        broken_off(now)
    counts = [keep_up(TODAY, now, most=3) for _ in range(3)]
    assert counts == [3, 1, 0]
    assert Assignment.objects.count() == 7


def dated(  # noqa: PLR0913, PLR0917 - of what, by whom, what is told, and when
    row, seat, happened_on, due_on=None, why="họp ngày ấy", told_on=None
):
    enter(scope_of(seat))
    what, now = Event(happened_on, due_on, why), timezone.now()
    now = now.replace(*told_on.timetuple()[:3]) if told_on else now
    return date_work(row.directive_id, what, by=seat, now=now)


def test_an_event_that_happened_makes_a_day_of_the_deadline():
    words = "trong 05 ngày làm việc kể từ ngày nhận được thông báo"
    row = made(deadline_kind="event", deadline_text=words)
    giver = make_seat("v.01")
    assert row.due_on is None
    with pytest.raises(Refused, match="đã qua"):
        dated(row, giver, date(2026, 4, 24))
    assert dated(row, giver, date(2026, 4, 24), told_on=date(2026, 4, 24)) == 1
    row.refresh_from_db()
    # Fri 24/4; Mon 27 is off (Giỗ Tổ in lieu), Thu 30 and Fri 1/5 are holidays.
    assert row.due_on == shipped_calendar().add_working_days(date(2026, 4, 24), 5)
    assert (row.due_first_on, queries.steps(row)[0].act) == (None, "date")
    with pytest.raises(Refused, match="không còn việc nào"):
        dated(row, giver, date(2026, 4, 24), told_on=date(2026, 4, 24))


def test_a_day_that_no_words_tell_is_entered_with_its_ground():
    row, giver = made(deadline_kind="none"), make_seat("v.01")
    for what, said in (((None, None), "không cho biết"), ((None, TODAY, " "), "căn cứ")):
        with pytest.raises(Refused, match=said):
            dated(row, giver, *what)
    assert dated(row, giver, None, TODAY + timedelta(9)) == 1
    row.refresh_from_db()
    assert row.due_on == TODAY + timedelta(9)
    with pytest.raises(NotAllowed):
        dated(row, make_seat(COMMUNE), None, TODAY + timedelta(9))


def test_the_record_is_not_forged(work, giver, doer):
    """By whoever gets past the services: no day before today, no decision, no file elsewhere."""
    act(work, Act.REPORT, doer)
    step = queries.steps(work)[0]
    paths = {"owner_path": COMMUNE, "issuer_path": "v.01"}
    rows = (
        lambda: Assignment.objects.filter(pk=work.pk).update(
            state="submitted", submitted_on=TODAY - timedelta(5), version=9
        ),
        lambda: Step.objects.create(assignment=work, act="accept", at=timezone.now(), **paths),
        lambda: Step.objects.create(
            assignment=work, act="report", at=timezone.now(), owner_path=COMMUNE, issuer_path="v"
        ),
        lambda: Evidence.objects.create(
            step=step, name="a", sha256="a", size=1, owner_path="v.02", issuer_path="v.01"
        ),
    )
    for forged in rows:
        with pytest.raises(IntegrityError), transaction.atomic():
            forged()
    with pytest.raises(DatabaseError), transaction.atomic():
        Step.objects.filter(pk=step.pk).update(words="khác")
