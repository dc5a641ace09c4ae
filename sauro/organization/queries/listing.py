"""The directory as a list: searched, narrowed, sorted, a page at a time (danh bạ cơ quan)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Concat

from sauro.foundation.access.models import PathField
from sauro.kernel.text import fold
from sauro.organization.models import Alias, Body, Territory

PAGE = 50
MOST_EXPORTED = 20_000
# As officers shorten them; every word of the search must be found, so each stands for its words.
_SHORT = {
    "ubnd": "uy ban nhan dan",
    "bcd": "ban chi dao",
    "qltt": "quan ly thi truong",
    "bdbp": "bo doi bien phong",
    "csb": "canh sat bien",
    "mttq": "mat tran to quoc",
    "vks": "vien kiem sat",
    "hdnd": "hoi dong nhan dan",
    "tp": "thanh pho",
}
_RANK = Case(
    When(territory__level="nation", then=Value("0")),
    When(territory__level="province", then=Value("1")),
    default=Value("2"),
)
# By what may be sorted: name in the address, expression. The bodies of the nation stand first,
# then those of each province, then those of its communes.
ORDERS: dict[str, Any] = {
    "cay": Concat(_RANK, F("path"), output_field=PathField()),
    "ten": F("sort_key"),
    "dia-ban": Coalesce("territory__sort_key", Value("")),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; empty narrows nothing. ``day``: alive on it."""

    words: str = ""
    kind: str = ""
    province: str = ""  # code
    force: str = ""  # code
    level: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page, and where the ones beside it begin (``key`` and path), if there are any."""

    rows: Sequence[Body]
    total: int
    before: str = ""
    after: str = ""


def page(filters: Filters, order: str = "", after: str = "", before: str = "") -> Page:
    """A page of bodies after or before a place; ``order`` as in ``ORDERS``, "-" turns it."""
    found = narrowed(filters)
    backwards = bool(before)
    falling = order.startswith("-") != backwards
    rows = _sorted(found, order, falling=falling)
    place = (before or after).replace("\0", "")
    if place:
        key, _mark, path = place.rpartition("~")
        rows = rows.filter(_beyond(key, path, falling=falling))
    shown = list(rows[: PAGE + 1])
    more = len(shown) > PAGE
    shown = shown[:PAGE]
    if backwards:
        shown.reverse()
    first, last = (_place(shown[0]), _place(shown[-1])) if shown else ("", "")
    return Page(
        shown,
        found.count(),
        before=first if (more if backwards else after) else "",
        after=last if (before or more) else "",
    )


def exported(filters: Filters, order: str = "") -> Iterator[Body]:
    """All that the filters leave, in the order of the page."""
    rows = _sorted(narrowed(filters), order, falling=order.startswith("-"))
    return rows[:MOST_EXPORTED].iterator()


def narrowed(filters: Filters) -> QuerySet[Body]:
    """The bodies that the filters leave; one is found by its former names, too."""
    found = Body.objects.select_related("territory__parent", "force")
    asked = {
        "kind": filters.kind,
        "force__code": filters.force,
        "territory__level": filters.level,
    }
    found = found.filter(**{field: value for field, value in asked.items() if value})
    if filters.province:
        of = Q(territory__code=filters.province, territory__level="province")
        below = Q(territory__parent__code=filters.province, territory__level="commune")
        found = found.filter(of | below, territory__valid_to=None)
    if filters.day:
        found = found.filter(alive_on(filters.day))
    return _with_words(found, search_words(filters.words))


def _with_words(found: QuerySet[Body], words: list[str]) -> QuerySet[Body]:
    """Whole words where there are such bodies, parts of words elsewhere: "phu" is not "phuong"."""
    whole = found
    for word in words:
        whole = whole.filter(_named("search_key__regex", rf"\m{re.escape(word)}\M"))
        found = found.filter(_named("search_key__contains", word))
    return whole if not words or whole.exists() else found


def _named(look: str, word: str) -> Q:
    aliases = Alias.objects.filter(**{look: word}).values("body")
    return Q(**{look: word}) | Q(pk__in=aliases)


def alive_on(day: date) -> Q:
    """That a body exists on a day."""
    begun = Q(valid_from=None) | Q(valid_from__lte=day)
    return begun & (Q(valid_to=None) | Q(valid_to__gte=day))


def search_words(words: str) -> list[str]:
    """The words as they stand in search keys: no marks, abbreviations written out."""
    return [w for word in fold(words).split() for w in _SHORT.get(word, word).split()]


def corrected(words: str) -> str:
    """The search with each unknown word as the nearest one that occurs in a name; empty where
    nothing is near, or nothing is unknown.
    """
    known = {w for key in Body.objects.values_list("search_key", flat=True) for w in key.split()}
    asked = search_words(words)
    near = [w if w in known else next(iter(get_close_matches(w, known, 1)), "") for w in asked]
    return " ".join(near) if all(near) and near != asked else ""


def provinces() -> QuerySet[Territory]:
    """The provinces of today, in Vietnamese order."""
    return Territory.objects.filter(level="province", valid_to=None).order_by("sort_key")


def _sorted(found: QuerySet[Body], order: str, *, falling: bool) -> QuerySet[Body]:
    by = ORDERS.get(order.removeprefix("-"), ORDERS["cay"])
    turned = "-" if falling else ""
    return found.annotate(key=by).order_by(f"{turned}key", f"{turned}path")


def _beyond(key: str, path: str, *, falling: bool) -> Q:
    to = "lt" if falling else "gt"
    return Q(**{f"key__{to}": key}) | Q(key=key, **{f"path__{to}": path})


def _place(row: Any) -> str:
    return f"{row.key}~{row.path}"
