"""Issuing the notice of a meeting: written, handed in, read back, published (ban hành thông báo).

What comes back as it was meant goes into the register at once. Where a sentence is read otherwise,
the document waits for a person to verify it, with what differs told beside; the meeting is issued
when that person has published it.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sauro.directives.assignments.carrying import carry_on
from sauro.directives.models import Addressee, Directive
from sauro.directives.services import register
from sauro.documents import closing, intake, placing, publishing, verification
from sauro.documents.drafting.checks import Unwritable
from sauro.documents.drafting.docx import write_docx
from sauro.documents.drafting.model import Draft
from sauro.documents.drafting.proof import Difference
from sauro.documents.files.open import open_document
from sauro.documents.models import Document
from sauro.documents.naming import Names
from sauro.documents.reading import read
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Refused
from sauro.foundation.files.store import path_of
from sauro.kernel.findings import Finding
from sauro.meetings import queries
from sauro.meetings.holding import move_meeting
from sauro.meetings.models import Conclusion, Meeting, NoticeDraft
from sauro.meetings.notices import drafting
from sauro.meetings.notices.agreeing import agreed, without_lead
from sauro.meetings.notices.choosing import choices_of
from sauro.meetings.notices.clears import Eyes
from sauro.meetings.notices.drafting import Form, held
from sauro.meetings.notices.pairing import paired
from sauro.meetings.ordering import in_notice_order
from sauro.meetings.rules import Act, State, ahead_findings, issue_day_findings, move_findings
from sauro.meetings.taking import taken, unchanged

RIGHTS = (Right.MEET, Right.RECEIVE, Right.VERIFY, Right.PUBLISH, Right.REVIEW)


@dataclass(frozen=True, slots=True)
class Issued:
    """What became of it: the document, and what of it a person has to look at first."""

    document: Document
    differences: Sequence[Difference]

    @property
    def published(self) -> bool:
        return self.document.status == Document.Status.PUBLISHED


@transaction.atomic
def issue(meeting_id: int, version: int, *, by: Seat, now: datetime, ahead: bool = False) -> Issued:
    """Issue the notice of a meeting. ``version``: of its draft, as the person saw it; ``ahead``: a
    day of issue that is yet to come is meant.

    Raises: NotAllowed, Hidden, Stale, Refused with all that is not filled in, and every unclear
    conclusion without a reason.
    """
    for right in RIGHTS:
        allow(by, right)
    meeting = taken(meeting_id, by)
    row = NoticeDraft.objects.select_for_update().filter(meeting=meeting).first()
    conclusions = _locked(meeting)
    wrong = list(move_findings(Act.ISSUE, State(meeting.state), len(conclusions)))
    if wrong or row is None:
        raise Refused(*wrong or [_EMPTY])
    unchanged(row, version)
    if row.document and row.document.status == Document.Status.PUBLISHED:
        raise Refused(_FINISH)
    form, today = drafting.form_of(meeting), timezone.localdate(now)
    late = ahead_findings(form.issued_on or today, today, meant=ahead)
    if wrong := [*missing_findings(meeting, form), *late]:
        raise Refused(*wrong)
    paper = drafting.draft(meeting)
    document, fresh = _handed_in(paper, meeting, by, now)
    found = agreed(document, paper, conclusions, by, now)
    _laid_aside(row.document, document, by, now)
    row.document, row.changed_by, row.changed_at = document, by, max(now, row.changed_at)
    row.version += 1
    row.save()
    if found or not fresh or publishing.unsettled(document):
        return Issued(document, found)
    published = publishing.publish(
        document.pk, verification.seen_version(document), register, by=by, now=now,
        without_lead=without_lead(conclusions),
    )  # fmt: skip
    settle(meeting, conclusions, published, by, now)
    return Issued(published, ())


@transaction.atomic
def finish(meeting_id: int, *, by: Seat, now: datetime) -> Meeting:
    """After a person has verified and published what was read otherwise: the meeting is issued.
    What was reworded beyond recognition is told by ``pairing``. Raises: NotAllowed, Hidden, Refused
    while the document is not published, or once it is issued.
    """
    for right in RIGHTS:
        allow(by, right)
    meeting = taken(meeting_id, by)
    if wrong := list(move_findings(Act.ISSUE, State(meeting.state), meeting.conclusions.count())):
        raise Refused(*wrong)
    row = NoticeDraft.objects.filter(meeting=meeting).select_related("document").first()
    if row is None or row.document is None or row.document.status != Document.Status.PUBLISHED:
        raise Refused(_NOT_PUBLISHED)
    conclusions = _locked(meeting)
    return settle(meeting, conclusions, row.document, by, now, published_before=True)


def _locked(meeting: Meeting) -> list[Conclusion]:
    """The conclusions as the notice has them; nobody words them meanwhile."""
    return list(in_notice_order(meeting.conclusions.select_for_update(of=("self",))))


def head_findings(form: Form) -> list[Finding]:
    """What the office still has to fill in."""
    return [
        Finding(f"no-{name}", name, f"Chưa ghi {vi}. Hãy điền rồi lưu.", f"Fill in the {en}.")
        for name, (vi, en) in NEEDED.items()
        if not getattr(form, name)
    ]


def missing_findings(meeting: Meeting, form: Form) -> list[Finding]:
    """All that stands between the notice and its issue, whoever issues it and when."""
    day = form.issued_on
    early = issue_day_findings(day, held(meeting).held_on) if day else ()
    return [*head_findings(form), *early, *unclear_findings(meeting)]


NEEDED = {
    "issuer": ("cơ quan ban hành", "issuer"),
    "number": ("số, ký hiệu", "number"),
    "place": ("địa danh", "place"),
    "issued_on": ("ngày ban hành", "day of issue"),
    "subject": ("trích yếu", "subject"),
    "recipients": ("nơi nhận", "recipients"),
    "capacity": ("chức vụ của người ký", "capacity of the signer"),
    "signer": ("họ tên người ký", "name of the signer"),
}


def unclear_findings(meeting: Meeting) -> list[Finding]:
    """Every conclusion that is unclear and has no reason on record."""
    eyes = Eyes(meeting.owner_path, held(meeting).held_on)
    rows, wrong = queries.conclusions(meeting), []
    chosen = choices_of(rows)
    for number, row in enumerate(rows, 1):
        look = eyes.look(row, chosen[row.pk])
        if look.wrong and not row.unclear_reason:
            wrong.append(_unclear(number, look.count))
    return wrong


def _unclear(number: int, clear: int) -> Finding:
    return Finding(
        "unclear",
        f"conclusions.{number}",
        f"Kết luận {number} mới rõ {clear}/6. Hãy sửa cho rõ, hoặc ghi lý do để chưa rõ.",
        f"Conclusion {number} is clear in {clear} of 6. Mend it, or write down why it stays so.",
    )


def _handed_in(paper: Draft, meeting: Meeting, by: Seat, now: datetime) -> tuple[Document, bool]:
    """The written file as a document of the body, read at once: it is our own."""
    try:
        file = write_docx(paper)
    except Unwritable as unwritable:
        raise Refused(*unwritable.findings) from unwritable
    name = f"{paper.number.replace('/', '-')}.docx"
    received, _new = intake.receive(name, [file], by=by, now=now)
    document = Document.objects.select_for_update().get(pk=received.pk)
    if fresh := document.status == Document.Status.WAITING:
        source = open_document(path_of(document.sha256))
        intake.keep_reading(document, source, read(source.text), now)
        placed = Names(document, timezone.localdate(now)).placed
        if not placed:
            placing.place(document.pk, meeting.body_id, seen="", by=by, now=now)
            document.refresh_from_db()
    return document, fresh


def _laid_aside(before: Document | None, document: Document, by: Seat, now: datetime) -> None:
    """The file of an earlier attempt, whose conclusions were changed since: nobody verifies it."""
    if before is None or before.pk == document.pk or before.status != Document.Status.READ:
        return
    items = list(before.items.all())
    closing.close(
        before.pk, "Dự thảo đã được soạn lại.", by=by, now=now,
        dropping=verification.seen_version(before, items),
    )  # fmt: skip


def settle(  # noqa: PLR0913 - of which meeting, what, published when, by whom
    meeting: Meeting,
    conclusions: Sequence[Conclusion],
    document: Document,
    by: Seat,
    now: datetime,
    *,
    published_before: bool = False,
) -> Meeting:
    """Each conclusion knows its directive, what was carried over goes on there for whom it names,
    and the meeting is issued. Called inside the transaction in which its document is published.
    ``published_before``: that was earlier, and what another notice carried over since goes on
    there: nobody can take it out of this one any more.
    """
    there_already = suppress(Refused) if published_before else nullcontext()
    entered = Directive.objects.filter(document_id=document.first_edition_id, superseded_at=None)
    for row, new in paired(conclusions, list(entered.order_by("position"))):
        if new is None:
            continue
        row.directive, row.changed_at = new, max(now, row.changed_at)
        row.version += 1
        row.save(update_fields=["directive", "changed_at", "version"])
        told = new.addressees.filter(part=Addressee.Part.LEAD, body__isnull=False)
        if row.carried_from_id and told.exists():
            ends = row.rest == Conclusion.Rest.END
            with there_already:
                carry_on(row.carried_from_id, new.pk, by=by, now=now, end_rest=ends)
    return move_meeting(
        meeting.pk, meeting.version, Act.ISSUE, by=by, now=now, notice_id=document.pk
    )


_EMPTY = Finding(
    "no-draft", "number",
    "Chưa điền thể thức thông báo. Hãy điền số, nơi nhận, người ký rồi lưu.",
    "Head and foot of the notice are not filled in. Enter number, recipients and signer, and save.",
)  # fmt: skip
_FINISH = Finding(
    "finish-first", "document",
    "Văn bản của thông báo này đã vào sổ, nên không ban hành lần nữa. Hãy bấm “Hoàn tất ban hành”.",
    "The document of this notice is in the register already, so it is not issued again. Press "
    "“Finish issuing”.",
)  # fmt: skip
_NOT_PUBLISHED = Finding(
    "not-published", "document",
    "Văn bản của thông báo chưa vào sổ. Hãy mở văn bản, kiểm tra những việc máy đọc khác, rồi ban "
    "hành vào sổ.",
    "The document of the notice is not in the register yet. Open it, verify what was read "
    "otherwise, and publish it.",
)  # fmt: skip
