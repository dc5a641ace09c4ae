"""How much work stands in each of the five ways: by body, by directive, by paper (số việc)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Max, QuerySet
from django.utils import timezone

from sauro.directives.assignments.queries import stands
from sauro.directives.assignments.rules import Standing
from sauro.directives.models import Assignment

PAPERS, BODIES = 20, 20  # shown where nothing narrows the list


@dataclass(frozen=True, slots=True)
class Count5:
    """How much work stands in each of the five ways."""

    on_time: int = 0
    late: int = 0
    in_term: int = 0
    overdue: int = 0
    withdrawn: int = 0

    @property
    def all(self) -> int:
        """All that was given."""
        return self.on_time + self.late + self.in_term + self.overdue + self.withdrawn


@dataclass(frozen=True, slots=True)
class OfBody:
    """How the work of one body stands."""

    body_id: int
    name: str
    counts: Count5


@dataclass(frozen=True, slots=True)
class OfDirective:
    """How the work of one directive stands, and who is late with it."""

    directive_id: int
    locator: str
    task: str
    ended: bool  # superseded by a correction
    counts: Count5
    late: Sequence[str]


@dataclass(frozen=True, slots=True)
class OfPaper:
    """How the work of one paper stands."""

    document_id: int
    number: str
    given_on: date
    parts: int  # of those counted, what was passed down
    counts: Count5


def counted(rows: QuerySet[Assignment], today: date) -> Count5:
    """The five numbers of some work."""
    return Count5(**rows.aggregate(**_counts(today)))


def by_body(rows: QuerySet[Assignment], today: date, most: int | None = None) -> list[OfBody]:
    """The five numbers for each body, those with most overdue work first (ai chậm)."""
    names = [name.value for name in Standing]
    found = rows.values_list("body_id", "body__name").annotate(**_counts(today))
    told = [OfBody(pk, name, Count5(**dict(zip(names, n, strict=True)))) for pk, name, *n in found]
    return sorted(told, key=lambda b: (-b.counts.overdue, -b.counts.late, b.name))[:most]


def by_directive(rows: QuerySet[Assignment], today: date) -> list[OfDirective]:
    """The five numbers for each directive, with the bodies that are late; what ended comes last."""
    names = [name.value for name in Standing]
    ended = F("directive__superseded_at").asc(nulls_first=True)
    keys = ("directive_id", "directive__locator", "directive__task", "directive__superseded_at")
    found = rows.values_list(*keys).annotate(**_counts(today))
    late = _late_names(rows, today)
    return [
        OfDirective(
            pk, where, task, at is not None, Count5(**dict(zip(names, n, strict=True))), late[pk]
        )
        for pk, where, task, at, *n in found.order_by(ended, "directive__position", "directive_id")
    ]


def by_paper(rows: QuerySet[Assignment], today: date) -> list[OfPaper]:
    """The five numbers for each of the last papers, the newest first."""
    names = [name.value for name in Standing]
    keys = ("directive__document_id", "directive__document_number")
    found = rows.values_list(*keys).annotate(
        at=Max("issued_at"), passed=Count("part_of"), **_counts(today)
    )
    return [
        OfPaper(pk, nr, timezone.localdate(at), parts, Count5(**dict(zip(names, n, strict=True))))
        for pk, nr, at, parts, *n in found.order_by("-at", "directive__document_id")[:PAPERS]
    ]


def laggards(rows: QuerySet[Assignment], today: date) -> list[str]:
    """The bodies whose work is overdue, by name: the footnote that names them."""
    late = rows.filter(stands(Standing.OVERDUE, today))
    return list(late.order_by("body__sort_key").values_list("body__name", flat=True))


def _late_names(rows: QuerySet[Assignment], today: date) -> dict[int, list[str]]:
    """Of each directive the bodies whose work is overdue, by name."""
    late = rows.filter(stands(Standing.OVERDUE, today)).order_by("body__sort_key")
    found: dict[int, list[str]] = defaultdict(list)
    for directive_id, name in late.values_list("directive_id", "body__name"):
        found[directive_id].append(name)
    return found


def _counts(today: date) -> dict[str, Count]:
    return {name.value: Count("pk", filter=stands(name, today)) for name in Standing}
