"""Days that do not exist, or fall on another day of the week (ngày không có, sai thứ)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sauro.documents.reading.locate import fragments
from sauro.kernel.dates import weekday_of
from sauro.kernel.findings import Finding
from sauro.kernel.patterns import Guarded
from sauro.kernel.text import Mapped

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_WEEKDAY_DATE = Guarded(
    r"(thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),?\s(?:ngày\s|\()?(\d{1,2})/(\d{1,2})/(\d{4})",
    "thứ ", "chủ nhật",
)  # fmt: skip


def wrong_weekday(source: str, text: Mapped) -> Iterator[Finding]:
    for m in _WEEKDAY_DATE.finditer(text.low):
        try:
            day = date(int(m[4]), int(m[3]), int(m[2]))
        except ValueError:
            continue
        if _WEEKDAYS[day.weekday()] != weekday_of(m[1]):
            yield Finding(
                "wrong-weekday",
                "deadline",
                f"“{text.text[m.start() : m.end()]}”: ngày {day:%d/%m/%Y} không phải {m[1]}.",
                f"“{text.text[m.start() : m.end()]}”: {day:%d/%m/%Y} is another day of the week.",
                fragments(source, text[m.start() : m.end()]),
            )


_NUMBERED_DAY = Guarded(
    r"ngày\s(\d{1,2})(?:\s?/\s?|\stháng\s)(\d{1,2})(?:(?:\s?/\s?|\snăm\s)(\d{4}))?(?![\d/])",
    "ngày",
)
_LEAP = 2024  # where no year is named, 29 February exists


def impossible_day(source: str, text: Mapped) -> Iterator[Finding]:
    """30/02, 31/4, tháng 13: the words stand there and mean no day."""
    for m in _NUMBERED_DAY.finditer(text.low):
        try:
            date(int(m[3] or _LEAP), int(m[2]), int(m[1]))
        except ValueError:
            words = text.text[m.start() : m.end()]
            yield Finding(
                "impossible-day",
                "deadline",
                f"“{words}”: lịch không có ngày này. Kiểm tra lại ngày, tháng.",
                f"“{words}”: no calendar has this day.",
                fragments(source, text[m.start() : m.end()]),
            )
