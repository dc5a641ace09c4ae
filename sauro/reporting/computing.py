"""Cells that are counted from the register of cases (ô tính từ sổ vụ việc).

One definition of each figure: a row of ``data/figures.toml`` that names its query in
``sql/figures``. The query runs under the policies of whoever asks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any

from django.db import connection

from sauro.reporting.models import Cell, DutyBody, Line
from sauro.reporting.rules.calendar import VIETNAM
from sauro.reporting.rules.cells import Dimension

_MEMBER = {
    Dimension.FORCE: "JOIN cases_case c ON c.id = r.case_id JOIN organization_body b ON b.id = "
    "c.body_id JOIN organization_force d ON d.id = b.force_id",
    Dimension.KIND: "JOIN cases_violation v ON v.case_id = r.case_id AND v.main "
    "JOIN (SELECT id, counted AS code FROM cases_violationkind) d ON d.id = v.kind_id",
    Dimension.GOODS: "JOIN (SELECT DISTINCT g.case_id, s.code FROM cases_goodsline g "
    "JOIN cases_goodsgroup s ON s.id = g.group_id) d ON d.case_id = r.case_id",
}
_ASKED = ("counted", "step", "debts", "group", "units", "times")


@dataclass(frozen=True, slots=True)
class Figure:
    """What a computed indicator is (định nghĩa số liệu)."""

    code: str
    query: str
    says: str
    says_en: str
    scale: int = 0
    asks: Mapping[str, Any] = field(default_factory=dict)
    by: tuple[Dimension, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """Whose cases of which days: the body at a path without those below that report themselves."""

    path: str
    first: date
    last: date
    nested: Sequence[str] = ()


@lru_cache(maxsize=1)
def figures() -> Mapping[str, Figure]:
    """All definitions by the code of their indicator."""
    text = resources.files("sauro.reporting").joinpath("data/figures.toml").read_text("utf-8")
    found = {}
    for row in tomllib.loads(text)["figure"]:
        asks, by = row.pop("with", {}), tuple(Dimension(d) for d in row.pop("by", ()))
        found[row["code"]] = Figure(**row, asks=asks, by=by)
    return found


def seen_by(line: Line) -> Seen:
    """Which cases a line counts."""
    inside = DutyBody.objects.filter(duty=line.duty_id, valid_from__lte=line.ends_on)
    inside = inside.filter(owner_path__startswith=f"{line.owner_path}.")
    return Seen(
        line.owner_path, line.starts_on, line.ends_on,
        sorted(set(inside.values_list("owner_path", flat=True))),
    )  # fmt: skip


def computed(seen: Seen, cells: Iterable[Cell]) -> dict[str, int]:
    """The figures of those cells that a definition counts, by the key of the cell. Counted anew at
    each call; where there is no such case it is 0.
    """
    wanted: dict[tuple[str, str], list[Cell]] = {}
    for cell in cells:
        figure = figures().get(cell.indicator.code)
        if cell.indicator.origin == "computed" and figure and _can(figure, cell.dimension):
            wanted.setdefault((figure.code, cell.dimension), []).append(cell)
    found: dict[str, int] = {}
    for (code, dimension), group in wanted.items():
        amounts = _amounts(figures()[code], dimension, seen)
        found |= {cell.key: amounts.get(cell.member, 0) for cell in group}
    return found


@dataclass(frozen=True, slots=True)
class CountedCase:
    """A case under a figure, and how much of the figure it is."""

    case_id: int
    called: str
    detected_at: datetime
    place: str
    amount: int


def cases_under(seen: Seen, cell: Cell, most: int) -> list[CountedCase] | None:
    """The cases that a cell counts, by the very query that counts them, within what the reader may
    see; none where the cell is not computed.
    """
    figure = figures().get(cell.indicator.code)
    if figure is None or cell.indicator.origin != "computed" or not _can(figure, cell.dimension):
        return None
    join, where = _broken_down(cell.dimension)
    sql = (
        f"WITH {_sql('_mine')}, rows_ AS ({_sql(figure.query)}) "
        "SELECT k.id, k.number || '/' || k.year, k.detected_at, k.territory_name, r.amount "
        f"FROM rows_ r JOIN cases_case k ON k.id = r.case_id {join} {where} "
        "ORDER BY k.detected_at, k.id LIMIT %(most)s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, _asked(figure, seen) | {"member": cell.member, "most": most})
        rows = cursor.fetchall()
    scale = 10**figure.scale
    return [
        CountedCase(pk, called, detected_at, place, int(amount * scale))
        for pk, called, detected_at, place, amount in rows
    ]


def _broken_down(dimension: str) -> tuple[str, str]:
    if not dimension:
        return "", ""
    return _MEMBER[Dimension(dimension)], "WHERE d.code = %(member)s"


def _can(figure: Figure, dimension: str) -> bool:
    return not dimension or dimension in figure.by


def _amounts(figure: Figure, dimension: str, seen: Seen) -> dict[str, int]:
    member = "d.code" if dimension else "''"
    join = _MEMBER[Dimension(dimension)] if dimension else ""
    sql = (
        f"WITH {_sql('_mine')}, rows_ AS ({_sql(figure.query)}) "
        f"SELECT {member}, sum(r.amount) FROM rows_ r {join} GROUP BY 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, _asked(figure, seen))
        return {code: int(amount * 10**figure.scale) for code, amount in cursor.fetchall()}


def _asked(figure: Figure, seen: Seen) -> dict[str, Any]:
    exact = {"times": [Decimal(str(t)) for t in figure.asks.get("times", ())] or None}
    start = datetime.combine(seen.first, time.min, VIETNAM)
    end = datetime.combine(seen.last + timedelta(days=1), time.min, VIETNAM)
    return dict.fromkeys(_ASKED) | {
        "path": seen.path, "nested": list(seen.nested), "first": seen.first, "last": seen.last,
        "since": start, "until": end, **figure.asks, **exact,
    }  # fmt: skip


@lru_cache(maxsize=32)
def _sql(name: str) -> str:
    text = resources.files("sauro.reporting").joinpath(f"sql/figures/{name}.sql").read_text("utf-8")
    return "\n".join(row for row in text.splitlines() if not row.startswith("--"))
