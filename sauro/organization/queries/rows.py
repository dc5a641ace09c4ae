"""Reads for other rooms: frozen rows, and the directory that resolving needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date
from threading import Lock

from django.db import connection
from django.db.models import Q, QuerySet

from sauro.organization.models import Alias, Body, Membership, Succession, Territory
from sauro.organization.resolution import (
    BodyRow,
    Directory,
    MembershipRow,
    SuccessionRow,
    TerritoryRow,
)

# Every committed change of a row gives it another xmin, every deletion another count. A counter
# kept by triggers would be cheaper to read, but one more row for all writers to wait for.
_VERSION = " UNION ALL ".join(
    f"SELECT count(*), coalesce(max(xmin::text::bigint), 0) FROM organization_{table}"
    for table in ("body", "alias", "membership")
)
_OF_TERRITORIES = (
    " UNION ALL SELECT coalesce(max(id), 0), 0 FROM organization_territory"
    " UNION ALL SELECT coalesce(max(id), 0), 0 FROM organization_succession"
)

Version = tuple[tuple[int, int], ...]
_cached: tuple[Version, Directory] | None = None
_lock = Lock()


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member of a committee as a list shows it (thành viên)."""

    id: int
    body: str  # path
    name: str
    part: str
    person: str
    post: str
    valid_from: date
    valid_to: date | None
    decision: str


def body(path: str) -> BodyRow | None:
    """The body at a path."""
    return next(iter(_body_rows(Body.objects.filter(path=path))), None)


def children(path: str) -> list[BodyRow]:
    """The bodies right below one, in Vietnamese order; those that have ended come last."""
    rows = _body_rows(Body.objects.filter(parent__path=path).order_by("sort_key", "path"))
    return sorted(rows, key=lambda b: b.valid_to is not None)


def members_on(committee: str, day: date) -> list[MemberRow]:
    """Who belongs to the committee at a path on a day: its head first, then as decided."""
    holds = Q(valid_to=None) | Q(valid_to__gte=day)
    found = Membership.objects.filter(holds, committee__path=committee, valid_from__lte=day)
    order = [part.value for part in Membership.Part]
    rows = found.select_related("body").order_by("valid_from", "id")
    return [_member_row(m) for m in sorted(rows, key=lambda m: order.index(m.part))]


def committees_of(path: str, day: date) -> list[BodyRow]:
    """The committees to which the body at a path belongs on a day."""
    holds = Q(valid_to=None) | Q(valid_to__gte=day)
    found = Membership.objects.filter(holds, body__path=path, valid_from__lte=day)
    bodies = Body.objects.filter(pk__in=found.values("committee"))
    return _body_rows(bodies.order_by("sort_key", "path"))


def directory_on(day: date) -> Directory:
    """All that resolving needs; ``day`` stands for the day of a paper that has none.

    Kept in this process, and made anew after a change.
    """
    global _cached  # noqa: PLW0603 - one a process
    version = _version()
    with _lock:
        if _cached is None or _cached[0] != version:
            _cached = version, _directory()
        found = copy(_cached[1])
    found.day = day
    return found


def heirs_of(path: str, day: date) -> tuple[BodyRow, ...]:
    """Who goes on on a day with the work of the body at a path, from the day after its last on;
    nobody while it works.
    """
    return directory_on(day).successors_of(path, day)


def _version() -> Version:
    with connection.cursor() as cursor:
        cursor.execute(_VERSION + _OF_TERRITORIES)
        return tuple(cursor.fetchall())


def _directory() -> Directory:
    return Directory(
        [
            TerritoryRow(*row)
            for row in Territory.objects.order_by("sort_key", "id").values_list(*_T)
        ],
        [SuccessionRow(*row) for row in Succession.objects.values_list("old", "new", "whole")],
        _body_rows(Body.objects.order_by("path")),
        [
            MembershipRow(*row)
            for row in Membership.objects.order_by("id").values_list(
                "committee", "body", "valid_from", "valid_to"
            )
        ],
    )


_T = ("id", "code", "name", "kind", "level", "parent", "valid_from", "valid_to")
_B = ("id", "path", "name", "kind", "territory__level", "territory", "parent")
_B_MORE = (
    "valid_from", "valid_to", "standing", "force__code", "successor", "founded_by", "decided_by",
)  # fmt: skip


def _body_rows(bodies: QuerySet[Body]) -> list[BodyRow]:
    aliases: dict[int, list[str]] = defaultdict(list)
    for pk, name in Alias.objects.filter(body__in=bodies).values_list("body", "name"):
        aliases[pk].append(name)
    return [_body_row(row, aliases.get(row[0], ())) for row in bodies.values_list(*_B, *_B_MORE)]


def _body_row(row: tuple[object, ...], aliases: Iterable[str]) -> BodyRow:
    pk, path, name, kind, level, territory, parent, *more = row
    valid_from, valid_to, standing, force, successor, *by = more
    return BodyRow(
        *(pk, path, name, kind, level or "", territory, parent, tuple(aliases)),  # type: ignore[arg-type]
        *(valid_from, valid_to, standing, force or "", any(by), successor),  # type: ignore[arg-type]
    )


def _member_row(m: Membership) -> MemberRow:
    return MemberRow(
        id=m.pk,
        body=m.body.path,
        name=m.body.name,
        part=m.part,
        person=m.person,
        post=m.post,
        valid_from=m.valid_from,
        valid_to=m.valid_to,
        decision=m.decision,
    )


def body_names(paths: Iterable[str]) -> dict[str, str]:
    """How bodies are called, by their paths."""
    return dict(Body.objects.filter(path__in=set(paths)).values_list("path", "name"))
