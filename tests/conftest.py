"""What tests of the machine interface find: a published document and one that is still open."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from sauro.cases.attachments.tests.make import make_attachment
from sauro.cases.papers.tests.make import make_draft, make_issued
from sauro.cases.tests.make import DRIVER, make_case
from sauro.directives.assignments import asking
from sauro.directives.assignments.expanding import expand
from sauro.directives.models import Addressee, Assignment, Directive
from sauro.directives.services import register
from sauro.directives.tests.make import make_directive
from sauro.documents import publishing
from sauro.documents.models import Document
from sauro.documents.tests.make import verified
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.meetings import proposing
from sauro.meetings.conclusions import Words, write_conclusion
from sauro.meetings.notices import drafting
from sauro.meetings.proposing import Sending
from sauro.meetings.tests.make import ACTS, make_meeting
from sauro.organization.models import Body
from sauro.organization.tests.make import make_body, make_seat
from sauro.reporting.tests.make import first_line, make_duty_to

FIRST = "Kiểm tra kho hàng; báo cáo trước ngày 15/12/2026."
SECOND = "Rà soát chợ đầu mối."
NAMED = "Tổ rà soát liên ngành"
# Seen already, so that it keeps nobody from publishing.
DOUBT = {
    "code": "wrong-weekday", "field": "", "message": "Sai thứ.", "message_en": "Another day.",
    "spans": [], "settled": {"seat": 0, "at": "2026-11-29T00:00:00+00:00"},
}  # fmt: skip


@pytest.fixture
def keys(document, seat):
    """Of rows in v.01, by the names that addresses give them; all have version 1."""
    publishing.publish(document.pk, verified(document, seat), register, by=seat, now=timezone.now())
    item = document.items.first()
    item.document = Document.objects.create(
        owner_path="v.01", name="b", sha256="b", size=1, received_at=timezone.now(), status="read",
        text=f"{FIRST} {SECOND}", issued_from="v.01", placed_by=seat, placed_at=timezone.now(),
        doubts=[DOUBT],
    )  # fmt: skip
    for words, start in ((SECOND, len(FIRST) + 1), (FIRST, 0)):  # the last made is the first
        item.pk, item._state.adding = None, True
        item.version, item.lead, item.task, item.coordinating = 1, [], words, [NAMED]
        item.position, item.spans = 1 + bool(start), [[start, start + len(words)]]
        item.save()
    work, asked = worked_on(seat)
    make_body("v.01.to", "Tổ quản lý chợ")
    sending = Sending("v", "proposal", "đề nghị")
    meeting, conclusion = met(seat)
    had, gave = left_behind(seat)
    return {
        **papers_of_a_case(seat),
        "former": "v.01.cu",
        "had_id": had,
        "gave_id": gave,
        "meeting_id": meeting.pk,
        "conclusion_id": conclusion.pk,
        "proposal_id": proposing.propose(sending, by=seat, now=timezone.now()).pk,
        "assignment_id": work.pk,
        "request_id": asked.pk,
        "report_id": owed_report(seat),
        "code": "cao-diem-tuan",
        "day": "2026-08-31",
        "path": "v.01",
        "document_id": item.document.pk,
        "item_id": item.pk,
        "directive_id": Directive.objects.earliest("pk").pk,
    }


def papers_of_a_case(seat):
    """Keys of a case with an issued paper and a draft of another."""
    case = make_case(seat, parties=(DRIVER,))
    return {
        "case_id": case.pk,
        "case_paper_id": make_issued(seat, case).pk,
        "draft_id": make_draft(seat, case).pk,
        "attachment_id": make_attachment(seat, case).pk,
    }


def owed_report(seat):
    """The key of a report that v.01 owes to the nation's body."""
    line = first_line(make_duty_to(make_seat("v"), "v.01"), "v.01")
    enter(scope_of(seat))
    return line.pk


def left_behind(seat):
    """Keys of what a unit that ended had to do and of what it gave; a team goes on for it."""
    told, last = (("v.01.cu", "lead"),), timezone.localdate() - timedelta(1)
    rows = [make_directive("kiểm kê", told=told)]
    rows.append(make_directive("gom số liệu", "v.01.cu", told=(("v.01.cu.t", "lead"),)))
    for row in rows:
        expand(row.addressees.all(), [row], timezone.now())
    with operator():
        ended = Body.objects.filter(path="v.01.cu")
        ended.update(valid_to=last, successor=Body.objects.get(path="v.01.to"))
    keys = [row.assignments.get().pk for row in rows]
    enter(scope_of(seat))
    return keys


def met(seat):
    """A meeting that was held, with what it concluded and the head of its notice."""
    meeting, now = make_meeting(seat, *ACTS), timezone.now()
    words = Words("rà soát các kho hàng", (NAMED,), unclear_reason="chờ phân công")
    conclusion = write_conclusion(meeting.pk, words, by=seat, now=now)
    head = drafting.form_of(meeting)
    day = timezone.localdate(meeting.held_at)
    filled = {"number": "7/TB-BCĐ389", "place": "Mẫu", "issued_on": day, "signer": "Lò Văn Mẫu"}
    form = replace(head, **filled, capacity=("TRƯỞNG BAN",))
    drafting.keep(meeting.pk, 0, form, by=seat, now=now)
    return meeting, conclusion


def worked_on(seat):
    """Work that v.01 gave itself and helps with, so that one seat has all sides of it, and what it
    asks.
    """
    directive, now = Directive.objects.earliest("pk"), timezone.now()
    told, _helps = (
        Addressee.objects.create(
            owner_path="v.01", issuer_path="v.01", directive=directive, body=seat.body, part=part,
            mention="Ban Chỉ đạo", published_at=now,
        )
        for part in ("lead", "coordinating")
    )  # fmt: skip
    directive.due_on, directive.rrule = timezone.localdate(), ""
    expand([told], [directive], now)
    work = Assignment.objects.get(directive=directive, body=seat.body)
    wanted = timezone.localdate() + timedelta(9)
    return work, asking.ask(work.pk, 1, "extension", "mưa", by=seat, now=now, wanted_on=wanted)
