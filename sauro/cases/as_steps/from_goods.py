"""Goods that were entered are taken into keeping, not typed again (tạm giữ hàng đã ghi)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sauro.cases.as_steps.services import move_as_step
from sauro.cases.custody import Custody, Line, custody_of, list_exhibit
from sauro.cases.exhibits import Act, Movement
from sauro.cases.holding import own_case
from sauro.cases.models import Case, CaseMovement, GoodsLine
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.kernel.text import fold


@dataclass(frozen=True, slots=True)
class Seizing:
    """When, from whom, into whose hands, where, under which seal and by which minutes."""

    day: date
    giver: str
    taker: str
    place: str = ""
    seal: str = ""
    paper: str = ""
    step: str = ""  # "": none


def exhibit_name(row: GoodsLine) -> str:
    """What a line of goods is called in the inventory: with its brand, where the name has none."""
    named = not row.brand or fold(row.brand) in fold(row.name)
    return row.name if named else f"{row.name} ({row.brand})"[:300]


def goods_left(case: Case, known: Custody) -> list[GoodsLine]:
    """Lines of goods that stand in no line of the inventory yet."""
    there = {(fold(line.name), fold(line.unit)) for line in known.lines}
    rows = case.goodsline_rows.order_by("pk")
    return [r for r in rows if (fold(exhibit_name(r)), fold(r.unit)) not in there and r.quantity]


@transaction.atomic
def seize_goods(
    case_id: int, chosen: Sequence[int], how: Seizing, *, by: Seat, now: datetime
) -> list[CaseMovement]:
    """Each chosen line of goods becomes an exhibit, seized whole. All of them or none.

    Raises: NotAllowed, Hidden, Refused.
    """
    case = own_case(case_id, by)
    left = {row.pk: row for row in goods_left(case, custody_of(case))}
    if not chosen or not set(chosen) <= left.keys():
        raise Refused(_NONE if not chosen else _LISTED)
    return [_seized(case, left[key], how, by, now) for key in dict.fromkeys(chosen)]


def _seized(case: Case, goods: GoodsLine, how: Seizing, by: Seat, now: datetime) -> CaseMovement:
    line = list_exhibit(case, Line(exhibit_name(goods), goods.unit), by, now)
    movement = Movement(
        custody_of(case).next_number, Act.SEIZED, line.key, how.day, goods.quantity, how.giver,
        how.taker, how.place, how.seal, how.paper,
    )  # fmt: skip
    return move_as_step(case.pk, movement, how.step, by=by, now=now)


_NONE = Finding(
    "no-goods", "goods", "Hãy chọn ít nhất một dòng hàng hóa.",
    "Choose at least one line of goods.",
)  # fmt: skip
_LISTED = Finding(
    "listed-already", "goods",
    "Một dòng vừa chọn đã có trong bảng thống kê hoặc vừa được sửa. Hãy xem lại rồi chọn lại.",
    "One of the chosen lines is in the inventory already, or was changed. Look again, then choose.",
)  # fmt: skip
