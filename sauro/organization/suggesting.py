"""Bodies and places by what people type of their names, for filters and fields (gợi ý)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from sauro.kernel.text import fold
from sauro.organization.models import Body
from sauro.organization.queries.listing import corrected

MOST = 12
# "v.40.ca" alone, or behind a name that several bear: "Ủy ban nhân dân xã Tân Lập (v.38.14920)"
_PATH = re.compile(r"(?:.{0,250}\()?(v(?:\.[0-9a-z]{1,20}){0,6})\)?")


@dataclass(frozen=True, slots=True)
class Named:
    """A body as a field shows it; ``label`` is its name, with its path where others bear it."""

    id: int
    path: str
    label: str
    valid_to: date | None


def bodies_like(text: str, most: int = MOST) -> list[Named]:
    """Bodies with all the words in their name, marks aside; those that begin so come first."""
    return _named(_like(Body.objects.all(), "search_key", text), text, most)


def places_like(text: str, most: int = MOST) -> list[Named]:
    """Provinces and communes of today by name, each by the path of its committee."""
    committees = Body.objects.filter(kind=Body.Kind.COMMITTEE, territory__valid_to=None)
    found = _like(committees, "territory__search_key", text).select_related("territory__parent")
    return [_place(b) for b in found.order_by("territory__sort_key", "path")[:most]]


def bodies_near(text: str) -> list[Named]:
    """Bodies whose name holds the words, or words that resemble them where nothing does."""
    return bodies_like(text) or bodies_like(corrected(text))


def places_near(text: str) -> list[Named]:
    """Places whose name holds the words, or words that resemble them where nothing does."""
    key = _without_kind(fold(text))
    return places_like(text) or places_like(key) or places_like(corrected(key))


def bodies_called(text: str) -> list[Named]:
    """The bodies that a text names: by path, or exactly by name or alias, marks aside."""
    if found := _PATH.fullmatch(text.strip()):
        return _named(Body.objects.filter(path=found[1]), "", 1)
    key = fold(text)
    called = Q(search_key=key) | Q(aliases__search_key=key)
    return _named(Body.objects.filter(called).distinct(), text, MOST) if key else []


def places_called(text: str) -> list[Named]:
    """The places that a text names: by path, or by name with or without its kind."""
    if found := _PATH.fullmatch(text.strip()):
        rows = Body.objects.filter(path=found[1]).select_related("territory__parent")
        return [_place(b) for b in rows]
    key = fold(text)
    return [p for p in places_like(_without_kind(key), 60) if _is_called(p.label, key)]


def _is_called(label: str, key: str) -> bool:
    name = fold(label.partition(" (")[0])
    return key in (fold(label), name, _without_kind(name))


def _without_kind(key: str) -> str:
    return re.sub(r"^(tinh|thanh pho|xa|phuong|dac khu) ", "", key)


def _like(bodies: QuerySet[Body], field: str, text: str) -> QuerySet[Body]:
    words = fold(text).split()[:8]
    for word in words:
        bodies = bodies.filter(**{f"{field}__contains": word})
    return bodies if words else bodies.none()


def _named(bodies: QuerySet[Body], text: str, most: int) -> list[Named]:
    key = fold(text)
    found = list(bodies.order_by("sort_key", "path")[: 4 * most])
    found.sort(key=lambda b: not b.search_key.startswith(key))
    shared = _shared(b.name for b in found[:most])
    return [
        Named(b.pk, b.path, f"{b.name} ({b.path})" if b.name in shared else b.name, b.valid_to)
        for b in found[:most]
    ]


def _shared(names: Iterable[str]) -> set[str]:
    """Of some names, those that more than one body bears."""
    counted = Body.objects.filter(name__in=set(names)).values("name").annotate(n=Count("pk"))
    return {row["name"] for row in counted if row["n"] > 1}


def _place(body: Body) -> Named:
    territory = body.territory
    if territory is None or body.kind != Body.Kind.COMMITTEE:
        return Named(body.pk, body.path, f"{body.name} ({body.path})", body.valid_to)
    within = f", {territory.parent}" if territory.level == "commune" and territory.parent else ""
    return Named(body.pk, body.path, f"{territory}{within} ({body.path})", territory.valid_to)
