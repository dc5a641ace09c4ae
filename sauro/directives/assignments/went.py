"""Where work that ended went on: under a later notice, or with a successor (việc chuyển đi)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import F
from django.utils import timezone

from sauro.directives.assignments.rules import Act, State, days_late
from sauro.directives.models import Assignment, CarryOver, Handover, Step
from sauro.foundation.access.scope import EVERYWHERE, seeing
from sauro.organization.queries import heirs_of


@dataclass(frozen=True, slots=True)
class Went:
    """Where one assignment went on, and by how many days it was late then."""

    to: str  # the number of the notice, or the name of the successor
    late: int
    directive_id: int | None = None  # of the notice; None where it went to a successor
    whole: bool = True  # not a part, which went nowhere by itself


@dataclass(frozen=True, slots=True)
class _Link:
    """That a directive was carried over at a moment, into which one."""

    old: int
    at: datetime
    number: str
    new: int


def went(rows: Iterable[Assignment]) -> dict[int, Went]:
    """Of the rows of a page, as far as it is in sight where they went; by assignment. A part goes
    where its whole went. Each row comes with its body.
    """
    gone = {row.pk: row for row in rows if row.state == State.WITHDRAWN}
    if not gone:
        return {}
    ended = _at(gone, Act.WITHDRAW)
    found = _carried(gone, ended) | _handed(gone)
    rest = [row for pk, row in gone.items() if pk not in found]
    return found | _of_wholes([row for row in rest if row.part_of_id], ended)


def _at(rows: Iterable[int], act: Act) -> dict[int, datetime]:
    """When each of them had this step last."""
    steps = Step.objects.filter(assignment__in=list(rows), act=act).order_by("pk")
    return dict(steps.values_list("assignment", "at"))


def _carried(gone: dict[int, Assignment], ended: dict[int, datetime]) -> dict[int, Went]:
    """The carry-over and the step that ended the work bear the same time; what was returned later
    went the same way.
    """
    of = {row.directive_id for row in gone.values()}
    columns = ("old", "at", "new__document_number", "new")
    rows = CarryOver.objects.filter(old__in=of).order_by("at").values_list(*columns)
    links = [_Link(*row) for row in rows]
    if not links:
        return {}
    at = {(link.old, link.at): link for link in links}
    told, rest = dict[int, Went](), list[Assignment]()
    for pk, row in gone.items():
        link = at.get((row.directive_id, ended[pk])) if pk in ended else None
        if link:
            late = days_late(row.due_on, None, timezone.localdate(link.at))
            told[pk] = Went(link.number, late, link.new)
        elif pk in ended and not row.part_of_id:
            rest.append(row)
    return told | _returned(rest, links, ended)


def _returned(
    rows: Sequence[Assignment], links: Sequence[_Link], ended: dict[int, datetime]
) -> dict[int, Went]:
    """A result that waited while its directive went on and was returned then: its body, or who goes
    on for it, does it there. It was as late as on the day of that result.
    """
    if not rows:
        return {}
    there = Assignment.objects.filter(directive__in=[link.new for link in links], part_of=None)
    held = set(there.values_list("directive", "body"))
    submitted = _at((row.pk for row in rows), Act.SUBMIT)
    told = {}
    for row in rows:
        for link in links:
            after = link.old == row.directive_id and link.at < ended[row.pk]
            if after and any((link.new, body) in held for body in _goes_on(row)):
                day = timezone.localdate(submitted.get(row.pk, ended[row.pk]))
                told[row.pk] = Went(link.number, days_late(row.due_on, None, day), link.new)
    return told


def _goes_on(row: Assignment) -> list[int]:
    if row.body.valid_to is None:
        return [row.body_id]
    heirs = heirs_of(row.owner_path, timezone.localdate())
    return [row.body_id, *(heir.id for heir in heirs)]


def _handed(gone: dict[int, Assignment]) -> dict[int, Went]:
    found = Handover.objects.filter(old__in=list(gone)).annotate(name=F("new__body__name"))
    rows = found.values_list("old", "name", "at")
    return {pk: Went(name, _late(gone[pk], at)) for pk, name, at in rows}


def _of_wholes(parts: Sequence[Assignment], ended: dict[int, datetime]) -> dict[int, Went]:
    """Parts that ended with their whole. Who has a part alone does not see the whole; the step that
    ended his part names where it went, and so it is told here.
    """
    if not parts:
        return {}
    with seeing(EVERYWHERE):
        wholes = Assignment.objects.filter(pk__in={part.part_of_id for part in parts})
        to = went(wholes.select_related("body"))
        since = _at(to, Act.WITHDRAW)
    return {
        part.pk: replace(to[of], late=_late(part, ended[part.pk]), whole=False)
        for part in parts
        if (of := part.part_of_id) in to and part.pk in ended and ended[part.pk] >= since[of]
    }


def _late(row: Assignment, at: datetime) -> int:
    return days_late(row.due_on, None, timezone.localdate(at))
