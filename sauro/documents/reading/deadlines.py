"""By when: every spelling of a deadline, one line each (cách viết thời hạn).

A spelling is a pattern over lower-case text with holes such as ``{day}`` and a builder. To
teach the engine a new spelling, add one line to ``SPELLINGS`` with an example and its reading
to ``tests/test_deadlines.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from sauro.kernel import dates
from sauro.kernel.deadline import NO_DEADLINE, Deadline, DeadlineKind, Term
from sauro.kernel.lunar import tet, year_of_can_chi
from sauro.kernel.text import Span

_COUNT = r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười lăm|hai mươi|ba mươi)(?:\s?\([^)]{2,20}\))?"
_UNIT = r"(?:ngày làm việc|ngày|giờ làm việc|giờ|tuần|tháng|tiếng)"
_RHYTHM = r"(?:(?<!việc )(?<!sống )(?<!theo )(?<!đơn )(?<!hoạt )(?:hằng|hàng|mỗi|từng)\s(?:ngày|tuần|tháng|quý|năm)(?!\w))"
_EVERY = (
    r"(?:(?:cứ\s|mỗi\s)?(?:0?\d{1,2}|một|hai|ba|sáu)\s(?:ngày|tuần|tháng|năm)\s(?:/\s?)?(?:một\s|01\s|1\s)(?:lần|kỳ|số|buổi|lượt|đợt)|(?:cứ\s|mỗi\s)?(?:0?\d{1,2}|một|hai|ba|sáu)\s(?:ngày|tuần|tháng|năm)/?\slần|"
    r"(?:mỗi|một)\s(?:ngày|tuần|tháng|quý|năm)\s(?:\w+\s){0,2}?(?:một|hai|ba|01|02|1|2|3)\s(?:lần|kỳ|buổi|đợt|số|bài|lượt)|"
    r"(?:0?\d|một|hai|ba)\s?lần\s?/\s?(?:ngày|tuần|tháng|quý|năm)|(?:tuần|tháng|quý|năm|ngày)\s(?:một|hai)\slần)"
)
_TET = (
    r"tết(?:\snguyên\sđán)?(?:\s(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)\s"
    r"(?:tý|sửu|dần|mão|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi))?(?:\s?,?\s?(?:năm\s)?\d{4})?(?!\w)"
)
_LUNAR = (
    r"(?:(?:ngày\s|hôm\s)?(?:\d{1,2}|rằm|mùng\s\w+)\s(?:tháng\s)?(?:chạp|giêng)|ngày\s\d{1,2}\stết|rằm\stháng\s\w+|tháng\s(?:chạp|giêng)|"
    r"\d{1,2}/\d{1,2}\s(?:âm\slịch|\(?âl\)?)|tết\s(?:trung\sthu|dương\slịch|đoan\sngọ|thanh\sminh|độc\slập)|trung\sthu|giao\sthừa)"
)
_END = r"(?=[,;.)]|$|\s(?:để|và|đến|gửi|báo|nhằm|,))"
_TAIL = r"[^,;.()]{2,70}?(?=[,;.()]|\s(?:để|và|gửi|báo cáo|đồng thời)\s|$)"

HOLES = {
    "day": dates.DAY,
    "month": dates.MONTH,
    "quarter": dates.QUARTER,
    "half": dates.HALF,
    "year": dates.YEAR,
    "weekday": rf"(?:ngày\s)?{dates.WEEKDAY}",
    "hour": dates.HOUR,
    "count": _COUNT,
    "unit": _UNIT,
    "rhythm": _RHYTHM,
    "every": _EVERY,
    "tet": _TET,
    "lunar": _LUNAR,
    "dom": r"ngày\s(?:mùng\s)?\d{1,2}",
    "stretch": rf"(?:{dates.DAY}|{dates.HALF}|{dates.MONTH}|{dates.QUARTER}|{dates.YEAR})",
    "tail": _TAIL,
    "by": r"(?:(?:chậm|muộn)\snhất(?:\slà)?(?:\s(?:vào|đến|trước))?|hạn\s(?:chót|cuối|cuối cùng)(?:\slà)?|không\s(?:chậm|muộn|quá)\s?(?:hơn|quá)?|(?:đến\s)?hết|(?:xong|hoàn\sthành|hoàn\stất|kết\sthúc)(?:\s(?:vào|trong|đến|hết|chậm nhất))?|thời\s(?:hạn|gian)(?:\s(?:hoàn\sthành|thực\shiện|gửi|báo\scáo))?\s?:?(?:\slà|\strong|\sđến)?|đến)",
    "done": r"(?:(?:phải\s|cần\s)?(?:hoàn\sthành|xong|hoàn\stất|kết\sthúc|báo\scáo|gửi|trình|nộp)\s(?:xong\s|ngay\s)?)",
}


Builder = Callable[["Found", date | None], Deadline | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a spelling matched: its words, lower case, by the name of their hole."""

    text: str
    start: int
    end: int
    parts: dict[str, str]

    def __contains__(self, name: str) -> bool:
        return bool(self.parts.get(name))

    def __getitem__(self, name: str) -> str:
        return self.parts[name]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to say by when. Of two that match at one place the weightier one counts."""

    name: str
    pattern: str
    build: Builder
    weight: int = 5


# ---------------------------------------------------------------- builders


def _on(found: Found, ref: date | None) -> Deadline | None:
    """The stretch named, to its last day."""
    words = next((found[n] for n in ("day", "stretch", "month", "quarter", "half", "year") if n in found), "")
    within = dates.stretch_of(words, ref)
    hour = dates.hour_of(found["hour"]) if "hour" in found else None
    return within and Deadline(DeadlineKind.DATE, within=within, hour=hour)


def _on_later(found: Found, ref: date | None) -> Deadline | None:
    """A bare day binds only where it lies ahead."""
    made = _on(found, ref)
    return made if made and made.due_on and (ref is None or made.due_on >= ref) else None


def _before(found: Found, ref: date | None) -> Deadline | None:
    """Before the stretch named. Before an hour of a day is that day."""
    made = _on(found, ref)
    return made and (made if made.hour else replace(made, before=True))


def _end_of_month(found: Found, ref: date | None) -> Deadline | None:
    return _on(found, ref)


def _part(first: int, last: int | None) -> Builder:
    """A part of a month: its first or last days."""

    def build(found: Found, ref: date | None) -> Deadline | None:
        month = dates.stretch_of(found["month"], ref)
        if month is None:
            return None
        end = month.last if last is None else month.first + timedelta(days=last - 1)
        within = replace(month, unit="part", first=month.first + timedelta(days=first - 1), last=end)
        return Deadline(DeadlineKind.DATE, within=within)

    return build


def _first_days(found: Found, ref: date | None) -> Deadline | None:
    days = _number(found["count"])
    return _part(1, days)(found, ref) if 0 < days <= 28 else None  # noqa: PLR2004


def _range(found: Found, ref: date | None) -> Deadline | None:
    last = dates.stretch_of(found["stretch2"], ref)
    first = dates.stretch_of(found["stretch"], last.first if last else ref) or last
    if last is None or first is None:
        return None
    return Deadline(DeadlineKind.DATE, within=replace(last, unit="range", first=min(first.first, last.last)))


def _tet_event(found: Found, ref: date | None) -> Deadline | None:
    """Before Tết: the last day before the lunar year begins, where the year is known."""
    year = _tet_year(found["tet"], ref)
    if year is None:
        return Deadline(DeadlineKind.EVENT, anchor=found["tet"])
    try:
        first = tet(year)
    except ValueError:
        return Deadline(DeadlineKind.EVENT, anchor=found["tet"])
    stated = bool(re.search(r"\d{4}", found["tet"]))
    within = dates.Stretch("day", first, first, stated)
    return Deadline(DeadlineKind.EVENT, within=within, before=True, anchor=found["tet"])


def _tet_year(words: str, ref: date | None) -> int | None:
    if m := re.search(r"\d{4}", words):
        return int(m[0])
    m = re.search(r"(giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)\s(\w+)", words)
    if m and ref:
        try:
            return year_of_can_chi(m[0].title(), near=ref.year)
        except ValueError:
            return None
    if ref is None:
        return None
    return ref.year if ref < tet(ref.year) else ref.year + 1


def _event(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    anchor = next((found[n] for n in ("tail", "lunar") if n in found), found.text)
    return Deadline(DeadlineKind.EVENT, anchor=anchor.strip())


def _after(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001
    units = {"ngày làm việc": "working_day", "giờ làm việc": "working_hour", "ngày": "day", "tuần": "week", "tháng": "month"}
    term = Term(_number(found["count"]), units.get(found["unit"], "hour"))
    return Deadline(DeadlineKind.EVENT, term=term, anchor=found.parts.get("tail", "").strip() or None)


def _standing(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001
    return Deadline(DeadlineKind.STANDING)


_FREQ = {"ngày": "DAILY", "tuần": "WEEKLY", "tháng": "MONTHLY", "quý": "MONTHLY;INTERVAL=3", "năm": "YEARLY"}


def _recurring(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001
    """A rhythm, with the weekday or the day of the month where one is set."""
    rule = _frequency(found)
    if rule is None:
        return Deadline(DeadlineKind.RECURRING)
    if "weekday" in found:
        day = dates.weekday_of(found["weekday"].removeprefix("ngày "))
        return Deadline(DeadlineKind.RECURRING, rrule=f"FREQ=WEEKLY;BYDAY={day}")
    hour = dates.hour_of(found["hour"].split(" và ")[0]) if "hour" in found else None
    return Deadline(DeadlineKind.RECURRING, rrule=_with_day(rule, found), hour=hour)


def _with_day(rule: str, found: Found) -> str:
    day = _day_of_month(found)
    if day is None or not rule.startswith(("FREQ=MONTHLY", "FREQ=YEARLY")):
        return rule
    month = re.search(r"tháng\s(\d{1,2})|/\s?(\d{1,2})", found.parts.get("day", "") or "")
    if rule.startswith("FREQ=YEARLY") and month:
        return f"{rule};BYMONTH={int(month[1] or month[2])};BYMONTHDAY={day}"
    if "INTERVAL=3" in rule:
        return _in_quarter(found, day)
    return f"{rule};BYMONTHDAY={day}"


def _monthly_twice(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001
    days = [re.findall(r"\d{1,2}", found["dom"])[0], found["dom2"]]
    back = 1 if found.text.startswith("trước") else 0
    rule = f"FREQ=MONTHLY;BYMONTHDAY={','.join(str(int(d) - back) for d in days)}"
    return Deadline(DeadlineKind.RECURRING, rrule=rule)


def _nth_weekday(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001
    rest = found.text.split(found["weekday"], 1)[1]
    order = -1 if "cuối" in rest else 2 if "thứ hai" in rest else 3 if "thứ ba" in rest else 1
    day = dates.weekday_of(found["weekday"].removeprefix("ngày "))
    return Deadline(DeadlineKind.RECURRING, rrule=f"FREQ=MONTHLY;BYDAY={order}{day}")


def _weekdays(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001
    days = [dates.weekday_of(d) for d in re.findall(r"thứ \w+|chủ nhật", found.text)]
    return Deadline(DeadlineKind.RECURRING, rrule=f"FREQ=WEEKLY;BYDAY={','.join(days)}")


def _yearly(found: Found, ref: date | None) -> Deadline | None:
    """Certain days or months of each year; "trước ngày 10/6 và ngày 10/12 hằng năm"."""
    if not found["rhythm"].endswith("năm"):
        return _recurring(found, ref)
    named = [dates.stretch_of(found[n], date(2024, 1, 1)) for n in ("day", "day2", "month", "month2") if n in found]
    stretches = [s for s in named if s]
    if not stretches:
        return None
    before = found.text.startswith("trước") or " trước " in found.text
    lasts = [s.first - timedelta(days=1) if before else s.last for s in stretches]
    rule = f"FREQ=YEARLY;BYMONTH={','.join(str(d.month) for d in lasts)}"
    if "day" in found:
        rule += f";BYMONTHDAY={lasts[0].day}"
    return Deadline(DeadlineKind.RECURRING, rrule=rule)


def _in_quarter(found: Found, day: int) -> str:
    first = "đầu quý" in found.text or "tháng đầu" in found.text
    months = "1,4,7,10" if first or "sau quý" in found.text else "3,6,9,12"
    return f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={day}"


def _day_of_month(found: Found) -> int | None:
    words = found.parts.get("dom") or found.parts.get("day") or ""
    m = re.search(r"\d{1,2}", words)
    if not m:
        return None
    before = bool(re.search(rf"trước\s{re.escape(words)}", found.text)) and "hour" not in found
    day = int(m[0]) - (1 if before else 0)
    return day if 1 <= day <= 31 else -1  # noqa: PLR2004 - before the 1st is the last


def _frequency(found: Found) -> str | None:
    if "every" in found:
        return _every(found["every"])
    if "rhythm" in found:
        return "FREQ=" + _FREQ[found["rhythm"].split()[-1]]
    return None


def _every(words: str) -> str:
    m = re.search(r"(\d{1,2}|một|hai|ba|sáu)\s(ngày|tuần|tháng|năm)\s", words + " ")
    unit = re.findall(r"ngày|tuần|tháng|quý|năm", words)[-1]
    if not m or "/" in words or words.startswith(("mỗi ", "một ")):
        return "FREQ=" + _FREQ[unit]
    count, unit = _number(m[1]), m[2]
    return f"FREQ={_FREQ[unit]}" + (f";INTERVAL={count}" if count > 1 else "")


_NUMBERS = {w: i for i, w in enumerate("một hai ba bốn năm sáu bảy tám chín mười".split(), 1)} | {
    "mười lăm": 15,
    "hai mươi": 20,
    "ba mươi": 30,
}


def _number(words: str) -> int:
    m = re.match(r"\d+", words)
    return int(m[0]) if m else _NUMBERS.get(re.sub(r"\s?\(.*", "", words), 0)


# ---------------------------------------------------------------- the table

SPELLINGS: tuple[Spelling, ...] = (
    # rhythms with a day
    Spelling("weekly before an hour", r"(?:định kỳ\s)?(?:trước|chậm nhất(?: là)?|vào|lúc)?\s?{hour},?\s?(?:ngày\s)?{weekday}\s{rhythm}", _recurring, 9),
    Spelling("weekly on a weekday", r"(?:định kỳ\s)?(?:trước|chậm nhất(?: là)?(?: vào)?|vào)?\s?(?:chiều\s|sáng\s|tối\s|cuối ngày\s)?{weekday}\s{rhythm}", _recurring, 9),
    Spelling("each week, on a weekday", r"(?:định kỳ\s)?{rhythm}\s?,?\s?(?:[^,;.]{{0,40}}?\s)?(?:phát\s|gửi\s|báo cáo\s)?(?:trước|chậm nhất(?: là)?(?: vào)?|muộn nhất(?: là)?(?: vào)?|vào)\s(?:{hour}\s?,?\s?)?(?:sáng\s|chiều\s|tối\s)?{weekday}", _recurring, 9),
    Spelling("weekly in brackets", r"{rhythm}\s\((?:trước|chậm nhất(?: là)?|vào)\s?(?:{hour}\s)?{weekday}\)", _recurring, 9),
    Spelling("monthly on two days", r"(?:định kỳ\s)?(?:trước|vào|chậm nhất)?\s?{dom}\s(?:và|,)\s(?:ngày\s)?(?P<dom2>\d{{1,2}})\s(?:của\s)?{rhythm}", _monthly_twice, 10),
    Spelling("nth weekday of a month", r"(?:vào|trước)?\s?{weekday}\s(?:đầu tiên|thứ nhất|đầu|thứ hai|thứ ba|cuối cùng|cuối)\s(?:của\s)?(?:{rhythm}|(?:mỗi |từng )tháng)", _nth_weekday, 10),
    Spelling("once in so long", r"(?:cứ\s|mỗi\s)?(?P<every>(?:0?\d{{1,2}}|một|hai|ba|sáu)\s(?:ngày|tuần|tháng|năm))\s[^,;.]{{3,70}}?\s(?:một|1|01)\slần", _recurring, 8),
    Spelling("on evenings", r"(?:mỗi|các)\s(?:tối|sáng|chiều|ngày)?\s?{weekday}(?:\s(?:và|,)\s(?:thứ \w+|chủ nhật))*", _weekdays, 7),
    Spelling("monthly on a day", r"(?:định kỳ\s)?(?:trước|chậm nhất(?: là)?(?: vào)?|muộn nhất(?: là)?(?: vào)?|vào|đúng|không quá)?\s?{dom}\s(?:của\s)?{rhythm}", _recurring, 9),
    Spelling("each month, on a day", r"(?:định kỳ\s)?{rhythm}\s?[,(]?\s?(?:báo cáo\s|gửi\s)?(?:trước|chậm nhất(?: là)?(?: vào)?|muộn nhất(?: là)?(?: vào)?|vào)\s{day}", _recurring, 10),
    Spelling("each month, on a day of it", r"(?:định kỳ\s)?{rhythm}\s?[,(]?\s?(?:báo cáo\s|gửi\s)?(?:trước|chậm nhất(?: là)?(?: vào)?|muộn nhất(?: là)?(?: vào)?|vào)\s{dom}(?:\s(?:của\s)?tháng\s(?:cuối|đầu|sau)(?:\scủa)?(?:\squý)?|\stháng cuối quý|\stháng đầu quý sau)?", _recurring, 9),
    Spelling("on a day of the quarter's last month", r"(?:trước|chậm nhất(?: là)?|vào)\s{dom}\s(?:của\s)?tháng (?:cuối|đầu)(?: của)?\s(?:mỗi |từng )?quý", lambda f, r: _recurring(Found(f.text, f.start, f.end, f.parts | {"rhythm": "hằng quý"}), r), 9),
    Spelling("daily before hours", r"(?:trước|vào|lúc)\s{hour}(?:\s(?:và|,)\s(?:trước\s)?\d{{1,2}}\s?(?:giờ|h)(?:\s?\d\d)?)?\s?,?\s(?:sáng\s|chiều\s)?{rhythm}", _recurring, 9),
    Spelling("each day before an hour", r"{rhythm}\s?,?\s?(?:báo cáo\s|gửi\s)?(?:trước|vào|lúc)\s{hour}", _recurring, 9),
    Spelling("every so often", r"(?:định kỳ\s)?(?:ít nhất\s|tối thiểu\s)?{every}", _recurring, 7),
    Spelling("periodic with a rhythm", r"(?:định kỳ|thường kỳ|theo định kỳ)\s{rhythm}", _recurring, 7),
    Spelling("so many a week", r"(?:ít nhất|tối thiểu)\s(?:\w+\s){{1,3}}{rhythm}", _recurring, 6),
    Spelling("rhythm", r"{rhythm}", _recurring, 6),
    Spelling("month, quarter, year", r"định kỳ\s\(?(?:(?:tuần|tháng|quý|6 tháng|năm)(?:,\s|\svà\s)?){{2,5}}", _recurring, 6),
    Spelling("periodic with one rhythm", r"(?:báo cáo\s)?(?:định kỳ|thường kỳ)\s(?P<rhythm>tuần|tháng|quý|năm)(?!\w)", _recurring, 6),
    Spelling("periodic", r"định kỳ", _recurring, 3),
    Spelling("yearly on days", r"(?:định kỳ\s)?(?:trước|chậm nhất(?: là)?|vào|muộn nhất)?\s?{day}\s(?:và\s(?:trước\s)?{day2}\s)?{rhythm}", _yearly, 10),
    Spelling("yearly in months", r"(?:định kỳ\s)?(?:trong|vào)?\s?{month}\s(?:và\s{month2}\s)?{rhythm}", _yearly, 9),
    Spelling("each term", r"(?:định kỳ\s)?mỗi (?:học kỳ|kỳ báo cáo|phiên|đợt|vụ|mùa|chuyến|ca|kỳ họp)(?!\w)", _recurring, 6),
    # days and hours
    Spelling("before an hour of a day", r"{done}?(?:trước|chậm nhất(?: là)?(?: vào| đến)?|muộn nhất|vào lúc|lúc|hạn cuối là|đến)\s(?:lúc\s)?{hour}\s?(?:đêm\s?|trưa\s?)?(?:nay|mai)?\s?,?\s?(?:(?:thứ \w+|chủ nhật),?\s?)?(?:\(?{day}\)?)", _before, 9),
    Spelling("before a weekday's date", r"{done}?trước\s(?:thứ \w+|chủ nhật)\s?,?\s?\(?{day}\)?", _before, 9),
    Spelling("before a day", r"{done}?trước\s(?:thời điểm\s|hạn\s|ngày\s(?:[^\W\d]+\s){{1,3}})?{day}", _before, 9),
    Spelling("by a day", r"{done}?{by}\s(?:thứ \w+,?\s|chủ nhật,?\s)?{day}", _on, 9),
    Spelling("by a weekday with its date", r"{done}?(?:{by}|trước|vào)\s(?:hết\s|ngày\s)?(?:thứ \w+|chủ nhật)\s?(?:tuần này|tuần sau|tuần tới|tới)?\s?,?\s?\(?{day}\)?", _on, 9),
    Spelling("today or tomorrow", r"{done}?(?:ngay\s)?(?:trong|hết|xong)\s(?:ngay\s)?(?:ngày mai|hôm nay|ngày hôm nay|đêm nay|sáng mai|chiều nay|tối nay)", _event, 6),
    Spelling("within a day", r"{done}?(?:ngay\s)?(?:trong|vào)\s(?:ngay\s)?(?:buổi\s)?(?:đêm|tối|sáng|chiều|trưa)?\s?(?:nay\s|mai\s|thứ \w+\s)?,?\s?(?:ngày\s)?{day}", _on, 8),
    Spelling("done on a day", r"(?:hoàn thành|xong|kết thúc)\s(?:vào\s)?{day}", _on, 9),
    Spelling("from one day to another", r"từ\s(?:\d{{1,2}} giờ\s)?{stretch}\s(?:cho\s)?(?:đến|tới)\s(?:hết\s)?{stretch2}", _range, 8),
    Spelling("on a day", r"(?<![\w/])(?<!từ )(?<!bằng )(?<!hồi )ngày\s(?P<day>\d{{1,2}}\s?/\s?\d{{1,2}}(?:/\d{{4}})?|\d{{1,2}} tháng \d{{1,2}}(?: năm \d{{4}})?)(?![/\d])", _on_later, 2),
    # months, quarters, years
    Spelling("first days of a month", r"{done}?(?:trong\s)?{count}\sngày đầu\s(?:của\s)?{month}", _first_days, 9),
    Spelling("last days of a month", r"{done}?(?:trong\s)?{count}\sngày cuối\s(?:của\s)?{month}", _part(1, None), 9),
    Spelling("end of a month", r"{done}?(?:{by}\s|trước\s|vào\s|trong\s)?(?:dịp\s|ngày\s)?cuối\s{month}", _end_of_month, 8),
    Spelling("middle of a month", r"{done}?(?:{by}\s|trước\s|vào\s|trong\s)?(?:giữa|trung tuần)\s{month}", _part(11, 20), 8),
    Spelling("first half of a month", r"{done}?(?:{by}\s|vào\s|trong\s)?nửa đầu\s{month}", _part(1, 15), 8),
    Spelling("beginning of a month", r"{done}?(?:{by}\s|vào\s|trong\s|ngay\s)?(?:đầu|thượng tuần)\s{month}", _part(1, 10), 8),
    Spelling("last week of a month", r"{done}?(?:{by}\s|vào\s|trong\s)?(?:tuần cuối|hạ tuần|tuần cuối cùng|nửa cuối)\s(?:của\s)?{month}", _part(22, None), 8),
    Spelling("first week of a month", r"{done}?(?:{by}\s|vào\s|trong\s)?(?:tuần đầu|tuần đầu tiên|tuần thứ nhất)\s(?:của\s)?{month}", _part(1, 7), 8),
    Spelling("before a month or quarter", r"{done}?trước\s(?:{half}|{month}|{quarter}|{year})", _before, 8),
    Spelling("by the end of", r"{done}?{by}\s(?:trong\s)?(?:{half}|{month}|{quarter}|{year})", _on, 8),
    Spelling("within", r"{done}?(?:ngay\s)?trong\s(?:ngay\s)?(?:{half}|{month}|{quarter})(?! và tháng|, tháng)", _on, 8),
    Spelling("within a year", r"{done}?(?:ngay\s)?trong\s(?:ngay\s)?{year}", _on, 7),
    Spelling("end of a quarter", r"{done}?(?:{by}\s|trước\s|vào\s)?cuối\s{quarter}", _on, 8),
    Spelling("end of a year", r"{done}?(?:{by}\s|trước\s|vào\s|trong\s)cuối\s{year}", _on, 7),
    # lunar days and other events
    Spelling("before Tết", r"{done}?(?:trước|xong trước|{by})\s(?:khi nghỉ\s|kỳ nghỉ\s|dịp\s|đợt nghỉ\s)?{tet}(?!\s(?:trung|dương|đoan))", _tet_event, 9),
    Spelling("before a lunar day", r"{done}?(?:trước|chậm nhất(?: là)?|vào|{by})\s(?:ngày\s|dịp\s|đêm\s|rằm\s)?{lunar}(?:\s(?:năm\s)?\d{{4}})?", _event, 10),
    Spelling("terms from an event", r"{done}?(?:chậm nhất(?: là)?|muộn nhất|trong|trong vòng|trong thời hạn|không quá|tối đa|sau|thời hạn|hạn là|hạn)\s(?:thời hạn\s|vòng\s|thời gian\s|không quá\s|tối đa\s|là\s)*{count}\s{unit}\s?,?\s?(?:đầu\s|tiếp theo\s)?(?:kể từ|tính từ|kể từ khi|sau khi|từ khi|từ ngày|từ thời điểm|sau|khi có|khi nhận|kể từ thời điểm){tail}", _after, 9),
    Spelling("no later than a term after", r"(?:chậm nhất|muộn nhất|không quá|sau)\s(?:sau\s|là\s)?{count}\s{unit}{tail}?(?:kể từ|sau khi|sau)\s?{tail2}?", _after, 7),
    Spelling("a term", r"{done}?(?:chậm nhất(?: là)?|trong thời hạn|thời hạn|trong vòng)\s(?:là\s|tối đa\s|không quá\s|sau\s)?{count}\s{unit}(?!\s?(?:một|/))", _after, 5),
    Spelling("right after", r"{done}?ngay (?:sau khi|sau|khi)\s{tail}", _event, 5),
    Spelling("before an event", r"{done}?trước\s(?:kỳ họp|khi (?:kết thúc|khai giảng|bế mạc|vào)|kỳ|đợt|phiên|vụ|mùa|ngày khai giảng|thời điểm|lễ|hội nghị|cuộc họp|năm học|dịp|tuần lễ){tail}", _event, 6),
    Spelling("before a named day or opening", r"{done}?trước\s(?:ngày\s(?:khi\s)?(?=[^\W\d])|khai giảng|khai mạc|khai trương|khi (?:khai|bước vào|nghỉ|diễn ra|bàn giao|đi vào|vào|tổ chức)|lúc|hôm|giờ G)(?!\s?mùng){tail}", _event, 6),
    Spelling("a term after an event", r"{count}\s{unit}\s?,?\s?(?:kể từ|tính từ|sau khi|từ khi|kể từ khi)\s{tail}", _after, 6),
    Spelling("at an event", r"(?:ngay\s)?(?:tại|trong|ở|vào)\s(?:phiên|kỳ họp|cuộc họp|buổi giao ban|hội nghị|kỳ|phiên họp|đợt|lần)\s(?:chợ\s|họp\s|giao ban\s)?(?:gần nhất|tới|tiếp theo|sau|thôn|thường kỳ|kế tiếp|sắp tới|cuối năm|tháng|quý){tail}?", _event, 5),
    Spelling("this week", r"(?:ngay\s)?(?:trong|hết|cuối)\s(?:tuần|tháng|quý|hôm|đợt|năm)\s(?:này|nay|tới|sau)(?!\w)", _event, 5),
    Spelling("after the end of", r"(?:ngay\s)?sau\s(?:khi\s)?(?:kết thúc|bế mạc|hoàn thành|có kết quả)\s{tail}", _event, 4),
    Spelling("standing", r"(?:thường xuyên|liên tục|lâu dài|hằng giờ|24/24)", _standing, 1),
)


@cache
def _compiled() -> tuple[tuple[Spelling, re.Pattern[str]], ...]:
    return tuple((s, re.compile(_fill(s.pattern))) for s in SPELLINGS)


def _fill(pattern: str) -> str:
    """The pattern with its holes filled; a hole gives its name to a group."""
    pattern = pattern.replace("{{", "\0").replace("}}", "\1")

    def hole(m: re.Match[str]) -> str:
        name = m[1]
        body = HOLES[name.rstrip("2")]
        plain = name in ("by", "done")
        return body if plain else f"(?P<{name}>{body})"

    filled = re.sub(r"\{(\w+)\}", hole, pattern)
    filled = filled.replace("\0", "{").replace("\1", "}")
    return r"(?<!\w)(?:" + filled + ")"


def find_deadlines(low: str, ref: date | None) -> list[tuple[Deadline, int, int, int]]:
    """All times set in a lower-case text: deadline, start, end, weight; none overlaps."""
    found: list[tuple[Deadline, int, int, int]] = []
    for spelling, pattern in _compiled():
        for m in pattern.finditer(low):
            parts = {k: v for k, v in m.groupdict().items() if v}
            made = spelling.build(Found(m[0], m.start(), m.end(), parts), ref)
            if made:
                made = replace(made, rule=spelling.name)
                found.append((made, m.start(), m.end(), spelling.weight))
    return _best(found)


def _best(found: list[tuple[Deadline, int, int, int]]) -> list[tuple[Deadline, int, int, int]]:
    """Of overlapping readings the weightier, then the longer."""
    chosen: list[tuple[Deadline, int, int, int]] = []
    for one in sorted(found, key=lambda f: (-f[3], f[1] - f[2])):
        if all(one[2] <= other[1] or one[1] >= other[2] for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda f: f[1])


# Of several times in one order, which one binds: a day before a rhythm before an event.
_PREFERENCE = {DeadlineKind.DATE: 0, DeadlineKind.RECURRING: 1, DeadlineKind.EVENT: 2, DeadlineKind.STANDING: 3}


def main_deadline(low: str, ref: date | None, spans: Callable[[int, int], tuple[Span, ...]]) -> Deadline:
    """The deadline of one directive: the binding one among the times in its words."""
    candidates = find_deadlines(low, ref)
    if not candidates:
        return NO_DEADLINE
    best = min(candidates, key=_rank)
    deadline, start, end, _ = best
    return replace(deadline, text=low[start:end], spans=spans(start, end))


def _rank(found: tuple[Deadline, int, int, int]) -> tuple[int, int, int]:
    deadline, start, _, weight = found
    weak = weight < 5  # noqa: PLR2004 - bare dates and events bind only where nothing else does
    return (int(weak), _PREFERENCE[deadline.kind], start)


def cell_deadline(low: str, ref: date | None, spans: Callable[[int, int], tuple[Span, ...]]) -> Deadline:
    """The deadline that a whole table cell is: also a bare "15/7/2026" or "Quý III"."""
    found = main_deadline(low, ref, spans)
    if found.kind is not DeadlineKind.NONE:
        return found
    words = low.strip(" .;")
    if not re.fullmatch(HOLES["stretch"], words):
        return found
    within = dates.stretch_of(words, ref)
    if within is None:
        return found
    return Deadline(DeadlineKind.DATE, words, spans(0, len(low)), "a bare date in a cell", within)
