"""Pages of parties: nothing typed is lost, nothing needs JavaScript, each right is asked."""

import pytest
from django.urls import reverse
from django.utils import timezone

from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.organization.tests.make import make_seat
from sauro.parties.judging import judge
from sauro.parties.models import Disclosure, Judgement, LinkSuggestion, Party
from sauro.parties.tests.make import PERSON, TAX, make_party

pytestmark = pytest.mark.django_db
NEW = {"kind": "company", "name": "CTY TNHH Hoàng Long"}


@pytest.fixture
def seat():
    return make_seat()


@pytest.fixture
def page(client, seat):
    client.force_login(seat.user)
    return client


def text(answer):
    return answer.content.decode()


def test_a_party_is_entered_and_found(page, seat):
    answer = page.post(reverse("party_enter"), NEW | {"phone": "0912345678; 0912345679"})
    assert answer.status_code == 302
    enter(scope_of(seat))
    party = Party.objects.get()
    assert party.identifier_rows.count() == 2
    shown = text(page.get(answer["Location"]))
    assert "0912345679" in shown
    listed = text(page.get(reverse("parties"), {"tim": "cong ty hoang long"}))
    assert NEW["name"] in listed
    assert NEW["name"] in text(page.get(reverse("parties")))
    part = page.get(reverse("parties"), {"tim": "hoang"}, headers={"hx-request": "true"})
    assert NEW["name"] in text(part)
    assert "<html" not in text(part)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "phải có tên"),
        ({"name": "   "}, "phải có tên"),
        ({"name": "x" * 301}, "300"),
        ({"tax_code": "0100109107"}, "sai chữ số kiểm tra"),
        ({"identity_number": "123"}, "12 chữ số"),
        ({"phone": "0912345678; 12"}, "“12”"),
        ({"shop": "@hoanglong"}, "dán đường dẫn"),
        ({"territory": "Không Đâu Cả"}, "Không có địa bàn"),
        ({"born_in": "1800"}, "Năm sinh phải"),
    ],
)
def test_what_is_refused_keeps_what_was_typed(page, wrong, said):
    typed = NEW | {"street": "12 đường Tôi Vừa Gõ"} | wrong
    answer = page.post(reverse("party_enter"), typed)
    assert answer.status_code == 422
    assert said in text(answer)
    assert typed["street"] in text(answer)
    assert not Party.objects.exists()


def test_a_party_without_any_number_says_what_that_means(page, seat):
    party = make_party(seat, 'D\'Or "Bé" <b>')
    shown = text(page.get(reverse("party", args=[party.pk])))
    assert "Chưa có số nào" in shown
    assert "<b>" not in shown.partition("<main")[2]


def test_facts_are_added_on_the_page(page, seat):
    party = make_party(seat, "Hoàng Long")
    where = reverse("party_add", args=[party.pk])
    refused = page.post(where, {"phone": "1", "street": "phố Đã Gõ"})
    assert refused.status_code == 422
    assert "phố Đã Gõ" in text(refused)
    assert page.post(where, {}).status_code == 422
    assert page.post(where, {"phone": "0912345678"}).status_code == 302
    assert "0912345678" in text(page.get(reverse("party", args=[party.pk])))


def test_a_pair_is_decided_and_undone_by_pages(page, seat):
    one = make_party(seat, "Hoàng Long", ("phone", "0912345678"))
    other = make_party(seat, "Hoang Long", ("phone", "0912345678"))
    assert "Cùng số điện thoại" in text(page.get(reverse("lookalikes")))
    where = reverse("pair", args=[one.pk, other.pk])
    assert "Tên chỉ khác dấu" in text(page.get(where))
    refused = page.post(where, {"verdict": "same", "because": " "})
    assert refused.status_code == 422
    assert page.post(where, {"verdict": "same", "because": "cùng giấy"}).status_code == 302
    assert page.post(where, {"verdict": "not_same", "because": "x"}).status_code == 409
    assert "Hoang Long" not in text(page.get(reverse("lookalikes")))
    enter(scope_of(seat))
    row = Judgement.objects.get()
    undo = reverse("judgement_undo", args=[row.pk])
    assert page.post(undo, {"because": ""}).status_code == 422
    assert page.post(undo, {"because": "nhầm"}).status_code == 302
    shown = text(page.get(reverse("party", args=[one.pk])))
    assert "nhầm" in shown
    assert "Cùng số điện thoại" in shown  # it waits again
    assert page.get(reverse("pair", args=[one.pk, one.pk])).status_code == 404


def test_the_whole_number_wants_a_right_and_a_purpose(page, client, seat):
    row = make_party(seat, "An", ("identity_number", PERSON)).identifier_rows.get()
    where = reverse("number_see", args=[row.pk])
    assert PERSON not in text(page.get(where))
    assert page.post(where, {"because": "vì"}).status_code == 422
    shown = page.post(where, {"because": "Vụ việc 12/2026"})
    assert PERSON in text(shown)
    assert "no-store" in shown["Cache-Control"]
    enter(scope_of(seat))
    assert Disclosure.objects.count() == 1
    client.force_login(make_seat(role=Role.OFFICER).user)
    assert client.get(where).status_code == 403
    party = text(client.get(reverse("party", args=[row.party_id])))
    assert where not in party
    assert PERSON not in party


def test_a_number_is_withdrawn_on_its_page(page, seat):
    row = make_party(seat, "An", ("phone", "0912345678")).identifier_rows.get()
    where = reverse("number_withdraw", args=[row.pk])
    assert page.post(where, {"because": " "}).status_code == 422
    assert page.post(where, {"because": "gõ nhầm"}).status_code == 302
    assert "gõ nhầm" in text(page.get(reverse("party", args=[row.party_id])))


def test_others_are_asked_on_a_page_and_see_it(page, client, seat):
    theirs = make_seat("v.02")
    make_party(theirs, "Bí mật của ta", ("tax_code", TAX))
    enter(scope_of(seat))
    where = reverse("ask_others")
    assert page.post(where, {"kind": "tax_code", "value": "1", "because": "x"}).status_code == 422
    answer = page.post(where, {"kind": "tax_code", "value": TAX, "because": "Vụ việc 12/2026"})
    assert theirs.body.name in text(answer)
    assert "Bí mật" not in text(answer)
    client.force_login(theirs.user)
    assert seat.body.name in text(client.get(where))


def test_who_keeps_no_parties_reads_and_is_told(client, seat):
    party = make_party(seat, "Hoàng Long")
    leader = make_seat(role=Role.LEADER)
    client.force_login(leader.user)
    shown = text(client.get(reverse("party", args=[party.pk])))
    assert reverse("party_add", args=[party.pk]) not in shown
    assert reverse("party_enter") not in text(client.get(reverse("parties")))
    assert client.get(reverse("party_enter")).status_code == 403


def test_a_judged_pair_in_sight_of_both_is_shown_from_either_side(page, seat):
    team = make_seat("v.01.to")
    theirs = make_party(team, "Hoàng Long", ("phone", "0912345678"))
    ours = make_party(seat, "Hoang Long", ("phone", "0912345678"))
    assert LinkSuggestion.objects.count() == 1
    judge(ours.pk, theirs.pk, "same", "cùng giấy", by=seat, now=timezone.now())
    for party in (ours, theirs):
        assert "cùng giấy" in text(page.get(reverse("party", args=[party.pk])))
