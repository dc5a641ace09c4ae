"""Exhibits and money through their pages: written, refused, printed, compared with paper."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sauro.cases.custody import Line, add_exhibit, custody_of
from sauro.cases.exhibits import Act, head_of
from sauro.cases.joining import Joining
from sauro.cases.models import CaseMoney, CaseMovement
from sauro.cases.money import Act as MoneyAct
from sauro.cases.tests.make import DAY, make_case
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import machine
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
SEIZED = {
    "number": "1", "exhibit": "TV1", "day": f"{DAY:%d/%m/%Y}", "quantity": "1.600",
    "giver": "Nguyễn Văn An", "taker": "Đội QLTT số 3", "seal": "S1", "paper": "1/BB-TG",
}  # fmt: skip
OVER = {
    "number": "2", "exhibit": "TV1", "day": f"{DAY:%d/%m/%Y}", "taker": "Công an tỉnh",
    "seal": "S1", "paper": "2/BB-BG", "place": "Kho tỉnh",
}  # fmt: skip
FINED = {
    "number": "1", "debt": "PHAT1", "kind": "fine", "day": f"{DAY:%d/%m/%Y}",
    "amount_vnd": "60 triệu", "due_on": f"{DAY + timedelta(days=10):%d/%m/%Y}",
    "paper": "12/QĐ-XPHC",
}  # fmt: skip
PAID = {
    "number": "2", "debt": "PHAT1", "toward": "principal", "day": f"{DAY:%d/%m/%Y}",
    "amount_vnd": "20.000.000", "paper": "GNT 7",
}  # fmt: skip


@pytest.fixture
def seat():
    return make_seat("v.01.qltt")


@pytest.fixture
def case(seat):
    make_body("v.01.ca")
    made = make_case(seat, joint=(Joining("v.01.ca"),))
    for name in ("Thuốc lá điếu Jet", "Phần tách"):
        add_exhibit(made.pk, Line(name, "bao"), by=seat, now=timezone.now())
    return made


def read(client, seat, name, *arguments, **query):
    client.force_login(seat.user)
    return client.get(reverse(name, args=arguments), query).content.decode()


def sent(client, seat, where, typed):
    client.force_login(seat.user)
    answer = client.post(where, typed)
    enter(scope_of(seat))
    return answer


def moved(client, seat, case, act, typed):
    where = reverse("case_exhibits", args=[case.pk])
    return sent(client, seat, f"{where}?viec={act}", typed)


def paid(client, seat, case, act, typed):
    where = reverse("case_money", args=[case.pk])
    return sent(client, seat, f"{where}?viec={act}", typed)


def test_exhibits_are_listed_seized_handed_over_and_compared_with_paper(client, seat, case):
    line = {"form": "line", "name": "Xe tải 1,4 tấn", "unit": "chiếc"}
    assert moved(client, seat, case, "", line).status_code == 302
    assert moved(client, seat, case, "seized", SEIZED).status_code == 302
    assert moved(client, seat, case, "handed_over", OVER).status_code == 302
    page = read(client, seat, "case_exhibits", case.pk)
    for words in ("Xe tải 1,4 tấn", "1.600 bao", "Đội QLTT số 3 → Công an tỉnh", "2/BB-BG"):
        assert words in page
    enter(scope_of(seat))
    head = head_of(custody_of(case).chain)
    paper = read(client, seat, "handover_paper", case.pk, 2)
    assert head in paper
    assert "BÊN NHẬN" in paper
    assert "Khớp:" in read(client, seat, "case_exhibits", case.pk, dau=head.upper())
    assert "Không khớp" in read(client, seat, "case_exhibits", case.pk, dau="0" * 16)
    client.force_login(seat.user)
    assert client.get(reverse("handover_paper", args=[case.pk, 1])).status_code == 404


@pytest.mark.parametrize("act", [a.value for a in Act])
def test_each_act_has_its_form_and_what_is_refused_stays_typed(client, seat, case, act):
    moved(client, seat, case, "seized", SEIZED)
    typed = {"number": "2", "exhibit": "TV1", "day": f"{DAY - timedelta(days=1):%d/%m/%Y}"}
    answer = moved(client, seat, case, act, typed | {"paper": "giấy vừa gõ", "note": "lời vừa gõ"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Chưa ghi được" in page
    assert "vừa gõ" in page
    assert CaseMovement.objects.count() == 1
    assert 'name="taker"' in read(client, seat, "case_exhibits", case.pk, viec="handed_over")


OPTIONAL = re.compile(
    r'<label class="form-label" for="(?:ghi|tien)-(\w+)">[^<]*<span class="optional">'
)


@pytest.mark.parametrize("act", [a.value for a in Act])
def test_what_an_act_is_refused_without_is_not_called_optional(client, seat, case, act):
    if act != "seized":
        moved(client, seat, case, "seized", SEIZED)
    called = set(OPTIONAL.findall(read(client, seat, "case_exhibits", case.pk, viec=act)))
    bare = {"number": "1" if act == "seized" else "2", "exhibit": "TV1", "withdraws": "1"}
    bare["day"] = f"{DAY:%d/%m/%Y}"
    page = moved(client, seat, case, act, bare).content.decode()
    refused = set(re.findall(r'id="ghi-(\w+)_error"', page))
    assert refused
    assert called & refused <= {"seal"}  # which says when it is needed
    assert not called & {"quantity", "giver", "taker", "withdraws"}


@pytest.mark.parametrize("act", [a.value for a in MoneyAct])
def test_what_an_entry_is_refused_without_is_not_called_optional(client, seat, case, act):
    if act != "owed":
        paid(client, seat, case, "owed", FINED)
    called = set(OPTIONAL.findall(read(client, seat, "case_money", case.pk, viec=act)))
    bare = {"number": "1" if act == "owed" else "2", "day": f"{timezone.localdate():%d/%m/%Y}"}
    answer = paid(client, seat, case, act, bare)
    refused = set(re.findall(r'id="tien-(\w+)_error"', answer.content.decode()))
    assert refused
    assert not called & refused
    assert not called & {"amount_vnd", "due_on", "paper", "debt"}


def test_what_was_sent_twice_is_told_and_goes_on_from_there(client, seat, case):
    moved(client, seat, case, "seized", SEIZED)
    moved(client, seat, case, "handed_over", OVER)
    answer = moved(client, seat, case, "handed_over", OVER)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Kho tỉnh" in page
    assert 'name="number" value="3"' in page
    paid(client, seat, case, "owed", FINED)
    answer = paid(client, seat, case, "owed", FINED)
    assert answer.status_code == 409
    assert 'name="number" value="2"' in answer.content.decode()


def test_the_page_of_the_case_says_both_in_a_few_words(client, seat, case):
    assert "Không giữ tang vật nào" in read(client, seat, "case", case.pk)
    moved(client, seat, case, "seized", SEIZED)
    paid(client, seat, case, "owed", FINED)
    paid(client, seat, case, "paid_in", PAID)
    page = read(client, seat, "case", case.pk)
    assert "1.600 bao Thuốc lá điếu Jet; Đội QLTT số 3 giữ" in page
    assert "20.000.000 đồng" in page


def test_money_is_written_and_more_than_is_owed_is_a_lesson(client, seat, case):
    assert paid(client, seat, case, "owed", FINED).status_code == 302
    assert paid(client, seat, case, "paid_in", PAID).status_code == 302
    more = PAID | {"number": "3", "amount_vnd": "60 triệu"}
    answer = paid(client, seat, case, "paid_in", more)
    assert answer.status_code == 422
    assert "thừa 20.000.000 đồng" in answer.content.decode()
    assert paid(client, seat, case, "paid_in", more | {"beyond": "on"}).status_code == 302
    page = read(client, seat, "case_money", case.pk)
    assert "nộp thừa 20.000.000, chờ hoàn trả" in page
    back = {"number": "4", "reverses": "3", "day": f"{timezone.localdate():%d/%m/%Y}", "note": "x"}
    assert paid(client, seat, case, "reversed", back).status_code == 302
    page = read(client, seat, "case_money", case.pk)
    assert "đã đảo ở số 4" in page
    assert "0,05%" in page
    assert "chưa kiểm chứng" in page
    plan = {"number": "5", "debt": "PHAT1", "day": f"{DAY:%d/%m/%Y}", "paper": "3/QĐ",
            "part_1": "30 triệu", "due_1": f"{DAY + timedelta(days=20):%d/%m/%Y}",
            "part_2": "10 triệu", "due_2": f"{DAY + timedelta(days=50):%d/%m/%Y}"}  # fmt: skip
    assert paid(client, seat, case, "planned", plan).status_code == 302


@pytest.mark.parametrize("act", [a.value for a in MoneyAct])
def test_each_entry_has_its_form_and_says_what_is_missing(client, seat, case, act):
    answer = paid(client, seat, case, act, {"number": "1", "day": f"{DAY:%d/%m/%Y}"})
    assert answer.status_code == 422
    assert not CaseMoney.objects.exists()


def test_joint_bodies_and_those_above_read_and_do_not_write(client, seat, case):
    moved(client, seat, case, "seized", SEIZED)
    paid(client, seat, case, "owed", FINED)
    for other in (make_seat("v.01.ca"), make_seat("v.01")):
        assert "Nguyễn Văn An" in read(client, other, "case_exhibits", case.pk)
        page = read(client, other, "case_money", case.pk)
        assert "60.000.000" in page
        assert "Ghi bút toán" not in page
        assert moved(client, other, case, "opened", {}).status_code == 403
        assert paid(client, other, case, "paid_in", PAID).status_code == 403


def test_other_systems_read_both_with_exact_numbers(client, seat, case):
    moved(client, seat, case, "seized", SEIZED)
    paid(client, seat, case, "owed", FINED)
    paid(client, seat, case, "paid_in", PAID)
    ask = machine(seat).get
    known = ask(f"/api/v1/cases/{case.pk}/exhibits").json()
    assert known["exhibits"][0]["held"] == "1600.000"
    assert known["exhibits"][1]["held"] == "0"
    assert len(known["movements"][0]["digest"]) == 64
    books = ask(f"/api/v1/cases/{case.pk}/money").json()
    assert books["balances"][0]["paid_vnd"] == books["balances"][0]["reached_vnd"] == 20_000_000
    assert [e["act"] for e in books["entries"]] == ["owed", "paid_in"]
