"""A case through its pages: entered, told, mended, narrowed, taken away as a workbook."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook

from sauro.cases.case_forms import AmountField
from sauro.cases.case_rules import PartyEntry
from sauro.cases.joining import Joining
from sauro.cases.models import Case, CaseBody, CaseEvent
from sauro.cases.register import counted_once
from sauro.cases.tests.make import DAY, DRIVER, make_case, make_place
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.organization.tests.make import make_body, make_seat
from sauro.parties.models import Party
from sauro.parties.tests.make import make_party

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat():
    return make_seat("v.01.qltt")


def read(client, seat, name, *arguments, **query):
    client.force_login(seat.user)
    return client.get(reverse(name, args=arguments), query).content.decode()


def sent(client, seat, where, **typed):
    client.force_login(seat.user)
    answer = client.post(where, typed)
    enter(scope_of(seat))
    return answer


def typed_case(page, **others):
    """What a form sends: what it showed, and what an officer typed over it."""
    form = page.context["form"]
    shown = {b.html_name: b.value() for b in form if b.value() not in (None, False)}
    make_place()
    return {
        **{name: str(value) for name, value in shown.items()},
        "detected_on": "02/11/2026", "detected_time": "9h30", "territory": "Mường Mẫu",
        "violation": "banned_storage", "party_0_kind": "person", "party_0_name": "Lò Văn Mẫu",
        "party_0_number": "0912 345 678", "party_0_number_kind": "phone",
        "goods_0_group": "cigarettes", "goods_0_name": "thuốc lá Jet", "goods_0_quantity": "1.600",
        "goods_0_unit": "bao", "goods_0_value": "40 triệu", "record_on": "02/11/2026",
        "record_paper": "12/BB-VPHC", **others,
    }  # fmt: skip


def test_a_whole_case_is_entered_on_one_page(client, seat):
    client.force_login(seat.user)
    where = reverse("case_enter")
    page = client.get(where, {"mau": "thuoc-la-lau"})
    assert 'value="bao"' in page.content.decode()
    typed = typed_case(page)
    answer = sent(client, seat, where, **typed)
    assert answer.status_code == 302, answer.context["form"].errors
    case = Case.objects.get()
    assert answer["Location"] == reverse("case", args=[case.pk])
    assert sent(client, seat, where, **typed)["Location"] == answer["Location"]  # sent twice
    told = read(client, seat, "case", case.pk)
    for words in (
        "09:30", "1.600 bao", "40.000.000 đồng", "Lò Văn Mẫu", "12/BB-VPHC", "Điều 191",
        "Điều 66", "Cách tính", "ngày thứ 1",
    ):  # fmt: skip
        assert words in told, words


def test_errors_stand_beside_their_rows_and_nothing_typed_is_lost(client, seat):
    client.force_login(seat.user)
    where = reverse("case_enter")
    make_place()
    typed = typed_case(
        client.get(where), goods_0_name="", goods_0_quantity="", goods_0_value="",
        goods_1_name="dầu DO", goods_1_group="fuel", goods_1_quantity="12", goods_1_unit="bao",
    )  # fmt: skip
    answer = sent(client, seat, where, **typed)
    assert answer.status_code == 422
    assert "other-unit" not in answer.content.decode()
    assert "lít, m3" in str(answer.context["form"].errors["goods_1_unit"])
    assert 'value="dầu DO"' in answer.content.decode()
    for wrong, field in (
        ({"detected_on": f"{timezone.localdate() + timedelta(2):%d/%m/%Y}"}, "detected_on"),
        ({"territory": "Không Đâu"}, "territory"), ({"point": "95, 200"}, "point"),
        ({"point": "--5, 3"}, "point"), ({"point": f"{'9' * 50}, 1"}, "point"),
        ({"goods_1_quantity": "âm"}, "goods_1_quantity"), ({"joint": "Hội Không Tên"}, "joint"),
        ({"party_0_number": "12", "party_0_number_kind": ""}, "party_0_number"),
        ({"violation": ""}, "violation"),
    ):  # fmt: skip
        answer = sent(client, seat, where, **(typed | {"goods_1_unit": "lít"} | wrong))
        assert answer.status_code == 422, wrong
        assert field in answer.context["form"].errors, wrong
    assert not Case.objects.exists()


def test_a_party_of_the_register_is_offered_as_one_types_and_taken(client, seat):
    known = make_party(seat, "Công ty TNHH Hoàng Long", ("phone", "0912345678"))
    offered = read(client, seat, "case_alike", party_0_name="hoang long")
    assert f'name="party_0_id" value="{known.pk}"' in offered
    where = reverse("case_enter")
    typed = typed_case(client.get(where), party_0_id=str(known.pk), party_0_number="")
    sent(client, seat, where, **typed)
    assert [p.party_id for p in Case.objects.get().caseparty_rows.all()] == [known.pk]
    assert Party.objects.count() == 1


def test_lines_and_steps_are_added_on_the_page(client, seat):
    case = make_case(seat)
    make_body("v.01.ca", "Công an tỉnh Mẫu")

    def added(sort, **typed):
        return sent(client, seat, reverse("case_add", args=[case.pk, sort]), **typed)

    assert added("buoc", kind="seizure", day="03/11/2026", about="xe 29C-1").status_code == 302
    early = added("buoc", kind="decision_issued", day="03/11/2026")
    assert early.status_code == 302
    assert "cần có" in read(client, seat, "case", case.pk)  # told with what is missing, not refused
    future = added("buoc", kind="seizure", day="01/01/2199")
    assert future.status_code == 422
    assert 'value="01/01/2199"' in future.content.decode()
    assert (
        added("hang-hoa", group="sugar", name="đường", quantity="2,5", unit="tấn").status_code
        == 302
    )
    assert added("hanh-vi", violation="no_origin").status_code == 302
    assert added("doi-tuong", role="violator", kind="person", name="An").status_code == 302
    assert added("phoi-hop", body="v.01.ca").status_code == 302
    assert added("phoi-hop", body="v.01.qltt").status_code == 422
    assert added("khac").status_code == 404
    told = read(client, seat, "case", case.pk)
    assert "Chưa có số định danh" in told
    assert "Chưa có trị giá: đường" in told
    step = CaseEvent.objects.get(kind="decision_issued")
    fix = reverse("step_correct", args=[step.pk])
    assert sent(client, seat, fix, kind="seizure", day="03/11/2026").status_code == 422
    typed = {"kind": "decision_issued", "day": "03/11/2026", "never": "on", "because": "ghi nhầm"}
    assert sent(client, seat, fix, **typed).status_code == 302
    assert sent(client, seat, fix, **typed).status_code == 409
    joint = CaseBody.objects.get()
    ended = sent(client, seat, reverse("joint_end", args=[joint.pk]), because="xong phần việc")
    assert ended.status_code == 302
    goods = case.goodsline_rows.get(name="đường")
    dropped = sent(client, seat, reverse("case_drop", args=[case.pk, "hang-hoa", goods.pk]))
    assert dropped.status_code == 302
    assert not case.goodsline_rows.filter(pk=goods.pk).exists()


def test_who_only_reads_is_offered_nothing_to_write(client, seat):
    make_body("v.01.ca")
    case = make_case(seat, parties=(DRIVER,), joint=(Joining("v.01.ca"),))
    for other in (make_seat("v.01.ca"), make_seat("v.01"), make_seat("v.01.qltt", Role.LEADER)):
        told = read(client, other, "case", case.pk)
        assert "Lò Văn Mẫu" in told
        assert '<form method="post" action="/vu-viec' not in told
        change = client.post(reverse("case_change", args=[case.pk]), {"version": 1})
        assert change.status_code == 403
    joint = read(client, make_seat("v.01.ca"), "cases", phan="phoi-hop")
    assert reverse("case", args=[case.pk]) in joint


def test_two_who_change_one_case_lose_nothing(client, seat):
    case = make_case(seat)
    client.force_login(seat.user)
    where = reverse("case_change", args=[case.pk])
    form = client.get(where).context["form"]
    shown = {b.html_name: b.value() for b in form if b.value() not in (None, False)}
    typed = {**shown, "version": 1, "detected_on": f"{DAY:%d/%m/%Y}", "territory": "Mường Mẫu"}
    typed["detected_time"] = "09:00"
    assert (
        sent(
            client,
            seat,
            where,
            **typed,
        ).status_code
        == 302
    )
    second = sent(client, seat, where, **(typed | {"summary": "Lời tôi vừa gõ"}))
    assert second.status_code == 409
    assert "Lời tôi vừa gõ" in second.content.decode()
    again = sent(client, seat, where, **(typed | {"summary": "Lời tôi vừa gõ", "version": 2}))
    assert again.status_code == 302


def test_the_register_is_narrowed_without_accents_sorted_and_taken_away(client, seat):
    make_case(seat, parties=(DRIVER,))
    other = make_place("Bản Khác", "99002")
    make_case(seat, route="sea", goods=(), territory=other, detected_on=DAY - timedelta(9))
    one, two = (reverse("case", args=[c.pk]) for c in Case.objects.order_by("pk"))
    for query, found in (
        ({}, {one, two}), ({"tim": "lo van thuoc la"}, {one}), ({"tuyen": "sea"}, {two}),
        ({"nhom": "smuggling_banned"}, {one, two}), ({"nhom": "counterfeit"}, set()),
        ({"hang": "cigarettes"}, {one}), ({"noi": "Bản Khác"}, {two}),
        ({"tu": "01/11/2026"}, {one}), ({"den": "30/10/2026"}, {two}),
        ({"qua_han": "on"}, {one, two}), ({"tim": "1/2026"}, {one}),
        ({"xep": "han", "sau": "x"}, {one, two}), ({"xep": "vao-so"}, {one, two}),
    ):  # fmt: skip
        page = read(client, seat, "cases", **query)
        assert {link for link in (one, two) if f'"{link}"' in page} == found, query
    client.force_login(seat.user)
    book = b"".join(client.get(reverse("cases_export"), {"tim": "jet"}).streaming_content)
    rows = list(load_workbook(BytesIO(book)).active.values)
    assert len(rows) == 2
    assert "1.600 bao thuốc lá điếu Jet" in rows[1]


def test_pages_turn_by_keys(client, seat, monkeypatch):
    monkeypatch.setattr("sauro.cases.register.PAGE", 2)
    for n in range(5):
        make_case(seat, detected_on=DAY - timedelta(n))
    client.force_login(seat.user)
    seen, where = [], reverse("cases")
    while where:
        table = client.get(where).context["table"]
        seen += [row.url for row in table.rows]
        where = reverse("cases") + table.next if table.next else ""
    assert len(seen) == len(set(seen)) == 5


def test_the_page_of_clocks_tells_the_sum_and_what_has_not_begun(client, seat):
    case = make_case(seat)
    told = read(client, seat, "case_clocks", case.pk)
    assert "Thời hạn chưa bắt đầu" in told
    assert "chưa kiểm chứng" in told


def test_one_case_of_two_forces_is_hinted_with_reasons_and_counted_once(client, seat):
    truck = PartyEntry("vehicle", None, "vehicle", "xe tải", (("plate", "37C-123.45"),))
    police = make_seat("v.01.ca")
    ours = make_case(seat, parties=(truck,))
    theirs = make_case(police, parties=(truck,), detected_on=DAY + timedelta(1))
    make_case(police, parties=(truck,), detected_on=DAY + timedelta(20))
    assert "Có thể là cùng một vụ" not in read(client, seat, "case", ours.pk)  # it sees no other
    above = read(client, make_seat("v.01"), "case", ours.pk)
    assert "Vụ số 1/2026 của" in above
    assert "phát hiện cách nhau 1 ngày" in above
    assert "Là một vụ" not in above  # who leads decides
    both = make_seat("v.01.qltt", further_paths=["v.01.ca"])
    assert "Là một vụ" in read(client, both, "case", ours.pk)
    where = reverse("case_add", args=[ours.pk, "phoi-hop"])
    assert sent(client, both, where, body="v.01.ca", same_case=theirs.pk).status_code == 302
    assert "chỉ đếm ở vụ ấy" in read(client, police, "case", theirs.pk)
    enter(scope_of(make_seat("v.01")))
    assert [c.pk for c in counted_once().filter(detected_at__lt=theirs.detected_at)] == [ours.pk]
    assert theirs not in counted_once()


def test_the_main_violation_is_another_one_when_a_person_says_so(client, seat):
    case = make_case(seat)
    sent(client, seat, reverse("case_add", args=[case.pk, "hanh-vi"]), violation="no_origin")
    other = case.violation_rows.get(main=False)
    done = sent(client, seat, reverse("violation_main", args=[case.pk, other.pk]))
    assert done.status_code == 302
    assert case.violation_rows.get(main=True) == other


def test_the_nation_writes_a_goods_group_anew_and_cases_keep_theirs(client, seat):
    case, nation = make_case(seat), make_seat("v")
    where = reverse("case_catalogue", args=["nhom-hang", "cigarettes"])
    typed = {
        "number": 1, "name": "thuốc lá", "name_en": "tobacco", "units": "bao, tút",
        "valid_from": "01/01/2026", "mark": "verified", "source": "Danh mục số 1", "reason": "x",
    }  # fmt: skip
    assert sent(client, seat, where, **typed).status_code == 403
    assert sent(client, nation, where, **(typed | {"units": " "})).status_code == 422
    assert sent(client, nation, where, **typed).status_code == 302
    assert sent(client, nation, where, **typed).status_code == 409
    told = read(client, seat, "case_catalogues")
    assert "bao, tút" in told
    enter(scope_of(seat))
    assert case.goodsline_rows.get().group.number == 1
    kind = reverse("case_catalogue", args=["loai-vi-pham", "no_origin"])
    typed |= {"counted": "trade_fraud", "name": "không rõ nguồn gốc"}
    assert sent(client, nation, kind, **typed).status_code == 302


def test_a_number_that_english_reads_otherwise_is_not_guessed(client, seat):
    case = make_case(seat)
    goods = case.goodsline_rows.get()
    client.force_login(seat.user)
    client.cookies["django_language"] = "en"
    page = client.get(reverse("goods_change", args=[goods.pk])).content.decode()
    assert 'value="1.600"' in page
    assert 'value="40.000.000"' in page
    with translation.override("en"):
        for said in ("1,600", "40,000,000"):
            with pytest.raises(ValidationError, match=said.replace(",", "")):
                AmountField().clean(said)
        assert AmountField().clean("1,5") == Decimal("1.5")
        assert AmountField().clean("1.600") == 1600
    with translation.override("vi"):
        assert AmountField().clean("1,600") == Decimal("1.6")


def test_the_page_says_first_who_where_what_how_far_and_what_is_next(client, seat):
    case = make_case(seat, parties=(DRIVER,))
    page = read(client, seat, "case", case.pk)
    short = page[page.index('id="in-short"') : page.index('id="clocks"')]
    for words in (
        "Lò Văn Mẫu", "02/11/2026, Km 5 quốc lộ 12, xã Mường Mẫu", "1.600 bao thuốc lá điếu Jet",
        "02/11/2026", "Lập biên bản vi phạm hành chính", "chưa kiểm chứng",
    ):  # fmt: skip
        assert words in short, words
    bare = make_case(seat, goods=())
    page = read(client, seat, "case", bare.pk)
    assert "chưa rõ, hoặc vô chủ" in page[page.index('id="in-short"') : page.index('id="clocks"')]


def test_a_mistyped_place_is_answered_with_those_written_like_it(client, seat):
    make_place()
    page = read(client, seat, "cases", noi="Mường Mẫuu")
    assert "Gần giống: xã Mường Mẫu." in page
