"""Rows of law in the table: who writes them, what holds, what stays on record."""

from collections import Counter
from datetime import date, datetime

import pytest
from django.db import connection, transaction
from django.db.utils import Error
from django.urls import reverse
from django.utils import timezone

from sauro.cases import queries
from sauro.cases.clocks import Event, Facts, Mark, clocks_of, shipped_rules
from sauro.cases.models import ClockRule
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import NOBODY, enter
from sauro.foundation.access.tests.make import machine
from sauro.foundation.audit.models import Entry
from sauro.kernel.workdays import shipped_calendar
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
DECISION = reverse("law_row", args=["decision", "2022-01-01"])


@pytest.fixture
def keeper(client):
    seat = make_seat("v")
    client.force_login(seat.user)
    enter(scope_of(seat))
    return seat


def form_of(page):
    """What the form of a page would send."""
    form = page.context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()}


def sent(client, url=DECISION, **changes):
    data = form_of(client.get(url)) | {"reason": "đối chiếu Công báo"} | changes
    return client.post(url, data)


def due():
    """The last day for a decision on a record of 8 June 2026."""
    events = [Event("violation_record", date(2026, 6, 8))]
    now = datetime.fromisoformat("2026-06-09")
    clocks = clocks_of(events, Facts(), queries.rules_held(), shipped_calendar(), now)
    return next(c for c in clocks if c.rule.code == "decision")


def test_everybody_reads_and_sees_what_is_unverified(client):
    client.force_login(make_seat("v.02.00001", Role.OFFICER).user)
    page = client.get(reverse("law")).content.decode()
    assert "Ra quyết định xử phạt" in page
    assert "Theo trí nhớ (chưa kiểm chứng)" in page
    row = client.get(DECISION).content.decode()
    assert "7 ngày làm việc" in row
    assert "chuyển hồ sơ đến người có thẩm quyền" in row
    assert '<form method="post" class="card' not in row


def test_in_english(client):
    client.force_login(make_seat("v.02", Role.OFFICER).user)
    client.cookies["django_language"] = "en"
    assert "7 working days" in client.get(DECISION).content.decode()
    assert "Decide on the fine" in client.get(reverse("law")).content.decode()


def test_what_is_written_holds_at_once(client, keeper):
    answer = sent(client, length_0="9 ngày làm việc", mark="verified")
    assert answer.status_code == 302
    clock = due()
    assert clock.due_on == date(2026, 6, 19)
    assert clock.rule.mark is Mark.VERIFIED
    page = client.get(DECISION).content.decode()
    assert "đối chiếu Công báo" in page
    assert "9 ngày làm việc" in page
    assert str(keeper.user) in page


def test_lengths_of_lines_are_written_too(client, keeper):
    sent(client, length_1="12 ngày làm việc")
    rule = queries.held("decision", date(2022, 1, 1)).rule
    assert [str(n.length.count) for n in rule.longer] == ["12", "1", "2"]


def test_a_change_of_the_law_stands_beside_the_older_row(client, keeper):
    sent(client, valid_from="01/07/2027", length_0="5 ngày làm việc")
    days = [h.rule.valid_from for h in queries.rows_held() if h.rule.code == "decision"]
    assert days == [date(2022, 1, 1), date(2027, 7, 1)]
    assert due().due_on == date(2026, 6, 17)
    again = sent(client, valid_from="01/07/2027")
    assert again.status_code == 422
    assert "Đã có dòng quy định từ ngày này" in again.content.decode()


def test_each_writing_is_kept_with_who_and_when(client, keeper):
    sent(client, length_0="8 ngày làm việc")
    sent(client, length_0="9 ngày làm việc")
    rows = list(ClockRule.objects.order_by("number"))
    assert [row.number for row in rows] == [1, 2]
    assert {row.by for row in rows} == {keeper}
    assert Entry.objects.filter(table="cases_clockrule", act="INSERT").count() == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"length_0": "bảy ngày"}, "ví dụ 7 ngày làm việc"),
        ({"length_0": ""}, "length_0"),
        ({"length_0": "7 giờ"}, "giữ đơn vị giờ"),
        ({"valid_from": "01/01/2021"}, "sau dòng đang sửa"),
        ({"valid_to": "31/12/2021"}, "Ngày hết hiệu lực phải sau"),
        ({"reason": " "}, "reason"),
        ({"mark": "sure"}, "mark"),
        ({"article": ""}, "article"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_typed_is_lost(client, keeper, changes, words):
    answer = sent(client, note="giữ lại lời này", **changes)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "giữ lại lời này" in page
    assert not ClockRule.objects.exists()


def test_the_second_of_two_writers_sees_the_first(client, keeper):
    seen = form_of(client.get(DECISION)) | {"reason": "lần hai", "length_0": "6 ngày làm việc"}
    sent(client, length_0="8 ngày làm việc")
    answer = client.post(DECISION, seen)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "vừa có người ghi" in page
    assert "6 ngày làm việc" in page
    assert "8 ngày làm việc" in page
    assert client.post(DECISION, seen | {"version": 1}).status_code == 302
    assert due().due_on == date(2026, 6, 16)


@pytest.mark.parametrize(
    ("path", "role", "code"),
    [
        ("v.01", Role.SECRETARY, "law-of-the-nation"),
        ("v", Role.OFFICER, "no-right"),
        ("v", Role.LEADER, "no-right"),
    ],
)
def test_nobody_else_writes(client, path, role, code):
    client.force_login(make_seat(path, role).user)
    page = client.get(DECISION)
    assert page.context["form"] is None
    assert client.post(DECISION, {"version": 0}).status_code == 403
    assert not ClockRule.objects.exists()


@pytest.mark.parametrize("url", ["decision/2022-01-02", "lunch/2022-01-01", "decision/soon"])
def test_what_there_is_not(client, keeper, url):
    assert client.get(f"/quy-dinh/{url}/").status_code == 404


def written(seat, **changes):
    values = {
        "owner_path": "v", "code": "decision", "valid_from": date(2022, 1, 1), "number": 1,
        "mark": "found", "row": {}, "reason": "x", "by": seat, "made_at": timezone.now(),
    }  # fmt: skip
    return ClockRule.objects.create(**values | changes)


def refused(act):
    with pytest.raises(Error), transaction.atomic():
        act()
    return True


def test_the_database_lets_only_the_nation_add_and_nobody_change(client, keeper):
    row = written(keeper)
    assert refused(lambda: ClockRule.objects.filter(pk=row.pk).update(reason="y"))
    assert refused(row.delete)
    assert refused(lambda: written(keeper))  # the same number twice
    province = make_seat("v.01")
    assert refused(lambda: written(province, number=2))  # in another's name
    enter(scope_of(province))
    assert ClockRule.objects.count() == 1
    assert refused(lambda: written(province, number=2))
    assert refused(lambda: written(province, number=2, owner_path="v.01"))
    enter(NOBODY)
    assert ClockRule.objects.count() == 0


def test_machines_read_the_law(client, keeper):
    sent(client, length_0="9 ngày làm việc")
    rows = machine(make_seat("v.02")).get("/api/v1/cases/clock-rules").json()
    row = next(r for r in rows if r["code"] == "decision")
    assert (row["length"], row["mark"], row["version"]) == ("9 working_days", "found", 1)
    assert [line["length"] for line in row["lines"]] == ["10 working_days", "1 months", "2 months"]
    assert len(rows) == len(queries.rows_held())


def test_every_shipped_row_can_be_written_again_as_it_is(client, keeper):
    for held in queries.rows_held():
        rule = held.rule
        url = reverse("law_row", args=[rule.code, rule.valid_from.isoformat()])
        assert sent(client, url).status_code == 302, rule.code
    assert Counter(held.rule for held in queries.rows_held()) == Counter(shipped_rules())


def test_no_query_for_each_row(client, keeper, django_assert_max_num_queries):
    with django_assert_max_num_queries(2), connection.cursor():
        queries.rows_held()
