"""Parties are entered as written, found as typed, and seen by whom they concern."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import override_settings
from django.utils import timezone

from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import NOBODY, enter
from sauro.foundation.access.tests.make import operator
from sauro.foundation.audit.models import Entry as History
from sauro.foundation.errors import Hidden, NotAllowed, Refused
from sauro.organization.models import Succession, Territory
from sauro.organization.queries.territories import territories_called
from sauro.organization.tests.make import make_body, make_seat
from sauro.parties import asking, entering
from sauro.parties.entering import Facts
from sauro.parties.finding import found
from sauro.parties.models import Disclosure, Identifier, LinkSuggestion, Name, Party
from sauro.parties.tests.make import OTHER_TAX, PERSON, TAX, TODAY, make_party

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat():
    return make_seat()


def names_found(typed, seat, **others):
    enter(scope_of(seat))
    return [p.name for p in found(typed, TODAY, **others).rows]


def test_what_is_entered_is_found_by_name_and_number(seat):
    make_party(
        seat, "Công ty TNHH Thương mại Hoàng Long", ("tax_code", TAX), ("phone", "+84 912 345 678"),
        ("plate", "29A-123.45"), ("account", "VCB 0123456789"), ("shop", "shopee.vn/HoangLong"),
        names=("Hoang Long Trading Co., Ltd",),
    )  # fmt: skip
    make_party(seat, "Nguyễn Văn An", ("identity_number", PERSON), kind="person")
    long = ["Công ty TNHH Thương mại Hoàng Long"]
    for typed in (
        "CTY TNHH TM DV HOANG LONG", "hoang lo", "hòang lonng", "hoanglong", "hoang long trad",
        TAX, "010010", "0912 345 678", "0912345", "29A12345", "29a-123", "shopee.vn/hoanglong",
        "Vietcombank 0123456789",
    ):  # fmt: skip
        assert names_found(typed, seat) == long, typed
    assert names_found(PERSON, seat) == names_found("van an", seat) == ["Nguyễn Văn An"]
    assert names_found(PERSON[:6], seat) == []  # of a sealed number its beginning tells nothing
    assert names_found("hoang long", seat, kind="person") == []


@pytest.mark.parametrize(
    "typed", ["", "   ", "'", "cty tnhh", "@v", "@kind:person", "\\", "x" * 300, "\0"]
)
def test_what_asks_nothing_finds_nothing(seat, typed):
    make_party(seat, "Hoàng Long")
    assert names_found(typed, seat) == []


def test_the_scope_decides_what_is_found(seat):
    make_party(seat, "Hoàng Long", ("phone", "0912345678"))
    team = make_seat("v.01.to")
    make_party(team, "Hoàng Long nhỏ")
    for typed in ("hoang long", "hoang lonng"):
        assert len(names_found(typed, seat)) == 2
        assert names_found(typed, team) == ["Hoàng Long nhỏ"]
        assert names_found(typed, make_seat("v.02")) == []
    assert names_found("0912345678", make_seat("v.02")) == []
    enter(NOBODY)
    assert found("hoang long", TODAY).rows == []


def test_numbers_of_persons_are_sealed_and_stand_nowhere_in_the_open(seat):
    party = make_party(seat, "An", ("identity_number", PERSON), kind="person")
    row = party.identifier_rows.get()
    assert (row.shown, party.born_in) == ("…2345", 1990)
    company = make_party(seat, "Cty của An", ("identity_number", PERSON))
    assert company.born_in is None  # the number is of who represents it
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE sauro_owner")
        for table in ("identifier", "held", "entry", "token"):
            cursor.execute(
                f"SELECT count(*) FROM parties_{table} t WHERE t::text LIKE %s", [f"%{PERSON}%"]
            )
            assert cursor.fetchone() == (0,)
        cursor.execute("RESET ROLE")
    told = str(
        list(History.objects.filter(table="parties_identifier").values_list("after", flat=True))
    )
    assert "…2345" in told
    assert row.digest not in told
    assert row.sealed not in told


def test_a_whole_number_is_a_right_and_stays_on_record(seat):
    row = make_party(seat, "An", ("identity_number", PERSON)).identifier_rows.get()
    now, why = timezone.now(), "Vụ việc 12/2026"
    with pytest.raises(NotAllowed):
        asking.disclose(row.pk, why, by=make_seat(role=Role.OFFICER), now=now)
    with pytest.raises(Refused):
        asking.disclose(row.pk, "  ", by=seat, now=now)
    assert not Disclosure.objects.exists()
    assert asking.disclose(row.pk, why, by=seat, now=now) == PERSON
    assert Disclosure.objects.get().seen_by == seat
    stranger = make_seat("v.02")
    enter(scope_of(stranger))
    with pytest.raises(Hidden):
        asking.disclose(row.pk, why, by=stranger, now=now)


def test_a_new_key_seals_and_the_old_one_still_opens_and_finds(seat):
    with override_settings(PARTY_KEYS={"1": "cũ"}):
        old = make_party(seat, "Cũ", ("identity_number", PERSON)).identifier_rows.get()
    with override_settings(PARTY_KEYS={"2": "mới", "1": "cũ"}):
        assert names_found(PERSON, seat) == ["Cũ"]
        assert asking.disclose(old.pk, "Vụ việc 12/2026", by=seat, now=timezone.now()) == PERSON
        new = make_party(seat, "Mới", ("identity_number", PERSON)).identifier_rows.get()
        assert (old.key, new.key) == ("1", "2")
        assert sorted(names_found(PERSON, seat)) == ["Cũ", "Mới"]
    with override_settings(PARTY_KEYS={"3": "khác"}), pytest.raises(Refused) as told:
        asking.disclose(old.pk, "Vụ việc 12/2026", by=seat, now=timezone.now())
    assert told.value.findings[0].code == "key-gone"


@pytest.mark.parametrize(
    ("name", "numbers", "code"),
    [
        ("", (), "no-name"),
        ("   ", (), "no-name"),
        ("'", (), "no-word"),
        ("a" * 301, (), "too-long"),
        ("An", (("tax_code", "0100109107"),), "tax-code-check"),
        ("An", (("phone", "1"),), "phone"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(seat, name, numbers, code):
    with pytest.raises(Refused) as told:
        make_party(seat, name, *numbers)
    assert [f.code for f in told.value.findings] == [code]
    assert not Party.objects.exists()


def test_all_that_is_wrong_is_told_at_once(seat):
    with pytest.raises(Refused) as told:
        make_party(seat, " ", ("phone", "1"), ("plate", "x"), born_in=2050, kind="nobody")
    assert len(told.value.findings) == 5


@pytest.mark.parametrize(
    "name", ["D'Or", 'O’Brien "Bé"', "a" * 300, "68", "Ɓ 漢", "Nguyễn\0Văn  An"]
)
def test_odd_names_are_kept_as_written_and_found(seat, name):
    party = make_party(seat, name)
    assert party.name == " ".join(name.replace("\0", " ").split())
    assert names_found(name, seat) == [party.name]


def test_sent_twice_it_is_one(seat):
    assert make_party(seat, "Hoàng Long") == make_party(seat, "Hoàng Long")


def test_facts_are_added_and_only_by_their_body(seat):
    party = make_party(seat, "Hoàng Long", ("phone", "0912345678"))
    more = Facts(("HL Trading",), (("phone", "0912 345 678"), ("phone", "0912345679")), "12 Lê Lợi")
    what: dict[str, Any] = {"now": timezone.now(), "today": TODAY}
    for _twice in range(2):
        entering.add_facts(party.pk, more, by=seat, **what)
    assert sorted(party.identifier_rows.values_list("shown", flat=True)) == [
        "0912345678",
        "0912345679",
    ]
    assert (party.name_rows.count(), party.address_rows.count()) == (2, 1)
    with pytest.raises(Refused):
        entering.add_facts(party.pk, Facts(("  ",)), by=seat, **what)
    for other in (make_seat("v.02"), make_seat("v")):
        enter(scope_of(other))
        with pytest.raises(Hidden):
            entering.add_facts(party.pk, more, by=other, **what)


def test_a_withdrawn_number_finds_and_links_nothing_more(seat):
    party = make_party(seat, "Hoàng Long", ("phone", "0912345678"))
    row = party.identifier_rows.get()
    with pytest.raises(Refused):
        entering.withdraw_number(row.pk, " ", by=seat, now=timezone.now())
    entering.withdraw_number(row.pk, "ghi nhầm", by=seat, now=timezone.now())
    assert names_found("0912345678", seat) == names_found("09123", seat) == []
    assert Identifier.objects.get().withdrawn_because == "ghi nhầm"


def test_an_address_is_the_same_by_the_old_commune_and_the_new(seat):
    with operator():
        province = Territory.objects.create(
            code="90", name="Thử", kind="tỉnh", level="province", search_key="thu", sort_key="thu"
        )
        new = Territory.objects.create(
            code="00900", name="Mới", kind="xã", level="commune", parent=province,
            search_key="moi", sort_key="moi", valid_from="2025-07-01",
        )  # fmt: skip
        old = Territory.objects.create(
            code="00901", name="Cũ", kind="xã", level="commune", parent=province,
            search_key="cu", sort_key="cu", valid_to="2025-06-30",
        )  # fmt: skip
        Succession.objects.create(old=old, new=new, whole=True)
    [was], [now] = territories_called("xã Cũ, tỉnh Thử"), territories_called("Mới, Thử")
    assert (was.id, now.label) == (old.pk, "xã Mới, tỉnh Thử")
    assert territories_called("Cũ, Điện Biên") == territories_called(" , ") == []
    make_party(seat, "Cửa hàng Hoàng Long", kind="premises", street="12 Lê Lợi", territory=was)
    make_party(seat, "CH Hoang Long", kind="premises", street="12, le loi", territory=now)
    codes = {r["code"] for r in LinkSuggestion.objects.get().reasons}
    assert {"same_commune_renamed", "same_address"} <= codes


def test_the_web_role_reaches_the_index_by_its_functions_alone(seat):
    party = make_party(seat, "Hoàng Long", ("tax_code", OTHER_TAX))
    for sql in (
        "SELECT * FROM parties_entry", "SELECT * FROM parties_held", "SELECT * FROM parties_token",
        "SELECT parties_enter_v1(1, 'name', 1, '{}', '{}')", "DELETE FROM parties_party",
        "UPDATE parties_party SET name = 'x'", "UPDATE parties_identifier SET shown = 'x'",
        "DELETE FROM parties_judgement", "INSERT INTO parties_inquiry DEFAULT VALUES",
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    other = make_body("v.01.khac")
    with pytest.raises(DatabaseError), transaction.atomic():
        Name.objects.create(
            owner_path=other.path, party=party, written="x", added_by=seat, added_at=timezone.now()
        )
