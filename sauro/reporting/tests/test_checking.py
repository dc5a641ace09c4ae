"""Checks where a report is written and sent: what blocks, what must be explained, what breaks."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import machine
from sauro.foundation.errors import Refused
from sauro.organization.tests.make import make_seat
from sauro.reporting.checking import Explained, remarks_on
from sauro.reporting.filling import cells_of
from sauro.reporting.models import CellNote, Line, Submission
from sauro.reporting.rules.calendar import Rhythm, Terms, Window
from sauro.reporting.sending import accept, give_back, submit
from sauro.reporting.tests.make import first_line, make_accepted, make_draft, make_duty_to

pytestmark = pytest.mark.django_db
ONE = "v.01.001"
TEN_WEEKS = Terms(
    Rhythm.WEEK, date(2026, 9, 3), date(2026, 11, 11), Window.PERIOD, last_weekday=2, due_days=0,
    on_workdays=False,
)  # fmt: skip
PARTS: dict[str, Any] = {
    "cases_smuggling_banned": 1,
    "cases_trade_fraud": 1,
    "cases_counterfeit": 1,
}
OTHER: dict[str, Any] = {"cases_other": 0}


@pytest.fixture
def province():
    return make_seat("v.01")


@pytest.fixture
def commune(client):
    seat = make_seat(ONE)
    client.force_login(seat.user)
    return seat


def lines_of(duty):
    return list(Line.objects.filter(duty=duty, owner_path=ONE).order_by("ends_on"))


@pytest.fixture
def tenth(province, commune):
    """The last of ten weeks; in each of the others there were about 30 inspections."""
    lines = lines_of(make_duty_to(province, ONE, terms=TEN_WEEKS))
    for n, line in enumerate(lines[:-1]):
        make_accepted(commune, province, line, inspections=30 + n % 3)
    enter(scope_of(commune))
    return lines[-1]


def page(line, act=""):
    return reverse("report_act", args=[line.pk, act]) if act else reverse("report", args=[line.pk])


def codes(row):
    return [r.finding.code for r in remarks_on(row, cells_of(row.form_version))]


def send(row, seat, **said):
    return submit(row.line_id, row.version, by=seat, now=timezone.now(), said=Explained(**said))


def test_parts_above_their_whole_keep_a_report_from_being_sent(client, province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    row = make_draft(commune, line, cases_total=2, **PARTS, **OTHER)
    with pytest.raises(Refused) as refused:
        send(row, commune, reasons={"cases_total": "Đúng như vậy"})  # no reason makes it true
    assert "tổng ghi 2 vụ nhưng các phần cộng lại là 3" in refused.value.findings[0].message
    row.refresh_from_db()
    assert (row.state, row.notes.filter(sort="checked").exists()) == ("draft", False)
    content = client.get(page(line)).content.decode()
    assert "Phải sửa trước khi gửi" in content
    assert "các phần cộng lại là 3" in content
    assert "Chưa gửi được" in client.get(page(line, "gui")).content.decode()
    assert client.post(page(line, "gui"), {"version": row.version}).status_code == 422


def test_a_figure_far_from_the_bodys_own_history_is_explained_or_not_sent(client, tenth, commune):
    row = make_draft(commune, tenth, inspections=300)
    assert "far-from-its-own" in codes(row)
    n = tenth.form_version.cells.get(key="inspections").slot
    content = client.get(page(tenth)).content.decode()
    assert "Cần xem lại" in content
    assert f'href="#o-{n}"' in content
    refused = client.post(page(tenth, "gui"), {"version": row.version, f"ly_do_{n}": " "})
    assert refused.status_code == 422
    assert "vì sao số này đúng" in refused.content.decode()
    said = {"version": row.version, f"ly_do_{n}": "Tổng kiểm tra cả xã"}
    assert client.post(page(tenth, "gui"), said).status_code == 302
    note = CellNote.objects.get(submission=row, sort="checked")
    assert (note.reason, note.given) == ("Tổng kiểm tra cả xã", 300)


def test_the_receiver_sees_what_was_doubted_and_what_was_said(client, tenth, commune, province):
    row = make_draft(commune, tenth, inspections=300)
    send(row, commune, reasons={"inspections": "Tổng kiểm tra cả xã"})
    client.force_login(province.user)
    content = client.get(page(tenth)).content.decode()
    assert "cao khác thường so với 9 kỳ của chính đơn vị" in content
    assert "Giải trình: Tổng kiểm tra cả xã" in content


def test_another_system_explains_a_doubtful_figure_as_it_sends(tenth, commune):
    client, where = machine(commune), f"/api/v1/reports/{tenth.pk}"
    body = {"key": str(uuid4()), "figures": {"inspections": 300}, "submit": True}
    refused = client.put(where, body, content_type="application/json")
    assert refused.status_code == 422
    assert "far-from-its-own" in {f["code"] for f in refused.json()["findings"]}
    body["explained"] = {"inspections": "Tổng kiểm tra cả xã"}
    told = client.put(where, body, content_type="application/json")
    assert told.status_code == 200, told.content
    assert CellNote.objects.get(sort="checked").reason == "Tổng kiểm tra cả xã"


def test_a_marked_break_of_the_series_silences_the_outlier_from_then_on(client, tenth, commune):
    row = make_draft(commune, tenth, inspections=300)
    n = tenth.form_version.cells.get(key="inspections").slot
    said = {"version": row.version, f"ly_do_{n}": "Đếm cả lượt kiểm tra nhắc nhở"}
    assert client.post(page(tenth, "gui"), {**said, f"doi_{n}": "on"}).status_code == 302
    row.refresh_from_db()
    assert row.state == "submitted"
    assert "far-from-its-own" not in codes(row)
    content = client.get(page(tenth)).content.decode()
    assert "chuỗi số liệu đứt gãy từ 05/11/2026: Đếm cả lượt kiểm tra nhắc nhở" in content


def test_a_break_in_a_returned_report_breaks_nothing_and_is_offered_again(
    client, tenth, commune, province
):
    row = make_draft(commune, tenth, inspections=300)
    words = {"inspections": "Đếm cả lượt nhắc nhở"}
    sent = send(row, commune, reasons=words, breaks=words)
    enter(scope_of(province))
    give_back(tenth.pk, sent.version, "Xem lại", by=province, now=timezone.now())
    again = make_draft(commune, tenth, inspections=300)
    assert "far-from-its-own" in codes(again)
    assert "Đếm cả lượt nhắc nhở" in client.get(page(tenth, "gui")).content.decode()


def test_the_history_of_a_body_is_one_query(tenth, commune):
    row = make_draft(commune, tenth, inspections=300)
    row, cells = (
        Submission.objects.select_related("line").get(pk=row.pk),
        cells_of(row.form_version),
    )
    with CaptureQueriesContext(
        connection,
    ) as asked:
        remarks_on(row, cells)
    assert (
        len([q for q in asked if "reporting_submission" in q["sql"] and "stands" in q["sql"]]) == 1
    )
    assert len(asked) <= 3


def test_what_was_sent_keeps_its_reasons(tenth, commune, province):
    row = make_draft(commune, tenth, inspections=300)
    sent = send(row, commune, reasons={"inspections": "Tổng kiểm tra"})
    enter(scope_of(province))
    accept(tenth.pk, sent.version, by=province, now=timezone.now())
    assert CellNote.objects.get(submission=row, sort="checked").reason == "Tổng kiểm tra"


def test_reasons_beside_no_cell_and_of_nothing_are_left(tenth, commune):
    row = make_draft(commune, tenth, inspections=31)
    send(row, commune, reasons={"no_such_cell": "x", "inspections": "  \0 "})
    assert not row.notes.filter(sort="checked").exists()
    assert tenth.ends_on - timedelta(6) == date(2026, 11, 5)
