"""Further ways of narrowing the register: who was met, whose force, where on the map (lọc thêm)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from sauro.cases.case_rules import DEGREES
from sauro.cases.models import Case, CaseBody, CaseParty, Violation
from sauro.organization.models import Succession, Territory
from sauro.parties.finding import found
from sauro.parties.queries import one_with

if TYPE_CHECKING:
    from sauro.cases.register import Filters

_FOUND = 50  # parties that a name may mean
_AMONG = 20_000  # cases, as many as are exported


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the earth: from the south and west edge to before the north and east one."""

    south: Decimal
    west: Decimal
    north: Decimal
    east: Decimal

    def __str__(self) -> str:
        return " ".join(f"{edge:f}" for edge in (self.south, self.west, self.north, self.east))


def narrow(rows: QuerySet[Case], filters: Filters) -> QuerySet[Case]:
    """What the further filters leave of some cases."""
    if filters.force:
        rows = rows.filter(_of_force(filters.force))
    if filters.kind:
        of_kind = Violation.objects.filter(main=True, kind__code=filters.kind)
        rows = rows.filter(pk__in=of_kind.values("case"))
    if filters.parties is not None:
        met = CaseParty.objects.filter(party__in=filters.parties)
        rows = rows.filter(pk__in=met.values("case"))
    if filters.box:
        rows = rows.filter(_inside(filters.box))
    return without_twice(rows) if filters.once else rows


def among(rows: QuerySet[Case], filters: Filters) -> list[int] | None:
    """Cases that the index of the register knows nothing of: by who was met, by a box of degrees;
    none where neither is asked for.
    """
    if filters.parties is None and filters.box is None:
        return None
    asked = replace(filters, force="", kind="", once=False)
    return list(narrow(rows, asked).order_by("-pk").values_list("pk", flat=True)[:_AMONG])


def without_twice(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Without those that are another's, entered twice."""
    twice = CaseBody.objects.filter(same_case=OuterRef("pk"), ended_at=None)
    return rows.filter(~Exists(twice))


def _of_force(code: str) -> Q:
    """Led by a body of the force, or worked on by one: a joint case appears for each."""
    joint = CaseBody.objects.filter(body__force__code=code, ended_at=None)
    return Q(body__force__code=code) | Q(pk__in=joint.values("case"))


def _inside(box: Box) -> Q:
    return Q(lat__gte=box.south, lat__lt=box.north, lon__gte=box.west, lon__lt=box.east)


def parties_meant(text: str, today: date) -> tuple[int, ...]:
    """Parties in sight that a number or name means, with those that are one with them.

    Raises: Refused if it takes too long.
    """
    rows = found(text, today, most=_FOUND).rows
    return tuple(one_with([row.pk for row in rows]))


def box_of(text: str) -> Box | None:
    """Of "21.0 105.5 21.5 106.0"; none where it is no such stretch."""
    parts = text.split()
    if len(parts) != 4 or not all(map(DEGREES.fullmatch, parts)):
        return None
    south, west, north, east = (Decimal(part) for part in parts)
    on_earth = -90 <= south < north <= 90 and -180 <= west < east <= 180
    return Box(south, west, north, east) if on_earth else None


def places_within(territory: int) -> list[int]:
    """A territory, all below it, and what went into it whole: a case keeps the place of its day."""
    known = level = {territory}
    while level:
        below = Territory.objects.filter(parent__in=level).values_list("pk", flat=True)
        former = Succession.objects.filter(new__in=level, whole=True)
        level = {*below, *former.values_list("old_id", flat=True)} - known
        known = known | level
    return sorted(known)


def counted_in(ids: Iterable[int]) -> dict[int, int]:
    """Where places are counted today: the one that each went into whole, else itself."""
    moved = Succession.objects.filter(old__in=ids, whole=True).values_list("old_id", "new_id")
    return dict(moved)
