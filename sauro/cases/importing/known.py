"""What the cells of a file are compared with, as it stands today (danh mục để đối chiếu)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

from django.utils import timezone

from sauro.cases.case_rules import Where
from sauro.cases.catalogue import groups_on, kinds_on
from sauro.cases.clocks import shipped_kinds
from sauro.cases.custody import is_whole
from sauro.cases.holding import local
from sauro.cases.importing.cells import Unread
from sauro.cases.importing.further import MONEY_ACTS as ACTS_OF_FILES
from sauro.cases.importing.further import Lists
from sauro.cases.importing.rows import Known
from sauro.cases.importing.writing import key_of
from sauro.cases.models import Case, PartyRole, Route, Source, Valuation
from sauro.cases.models.case import NATURES
from sauro.cases.models.money import DEBTS, MONEY_ACTS, TOWARDS
from sauro.cases.money import Entry
from sauro.cases.treasury import rows_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.kernel.text import fold
from sauro.organization.naming import body_named
from sauro.organization.queries.territories import (
    TerritoryRow,
    territories_called,
    territory_coded,
)
from sauro.parties.models import Kind

_SHOWN = 4  # places that are offered where several are meant


def known_to(seat: Seat, now: datetime) -> Known:
    """For whoever enters from a seat: a commune without its province is one of his own."""
    today = timezone.localdate(now)
    groups, kinds = groups_on(today), kinds_on(today)
    steps = shipped_kinds()
    return Known(
        local(now), _codes((g.code, g.name, g.name_en) for g in groups),
        {g.code: g.name for g in groups}, {g.code: g.units for g in groups},
        _codes((k.code, k.name, k.name_en) for k in kinds), _choices(Route.choices),
        _choices(Source.choices), _choices(NATURES), _choices(PartyRole.choices),
        _choices(Kind.choices), _choices(Valuation.choices),
        _codes((k.code, k.vi, k.en) for k in steps.values()), _places(_province(seat)),
        Lists(
            _choices(a for a in MONEY_ACTS if a[0] in ACTS_OF_FILES), _choices(DEBTS),
            _choices(TOWARDS),
        ),
        _entries(seat.body.path),
        is_whole, _bodies(seat.body.path, today),
    )  # fmt: skip


def _codes(rows: Iterable[tuple[str, ...]]) -> Mapping[str, str]:
    return {fold(said): row[0] for row in rows for said in row}


def _choices(choices: Iterable[tuple[Any, Any]]) -> Mapping[str, str]:
    return _codes((str(code), str(name)) for code, name in choices)


def _province(seat: Seat) -> str:
    place = seat.body.territory
    while place is not None and place.level != "province":
        place = place.parent
    return f", {place}" if place else ""


def _places(province: str) -> Callable[[str], Where]:
    @cache
    def found(text: str) -> Where | Finding:
        rows = territories_called(text)
        if text.isdecimal() and (coded := territory_coded(text)):
            rows = [coded]
        return _one(text, rows, province)

    def where(text: str) -> Where:
        answer = found(text[:300])
        if isinstance(answer, Finding):
            raise Unread(answer)
        return answer

    return where


def _entries(path: str) -> Callable[[str, int], list[Entry]]:
    def found(own_number: str, year: int) -> list[Entry]:
        key = key_of(path, own_number, year)
        case = Case.objects.filter(owner_path=path, key=key).first()
        return [row.as_entry() for row in rows_of(case)] if case else []

    return found


def _bodies(path: str, today: date) -> Callable[[str], str]:
    @cache
    def found(text: str) -> str | Finding:
        try:
            meant = body_named(text, path, today)
        except Refused as refused:
            return replace(refused.findings[0], field="joint_body")
        return _LEAD if meant == path else meant

    def called(text: str) -> str:
        answer = found(text[:200])
        if isinstance(answer, Finding):
            raise Unread(answer)
        return answer

    return called


_LEAD = Finding(
    "joint-is-lead", "joint_body",
    "Đây là cơ quan chủ trì, người nhập tệp. Chỉ ghi cơ quan khác cùng làm vụ việc.",
    "This is the lead, whose file it is. Name only other bodies that work on the case.",
)  # fmt: skip


def _one(text: str, rows: list[TerritoryRow], province: str) -> Where | Finding:
    today = [row for row in rows if row.valid_to is None]
    own = [row for row in today if province and row.label.endswith(province)]
    fitting = own if len(own) == 1 else today or rows
    if len(fitting) == 1:
        return Where(fitting[0].id, fitting[0].label)
    if not rows:
        return Finding(
            "no-such-place", "territory",
            f"Không có xã, phường nào tên “{text[:60]}”. Ghi mã, hoặc tên xã rồi dấu phẩy và tỉnh.",
            f"No commune is called “{text[:60]}”. Write its code, or its name and province.",
        )  # fmt: skip
    labels = "; ".join(row.label for row in fitting[:_SHOWN])
    return Finding(
        "several-places", "territory",
        f"Có nhiều nơi tên “{text[:60]}”. Ghi đủ như một trong các tên: {labels}.",
        f"Several places are called “{text[:60]}”. Write one of: {labels}.",
    )  # fmt: skip
