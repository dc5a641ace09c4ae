"""Head and foot of the notice, filled in by the office (soạn thể thức)."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sauro.directives.assignments.acting import cleaned
from sauro.documents.drafting.model import Draft
from sauro.documents.drafting.words import SIMULATED
from sauro.documents.models import Document
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.meetings import queries
from sauro.meetings.models import Meeting, NoticeDraft
from sauro.meetings.notices import writing
from sauro.meetings.notices.writing import Head, Held, Part
from sauro.meetings.rules import State, issue_day_findings, writing_findings
from sauro.meetings.taking import said, taken, too_long, unchanged
from sauro.organization.queries.portrait import place_of

CLOSING = "Thông báo kết luận để các cơ quan, đơn vị biết, thực hiện"


@dataclass(frozen=True, slots=True)
class Form:
    """What the office fills in; lists are lines."""

    issuer: tuple[str, ...] = ()
    number: str = ""
    place: str = ""
    issued_on: date | None = None
    subject: str = ""
    opening: str = ""
    closing: str = CLOSING
    recipients: tuple[str, ...] = ()
    capacity: tuple[str, ...] = ()
    signer: str = ""


def held(meeting: Meeting) -> Held:
    """The meeting as its notice tells it."""
    day = timezone.localdate(meeting.held_at)
    return Held(meeting.title, day, meeting.place, meeting.chaired_by)


def form_of(meeting: Meeting) -> Form:
    """What was filled in, else what the meeting itself tells."""
    row = NoticeDraft.objects.filter(meeting=meeting).first()
    if row is None:
        return Form(
            issuer=(meeting.body.name.upper(),),
            place=place_of(meeting.owner_path),
            subject=writing.subject_of(held(meeting)),
            opening=writing.opening_of(held(meeting)),
            recipients=("Như thành phần dự họp", "Lưu: VT"),
        )
    values: dict[str, Any] = {field.name: getattr(row, field.name) for field in fields(Form)}
    lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return Form(**{**values, **lists})


def version_of(meeting: Meeting) -> int:
    """Which version of the draft stands; 0 before anything was kept."""
    row = NoticeDraft.objects.filter(meeting=meeting).first()
    return row.version if row else 0


@transaction.atomic
def keep(meeting_id: int, version: int, form: Form, *, by: Seat, now: datetime) -> NoticeDraft:
    """Write head and foot down. Raises: NotAllowed, Hidden, Stale, Refused."""
    meeting = taken(meeting_id, by)
    if wrong := list(writing_findings(State(meeting.state))):
        raise Refused(*wrong)
    row = NoticeDraft.objects.select_for_update().filter(meeting=meeting).first()
    if row is None:
        row = NoticeDraft(owner_path=meeting.owner_path, meeting=meeting, version=0)
    unchanged(row, version)
    if row.document and row.document.status == Document.Status.PUBLISHED:
        raise Refused(_IN_REGISTER)
    day = form.issued_on
    if day and (wrong := list(issue_day_findings(day, held(meeting).held_on))):
        raise Refused(*wrong)
    for name, value in _tidied(form).items():
        setattr(row, name, value)
    row.changed_by, row.changed_at = by, now
    row.version += 1
    row.save()
    return row


def _tidied(form: Form) -> dict[str, object]:
    values = asdict(form)
    wrong = [f for name, most in _MOST.items() for f in too_long(name, str(values[name]), most)]
    for name, value in values.items():
        if isinstance(value, tuple):
            wrong += [f for line in map(said, value) for f in too_long(name, line, 300)]
    if wrong:
        raise Refused(*wrong)
    tidy: dict[str, object] = {}
    for name, value in values.items():
        if isinstance(value, tuple):
            tidy[name] = [line for line in map(said, value) if line]
        elif isinstance(value, str):
            tidy[name] = cleaned(value) if name in ("opening", "closing") else said(value)
        else:
            tidy[name] = value
    return tidy


_IN_REGISTER = Finding(
    "in-register", "",
    "Văn bản của thông báo này đã vào sổ nên thể thức không sửa được nữa. Hãy bấm “Hoàn tất ban "
    "hành”; cần sửa văn bản thì “Đính chính” trên trang của nó.",
    "The document of this notice is in the register, so its head and foot stay. Finish issuing; to "
    "change the document press “Correct” on its page.",
)  # fmt: skip
_MOST = {
    "number": 60,
    "place": 100,
    "subject": 500,
    "signer": 120,
    "opening": 4000,
    "closing": 4000,
}


def draft(meeting: Meeting, form: Form | None = None) -> Draft:
    """The notice as it would be issued; what the office has not filled in stays open."""
    form = form or form_of(meeting)
    head = Head(
        issuer=form.issuer or (meeting.body.name.upper(),),
        number=form.number or "/TB-…",
        place=form.place or "……",
        issued_on=form.issued_on or timezone.localdate(meeting.held_at),
        subject=form.subject,
        meeting=writing.said_of_meeting(held(meeting)),
        opening=form.opening,
        closing=form.closing,
        recipients=form.recipients,
        signer=form.signer,
        capacity=form.capacity,
        mark=SIMULATED if settings.SIMULATED else "",
        day_open=form.issued_on is None,
    )
    return writing.draft_of(head, parts_of(meeting))


def parts_of(meeting: Meeting) -> list[Part]:
    """What was concluded, by points of the agenda, as the notice has it."""
    points = meeting.agenda.order_by("position").values_list("pk", "title")
    known = {pk: (number, title) for number, (pk, title) in enumerate(points, 1)}
    grouped = groupby(queries.conclusions(meeting), key=lambda row: row.agenda_item_id)
    return [Part(tuple(rows), *known.get(point, (0, ""))) for point, rows in grouped]
