"""A force's own book comes in: whole or its good rows, once, by the rules of single entry."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from sauro.cases.case_rules import ViolationEntry
from sauro.cases.counting import open_limits, search_key
from sauro.cases.custody import custody_of
from sauro.cases.importing import loading, own_books, services
from sauro.cases.importing.fields import (
    EXHIBITS,
    GOODS,
    JOINT,
    MONEY,
    PARTIES,
    SHEETS,
    STEPS,
    field_called,
)
from sauro.cases.importing.reading import choices_of, sheets_of
from sauro.cases.importing.suggesting import suggest_after
from sauro.cases.importing.template import write_template
from sauro.cases.importing.tests.make import book, case_row, loaded, taken
from sauro.cases.importing.writing import key_of
from sauro.cases.models import Case, CaseEvent, CaseFile, CaseParty, GoodsLine, OwnNumber
from sauro.cases.money import Act as MoneyAct
from sauro.cases.money import Debt
from sauro.cases.money import Entry as MoneyEntry
from sauro.cases.opening import NewCase
from sauro.cases.sharing import handing
from sauro.cases.sharing.handing import Offer
from sauro.cases.sharing.taking import Receipt, take_over
from sauro.cases.standing import clocks_now
from sauro.cases.tests.make import facts, make_case, make_place
from sauro.cases.treasury import books_of, enter_money
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.audit.models import Entry
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.foundation.files.store import opened
from sauro.organization.tests.make import make_body, make_seat
from sauro.parties.models import Identifier, LinkSuggestion, Party

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat():
    return make_seat("v.01.qltt")


def wrong(found):
    return [(one["line"], one["code"]) for one in found.report["wrong"]]


def test_a_good_file_is_entered_and_numbered_in_its_order(seat):
    found = loaded(taken(book([case_row(n) for n in (1, 2, 3)]), seat), seat)
    year = timezone.localdate().year
    rows = Case.objects.order_by("number").values_list("number", "year", "own_number__written")
    assert list(rows) == [(n, year, f"{n}/QLTT") for n in (1, 2, 3)]
    assert found.made == 3
    case = Case.objects.earliest("number")
    assert [str(g) for g in case.goodsline_rows.all()] == ["thuốc lá điếu Jet"]
    assert [p.written for p in case.caseparty_rows.all()] == ["Lò Văn Mẫu"]
    assert [e.kind for e in case.events.order_by("pk")] == ["detected", "violation_record"]
    assert case.violation_rows.get().main


def test_what_lists_keep_is_what_single_entry_keeps(seat):
    loaded(taken(book([case_row()]), seat), seat)
    case = Case.objects.get()
    first = next(iter(open_limits(clocks_now(case, timezone.now()))), None)
    assert first is not None
    assert (case.next_due_on, case.next_clock) == (first.due_on, first.clock)
    assert set(case.search_key.split()) == set(search_key(case).split())
    assert case.search_key.startswith(f"{case.number}/{case.year} ")


def test_the_number_goes_on_from_what_was_entered_by_hand_and_back(seat):
    make_case(seat)
    loaded(taken(book([case_row(1), case_row(2)]), seat), seat)
    make_case(seat)
    numbers = Case.objects.order_by("pk").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4]


def test_sent_again_and_enlarged_it_adds_nothing_twice(seat):
    first = book([case_row(1), case_row(2)])
    found = loaded(taken(first, seat), seat)
    again, new = services.take_in("khac.xlsx", [first], by=seat, now=timezone.now())
    assert (again.pk, new) == (found.pk, False)
    larger = taken(book([case_row(n) for n in (1, 2, 3)]), seat)
    assert larger.report["counts"] == {"same": 2, "new": 1}
    loaded(larger, seat)
    assert Case.objects.count() == OwnNumber.objects.count() == 3
    assert Party.objects.count() == 1  # the same person by his number and name


def test_a_case_that_went_on_gets_its_new_steps_and_keeps_the_rest(seat):
    loaded(taken(book([case_row()]), seat), seat)
    went_on = case_row(decision_issued_on=date(2026, 11, 9), decision_issued_paper="7/QĐ", value=1)
    found = taken(book([went_on]), seat)
    assert found.report["counts"] == {"changed": 1}
    loaded(found, seat)
    case = Case.objects.get()
    kinds = [e.kind for e in case.events.order_by("pk")]
    assert kinds == ["detected", "violation_record", "decision_issued"]
    assert case.goodsline_rows.get().value_vnd == 40_000_000
    third = taken(book([went_on, case_row(2)]), seat)
    assert third.report["counts"] == {"same": 1, "new": 1}


def test_one_number_of_two_years_is_two_cases(seat):
    rows = [case_row(), case_row(detected_on=date(2025, 3, 4), violation_record_on=None,
                                 violation_record_paper=None)]  # fmt: skip
    loaded(taken(book(rows), seat), seat)
    assert Case.objects.count() == 2


def test_rows_under_one_number_and_further_sheets_are_one_case(seat):
    second = {"own_number": "1/QLTT", "goods_group": "fuel", "goods_name": "dầu DO",
              "quantity": "2,5", "unit": "lít"}  # fmt: skip
    content = book(
        [case_row(), second],
        {
            GOODS: [{**second, "goods_name": "xăng"}],
            PARTIES: [{"own_number": "1/qltt", "party_name": "CTY TNHH Mẫu",
                       "party_kind": "company", "party_role": "chủ hàng, chủ phương tiện",
                       "tax_code": "0100109106"}],
            STEPS: [{"own_number": "1/QLTT", "step_kind": "tạm giữ tang vật, phương tiện",
                     "step_on": "02/11/2026", "step_time": "10h30", "step_paper": "1/QĐ-TG"}],
        },
    )  # fmt: skip
    loaded(taken(content, seat), seat)
    case = Case.objects.get()
    goods = case.goodsline_rows.order_by("pk").values_list("name", "quantity")
    assert list(goods) == [("thuốc lá điếu Jet", Decimal(1600)), ("dầu DO", Decimal("2.5")),
                           ("xăng", Decimal("2.5"))]  # fmt: skip
    assert set(case.caseparty_rows.values_list("role", "kind")) == {
        ("violator", "person"), ("owner", "company"),
    }  # fmt: skip
    assert str(case.events.get(kind="seizure").at) == "10:30:00"


BAD = [
    ({"detected_on": "11/25/2026"}, "day-turned"),
    ({"detected_on": "45963"}, "day-as-number"),
    ({"detected_on": "31/02/2026"}, "no-such-day"),
    ({"detected_on": "hôm qua"}, "no-day"),
    ({"detected_on": None}, "no-day"),
    ({"detected_on": date(2199, 1, 1), "violation_record_on": None,
      "violation_record_paper": None}, "not-yet"),
    ({"violation_record_on": date(2026, 11, 1)}, "wrong-order"),
    ({"unit": "lít"}, "other-unit"),
    ({"unit": None}, "other-unit"),
    ({"quantity": None}, "no-quantity"),
    ({"quantity": "nhiều"}, "no-number"),
    ({"quantity": 0}, "no-quantity"),
    ({"value": "-5"}, "no-value"),
    ({"goods_group": None}, "no-group"),
    ({"goods_group": "hàng lạ"}, "not-in-list"),
    ({"violation": None}, "no-violation"),
    ({"violation": "abc"}, "not-in-list"),
    ({"territory": None}, "no-territory"),
    ({"territory": "Xã Không Có"}, "no-such-place"),
    ({"party_name": None}, "no-name"),
    ({"party_name": "…"}, "no-name"),
    ({"phone": "912345678"}, None),
    ({"identity_number": "40090123456"}, None),
    ({"own_number": None}, "no-own-number"),
    ({"detected_time": "25:00"}, "no-hour"),
    ({"violation_record_on": None}, "paper-without-day"),
    ({"hs_code": "12"}, "no-hs-code"),
]  # fmt: skip


@pytest.mark.parametrize(("others", "code"), BAD, ids=[str(o) for o, _c in BAD])
def test_a_wrong_cell_is_told_with_its_row_and_enters_nothing(seat, others, code):
    found = taken(book([case_row(1), case_row(2, **others)]), seat)
    told = wrong(found)
    assert {line for line, _code in told} == {3}
    assert code is None or code in {c for _line, c in told}
    with pytest.raises(Refused):
        loaded(found, seat)
    assert not Case.objects.exists()
    loaded(found, seat, whole=False)
    assert OwnNumber.objects.get().written == "1/QLTT"


def test_a_number_without_its_zero_is_told_and_not_shown_whole(seat):
    found = taken(book([case_row(identity_number="40090123456")]), seat)
    (one,) = found.report["wrong"]
    assert "Excel đã bỏ số 0" in one["message"]
    assert "40090123456" not in str(found.report)


def test_what_is_only_odd_comes_in(seat):
    found = taken(book([case_row(phone=None, value=None)]), seat)
    assert {one["code"] for one in found.report["doubts"]} == {"no-identifier", "no-worth"}
    assert loaded(found, seat).made == 1


def test_rows_of_one_number_that_do_not_stand_together_are_told(seat):
    found = taken(book([case_row(1), case_row(2), case_row(1)]), seat)
    assert wrong(found) == [(4, "number-twice")]


OWN = {"own_number": "1/QLTT"}
EXHIBIT = OWN | {
    "exhibit_name": "Thuốc lá Jet", "exhibit_unit": "bao", "exhibit_quantity": 1600,
    "exhibit_on": date(2026, 11, 2), "exhibit_from": "Lò Văn Mẫu", "exhibit_holder": "Đội số 3",
    "exhibit_place": "Kho số 1", "exhibit_paper": "1/BB-TG",
}  # fmt: skip
CLAIM = OWN | {
    "money_act": "Phải nộp", "money_debt": "PHAT1", "money_kind": "fine",
    "money_on": date(2026, 11, 9), "money_amount": "60.000.000", "money_paper": "12/QĐ-XPHC",
    "money_due_on": date(2026, 11, 19),
}  # fmt: skip
PAID = OWN | {
    "money_act": "paid_in", "money_debt": "PHAT1", "money_on": date(2026, 11, 12),
    "money_amount": 20_000_000, "money_paper": "BL-1",
}  # fmt: skip


def whole_file(*paid, rows=None, exhibits=(EXHIBIT,)):
    joint = [OWN | {"joint_body": "v.01.ca", "joint_part": "điều tra"}]
    further = {EXHIBITS: list(exhibits), MONEY: [CLAIM, *paid], JOINT: joint}
    return book(rows or [case_row()], further)


def test_exhibits_money_and_joint_bodies_come_in_with_their_case_and_once(seat):
    make_body("v.01.ca", "Công an tỉnh Mẫu")
    found = taken(whole_file(PAID), seat)
    assert found.report["wrong"] == []
    assert found.report["shown"][0]["further"] == [1, 2, 1]
    loaded(found, seat)
    case = Case.objects.get()
    known, books = custody_of(case), books_of(case, date(2026, 11, 12))
    assert (known.lots["TV1"].held, known.lots["TV1"].holder) == (Decimal(1600), "Đội số 3")
    assert books.balances["PHAT1"].owed_vnd == 60_000_000
    assert books.left_vnd == 40_000_000
    assert [(b.owner_path, b.part) for b in case.bodies.all()] == [("v.01.ca", "điều tra")]
    second = PAID | {"money_on": date(2026, 11, 13), "money_paper": "BL-2"}
    more = EXHIBIT | {"exhibit_name": "Xe tải", "exhibit_unit": "chiếc", "exhibit_quantity": 1}
    again = taken(whole_file(PAID, second, exhibits=(EXHIBIT, more)), seat)
    assert again.report["counts"] == {"changed": 1}
    loaded(again, seat)
    known, books = custody_of(case), books_of(case, date(2026, 11, 13))
    assert [line.name for line in known.lines] == ["Thuốc lá Jet", "Xe tải"]
    assert [row.paper for row in books.rows] == ["12/QĐ-XPHC", "BL-1", "BL-2"]
    assert case.bodies.count() == 1
    assert taken(whole_file(PAID, second, exhibits=(EXHIBIT, more), rows=[case_row(), case_row(2)]),
                 seat).report["counts"] == {"same": 1, "new": 1}  # fmt: skip


def test_a_payment_of_a_claim_that_was_entered_by_hand_comes_in(seat):
    loaded(taken(book([case_row()]), seat), seat)
    case = Case.objects.get()
    claim = MoneyEntry(1, MoneyAct.OWED, "PHAT1", date(2026, 11, 9), 60_000_000, "12/QĐ-XPHC",
                       Debt.FINE, date(2026, 11, 19))  # fmt: skip
    enter_money(case.pk, claim, by=seat, now=timezone.now(), today=timezone.localdate())
    found = taken(book([case_row()], {MONEY: [PAID]}), seat)
    assert found.report["wrong"] == []
    loaded(found, seat)
    both = taken(book([case_row()], {MONEY: [CLAIM, PAID]}), seat)  # told again with its claim
    assert both.report["wrong"] == []
    loaded(both, seat)
    assert [row.act for row in books_of(case, date(2026, 11, 20)).rows] == ["owed", "paid_in"]
    more = PAID | {"money_amount": 90_000_000, "money_paper": "BL-9"}
    assert wrong(taken(book([case_row()], {MONEY: [more]}), seat))  # more than is owed


@pytest.mark.parametrize(
    ("sort", "row", "codes"),
    [
        (EXHIBITS, EXHIBIT | {"exhibit_quantity": "nhiều", "exhibit_on": "32/13/2026",
                              "exhibit_unit": ""}, {"no-number", "no-such-day", "cell-needed"}),
        (EXHIBITS, EXHIBIT | {"exhibit_quantity": -1}, None),
        (EXHIBITS, EXHIBIT | {"exhibit_on": date(2099, 1, 1)}, None),
        (MONEY, CLAIM | {"money_act": "cho vay", "money_amount": "x", "money_kind": "lạ"},
         {"not-in-list", "no-number"}),
        (MONEY, PAID, None),
        (MONEY, CLAIM | {"money_due_on": None}, None),
        (JOINT, OWN | {"joint_body": "Cơ quan không có"}, {"body-unknown"}),
        (JOINT, OWN | {"joint_body": "v.01.qltt"}, {"joint-is-lead"}),
        (JOINT, OWN | {"joint_part": "không tên"}, {"cell-needed"}),
    ],
)  # fmt: skip
def test_what_a_further_sheet_has_wrong_is_told_with_its_row(seat, sort, row, codes):
    found = taken(book([case_row()], {sort: [row]}), seat)
    told = {one["code"] for one in found.report["wrong"]}
    assert {(one["sheet"], one["line"]) for one in found.report["wrong"]} == {(SHEETS[sort], 2)}
    assert told if codes is None else codes <= told
    assert found.report["counts"]["wrong"] == 1


def test_all_mistakes_of_a_row_are_told_at_once(seat):
    row = case_row(
        detected_on="hôm qua", detected_time="25:99", territory="Nơi không có", route="hầm",
        source="mơ", complexity="khó", violation="không có", party_name="", party_role="lạ",
        identity_number="12", goods_group="vàng mã", quantity="nhiều", value="đắt", hs_code="x",
        valuation="đoán",
    )  # fmt: skip
    told = {one["field"] for one in taken(book([row]), seat).report["wrong"]}
    assert told >= {
        "detected_on", "detected_time", "territory", "route", "source", "complexity", "violation",
        "party_name", "party_role", "identity_number", "goods_group", "quantity", "value",
        "hs_code", "valuation",
    }  # fmt: skip


def test_a_row_of_a_further_sheet_without_its_case_is_told(seat):
    lost = {"own_number": "9", "step_kind": "seizure", "step_on": "02/11/2026"}
    assert wrong(taken(book([case_row()], {STEPS: [lost]}), seat)) == [(2, "stray-row")]


def test_joined_cells_formulas_and_sums_are_understood(seat):
    def more(made):
        page = made.active
        page.append(["1/QLTT", *[None] * 40])
        page.merge_cells("A2:A3")
        column = [c.value for c in page[1]].index("Số lượng")
        group = [c.value for c in page[1]].index("Nhóm hàng")
        page.cell(3, column + 1, "=1+1")  # never computed: no value
        page.cell(3, group + 1, "fuel")
        page.append(["Tổng cộng", *[None] * 20, 12])

    found = taken(book([case_row()], more=more), seat)
    assert wrong(found) == [(3, "no-quantity"), (3, "other-unit")]  # all of it at once
    assert found.report["counts"]["wrong"] == 1


def test_heads_in_another_order_and_other_words_are_known(seat):
    def more(made):
        page = made.active
        page.delete_rows(1, 5)
        page.append(["SỔ VỤ VIỆC NĂM 2026"])
        page.append(["Địa bàn", "Số vụ", "NGÀY KIỂM TRA (ghi theo biên bản)", "Hành vi vi phạm"])
        page.append(["99001", "5", date(2026, 11, 2), "banned_storage"])

    found = taken(book([], more=more), seat)
    assert found.report["counts"]["new"] == 1
    assert loaded(found, seat).made == 1


def test_columns_that_a_person_chose_are_remembered(seat):
    def heads(number):
        def more(made):
            page = made.active
            page.delete_rows(1, 5)
            page.append(["Số vụ", "Ngày phát hiện", "Địa bàn", "Cột lạ"])
            page.append([number, date(2026, 11, 2), "99001", "banned_storage"])

        return book([], more=more)

    found = taken(heads("5"), seat)
    assert [one["field"] for one in found.report["refused"]] == ["violation"]
    sheets = sheets_of(found)
    (guess,) = choices_of(found, sheets)
    choice = type(guess)(guess.sheet, guess.sort, guess.head, {**guess.columns, "violation": 3})
    services.choose(found.pk, found.version, [choice], sheets, by=seat, now=timezone.now())
    assert taken(heads("6"), seat).report["counts"]["new"] == 1


def test_a_case_that_another_force_entered_is_suggested_and_may_be_left_out(seat):
    above = make_seat("v.01")
    twin = taken(book([case_row()]), make_seat("v.01.ca"))
    loaded(twin, make_seat("v.01.ca"))
    enter(scope_of(above))
    found = taken(book([case_row(7), case_row(8, party_name="Người Khác")]), above)
    (one,) = found.report["alike"]
    assert one["own"] == "7/QLTT"
    loaded(found, above, skipped=[one["key"], "gì đó"])
    assert OwnNumber.objects.filter(owner_path="v.01").get().written == "8/QLTT"


def test_numbers_are_sealed_and_the_file_too(seat):
    secret = "001090123456"
    found = loaded(taken(book([case_row(identity_number=secret)]), seat), seat)
    row = Identifier.objects.get(kind="identity_number")
    assert (row.shown, secret in row.sealed) == ("…3456", False)
    with opened(found.sha256) as file:
        assert not file.read().startswith(b"PK")
    assert secret not in "".join(map(str, Entry.objects.values_list("after", flat=True)))


def test_the_history_says_from_which_file_and_row(seat):
    found = loaded(taken(book([case_row(1), case_row(2)]), seat), seat)
    rows = Entry.objects.filter(table="cases_ownnumber", act="INSERT").order_by("number")
    said = rows.values_list("after__file_id", "after__line", "seat_id")
    assert list(said) == [
        (found.pk, 2, seat.pk), (found.pk, 3, seat.pk),
    ]  # fmt: skip
    recorded = set(Entry.objects.filter(act="INSERT").values_list("table", "row"))
    for model in (Case, CaseEvent, CaseParty, GoodsLine, Party, Identifier):
        for pk in model.objects.values_list("pk", flat=True):
            assert (model._meta.db_table, str(pk)) in recorded


def test_a_row_that_turned_wrong_meanwhile_leaves_nothing_of_a_whole_file(seat, monkeypatch):
    monkeypatch.setattr(loading, "AT_ONCE", 1)
    found = taken(book([case_row(1), case_row(2), case_row(3, unit="lít")]), seat)
    CaseFile.objects.filter(pk=found.pk).update(asked_at=timezone.now(), asked_by=seat)
    loading.load_now(found.pk, found.owner_path, timezone.now())
    enter(scope_of(seat))
    found.refresh_from_db()
    assert not Case.objects.exists()
    assert not Party.objects.exists()
    assert (found.asked_at, found.refused[0]["code"]) == (None, "not-whole")


def test_two_runs_of_a_job_enter_once(seat):
    found = loaded(taken(book([case_row()]), seat), seat)
    loading.load_now(found.pk, found.owner_path, timezone.now())
    enter(scope_of(seat))
    assert Case.objects.count() == 1


def test_look_alikes_of_its_parties_are_looked_for_afterwards(seat):
    rows = [case_row(1), case_row(2, party_name="Lò Văn Mẩn")]
    found = loaded(taken(book(rows), seat), seat)
    assert not LinkSuggestion.objects.exists()
    last: int | None = 0
    while last is not None:
        last = suggest_after(found.pk, found.owner_path, last, timezone.now())
    enter(scope_of(seat))
    assert LinkSuggestion.objects.count() == 1


def test_only_who_keeps_cases_of_the_body_sees_its_files(seat, client):
    found = taken(book([case_row()]), seat)
    with pytest.raises(NotAllowed):
        services.take_in("a.xlsx", [b"x"], by=make_seat("v.01.qltt", Role.LEADER),
                         now=timezone.now())  # fmt: skip
    above = make_seat("v.01")
    enter(scope_of(above))
    assert not CaseFile.objects.exists()
    with pytest.raises(Hidden):
        services.throw_away(found.pk, found.version, by=above, now=timezone.now())


def test_the_second_of_two_is_told_and_a_loaded_file_stays(seat):
    found = taken(book([case_row()]), seat)
    services.read_again(found.pk, found.version, by=seat, now=timezone.now())
    with pytest.raises(Stale):
        services.throw_away(found.pk, found.version, by=seat, now=timezone.now())
    fresh = CaseFile.objects.get(pk=found.pk)
    with pytest.raises(Refused):  # not read again yet
        services.ask_loading(
            fresh.pk, fresh.version, only_whole=True, skipped=(), by=seat, now=timezone.now()
        )


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nothing", b"a,b\n1,2\n", b"%PDF-1.7 x"])
def test_what_is_no_workbook_is_refused_with_a_sentence(seat, content):
    enter(scope_of(seat))
    with pytest.raises(Refused) as refused:
        services.take_in("a.xlsx", [content], by=seat, now=timezone.now())
    assert len(refused.value.findings[0].message) > 30


def test_the_template_is_read_by_what_reads_it(seat):
    make_place()
    file = BytesIO()
    write_template(file, timezone.localdate())
    made = load_workbook(BytesIO(file.getvalue()))
    page = made["Vụ việc"]
    heads = [str(cell.value).removesuffix(" *") for cell in page[1]]
    for code, value in case_row().items():
        page.cell(2, heads.index(field_called(code).label) + 1, value)
    filled = BytesIO()
    made.save(filled)
    found = taken(filled.getvalue(), seat)
    assert (found.report["counts"], found.report["wrong"]) == ({"new": 1}, [])


def test_pages_lead_from_the_file_to_the_cases(client, seat):
    make_place()
    client.force_login(seat.user)
    content = BytesIO(book([case_row(1), case_row(2, unit="lít")]))
    content.name = "so.xlsx"
    answer = client.post(reverse("case_files"), {"file": content})
    enter(scope_of(seat))
    found = CaseFile.objects.get()
    where = reverse("case_file", args=[found.pk])
    assert answer["Location"] == where
    assert "Đang đọc tệp" in client.get(where).content.decode()
    loading_page = client.get(where, headers={"hx-request": "true"})
    assert "progress" in loading_page.content.decode()
    taken_ = taken(content.getvalue(), seat)
    page = client.get(where).content.decode()
    assert "Nhóm hàng này không tính bằng “lít”" in page
    assert re.search(r'<input type="checkbox" name="only_whole"(?![^>]*checked)', page)
    remarks = client.get(reverse("case_remarks", args=[found.pk]))
    cells = load_workbook(BytesIO(b"".join(remarks.streaming_content))).active
    assert [c.value for c in cells[2]][:2] == [3, "Vụ việc"]
    load = reverse("case_load", args=[found.pk])
    kept = client.post(load, {"version": taken_.version, "only_whole": "on"})
    assert kept.status_code == 422
    assert client.post(load, {"version": taken_.version}).status_code == 302
    loading.load_now(found.pk, found.owner_path, timezone.now())
    assert "Đã vào sổ 1 vụ" in client.get(where).content.decode()


def test_where_all_rows_are_good_the_whole_is_asked_for(client, seat):
    make_place()
    client.force_login(seat.user)
    found = taken(book([case_row(1)]), seat)
    page = client.get(reverse("case_file", args=[found.pk])).content.decode()
    assert re.search(r'<input type="checkbox" name="only_whole"[^>]*checked', page)


def test_a_job_that_stopped_is_told_in_the_list(client, seat):
    make_place()
    client.force_login(seat.user)
    found = taken(book([case_row(1)]), seat)
    services.ask_loading(
        found.pk, found.version, only_whole=True, skipped=(), by=seat, now=timezone.now()
    )
    assert "Đang nhập" in client.get(reverse("case_files")).content.decode()
    enter(scope_of(seat))
    CaseFile.objects.update(asked_at=timezone.now() - services.STUCK)
    page = client.get(reverse("case_files")).content.decode()
    assert "Không nhập được" in page
    assert "Đang nhập" not in page


def test_a_system_and_a_file_mean_the_same_case_by_its_own_number(seat):
    def send(number):
        key = key_of(seat.body.path, number, 2026)
        new = NewCase(key, facts(), [ViolationEntry("banned_storage")])
        return own_books.put(new, number, by=seat, now=timezone.now())

    make_place()
    enter(scope_of(seat))
    case = send("1/QLTT")
    assert send(" 1/qltt ").pk == case.pk
    assert "1/qltt" in Case.objects.get(pk=case.pk).search_key
    found = taken(book([case_row(1), case_row(2)]), seat)
    assert found.report["counts"] == {"changed": 1, "new": 1}


def test_a_case_that_was_handed_over_is_left_alone_and_the_rest_comes_in(seat):
    loaded(taken(book([case_row()]), seat), seat)
    case, now, today = Case.objects.get(), timezone.now(), timezone.localdate()
    police = make_seat("v.97")
    enter(scope_of(seat))
    offer = Offer("authority", "v.97", "vượt thẩm quyền", "15/CV", today)
    row = handing.offer(case.pk, offer, by=seat, now=now)
    enter(scope_of(police))
    take_over(row.pk, Receipt(today), by=police, now=now)
    enter(scope_of(seat))
    changed = case_row(decision_issued_on=date(2026, 11, 9), decision_issued_paper="7/QĐ")
    found = taken(book([changed, case_row(2)]), seat)
    assert {n: found.report["counts"].get(n) for n in ("away", "new")} == {"away": 1, "new": 1}
    assert loaded(found, seat).made == 1
    assert not case.events.filter(kind="decision_issued").exists()
