"""The cases that filters leave as a wide CSV, a thousand at a time (xuất CSV).

Each thousand is read in a transaction of its own, with the scope of the seat: no row is held longer
than it takes to write it, and a case that is seen no more meanwhile is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models, transaction
from django.db.models import Count, Max, QuerySet

from sauro.cases import figures, register
from sauro.cases.exporting.shape import GROUPS, MOST_COLUMNS, Shape, cell, fitted, line
from sauro.cases.models import (
    Case,
    CaseBody,
    CaseEvent,
    CaseMoney,
    CaseParty,
    GoodsLine,
    Violation,
)
from sauro.cases.register import Filters
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter

AT_ONCE = 1_000
BOM = "\ufeff"  # by which Excel knows UTF-8
_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_CASE = (
    "pk", "owner_path", "year", "number", "own_number__written", "detected_at", "hour_known",
    "detected_by", "territory_name", "place", "lat", "lon", "route", "source", "source_note",
    "procedure", "complexity", "summary", "next_due_on", "next_clock", "opened_at",
)  # fmt: skip
_SORTS: dict[str, tuple[type[models.Model], tuple[str, ...], tuple[str, ...]]] = {
    "violation": (Violation, ("kind__code", "kind__counted", "article", "frame_vnd", "main"),
                  ("-main", "pk")),
    "party": (CaseParty, ("role", "kind", "written", "prior"), ("pk",)),
    "goods": (GoodsLine, ("group__code", "name", "brand", "origin", "quantity", "unit",
                          "value_vnd", "valuation", "hs_code"), ("pk",)),
    "step": (CaseEvent, ("kind", "day", "at", "paper", "about", "until"), ("day", "pk")),
    "money": (CaseMoney, ("act", "debt", "kind", "day", "amount_vnd", "due_on", "paper"),
              ("number",)),
}  # fmt: skip


def shape_of(filters: Filters, today: date, most: int = MOST_COLUMNS) -> Shape:
    """As wide as the widest of the cases that the filters leave."""
    found = figures.narrowed(filters, today).order_by().values("pk")
    wanted = {}
    for group in GROUPS:
        counted = _rows(group).filter(case__in=found).order_by().values("case")
        wanted[group] = counted.annotate(n=Count("pk")).aggregate(most=Max("n"))["most"] or 0
    return fitted(wanted, most)


def lines(  # noqa: PLR0913 - which cases in what order and shape, for whom, headed how
    filters: Filters,
    today: date,
    order: str,
    shape: Shape,
    by: Seat,
    *,
    head: Sequence[str] = (),
) -> Iterator[bytes]:
    """The file, some hundred kilobytes a piece. ``head``: instead of the names for machines."""
    yield (BOM + ",".join(map(cell, head or shape.head)) + "\r\n").encode()
    with transaction.atomic():
        enter(scope_of(by))
        keys = register.ordered_keys(filters, today, order)
    for start in range(0, len(keys), AT_ONCE):
        with transaction.atomic():
            enter(scope_of(by))
            part = "".join(_lines(keys[start : start + AT_ONCE], shape))
        yield part.encode()


def _lines(keys: Sequence[int], shape: Shape) -> Iterator[str]:
    groups: dict[int, dict[str, list[Sequence[object]]]] = defaultdict(lambda: defaultdict(list))
    for group in GROUPS:
        _model, fields, order = _SORTS[group]
        rows = _rows(group).filter(case__in=keys).order_by(*order)
        for case_id, *row in rows.values_list("case_id", *fields):
            groups[case_id][group].append(row)
    joint: dict[int, list[str]] = defaultdict(list)
    bodies = CaseBody.objects.filter(case__in=keys, ended_at=None).order_by("pk")
    for case_id, path in bodies.values_list("case_id", "owner_path"):
        joint[case_id].append(path)
    found = {row[0]: row for row in Case.objects.filter(pk__in=keys).values_list(*_CASE)}
    for pk in keys:
        if pk in found:  # else it is seen no more
            case = [_local(value) for value in found[pk]]
            yield line([*case, ";".join(joint[pk])], groups[pk], shape)


def _rows(group: str) -> QuerySet[Any]:
    """Those that stand: neither corrected nor reversed."""
    rows: QuerySet[Any] = _SORTS[group][0]._default_manager.all()
    return rows.filter(superseded_by=None, cancels=False) if group == "step" else rows


def _local(value: object) -> object:
    return value.astimezone(_VIETNAM) if isinstance(value, datetime) else value
