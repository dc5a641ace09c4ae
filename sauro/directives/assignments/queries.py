"""How work stands: for the body that does it, for who gave it, for one directive (tra cứu)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, islice

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from sauro.directives.assignments.levels import PATTERNS, Lateness, Level, lateness_named
from sauro.directives.assignments.rules import FINAL, Act, Standing, State, days_late, standing
from sauro.directives.models import Addressee, Assignment, Request, Step
from sauro.foundation.errors import Hidden

PAGE = 50
MOST_EXPORTED = 100_000
_DIGITS = 18  # of the key of a row
_FINAL = [state.value for state in FINAL]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list of work is narrowed to."""

    standing: str = ""
    state: str = ""
    week: bool = False  # to be done by a day of this week
    whole: bool = False  # no parts that were passed down
    below: bool = False  # of what was given: by bodies below as well
    open: bool = False  # neither accepted nor withdrawn
    asked: bool = False  # something was asked that nobody decided yet
    document_id: int | None = None
    body_id: int | None = None
    directive_id: int | None = None
    after: tuple[date | None, int] | None = None
    ended: bool = False  # ``after`` lies among what ended
    due_from: date | None = None  # due from … to …
    due_to: date | None = None
    level: str = ""  # of the bodies
    lateness: str = ""  # overdue for so many days
    undated: bool = False  # without a day


def stands(name: str, today: date) -> Q:
    """One of the five ways as a condition on rows."""
    last = Coalesce("submitted_on", Value(today))
    late = Q(due_on__lt=last)
    done, withdrawn = Q(state=State.ACCEPTED.value), Q(state=State.WITHDRAWN.value)
    is_open = ~Q(state__in=_FINAL)
    in_time = Q(due_on=None) | Q(due_on__gte=last)
    return {
        Standing.ON_TIME: done & in_time,
        Standing.LATE: done & late,
        Standing.IN_TERM: is_open & in_time,
        Standing.OVERDUE: is_open & late,
        Standing.WITHDRAWN: withdrawn,
    }[Standing(name)]


def of_body(path: str) -> QuerySet[Assignment]:
    """The work of one body."""
    return Assignment.objects.filter(owner_path=path)


def given_by(path: str) -> QuerySet[Assignment]:
    """The work that one body gave, parts of its own work included."""
    return Assignment.objects.filter(issuer_path=path)


def given_within(path: str) -> QuerySet[Assignment]:
    """The work that a body gave, and every body below it."""
    return Assignment.objects.filter(issuer_path__gte=path, issuer_path__lt=f"{path}/")


def helped_by(path: str) -> QuerySet[Assignment]:
    """The work of others with which a body is told to help (phối hợp)."""
    part = Addressee.Part.COORDINATING
    told = Addressee.objects.filter(owner_path=path, part=part).values("directive_id")
    return Assignment.objects.filter(directive_id__in=told, part_of=None)


def narrowed(rows: QuerySet[Assignment], asked: Asked, today: date) -> QuerySet[Assignment]:
    """The rows that were asked for."""
    if asked.standing in set(Standing):
        rows = rows.filter(stands(asked.standing, today))
    if asked.state in set(State):
        rows = rows.filter(state=asked.state)
    if asked.whole:
        rows = rows.filter(part_of=None)
    if asked.open:
        rows = rows.exclude(state__in=_FINAL)
    if asked.week:
        monday = today - timedelta(days=today.weekday())
        rows = rows.exclude(state__in=[*_FINAL, State.SUBMITTED.value])
        rows = rows.filter(due_on__range=(monday, monday + timedelta(days=6)))
    if asked.asked:
        rows = rows.filter(pk__in=Request.objects.filter(decided_at=None).values("assignment"))
        rows = rows.exclude(state__in=_FINAL)  # what ended takes its requests with it
    if asked.document_id:
        rows = rows.filter(directive__document_id=asked.document_id)
    if asked.body_id:
        rows = rows.filter(body_id=asked.body_id)
    if asked.directive_id:
        rows = rows.filter(directive_id=asked.directive_id)
    return _cut(rows, asked, today)


def _cut(rows: QuerySet[Assignment], asked: Asked, today: date) -> QuerySet[Assignment]:
    """By day, level and lateness, as the views cut them."""
    if asked.undated:
        rows = rows.filter(due_on=None)
    if asked.due_from:
        rows = rows.filter(due_on__gte=asked.due_from)
    if asked.due_to:
        rows = rows.filter(due_on__lte=asked.due_to)
    if asked.level in set(Level):
        rows = rows.filter(owner_path__regex=PATTERNS[Level(asked.level)])
    if late := lateness_named(asked.lateness):
        rows = rows.filter(_late_for(late, today))
    return rows


def _late_for(late: Lateness, today: date) -> Q:
    """Due so many days before today or, where the result lies there, before it was handed in."""
    waits, first = Q(submitted_on=None), timedelta(days=late.least)
    found = waits & Q(due_on__lte=today - first) | Q(due_on__lte=F("submitted_on") - first)
    if late.most is None:
        return found
    last = timedelta(days=late.most)
    return found & (waits & Q(due_on__gte=today - last) | Q(due_on__gte=F("submitted_on") - last))


def page(rows: QuerySet[Assignment], asked: Asked, today: date) -> list[Assignment]:
    """What is due first before the rest, without a day last; one more than a page, if any."""
    found = narrowed(rows, asked, today)
    if asked.after:
        found = found.filter(beyond(*asked.after))
    found = found.select_related("directive", "body")
    return list(found.order_by(F("due_on").asc(nulls_last=True), "pk")[: PAGE + 1])


def listed(rows: QuerySet[Assignment], asked: Asked, today: date) -> list[Assignment]:
    """Open work first, what is due first before the rest; then what ended, the latest day first;
    one more than a page, if any.
    """
    shown: list[Assignment] = []
    for run in _runs(narrowed(rows, asked, today), asked):
        shown.extend(run[: PAGE + 1 - len(shown)])
    return shown


def exported(rows: QuerySet[Assignment], asked: Asked, today: date) -> Iterator[Assignment]:
    """All that was asked for, in the order of the list, a thousand at a time."""
    runs = _runs(narrowed(rows, asked, today), asked)
    found = chain.from_iterable(run[:MOST_EXPORTED].iterator(1000) for run in runs)
    return islice(found, MOST_EXPORTED)


def _runs(rows: QuerySet[Assignment], asked: Asked) -> list[QuerySet[Assignment]]:
    """What follows a place, in runs that each read one index in its order: sorted as a whole, all
    work of a body would be read for every page.
    """
    found, (has_open, has_ended) = rows.select_related("directive", "body"), _kinds(asked)
    if has_ended and asked.ended and asked.after:
        return _ended(found, *asked.after)
    still = found.exclude(state__in=_FINAL).order_by(F("due_on").asc(nulls_last=True), "pk")
    if asked.after:
        still = still.filter(beyond(*asked.after))
    return [*([still] if has_open else ()), *(_ended(found) if has_ended else ())]


def _ended(
    rows: QuerySet[Assignment], day: date | None = None, pk: int | None = None
) -> list[QuerySet[Assignment]]:
    """What ended, the latest day first, without a day last; what follows a place."""
    rows = rows.filter(state__in=_FINAL).order_by("-due_on", "-pk")
    dated, undated = rows.exclude(due_on=None), rows.filter(due_on=None)
    if pk is None:
        return [dated, undated]
    if day is None:
        return [undated.filter(pk__lt=pk)]
    return [dated.filter(Q(due_on__lt=day) | Q(due_on=day, pk__lt=pk)), undated]


def _kinds(asked: Asked) -> tuple[bool, bool]:
    """Whether open work, and whether what ended, can be among what was asked for."""
    if asked.standing in set(Standing):
        is_open = Standing(asked.standing) in (Standing.IN_TERM, Standing.OVERDUE)
        return is_open, not is_open
    if asked.state in set(State):
        is_open = State(asked.state) not in FINAL
        return is_open, not is_open
    return True, not (asked.open or asked.week or asked.asked)


def place_of(cursor: str) -> tuple[date | None, int] | None:
    """The last row of a page, as its address tells it: "2026-12-20,17", or ",17" without a day."""
    day, _comma, pk = cursor.partition(",")
    if not pk.isascii() or not pk.isdecimal() or len(pk) > _DIGITS:
        return None
    try:
        return (date.fromisoformat(day) if day else None), int(pk)
    except ValueError:
        return None


def beyond(day: date | None, pk: int) -> Q:
    """What comes after a row, where those without a day come last."""
    if day is None:
        return Q(due_on=None, pk__gt=pk)
    return Q(due_on=None) | Q(due_on__gt=day) | Q(due_on=day, pk__gt=pk)


def whole(path: str) -> QuerySet[Assignment]:
    """All work that a body gave by its papers; not what others passed on of it."""
    return Assignment.objects.filter(issuer_path=path, part_of=None)


def of_document(document_id: int) -> QuerySet[Assignment]:
    """All work that came of one paper, as far as it is in sight."""
    return Assignment.objects.filter(directive__document_id=document_id, part_of=None)


def of_directive(directive_id: int) -> QuerySet[Assignment]:
    """The work that came of one directive, as far as it is in sight."""
    return Assignment.objects.filter(directive_id=directive_id, part_of=None)


def late_first(rows: QuerySet[Assignment], today: date) -> QuerySet[Assignment]:
    """Overdue work first, then what is due first."""
    late = Case(When(stands(Standing.OVERDUE, today), then=0), default=1)
    ordered = rows.order_by(late, F("due_on").asc(nulls_last=True), "body__sort_key")
    return ordered.select_related("body", "directive")


def undated(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Open work without a day by which it is due."""
    return rows.filter(due_on=None, submitted_on=None).exclude(state__in=_FINAL)


def assignment(assignment_id: int) -> Assignment:
    """One assignment. Raises: Hidden."""
    rows = Assignment.objects.select_related("directive", "body", "part_of__body")
    found = rows.filter(pk=assignment_id).first()
    if found is None:
        raise Hidden
    return found


def steps(row: Assignment) -> Sequence[Step]:
    """All that happened to it, the oldest first."""
    found = row.steps.select_related("by__user", "by__body").prefetch_related("files", "papers")
    return list(found.order_by("pk"))


def contributions(row: Assignment) -> Sequence[Step]:
    """What coordinating bodies added to it, the oldest first."""
    return [step for step in steps(row) if step.act == Act.CONTRIBUTE]


def parts(row: Assignment) -> Sequence[Assignment]:
    """What was passed down of it."""
    return list(row.parts.select_related("body", "directive").order_by("pk"))


def waiting(row: Assignment) -> Sequence[Request]:
    """What was asked and not decided yet; of work that ended nothing waits."""
    if row.state in _FINAL:
        return []
    found = row.requests.filter(decided_at=None).select_related("asked_by__user")
    return list(found.order_by("pk"))


def request(request_id: int) -> Request:
    """One request. Raises: Hidden."""
    found = Request.objects.filter(pk=request_id).first()
    if found is None:
        raise Hidden
    return found


def how(row: Assignment, today: date) -> tuple[Standing, int]:
    """How it stands, and how many days late."""
    state = State(row.state)
    stood = standing(state, row.due_on, row.submitted_on, today)
    late = stood in (Standing.LATE, Standing.OVERDUE)
    return stood, days_late(row.due_on, row.submitted_on, today) if late else 0
