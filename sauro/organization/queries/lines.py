"""A body's superior in its own line, as letterheads name it (cơ quan chủ quản)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from sauro.organization.models import Body
from sauro.organization.queries.listing import alive_on
from sauro.organization.rules.lines import RANKS, Line, committee_at, level_of, line_on


@dataclass(frozen=True, slots=True)
class Superior:
    """Whom a body is under. ``source``: of the row that says so; empty: the directory does."""

    name: str
    verified: bool = True
    source: str = ""


def superior_of(path: str, day: date) -> Superior | None:
    """The superior of a body on a day; none where nothing tells it, or more than one might be.

    A body below another that is no committee is under that one. One beside a committee is under
    the agency of its own force there, or where data/lines.toml says.
    """
    of = Body.objects.select_related("parent", "force").filter(path=path).first()
    if of is None or of.parent is None or of.kind == Body.Kind.COMMITTEE:
        return None
    if of.parent.kind != Body.Kind.COMMITTEE:
        return Superior(of.parent.name)
    if of.force is None:
        return Superior(of.parent.name) if of.kind == Body.Kind.TEAM else None
    if beside := _only(_beside(of, day)):
        return Superior(beside)
    line = line_on(of.force.code, level_of(of.parent.path), day)
    if line is None or of.kind == Body.Kind.TEAM:
        return None
    name = _only(_of_line(line, of.parent.path, day).exclude(pk=of.pk))
    return Superior(name, line.verified, line.source) if name else None


def _beside(of: Body, day: date) -> QuerySet[Body]:
    """Bodies of the same force beside it that stand higher: an agency over its divisions."""
    higher = [kind for kind, rank in RANKS.items() if rank > RANKS.get(of.kind, len(RANKS))]
    return Body.objects.filter(alive_on(day), parent=of.parent, force=of.force, kind__in=higher)


def _of_line(line: Line, committee: str, day: date) -> QuerySet[Body]:
    rows = Body.objects.filter(alive_on(day), parent__path=committee_at(line.at, committee))
    if line.kind:
        return rows.filter(kind=line.kind)
    return rows.filter(force__code=line.under, kind__in=RANKS)


def _only(rows: QuerySet[Body]) -> str:
    """The one that stands highest; empty where several do, or none."""
    found = sorted(((RANKS.get(kind, 0), name) for kind, name in rows.values_list("kind", "name")),
                   reverse=True)  # fmt: skip
    if not found or (len(found) > 1 and found[0][0] == found[1][0]):
        return ""
    return found[0][1]
