"""What a case may say, and what it is told of (quy tắc của vụ việc). Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from sauro.kernel.findings import Finding

DEGREES = re.compile(r"-?\d{1,3}(\.\d{1,12})?", re.ASCII)  # of latitude and longitude
MOST_LINES = 200  # of one sort in a case
_LEAST_QUANTITY = Decimal("0.001")  # three decimals are kept
_MOST_QUANTITY = Decimal(10) ** 14
_MOST_VND = 10**17
_OLDEST = date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class Where:
    """Where something was met: a territory by its key, free words, a point."""

    territory_id: int | None
    territory_name: str = ""
    place: str = ""
    lat: Decimal | None = None
    lon: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What is told of a case itself; choices by their codes."""

    detected_on: date
    where: Where
    route: str
    source: str
    detected_time: time | None = None
    detected_by: str = ""
    source_note: str = ""
    complexity: str = "simple"
    explanation: bool = False
    summary: str = ""


@dataclass(frozen=True, slots=True)
class GoodsEntry:
    """One sort of goods as it is entered; the group by its code."""

    group: str
    name: str
    quantity: Decimal
    unit: str
    brand: str = ""
    origin: str = ""
    value_vnd: int | None = None
    valuation: str = ""
    hs_code: str = ""


@dataclass(frozen=True, slots=True)
class ViolationEntry:
    """What was violated, by the code of its kind."""

    kind: str
    article: str = ""
    frame_vnd: int | None = None


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """A party in a case: one of the register by its key, else told anew."""

    role: str
    party_id: int | None = None
    kind: str = ""
    name: str = ""
    numbers: tuple[tuple[str, str], ...] = ()
    prior: bool = False


@dataclass(frozen=True, slots=True)
class StepEntry:
    """A step that is recorded (bước), see ``CaseEvent``."""

    kind: str
    day: date
    at: time | None = None
    paper: str = ""
    about: str = ""
    until: date | None = None
    note: str = ""


def fact_findings(facts: CaseFacts, now: datetime) -> Iterator[Finding]:
    """What is wrong with the facts. ``now``: the hour in Viet Nam, without a zone."""
    detected = datetime.combine(facts.detected_on, facts.detected_time or time.min)
    if detected > now:
        yield _NOT_YET
    elif facts.detected_on < _OLDEST:
        yield _TOO_OLD
    if facts.where.territory_id is None:
        yield _NO_TERRITORY
    lat, lon = facts.where.lat, facts.where.lon
    if (lat is None) != (lon is None) or not _on_earth(lat, lon):
        yield _NO_POINT
    for field, words, most in (
        ("detected_by", facts.detected_by, 300), ("place", facts.where.place, 300),
        ("source_note", facts.source_note, 300), ("summary", facts.summary, 2000),
    ):  # fmt: skip
        if len(words) > most:
            yield _longer(field, most)


def _on_earth(lat: Decimal | None, lon: Decimal | None) -> bool:
    return lat is None or lon is None or (abs(lat) <= 90 and abs(lon) <= 180)


def goods_findings(
    entry: GoodsEntry, units: Mapping[str, Sequence[str]], at: str = ""
) -> Iterator[Finding]:
    """What is wrong with a line of goods. ``units``: of each group that can be chosen. ``at``:
    what stands before the names of its fields.
    """
    if not entry.name:
        yield _finding(_NO_GOODS_NAME, at)
    if entry.group not in units:
        yield _finding(_NO_GROUP, at)
    elif entry.unit not in units[entry.group]:
        yield _other_unit(entry.unit, units[entry.group], at)
    if not _LEAST_QUANTITY <= entry.quantity < _MOST_QUANTITY:
        yield _finding(_NO_QUANTITY, at)
    if entry.value_vnd is not None and not 0 <= entry.value_vnd < _MOST_VND:
        yield _finding(_NO_VALUE, at)
    if entry.hs_code and not (entry.hs_code.isdecimal() and 4 <= len(entry.hs_code) <= 12):
        yield _finding(_NO_HS, at)


def violation_findings(
    entry: ViolationEntry, kinds: Collection[str], at: str = ""
) -> Iterator[Finding]:
    """What is wrong with what was violated."""
    if entry.kind not in kinds:
        yield _finding(_NO_KIND, at)
    if entry.frame_vnd is not None and not 0 <= entry.frame_vnd < _MOST_VND:
        yield _finding(_NO_FRAME, at)


def step_findings(entry: StepEntry, kinds: Collection[str], now: datetime) -> Iterator[Finding]:
    """What makes a step impossible. What is only odd is told on the page of the case."""
    if entry.kind not in kinds:
        yield _NO_STEP
    if datetime.combine(entry.day, entry.at or time.min) > now:
        yield _STEP_NOT_YET
    elif entry.day < _OLDEST:
        yield _STEP_TOO_OLD
    if entry.until and entry.until < entry.day:
        yield _UNTIL


def point_of(text: str) -> tuple[Decimal, Decimal] | None:
    """ "21.386, 103.023" or "21,386; 103,023" as latitude and longitude. Raises: ValueError."""
    text = text.strip()
    if not text:
        return None
    parts = (
        text.split(";") if ";" in text else text.split(", ") if ", " in text else text.split(",")
    )
    if len(parts) != 2:
        raise ValueError(text)
    lat, lon = (_degrees(part) for part in parts)
    if not _on_earth(lat, lon):
        raise ValueError(text)
    return lat, lon


def _degrees(text: str) -> Decimal:
    plain = text.strip().replace(",", ".").removesuffix("°")
    if not DEGREES.fullmatch(plain):
        raise ValueError(text)
    return Decimal(plain).quantize(Decimal("0.000001"))


def _finding(what: Finding, at: str) -> Finding:
    return Finding(what.code, at + what.field, what.message, what.message_en)


def _other_unit(unit: str, fitting: Sequence[str], at: str) -> Finding:
    listed = ", ".join(fitting)
    said = unit or "…"
    return Finding(
        "other-unit", f"{at}unit",
        f"Nhóm hàng này không tính bằng “{said}”. Đơn vị của nhóm: {listed}.",
        f"This group of goods is not counted in “{said}”. Its units: {listed}.",
    )  # fmt: skip


def _longer(field: str, most: int) -> Finding:
    return Finding(
        "too-long", field, f"Ghi không quá {most} ký tự.", f"Write at most {most} characters."
    )


_NOT_YET = Finding(
    "not-yet", "detected_on",
    "Ngày giờ phát hiện chưa tới. Kiểm tra lại ngày, giờ trên biên bản.",
    "The moment of detection has not come yet. Check day and hour on the paper.",
)  # fmt: skip
_TOO_OLD = Finding(
    "too-old", "detected_on", "Ngày phát hiện quá xa. Kiểm tra lại năm.",
    "The day of detection is too far back. Check the year.",
)  # fmt: skip
_NO_TERRITORY = Finding(
    "no-territory", "territory",
    "Hãy ghi xã, phường nơi phát hiện: báo cáo theo địa bàn đếm vụ việc theo đó.",
    "Write the commune or ward: reports by territory count the case there.",
)  # fmt: skip
_NO_POINT = Finding(
    "no-point", "point", "Ghi đủ vĩ độ và kinh độ, ví dụ 21.386, 103.023.",
    "Write latitude and longitude, such as 21.386, 103.023.",
)  # fmt: skip
_NO_GOODS_NAME = Finding("no-name", "name", "Hãy ghi tên hàng.", "Write what the goods are.")
_NO_GROUP = Finding("no-group", "group", "Hãy chọn nhóm hàng.", "Choose the group of goods.")
_NO_QUANTITY = Finding(
    "no-quantity", "quantity", "Số lượng phải lớn hơn 0, ví dụ 1.250 hoặc 2,5.",
    "The quantity must be more than nothing, such as 1250 or 2.5.",
)  # fmt: skip
_NO_VALUE = Finding(
    "no-value", "value", "Trị giá không được âm.", "The value must not be negative."
)
_NO_HS = Finding(
    "no-hs-code", "hs_code", "Mã HS gồm 4 đến 12 chữ số, không dấu chấm.",
    "An HS code has 4 to 12 digits, without dots.",
)  # fmt: skip
_NO_KIND = Finding(
    "no-violation", "violation",
    "Hãy chọn loại vi phạm: vụ việc được đếm theo loại ấy.",
    "Choose the kind of violation: the case is counted under it.",
)  # fmt: skip
_NO_FRAME = Finding(
    "no-frame", "frame", "Mức phạt tối đa không được âm.", "The maximum must not be negative."
)
_NO_STEP = Finding("no-step", "kind", "Hãy chọn bước trong danh mục.", "Choose a step of the list.")
_STEP_NOT_YET = Finding(
    "step-not-yet", "day",
    "Bước này ghi ngày giờ chưa tới. Chỉ ghi việc đã xảy ra; kiểm tra lại ngày.",
    "This step lies in the future. Record what has happened; check the day.",
)  # fmt: skip
_STEP_TOO_OLD = Finding(
    "step-too-old", "day", "Ngày quá xa. Kiểm tra lại năm.", "The day is too far back."
)
_UNTIL = Finding(
    "ends-before", "until", "Ngày gia hạn đến phải sau ngày của bước.",
    "The day to which it is extended must come after the step.",
)  # fmt: skip
NO_VIOLATION = _NO_KIND
