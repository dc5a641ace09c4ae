"""The catalogues as they hold on a day: goods groups, kinds of violation, templates (danh mục)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import TypeVar

from sauro.cases.models import GoodsGroup, ViolationKind
from sauro.foundation.web.words import english

_Row = TypeVar("_Row", GoodsGroup, ViolationKind)


@dataclass(frozen=True, slots=True)
class Template:
    """What a common kind of case fills in beforehand (mẫu nhập nhanh); codes of the catalogues."""

    code: str
    name: str
    name_en: str
    valid_from: date
    violation: str
    group: str
    unit: str
    goods: str
    route: str
    source: str
    valid_to: date | None = None


def groups_on(day: date) -> list[GoodsGroup]:
    """The goods groups that can be chosen on a day, as last written."""
    return _holding(GoodsGroup.objects.order_by("code", "-number"), day)


def kinds_on(day: date) -> list[ViolationKind]:
    """The kinds of violation that can be chosen on a day, as last written."""
    return _holding(ViolationKind.objects.order_by("code", "-number"), day)


def _holding(rows: Iterable[_Row], day: date) -> list[_Row]:
    last: dict[str, _Row] = {}
    for row in rows:
        if row.valid_from <= day:  # a row of the future leaves the one before it standing
            last.setdefault(row.code, row)
    holds = (row for row in last.values() if row.valid_to is None or row.valid_to >= day)
    return sorted(holds, key=lambda row: (row.rank, row.name))


@lru_cache(maxsize=1)
def _shipped_templates() -> tuple[Template, ...]:
    text = resources.files("sauro.cases").joinpath("data/templates.toml").read_text("utf-8")
    return tuple(Template(**row) for row in tomllib.loads(text)["template"])


def templates_on(day: date) -> list[Template]:
    """The templates that are offered on a day."""
    rows = _shipped_templates()
    return [t for t in rows if t.valid_from <= day <= (t.valid_to or date.max)]


def named(row: GoodsGroup | ViolationKind | Template) -> str:
    """What it is called, in the language of the page."""
    return row.name_en if english() else row.name


def units_of(groups: Sequence[GoodsGroup]) -> list[str]:
    """All units in which some goods are counted, the commonest first."""
    seen: dict[str, int] = {}
    for group in groups:
        for unit in group.units:
            seen[unit] = seen.get(unit, 0) + 1
    return sorted(seen, key=lambda unit: (-seen[unit], unit))
