"""The whole loop: concluded, carried over, issued, in the register, read back from the file."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from docx import Document as Word

from sauro.directives.assignments.carrying import chain_of
from sauro.directives.models import Assignment, Directive
from sauro.documents.drafting.docx import write_docx
from sauro.documents.drafting.proof import differences
from sauro.documents.files.open import open_document
from sauro.documents.models import Document
from sauro.documents.reading import read
from sauro.documents.rendering import pdf_of
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import NotAllowed, Refused, Stale
from sauro.foundation.files.store import path_of
from sauro.meetings import agenda, conclusions, holding, queries
from sauro.meetings.models import NoticeDraft
from sauro.meetings.notices import drafting, issuing
from sauro.meetings.notices.carrying import carry_over, offered
from sauro.meetings.notices.tests.make import (
    CLEAR,
    MISREAD,
    concluded,
    filled_in,
    issue,
    make_concluded,
    unsettled,
)
from sauro.meetings.rules import State
from sauro.meetings.tests.make import plan
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db


def test_the_whole_loop(seat, tmp_path):
    old = unsettled()
    meeting = make_concluded(seat, CLEAR)
    [carried] = carry_over(meeting.pk, None, by=seat, now=timezone.now())
    assert (carried.task, carried.leads) == ("rà soát các cây xăng", ["Sở Công Thương tỉnh Mẫu"])
    assert offered(meeting, timezone.now()) == []
    carried.unclear_reason, carried.version = "chờ hướng dẫn của bộ", 2
    carried.save()
    filled_in(meeting, seat)
    paper = drafting.draft(meeting)
    issued = issue(meeting, seat)
    assert issued.published, issued.differences
    meeting.refresh_from_db()
    assert (meeting.state, meeting.notice) == (State.ISSUED, issued.document)

    first, second = Directive.objects.filter(document=issued.document).order_by("position")
    rows = meeting.conclusions.order_by("position")
    assert [row.directive for row in rows] == [first, second]
    assert {a.owner_path: a.directive for a in Assignment.objects.filter(state="issued")} == {
        "v.01.ca": first, "v.01.ct": second,
    }  # fmt: skip
    assert [link.directive for link in chain_of(second)] == [old, second]
    assert old.assignments.get().state == "withdrawn"
    assert "quá hạn 6 ngày" in old.assignments.get().steps.get().words

    file = tmp_path / "thong-bao.docx"  # as whoever gets the file reads it with `sauro read`
    file.write_bytes(path_of(issued.document.sha256).read_bytes())
    assert differences(paper, read(open_document(file).text)) == []


def test_an_unclear_conclusion_needs_a_reason_on_record(seat):
    meeting = make_concluded(seat, CLEAR, replace(CLEAR, deadline_text="", leads=()))
    filled_in(meeting, seat)
    with pytest.raises(Refused, match="Kết luận 2 mới rõ 4/6") as refused:
        issue(meeting, seat)
    assert [f.field for f in refused.value.findings] == ["conclusions.2"]
    row = meeting.conclusions.get(position=2)
    row.unclear_reason, row.version = "sẽ phân công sau", 2
    row.save()
    assert issue(meeting, seat).published
    found = Document.objects.get()
    assert found.without_lead == "sẽ phân công sau"


def test_what_is_not_filled_in_is_told_all_at_once(seat):
    meeting = make_concluded(seat, CLEAR)
    with pytest.raises(Refused, match="thể thức"):
        issue(meeting, seat)
    filled_in(meeting, seat, number="", signer="", recipients=())
    with pytest.raises(Refused) as refused:
        issue(meeting, seat)
    assert {f.field for f in refused.value.findings} == {"number", "signer", "recipients"}
    assert not Document.objects.exists()


def test_a_meeting_moved_behind_the_day_of_issue_is_told_before_any_file_is_made(seat):
    meeting = make_concluded(seat, CLEAR)
    filled_in(meeting, seat)
    enter(scope_of(seat))
    meeting.refresh_from_db()
    later = plan(days=4, chaired_by=meeting.chaired_by)
    holding.change_meeting(meeting.pk, meeting.version, later, by=seat, now=timezone.now())
    with pytest.raises(Refused, match="trước ngày họp"):
        issue(meeting, seat)
    assert not Document.objects.exists()


def test_nobody_publishes_without_the_right_to(seat):
    meeting = make_concluded(seat, CLEAR)
    filled_in(meeting, seat)
    for role in (Role.OFFICER, Role.LEADER, Role.ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            issue(meeting, make_seat("v.01", role=role))
    with pytest.raises(NotAllowed):
        issue(meeting, make_seat("v"))  # sees it from above
    enter(scope_of(seat))
    with pytest.raises(Stale):
        issuing.issue(meeting.pk, 0, by=seat, now=timezone.now())
    assert not Document.objects.exists()


def test_issuing_twice_makes_one_document_and_a_new_wording_lays_the_old_aside(seat):
    meeting = make_concluded(seat, CLEAR, MISREAD)
    filled_in(meeting, seat)
    issue(meeting, seat)
    first = issue(meeting, seat).document
    assert Document.objects.count() == 1
    row = meeting.conclusions.get(position=2)
    row.task, row.version = "rà soát kho", 2
    row.save()
    assert issue(meeting, seat).published
    first.refresh_from_db()
    assert (first.status, Document.objects.count()) == (Document.Status.CLOSED, 2)


def test_a_draft_stays_as_it_is_once_it_is_issued(seat):
    meeting = make_concluded(seat, CLEAR)
    row = filled_in(meeting, seat)
    with pytest.raises(Stale):
        drafting.keep(meeting.pk, 0, drafting.Form(), by=seat, now=timezone.now())
    issue(meeting, seat)
    with pytest.raises(Refused):
        filled_in(meeting, seat)
    row = NoticeDraft.objects.get()
    row.version += 1
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    with pytest.raises(Refused):
        concluded(meeting, CLEAR, seat)


def test_the_notice_stands_by_points_of_the_agenda(seat):
    meeting = make_concluded(seat)
    points = [
        agenda.add_item(meeting.pk, title, "", by=seat)
        for title in ("Đánh giá kết quả quý III", "Kiến nghị của các xã")
    ]
    tasks = (("lập sổ", None), ("kiểm tra chợ", points[1]), ("rà soát kho", points[0]),
             ("niêm phong hàng", points[1]))  # fmt: skip
    for task, point in tasks:
        concluded(
            meeting, replace(CLEAR, task=task, agenda_item_id=point.pk if point else None), seat
        )
    filled_in(meeting, seat)
    draft = drafting.draft(meeting)
    assert [(len(s.directives), s.directives[0].task) for s in draft.sections] == [
        (1, "rà soát kho"), (2, "kiểm tra chợ"), (1, "lập sổ"),
    ]  # fmt: skip
    assert "quý III" in draft.sections[0].title
    assert draft.sections[2].title == "Nhiệm vụ chung"
    last = meeting.conclusions.get(task="niêm phong hàng")
    conclusions.move_conclusion(last.pk, up=True, by=seat)
    conclusions.move_conclusion(last.pk, up=True, by=seat)  # not into another point
    ordered = ["rà soát kho", "niêm phong hàng", "kiểm tra chợ", "lập sổ"]
    assert [row.task for row in queries.conclusions(meeting)] == ordered
    issued = issue(meeting, seat)
    assert issued.published, issued.differences
    entered = Directive.objects.filter(document=issued.document).order_by("position")
    for row, directive in zip(queries.conclusions(meeting), entered, strict=True):
        assert row.directive == directive
        assert row.task in directive.task


def test_a_notice_from_simulated_data_says_so_on_each_page(seat, settings, tmp_path):
    meeting = make_concluded(seat, CLEAR)
    filled_in(meeting, seat)
    assert drafting.draft(meeting).mark == ""
    settings.SIMULATED = True
    paper = drafting.draft(meeting)
    file = tmp_path / "a.docx"
    file.write_bytes(write_docx(paper))
    word = Word(file).sections[0]
    for header in (word.header, word.first_page_header):
        assert any("DỮ LIỆU MÔ PHỎNG" in p.text for p in header.paragraphs)
    printed = tmp_path / "a.pdf"
    printed.write_bytes(pdf_of(file.read_bytes()))
    for form in (file, printed):
        text = open_document(form).text
        assert "DỮ LIỆU MÔ PHỎNG" in text
        assert differences(paper, read(text)) == []
    assert issue(meeting, seat).published
