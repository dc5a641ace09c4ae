"""Territories of today and of before, by what people write of them (tra địa bàn)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher, get_close_matches

from sauro.kernel.text import fold
from sauro.organization.models import Succession, Territory

_KIND = re.compile(
    r"^(?:tinh|thanh pho|tp|thi xa|tx|thi tran|tt|huyen|quan|xa|phuong|dac khu|[phqx])\b[. ]+(?=.)"
)
_MOST = 200
_NEAR = 10  # names that a slip may have meant


@dataclass(frozen=True, slots=True)
class TerritoryRow:
    """A territory with those above it in ``label``: "xã Thanh Xương, tỉnh Điện Biên"; ``valid_to``
    is its last day where it is no more.
    """

    id: int
    label: str
    valid_to: date | None


def territories_called(text: str) -> list[TerritoryRow]:
    """Those that a text names, alone or with what lies above: "Thanh Xương, Điện Biên"; those of
    today first.
    """
    key, *above = [_KIND.sub("", part) for part in _parts(text)] or [""]
    if not key:
        return []
    found = Territory.objects.filter(search_key=key).exclude(level=Territory.Level.NATION)
    rows = found.select_related("parent__parent__parent")[:_MOST]
    fitting = [row for row in rows if set(above) <= {t.search_key for t in _above(row)}]
    if exact := [row for row in fitting if fold(_label(row)) == ", ".join(_parts(text))]:
        fitting = exact
    fitting.sort(key=lambda row: (row.valid_to is not None, row.level, row.sort_key, row.pk))
    return [TerritoryRow(row.pk, _label(row), row.valid_to) for row in fitting]


def territories_near(text: str, most: int = 3) -> list[str]:
    """How those of today are called whose names are written most like a text: for a slip."""
    asked = [_KIND.sub("", part) for part in _parts(text)]
    if not asked:
        return []
    today = Territory.objects.filter(valid_to=None).exclude(level=Territory.Level.NATION)
    known = set(today.values_list("search_key", flat=True))
    near = get_close_matches(asked[0], known, _NEAR)
    rows = today.filter(search_key__in=near).select_related("parent__parent__parent")

    def likeness(row: Territory) -> float:
        keys = [row.search_key, *(t.search_key for t in _above(row))][: len(asked)]
        return SequenceMatcher(None, ", ".join(asked), ", ".join(keys)).ratio()

    return [_label(row) for row in sorted(rows, key=likeness, reverse=True)[:most]]


def territory_coded(code: str) -> TerritoryRow | None:
    """The province or commune of today with an official code."""
    rows = Territory.objects.filter(code=code, valid_to=None).exclude(level=Territory.Level.NATION)
    row = rows.select_related("parent__parent__parent").order_by("-level").first()
    return TerritoryRow(row.pk, _label(row), None) if row else None


def territories_of_today(ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """Which territories of today former ones went into; one of today is missing here."""
    found: dict[int, set[int]] = defaultdict(set)
    for old, new in Succession.objects.filter(old__in=ids).values_list("old_id", "new_id"):
        found[old].add(new)
    return {old: frozenset(new) for old, new in found.items()}


def territory_labels(ids: Iterable[int]) -> dict[int, str]:
    """How territories are called, with those above them."""
    rows = Territory.objects.select_related("parent__parent__parent").in_bulk(list(ids))
    return {pk: _label(row) for pk, row in rows.items()}


def _parts(text: str) -> list[str]:
    return [key for part in text[:300].split(",") if (key := fold(part))]


def _above(row: Territory) -> list[Territory]:
    found = []
    while (row_above := row.parent) is not None:
        found.append(row_above)
        row = row_above
    return found


def _label(row: Territory) -> str:
    whole = [row, *_above(row)]
    return ", ".join(str(t) for t in whole if t.level != Territory.Level.NATION)
