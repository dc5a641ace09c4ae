"""Days, months, quarters and years as official papers spell them.

A month stays a month: a :class:`Stretch` keeps its unit and its first and last day, and only
who needs one day asks for it. All patterns read lower-case NFC text.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time, timedelta

# Raw patterns without groups of their own, for templates that name the group.
_MONTH_NAMES = "mười một|mười hai|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười"
BARE_DAY = (
    r"(?:\d{1,2}\s?/\s?\d{1,2}(?:\s?/\s?\d{4})?|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}\.\d{1,2}\.\d{4}"
    rf"|\d{{1,2}}\stháng\s(?:{_MONTH_NAMES})(?!\w)(?:\s?,?\s?năm\s\d{{4}})?"
    r"|\d{1,2}\stháng\s\d{1,2}(?:\s?,?\s?năm\s\d{4}|\s?/\s?\d{4})?(?!\d|/))(?![\d/])"
)
DAY = rf"(?:ngày\s\d{{1,2}}-\d{{1,2}}(?![-\d])|(?:ngày\s)?(?:m[ồù]ng\s)?{BARE_DAY})"
_MONTH_WORD = rf"(?:0?[1-9]|1[0-2]|{_MONTH_NAMES})(?!\w)"
MONTH = rf"tháng\s{_MONTH_WORD}(?!\d)(?:\s?[/-]\s?\d{{4}}|\s?,?\s?năm\s(?:\d{{4}}|nay|sau))?(?!/)"
QUARTER = r"quý\s(?:iv|i{1,3}|[1-4])(?!\w)(?:\s?/\s?\d{4}|\s?,?\s?năm\s(?:\d{4}|nay|sau))?"
HALF = r"(?:0?6|sáu)\stháng\s(?:đầu|cuối)\snăm(?:\s\d{4})?"
YEAR = r"năm\s(?:\d{4}|nay|sau)"
WEEKDAY = r"(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])(?!\w)|chủ\snhật)"
HOUR = (
    r"\d{1,2}\s?(?:giờ|h|g)(?![^\W\d])\s?(?:\d{1,2}(?!\d|/)(?:\s?phút|p)?)?"
    r"(?:\s?(?:sáng|chiều|tối|đêm))?"
)

_MONTH_WORDS = {
    w: i
    for i, ws in enumerate(
        ["", "một", "hai", "ba", "tư bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
    )
    for w in ws.split()
} | {"mười một": 11, "mười hai": 12}
_NAMED_MONTH = re.compile(rf"tháng\s({_MONTH_NAMES})(?!\w)")
_WEEKDAYS = {"hai": "MO", "ba": "TU", "tư": "WE", "năm": "TH", "sáu": "FR", "bảy": "SA"}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEARS = range(1900, 2200)  # of which official papers speak; other numbers are slips
_LATE_IN_YEAR = 6  # a month this far behind the paper's own is meant of the next year


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of days in the unit it was worded in (ngày, tháng, quý, năm).

    ``unit`` is day, part (of a month), month, quarter, half, year or range.
    """

    unit: str
    first: date
    last: date
    year_stated: bool = True


def day_of(text: str, ref: date | None) -> Stretch | None:
    """The day that the words name; the year is taken from ``ref`` where they are silent.

    Returns None for no day of the calendar, or where a year is neither stated nor known.
    """
    text = _NAMED_MONTH.sub(lambda m: f"tháng {_MONTH_WORDS[m[1]]}", text)
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if len(numbers) < 2:
        return None
    stated = len(numbers) > 2
    year = numbers[2] if stated else _year_near(ref, numbers[1], numbers[0])
    try:
        day = date(year, numbers[1], numbers[0]) if year and year in _YEARS else None
    except ValueError:
        return None
    return Stretch("day", day, day, stated) if day else None


def month_of(text: str, ref: date | None) -> Stretch | None:
    """The calendar month that the words name."""
    m = re.search(rf"tháng\s({_MONTH_WORD})", text)
    if not m:
        return None
    month = int(m[1]) if m[1].isdigit() else _MONTH_WORDS[m[1]]
    year, stated = _year_in(text[m.end(1) :], ref, month)
    return month_stretch(year, month, stated) if year else None


def month_stretch(year: int, month: int, stated: bool = True) -> Stretch:
    """A whole month."""
    last = date(year, month, monthrange(year, month)[1])
    return Stretch("month", date(year, month, 1), last, stated)


def quarter_of(text: str, ref: date | None) -> Stretch | None:
    """The calendar quarter (quý) that the words name."""
    m = re.search(r"quý\s(iv|i{1,3}|[1-4])", text)
    if not m:
        return None
    number = _ROMAN.get(m[1]) or int(m[1])
    year, stated = _year_in(text[m.end() :], ref, 3 * number)
    if not year:
        return None
    first, last = month_stretch(year, 3 * number - 2), month_stretch(year, 3 * number)
    return Stretch("quarter", first.first, last.last, stated)


def half_of(text: str, ref: date | None) -> Stretch | None:
    """The half-year (6 tháng đầu năm, 6 tháng cuối năm)."""
    first = "đầu" in text
    year, stated = _year_in(text, ref, 6 if first else 12)
    if not year:
        return None
    months = (1, 6) if first else (7, 12)
    return Stretch(
        "half",
        month_stretch(year, months[0]).first,
        month_stretch(year, months[1]).last,
        stated,
    )


def year_of(text: str, ref: date | None) -> Stretch | None:
    """The calendar year."""
    year, stated = _year_in(text, ref, 12)
    return Stretch("year", date(year, 1, 1), date(year, 12, 31), stated) if year else None


def week_of(day: date) -> Stretch:
    """The week, Monday to Sunday, in which a day lies."""
    monday = day - timedelta(days=day.weekday())
    return Stretch("part", monday, monday + timedelta(days=6))


_READERS = {"quý": quarter_of, "tháng": month_of, "năm": year_of}


def stretch_of(text: str, ref: date | None) -> Stretch | None:
    """Whatever day, month, quarter, half or year the words name."""
    if re.search(HALF, text):
        return half_of(text, ref)
    if re.fullmatch(DAY, text.strip()):
        return day_of(text, ref)
    for word, reader in _READERS.items():
        if word in text:
            return reader(text, ref)
    return day_of(text, ref)


def weekday_of(text: str) -> str:
    """The iCalendar code of a weekday: "thứ Tư" is WE."""
    if "chủ" in text:
        return "SU"
    word = text.split()[1]
    return _WEEKDAYS.get(word) or list(_WEEKDAYS.values())[int(word) - 2]


def hour_of(text: str) -> time | None:
    """The time of day; "17h30", "16 giờ", "6 giờ chiều"."""
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if hour < 12 and re.search("chiều|tối", text):
        hour += 12
    return time(hour % 24, minute) if hour <= 24 and minute < 60 else None


def _year_in(text: str, ref: date | None, month: int) -> tuple[int | None, bool]:
    if m := re.search(r"\b(\d{4})\b", text):
        return (int(m[1]) if int(m[1]) in _YEARS else None), True
    if ref and "năm nay" in text:
        return ref.year, True
    if ref and "năm sau" in text:
        return ref.year + 1, True
    return _year_near(ref, month), False


def _year_near(ref: date | None, month: int, day: int | None = None) -> int | None:
    """The year of ``ref``, or the next one for a month long gone by then."""
    if ref is None:
        return None
    gone = ref.month - month
    return ref.year + 1 if gone >= _LATE_IN_YEAR or (gone > 0 and day is None) else ref.year
