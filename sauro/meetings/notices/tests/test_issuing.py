"""The whole loop: concluded, carried over, issued, in the register, read back from the file."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sauro.directives.assignments.carrying import chain_of
from sauro.directives.assignments.expanding import expand
from sauro.directives.models import Assignment, CarryOver, Directive
from sauro.directives.services import register
from sauro.directives.tests.make import make_directive
from sauro.documents import publishing, verification
from sauro.documents.drafting.proof import differences
from sauro.documents.files.open import open_document
from sauro.documents.models import Document
from sauro.documents.reading import read
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import NotAllowed, Refused, Stale
from sauro.foundation.files.store import path_of
from sauro.meetings.models import Meeting, NoticeDraft
from sauro.meetings.notices import drafting, issuing
from sauro.meetings.notices.carrying import carry_over, offered
from sauro.meetings.notices.tests.make import (
    CLEAR,
    concluded,
    filled_in,
    make_chair,
    make_concluded,
)
from sauro.meetings.rules import State
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat(db):
    return make_chair()


def unsettled(days=-6, task="Giao Sở Công Thương tỉnh Mẫu rà soát các cây xăng.", **others):
    """A directive of an earlier notice whose work is late."""
    what = {"lead": ["Sở Công Thương tỉnh Mẫu"], **others}
    found = make_directive(
        task, told=(("v.01.ct", "lead"),), due_on=timezone.localdate() + timedelta(days), **what
    )
    expand(found.addressees.all(), [found], timezone.now())
    return found


def issue(meeting, seat):
    enter(scope_of(seat))
    version = drafting.version_of(meeting)
    return issuing.issue(meeting.pk, version, by=seat, now=timezone.now())


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


# A day within the task that is not told as the deadline: the engine takes it for one.
MISREAD = replace(
    CLEAR, task="rà soát kho trước ngày 15/12/2027", deadline_text="", unclear_reason="lời chủ trì"
)


def test_what_is_read_otherwise_waits_for_a_person(seat):
    meeting = make_concluded(seat, CLEAR, MISREAD)
    filled_in(meeting, seat)
    issued = issue(meeting, seat)
    assert not issued.published
    assert [(one.directive, one.field) for one in issued.differences] == [(2, "deadline")]
    meeting.refresh_from_db()
    assert meeting.state == State.CONCLUDED
    assert not Directive.objects.exists()
    checked = dict(issued.document.items.values_list("position", "checked"))
    assert checked == {1: True, 2: False}
    enter(scope_of(seat))
    with pytest.raises(Refused, match="chưa vào sổ"):
        issuing.finish(meeting.pk, by=seat, now=timezone.now())

    for item in issued.document.items.filter(checked=False):
        assert any(doubt["code"].startswith("meant-") for doubt in item.doubts)
        verification.agree(item.pk, item.version, by=seat)
    document = Document.objects.get()
    for n, doubt in enumerate(document.doubts):
        verification.settle(document.pk, n, doubt["code"], by=seat, now=timezone.now())
    document.refresh_from_db()
    publishing.publish(
        document.pk, verification.seen_version(document), register, by=seat, now=timezone.now()
    )
    with pytest.raises(Refused, match="Hoàn tất"):
        issue(meeting, seat)
    done = issuing.finish(meeting.pk, by=seat, now=timezone.now())
    assert (done.state, done.notice_id) == (State.ISSUED, document.pk)
    assert all(row.directive for row in done.conclusions.all())


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


def test_what_was_carried_over_meanwhile_is_told(seat):
    old = unsettled()
    meetings = [make_concluded(seat, days=n) for n in (1, 2)]
    for n, meeting in enumerate(meetings):
        enter(scope_of(seat))
        carry_over(meeting.pk, [old.pk], by=seat, now=timezone.now())
        meeting.conclusions.update(unclear_reason="giữ", version=2)
        filled_in(meeting, seat, number=f"{n + 1}/TB-BCĐ389")
    assert issue(meetings[0], seat).published
    with pytest.raises(Refused, match="đã được chuyển tiếp"):
        issue(meetings[1], seat)
    assert CarryOver.objects.count() == 1
    assert Meeting.objects.get(pk=meetings[1].pk).state == State.CONCLUDED


def test_nothing_chosen_is_told(seat):
    meeting = make_concluded(seat)
    with pytest.raises(Refused, match="Chưa chọn việc"):
        carry_over(meeting.pk, [], by=seat, now=timezone.now())
