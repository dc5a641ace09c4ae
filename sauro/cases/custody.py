"""Exhibits are listed, and what is done to them is written down (ghi tang vật)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from sauro.cases.exhibits import Act, Lot, Movement, chain_of, movement_findings, standing
from sauro.cases.exhibits.chain import Link
from sauro.cases.holding import own_case, said
from sauro.cases.models import Case, CaseEvent, CaseExhibit, CaseMovement
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused, Stale
from sauro.kernel.findings import Finding
from sauro.kernel.quantities import units

MOST = 500  # lines of an inventory


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the inventory as somebody enters it."""

    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class Custody:
    """All that is known of the exhibits of a case: lines, how each stands, the chain."""

    lines: Sequence[CaseExhibit]
    rows: Sequence[CaseMovement]
    lots: dict[str, Lot]
    chain: tuple[Link, ...]

    @property
    def next_number(self) -> int:
        return len(self.rows) + 1


def custody_of(case: Case) -> Custody:
    """Computed anew from what was written."""
    lines, rows = list(case.exhibits.order_by("number")), rows_of(case)
    movements = [row.as_movement() for row in rows]
    return Custody(lines, rows, standing(movements), chain_of(chain_start(case), movements))


def rows_of(case: Case) -> list[CaseMovement]:
    """The movements in the order of writing."""
    rows = case.movements.select_related(
        "exhibit", "into", "withdraws", "event", "recorded_by__user"
    )
    return list(rows.order_by("number"))


def chain_start(case: Case) -> str:
    """What binds a chain to its case."""
    return f"{case.owner_path} {case}"


@transaction.atomic
def add_exhibit(case_id: int, line: Line, *, by: Seat, now: datetime) -> CaseExhibit:
    """One more line of the inventory. Raises: NotAllowed, Hidden, Refused."""
    return list_exhibit(own_case(case_id, by), line, by, now)


def list_exhibit(case: Case, line: Line, by: Seat, now: datetime) -> CaseExhibit:
    """One more line of a case that is held for writing. Raises: Refused."""
    name, unit = said(line.name), said(line.unit)
    count = case.exhibits.count()
    if wrong := list(_line_findings(name, unit, count)):
        raise Refused(*wrong)
    return CaseExhibit.objects.create(
        owner_path=case.owner_path, case=case, number=count + 1, name=name, unit=unit,
        whole=is_whole(unit),
        added_by=by, added_at=now,
    )  # fmt: skip


def is_whole(unit: str) -> bool:
    """Whether a unit has no parts: packs, pieces."""
    known = units().get(unit.lower())
    return (known is not None and known.kind == "count") or unit.lower() in WHOLE


@transaction.atomic
def move(case_id: int, movement: Movement, *, by: Seat, now: datetime, today: date) -> CaseMovement:
    """Write down what was done. ``movement.number``: the one that the person saw coming, so that
    what is sent twice is told. A giver that is not named is the present holder.

    Raises: NotAllowed, Hidden, Refused, Stale.
    """
    case = own_case(case_id, by)
    return keep(checked(case, movement, today), None, by=by, now=now)


def checked(case: Case, movement: Movement, today: date) -> CaseMovement:
    """The row of a movement that was found right, not kept yet. Raises: Refused, Stale."""
    known = custody_of(case)
    if movement.number != known.next_number:
        raise Stale(MEANWHILE, current=known, sent=movement.number)
    return _right(case, known, movement, today)


def write_movement(
    case: Case, movement: Movement, *, by: Seat, now: datetime, today: date
) -> CaseMovement:
    """The next movement of a case that is held for writing. Raises: Refused."""
    row = _right(case, custody_of(case), movement, today)
    return keep(row, None, by=by, now=now)


def _right(case: Case, known: Custody, movement: Movement, today: date) -> CaseMovement:
    movement = _from_the_holder(known, movement)
    written = [row.as_movement() for row in known.rows]
    inventory = {line.key: line.as_exhibit() for line in known.lines}
    if wrong := movement_findings(inventory, written, movement, today):
        raise Refused(*wrong)
    return _row(case, known, movement)


def keep(row: CaseMovement, event: CaseEvent | None, *, by: Seat, now: datetime) -> CaseMovement:
    """Keep such a row; ``event``: the step of the procedure that it is, too."""
    row.event, row.recorded_by, row.recorded_at = event, by, now
    row.save()
    return row


def _row(case: Case, known: Custody, movement: Movement) -> CaseMovement:
    lines = {line.key: line for line in known.lines}
    numbers = {row.number: row for row in known.rows}
    return CaseMovement(
        owner_path=case.owner_path, case=case, number=movement.number,
        exhibit=lines[movement.exhibit], act=movement.act.value, day=movement.day,
        quantity=movement.quantity, giver=movement.giver, taker=movement.taker,
        place=movement.place, seal=movement.seal, paper=movement.paper, sample=movement.sample,
        into=lines.get(movement.into), value_vnd=movement.value_vnd, note=movement.note,
        withdraws=numbers.get(movement.withdraws or 0),
    )  # fmt: skip


def _from_the_holder(known: Custody, movement: Movement) -> Movement:
    lot = known.lots.get(movement.exhibit)
    if movement.giver or lot is None:
        return movement
    if movement.act in (Act.RESULT, Act.PUT_BACK):
        sample = lot.sample(movement.sample)
        return replace(movement, giver=sample.holder) if sample else movement
    return replace(movement, giver=lot.holder)


def _line_findings(name: str, unit: str, count: int) -> Iterator[Finding]:
    if not name or len(name) > 300:
        yield Finding(
            "no-name", "name", "Ghi tên, chủng loại tang vật, tối đa 300 chữ.",
            "Enter what it is, in at most 300 letters.",
        )  # fmt: skip
    if not unit or len(unit) > 20:
        yield Finding(
            "no-unit", "unit", "Ghi đơn vị tính, ví dụ bao, kg, chiếc.",
            "Enter the unit, such as bao, kg, chiếc.",
        )  # fmt: skip
    if count >= MOST:
        yield Finding(
            "too-many", "name",
            f"Bảng thống kê tối đa {MOST} dòng. Hãy gộp hàng cùng loại thành một dòng.",
            f"An inventory has at most {MOST} lines. Put goods of one sort into one line.",
        )  # fmt: skip


# Units that have no parts, beside those that the kernel counts things in.
WHOLE = frozenset(
    ("bao", "cái", "chiếc", "chai", "lọ", "hộp", "thùng", "gói", "tút", "đôi", "bộ", "con", "quả")
)
MEANWHILE = Finding(
    "changed-meanwhile", "",
    "Vụ việc này vừa có lần ghi khác, hoặc anh/chị đã gửi lần này rồi. Nội dung vẫn còn dưới đây: "
    "hãy xem lần ghi mới nhất, rồi gửi lại nếu còn cần.",
    "Something else was just written here, or this was sent already. What you typed still stands "
    "below: look at the latest, then send again if it is still needed.",
)  # fmt: skip
