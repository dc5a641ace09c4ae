"""Unsettled directives become conclusions with one act (chuyển tiếp việc dang dở)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sauro.directives.assignments.carrying import Open, doers, unsettled
from sauro.directives.models import Addressee, Directive
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.meetings.conclusions import (
    MOST_CLEAR,
    MOST_NAME,
    MOST_NAMES,
    MOST_WORDS,
    Words,
    hindrances,
    write_conclusion,
)
from sauro.meetings.models import Conclusion, Meeting
from sauro.meetings.notices.clears import Eyes, Look
from sauro.meetings.notices.predicates import predicate_of
from sauro.meetings.taking import taken


def offered(meeting: Meeting, now: datetime) -> list[Open]:
    """What this meeting may carry over: unsettled, and not among its conclusions yet."""
    already = set(
        meeting.conclusions.exclude(carried_from=None).values_list("carried_from", flat=True)
    )
    found = unsettled(meeting.owner_path, timezone.localdate(now))
    return [one for one in found if one.directive.pk not in already]


@transaction.atomic
def carry_over(
    meeting_id: int, chosen: Collection[int] | None, *, by: Seat, now: datetime
) -> list[Conclusion]:
    """Write a conclusion for each chosen directive, or for all. Its deadline is set anew by the
    meeting: the old day is past or was never there. What does not fit into a conclusion stays
    offered, with ``why_not``: it is shortened by hand.

    Raises: NotAllowed, Hidden, Refused where nothing is chosen, or nothing of it fits.
    """
    meeting = taken(meeting_id, by)
    found = [o for o in offered(meeting, now) if chosen is None or o.directive.pk in chosen]
    if not found:
        raise Refused(_NOTHING)
    fit = [one for one in found if not why_not(one)]
    if not fit:
        raise Refused(*(told for one in found for told in why_not(one)))
    eyes = Eyes(meeting.owner_path, timezone.localdate(meeting.held_at))
    return [
        write_conclusion(meeting_id, _with_bodies(words_of(one), eyes), by=by, now=now)
        for one in fit
    ]


def left_out(rows: Sequence[tuple[Conclusion, Look]]) -> dict[int, list[str]]:
    """Of conclusions that carry work on, the bodies with whom it lies and that are named no more;
    of one in which a leading name is open nobody knows yet.
    """
    path = rows[0][0].owner_path if rows else ""
    lying = doers(path, {row.carried_from_id for row, _look in rows if row.carried_from_id})
    found = {}
    for row, look in rows:
        names = [n for n in look.names if n.meant.mention in row.leads]
        told = {body.id for name in names for body in name.meant.told}
        if names and all(name.settled for name in names):
            still = lying.get(row.carried_from_id or 0, ())
            found[row.pk] = [name for pk, name in still if pk not in told]
    return found


def why_not(one: Open) -> list[Finding]:
    """What keeps a directive from being carried over as it is, each told with its name."""
    row = one.directive
    texts = ((row.task, MOST_WORDS), (row.deliverable, MOST_CLEAR), (row.authority, MOST_CLEAR))
    lists = (row.lead, row.coordinating, row.reports_to)
    if all(len(words) <= most for words, most in texts) and all(map(_few, lists)):
        return []  # without a look at what the earlier meeting worded
    return [_named(row, finding) for finding in hindrances(words_of(one))]


def _few(names: Sequence[str]) -> bool:
    return len(names) <= MOST_NAMES and all(len(name) <= MOST_NAME for name in names)


def _named(row: Directive, finding: Finding) -> Finding:
    return Finding(
        finding.code,
        finding.field,
        f"Chưa chuyển tiếp được “{row}”: {finding.message}",
        f"“{row}” was not carried over: {finding.message_en}",
    )


def one_offered(meeting: Meeting, directive_id: int, now: datetime) -> Open | None:
    """One directive of those offered; none where it is not, or no more."""
    found = offered(meeting, now)
    return next((one for one in found if one.directive.pk == directive_id), None)


def _with_bodies(words: Words, eyes: Eyes) -> Words:
    """Whom the earlier directive told stays meant by a name that no rule settles."""
    names = [m for m in words.leads if not eyes.named(m).settled]
    told = Addressee.objects.filter(
        directive=words.carried_from_id, part=Addressee.Part.LEAD, mention__in=names
    ).exclude(body=None)  # fmt: skip
    pairs = told.order_by("pk").values_list("mention", "body")
    return replace(
        words, chosen=tuple((m, b.id) for m, pk in pairs for b in eyes.names.living([pk]))
    )


def words_of(one: Open) -> Words:
    """A directive as the conclusion that would carry it on."""
    row = one.directive
    left = (*one.late, *one.left)
    told = row.assignments.filter(part_of=None).count()
    # Whoever has finished is not told again; where nobody has, the words stay as they were. Of what
    # an ended body ordered, those are named whose work was taken over.
    same = len(left) == told and not one.former
    leads = tuple(row.lead) if same or len(left) > MOST_NAMES else left
    return Words(
        task=_task(one),
        leads=leads,
        coordinating=tuple(row.coordinating),
        reports_to=tuple(row.reports_to),
        deliverable=row.deliverable,
        authority=row.authority,
        carried_from_id=row.pk,
    )


def _task(one: Open) -> str:
    """As the earlier meeting worded it, else taken out of the sentence of the register."""
    row = one.directive
    before = Conclusion.objects.filter(directive=row).values_list("task", flat=True).first()
    return before or predicate_of(row.task, row.lead, row.coordinating, row.deadline_text)


_NOTHING = Finding(
    "nothing-chosen", "chosen",
    "Chưa chọn việc nào để chuyển tiếp. Hãy đánh dấu ít nhất một việc.",
    "Nothing is chosen to carry over. Tick at least one.",
)  # fmt: skip
