"""A case is entered once, numbered without gaps, seen by whom it concerns, told by its steps."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.cases import adding, evidence, happening, joining, opening
from sauro.cases.case_rules import StepEntry, ViolationEntry
from sauro.cases.holding import said
from sauro.cases.joining import Joining
from sauro.cases.models import Case, CaseBody, CaseEvent, CaseParty, CaseWork, GoodsLine, Violation
from sauro.cases.standing import standing
from sauro.cases.tests.make import CIGARETTES, DAY, DRIVER, STORING, facts, make_case
from sauro.directives.assignments.expanding import expand
from sauro.directives.models import Assignment
from sauro.directives.tests.make import make_directive
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import NOBODY, enter
from sauro.foundation.access.tests.make import operator
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db


FUTURE = """INSERT INTO cases_caseevent (owner_path, case_id, kind, day, paper, about, note,
  cancels, because, recorded_by_id, recorded_at)
  SELECT owner_path, id, 'payment', current_date + 3, '', '', '', false, '', opened_by_id, now()
  FROM cases_case"""
OTHER_BODY = """INSERT INTO cases_violation (owner_path, case_id, kind_id, article, main,
  added_by_id, added_at) SELECT 'v.01', id, (SELECT min(id) FROM cases_violationkind), '', false,
  opened_by_id, now() FROM cases_case"""


@pytest.fixture
def seat():
    return make_seat("v.01.qltt")


def codes(refused):
    return {finding.code for finding in refused.value.findings}


def test_a_case_is_entered_at_once_with_all_that_hangs_on_it(seat):
    make_body("v.01.ca", "Công an tỉnh Mẫu")
    case = make_case(seat, parties=(DRIVER,), joint=(Joining("v.01.ca", "khám xe"),))
    assert str(case) == f"1/{timezone.localdate().year}"
    assert [str(g) for g in case.goodsline_rows.all()] == ["thuốc lá điếu Jet"]
    assert [p.written for p in case.caseparty_rows.all()] == ["Lò Văn Mẫu"]
    assert [b.owner_path for b in case.bodies.all()] == ["v.01.ca"]
    assert case.violation_rows.get().main
    assert [(e.kind, e.day) for e in case.events.all()] == [("detected", DAY)]
    case.refresh_from_db()
    assert {"lo", "mau", "jet", "muong"} <= set(case.search_key.split())


def test_the_book_has_no_gap_and_no_double(seat):
    assert [make_case(seat).number for _ in range(3)] == [1, 2, 3]
    with pytest.raises(Refused):
        make_case(seat, violations=())
    with transaction.atomic():  # taken back after it had its number
        assert make_case(seat).number == 4
        transaction.set_rollback(True)
    assert make_case(seat).number == 4
    assert make_case(make_seat("v.01.ca")).number == 1
    key = uuid4()
    assert make_case(seat, key=key) == make_case(seat, key=key)  # sent twice
    assert Case.objects.filter(owner_path="v.01.qltt").count() == 5


def test_what_a_case_cannot_say_is_refused_at_once_with_all_reasons(seat):
    wrong = replace(CIGARETTES, unit="lít", quantity=Decimal(0), hs_code="24a")
    tomorrow = timezone.localdate() + timedelta(1)
    with pytest.raises(Refused) as refused:
        make_case(
            seat, goods=(wrong,), detected_on=tomorrow, violations=(ViolationEntry("khong-co"),),
            steps=(StepEntry("no", DAY),),
        )  # fmt: skip
    expected = {"not-yet", "other-unit", "no-quantity", "no-hs-code", "no-violation", "no-step"}
    assert codes(refused) == expected
    assert {f.field for f in refused.value.findings} >= {"goods_0_unit", "violation"}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE cases_goodsline SET quantity = -1",
        "UPDATE cases_goodsline SET value_vnd = -1",
        "UPDATE cases_goodsline SET unit = 'lít'",
        "UPDATE cases_case SET number = 7, version = version + 1",
        "UPDATE cases_case SET summary = 'x'",
        "UPDATE cases_caseevent SET day = '2026-01-01'",
        "DELETE FROM cases_caseevent",
        "DELETE FROM cases_case",
        FUTURE,
        OTHER_BODY,
        "UPDATE cases_book SET last = 0",
    ],
)  # fmt: skip
def test_the_database_refuses_what_must_never_be(seat, change):
    make_case(seat)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def seen_by(seat):
    enter(scope_of(seat) if seat else NOBODY)
    tables = (Case, CaseEvent, CaseParty, GoodsLine, Violation)
    found = {model.objects.exists() for model in tables}
    assert len(found) == 1, "all of a case or nothing"
    return found.pop()


def test_who_sees_a_case_and_who_does_not(seat):
    joint = make_seat("v.01.ca")
    make_case(seat, parties=(DRIVER,), joint=(Joining("v.01.ca"),))
    above, below, neighbour = (make_seat(p) for p in ("v.01", "v.01.qltt.d1", "v.01.thue"))
    stranger = make_seat("v.02")
    assert seen_by(seat)
    assert seen_by(joint)
    assert seen_by(above)
    for other in (below, neighbour, stranger, None):
        assert not seen_by(other)
    enter(scope_of(seat))
    row = CaseBody.objects.get()
    joining.end_joint(row.pk, "đã chuyển xong", by=seat, now=timezone.now())
    assert not seen_by(joint)


def test_only_the_lead_writes(seat):
    make_body("v.01.ca")
    case = make_case(seat, joint=(Joining("v.01.ca"),))
    step, now = StepEntry("seizure", DAY), timezone.now()
    for other in (make_seat("v.01.ca"), make_seat("v.01"), make_seat("v.01.qltt", Role.LEADER)):
        enter(scope_of(other))
        with pytest.raises(NotAllowed):
            happening.record(case.pk, step, by=other, now=now)
        with pytest.raises(NotAllowed):
            adding.add_goods(case.pk, CIGARETTES, by=other, now=now)
    stranger = make_seat("v.02")
    enter(scope_of(stranger))
    with pytest.raises(Hidden):
        happening.record(case.pk, step, by=stranger, now=now)
    above = make_seat("v.01")
    enter(scope_of(above))
    with pytest.raises(DatabaseError), transaction.atomic():  # and the database says so too
        Case.objects.filter(pk=case.pk).update(summary="x", version=case.version + 1)


def test_steps_are_added_and_corrected_with_their_history_kept(seat):
    case, now = make_case(seat), timezone.now()
    first = happening.record(case.pk, StepEntry("violation_record", DAY), by=seat, now=now)
    again = happening.record(case.pk, StepEntry("violation_record", DAY), by=seat, now=now)
    assert again == first
    other = StepEntry("violation_record", DAY + timedelta(1), paper="12/BB-VPHC")
    with pytest.raises(Refused) as refused:
        happening.correct(first.pk, other, " ", by=seat, now=now)
    assert codes(refused) == {"no-reason"}
    second = happening.correct(first.pk, other, "gõ nhầm ngày", by=seat, now=now)
    with pytest.raises(Stale):
        happening.correct(first.pk, None, "không có", by=seat, now=now)
    stands = standing(case, now)
    assert [e.pk for e in stands.events][1:] == [second.pk]
    starts = [c.start for c in stands.clocks if c.rule.code == "decision" and c.start]
    assert [start.day for start in starts] == [DAY + timedelta(1)]
    assert case.events.count() == 3
    happening.correct(second.pk, None, "không có biên bản", by=seat, now=now)
    assert [e.kind for e in standing(case, now).events] == ["detected"]


def test_lists_know_the_earliest_open_limit_and_the_law_that_applies_now(seat):
    case, now = make_case(seat), timezone.now()
    happening.record(case.pk, StepEntry("violation_record", DAY), by=seat, now=now)
    case.refresh_from_db()
    earliest = min(
        c.due_on for c in standing(case, now).clocks
        if c.due_on and c.state in ("running", "overdue") and c.rule.nature == "limit"
    )  # fmt: skip
    assert case.next_due_on == earliest
    happening.record(case.pk, StepEntry("transferred", DAY + timedelta(2)), by=seat, now=now)
    case.refresh_from_db()
    assert case.procedure == "criminal"
    happening.record(case.pk, StepEntry("return_received", DAY + timedelta(9)), by=seat, now=now)
    case.refresh_from_db()
    assert case.procedure == "administrative"


def test_a_threshold_is_hinted_with_its_article_and_decides_nothing(seat):
    case = make_case(seat)
    hints = standing(case, timezone.now()).hints
    assert any("Điều 191" in hint.message and "1.600 bao" in hint.message for hint in hints)
    assert case.procedure == "administrative"


def test_who_may_fine_is_hinted_by_the_highest_frame(seat):
    case = make_case(seat, violations=(replace(STORING, frame_vnd=150_000_000),))
    hints = {h.code: h.message for h in standing(case, timezone.now()).hints}
    assert "150.000.000 đồng" in hints["who-may-fine"]
    assert "Chủ tịch UBND cấp tỉnh" in hints["who-may-fine"]
    assert "Chủ tịch UBND cấp xã" not in hints["who-may-fine"]  # up to half of 200 million


def test_facts_change_by_version_and_the_step_of_detection_with_them(seat):
    case, now = make_case(seat), timezone.now()
    other = facts(detected_on=DAY - timedelta(1), summary="Xe tải chở thuốc lá")
    changed = opening.change_case(case.pk, 1, other, by=seat, now=now)
    assert (changed.version, changed.summary) == (2, "Xe tải chở thuốc lá")
    with pytest.raises(Stale) as stale:
        opening.change_case(case.pk, 1, other, by=seat, now=now)
    assert stale.value.current.version == 2
    assert [e.day for e in standing(changed, now).events] == [DAY - timedelta(1)]
    assert changed.events.count() == 2


def test_the_main_violation_is_not_dropped_and_a_line_can_be(seat):
    case, now = make_case(seat), timezone.now()
    main, goods = case.violation_rows.get(), case.goodsline_rows.get()
    with pytest.raises(Refused):
        adding.drop_line(case.pk, "hanh-vi", main.pk, by=seat, now=now)
    adding.drop_line(case.pk, "hang-hoa", goods.pk, by=seat, now=now)
    assert not case.goodsline_rows.exists()
    with pytest.raises(Hidden):
        adding.drop_line(case.pk, "hang-hoa", goods.pk, by=seat, now=now)
    adding.add_violation(case.pk, STORING, by=seat, now=now)
    assert [v.main for v in case.violation_rows.order_by("pk")] == [True, False]


def test_a_seat_that_was_lost_enters_nothing(client, seat):
    make_case(seat)
    with operator():
        Seat.objects.filter(pk=seat.pk).update(valid_to=date(2025, 1, 1))
    client.force_login(seat.user)
    assert client.get("/vu-viec/").status_code == 403


def test_a_case_stands_for_given_work_and_its_issuer_reads_no_more_than_its_name(client, seat):
    """Of its own body's work alone; the page of that work tells it through the hook."""
    now, team = timezone.now(), seat.body
    given = make_directive("kiểm tra thuốc lá lậu", told=((team.path, "lead"),))
    expand(given.addressees.all(), [given], now)
    work = Assignment.objects.get(owner_path=team.path)
    case = make_case(seat)
    link = evidence.stand_for(case.pk, work.pk, by=seat, now=now)
    assert evidence.stand_for(case.pk, work.pk, by=seat, now=now) == link
    above = make_seat("v.01")
    enter(scope_of(above))
    with pytest.raises(NotAllowed):
        evidence.stand_for(case.pk, work.pk, by=above, now=now)
    enter(scope_of(seat))
    told = evidence.told_of(work)
    assert told
    assert [r.text for r in told.rows] == [f"Vụ số {case}: tàng trữ, vận chuyển hàng cấm"]
    client.force_login(seat.user)
    assert told.rows[0].text in client.get(reverse("work", args=[work.pk])).content.decode()
    page = client.get(reverse("case", args=[case.pk])).content.decode()
    assert "kiểm tra thuốc lá lậu" in page
    enter(scope_of(make_seat("v.02")))
    assert not CaseWork.objects.exists()
    enter(scope_of(seat))
    evidence.stand_no_more(case.pk, link.pk, by=seat)
    assert evidence.told_of(work) is None


def test_marks_that_nobody_sees_do_not_stay_in_names():
    assert said("xe\u202egpj.exe \x07a\u200bb\nc") == "xegpj.exe ab c"
