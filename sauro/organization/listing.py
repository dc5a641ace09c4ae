"""Bodies and territories page by page, for lists of machines (danh mục theo trang)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from sauro.foundation.errors import Hidden
from sauro.kernel.text import fold
from sauro.organization.models import Body, Territory

PAGE = 100


@dataclass(frozen=True, slots=True)
class BodyFilters:
    """Empty narrows nothing. ``below``: only the body at this path and those below it; ``day``:
    only those of that day.
    """

    words: str = ""
    kind: str = ""
    below: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class TerritoryFilters:
    """Empty narrows nothing; a code may have been used twice, on different days."""

    words: str = ""
    code: str = ""
    level: str = ""
    day: date | None = None


def bodies(filters: BodyFilters, after: str = "") -> list[Body]:
    """Bodies in the order of their paths; one more than a page where there are more."""
    found = _bodies().filter(_named(filters.words), _on(filters.day), path__gt=after)
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if path := filters.below:
        found = found.filter(Q(path=path) | Q(path__gt=f"{path}.", path__lt=f"{path}/"))
    return list(found.order_by("path")[: PAGE + 1])


def body_at(path: str) -> Body:
    """One body. Raises: Hidden where there is none."""
    found = _bodies().filter(path=path).first()
    if found is None:
        raise Hidden
    return found


def _bodies() -> QuerySet[Body]:
    return Body.objects.select_related("parent", "territory", "force").prefetch_related("aliases")


def territories(filters: TerritoryFilters, after: int = 0) -> list[Territory]:
    """Territories in the order of their keys; one more than a page where there are more."""
    found = Territory.objects.select_related("parent").filter(pk__gt=after)
    found = found.filter(_named(filters.words), _on(filters.day))
    if filters.code:
        found = found.filter(code=filters.code)
    if filters.level:
        found = found.filter(level=filters.level)
    return list(found.order_by("pk")[: PAGE + 1])


def _named(words: str) -> Q:
    return Q(*(Q(search_key__contains=word) for word in fold(words).split()))


def _on(day: date | None) -> Q:
    if day is None:
        return Q()
    begun = Q(valid_from=None) | Q(valid_from__lte=day)
    return begun & (Q(valid_to=None) | Q(valid_to__gte=day))
