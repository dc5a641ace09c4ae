"""Exhibits and money of a case: seen with it, written by its lead, never below zero."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from sauro.cases.custody import Line, add_exhibit, custody_of, move
from sauro.cases.exhibits import Act, Movement, compared
from sauro.cases.joining import Joining
from sauro.cases.models import CaseExhibit, CaseMoney, CaseMovement
from sauro.cases.money import Act as MoneyAct
from sauro.cases.money import Debt, Entry
from sauro.cases.tests.make import DAY, make_case
from sauro.cases.treasury import books_of, enter_money
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import NOBODY, enter
from sauro.foundation.audit.models import Entry as History
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
TEAM, POLICE = "Đội QLTT số 3", "Công an tỉnh Mẫu"
M = 1_000_000


@pytest.fixture
def seat():
    return make_seat("v.01.qltt")


def today():
    return timezone.localdate()


def done(act, number, **others: Any):
    made: dict[str, Any] = {"exhibit": "TV1", "day": DAY, "paper": "1/BB"} | others
    return Movement(number, act, **made)


SEIZED = done(Act.SEIZED, 1, quantity=Decimal(1600), giver="Nguyễn Văn An", taker=TEAM, seal="S1")
FINED = Entry(
    1, MoneyAct.OWED, "P1", DAY, 60 * M, "12/QĐ-XPHC", Debt.FINE, DAY + timedelta(days=10)
)
PAID = Entry(2, MoneyAct.PAID_IN, "P1", DAY + timedelta(days=3), 20 * M, "GNT 7")


def moved(case, seat, *movements):
    for movement in movements:
        move(case.pk, movement, by=seat, now=timezone.now(), today=today())
    return custody_of(case)


def entered(case, seat, *entries):
    for entry in entries:
        enter_money(case.pk, entry, by=seat, now=timezone.now(), today=today())
    return books_of(case, today())


@pytest.fixture
def case(seat):
    """With one exhibit that was seized under seal, a fine, and a part of it paid."""
    make_body("v.01.ca", POLICE)
    made = make_case(seat, joint=(Joining("v.01.ca"),))
    for name in ("Thuốc lá điếu Jet", "Phần chuyển công an"):
        add_exhibit(made.pk, Line(name, "bao"), by=seat, now=timezone.now())
    moved(made, seat, SEIZED)
    entered(made, seat, FINED, PAID)
    return made


def test_custody_goes_on_from_the_present_holder_and_is_told_from_paper(case, seat):
    known = moved(
        case,
        seat,
        done(Act.HANDED_OVER, 2, taker=POLICE, seal="S1", place="Kho Công an tỉnh"),
        done(Act.OPENED, 3),
        done(Act.DIVIDED, 4, into="TV2", quantity=Decimal(600)),
        done(Act.DESTROYED, 5, quantity=Decimal(1000)),
    )
    assert known.lots["TV1"].settled
    assert (known.lots["TV2"].held, known.lots["TV2"].holder) == (600, POLICE)
    assert [(r.giver, r.held_after, r.holder_after) for r in known.rows[1:]] == [
        (TEAM, 1600, POLICE), (POLICE, 1600, POLICE), (POLICE, 1000, POLICE), (POLICE, 0, POLICE),
    ]  # fmt: skip
    assert compared(known.chain, known.chain[1].shown).since == 3
    known = moved(case, seat, done(Act.WITHDRAWN, 6, withdraws=5, note="Ghi nhầm dòng"))
    assert known.rows[-1].held_after == 1000 == known.lots["TV1"].held
    rows = History.objects.filter(table="cases_casemovement")
    assert rows.count() == 6


def test_what_is_wrong_is_told_and_what_was_sent_twice_too(case, seat):
    with pytest.raises(Refused) as told:
        moved(case, seat, done(Act.DESTROYED, 2, quantity=Decimal(1601), giver=POLICE))
    assert [f.code for f in told.value.findings] == ["not-the-holder", "more-than-held", "sealed"]
    with pytest.raises(Stale):
        moved(case, seat, SEIZED)
    with pytest.raises(Stale):
        entered(case, seat, PAID)
    with pytest.raises(Refused) as told:
        entered(case, seat, replace(PAID, number=3, amount_vnd=41 * M))
    assert [f.code for f in told.value.findings] == ["more-than-owed"]
    with pytest.raises(Refused) as told:
        add_exhibit(case.pk, Line(" ", " "), by=seat, now=timezone.now())
    assert [f.code for f in told.value.findings] == ["no-name", "no-unit"]
    assert CaseMovement.objects.count() == 1


def test_money_is_computed_from_entries_and_reversed_by_entries(case, seat):
    stand = books_of(case, DAY + timedelta(days=3))
    assert (stand.left_vnd, stand.reached_vnd) == (40 * M, 20 * M)
    back = Entry(3, MoneyAct.REVERSED, "P1", DAY + timedelta(days=4), note="Nhầm vụ", reverses=2)
    stand = entered(case, seat, back)
    assert (stand.balances["P1"].left_vnd, stand.reached_vnd) == (60 * M, 0)
    assert [row.number for row in stand.rows] == [1, 2, 3]


def seen_by(seat):
    enter(scope_of(seat) if seat else NOBODY)
    found = {model.objects.exists() for model in (CaseExhibit, CaseMovement, CaseMoney)}
    assert len(found) == 1
    return found.pop()


def test_whoever_sees_the_case_sees_them_and_the_lead_alone_writes(case, seat):
    joint, above, stranger = (make_seat(path) for path in ("v.01.ca", "v.01", "v.02"))
    assert all(map(seen_by, (seat, joint, above)))
    assert not any(map(seen_by, (make_seat("v.01.thue"), stranger, None)))
    for other in (joint, above, make_seat("v.01.qltt", Role.LEADER)):
        enter(scope_of(other))
        with pytest.raises(NotAllowed):
            moved(case, other, done(Act.OPENED, 2))
        with pytest.raises(NotAllowed):
            entered(case, other, replace(PAID, number=3))
    enter(scope_of(stranger))
    with pytest.raises(Hidden):
        moved(case, stranger, done(Act.OPENED, 2))


MOVEMENT = """INSERT INTO cases_casemovement (owner_path, case_id, number, exhibit_id, act, day,
  quantity, giver, taker, place, seal, paper, sample, note, held_after, holder_after,
  recorded_by_id, recorded_at)
  SELECT owner_path, case_id, {number}, exhibit_id, '{act}', day + {days}, {quantity}, '{giver}',
  'Ai đó', '', '', '', '', '', 5, 'Ai đó', recorded_by_id, now() FROM cases_casemovement"""
MONEY = """INSERT INTO cases_casemoney (owner_path, case_id, number, act, debt, kind, day,
  amount_vnd, paper, toward, beyond, parts, payer, note, recorded_by_id, recorded_at, reverses_id)
  SELECT owner_path, case_id, {number}, '{act}', 'P1', '', day, {amount}, '', 'principal', false,
  '[]', '', 'x', recorded_by_id, now(), {reverses} FROM cases_casemoney WHERE number = 2"""

FIRST = "SELECT id FROM cases_casemoney WHERE number = 1"


def movement(**others):
    made = {"number": 2, "act": "destroyed", "days": 0, "quantity": 1, "giver": TEAM} | others
    return MOVEMENT.format(**made)


def entry(**others):
    return MONEY.format(
        **({"number": 3, "act": "paid_in", "amount": 1, "reverses": "NULL"} | others)
    )


@pytest.mark.parametrize(
    "statement",
    [
        movement(giver=POLICE),
        movement(quantity=1601),
        movement(quantity=-1),
        movement(quantity="NULL"),
        movement(number=3),
        movement(days=400),
        movement(act="seized"),
        movement(act="put_back"),
        movement(act="lost"),
        entry(amount=40 * M + 1),
        entry(amount=-1),
        entry(act="remitted"),
        entry(act="refunded", amount=20 * M + 1),
        entry(act="reduced", amount=60 * M + 1),
        entry(number=4),
        entry(act="reversed", amount=0),
        entry(act="reversed", amount=0, reverses=f"({FIRST})"),
        "UPDATE cases_casemovement SET quantity = 1",
        "DELETE FROM cases_casemovement",
        "UPDATE cases_casemoney SET amount_vnd = 1",
        "DELETE FROM cases_casemoney",
        "DELETE FROM cases_caseexhibit",
    ],
)
def test_the_database_refuses_what_must_never_be(case, seat, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_database_takes_what_may_be_and_counts_itself(case, seat):
    with connection.cursor() as cursor:
        cursor.execute(movement(quantity=600))
        cursor.execute(entry(amount=40 * M))
    row = CaseMovement.objects.get(number=2)
    assert row.held_after == 1000
    assert row.holder_after == TEAM
