"""What a cell says: a day, an hour, a number, one of a list (đọc ô). Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal

from sauro.kernel.findings import Finding
from sauro.kernel.numerals import parse_number
from sauro.kernel.text import fold

_DAY = re.compile(
    r"(?:ngay )?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})"
    r"(?:[ T,]+(\d{1,2})[:hg](\d{2})?)?(?::\d{2})?"
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?(?::\d{2})?")
_HOUR = re.compile(r"(\d{1,2})\s*(?:[:hg.]|gio)\s*(\d{2})?(?::\d{2})?(?: ?phut)?")
_SERIAL = re.compile(r"([34567]\d{4})(?:,\d+)?")
_MONTHS, _SHORT_YEAR, _CENTURY = 12, 2, 2000  # letters of a year without its century
_SHOWN = 40


class Unread(ValueError):  # noqa: N818 - it is told to the person
    """The cell says something else than it should; the finding teaches."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def day_in(text: str, field: str) -> tuple[date, time | None]:
    """The day of a cell, and its hour where it has one. Raises: Unread."""
    key = fold(text)
    if m := _ISO.fullmatch(key):
        year, month, day, hour, minute = m.groups()
    elif m := _DAY.fullmatch(key):
        day, month, year, hour, minute = m.groups()
    elif _SERIAL.fullmatch(key):
        raise Unread(_serial(text, field))
    else:
        raise Unread(_no_day(text, field))
    if int(month) > _MONTHS >= int(day):
        raise Unread(_turned(text, field))
    whole = int(year) + (_CENTURY if len(year) == _SHORT_YEAR else 0)
    try:
        at = time(int(hour), int(minute or 0)) if hour else None
        return date(whole, int(month), int(day)), at
    except ValueError as error:
        raise Unread(_no_such_day(text, field)) from error


def hour_in(text: str, field: str) -> time:
    """The hour of a cell. Raises: Unread."""
    m = _HOUR.fullmatch(fold(text))
    try:
        if m:
            return time(int(m[1]), int(m[2] or 0))
    except ValueError:
        pass
    raise Unread(Finding(
        "no-hour", field, f"“{_cut(text)}” không phải giờ. Ghi như 14:30; không biết thì bỏ trống.",
        f"“{_cut(text)}” is no hour. Write 14:30, or leave it empty.",
    ))  # fmt: skip


def number_in(text: str, field: str, *, whole: bool = False) -> Decimal:
    """The number of a cell, as Vietnamese officials write it. Raises: Unread."""
    said = text.lower().removesuffix("đồng").removesuffix("đ").removesuffix("vnđ").strip()
    try:
        found = parse_number(said)
    except ValueError as error:
        raise Unread(_no_number(text, field)) from error
    if whole and found != int(found):
        raise Unread(_no_number(text, field))
    return found


def one_of(text: str, known: Mapping[str, str], field: str) -> str:
    """The code of what a cell names. ``known``: codes by folded code or name. Raises: Unread."""
    key = fold(text)
    if (code := known.get(key)) is not None:
        return code
    begun = {code for name, code in known.items() if len(key) > 3 and name.startswith(key)}
    if len(begun) == 1:
        return begun.pop()
    raise Unread(Finding(
        "not-in-list", field,
        f"“{_cut(text)}” không có trong danh mục. Xem trang “Danh mục” của tệp mẫu: ghi mã "
        "hoặc ghi đúng tên.",
        f"“{_cut(text)}” is not in the list. See the sheet “Danh mục” of the template.",
    ))  # fmt: skip


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _no_day(text: str, field: str) -> Finding:
    return Finding(
        "no-day", field,
        f"Chưa hiểu ngày “{_cut(text)}”. Ghi ngày/tháng/năm, ví dụ 27/12/2025.",
        f"The day “{_cut(text)}” is not understood. Write day/month/year, such as 27/12/2025.",
    )  # fmt: skip


def _no_such_day(text: str, field: str) -> Finding:
    return Finding(
        "no-such-day", field, f"Ngày “{_cut(text)}” không có trong lịch. Xem lại ngày, tháng, giờ.",
        f"There is no “{_cut(text)}” in the calendar. Look at day, month and hour again.",
    )  # fmt: skip


def _turned(text: str, field: str) -> Finding:
    return Finding(
        "day-turned", field,
        f"“{_cut(text)}” viết tháng trước ngày. Ghi ngày/tháng/năm: đổi định dạng cột trong Excel "
        "thành dd/mm/yyyy.",
        f"“{_cut(text)}” has the month before the day. Write day/month/year.",
    )  # fmt: skip


def _serial(text: str, field: str) -> Finding:
    return Finding(
        "day-as-number", field,
        f"“{_cut(text)}” là số của Excel, không phải ngày. Chọn cột, đổi định dạng thành Ngày "
        "(dd/mm/yyyy), lưu lại.",
        f"“{_cut(text)}” is a number of Excel, no day. Format the column as dates and save again.",
    )  # fmt: skip


def _no_number(text: str, field: str) -> Finding:
    return Finding(
        "no-number", field,
        f"“{_cut(text)}” không phải số. Ghi 1.250 hoặc 2,5 hoặc 40 triệu; chữ khác để ở cột khác.",
        f"“{_cut(text)}” is no number. Write 1.250 or 2,5 or 40 triệu.",
    )  # fmt: skip
