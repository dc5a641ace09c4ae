"""What a person was told of limits: on the page, in a message, in a calendar (hiện lời nhắc)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from sauro.cases.counting import Limit, limits_of
from sauro.cases.models import Case, CaseBody, CaseReminder
from sauro.cases.queries import rules_held
from sauro.cases.reminding.rules import NAME
from sauro.cases.words import name_of
from sauro.directives.models import Digest
from sauro.directives.pressure.digests import MOST
from sauro.directives.pressure.sources import Day, Line, Shown
from sauro.directives.pressure.words import step_badge, step_words, why_told
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.web.parts import Badge
from sauro.foundation.web.words import day as day_words


@dataclass(frozen=True, slots=True)
class Pressed:
    """On which day how many people were told of a step for one limit of a case."""

    day: date
    said: str
    limit: str
    due_on: date
    people: int


def told_to(seat: Seat, today: date) -> list[Shown]:
    """Today's, and what is unread of the days before, of cases that the seat shows."""
    rows = in_sight(seat).filter(Q(day=today) | Q(read_at=None)).select_related("case__body")
    names = clock_names()
    found = rows.order_by("-day", "due_on", "pk")[:MOST]
    joint = _joint(seat, [row.case_id for row in found])
    return [
        Shown(
            field=NAME, id=row.pk, day=row.day, why=step_badge(row.step),
            task=_task(row.case, _limit(row), names, joint=row.case_id in joint),
            url=reverse("case", args=[row.case_id]), body=row.case.body.name, due_on=row.due_on,
            stands=_stands(row, today), unread=row.read_at is None,
        )
        for row in found
    ]  # fmt: skip


def in_sight(seat: Seat) -> QuerySet[CaseReminder]:
    """Of the person, of cases that the seat shows: an inner join under the policies."""
    return CaseReminder.objects.filter(user=seat.user_id, case__version__gte=1)


def unread(seat: Seat) -> int:
    """How many the person did not read, in whichever of his seats."""
    return CaseReminder.objects.filter(user=seat.user_id, read_at=None).count()


def unread_here(seat: Seat) -> int:
    """The same of cases that this seat shows."""
    return in_sight(seat).filter(read_at=None).count()


def pressed(case: Case) -> Sequence[Pressed]:
    """Who was told of the limits of a case when, the oldest first."""
    rows = case.reminders.order_by("day", "pk")
    count = Counter(rows.values_list("day", "step", "clock", "about", "due_on"))
    names = clock_names()
    return [
        Pressed(day, step_words(step), _named(Limit(due_on, clock, about), names), due_on, n)
        for (day, step, clock, about, due_on), n in count.items()
    ]


def lines(digest: Digest, held: Mapping[int, Seat]) -> list[Line]:
    """What a message says: through the eyes of each seat, of limits that are still open."""
    by_seat: dict[int, list[CaseReminder]] = defaultdict(list)
    for row in CaseReminder.objects.filter(digest=digest).order_by("pk"):
        by_seat[row.seat_id].append(row)
    names = clock_names()
    return [
        line for pk, rows in by_seat.items() if pk in held
        for line in _seen(held[pk], rows, names)
    ]  # fmt: skip


def _seen(seat: Seat, rows: Sequence[CaseReminder], names: Mapping[str, str]) -> Iterator[Line]:
    enter(scope_of(seat))
    keys = {row.case_id for row in rows}
    cases = Case.objects.filter(pk__in=keys).select_related("body").in_bulk()
    joint = _joint(seat, keys)
    for row in rows:
        case, limit = cases.get(row.case_id), _limit(row)
        if case is not None and limit in limits_of(case):
            url = reverse("case", args=[case.pk])
            task = _task(case, limit, names, joint=case.pk in joint)
            yield Line(url, why_told(row.step), task, case.body.name, row.due_on)


def days(seat: Seat, since: date) -> Iterable[Day]:
    """Open limits of cases that the seat's body leads, for its calendar."""
    rows = Case.objects.filter(owner_path=seat.body.path, next_due_on__isnull=False)
    names = clock_names()
    for case in rows.order_by("next_due_on", "pk")[:MOST]:
        for limit in limits_of(case):
            if limit.due_on >= since:
                yield _day(case, limit, names)


def _day(case: Case, limit: Limit, names: Mapping[str, str]) -> Day:
    task = _task(case, limit, names)
    mark = sha256(f"{limit.clock} {limit.about}".encode()).hexdigest()[:12]
    return Day(
        f"case-{case.pk}-{mark}@sauro", limit.due_on, f"Hạn: {task}", task,
        reverse("case", args=[case.pk]), case.changed_at, case.version,
    )  # fmt: skip


def clock_names() -> dict[str, str]:
    """What people call each limit, by the code of its rule."""
    return {rule.code: name_of(rule) for rule in rules_held()}


def _named(limit: Limit, names: Mapping[str, str]) -> str:
    name = names.get(limit.clock, limit.clock)
    return f"{name} ({limit.about})" if limit.about else name


def _task(case: Case, limit: Limit, names: Mapping[str, str], *, joint: bool = False) -> str:
    said = {"number": str(case), "limit": _named(limit, names)}
    if joint:  # the limit is the lead's; who helps knows why he is told
        return _("Vụ số %(number)s, cơ quan mình phối hợp: %(limit)s") % said
    return _("Vụ số %(number)s: %(limit)s") % said


def _limit(row: CaseReminder) -> Limit:
    return Limit(row.due_on, row.clock, row.about)


def _joint(seat: Seat, cases: Collection[int]) -> set[int]:
    """On which of these cases the body of the seat works beside the lead."""
    rows = CaseBody.objects.filter(case__in=cases, body=seat.body_id, ended_at=None)
    return set(rows.filter(role=CaseBody.Role.JOINT).values_list("case_id", flat=True))


def _stands(row: CaseReminder, today: date) -> Badge:
    """How the limit stands now that somebody was told of."""
    now = [x for x in limits_of(row.case) if (x.clock, x.about) == (row.clock, row.about)]
    if not now:
        return Badge(_("đã xong"), "good")
    if all(limit.due_on != row.due_on for limit in now):
        return Badge(_("hạn nay là %(day)s") % {"day": day_words(now[0].due_on)}, "info")
    return Badge(_("quá hạn"), "bad") if row.due_on < today else Badge(_("đang chạy"), "info")
