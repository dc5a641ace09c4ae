"""An entry of exhibits or money is the step of the procedure, too: written once, in one act."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.cases import happening, treasury
from sauro.cases.as_steps.offering import entries_of, offered
from sauro.cases.as_steps.rules import OF_EXHIBITS, OF_MONEY, WHEN_ALL, Known, the_same
from sauro.cases.as_steps.services import enter_as_step, move_as_step
from sauro.cases.case_rules import StepEntry
from sauro.cases.case_words import step_name
from sauro.cases.clocks import State, shipped_kinds
from sauro.cases.custody import Line, add_exhibit
from sauro.cases.exhibits import Act, Movement
from sauro.cases.models import CaseMoney, CaseMovement
from sauro.cases.money import Act as MoneyAct
from sauro.cases.money import Debt, Entry
from sauro.cases.standing import clocks_now, events_of
from sauro.cases.tests.make import DAY, make_case
from sauro.foundation.audit.models import Entry as Recorded
from sauro.foundation.errors import NotAllowed, Refused, Stale
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat():
    return make_seat("v.01.qltt")


@pytest.fixture
def case(seat):
    made = make_case(seat, steps=(StepEntry("violation_record", DAY, paper="1/BB-VPHC"),))
    for name in ("Thuốc lá điếu Jet", "Xe tải"):
        add_exhibit(made.pk, Line(name, "bao"), by=seat, now=timezone.now())
    return made


def moved(case, seat, number, act, step, **others):
    what: dict[str, Any] = {"exhibit": "TV1", "day": DAY, "paper": f"{number}/BB"} | others
    return move_as_step(case.pk, Movement(number, act, **what), step, by=seat, now=timezone.now())


def seized(case, seat, number=1, exhibit="TV1", step="seizure"):
    return moved(
        case, seat, number, Act.SEIZED, step, exhibit=exhibit, quantity=Decimal(10), giver="An",
        taker="Đội 3", paper="9/BB-TG",
    )  # fmt: skip


def entered(case, seat, number, act, step, **others):
    what: dict[str, Any] = {"debt": "PHAT1", "day": DAY, "amount_vnd": 30_000_000} | others
    return enter_as_step(case.pk, Entry(number, act, **what), step, by=seat, now=timezone.now())


def fined(case, seat):
    return entered(
        case, seat, 1, MoneyAct.OWED, "decision_issued", kind=Debt.FINE, paper="12/QĐ-XPHC",
        due_on=DAY + timedelta(10),
    )  # fmt: skip


def steps(case):
    return [row.kind for row in events_of(case)]


def clock(case, code):
    return next(c for c in clocks_now(case, timezone.now()) if c.rule.code == code)


def test_every_kind_that_is_offered_is_a_step_of_the_procedure():
    offered_ones = {k for kinds in (*OF_EXHIBITS.values(), *OF_MONEY.values()) for k in kinds}
    assert offered_ones | WHEN_ALL <= shipped_kinds().keys()


def entries(case):
    return entries_of(
        case, case.events.all(), case.movements.order_by("number"), case.money.order_by("number")
    )


def test_a_seizure_is_the_step_and_its_limit_runs(case, seat):
    row = seized(case, seat)
    assert row.event
    assert (row.event.kind, row.event.day, row.event.paper) == ("seizure", DAY, "9/BB-TG")
    assert clock(case, "seizure").state is not State.NOT_STARTED
    case.refresh_from_db()
    assert "seizure" in {code for _day, code, _about in case.limits}
    # Linked both ways, and shown with the step.
    (link,) = entries(case)[row.event.pk]
    assert "TV1 Thuốc lá điếu Jet" in link.text
    assert link.url == reverse("case_exhibits", args=[case.pk])


def test_a_second_exhibit_of_the_same_minutes_joins_the_step(case, seat):
    one, other = seized(case, seat), seized(case, seat, 2, "TV2")
    assert one.event == other.event
    assert steps(case).count("seizure") == 1
    assert len(entries(case)[one.event_id]) == 2


def test_a_step_that_was_recorded_before_is_joined_and_not_doubled(case, seat):
    step = StepEntry("seizure", DAY, paper="9/BB-TG")
    before = happening.record(case.pk, step, by=seat, now=timezone.now())
    assert seized(case, seat).event == before
    other = StepEntry("seizure", DAY, paper="10/BB-TG")
    assert the_same([Known(1, "seizure", DAY, "9/BB-TG")], Known(0, *_told(other))) is None


def _told(step):
    return step.kind, step.day, step.paper, step.about


def test_without_a_step_nothing_is_recorded_and_a_step_of_another_act_is_refused(case, seat):
    assert seized(case, seat, step="").event is None
    with pytest.raises(Refused):
        moved(case, seat, 2, Act.RETURNED, "payment", quantity=Decimal(10), taker="An")
    assert "seizure" not in steps(case)


def test_what_is_refused_leaves_no_step_behind(case, seat):
    with pytest.raises(Refused):
        moved(case, seat, 1, Act.SEIZED, "seizure", quantity=Decimal(0), giver="An", taker="Đội 3")
    seized(case, seat)
    with pytest.raises(Stale):
        seized(case, seat, exhibit="TV2")  # the number of somebody else's entry
    assert steps(case).count("seizure") == 1


def test_a_return_is_the_step_when_all_is_returned(case, seat):
    seized(case, seat)
    seized(case, seat, 2, "TV2")
    part: dict[str, Any] = {"quantity": Decimal(10), "taker": "An"}
    assert moved(case, seat, 3, Act.RETURNED, "exhibits_returned", **part).event is None
    assert clock(case, "seizure").state in (State.RUNNING, State.OVERDUE)
    last = moved(case, seat, 4, Act.RETURNED, "exhibits_returned", exhibit="TV2", **part)
    assert last.event
    assert last.event.kind == "exhibits_returned"
    assert clock(case, "seizure").state not in (State.RUNNING, State.OVERDUE)


def test_a_handover_is_the_step_when_the_other_body_has_all(case, seat):
    seized(case, seat)
    seized(case, seat, 2, "TV2")
    step = "exhibits_handed_over"
    assert moved(case, seat, 3, Act.HANDED_OVER, step, taker="Công an tỉnh").event is None
    last = moved(case, seat, 4, Act.HANDED_OVER, step, exhibit="TV2", taker="Công an tỉnh")
    assert last.event


def test_testing_and_valuation_are_steps(case, seat):
    seized(case, seat)
    sample = {"sample": "M1"}
    moved(case, seat, 2, Act.SAMPLED, "expert_requested", quantity=Decimal(1), taker="Viện",
          **sample)  # fmt: skip
    moved(case, seat, 3, Act.RESULT, "expert_result", note="giả", **sample)
    moved(case, seat, 4, Act.VALUED, "valuation_done", value_vnd=9_000_000)
    assert {"expert_requested", "expert_result", "valuation_done"} <= set(steps(case))


def test_a_fine_is_the_decision_and_its_last_payment_the_step_paid(case, seat):
    owed = fined(case, seat)
    assert owed.event
    assert (owed.event.kind, owed.event.paper) == ("decision_issued", "12/QĐ-XPHC")
    half = {"amount_vnd": 15_000_000}
    assert entered(case, seat, 2, MoneyAct.PAID_IN, "payment", paper="1", **half).event is None
    last = entered(case, seat, 3, MoneyAct.PAID_IN, "payment", paper="2", **half)
    assert last.event
    assert last.event.kind == "payment"
    assert "payment" not in {code for _day, code, _about in _fresh(case).limits}


def _fresh(case):
    case.refresh_from_db()
    return case


def test_arrears_of_tax_are_no_decision_on_a_fine(case, seat):
    row = entered(case, seat, 1, MoneyAct.OWED, "decision_issued", kind=Debt.ARREARS,
                  paper="3/QĐ", due_on=DAY + timedelta(10))  # fmt: skip
    assert row.event is None
    assert "decision_issued" not in steps(case)


def test_a_correction_keeps_the_entries_with_the_step_that_stands(case, seat):
    row = seized(case, seat)
    later = StepEntry("seizure", DAY + timedelta(1), paper="9/BB-TG")
    made = happening.correct(row.event_id, later, "ghi nhầm ngày", by=seat, now=timezone.now())
    assert list(entries(case)) == [made.pk]


def test_no_step_is_chosen_at_first_and_the_one_that_can_come_now_is_named(case, seat):
    likely = "Lúc này có thể là: %s."
    seizure = offered(case, Act.SEIZED)
    assert seizure.choices[0] == ("", "Không ghi thành bước")
    assert likely % step_name("seizure") in seizure.help
    assert likely[:10] not in offered(case, Act.HANDED_OVER).help  # nothing was transferred
    assert offered(case, Act.SEALED).choices == ()
    assert likely[:10] not in offered(case, MoneyAct.PAID_IN).help  # nothing was decided
    fined(case, seat)
    assert likely % step_name("payment") in offered(case, MoneyAct.PAID_IN).help.replace(
        " (khi đã xong toàn bộ)", ""
    )
    assert likely[:10] not in offered(case, MoneyAct.OWED).help  # it is decided


def test_a_step_of_another_case_is_no_step_of_this_one(case, seat):
    fine = Entry(1, MoneyAct.OWED, "PHAT1", DAY, 1_000_000, "1/QĐ", Debt.FINE, DAY)
    row = treasury.checked(case, fine, timezone.localdate())
    event = make_case(seat).events.get()
    with pytest.raises(IntegrityError, match="casemoney_is_its_own_step"), transaction.atomic():
        treasury.keep(row, event, by=seat, now=timezone.now())


def test_who_does_not_keep_the_case_writes_neither(case):
    make_body("v.01.ca")
    with pytest.raises(NotAllowed):
        seized(case, make_seat("v.01"))
    assert not CaseMovement.objects.exists()


def test_both_are_in_the_history(case, seat):
    before = Recorded.objects.count()
    seized(case, seat)
    tables = set(Recorded.objects.order_by("pk").values_list("table", flat=True)[before:])
    assert {"cases_casemovement", "cases_caseevent", "cases_case"} <= tables


def test_the_pages_offer_record_and_tell(client, case, seat):
    client.force_login(seat.user)
    where = f"{reverse('case_exhibits', args=[case.pk])}?viec=seized"
    page = client.get(where).content.decode()
    assert '<option value="" selected>Không ghi thành bước' in page
    assert "Không chọn thì không bước nào được ghi" in page
    typed = {
        "number": "1", "exhibit": "TV1", "day": f"{DAY:%d/%m/%Y}", "quantity": "10",
        "giver": "An", "taker": "Đội 3", "paper": "9/BB-TG", "step": "seizure",
    }  # fmt: skip
    text = client.post(where, typed, follow=True).content.decode()
    assert "Đồng thời đã ghi bước “tạm giữ tang vật, phương tiện”" in text
    assert "bước: tạm giữ tang vật, phương tiện" in text  # in the chain
    page = client.get(reverse("case", args=[case.pk])).content.decode()
    assert "Tang vật, lần ghi 1: Tạm giữ TV1 Thuốc lá điếu Jet" in page
    back = {"withdraws": "1", "day": f"{DAY:%d/%m/%Y}", "note": "nhầm", "number": "2"}
    where = f"{reverse('case_exhibits', args=[case.pk])}?viec=withdrawn"
    assert "vẫn còn" in client.post(where, back, follow=True).content.decode()
    money = f"{reverse('case_money', args=[case.pk])}?viec=owed"
    assert '<option value="" selected>Không ghi thành bước' in client.get(money).content.decode()
    fine = {
        "number": "1", "debt": "PHAT1", "kind": "fine", "day": f"{DAY:%d/%m/%Y}",
        "amount_vnd": "30 triệu", "due_on": f"{DAY + timedelta(10):%d/%m/%Y}",
        "paper": "12/QĐ-XPHC", "step": "decision_issued",
    }  # fmt: skip
    client.post(money, fine)
    assert CaseMoney.objects.get().event
    forged = fine | {"number": "2", "step": "prosecuted"}
    assert client.post(money, forged).status_code == 422
