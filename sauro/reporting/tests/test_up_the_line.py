"""Reports are expected, written, sent, returned, accepted and added."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.organization.models import Body
from sauro.organization.tests.make import make_body, make_seat
from sauro.reporting.consolidating import Taken, consolidate, is_outdated, take_up
from sauro.reporting.expecting import expect, expect_all
from sauro.reporting.filling import figures_by_key
from sauro.reporting.models import CellNote, Consolidation, Line, Submission
from sauro.reporting.rules.calendar import VIETNAM, on_time
from sauro.reporting.sending import accept, give_back, submit
from sauro.reporting.tests.make import (
    NOON,
    first_line,
    make_accepted,
    make_draft,
    make_duty_to,
    make_sent,
)

pytestmark = pytest.mark.django_db
ONE, OTHER = "v.01.001", "v.01.002"


@pytest.fixture
def province():
    return make_seat("v.01")


@pytest.fixture
def commune():
    return make_seat(ONE)


def codes(refused):
    return {finding.code for finding in refused.value.findings}


def test_what_is_owed_is_there_before_anything_arrives(province):
    duty = make_duty_to(province, ONE, OTHER)
    lines = Line.objects.filter(duty=duty)
    assert lines.count() == 8  # four weeks of two
    assert {line.state for line in lines} == {"expected"}
    assert first_line(duty, ONE).due_at == datetime(2026, 11, 11, 17, tzinfo=VIETNAM)
    assert expect(duty, NOON) == 8
    assert lines.count() == 8


def test_a_body_that_ended_owes_no_more(province):
    make_body(ONE)
    Body.objects.filter(path=ONE).update(valid_to=date(2026, 11, 15))
    duty = make_duty_to(province, ONE, OTHER)
    assert Line.objects.filter(duty=duty, owner_path=ONE).count() == 1
    assert Line.objects.filter(duty=duty, owner_path=OTHER).count() == 4


def test_a_report_goes_up_and_stays_as_it_was_sent(province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    row = make_accepted(commune, province, line, cases_total=3, cases_other=3, inspections=7)
    assert (row.state, row.stands, row.number) == ("accepted", True, 1)
    assert figures_by_key(row)["inspections"] == 7
    line.refresh_from_db()
    assert (line.state, line.number) == ("accepted", 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.filter(pk=row.pk).update(figures=[0] * 10, version=row.version + 1)


def test_late_is_a_fact_that_a_correction_does_not_change(province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    make_sent(commune, line, now=line.due_at + timedelta(minutes=1), inspections=7)
    line.refresh_from_db()
    assert on_time(line.first_sent_at, line.due_at, timezone.now()) is False
    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.filter(pk=line.pk).update(first_sent_at=line.due_at)


def test_sent_twice_is_one(province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    key = uuid4()
    one = make_draft(commune, line, key=key, inspections=7)
    assert make_draft(commune, line, key=key, inspections=7).pk == one.pk
    first = submit(line.pk, one.version, by=commune, now=timezone.now())
    assert submit(line.pk, one.version, by=commune, now=timezone.now()).version == first.version
    assert Submission.objects.filter(line=line).count() == 1


def test_two_officers_in_one_report_lose_nothing(province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    one = make_draft(commune, line, inspections=7)
    make_draft(commune, line, version=one.version, inspections=8)
    with pytest.raises(Stale) as told:
        make_draft(commune, line, version=one.version, inspections=9)
    assert figures_by_key(told.value.current)["inspections"] == 8


def test_an_adjusted_figure_keeps_both_numbers_and_says_why(province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    row = make_draft(commune, line, cases_total=3, cases_other=3)
    note = CellNote.objects.get(submission=row, cell__key="cases_total")
    assert (note.computed, note.given, note.reason) == (0, 3, "Vụ chưa vào sổ")
    CellNote.objects.filter(submission=row).update(reason="")
    with pytest.raises(Refused) as told:
        submit(line.pk, row.version, by=commune, now=timezone.now())
    assert codes(told) == {"adjusted-without-reason"}


def test_a_nil_report_is_an_act(province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    row = make_sent(commune, line, nil=True)
    line.refresh_from_db()
    assert line.nil
    assert set(row.figures) == {0}
    with pytest.raises(Refused) as told:
        make_draft(
            make_seat(OTHER),
            first_line(make_duty_to(province, OTHER), OTHER),
            nil=True,
            inspections=1,
        )
    assert codes(told) == {"nil-with-figures"}


def test_it_is_returned_with_reasons_and_comes_again(province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    sent = make_sent(commune, line, inspections=7)
    enter(scope_of(province))
    with pytest.raises(Refused) as told:
        give_back(line.pk, sent.version, " ", by=province, now=timezone.now())
    assert codes(told) == {"no-reason"}
    give_back(line.pk, sent.version, "Thiếu số đối tượng", by=province, now=timezone.now())
    again = make_accepted(commune, province, line, inspections=8)
    assert again.number == 2
    assert set(Submission.objects.filter(line=line).values_list("state", flat=True)) == {
        "returned",
        "accepted",
    }


def test_a_correction_after_the_lock_is_a_new_version_and_both_stay(province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    first = make_accepted(commune, province, line, inspections=7)
    with pytest.raises(Refused) as told:
        make_draft(commune, line, inspections=8)
    assert codes(told) == {"no-reason"}
    draft = make_draft(commune, line, inspections=8, corrects="Cộng thiếu một cuộc")
    first.refresh_from_db()
    assert first.stands  # until the correction is accepted
    sent = submit(line.pk, draft.version, by=commune, now=timezone.now())
    enter(scope_of(province))
    accept(line.pk, sent.version, by=province, now=timezone.now())
    first.refresh_from_db()
    assert (first.state, first.stands) == ("accepted", False)
    assert figures_by_key(first)["inspections"] == 7


def test_the_sum_says_whom_it_covers_and_who_is_missing(province, commune):
    duty = make_duty_to(province, ONE, OTHER)
    line = first_line(duty, ONE)
    make_accepted(commune, province, line, inspections=7)
    total = consolidate(duty.pk, line.starts_on, line.ends_on, by=province, now=timezone.now())
    assert (total.received, total.expected) == (1, 2)
    assert total.missing == [[OTHER, f"Ban Chỉ đạo 389 {OTHER}"]]
    assert figures_by_key(total)["inspections"] == 7
    assert not is_outdated(total)
    other = make_seat(OTHER)
    make_accepted(other, province, first_line(duty, OTHER), inspections=5)
    assert is_outdated(total)
    again = consolidate(duty.pk, line.starts_on, line.ends_on, by=province, now=timezone.now())
    assert (again.number, figures_by_key(again)["inspections"], again.missing) == (2, 12, [])
    assert Consolidation.objects.filter(duty=duty).count() == 2


def test_a_parent_accepted_before_a_child_was_returned_is_marked(province, commune):
    nation = make_seat("v")
    below = make_duty_to(province, ONE)
    line = first_line(below, ONE)
    child = make_accepted(commune, province, line, inspections=7)
    above = make_duty_to(nation, "v.01")
    own = first_line(above, "v.01")
    enter(scope_of(province))
    total = consolidate(below.pk, line.starts_on, line.ends_on, by=province, now=timezone.now())
    draft = take_up(own.pk, Taken(total.pk, uuid4()), by=province, now=timezone.now())
    assert figures_by_key(draft)["inspections"] == 7
    sent = submit(own.pk, draft.version, by=province, now=timezone.now())
    enter(scope_of(nation))
    accept(own.pk, sent.version, by=nation, now=timezone.now())
    enter(scope_of(province))
    give_back(line.pk, child.version, "Nhầm kỳ", by=province, now=timezone.now())
    assert is_outdated(total)
    assert Submission.objects.get(pk=draft.pk).stands


def test_only_the_right_side_acts(province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    enter(scope_of(province))
    with pytest.raises(NotAllowed):
        make_draft(province, line, inspections=7)
    sent = make_sent(commune, line, inspections=7)
    with pytest.raises(NotAllowed):
        accept(line.pk, sent.version, by=commune, now=timezone.now())
    officer = make_seat(ONE, Role.OFFICER)
    with pytest.raises(NotAllowed):
        submit(line.pk, sent.version, by=officer, now=timezone.now())


def test_another_province_sees_nothing_and_a_draft_is_not_read_above(province, commune):
    beside = make_seat("v.02")
    taker = make_seat("v.03")
    duty = make_duty_to(taker, ONE)  # not above it in the tree
    line = first_line(duty, ONE)
    make_draft(commune, line, inspections=7)
    enter(scope_of(taker))
    assert Line.objects.filter(pk=line.pk).exists()
    assert not Submission.objects.filter(line=line).exists()
    enter(scope_of(province))  # above it in the tree
    assert Line.objects.filter(pk=line.pk).exists()
    assert not Submission.objects.filter(line=line).exists()
    enter(scope_of(beside))
    assert not Line.objects.filter(pk=line.pk).exists()
    with pytest.raises(Hidden):
        make_draft(beside, line, inspections=7)


def test_the_database_refuses_a_figure_below_nothing(province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    row = make_draft(commune, line, inspections=7)
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.filter(pk=row.pk).update(
            figures=[-1] + [None] * 9, version=row.version + 1
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.filter(pk=row.pk).update(figures=[1], version=row.version + 1)


def test_who_writes_for_another_is_refused_by_the_database(province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    sent = make_sent(commune, line, inspections=7)
    with pytest.raises(IntegrityError), transaction.atomic():  # its own report it cannot accept
        Submission.objects.filter(pk=sent.pk).update(
            state="accepted", stands=True, judged_by=commune, judged_at=timezone.now(),
            version=sent.version + 1,
        )  # fmt: skip


def test_the_history_has_one_entry_for_each_version_of_a_report(province, commune):
    line = first_line(make_duty_to(province, ONE), ONE)
    make_sent(commune, line, inspections=7)
    enter(Scope(("v",)))
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT "table", act FROM audit_entry WHERE owner_path = %s '
            "AND \"table\" LIKE 'reporting%%' ORDER BY number", [ONE],
        )  # fmt: skip
        acts = cursor.fetchall()
    assert acts[-2:] == [("reporting_submission", "INSERT"), ("reporting_submission", "UPDATE")]


def test_the_nightly_run_makes_what_is_owed_next(province):
    duty = make_duty_to(province, ONE)
    later = NOON + timedelta(days=1)
    enter(Scope(("v",)))
    before = Line.objects.filter(duty=duty).count()
    assert expect_all(later) >= before
    assert Line.objects.filter(duty=duty).count() == before  # done twice, nothing twice
