"""A row says who leads, where, and how near the deadline is, on the screen and in the workbook."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from sauro.directives.assignments.became import became
from sauro.directives.assignments.expanding import expand
from sauro.directives.listing import columns, lead_cell
from sauro.directives.models import Assignment, Directive
from sauro.directives.telling import label, told_by
from sauro.directives.terms import stood, term
from sauro.directives.tests.make import EVERYWHERE, make_directive, make_named
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.web.parts import Badge, Noted

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("facts", "said", "tone"),
    [
        ({"due_on": TODAY - timedelta(3)}, "Quá hạn 3 ngày", "bad"),
        ({"due_on": TODAY}, "Hạn hôm nay", "warn"),
        ({"due_on": TODAY + timedelta(7)}, "Sắp đến hạn, còn 7 ngày", "warn"),
        ({"due_on": TODAY + timedelta(8)}, "Trong hạn, còn 8 ngày", "info"),
        ({"deadline_kind": "none"}, "Không nêu hạn", "neutral"),
        ({"deadline_kind": "event"}, "Theo sự kiện", "neutral"),
        ({"deadline_kind": "standing"}, "Thường xuyên", "neutral"),
        (
            {"deadline_kind": "recurring", "rrule": "FREQ=WEEKLY;BYDAY=FR"},
            "Định kỳ, kỳ tới 27/11/2026",
            "info",
        ),
        ({"deadline_kind": "recurring"}, "Định kỳ", "neutral"),
        ({"rrule": "FREQ=DAILY", "due_on": TODAY - timedelta(1)}, "Quá hạn 1 ngày", "bad"),
    ],
)
def test_a_term_is_told_in_days(facts, said, tone):
    assert term(Directive(issued_on=date(2026, 11, 1), **facts), TODAY) == Badge(said, tone)


@pytest.mark.parametrize(
    ("name", "where", "said"),
    [
        ("UBND xã Tân Lập", ("xã Tân Lập", "tỉnh Mẫu", "commune"), "UBND xã Tân Lập, tỉnh Mẫu"),
        (
            "Hạt Kiểm lâm",
            ("xã Tân Lập", "tỉnh Mẫu", "commune"),
            "Hạt Kiểm lâm, xã Tân Lập, tỉnh Mẫu",
        ),
        ("Công an tỉnh Mẫu", ("tỉnh Mẫu", None, "province"), "Công an tỉnh Mẫu"),
        ("Sở Y tế", ("tỉnh Mẫu", None, "province"), "Sở Y tế, tỉnh Mẫu"),
        ("Bộ Công an", (" Việt Nam", None, "nation"), "Bộ Công an"),
        ("Đội", (None, None, None), "Đội"),
    ],
)
def test_a_body_is_named_with_its_place_where_its_name_does_not_say_it(name, where, said):
    assert label(name, *where) == said


@pytest.fixture
def papers(db):
    make_named("v.01.00001", "Ủy ban nhân dân xã Tân Lập")
    make_named("v.01.ca", "Công an tỉnh Mẫu")
    due_on = timezone.localdate() - timedelta(2)
    return [
        make_directive(
            "=biết", told=(("v.01.00001", "lead"),), lead=["UBND xã Tân Lập"], due_on=due_on
        ),
        make_directive("thiếu", missing=1),
        make_directive("ngỏ", lead=["Cơ quan Thường trực"], left_open=["Cơ quan Thường trực"]),
        make_directive("trích", lead=["Sở Lạ"]),
        make_directive("đúng tên", told=(("v.01.ca", "lead"),), lead=["công an tỉnh mẫu"]),
    ]


def leads_seen_by(path, papers):
    enter(Scope((path,)))
    told = told_by([d.pk for d in papers])
    return [lead_cell(d, told[d.pk]["lead"]) for d in papers]


def test_who_leads_is_a_body_with_its_place_or_open_or_missing(papers):
    assert leads_seen_by("v.01", papers) == [
        Noted("Ủy ban nhân dân xã Tân Lập", "“UBND xã Tân Lập”"),
        Badge("Thiếu chủ trì", "bad"),
        Noted(Badge("Còn để ngỏ", "warn"), "“Cơ quan Thường trực”"),
        "“Sở Lạ”",
        "Công an tỉnh Mẫu",
    ]


def test_whom_the_policy_hides_is_only_quoted(papers):
    assert leads_seen_by("v.02", papers)[0] == "“UBND xã Tân Lập”"


def test_of_a_group_some_are_named_and_that_there_are_more(db):
    told = tuple((f"v.01.0000{n}", "lead") for n in range(1, 6))
    found = make_directive("cả nhóm", told=told, lead=["các xã"])
    cell = leads_seen_by("v.01", [found])[0]
    assert cell == Noted("Ban Chỉ đạo 389 v.01.00001 và nơi khác", "“các xã”")


def test_the_workbook_has_the_columns_of_the_screen_and_real_days(client, seat, papers):
    client.force_login(seat.user)
    answer = client.get(reverse("register_export"), {"tat-ca": "1"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content)), read_only=True).active
    _told, head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    on_screen = [c.label for c in columns()]
    assert [h for h in head if h in on_screen or h == "Văn bản"] == [
        "Việc", "Chủ trì", "Hạn", "Tình trạng hạn", "Văn bản", "Vào sổ",
    ]  # fmt: skip
    by_task = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert by_task["=biết"]["Chủ trì"] == "Ủy ban nhân dân xã Tân Lập"
    assert by_task["=biết"]["Chủ trì, như văn bản ghi"] == "UBND xã Tân Lập"
    assert by_task["=biết"]["Tình trạng hạn"] == "Quá hạn 2 ngày"
    assert isinstance(by_task["=biết"]["Hạn"], datetime)
    assert isinstance(by_task["=biết"]["Vào sổ"], datetime)
    assert by_task["thiếu"]["Chủ trì"] == "Thiếu chủ trì"
    assert by_task["ngỏ"]["Chủ trì"] == "Còn để ngỏ"
    assert by_task["trích"]["Chủ trì"] is None


def badges_of(*found):
    enter(EVERYWHERE)
    today = timezone.localdate()
    work = became([d.pk for d in found], today)
    return [stood(d, work.get(d.pk), today).text for d in found]


def worked(task, bodies, due_on, /, **changes):
    """A directive that every body was given; ``changes``: what became of the work of the first.
    ``until``: the day of the work where it is another than that of the words.
    """
    found = make_directive(task, told=tuple((path, "lead") for path in bodies), due_on=due_on)
    found.due_on = changes.pop("until", due_on)
    expand(found.addressees.all(), [found], timezone.now())
    found.due_on = due_on
    if changes:
        first = found.assignments.order_by("pk")[0]
        ended = changes.pop("state", first.state)
        for state in ("submitted", "accepted") if ended == "accepted" else (ended,):
            version = Assignment.objects.get(pk=first.pk).version + 1
            Assignment.objects.filter(pk=first.pk).update(state=state, version=version, **changes)
    return found


def test_a_row_tells_what_became_of_the_work(db):
    today = timezone.localdate()
    past, soon = today - timedelta(2), today + timedelta(9)
    done = {"state": "accepted", "submitted_on": today}
    found = [
        worked("trễ", ["v.01.a", "v.01.b"], past),
        worked("xong", ["v.01.a"], today, **done),
        worked("xong muộn", ["v.01.a"], past, **done),
        worked("gia hạn", ["v.01.a"], past, until=soon),
        worked("nộp", ["v.01.a"], today, state="submitted", submitted_on=today),
        worked("thu hồi", ["v.01.a"], past, state="withdrawn"),
        make_directive("chưa giao", due_on=past),
    ]
    assert badges_of(*found) == [
        "Chưa xong, quá hạn 2 ngày (2 trong 2 nơi)",
        "Xong đúng hạn",
        "Xong, quá hạn",
        f"Trong hạn, còn 9 ngày (đến {soon:%d/%m/%Y})",
        "Đã báo cáo, chờ nghiệm thu",
        "Đã thu hồi",
        "Quá hạn 2 ngày",
    ]


def test_the_register_and_the_page_read_the_work_once(client, seat):
    today = timezone.localdate()
    found = worked("xong", ["v.01.a"], today, state="accepted", submitted_on=today)
    worked("xong nữa", ["v.01.a"], today)
    client.force_login(seat.user)
    with CaptureQueriesContext(connection) as captured:
        page = client.get(reverse("register"), {"tat-ca": "1"}).content.decode()
    assert "Xong đúng hạn" in page
    assert sum('FROM "directives_assignment"' in q["sql"] for q in captured) == 1
    one = client.get(reverse("directive", args=[found.pk])).content.decode()
    assert "Hạn hôm nay" not in one
