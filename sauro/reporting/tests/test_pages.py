"""Pages of reports: entered on a page, sent, returned, accepted, added."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sauro.cases.tests.make import DAY, make_case, ship_catalogues
from sauro.directives.tests.make import make_directive
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.organization.tests.make import make_body, make_seat
from sauro.reporting.filling import figures_by_key
from sauro.reporting.models import CellNote, Consolidation, Duty, Line, Submission
from sauro.reporting.rules.calendar import Rhythm, Terms, Window
from sauro.reporting.tests.make import (
    first_line,
    make_accepted,
    make_draft,
    make_duty_to,
    make_sent,
)

pytestmark = pytest.mark.django_db
ONE = "v.01.001"


@pytest.fixture
def province():
    return make_seat("v.01")


@pytest.fixture
def commune(client):
    seat = make_seat(ONE)
    client.force_login(seat.user)
    return seat


def page(line):
    return reverse("report", args=[line.pk])


def sent(client, line, **said):
    """What the page holds, with some fields typed over."""
    form = client.get(page(line)).context["form"]
    held = {b.name: b.value() for b in form if b.value() is not None and b.value() is not False}
    return client.post(page(line), {**held, **said})


def slot(line, key):
    return line.form_version.cells.get(key=key).slot


def test_what_is_owed_stands_on_the_first_page(client, province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    answer = client.get(reverse("reports")).content.decode()
    assert "Báo cáo nhanh tuần" in answer
    assert page(line) in answer


def test_the_ten_numbers_are_typed_and_kept_as_a_draft(client, province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    answer = sent(client, line, **{f"o_{slot(line, 'inspections')}": "1.250"})
    assert answer.status_code == 302
    row = Submission.objects.get(line=line)
    assert (row.state, figures_by_key(row)["inspections"]) == ("draft", 1250)
    assert "1.250" in client.get(page(line)).content.decode()


def test_what_is_no_figure_is_told_beside_it_and_nothing_typed_is_lost(client, province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    typed = {
        f"o_{slot(line, 'inspections')}": "gần 50",
        f"o_{slot(line, 'prosecuted_persons')}": "7",
    }
    answer = sent(client, line, **typed)
    assert answer.status_code == 422
    content = answer.content.decode()
    assert "“gần 50” không phải là số" in content
    assert 'value="gần 50"' in content
    assert not Submission.objects.filter(line=line).exists()


def test_a_computed_cell_is_filled_in_and_opens_to_its_cases(client, province, commune):
    ship_catalogues()
    case = make_case(commune)
    terms = Terms(Rhythm.ONCE, DAY - timedelta(1), DAY + timedelta(1), Window.PERIOD)
    line = first_line(make_duty_to(province, ONE, terms=terms), ONE)
    answer = client.get(page(line))
    row = next(
        r for r in answer.context["rows"] if r.figure.name == f"o_{slot(line, 'cases_total')}"
    )
    assert (row.computed, row.figure.value()) == ("1", "1")
    opened = client.get(row.opens)
    assert [found.cells[0] for found in opened.context["table"].rows] == [f"1/{case.year}"]
    assert client.get(opened.context["table"].rows[0].url).status_code == 200


def test_a_figure_that_was_added_opens_down_to_the_reports_below(client, province, commune):
    below = make_duty_to(province, ONE)
    line = first_line(below, ONE)
    make_accepted(commune, province, line, inspections=7)
    own = first_line(make_duty_to(make_seat("v"), "v.01"), "v.01")
    client.force_login(province.user)
    client.post(reverse("round", args=[below.pk, line.starts_on, line.ends_on]))
    total = Consolidation.objects.get()
    client.post(reverse("report_take", args=[own.pk]), {"consolidation": total.pk, "version": 0})
    n = slot(own, "inspections")
    answer = client.get(reverse("report_cell", args=[own.pk, n]))
    (row,) = answer.context["table"].rows
    assert row.cells == ("Ban Chỉ đạo 389 v.01.001", "7")
    assert client.get(row.url).status_code == 200


def test_an_adjustment_keeps_both_numbers(client, province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    n = slot(line, "cases_total")
    assert sent(client, line, **{f"o_{n}": "3", f"ly_do_{n}": "Vụ chưa vào sổ"}).status_code == 302
    note = CellNote.objects.get(submission__line=line)
    assert (note.computed, note.given, note.reason) == (0, 3, "Vụ chưa vào sổ")


def test_nothing_to_report_is_said_by_a_mark(client, province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    assert sent(client, line, nil="on").status_code == 302
    assert Submission.objects.get(line=line).nil


def test_it_is_sent_returned_and_accepted_on_pages(client, province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    row = make_draft(commune, line, inspections=7)
    act = reverse("report_act", args=[line.pk, "gui"])
    assert client.get(act).status_code == 200
    assert client.post(act, {"version": row.version}).status_code == 302
    client.force_login(province.user)
    back = reverse("report_act", args=[line.pk, "tra-lai"])
    assert client.post(back, {"version": row.version + 1, "reason": ""}).status_code == 422
    assert client.post(back, {"version": row.version + 1, "reason": "Thiếu"}).status_code == 302
    client.force_login(commune.user)
    assert "Thiếu" in client.get(page(line)).content.decode()
    assert sent(client, line).status_code == 302
    again = Submission.objects.get(line=line, number=2)
    assert figures_by_key(again)["inspections"] == 7  # begun with the figures of the one before


def test_two_who_save_at_once_both_keep_what_they_typed(client, province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    make_draft(commune, line, inspections=7)
    form = client.get(page(line)).context["form"]
    held = {b.name: b.value() for b in form if b.value() is not None and b.value() is not False}
    make_draft(commune, line, version=1, inspections=8)
    n = f"o_{slot(line, 'inspections')}"
    answer = client.post(page(line), {**held, n: "9"})
    assert answer.status_code == 409
    assert answer.context["form"][n].value() == "9"
    assert client.post(page(line), {**held, n: "9", "version": "2"}).status_code == 302


def test_the_period_names_who_is_missing_and_adds_what_was_accepted(client, province, commune):
    duty = make_duty_to(province, ONE, "v.01.002")
    line = first_line(duty, ONE)
    make_accepted(commune, province, line, inspections=7)
    client.force_login(province.user)
    where = reverse("round", args=[duty.pk, line.starts_on, line.ends_on])
    assert client.post(where).status_code == 302
    total = Consolidation.objects.get()
    assert (total.received, total.expected) == (1, 2)
    content = client.get(where).content.decode()
    assert "1/2 nơi" in content
    assert "Ban Chỉ đạo 389 v.01.002" in content


def test_the_sum_is_taken_up_and_not_typed_again(client, province, commune):
    below = make_duty_to(province, ONE)
    line = first_line(below, ONE)
    make_accepted(commune, province, line, inspections=7)
    own = first_line(make_duty_to(make_seat("v"), "v.01"), "v.01")
    client.force_login(province.user)
    client.post(reverse("round", args=[below.pk, line.starts_on, line.ends_on]))
    total = Consolidation.objects.get()
    answer = client.get(page(own))
    assert answer.context["consolidation"].pk == total.pk
    sent_off = {"consolidation": total.pk, "version": 0}
    assert client.post(reverse("report_take", args=[own.pk]), sent_off).status_code == 302
    enter(scope_of(province))
    assert figures_by_key(Submission.objects.get(line=own))["inspections"] == 7


def test_a_directive_becomes_a_duty_by_one_act(client, province):
    make_body(ONE, "Ban Chỉ đạo 389 xã Mường Mẫu")
    directive = make_directive(
        "Báo cáo kết quả hằng tuần", told=((ONE, "lead"),), rrule="FREQ=WEEKLY;BYDAY=WE",
        issued_on=DAY,
    )  # fmt: skip
    client.force_login(province.user)
    enter(scope_of(province))
    make_duty_to(province, ONE)  # forms are there
    offered = client.get(reverse("duties")).context["waiting"].rows
    assert [row.url for row in offered] == [f"{reverse('duty_make')}?viec={directive.pk}"]
    answer = client.get(reverse("duty_make"), {"viec": directive.pk})
    form = answer.context["form"]
    held = {b.name: b.value() for b in form if b.value() is not None and b.value() is not False}
    held |= {"valid_from": "02/11/2026", "due_time": "17:00", "form": "cao-diem-tuan"}
    assert held["rhythm"] == "week"
    answer = client.post(reverse("duty_make"), held)
    assert answer.status_code == 302, answer.context["form"].errors
    made = Duty.objects.get(directive=directive)
    assert (made.basis, made.last_weekday) == ("directive", 2)
    assert Line.objects.filter(duty=made, owner_path=ONE).exists()


def test_an_officer_fills_in_and_a_leader_sends(client, province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    officer = make_seat(ONE, Role.OFFICER)
    client.force_login(officer.user)
    assert sent(client, line).status_code == 302
    acts = client.get(page(line)).context["acts"]
    assert (acts["send"], acts["waits"]) == (False, True)
    version = Submission.objects.get(line=line).version
    act = reverse("report_act", args=[line.pk, "gui"])
    assert client.post(act, {"version": version}).status_code == 403


def test_above_it_is_read_without_a_form(client, province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    make_sent(commune, line, inspections=7)
    client.force_login(province.user)
    answer = client.get(page(line))
    assert answer.context["form"] is None
    assert answer.context["acts"]["take"]


def test_a_duty_is_ended_with_a_reason(client, province):
    duty = make_duty_to(province, ONE)
    client.force_login(province.user)
    where = reverse("duty_end", args=[duty.pk])
    assert client.post(where, {"version": 1, "valid_to": "18/11/2026"}).status_code == 422
    said = {"version": 1, "valid_to": "18/11/2026", "because": "Kết thúc cao điểm"}
    assert client.post(where, said).status_code == 302
    duty.refresh_from_db()
    assert duty.ended_because == "Kết thúc cao điểm"
