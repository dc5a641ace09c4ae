"""What a person is told: today's, what is unread, and what a message says (bản nhắc việc)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from sauro.directives.assignments.words import named
from sauro.directives.models import Assignment, Digest, Reminder
from sauro.directives.pressure.rules import ELSEWHERE
from sauro.directives.pressure.sources import Line, sources
from sauro.directives.pressure.words import step_words, why_told
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of, seats_on
from sauro.foundation.access.scope import EVERYWHERE, Scope, enter

MOST = 200  # shown at once


@dataclass(frozen=True, slots=True)
class Pressed:
    """On which day who was told of a step of one assignment: how many people."""

    day: date
    said: str
    due_on: date
    people: int


def told_to(seat: Seat, today: date) -> list[Reminder]:
    """Today's, and what is unread of the days before: the newest day first. Work that the seat in
    use does not show is left out; it stands in the other seat.
    """
    rows = _in_sight(seat).filter(Q(day=today) | Q(read_at=None))
    rows = rows.select_related("assignment__directive", "assignment__body")
    return list(rows.order_by("-day", "due_on", "pk")[:MOST])


def _in_sight(seat: Seat) -> QuerySet[Reminder]:
    """An inner join under the policies."""
    return Reminder.objects.filter(user=seat.user_id, assignment__version__gte=1)


def elsewhere(seat: Seat) -> int:
    """How many unread ones of the person stand in another seat of his."""
    unread = Reminder.objects.filter(user=seat.user_id, read_at=None)
    return unread.exclude(pk__in=_in_sight(seat).filter(read_at=None).values("pk")).count()


@transaction.atomic
def mark_read(seat: Seat, wanted: Iterable[int] | None, now: datetime) -> int:
    """Note that the person saw these, or all that the seat shows. What he does not have is no
    error: it may be a page of yesterday.
    """
    rows = _in_sight(seat).filter(read_at=None)
    if wanted is not None:
        rows = rows.filter(pk__in=list(wanted))
    found = Reminder.objects.filter(pk__in=list(rows.values_list("pk", flat=True)))
    return found.update(read_at=now)


def pressed(work: Assignment) -> Sequence[Pressed]:
    """Who was told of this work when, for its page; the oldest first."""
    rows = work.reminders.order_by("day", "pk").values_list("day", "step", "due_on")
    count = Counter(rows)
    return [Pressed(d, step_words(step), due_on, n) for (d, step, due_on), n in count.items()]


@transaction.atomic
def lines_for_mail(digest: Digest, now: datetime) -> Sequence[Line]:
    """What the message says: each reminder through the eyes of its seat, if it is still held, and
    only of work that still lies with its body.
    """
    enter(Scope((EVERYWHERE,)))
    by_seat: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for seat_id, pk, step in digest.reminders.values_list("seat_id", "assignment_id", "step"):
        by_seat[seat_id].append((pk, step))
    held = {seat.pk: seat for seat in seats_on(digest.user, timezone.localdate(now))}
    found = [line for pk, told in by_seat.items() if pk in held for line in _seen(held[pk], told)]
    found += [line for source in sources() for line in source.lines(digest, held)]
    return sorted(found, key=lambda line: line.due_on)


def _seen(seat: Seat, told: Sequence[tuple[int, str]]) -> list[Line]:
    enter(scope_of(seat))
    rows = Assignment.objects.filter(pk__in=[pk for pk, _step in told], due_on__isnull=False)
    rows = rows.exclude(state__in=ELSEWHERE)
    works = {row.pk: row for row in rows.select_related("directive", "body")}
    return [
        Line(
            reverse("work", args=[pk]),
            why_told(step),
            named(works[pk]),
            works[pk].body.name,
            due_on,
        )
        for pk, step in told
        if pk in works and (due_on := works[pk].due_on)
    ]
