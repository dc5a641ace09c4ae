"""A case goes to the police with its exhibits and comes back; one counts, one wins."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.cases import adding, happening, joining, register
from sauro.cases.case_rules import StepEntry
from sauro.cases.custody import Line, add_exhibit, custody_of, move
from sauro.cases.exhibits import Act, Movement
from sauro.cases.joining import Joining
from sauro.cases.models import Case, CaseBody, CaseEvent, CaseTransfer
from sauro.cases.sharing import handing, taking
from sauro.cases.sharing.handing import Offer
from sauro.cases.sharing.taking import Receipt
from sauro.cases.standing import events_of
from sauro.cases.tests.make import CIGARETTES, DAY, DRIVER, make_case, make_handover
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import machine
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.organization.tests.make import make_body, make_seat
from sauro.parties.asking import disclose
from sauro.parties.models import Disclosure

pytestmark = pytest.mark.django_db
GIVER, POLICE = "v.01.qltt", "v.01.ca"


@pytest.fixture
def giver():
    return make_seat(GIVER)


@pytest.fixture
def police():
    make_body(POLICE, "Công an tỉnh Mẫu")
    return make_seat(POLICE)


@pytest.fixture
def case(giver):
    row, now = make_case(giver, parties=(DRIVER,)), timezone.now()
    add_exhibit(row.pk, Line("Thuốc lá điếu Jet", "bao"), by=giver, now=now)
    seized = Movement(
        1, Act.SEIZED, "TV1", DAY, Decimal(1600), "Lò Văn Mẫu", "Đội QLTT số 3", paper="1/BB"
    )
    move(row.pk, seized, by=giver, now=now, today=today())
    return row


def today():
    return timezone.localdate()


def offered(case, giver, **others):
    enter(scope_of(giver))
    what = {
        "kind": "criminal",
        "receiver": POLICE,
        "because": "vượt ngưỡng Điều 190",
        "paper": "15/CHS",
        "handed_on": today() - timedelta(3),
        "exhibits": (1,),
        "papers": "biên bản khám xe, 3 tờ",
    } | others
    return handing.offer(case.pk, Offer(**what), by=giver, now=timezone.now())


def taken(row, by, day=None):
    enter(scope_of(by))
    receipt = Receipt(day or today(), "đủ, niêm phong nguyên")
    return taking.take_over(row.pk, receipt, by=by, now=timezone.now())


def kinds(case):
    return [(e.kind, e.day) for e in events_of(case)]


def codes(refused):
    return {finding.code for finding in refused.value.findings}


def test_nothing_changes_until_it_is_taken_over(giver, police, case):
    row = offered(case, giver)
    assert [kind for kind, _day in kinds(case)] == ["detected"]
    happening.record(case.pk, StepEntry("seizure", today()), by=giver, now=timezone.now())
    enter(scope_of(police))
    assert not Case.objects.filter(pk=case.pk).exists()
    assert CaseTransfer.objects.get() == row  # what waits is seen, with what goes along


def test_taken_over_each_book_says_so_and_the_receiver_goes_on(giver, police, case):
    row = taken(offered(case, giver), police)
    handed, received = today() - timedelta(3), today()
    enter(scope_of(police))
    new = row.into
    assert (new.owner_path, new.source, new.procedure) == (POLICE, "other_force", "administrative")
    new.refresh_from_db()
    assert new.procedure == "criminal"
    for one in (case, new):
        assert kinds(one)[-2:] == [("transferred", handed), ("transfer_received", received)]
    assert [g.name for g in new.goodsline_rows.all()] == [CIGARETTES.name]
    assert [p.written for p in new.caseparty_rows.all()] == ["Lò Văn Mẫu"]
    assert new.caseparty_rows.get().party.owner_path == POLICE
    assert [i.shown for i in new.caseparty_rows.get().party.identifier_rows.all()] == ["0912345678"]
    assert new.violation_rows.get().main
    assert register.case(case.pk) == case  # it reads the whole file before it
    assert case.caseparty_rows.exists()
    assert new.next_due_on
    enter(scope_of(giver))
    case.refresh_from_db()
    assert (case.procedure, case.next_due_on) == ("criminal", None)
    assert not Case.objects.filter(pk=new.pk).exists()  # the giver does not follow into the file


def test_sealed_numbers_go_along_and_are_opened_by_right_and_on_record(giver, police):
    numbers = (("identity_number", "011090001234"), ("account", "VCB: 0011 2233 4455"))
    driver = replace(DRIVER, numbers=numbers)
    case = make_case(giver, parties=(driver,))
    ours = case.caseparty_rows.get().party
    row = taken(offered(case, giver, exhibits=()), police)
    theirs = row.into.caseparty_rows.get().party
    kept = {i.kind: i for i in theirs.identifier_rows.all()}
    assert {kind: i.shown for kind, i in kept.items()} == {
        "identity_number": "…1234", "account": "VCB …4455",
    }  # fmt: skip
    assert all("011090001234" not in i.sealed for i in kept.values())
    why, now = "điều tra vụ việc nhận về", timezone.now()
    opened = [disclose(i.pk, why, by=police, now=now) for i in kept.values()]
    assert opened == ["011090001234", "VCB:001122334455"]
    assert Disclosure.objects.filter(identifier__party=theirs).count() == 2
    officer = make_seat(POLICE, Role.ADMINISTRATOR)
    enter(scope_of(officer))
    with pytest.raises(NotAllowed):
        disclose(kept["account"].pk, why, by=officer, now=now)
    enter(scope_of(giver))  # it reads who took its numbers over, and nothing of the other book
    told = Disclosure.objects.all()
    assert {d.identifier.party_id for d in told} == {ours.pk}
    assert [d.seen_by_id for d in told] == [police.pk, police.pk]
    assert "Công an tỉnh Mẫu" in told[0].because
    with pytest.raises(Hidden):
        disclose(kept["account"].pk, why, by=giver, now=now)


def test_a_number_whose_key_is_gone_stays_and_the_case_goes(giver, police, monkeypatch):
    driver = replace(DRIVER, numbers=(("identity_number", "011090001234"),))
    case = make_case(giver, parties=(driver,))
    row = offered(case, giver, exhibits=())
    monkeypatch.setattr("sauro.parties.asking.unsealed", lambda *_kept: None)
    taken(row, police)
    enter(scope_of(police))
    row.refresh_from_db()
    assert not row.into.caseparty_rows.get().party.identifier_rows.exists()
    assert "1 số không mở được" in row.into.source_note


def test_exhibits_are_handed_over_by_the_word_of_the_receiver(giver, police, case):
    row = taken(offered(case, giver), police)
    enter(scope_of(police))
    old, new = custody_of(case), custody_of(row.into)
    last = old.rows[-1]
    assert (last.act, last.taker, last.recorded_by) == ("handed_over", "Công an tỉnh Mẫu", police)
    assert old.lots["TV1"].holder == "Công an tỉnh Mẫu"
    [line] = new.lines
    assert (new.lots["TV1"].held, line.unit) == (Decimal(1600), "bao")
    assert row.received == [1]


def test_what_was_handed_over_is_written_by_nobody(giver, police, case):
    row = taken(offered(case, giver), police)
    for seat in (giver, police):
        enter(scope_of(seat))
        with pytest.raises(NotAllowed):
            adding.add_goods(case.pk, CIGARETTES, by=seat, now=timezone.now())
    enter(scope_of(giver))
    with pytest.raises(DatabaseError), transaction.atomic():
        CaseEvent.objects.create(
            owner_path=GIVER, case=case, kind="payment", day=today(), recorded_by=giver,
            recorded_at=timezone.now(),
        )  # fmt: skip
    enter(scope_of(police))
    step = StepEntry("not_prosecuted", today(), paper="4/QĐ")
    happening.record(row.into_id, step, by=police, now=timezone.now())


def test_it_comes_back_the_same_way(giver, police, case):
    row = taken(offered(case, giver), police)
    enter(scope_of(police))
    now = timezone.now()
    happening.record(row.into_id, StepEntry("not_prosecuted", today()), by=police, now=now)
    back = offered(row.into, police, kind="return", receiver="", paper="9/TB")
    assert (back.receiver_path, back.into) == (GIVER, case)
    taken(back, giver)
    enter(scope_of(giver))
    case.refresh_from_db()
    assert case.procedure == "administrative"
    assert case.owner_path == GIVER
    assert [k for k, _day in kinds(case)][-1] == "return_received"
    assert custody_of(case).lots["TV1"].holder == giver.body.name
    assert [e.kind for e in events_of(row.into)][-1] == "return_received"  # read with what they did
    happening.record(case.pk, StepEntry("decision_issued", today()), by=giver, now=now)
    enter(scope_of(police))
    with pytest.raises(NotAllowed):
        happening.record(row.into_id, StepEntry("prosecuted", today()), by=police, now=now)
    # And again: the same two cases go on.
    again = taken(offered(case, giver, paper="20/CHS", handed_on=today()), police)
    assert again.into == row.into
    enter(scope_of(police))
    assert custody_of(case).lots["TV1"].holder == "Công an tỉnh Mẫu"
    assert len(custody_of(row.into).lines) == 1


def test_what_the_receiver_used_up_is_missing_in_the_chain_of_the_giver_too(giver, police, case):
    now = timezone.now()
    sealed = Movement(2, Act.SEALED, "TV1", DAY, seal="NP-1", paper="2/BB")
    move(case.pk, sealed, by=giver, now=now, today=today())
    row = taken(offered(case, giver), police)
    enter(scope_of(police))
    start = custody_of(row.into).next_number
    done: tuple[dict[str, Any], ...] = (
        {"act": Act.OPENED, "paper": "1/BB", "note": "lấy mẫu"},
        {"act": Act.SAMPLED, "quantity": Decimal(20), "sample": "M1", "taker": "Viện",
         "paper": "2"},
        {"act": Act.PUT_BACK, "quantity": Decimal(5), "sample": "M1", "paper": "3"},
        {"act": Act.DESTROYED, "quantity": Decimal(85), "paper": "4"},
        {"act": Act.SEALED, "seal": "NP-2", "paper": "5"},
    )  # fmt: skip
    for at, what in enumerate(done):
        movement = Movement(start + at, exhibit="TV1", day=today(), **what)
        move(row.into_id, movement, by=police, now=now, today=today())
    enter(scope_of(giver))
    before = custody_of(case).lots["TV1"]
    assert (before.held, before.seal) == (Decimal(1600), "NP-1")
    back = offered(row.into, police, kind="return", receiver="", paper="9/TB", handed_on=today())
    taken(back, giver)
    enter(scope_of(giver))
    lot, theirs = custody_of(case).lots["TV1"], custody_of(row.into).lots["TV1"]
    assert (lot.held, lot.used_up, lot.destroyed) == (Decimal(1500), Decimal(15), Decimal(85))
    assert (lot.held, lot.holder, lot.seal) == (theirs.held, giver.body.name, "NP-2")
    assert sum(lot.parts.values()) == lot.came_in == Decimal(1600)
    told = [r.note for r in custody_of(case).rows if r.act == Act.DESTROYED]
    assert "Công an tỉnh Mẫu" in told[0]


def test_machines_are_told_where_a_case_lies_and_of_no_clock_of_it(giver, police, case):
    happening.record(case.pk, StepEntry("violation_record", today()), by=giver, now=timezone.now())
    before = machine(giver).get(f"/api/v1/cases/{case.pk}").json()
    assert before["clocks"]
    assert before["lies_with"] is None
    row = taken(offered(case, giver, kind="authority", exhibits=()), police)
    after = machine(giver).get(f"/api/v1/cases/{case.pk}").json()
    assert after["clocks"] == []
    assert after["lies_with"] == {"owner_path": POLICE, "since": str(today()), "paper": "15/CHS"}
    assert machine(police).get(f"/api/v1/cases/{row.into_id}").json()["clocks"]


def test_above_it_counts_once(giver, police, case):
    row = taken(offered(case, giver), police)
    above = make_seat("v.01")
    enter(scope_of(above))
    assert {c.pk for c in register.in_sight()} == {case.pk, row.into_id}
    assert [c.pk for c in register.counted_once()] == [case.pk]


def test_by_authority_no_step_of_the_procedure_is_invented(giver, police, case):
    happening.record(case.pk, StepEntry("violation_record", today()), by=giver, now=timezone.now())
    row = taken(offered(case, giver, kind="authority", exhibits=()), police)
    enter(scope_of(police))
    assert kinds(row.into) == kinds(case)
    assert [k for k, _day in kinds(case)] == ["detected", "violation_record"]
    row.into.refresh_from_db()
    assert row.into.procedure == "administrative"


def test_of_two_at_once_one_wins_and_the_other_sees_why(giver, police, case):
    row = offered(case, giver)
    with pytest.raises(Refused) as refused:
        offered(case, giver)
    assert codes(refused) == {"offered-already"}
    taken(row, police)
    with pytest.raises(Stale):
        taken(row, make_seat(POLICE))
    enter(scope_of(giver))
    with pytest.raises(Stale):
        handing.withdraw(row.pk, by=giver, now=timezone.now())
    assert CaseTransfer.objects.get().state == "taken"


def test_refused_it_stays_where_it_was(giver, police, case):
    row, now = offered(case, giver), timezone.now()
    with pytest.raises(NotAllowed):
        handing.refuse(row.pk, "x", by=giver, now=now)
    enter(scope_of(police))
    with pytest.raises(Refused):
        handing.refuse(row.pk, " ", by=police, now=now)
    handing.refuse(row.pk, "thiếu kết luận giám định", by=police, now=now)
    enter(scope_of(giver))
    happening.record(case.pk, StepEntry("seizure", today()), by=giver, now=now)
    row = offered(case, giver)
    handing.withdraw(row.pk, by=giver, now=now)
    with pytest.raises(Stale):
        taken(row, police)


def test_what_is_wrong_is_told_at_once(giver, police, case):
    with pytest.raises(Refused) as refused:
        offered(
            case, giver, kind="x", because=" ", paper="", exhibits=(1, 7),
            handed_on=today() + timedelta(1),
        )  # fmt: skip
    assert codes(refused) == {"no-kind", "no-reason", "no-paper", "not-yet", "exhibit-gone"}
    with pytest.raises(Refused) as refused:
        offered(case, giver, kind="return", receiver="")
    assert codes(refused) == {"never-came"}
    with pytest.raises(Refused) as refused:
        offered(case, giver, receiver=GIVER)
    assert codes(refused) == {"own-body"}
    row = offered(case, giver)
    for day in (today() + timedelta(1), today() - timedelta(4)):
        with pytest.raises(Refused) as refused:
            taken(row, police, day)
        assert codes(refused) == {"wrong-day"}
    with pytest.raises(Hidden):
        taken(row, make_seat("v.02"))
    with pytest.raises(NotAllowed):
        taken(row, make_seat(POLICE, Role.LEADER))


def test_a_joint_body_that_takes_it_over_is_one_row(giver, police, case):
    joining.add_joint(case.pk, Joining(POLICE), by=giver, now=timezone.now())
    taken(offered(case, giver), police)
    enter(scope_of(giver))
    [row] = CaseBody.objects.filter(ended_at=None)
    assert row.role == "took_over"
    with pytest.raises(NotAllowed):
        joining.end_joint(row.pk, "x", by=giver, now=timezone.now())


def test_what_the_receiver_has_already_is_not_handed_over_twice(giver, police):
    case = make_case(giver)
    make_handover(case, giver)  # to the police, as the giver wrote it
    row = taken(offered(case, giver), police)
    enter(scope_of(police))
    assert len(custody_of(case).rows) == 2
    assert custody_of(row.into).lots["TV1"].held == Decimal(1600)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE cases_casetransfer SET state = 'taken', taken_on = current_date, answered_by_id = "
        "proposed_by_id, answered_at = now()",
        "UPDATE cases_casetransfer SET state = 'proposed'",
        "UPDATE cases_casetransfer SET paper = 'x'",
        "DELETE FROM cases_casetransfer",
    ],
)
def test_the_database_refuses_what_must_never_be(giver, police, case, change):
    offered(case, giver)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE cases_case SET summary = 'x', version = version + 1",
        "UPDATE cases_goodsline SET quantity = 1",
        "DELETE FROM cases_goodsline",
        "DELETE FROM cases_caseparty",
        "UPDATE cases_caseparty SET prior = true",
        "UPDATE cases_violation SET article = 'x'",
    ],
)
def test_the_database_lets_the_giver_change_nothing_afterwards(giver, police, case, change):
    taken(offered(case, giver), police)
    enter(scope_of(giver))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_the_receiver_writes_nothing_of_the_giver_later(giver, police, case):
    """Into what it took over a receipt was written; the door is shut with the transaction."""
    row = taken(offered(case, giver), police)
    enter(scope_of(make_seat(POLICE)))  # another seat, the same transaction
    with pytest.raises(DatabaseError), transaction.atomic():
        CaseBody.objects.create(
            owner_path="v.01.hq", lead_path=GIVER, case=case, body=make_body("v.01.hq"),
            added_by=police, added_at=timezone.now(),
        )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_case SET summary = 'x', version = version + 1 WHERE id = %s",
                       [case.pk])  # fmt: skip
        assert cursor.rowcount == 0
    assert row.state == "taken"


def test_the_receivers_list_says_which_row_is_the_file_before_and_what_is_counted(
    client, giver, police, case
):
    new = taken(offered(case, giver), police).into
    new.refresh_from_db()
    client.force_login(police.user)
    page = client.get(reverse("cases")).content.decode()
    assert "2 vụ việc" in page
    assert f"hồ sơ gốc, tiếp ở vụ {new}" in page
    assert "Trong đó 1 vụ ghi hai lần" in page
    assert "còn 1." in page
    client.force_login(giver.user)
    page = client.get(reverse("cases")).content.decode()
    assert "1 vụ việc" in page
    assert "hồ sơ gốc" not in page
    assert "ghi hai lần" not in page
