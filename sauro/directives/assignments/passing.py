"""A body hands parts of its work to its own units, and stays accountable (giao phần việc xuống)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sauro.directives.assignments.acting import Said, cleaned, moment, noted, taken
from sauro.directives.assignments.rules import Act, Side, State, move_findings
from sauro.directives.models import Assignment
from sauro.documents.granting import ended
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.organization.queries import directory_on, heirs_of
from sauro.organization.resolution import BodyRow


@dataclass(frozen=True, slots=True)
class Portion:
    """What is handed down, to whom and by when."""

    body_id: int
    words: str
    due_on: date | None


@transaction.atomic
def pass_down(
    assignment_id: int, version: int, portion: Portion, *, by: Seat, now: datetime
) -> Assignment:
    """Give a unit below a part of the work. Raises: NotAllowed, Hidden, Stale, Refused."""
    row = taken(assignment_id, version, Side.DOER, by)
    at, words = moment(row, now), cleaned(portion.words)
    today = timezone.localdate(at)
    directory = directory_on(today)
    body = next((b for b in directory.bodies.values() if b.id == portion.body_id), None)
    there = body is not None and body.path.startswith(f"{row.owner_path}.")
    in_time = not (row.due_on and portion.due_on and portion.due_on > row.due_on)
    asked = ((_NOBODY, there), (_NO_WORDS, words), (_TOO_LATE, in_time))
    wrong = [finding for finding, holds in asked if not holds]
    wrong += move_findings(Act.SUBMIT, State(row.state), "-")
    if there and body is not None and body.ended(today):
        wrong.append(ended(body, units_after(row.owner_path, body, today)))
    if wrong or body is None:
        raise Refused(*wrong)
    due_on = portion.due_on or row.due_on
    part = Assignment.objects.create(
        owner_path=body.path, issuer_path=row.owner_path, directive=row.directive,
        body_id=body.id, part_of=row, portion=words, due_first_on=due_on, due_on=due_on,
        issued_at=at, changed_at=at,
    )  # fmt: skip
    noted(row, Act.PASS_DOWN, Said(f"{body.name}: {words}", by, at, due_on))
    return part


def units_after(path: str, body: BodyRow, today: date) -> list[BodyRow]:
    """Below a body, who goes on with the work of a unit that ended."""
    heirs = heirs_of(body.path, today)
    return [heir for heir in heirs if heir.path.startswith(f"{path}.")]


_NOBODY = Finding(
    "unknown-body", "body",
    "Chưa chọn đơn vị, hoặc đơn vị ấy không trực thuộc cơ quan được giao việc. Hãy chọn lại.",
    "No unit is chosen, or it is none below the body whose work this is. Choose again.",
)  # fmt: skip
_NO_WORDS = Finding(
    "no-words", "words",
    "Giao phần việc phải nói rõ là phần nào. Hãy nhập nội dung.",
    "Say which part is handed down. Enter it.",
)  # fmt: skip
_TOO_LATE = Finding(
    "after-the-whole", "due_on",
    "Hạn của phần việc không được sau hạn của cả việc. Hãy chọn ngày sớm hơn.",
    "A part cannot be due after the whole. Choose an earlier day.",
)  # fmt: skip
