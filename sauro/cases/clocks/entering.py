"""A case as a file or another system tells it: mappings and lists become events and facts.

What is wrong is refused with its line and with what would be right; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from sauro.cases.clocks.authority import Fine, Powers, may_explain
from sauro.cases.clocks.crime import MEASURES, Lot
from sauro.cases.clocks.law import Kind
from sauro.cases.clocks.model import Complexity, Event, Facts
from sauro.kernel.text import fold

_CASE = (
    "case", "complexity", "field", "explanation", "licence", "organisation", "frames_vnd",
    "fine_vnd", "post", "exhibits_vnd", "goods", "events",
)  # fmt: skip
_EVENT = ("kind", "day", "at", "paper", "about", "until")
_LOT = ("conduct", "goods", "prior", *MEASURES)
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})")
_AT = re.compile(r"(\d{1,2})[:hg](\d{2})")


class NotACase(Exception):  # noqa: N818 - named as the person meets it
    """What was given cannot be read as a case: what is wrong, where, and what to do."""

    def __init__(self, message: str, message_en: str, line: int = 0) -> None:
        super().__init__(message_en)
        self.message = message
        self.message_en = message_en
        self.line = line


@dataclass(frozen=True, slots=True)
class Entered:
    """A case as entered: what happened, what it is, and what hints need."""

    title: str
    events: tuple[Event, ...]
    facts: Facts
    lots: tuple[Lot, ...] = ()
    fine: Fine | None = None  # where a post or a frame was named
    fine_vnd: int | None = None
    organisation: bool = False


def entered(value: object, kinds: Mapping[str, Kind], powers: Powers) -> Entered:
    """The case in a mapping with the keys of `_CASE`. Raises: NotACase."""
    case = _mapping(value, _CASE, "vụ việc", "the case")
    names = {fold(name): k.code for k in kinds.values() for name in (k.code, k.vi, k.en)}
    rows = _list(case, "events")
    if not rows:
        raise NotACase(
            "Thiếu “events”: ghi ít nhất một bước, mỗi bước có kind và day.",
            "“events” is missing: give at least one step with its kind and day.",
            _line(case),
        )
    events = tuple(_event(row, names, kinds) for row in rows)
    return Entered(
        title=str(case.get("case") or ""),
        events=events,
        facts=_facts(case, events, powers),
        lots=tuple(map(_lot, _list(case, "goods"))),
        fine=_fine(case),
        fine_vnd=_whole(case, "fine_vnd") if "fine_vnd" in case else None,
        organisation=_yes(case, "organisation"),
    )


# ------------------------------------------------------------------ events


def _event(row: object, names: Mapping[str, str], kinds: Mapping[str, Kind]) -> Event:
    values = _mapping(row, _EVENT, "bước", "a step")
    line = _line(values)
    asked = str(values.get("kind") or "")
    kind = names.get(fold(asked))
    if kind is None:
        near = ", ".join(_like(asked, kinds)) or ", ".join(kinds)
        raise NotACase(
            f"Không có loại bước “{asked}”. Có: {near}.",
            f"There is no kind of step “{asked}”. There are: {near}.",
            line,
        )
    day, at = _when(values, line)
    until = values.get("until")
    return Event(
        kind=kind,
        day=day,
        at=at,
        paper=str(values.get("paper") or ""),
        about=str(values.get("about") or ""),
        until=_day(until, "until", line) if until is not None else None,
        place=str(line) if line else "",
    )


def _like(asked: str, kinds: Mapping[str, Kind]) -> list[str]:
    """Kinds that share a word of four letters or more with what was asked for."""
    words = {word for word in re.split(r"\W+|_", fold(asked)) if len(word) > 3}
    known = {k.code: fold(f"{k.code} {k.vi} {k.en}") for k in kinds.values()}
    return [code for code, text in known.items() if any(word in text for word in words)]


def _when(values: Mapping[str, Any], line: int) -> tuple[date, time | None]:
    day, at = values.get("day"), values.get("at")
    if isinstance(day, datetime) and at is None:
        return day.date(), day.time().replace(tzinfo=None)
    return _day(day, "day", line), _at(at, line) if at is not None else None


def _day(value: object, key: str, line: int) -> date:
    """A date, "08/06/2026" or "2026-06-08"."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if m := _DAY.fullmatch(str(value).strip()):
        day, month, year = (m[1], m[2], m[3]) if m[1] else (m[6], m[5], m[4])
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            pass
    raise NotACase(
        f"“{key}”: “{value}” không phải một ngày. Ghi như 08/06/2026.",
        f"“{key}”: “{value}” is no day. Write it as 08/06/2026.",
        line,
    )


def _at(value: object, line: int) -> time:
    """A time of day: "14:30", "14h30". YAML reads 14:30 without quotes as minutes."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 24 * 60:
        return time(*divmod(value, 60))
    if m := _AT.fullmatch(str(value).strip().lower()):
        try:
            return time(int(m[1]), int(m[2]))
        except ValueError:
            pass
    raise NotACase(
        f"“at”: “{value}” không phải giờ. Ghi như 14:30.",
        f"“at”: “{value}” is no time of day. Write it as 14:30.",
        line,
    )


# ------------------------------------------------------------------ facts and amounts


def _facts(case: Mapping[str, Any], events: Sequence[Event], powers: Powers) -> Facts:
    asked = str(case.get("complexity") or "simple")
    known = [c.value for c in Complexity]
    if asked not in known:
        raise NotACase(
            f"“complexity”: “{asked}” không có; có: {', '.join(known)}.",
            f"“complexity”: no “{asked}”; there are: {', '.join(known)}.",
            _line(case),
        )
    flags = frozenset({"explanation"}) if _may_explain(case, events, powers) else frozenset[str]()
    return Facts(Complexity(asked), str(case.get("field") or ""), flags)


def _may_explain(case: Mapping[str, Any], events: Sequence[Event], powers: Powers) -> bool:
    """As the file says, or by the frame and the licence on the day of the first record."""
    if "explanation" in case:
        return _yes(case, "explanation")
    records = [e.day for e in events if e.kind == "violation_record"]
    day = min(records or (e.day for e in events))
    frame = max(_frames(case), default=0)
    return may_explain(frame, _yes(case, "organisation"), _yes(case, "licence"), powers, day)


def _fine(case: Mapping[str, Any]) -> Fine | None:
    if not case.get("post"):
        return None
    return Fine(
        field=str(case.get("field") or ""),
        post=str(case["post"]),
        frames_vnd=_frames(case),
        organisation=_yes(case, "organisation"),
        exhibits_vnd=_whole(case, "exhibits_vnd"),
    )


def _frames(case: Mapping[str, Any]) -> tuple[int, ...]:
    value = case.get("frames_vnd")
    values = value if isinstance(value, list) else [] if value is None else [value]
    return tuple(_whole({"frames_vnd": v}, "frames_vnd", _line(case)) for v in values)


def _lot(row: object) -> Lot:
    values = _mapping(row, _LOT, "hàng hóa", "goods")
    amounts = tuple((m, _amount(values, m)) for m in MEASURES if m in values)
    goods, conduct = str(values.get("goods") or ""), str(values.get("conduct") or "")
    return Lot(conduct, goods, amounts, _yes(values, "prior"))


def _amount(values: Mapping[str, Any], key: str) -> Decimal:
    try:
        amount = Decimal(str(values[key]))
    except InvalidOperation:
        amount = Decimal(-1)
    if isinstance(values[key], bool) or not amount.is_finite() or amount < 0:
        raise NotACase(
            f"“{key}”: “{values[key]}” không phải số. Ghi số không dấu chấm, như 120000000.",
            f"“{key}”: “{values[key]}” is no number. Write plain digits, as 120000000.",
            _line(values),
        )
    return amount


def _whole(values: Mapping[str, Any], key: str, line: int = 0) -> int:
    if values.get(key) is None:
        return 0
    try:
        return int(_amount(values, key))
    except NotACase as wrong:
        raise NotACase(wrong.message, wrong.message_en, wrong.line or line) from wrong


def _yes(values: Mapping[str, Any], key: str) -> bool:
    value = values.get(key, False)
    if not isinstance(value, bool):
        raise NotACase(
            f"“{key}” ghi true hoặc false, không ghi “{value}”.",
            f"“{key}” is true or false, not “{value}”.",
            _line(values),
        )
    return value


# ------------------------------------------------------------------ shapes


def _mapping(value: object, keys: Iterable[str], vi: str, en: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise NotACase(
            f"Chỗ này phải là {vi}, gồm các dòng “tên: giá trị”.",
            f"Here {en} is expected, as lines “name: value”.",
            _line(value),
        )
    for key in value:
        if key not in keys:
            known = ", ".join(keys)
            raise NotACase(
                f"Không có mục “{key}” trong {vi}. Có: {known}.",
                f"No “{key}” in {en}. There are: {known}.",
                _line(value),
            )
    return value


def _list(case: Mapping[str, Any], key: str) -> list[object]:
    value = case.get(key)
    if value is not None and not isinstance(value, list):
        raise NotACase(
            f"“{key}” phải là danh sách, mỗi mục bắt đầu bằng “- ”.",
            f"“{key}” is a list; each item begins with “- ”.",
            _line(case),
        )
    return value or []


def _line(value: object) -> int:
    """Where it stands, if whoever read the file kept that."""
    found: object = getattr(value, "line", 0)
    return found if isinstance(found, int) else 0
