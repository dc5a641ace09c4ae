"""What is read otherwise than meant: a person verifies and publishes it, then it is issued."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.directives.models import CarryOver, Directive
from sauro.directives.services import register
from sauro.documents import intake, placing, publishing, verification
from sauro.documents.drafting.docx import write_docx
from sauro.documents.files.open import open_document
from sauro.documents.models import Document
from sauro.documents.reading import read
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import Refused
from sauro.foundation.files.store import path_of
from sauro.meetings import conclusions, queries
from sauro.meetings.models import NoticeDraft
from sauro.meetings.notices import drafting, issuing
from sauro.meetings.notices.tests.make import (
    CLEAR,
    MISREAD,
    carried_with_reason,
    concluded,
    filled_in,
    issue,
    make_concluded,
    published_by_hand,
    unsettled,
)
from sauro.meetings.rules import State
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db


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


def test_head_and_foot_stay_once_the_document_is_in_the_register(seat):
    meeting = make_concluded(seat, CLEAR, MISREAD)
    filled_in(meeting, seat)
    issued = issue(meeting, seat)
    filled_in(meeting, seat, signer="Người Khác")  # while a person still has to verify it
    published_by_hand(issued.document, seat)
    with pytest.raises(Refused, match="đã vào sổ"):
        filled_in(meeting, seat, signer="Người Thứ Ba")
    row = NoticeDraft.objects.get()
    row.signer, row.version = "Người Thứ Ba", row.version + 1
    with pytest.raises(IntegrityError, match="in the register"), transaction.atomic():
        row.save()
    done = issuing.finish(meeting.pk, by=seat, now=timezone.now())
    assert done.state == State.ISSUED
    with pytest.raises(Refused, match="đã ban hành"):  # a second click
        issuing.finish(meeting.pk, by=seat, now=timezone.now())


def test_a_conclusion_that_is_read_as_two_gives_nobody_the_work_of_another(seat):
    old = unsettled()
    words = "kiểm tra các kho hàng. Giao Sở Y tế tỉnh Mẫu rà soát các hiệu thuốc"
    meeting = make_concluded(seat, replace(CLEAR, task=words, deadline_text="", unclear_reason="x"))
    carried = carried_with_reason(meeting, seat)
    filled_in(meeting, seat)
    issued = issue(meeting, seat)
    assert not issued.published
    published_by_hand(issued.document, seat)
    issuing.finish(meeting.pk, by=seat, now=timezone.now())
    carried.refresh_from_db()
    assert carried.directive
    assert "rà soát các cây xăng" in carried.directive.task
    assert CarryOver.objects.get(old=old).new == carried.directive


def test_what_another_notice_carried_over_since_keeps_nobody_from_finishing(seat):
    """The document is in the register, so the conclusion cannot be taken out any more."""
    old = unsettled()
    first, second = (make_concluded(seat, MISREAD, days=1), make_concluded(seat, days=2))
    for n, meeting in enumerate((first, second)):
        carried_with_reason(meeting, seat)
        filled_in(meeting, seat, number=f"{n + 1}/TB-BCĐ389")
    document = issue(first, seat).document
    assert issue(second, seat).published
    published_by_hand(document, seat)
    done = issuing.finish(first.pk, by=seat, now=timezone.now())
    assert (done.state, done.notice_id) == (State.ISSUED, document.pk)
    assert all(row.directive for row in done.conclusions.all())
    assert CarryOver.objects.get(old=old).new.document == queries.meeting(second.pk).notice


def test_a_conclusion_that_was_reworded_in_the_document_is_told_when_it_is_finished(seat, client):
    """It is bound to nothing, and what it carries on stays where it was."""
    old = unsettled()
    meeting = make_concluded(seat, MISREAD)
    carried_with_reason(meeting, seat)
    filled_in(meeting, seat)
    document = issue(meeting, seat).document
    last = document.items.order_by("-position")[0]
    verification.mend(last.pk, last.version, {"task": "lập sổ các cây xăng"}, by=seat)
    published_by_hand(document, seat)
    client.force_login(seat.user)
    where = reverse("notice", args=[meeting.pk])
    done = client.post(reverse("notice_issue", args=[meeting.pk]), {"hoan-tat": "1"}, follow=True)
    said = "Kết luận 2 không gắn được với việc nào trong sổ"
    for page in (done, client.get(where)):
        assert said in page.content.decode()
        assert "vẫn mở theo thông báo trước" in page.content.decode()
        assert "Kết luận 1 không gắn" not in page.content.decode()
    enter(scope_of(seat))
    assert old.assignments.get().state == "issued"


def test_what_stands_in_the_register_is_worded_no_more(seat):
    meeting = make_concluded(seat, CLEAR, MISREAD)
    filled_in(meeting, seat)
    issued = issue(meeting, seat)
    published_by_hand(issued.document, seat)
    row = meeting.conclusions.get(position=1)
    for change in (
        lambda: conclusions.move_conclusion(row.pk, up=False, by=seat),
        lambda: conclusions.drop_conclusion(row.pk, row.version, by=seat),
        lambda: concluded(meeting, CLEAR, seat),
    ):
        with pytest.raises(Refused, match="đã vào sổ"):
            change()
    issuing.finish(meeting.pk, by=seat, now=timezone.now())


def test_what_an_officer_handed_in_before_is_looked_at_by_a_person(seat):
    meeting = make_concluded(seat, CLEAR)
    filled_in(meeting, seat)
    officer, now = make_seat("v.01", role=Role.OFFICER), timezone.now()
    enter(scope_of(officer))
    file = write_docx(drafting.draft(meeting))
    document, _new = intake.receive("x.docx", [file], by=officer, now=now)
    source = open_document(path_of(document.sha256))
    document = Document.objects.get()
    intake.keep_reading(document, source, read(source.text), now)
    placing.place(document.pk, officer.body_id, seen="", by=officer, now=now)
    item = document.items.get()
    verification.mend(item.pk, item.version, {"lead": ["Sở Y tế tỉnh Mẫu"]}, by=officer)
    assert not issue(meeting, seat).published
    assert not Directive.objects.exists()
