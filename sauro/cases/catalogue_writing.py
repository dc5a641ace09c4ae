"""Rows of the catalogues are written anew (cập nhật danh mục). The nation's body does it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from sauro.cases.clocks import Mark
from sauro.cases.models import Counted, GoodsGroup, ViolationKind
from sauro.cases.services import allow_writing
from sauro.foundation.access.models import Seat
from sauro.foundation.database.once import once
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze

Row = GoodsGroup | ViolationKind
SORTS: dict[str, type[GoodsGroup] | type[ViolationKind]] = {
    "nhom-hang": GoodsGroup, "loai-vi-pham": ViolationKind,
}  # fmt: skip
_CODE = re.compile(r"[a-z][a-z0-9_]{1,39}")
_SAME = ("code", "rank", "crime", "conduct", "field")  # what a new row takes from the one before


@dataclass(frozen=True, slots=True)
class RowWording:
    """What a row of a catalogue says; ``units`` of goods, ``counted`` of violations."""

    name: str
    name_en: str
    valid_from: date
    valid_to: date | None
    mark: str
    source: str
    reason: str
    units: tuple[str, ...] = ()
    counted: str = ""


def last(sort: str, code: str) -> Row:
    """The row as last written. Raises: Hidden."""
    if sort not in SORTS:
        raise Hidden
    row = SORTS[sort].objects.filter(code=code).order_by("-number").first()
    if row is None:
        raise Hidden
    return row


@transaction.atomic
def write_row(
    key: tuple[str, str], wording: RowWording, number: int, *, by: Seat, now: datetime
) -> Row:
    """Write a row anew; cases keep the one that they named. ``key``: sort and code; ``number``:
    of the row that the person saw. Raises: NotAllowed, Hidden, Refused, Stale.
    """
    allow_writing(by)
    old = last(*key)
    if old.number != number:
        raise Stale(_CHANGED, current=old, sent=number)
    if wrong := _findings(wording, old):
        raise Refused(*wrong)
    kept = {name: getattr(old, name) for name in _SAME if hasattr(old, name)}
    own = (
        {"units": list(wording.units)} if isinstance(old, GoodsGroup)
        else {"counted": wording.counted}
    )  # fmt: skip
    made = type(old)(
        owner_path=by.body.path, number=number + 1, by=by, made_at=now, **_columns(wording),
        **kept, **own,
    )  # fmt: skip
    with once(Stale(_CHANGED)):
        made.save()
    return made


@transaction.atomic
def add_row(sort: str, code: str, wording: RowWording, *, by: Seat, now: datetime) -> Row:
    """A row with a code of its own, at the end of its catalogue.

    Raises: NotAllowed, Hidden, Refused.
    """
    allow_writing(by)
    if sort not in SORTS:
        raise Hidden
    model, code = SORTS[sort], code.strip().lower()
    made = model(
        owner_path=by.body.path, code=code, number=1, by=by, made_at=now,
        rank=(model.objects.aggregate(last=Max("rank"))["last"] or 0) + 1, **_columns(wording),
    )  # fmt: skip
    own = {"units": list(wording.units)} if sort == "nhom-hang" else {"counted": wording.counted}
    for name, value in own.items():
        setattr(made, name, value)
    if wrong := [*_code_findings(model, code), *_findings(wording, made)]:
        raise Refused(*wrong)
    with once(Refused(_TAKEN)):
        made.save()
    return made


def _code_findings(model: type[Row], code: str) -> Iterator[Finding]:
    if not _CODE.fullmatch(code):
        yield _NO_CODE
    elif model.objects.filter(code=code).exists():
        yield _TAKEN


def _columns(wording: RowWording) -> dict[str, Any]:
    return {
        "name": squeeze(wording.name), "name_en": squeeze(wording.name_en),
        "valid_from": wording.valid_from, "valid_to": wording.valid_to,
        "mark": Mark(wording.mark).value, "source": wording.source, "reason": wording.reason,
    }  # fmt: skip


def _findings(wording: RowWording, old: Row) -> list[Finding]:
    found = []
    if wording.valid_to and wording.valid_to < wording.valid_from:
        found.append(_ENDS)
    if isinstance(old, GoodsGroup) and not wording.units:
        found.append(_NO_UNIT)
    if isinstance(old, GoodsGroup) and any(len(unit) > 20 for unit in wording.units):
        found.append(_NO_UNIT)
    if isinstance(old, ViolationKind) and wording.counted not in Counted.values:
        found.append(_NO_COUNTED)
    return found


_CHANGED = Finding(
    "changed-meanwhile", "number",
    "Dòng này vừa có người ghi. Nội dung anh/chị nhập vẫn còn dưới đây: xem lại rồi gửi lại.",
    "Somebody just wrote this row. What you typed still stands below: look, then send again.",
)  # fmt: skip
_ENDS = Finding(
    "ends-before-it-begins", "valid_to", "Ngày hết hiệu lực phải sau ngày có hiệu lực.",
    "The last day must come after the first.",
)  # fmt: skip
_NO_CODE = Finding(
    "no-code", "code",
    "Mã gồm chữ thường không dấu, chữ số và dấu gạch dưới, bắt đầu bằng chữ, 2 đến 40 ký tự, như "
    "e_cigarettes.",
    "A code has small letters without accents, digits and underscores, begins with a letter and "
    "has 2 to 40 characters, such as e_cigarettes.",
)  # fmt: skip
_TAKEN = Finding(
    "code-taken", "code",
    "Mã này đã có trong danh mục. Hãy mở dòng ấy để sửa, hoặc đặt mã khác.",
    "The catalogue has this code already. Open that row to change it, or choose another code.",
)  # fmt: skip
_NO_UNIT = Finding(
    "no-unit", "units", "Ghi ít nhất một đơn vị tính, mỗi đơn vị không quá 20 ký tự.",
    "Write at least one unit, each of at most 20 characters.",
)  # fmt: skip
_NO_COUNTED = Finding(
    "no-counted", "counted", "Hãy chọn nhóm thống kê.", "Choose under what it is counted."
)
