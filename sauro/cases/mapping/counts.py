"""How many cases, by place, by stretch of the earth, by month (đếm vụ việc)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Max, Min, QuerySet, Value
from django.db.models.functions import Floor, TruncMonth

from sauro.cases.holding import VIETNAM
from sauro.cases.mapping.points import Extent, step_for
from sauro.cases.models import Case, GoodsLine, Violation
from sauro.cases.narrowing import Box, counted_in
from sauro.organization.models import Territory


@dataclass(frozen=True, slots=True)
class Places:
    """How many by province and by commune of today; former places that were divided stand for
    themselves. ``elsewhere``: in no province that is known.
    """

    provinces: Mapping[Territory, int]
    communes: Mapping[Territory, int]
    elsewhere: int

    @property
    def total(self) -> int:
        return sum(self.provinces.values()) + self.elsewhere


def by_place(cases: QuerySet[Case]) -> Places:
    """Each case once, where its place lies today."""
    rows = cases.order_by().values_list("territory").annotate(n=Count("pk"))
    numbers = dict(rows)
    today = counted_in(numbers)
    communes: Counter[Any] = Counter()
    for place, n in numbers.items():
        communes[today.get(place, place)] += n
    known = Territory.objects.select_related("parent__parent__parent").in_bulk(list(communes))
    above = {pk: _province(row) for pk, row in known.items()}
    moved = counted_in({p.pk for p in above.values() if p})
    heirs = Territory.objects.in_bulk(list(moved.values()))
    provinces: Counter[Territory] = Counter()
    for pk, n in communes.items():
        if (province := above[pk]) is not None:
            provinces[heirs.get(moved.get(province.pk, 0), province)] += n
    elsewhere = sum(n for pk, n in communes.items() if above[pk] is None)
    return Places(provinces, {known[pk]: n for pk, n in communes.items()}, elsewhere)


def _province(row: Territory | None) -> Territory | None:
    while row is not None and row.level != Territory.Level.PROVINCE:
        row = row.parent
    return row


@dataclass(frozen=True, slots=True)
class Points:
    """Cases with a point, by squares of the earth; ``without``: those that have none."""

    extent: Extent | None
    squares: Mapping[Box, int]
    without: int


def by_point(cases: QuerySet[Case], frame: Extent | None = None) -> Points:
    """Squares of one size that suits how far the points lie apart, or a given frame."""
    cases = cases.order_by()
    placed = cases.filter(lat__isnull=False)
    edges = placed.aggregate(
        south=Min("lat"), west=Min("lon"), north=Max("lat"), east=Max("lon"), n=Count("pk")
    )
    without = cases.count() - edges.pop("n")
    if edges["south"] is None:
        return Points(None, {}, without)
    extent = Extent(**edges)
    step = step_for(extent.around(frame) if frame else extent)
    rows = placed.values_list(
        Floor(F("lat") / Value(step)), Floor(F("lon") / Value(step))
    ).annotate(n=Count("pk"))  # fmt: skip
    return Points(extent, {_square(row, column, step): n for row, column, n in rows}, without)


def _square(row: Decimal, column: Decimal, step: Decimal) -> Box:
    south, west = int(row) * step, int(column) * step
    return Box(south, west, south + step, west + step)


@dataclass(frozen=True, slots=True)
class Months:
    """How many by month and sort, and all of a month: a case may have several goods groups."""

    sorts: Mapping[str, Mapping[date, int]]
    all: Mapping[date, int]


def by_month(cases: QuerySet[Case], *, goods: bool) -> Months:
    """By counted kind of the main violation, or by goods group."""
    cases = cases.order_by()
    if goods:
        lines = GoodsLine.objects.filter(case__in=cases.values("pk"))
        rows = _months(lines, "case__detected_at", "group__code")
        counted = rows.annotate(n=Count("case", distinct=True))
    else:
        acts = Violation.objects.filter(main=True, case__in=cases.values("pk"))
        rows = _months(acts, "case__detected_at", "kind__counted")
        counted = rows.annotate(n=Count("pk"))
    sorts: defaultdict[str, dict[date, int]] = defaultdict(dict)
    for month, sort, n in counted:
        sorts[sort][month.date()] = n
    whole = _months(cases, "detected_at").annotate(n=Count("pk"))
    return Months(sorts, {month.date(): n for month, n in whole})


def _months(rows: QuerySet[Any, Any], moment: str, *others: str) -> QuerySet[Any, Any]:
    return rows.order_by().values_list(TruncMonth(moment, tzinfo=VIETNAM), *others)


def months_between(first: date, last: date) -> list[date]:
    """The first day of each month from one day to another."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(n // 12, n % 12 + 1, 1) for n in numbers]


def latest(found: Iterable[date], first: date | None, last: date | None, today: date) -> list[date]:
    """The months to be shown: those asked for, else from the earliest case to today."""
    met = sorted(found)
    begin = first or (met[0] if met else today)
    return months_between(begin, last or max(today, begin))
