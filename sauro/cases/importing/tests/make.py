"""Workbooks of cases as forces keep them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from django.utils import timezone
from openpyxl import Workbook

from sauro.cases.importing import services
from sauro.cases.importing.checking import check_now
from sauro.cases.importing.fields import CASES, FIELDS, SHEETS, field_called
from sauro.cases.importing.loading import load_now
from sauro.cases.models import CaseFile
from sauro.cases.tests.make import make_place, ship_catalogues
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter

GOOD: Mapping[str, Any] = {
    "own_number": "1/QLTT", "detected_on": date(2026, 11, 2), "detected_time": "09:00",
    "territory": "99001", "place": "Km 5 quốc lộ 12", "violation": "banned_storage",
    "article": "Điều 8 Nghị định 98/2020/NĐ-CP", "party_name": "Lò Văn Mẫu",
    "phone": "0912345678", "goods_group": "thuốc lá điếu, xì gà, nguyên liệu thuốc lá",
    "goods_name": "thuốc lá điếu Jet", "quantity": 1600, "unit": "bao", "value": 40_000_000,
    "violation_record_on": date(2026, 11, 3), "violation_record_paper": "1/BB-VPHC",
}  # fmt: skip


def book(
    rows: Sequence[Mapping[str, Any]],
    further: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    more: Callable[[Workbook], None] = lambda _book: None,
) -> bytes:
    """A workbook with the heads of the template; ``further``: rows of its other sheets."""
    made = Workbook()
    _fill(made.active, CASES, rows)
    for sort, lines in (further or {}).items():
        _fill(made.create_sheet(), sort, lines)
    more(made)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _fill(page: Any, sort: str, rows: Sequence[Mapping[str, Any]]) -> None:
    page.title = SHEETS[sort]
    codes = [field.code for field in FIELDS[sort]]
    page.append([field_called(code).label for code in codes])
    for row in rows:
        page.append([row.get(code) for code in codes])


def case_row(number: int = 1, **others: Any) -> dict[str, Any]:
    """A good row."""
    return {**GOOD, "own_number": f"{number}/QLTT", **others}


def taken(content: bytes, seat: Seat, name: str = "so.xlsx") -> CaseFile:
    """Handed in and read, as a worker reads it."""
    make_place()
    ship_catalogues()
    enter(scope_of(seat))
    found, _new = services.take_in(name, [content], by=seat, now=timezone.now())
    check_now(found.pk, found.owner_path, timezone.now())
    enter(scope_of(seat))
    return CaseFile.objects.get(pk=found.pk)


def loaded(found: CaseFile, seat: Seat, *, whole: bool = True, skipped: Any = ()) -> CaseFile:
    """Asked for and entered, as a worker enters it."""
    enter(scope_of(seat))
    services.ask_loading(
        found.pk, found.version, only_whole=whole, skipped=skipped, by=seat, now=timezone.now()
    )
    load_now(found.pk, found.owner_path, timezone.now())
    enter(scope_of(seat))
    return CaseFile.objects.get(pk=found.pk)
