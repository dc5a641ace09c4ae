"""One body's page: where it stands, who belongs to it, what became of it (trang cơ quan)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from sauro.foundation.access.models import Seat
from sauro.foundation.access.scope import within
from sauro.foundation.audit.models import Entry
from sauro.foundation.errors import Hidden
from sauro.organization import rules
from sauro.organization.models import Body, Membership, Succession
from sauro.organization.queries.listing import alive_on
from sauro.organization.queries.rows import MemberRow, members_on

MOST_BELOW = 300
ENTRIES = 50  # a page of the history


@dataclass(frozen=True, slots=True)
class Composition:
    """Who made up a committee from one day to another, by which decisions."""

    begins: date
    ends: date | None
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heir:
    """A former territory beside one of today that has it, whole or in part."""

    name: str
    code: str
    whole: bool
    until: date | None


def body(path: str) -> Body:
    """The body at a path with what its page says. Raises: Hidden."""
    rows = Body.objects.select_related("territory__parent", "force", "parent", "successor")
    found = rows.filter(path=path).first()
    if found is None:
        raise Hidden
    return found


def above(path: str) -> list[Body]:
    """The bodies above one, from the root down (vị trí trong hệ thống)."""
    steps = path.split(".")
    paths = [".".join(steps[:n]) for n in range(1, len(steps))]
    return list(Body.objects.filter(path__in=paths).order_by("path"))


def place_of(path: str) -> str:
    """The name of the place that a body, or the nearest above it, is of: papers are dated there
    (địa danh); empty where none is known.
    """
    steps = path.split(".")
    paths = [".".join(steps[:n]) for n in range(1, len(steps) + 1)]
    found = Body.objects.filter(path__in=paths, territory__isnull=False).order_by("-path")
    return found.values_list("territory__name", flat=True).first() or ""


def below(of: Body, day: date) -> QuerySet[Body]:
    """The bodies right below on a day: its own offices first, then bodies that have some below."""
    rows = Body.objects.filter(alive_on(day), parent=of).select_related("force", "territory")
    rows = rows.annotate(size=Count("children")).order_by("size", "sort_key", "path")
    return rows[:MOST_BELOW]


def assisting(of: Body, day: date) -> list[Body]:
    """The teams of a committee that assist it (tổ giúp việc)."""
    rows = Body.objects.filter(alive_on(day), parent=of, kind=Body.Kind.TEAM)
    return list(rows.order_by("sort_key"))


def standing(of: Body, day: date) -> Body | None:
    """The standing agency of a committee (cơ quan thường trực)."""
    return Body.objects.filter(alive_on(day), parent=of, standing=True).first()


def stood(of: Body, day: date) -> Body | None:
    """The standing agency that ended before a day, where none stands on it."""
    ended = Body.objects.filter(parent=of, standing=True, valid_to__lt=day)
    return ended.select_related("successor").order_by("-valid_to").first()


def memberships(of: Body) -> QuerySet[Membership]:
    """The committees that a body belongs or belonged to, the newest first."""
    rows = Membership.objects.filter(body=of).select_related("committee")
    return rows.order_by("-valid_from", "committee__sort_key", "pk")


def members(of: Body, day: date) -> list[MemberRow]:
    """Who belongs to the committee on a day, its head first."""
    return members_on(of.path, day)


def compositions(of: Body) -> list[Composition]:
    """The compositions of a committee, the newest first (các lần kiện toàn)."""
    rows = list(Membership.objects.filter(committee=of).order_by("valid_from", "pk"))
    terms = [rules.Term(m.valid_from, m.valid_to) for m in rows]
    return [
        Composition(s.begins, s.ends, _decisions(rows, s))
        for s in rules.compositions(terms)
        if s.begins
    ]


def _decisions(rows: Sequence[Membership], stretch: rules.Term) -> tuple[str, ...]:
    on = rules.Term(stretch.begins, stretch.begins)
    then = [m for m in rows if rules.Term(m.valid_from, m.valid_to).meets(on)]
    return tuple(dict.fromkeys(m.decision for m in reversed(then)))


def seats(of: Body, day: date) -> list[Seat]:
    """The people at posts in the body on a day, of those that the seat in use may see."""
    rows = Seat.objects.filter(within("body__path"), body=of, valid_from__lte=day)
    rows = rows.filter(Q(valid_to=None) | Q(valid_to__gte=day)).select_related("user")
    return list(rows.order_by("role", "post", "pk"))


def seat(seat_id: int) -> Seat:
    """One seat. Raises: Hidden where it is not there or not in scope."""
    rows = Seat.objects.filter(within("body__path"), pk=seat_id)
    found = rows.select_related("user", "body").first()
    if found is None:
        raise Hidden
    return found


def predecessors(of: Body) -> list[Heir]:
    """The former territories that are in the body's own, whole or in part."""
    if of.territory_id is None:
        return []
    rows = Succession.objects.filter(new=of.territory_id).select_related("old")
    rows = rows.order_by("old__level", "old__sort_key")
    return [Heir(str(s.old), s.old.code, s.whole, s.old.valid_to) for s in rows]


def heirs(of: Body) -> list[Heir]:
    """The territories of today that have the body's former one, whole or in part."""
    if of.territory_id is None:
        return []
    rows = Succession.objects.filter(old=of.territory_id).select_related("new")
    rows = rows.order_by("new__sort_key")
    return [Heir(str(s.new), s.new.code, s.whole, s.new.valid_to) for s in rows]


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of the history in words: when, who, what, from what to what (mục lịch sử)."""

    number: int
    at: datetime
    who: str
    act: str  # INSERT, UPDATE, DELETE
    table: str
    before: dict[str, Any]
    after: dict[str, Any]


def history(of: Body, before: int | None = None) -> list[Told]:
    """The body's history in scope, the newest first; one more than a page where there are more."""
    rows = Entry.objects.filter(
        owner_path=of.path, table__in=(*_OF_PEOPLE, *(f"organization_{t}" for t in _KEPT))
    )
    if before is not None:
        rows = rows.filter(number__lt=before)
    entries = list(rows.order_by("-number")[: ENTRIES + 1])
    people = _people({e.seat_id for e in entries if e.seat_id})
    return [_told(e, people.get(e.seat_id or 0, "")) for e in entries]


_KEPT = ("body", "alias", "membership")
_OF_PEOPLE = ("access_seat", "access_user", "access_accountact")


def _people(seats: set[int]) -> dict[int, str]:
    rows = Seat.objects.filter(pk__in=seats).select_related("user", "body")
    return {s.pk: f"{s.user}, {s.post}, {s.body}" for s in rows}


def _told(entry: Entry, who: str) -> Told:
    """Only what differs: an unchanged field says nothing."""
    old, new = entry.before or {}, entry.after or {}
    differing = [k for k in {**old, **new} if old.get(k) != new.get(k)]
    return Told(
        entry.number,
        entry.at,
        who,
        entry.act,
        entry.table,
        {k: old.get(k) for k in differing},
        {k: new.get(k) for k in differing},
    )
