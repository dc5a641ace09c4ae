"""Least first: a hit, a request, a grant of parts with an end, and a book of who opened it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.cases.attachments.tests.make import make_attachment
from sauro.cases.models import (
    Case,
    CaseAttachment,
    CaseEvent,
    CaseExhibit,
    CaseMoney,
    CaseMovement,
    CasePaper,
    CaseParty,
    GoodsLine,
    ShareEntry,
    ShareGrant,
    ShareRequest,
    Violation,
)
from sauro.cases.money import Act, Debt, Entry
from sauro.cases.papers.tests.make import make_issued
from sauro.cases.sharing import asking, granting
from sauro.cases.sharing.asking import Asking
from sauro.cases.sharing.reading import opened
from sauro.cases.sharing.rules import Part, Scope
from sauro.cases.tests.make import DRIVER, make_case, make_handover
from sauro.cases.treasury import enter_money
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.organization.tests.make import make_body, make_seat
from sauro.parties.asking import ask_others
from sauro.parties.models import Address, Identifier, Name, Party
from sauro.parties.tests.make import PERSON, make_party

pytestmark = pytest.mark.django_db
HOLDER, ASKER = "v.01.qltt", "v.02.ca"
# Which rows each part shows.
OF_PART: dict[Part, set[Any]] = {
    Part.SUMMARY: {Violation},
    Part.GOODS: {GoodsLine},
    Part.PARTIES: {CaseParty},
    Part.STEPS: {CaseEvent},
    Part.EXHIBITS: {CaseExhibit, CaseMovement},
    Part.MONEY: {CaseMoney},
    Part.PAPERS: {CasePaper, CaseAttachment},
}
ALL: set[Any] = set().union(*OF_PART.values())


@pytest.fixture
def holder():
    return make_seat(HOLDER)


@pytest.fixture
def asker():
    return make_seat(ASKER)


@pytest.fixture
def case(holder):
    """With a row of every part."""
    row = make_case(holder, parties=(DRIVER,))
    make_handover(row, holder)
    now, today = timezone.now(), timezone.localdate()
    owed = Entry(
        1, Act.OWED, "KP1", today, 5_000_000, "12/QĐ", Debt.FINE, due_on=today + timedelta(10)
    )
    enter_money(row.pk, owed, by=holder, now=now, today=today)
    make_issued(holder, row)
    make_attachment(holder, row)
    return row


def until(days=30):
    return timezone.localdate() + timedelta(days)


def scope(case, *parts, **others):
    what = {"because": "theo công văn 12", "until": until(), "case_id": case.pk} | others
    return Scope(parts or (Part.SUMMARY,), **what)


def asked(asker, about="Vụ số 1/2026", **others):
    enter(scope_of(asker))
    what = {"because": "điều tra vụ số 5/2026", "parts": ["summary"]} | others
    return asking.ask(Asking(HOLDER, about, **what), by=asker, now=timezone.now())


def granted(holder, case, *parts, request=None, **others):
    enter(scope_of(holder))
    wanted, now = scope(case, *parts, **others), timezone.now()
    if request:
        return granting.grant(request.pk, wanted, by=holder, now=now)
    return granting.grant_unasked(ASKER, wanted, by=holder, now=now)


def behind_the_guard(table, change):
    """What only who owns the tables can do, with guard and triggers off."""
    with operator(), connection.cursor() as cursor:
        for step in (
            "SET CONSTRAINTS ALL IMMEDIATE",
            "ALTER TABLE cases_{0} DISABLE TRIGGER USER, NO FORCE ROW LEVEL SECURITY",
            "UPDATE cases_{0} SET {1}",
            "ALTER TABLE cases_{0} ENABLE TRIGGER USER, FORCE ROW LEVEL SECURITY",
        ):
            cursor.execute(step.format(table, change))


def shown():
    return {model for model in ALL if model.objects.exists()}


def codes(refused):
    return {finding.code for finding in refused.value.findings}


def test_from_a_hit_to_the_file_and_both_read_who_opened_it(holder, asker, case):
    enter(scope_of(asker))
    hit = ask_others("phone", "0912345678", "vụ số 5/2026", by=asker, today=timezone.localdate())
    assert hit.held_by == [HOLDER]
    row = asked(asker, hit.shown, inquiry_id=hit.pk, parts=["summary", "goods"])
    made = granted(holder, case, Part.GOODS, request=row)
    row.refresh_from_db()
    assert row.state == "granted"
    enter(scope_of(asker))
    assert shown() == set()
    assert not Case.objects.exists()
    with opened(made.pk) as file:
        assert file.case
        assert (file.case, file.case.place) == (case, case.place)
        assert file.case.search_key == ""
        assert shown() == {Violation, GoodsLine}
        assert not Case.objects.exists()  # lists and searches never meet it
    assert shown() == set()
    for seat in (asker, holder):
        enter(scope_of(seat))
        lines = [(e.act, e.seat) for e in ShareEntry.objects.order_by("pk")]
        assert lines == [("granted", holder), ("opened", asker)]


@pytest.mark.parametrize("part", [p for p in Part if p is not Part.WHOLE])
def test_no_part_is_shown_that_was_not_granted(holder, asker, case, part):
    made = granted(holder, case, part)
    enter(scope_of(asker))
    with opened(made.pk):
        assert shown() == OF_PART[part] | OF_PART[Part.SUMMARY]


def test_the_whole_is_all_parts_and_writes_nothing(holder, asker, case):
    made = granted(holder, case, Part.WHOLE)
    enter(scope_of(asker))
    with opened(made.pk):
        assert shown() == ALL
        for change in (
            "UPDATE cases_goodsline SET name = 'x'",
            "DELETE FROM cases_goodsline",
            "UPDATE cases_case SET summary = 'x', version = version + 1",
        ):
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(change)
                assert cursor.rowcount == 0
    other = make_case(holder)
    enter(scope_of(asker))
    with opened(made.pk):
        assert not Violation.objects.filter(case=other).exists()


def test_a_party_is_granted_by_itself(holder, asker, case):
    enter(scope_of(holder))
    party = Party.objects.get()
    made = granted(holder, case, Part.WHOLE, case_id=None, party_id=party.pk)
    enter(scope_of(asker))
    assert not Party.objects.exists()
    with opened(made.pk) as file:
        assert (file.party, file.case) == (party, None)
        assert Name.objects.exists()
        assert file.numbers == [("phone", "0912345678")]
        assert not Identifier.objects.exists()  # seals and hashes stay with the holder
        assert not Address.objects.exists()
        assert shown() == set()  # its cases are granted one by one
    assert not Name.objects.exists()
    assert numbers_of_file() == []


def numbers_of_file():
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, shown FROM cases_file_numbers_v1()")
        return cursor.fetchall()


def test_a_sealed_number_of_a_granted_party_is_told_by_its_last_digits(holder, asker):
    number = ("identity_number", PERSON)
    party = make_party(holder, "Lò Văn Mẫu", number, kind="person")
    enter(scope_of(holder))
    scope = Scope([Part.WHOLE], until(), "theo văn bản", party_id=party.pk)
    made = granting.grant_unasked(ASKER, scope, by=holder, now=timezone.now())
    enter(scope_of(asker))
    with opened(made.pk) as file:
        [(kind, told)] = file.numbers
        assert kind == "identity_number"
        assert PERSON not in told
        assert told.endswith(PERSON[-4:])
    assert numbers_of_file() == []


def test_a_grant_tells_the_name_of_its_party_to_who_reads_it_alone(client, holder, asker):
    party = make_party(holder, "Lò Văn Mẫu", kind="person")
    enter(scope_of(holder))
    scope = Scope([Part.WHOLE], until(), "theo văn bản", party_id=party.pk)
    made = granting.grant_unasked(ASKER, scope, by=holder, now=timezone.now())
    assert "Lò Văn Mẫu" not in made.called
    client.force_login(holder.user)
    assert "Lò Văn Mẫu" in client.get(reverse("share_grant", args=[made.pk])).content.decode()
    client.force_login(asker.user)
    assert "hồ sơ nơi khác cho xem" in client.get(reverse("home")).content.decode()
    assert "Lò Văn Mẫu" in client.get(reverse("share_file", args=[made.pk])).content.decode()
    enter(scope_of(holder))
    granting.end(made.pk, 1, "xong việc", by=holder, now=timezone.now())
    for where, args in (("share_grant", [made.pk]), ("shares", [])):
        page = client.get(reverse(where, args=args)).content.decode()
        assert f"Đối tượng số {party.pk}" in page
        assert "Lò Văn Mẫu" not in page
    assert "hồ sơ nơi khác cho xem" not in client.get(reverse("home")).content.decode()


@pytest.mark.parametrize(
    "who",
    [
        lambda: make_seat("v.02"),  # above the grantee
        lambda: make_seat("v.02.ca.doi1"),  # below it
        lambda: make_seat("v.02.hq"),
        lambda: make_seat("v.01"),
        lambda: make_seat(ASKER, Role.ADMINISTRATOR),
        lambda: make_seat(ASKER, valid_to=timezone.localdate() - timedelta(1)),
        lambda: make_seat(ASKER, accepted_at=None),
    ],
)
def test_nobody_else_opens_it(holder, case, who):
    make_body(ASKER)
    made = granted(holder, case, Part.WHOLE)
    enter(scope_of(who()))
    with pytest.raises(Hidden), opened(made.pk):
        pass
    enter(scope_of(holder))
    assert not ShareEntry.objects.filter(act="opened").exists()


def test_it_ends_by_itself_on_its_day(holder, asker, case):
    made = granted(holder, case, Part.WHOLE, until=until(0))
    enter(scope_of(asker))
    with opened(made.pk):  # the last day is still one
        assert shown()
    behind_the_guard("sharegrant", "until = until - 1")  # a day later, as the database sees it
    enter(scope_of(asker))
    with pytest.raises(Hidden), opened(made.pk):
        pass


def test_ended_it_ends_within_the_opening_too(holder, asker, case):
    made = granted(holder, case, Part.WHOLE)
    enter(scope_of(asker))
    with opened(made.pk):
        enter(scope_of(holder))
        granting.end(made.pk, 1, "xong việc", by=holder, now=timezone.now())
        enter(scope_of(asker))
        assert shown() == set()


def test_the_number_of_an_opening_alone_shows_nothing(holder, asker, case):
    """Neither another seat nor another transaction sees by it."""
    made = granted(holder, case, Part.WHOLE)
    enter(scope_of(asker))
    with opened(made.pk):
        line = ShareEntry.objects.get(act="opened")
        enter(scope_of(make_seat(ASKER)))
        assert shown() == set()
    behind_the_guard("shareentry", "xact = xact - 1")
    enter(scope_of(asker))
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('sauro.opening', %s, true)", [str(line.pk)])
    assert shown() == set()


def test_it_is_extended_and_ended_and_the_second_of_two_is_told(holder, asker, case):
    made, now = granted(holder, case), timezone.now()
    granting.extend(made.pk, 1, until(60), by=holder, now=now)
    with pytest.raises(Stale):
        granting.end(made.pk, 1, "xong", by=holder, now=now)
    with pytest.raises(Refused) as refused:
        granting.extend(made.pk, 2, until(40), by=holder, now=now)
    assert codes(refused) == {"not-longer"}
    with pytest.raises(Refused):
        granting.end(made.pk, 2, " ", by=holder, now=now)
    granting.end(made.pk, 2, "xong việc", by=holder, now=now)
    acts = list(ShareEntry.objects.order_by("pk").values_list("act", flat=True))
    assert acts == ["granted", "extended", "ended"]
    enter(scope_of(asker))
    with pytest.raises(Hidden), opened(made.pk):
        pass
    with pytest.raises(NotAllowed):
        granting.end(made.pk, 3, "x", by=asker, now=now)


def test_what_is_wrong_is_told_at_once(holder, asker, case):
    enter(scope_of(holder))
    with pytest.raises(Refused) as refused:
        granted(holder, case, "khong-co", until=until(91), because=" ", case_id=None)
    assert codes(refused) == {"no-file", "no-parts", "too-long", "no-reason"}
    granted(holder, case)
    with pytest.raises(Refused) as refused:
        granted(holder, case, Part.GOODS)
    assert codes(refused) == {"open-already"}
    with pytest.raises(Refused) as refused:
        asked(asker, " ", because="ngắn", parts=[])
    assert codes(refused) == {"no-about", "no-purpose", "no-parts"}
    with pytest.raises(Refused) as refused:
        asking.ask(Asking(ASKER, "x", "điều tra vụ số 5", ["goods"]), by=asker, now=timezone.now())
    assert codes(refused) == {"own-body"}


def test_a_request_is_answered_once_and_by_the_holder(holder, asker, case):
    row = asked(asker)
    with pytest.raises(Refused) as refused:
        asked(asker)
    assert codes(refused) == {"asked-already"}
    now = timezone.now()
    with pytest.raises(NotAllowed):
        granting.refuse(row.pk, "không", by=asker, now=now)
    enter(scope_of(holder))
    with pytest.raises(NotAllowed):
        asking.withdraw(row.pk, by=holder, now=now)
    granting.refuse(row.pk, "hồ sơ mật của vụ án", by=holder, now=now)
    with pytest.raises(Stale):
        granted(holder, case, request=row)
    enter(scope_of(asker))
    with pytest.raises(Stale):
        asking.withdraw(row.pk, by=asker, now=now)
    assert ShareRequest.objects.get().answer == "hồ sơ mật của vụ án"
    officer = make_seat(HOLDER, Role.OFFICER)
    again = asked(asker)
    enter(scope_of(officer))
    with pytest.raises(NotAllowed):  # an officer sees it; who may share decides
        granting.refuse(again.pk, "không", by=officer, now=now)


def test_only_own_files_are_granted(holder, asker, case):
    theirs = make_case(asker)
    with pytest.raises(Hidden):
        granted(holder, theirs)
    above = make_seat("v.01")
    with pytest.raises(Hidden):
        granted(above, case)


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO cases_shareentry SELECT * FROM cases_shareentry",
        "DELETE FROM cases_shareentry",
        "UPDATE cases_shareentry SET at = now()",
        "UPDATE cases_sharegrant SET parts = '{whole}'",
        "UPDATE cases_sharegrant SET until = until - 1, version = version + 1",
        "UPDATE cases_sharegrant SET until = until + 1",
        "DELETE FROM cases_sharegrant",
        "DELETE FROM cases_sharerequest",
        "UPDATE cases_sharerequest SET state = 'withdrawn', answered_by_id = asked_by_id, "
        "answered_at = now()",
    ],
)
def test_the_database_refuses_what_must_never_be(holder, asker, case, change):
    granted(holder, case)
    asked(asker)
    enter(scope_of(holder))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_who_has_no_grant_pays_nothing(asker):
    """The policies of grants look at no table while nothing is opened."""
    enter(scope_of(asker))
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, FORMAT TEXT) SELECT * FROM cases_opened_part_v1('goods')")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "rows=0" in plan
    assert not ShareGrant.objects.exists()
