"""Open work of a body that was merged away goes on with its successor (chuyển cơ quan kế thừa).

The old work ends withdrawn, for nobody sits in that body any more, and says how late it was then.
The successor's work is due on the same day: what was late stays late, and both say since when it is
open. A successor that has the same work already gets no second one; both then end in that one.
Where it has it under another notice of the chain, the old work stays, and it is said why.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sauro.directives.assignments.acting import (
    Said,
    moment,
    noted,
    taken,
    tell,
    withdraw_parts,
)
from sauro.directives.assignments.hindering import GIVEN_MEANWHILE, hindrances
from sauro.directives.assignments.rules import (
    FINAL,
    WITH_DOER,
    Act,
    Side,
    State,
    days_late,
    move_findings,
    stood_then,
)
from sauro.directives.models import Addressee, Assignment, Directive, Handover, Step
from sauro.foundation.access.models import Seat
from sauro.foundation.database.once import once
from sauro.foundation.errors import Refused, Stale
from sauro.organization.queries import heirs_of
from sauro.organization.resolution import BodyRow

_LAST_WORDS = 500  # of the last report, as the successor reads it


@dataclass(frozen=True, slots=True)
class Handed:
    """Where work of one body went, or came from; the work itself as far as it is in sight."""

    to: Assignment | None
    since: date  # when it, or what it goes on with, was first given
    came: list[Assignment]


def open_at(path: str) -> QuerySet[Assignment]:
    """The open work of one body, what is due first before the rest."""
    rows = Assignment.objects.filter(owner_path=path).exclude(state__in=[s.value for s in FINAL])
    return rows.select_related("directive", "body").order_by("due_on", "pk")


def to_hand_over(path: str, seat: Seat) -> QuerySet[Assignment]:
    """Of the open work of one body what this seat's body gave and what still lies with the doer."""
    rows = open_at(path).filter(issuer_path=seat.body.path)
    return rows.filter(state__in=[state.value for state in WITH_DOER])


@transaction.atomic
def hand_over(
    assignment_id: int, version: int, heir_id: int, *, by: Seat, now: datetime
) -> Assignment:
    """Let the successor go on with it; returns its work. Raises: NotAllowed, Hidden, Stale,
    Refused.
    """
    row = taken(assignment_id, version, Side.ISSUER, by)
    at = moment(row, now)
    today = timezone.localdate(at)
    heir = next((b for b in heirs_of(row.owner_path, today) if b.id == heir_id), None)
    there = _work_of(heir, row) if heir else None
    wrong = [*hindrances(row, heir, today), *move_findings(Act.SUBMIT, State(row.state), "-")]
    if wrong or heir is None:
        raise Refused(*wrong)
    if there is None:
        with once(Stale(GIVEN_MEANWHILE, current=row, sent=version)):
            there = _given(row, heir, at)
    return _handed(row, there, by, at)


def _work_of(heir: BodyRow, row: Assignment) -> Assignment | None:
    """The same work, where the successor has it by itself."""
    if row.part_of_id:
        return None
    rows = Assignment.objects.filter(directive=row.directive_id, body=heir.id, part_of=None)
    locked = rows.filter(occurs_on=row.occurs_on).select_for_update(of=("self",))
    return locked.select_related("directive", "body").first()


def _given(row: Assignment, heir: BodyRow, at: datetime) -> Assignment:
    """As the directive gives it, due on the day on which it was due; who leads is named anew."""
    if not row.part_of_id:
        _named(row, heir, at)
    return Assignment.objects.create(
        owner_path=heir.path, issuer_path=row.issuer_path, directive=row.directive,
        body_id=heir.id, part_of_id=row.part_of_id, portion=row.portion, occurs_on=row.occurs_on,
        due_first_on=row.due_on, due_on=row.due_on, issued_at=at, changed_at=at,
    )  # fmt: skip


def _named(row: Assignment, heir: BodyRow, at: datetime) -> None:
    leads = row.directive.addressees.filter(part=Addressee.Part.LEAD)
    if leads.filter(body=heir.id).exists():
        return
    mention = leads.filter(body=row.body_id).values_list("mention", flat=True).first()
    Addressee.objects.create(
        owner_path=heir.path, issuer_path=row.issuer_path, directive=row.directive,
        body_id=heir.id, part=Addressee.Part.LEAD, mention=mention or row.body.name,
        published_at=at,
    )  # fmt: skip


def _handed(row: Assignment, new: Assignment, by: Seat, at: datetime) -> Assignment:
    late = stood_then(days_late(row.due_on, None, timezone.localdate(at)))
    since, last = since_when(row), _last_report(row)
    row.state, row.submitted_on = State.WITHDRAWN, None
    gone = Said(f"Chuyển sang cơ quan kế thừa: {new.body.name}; {late}.", by, at)
    tell(row, Act.WITHDRAW, gone)
    withdraw_parts(row, gone)
    Handover.objects.create(owner_path=row.issuer_path, old=row, new=new, by=by, at=at)
    came = f"Nhận tiếp từ {row.body.name}, mở từ ngày {since:%d/%m/%Y}; {late}."
    noted(new, Act.ISSUE, Said(f"{came}{last}", by, moment(new, at)))
    return new


def _last_report(row: Assignment) -> str:
    """What the body said of it last: whoever goes on does not see its work."""
    told = (Act.REPORT, Act.SUBMIT)
    step = Step.objects.filter(assignment=row, act__in=told).order_by("-pk").first()
    if step is None:
        return ""
    day = timezone.localdate(step.at)
    return f"\nBáo cáo lần cuối, ngày {day:%d/%m/%Y}: {step.words[:_LAST_WORDS]}"


def since_when(row: Assignment) -> date:
    """When it was first given, to this body or to one that it goes on for."""
    first, rows = row.issued_at, [row.pk]
    while rows:
        before = Assignment.objects.filter(handed_to__new__in=rows)
        found = dict(before.values_list("pk", "issued_at"))
        rows, first = list(found), min([first, *found.values()])
    return timezone.localdate(first)


def handed(row: Assignment) -> Handed | None:
    """Where it went or came from; None where it did neither, as far as that is in sight."""
    to = Assignment.objects.filter(handed_from__old=row).select_related("body").first()
    came = list(Assignment.objects.filter(handed_to__new=row).select_related("body"))
    return Handed(to, since_when(row), came) if to or came else None


def went_to(rows: Iterable[Directive]) -> dict[tuple[int, int], int]:
    """Of directives, by directive and body: which body leads now instead of one that ended."""
    found = Handover.objects.filter(old__directive__in=[row.pk for row in rows], old__part_of=None)
    keys = found.order_by("pk").values_list("old__directive", "old__body", "new__body")
    went = {(pk, old): new for pk, old, new in keys}

    def last(pk: int, body: int) -> int:
        while (pk, body) in went:
            body = went[pk, body]
        return body

    return {(pk, old): last(pk, old) for pk, old in went}
