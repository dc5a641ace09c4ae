"""A step writes the claim and the movements that it is: one act, nothing twice, nothing unasked."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from sauro.cases import happening
from sauro.cases.as_steps.along import MOVES, Along, record_along
from sauro.cases.as_steps.services import enter_as_step
from sauro.cases.case_rules import StepEntry
from sauro.cases.clocks import shipped_kinds
from sauro.cases.custody import Line, add_exhibit, custody_of, move
from sauro.cases.exhibits import Act, Movement
from sauro.cases.models import CaseEvent, CaseMoney
from sauro.cases.money import Act as MoneyAct
from sauro.cases.money import Debt, Entry
from sauro.cases.papers.tests.make import issued, make_draft
from sauro.cases.standing import events_of
from sauro.cases.tests.make import DAY, DRIVER, make_case
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import machine
from sauro.foundation.errors import Refused
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
DUE = DAY + timedelta(10)
FINE = Along(60_000_000, DUE)


@pytest.fixture
def seat():
    return make_seat("v.01.qltt")


@pytest.fixture
def case(seat):
    steps = (StepEntry("violation_record", DAY, paper="1/BB-VPHC"),)
    return make_case(seat, steps=steps, parties=(DRIVER,))


def seized(case, seat, *names, seal=""):
    """Exhibits in keeping, each of ten packs."""
    for name in names:
        add_exhibit(case.pk, Line(name, "bao"), by=seat, now=timezone.now())
        known = custody_of(case)
        movement = Movement(
            known.next_number, Act.SEIZED, known.lines[-1].key, DAY, Decimal(10), "An", "Đội 3",
            seal=seal, paper="9/BB-TG",
        )  # fmt: skip
        move(case.pk, movement, by=seat, now=timezone.now(), today=timezone.localdate())


def recorded(case, seat, kind, along, paper="12/QĐ-XPHC"):
    step = StepEntry(kind, DAY, paper=paper)
    return record_along(case.pk, step, along, by=seat, now=timezone.now())


def codes(refused):
    return {finding.code for finding in refused.value.findings}


def test_every_step_that_moves_is_a_step_of_the_procedure():
    assert MOVES.keys() <= shipped_kinds().keys()


def test_a_decision_with_its_amount_is_the_claim_and_sent_again_it_is_one(case, seat):
    done = recorded(case, seat, "decision_issued", FINE)
    again = recorded(case, seat, "decision_issued", FINE)
    row = CaseMoney.objects.get()
    assert (row.debt, row.kind, row.amount_vnd, row.due_on) == ("PHAT1", "fine", 60_000_000, DUE)
    assert (row.paper, row.event) == ("12/QĐ-XPHC", done.event)
    assert again.known == row
    assert [e.kind for e in events_of(case)].count("decision_issued") == 1


def test_a_claim_that_was_entered_first_is_not_doubled_by_the_step(case, seat):
    entry = Entry(1, MoneyAct.OWED, "TP-01", DAY, 60_000_000, "12/qđ-xphc", Debt.FINE, DUE)
    row = enter_as_step(case.pk, entry, "", by=seat, now=timezone.now())
    assert recorded(case, seat, "decision_issued", FINE).known == row
    assert CaseMoney.objects.count() == 1


def test_a_corrected_decision_keeps_its_claim_and_a_second_decision_has_its_own(case, seat):
    done = recorded(case, seat, "decision_issued", FINE)
    step = StepEntry("decision_issued", DAY, paper="13/QĐ-XPHC")
    happening.correct(done.event.pk, step, "sai số", by=seat, now=timezone.now())
    assert recorded(case, seat, "decision_issued", FINE, "13/QĐ-XPHC").known == done.claim
    other = recorded(case, seat, "decision_issued", FINE, "14/QĐ-XPHC")
    assert other.claim.debt == "PHAT2"


def test_what_does_not_belong_to_the_step_is_told_and_nothing_is_written(case, seat):
    seized(case, seat, "Jet")
    for kind, along, code in (
        ("payment", FINE, "no-fine-of-this-step"),
        ("decision_issued", Along(60_000_000), "no-last-day"),
        ("decision_issued", Along(None, DUE), "no-amount"),
        ("payment", Along(exhibits=("TV1",), taker="An"), "no-move-of-this-step"),
        ("exhibits_handed_over", Along(exhibits=("TV1",)), "no-taker"),
        ("exhibits_disposed", Along(exhibits=("TV9",)), "not-held"),
    ):
        with pytest.raises(Refused) as refused:
            recorded(case, seat, kind, along)
        assert code in codes(refused)
    assert not CaseMoney.objects.exists()
    assert len(custody_of(case).rows) == 1
    assert {e.kind for e in CaseEvent.objects.all()} == {"detected", "violation_record"}


def test_a_handover_moves_what_was_chosen_with_its_seal_and_once(case, seat):
    seized(case, seat, "Jet", "Hero", seal="NP-7")
    along = Along(exhibits=("TV1",), taker="Công an tỉnh Mẫu")
    done = recorded(case, seat, "exhibits_handed_over", along, "5/BB-BG")
    recorded(case, seat, "exhibits_handed_over", along, "5/BB-BG")
    known = custody_of(case)
    assert [(r.act, r.exhibit.key) for r in known.rows[2:]] == [("handed_over", "TV1")]
    assert known.rows[-1].event == done.event
    assert (known.lots["TV1"].holder, known.lots["TV1"].seal) == ("Công an tỉnh Mẫu", "NP-7")
    assert known.lots["TV2"].holder == "Đội 3"


def test_destruction_takes_the_whole_lot_and_adds_up(case, seat):
    seized(case, seat, "Jet", "Hero")
    along = Along(exhibits=("TV1", "TV2"))
    recorded(case, seat, "exhibits_disposed", along, "8/BB-TH")
    for lot in custody_of(case).lots.values():
        assert (lot.held, lot.destroyed, lot.settled) == (Decimal(0), Decimal(10), True)
    with pytest.raises(Refused):
        recorded(case, seat, "exhibits_disposed", along, "9/BB-TH")


def test_the_page_offers_both_keeps_what_was_typed_and_tells_what_came_of_it(client, case, seat):
    seized(case, seat, "Jet")
    client.force_login(seat.user)
    page = client.get(reverse("case", args=[case.pk])).content.decode()
    assert "Ghi luôn tiền phạt, tang vật của bước này" in page
    assert 'value="TV1"' in page
    assert 'value="TV1" checked' not in page  # nothing is chosen unasked
    where = reverse("case_add", args=[case.pk, "buoc"])
    typed = {"kind": "decision_issued", "day": DAY, "paper": "12/QĐ-XPHC", "fine_vnd": "60 triệu"}
    wrong = client.post(where, typed)
    assert wrong.status_code == 422
    assert "60 triệu" in wrong.content.decode()
    assert "tính tiền chậm nộp" in wrong.content.decode()
    done = client.post(where, typed | {"due_on": DUE}, follow=True).content.decode()
    assert "khoản PHAT1 phải nộp: 60.000.000 đồng" in done
    again = client.post(where, typed | {"due_on": DUE}, follow=True).content.decode()
    assert "không ghi lần nữa" in again
    moved = {"kind": "exhibits_handed_over", "day": DAY, "paper": "5/BB", "exhibits": ["TV1"],
             "taker": "Công an"}  # fmt: skip
    assert "chuỗi tang vật: TV1" in client.post(where, moved, follow=True).content.decode()
    enter(scope_of(seat))
    assert CaseMoney.objects.count() == 1


def test_the_paper_of_the_decision_offers_its_amount_as_the_claim(client, case, seat):
    draft = make_draft(
        seat, case, "fine_decision", fine="60 triệu", signer="An", capacity="Đội trưởng"
    )
    client.force_login(seat.user)
    page = client.get(reverse("case_draft", args=[draft.pk])).content.decode()
    assert "Ghi luôn khoản phải nộp: 60.000.000 đồng tiền phạt" in page
    due = timezone.localdate() + timedelta(10)
    sent = {"version": draft.version, "meant": "on", "claim": "on"}
    where = reverse("case_draft_issue", args=[draft.pk])
    assert client.post(where, sent).status_code == 422  # without its last day
    told = client.post(where, sent | {"due_on": due}, follow=True).content.decode()
    assert "khoản PHAT1 phải nộp" in told
    enter(scope_of(seat))
    row = CaseMoney.objects.get()
    assert row.event
    assert (row.amount_vnd, row.event.kind) == (60_000_000, "decision_issued")
    assert row.paper == row.event.paper


def test_a_step_that_is_taken_back_tells_what_was_written_with_it(client, case, seat):
    done = recorded(case, seat, "decision_issued", FINE)
    client.force_login(seat.user)
    sent = {"never": "on", "because": "ghi nhầm", "kind": "decision_issued", "day": DAY}
    where = reverse("step_correct", args=[done.event.pk])
    told = client.post(where, sent, follow=True).content.decode()
    assert "vẫn còn: PHAT1" in told
    enter(scope_of(seat))
    assert CaseMoney.objects.count() == 1


def test_the_minutes_of_destruction_move_what_was_chosen(client, case, seat):
    seized(case, seat, "Jet", "Hero")
    recorded(case, seat, "confiscation_decided", Along(), "7/QĐ-TTH")
    draft = make_draft(seat, case, "destruction_record", council="Hội đồng", signer="An")
    client.force_login(seat.user)
    sent = {"version": draft.version, "meant": "on", "exhibits": ["TV2"]}
    answer = client.post(reverse("case_draft_issue", args=[draft.pk]), sent, follow=True)
    assert "chuỗi tang vật: TV2" in answer.content.decode()
    enter(scope_of(seat))
    lots = custody_of(case).lots
    assert (lots["TV1"].held, lots["TV2"].destroyed) == (Decimal(10), Decimal(10))


def test_issued_without_asking_nothing_goes_along(case, seat):
    draft = make_draft(
        seat, case, "fine_decision", fine="60 triệu", signer="An", capacity="Đội trưởng"
    )
    issued(draft, seat, meant=True)
    assert not CaseMoney.objects.exists()


def test_machines_send_a_step_with_its_claim(case, seat):
    api, where = machine(seat), f"/api/v1/cases/{case.pk}/events"
    told = {"kind": "decision_issued", "day": str(DAY), "paper": "12/QĐ", "fine_vnd": 5_000_000,
            "due_on": str(DUE)}  # fmt: skip
    for _twice in range(2):
        assert api.post(where, told, content_type="application/json").status_code == 201
    wrong = told | {"kind": "payment"}
    assert api.post(where, wrong, content_type="application/json").status_code == 422
    enter(scope_of(seat))
    assert CaseMoney.objects.get().amount_vnd == 5_000_000
