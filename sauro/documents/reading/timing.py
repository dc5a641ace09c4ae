"""What the words of a deadline mean: from the parts a spelling found to a Deadline."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sauro.kernel import dates
from sauro.kernel.deadline import Deadline, DeadlineKind, Term
from sauro.kernel.lunar import tet, year_of_can_chi

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


def on(found: Found, ref: date | None) -> Deadline | None:
    """The stretch named, to its last day."""
    words = next(
        (
            found[n]
            for n in ("day", "stretch", "period", "month", "quarter", "half", "year")
            if n in found
        ),
        "",
    )
    within = dates.stretch_of(words, ref)
    hour = dates.hour_of(found["hour"]) if "hour" in found else None
    return Deadline(DeadlineKind.DATE, within=within, hour=hour) if within else None


def on_later(found: Found, ref: date | None) -> Deadline | None:
    """A bare day binds only where it lies ahead."""
    made = on(found, ref)
    return made if made and made.due_on and (ref is None or made.due_on >= ref) else None


def before(found: Found, ref: date | None) -> Deadline | None:
    """Before the stretch named. Before an hour of a day is that day."""
    made = on(found, ref)
    if made is None or made.hour:
        return made
    return replace(made, before=True)


def by_or_before(found: Found, ref: date | None) -> Deadline | None:
    """ "trước (ngày) Chủ nhật, 24/5" is the day before, "chậm nhất thứ Hai, 25/5" that day."""
    return before(found, ref) if "trước" in found.text else on(found, ref)


def within_hours(found: Found, ref: date | None) -> Deadline | None:
    """ "trong vòng 24h"."""
    return after_term(replace(found, parts=found.parts | {"unit": "giờ"}), ref)


def part_of_month(first: int, last: int | None) -> Builder:
    """A part of a month: its first or last days."""

    def build(found: Found, ref: date | None) -> Deadline | None:
        month = dates.stretch_of(found["month"], ref)
        if month is None:
            return None
        end = month.last if last is None else month.first + timedelta(days=last - 1)
        within = replace(
            month, unit="part", first=month.first + timedelta(days=first - 1), last=end
        )
        return Deadline(DeadlineKind.DATE, within=within)

    return build


_WEEKS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4}


def week_of_month(found: Found, ref: date | None) -> Deadline | None:
    """ "tuần thứ hai của tháng 6": its days from the 8th to the 14th."""
    week = _WEEKS.get(found["week"]) or int(found["week"])
    return part_of_month(7 * week - 6, 7 * week)(found, ref)


def last_month(found: Found, ref: date | None) -> Deadline | None:
    """ "trong tháng 6 và tháng 7/2026": until the last of them is over."""
    month = dates.month_of("tháng " + found["last"], ref)
    return Deadline(DeadlineKind.DATE, within=month) if month else None


def last_quarter(found: Found, ref: date | None) -> Deadline | None:
    """ "trong quý III và quý IV/2026": until the last of them is over."""
    quarter = dates.quarter_of("quý " + found["last"], ref)
    return Deadline(DeadlineKind.DATE, within=quarter) if quarter else None


def in_this_month(found: Found, ref: date | None) -> Deadline | None:
    """ "trước ngày 25 tháng này", "ngày 05 tháng sau": told from the paper's own month."""
    if ref is None:
        return Deadline(DeadlineKind.EVENT, anchor=found.text)
    month = ref.month + (found["which"] != "này")
    day = re.sub(r"\D", "", found["dom"])
    words = f"{day}/{(month - 1) % 12 + 1}/{ref.year + (month - 1) // 12}"
    return by_or_before(replace(found, parts=found.parts | {"day": words}), ref)


def end_of_year(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    """ "từ nay đến cuối năm": the last day of the paper's own year."""
    year = dates.year_of("năm nay", ref)
    return Deadline(DeadlineKind.DATE, within=year) if year else None


def first_days(found: Found, ref: date | None) -> Deadline | None:
    days = _number(found["count"])
    return part_of_month(1, days)(found, ref) if 0 < days <= 28 else None


def range_of_days(found: Found, ref: date | None) -> Deadline | None:
    last = dates.stretch_of(found["stretch2"], ref)
    first = dates.stretch_of(found["stretch"], last.first if last else ref) or last
    if last is None or first is None:
        return None
    return Deadline(
        DeadlineKind.DATE, within=replace(last, unit="range", first=min(first.first, last.last))
    )


def before_tet(found: Found, ref: date | None) -> Deadline | None:
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


def at_event(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    anchor = next((found[n] for n in ("tail", "lunar") if n in found), found.text)
    return Deadline(DeadlineKind.EVENT, anchor=anchor.strip())


def after_term(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    units = {
        "ngày làm việc": "working_day",
        "giờ làm việc": "working_hour",
        "phút": "minute",
        "ngày": "day",
        "tuần": "week",
        "tháng": "month",
    }
    term = Term(_number(found["count"]), units.get(found["unit"], "hour"))
    return Deadline(
        DeadlineKind.EVENT, term=term, anchor=found.parts.get("tail", "").strip() or None
    )


def bare_term(found: Found, ref: date | None) -> Deadline | None:
    """ "trong 03 ngày", "không quá 05 ngày làm việc", each way with its own groups."""
    parts = {name.rstrip("234"): value for name, value in found.parts.items()}
    return after_term(replace(found, parts=parts), ref)


def standing(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    return Deadline(DeadlineKind.STANDING)


def recurring(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    """A rhythm, with the weekday or the day of the month where one is set."""
    rule = _frequency(found)
    if rule is None:
        return Deadline(DeadlineKind.RECURRING)
    if "weekday" in found:
        day = dates.weekday_of(found["weekday"].removeprefix("ngày "))
        return Deadline(DeadlineKind.RECURRING, rrule=f"FREQ=WEEKLY;BYDAY={day}")
    hour = dates.hour_of(found["hour"].split(" và ")[0]) if "hour" in found else None
    return Deadline(DeadlineKind.RECURRING, rrule=_with_day(rule, found), hour=hour)


def recurring_until(found: Found, ref: date | None) -> Deadline | None:
    """ "hằng ngày đến hết ngày 31/01": the rhythm; its last day is no day of its own."""
    return recurring(replace(found, parts={"rhythm": found["rhythm"]}), ref)


def on_working_day(found: Found, ref: date | None) -> Deadline | None:
    """ "ngày làm việc cuối cùng của tuần": the last (or first) from Monday to Friday."""
    made = recurring(found, ref)
    place = 1 if "đầu" in found.text else -1
    return made and replace(made, rrule=f"{made.rrule};BYDAY=MO,TU,WE,TH,FR;BYSETPOS={place}")


def monthly(found: Found, ref: date | None) -> Deadline | None:
    """ "trước ngày 28 của tháng": each month."""
    return recurring(replace(found, parts=found.parts | {"rhythm": "hằng tháng"}), ref)


def daily(found: Found, ref: date | None) -> Deadline | None:
    """ "trước 16 giờ các ngày"."""
    return recurring(replace(found, parts=found.parts | {"rhythm": "hằng ngày"}), ref)


def end_of_month(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    """ "ngày cuối cùng của tháng", "cuối tháng": its last day, each month."""
    return Deadline(DeadlineKind.RECURRING, rrule="FREQ=MONTHLY;BYMONTHDAY=-1")


def first_days_of_each(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    """ "trong 05 ngày đầu tháng": the last of them, each month."""
    rule = f"FREQ=MONTHLY;BYMONTHDAY={_number(found['count'])}"
    return Deadline(DeadlineKind.RECURRING, rrule=rule)


def yearly_on_days(found: Found, ref: date | None) -> Deadline | None:
    """ "trước ngày 15/3, 15/6, 15/9 và 15/12 hằng năm"."""
    if not found["rhythm"].endswith("năm"):
        return recurring(found, ref)
    back = timedelta(days=int("trước" in found.text))
    days = re.findall(r"(\d{1,2})/(\d{1,2})", found["days"])
    lasts = [s.first - back for d, m in days if (s := dates.day_of(f"{d}/{m}/2024", None))]
    if not lasts:
        return None
    months = ",".join(str(day.month) for day in lasts)
    rule = f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={lasts[0].day}"
    return Deadline(DeadlineKind.RECURRING, rrule=rule)


def monthly_on_days(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    """ "các ngày 10, 20 và 30 hằng tháng"."""
    days = re.findall(r"\d{1,2}", found["dom"] + found["more"])
    back = 1 if "trước" in found.text else 0
    rule = f"FREQ=MONTHLY;BYMONTHDAY={','.join(str(int(d) - back) for d in days)}"
    return Deadline(DeadlineKind.RECURRING, rrule=rule)


def nth_weekday(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    rest = found.text.split(found["weekday"], 1)[1]
    order = -1 if "cuối" in rest else 2 if "thứ hai" in rest else 3 if "thứ ba" in rest else 1
    day = dates.weekday_of(found["weekday"].removeprefix("ngày "))
    return Deadline(DeadlineKind.RECURRING, rrule=f"FREQ=MONTHLY;BYDAY={order}{day}")


def weekday_of_week(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    """ "thứ Bảy tuần đầu mỗi tháng": the first Saturday."""
    order = {"đầu": 1, "cuối": -1}.get(found["week"]) or _WEEKS[found["week"]]
    day = dates.weekday_of(found["weekday"].removeprefix("ngày "))
    return Deadline(DeadlineKind.RECURRING, rrule=f"FREQ=MONTHLY;BYDAY={order}{day}")


def on_weekdays(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    days = [dates.weekday_of(d) for d in re.findall(dates.WEEKDAY, found.text)]
    return Deadline(DeadlineKind.RECURRING, rrule=f"FREQ=WEEKLY;BYDAY={','.join(days)}")


def every_weeks(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    """ "chiều thứ Tư, hai tuần một lần"."""
    day = dates.weekday_of(found["weekday"].removeprefix("ngày "))
    weeks = _number(found["every"].split()[0])
    return Deadline(DeadlineKind.RECURRING, rrule=f"FREQ=WEEKLY;INTERVAL={weeks};BYDAY={day}")


def twice_a_year(found: Found, ref: date | None) -> Deadline | None:
    """ "định kỳ 6 tháng, vào ngày 20/6 và ngày 20/12"."""
    return yearly(replace(found, parts=found.parts | {"rhythm": "hằng năm"}), ref)


def on_or_before(found: Found, ref: date | None) -> Deadline | None:
    """A day written with a hyphen, in the way of Party papers: "hạn 25-3", "trước 15-4"."""
    dashed = replace(found, parts=found.parts | {"day": found["day"].replace("-", "/")})
    return before(dashed, ref) if found.text.startswith("trước") else on(dashed, ref)


def yearly(found: Found, ref: date | None) -> Deadline | None:
    """Certain days or months of each year; "trước ngày 10/6 và ngày 10/12 hằng năm"."""
    if not found["rhythm"].endswith("năm"):
        return recurring(found, ref)
    named = [
        dates.stretch_of(found[n], date(2024, 1, 1))
        for n in ("day", "day2", "month", "month2")
        if n in found
    ]
    stretches = [s for s in named if s]
    if not stretches:
        return None
    before = "trước" in found.text
    lasts = [s.first - timedelta(days=1) if before else s.last for s in stretches]
    rule = f"FREQ=YEARLY;BYMONTH={','.join(str(d.month) for d in lasts)}"
    if "day" in found:
        rule += f";BYMONTHDAY={lasts[0].day}"
    return Deadline(DeadlineKind.RECURRING, rrule=rule)


_FREQ = {
    "ngày": "DAILY",
    "đêm": "DAILY",
    "sáng": "DAILY",
    "trưa": "DAILY",
    "chiều": "DAILY",
    "tối": "DAILY",
    "tuần": "WEEKLY",
    "tháng": "MONTHLY",
    "quý": "MONTHLY;INTERVAL=3",
    "năm": "YEARLY",
}


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
    return day if 1 <= day <= 31 else -1


def _frequency(found: Found) -> str | None:
    if "every" in found:
        return _every(found["every"])
    if "rhythm" in found:
        return "FREQ=" + _FREQ[found["rhythm"].split()[-1]]
    return None


def _every(words: str) -> str:
    """ "6 tháng một lần", "02 tuần/lần" count; "mỗi tuần một lần", "02 số/tuần" do not."""
    unit = re.findall(r"ngày|tuần|tháng|quý|năm", words)[-1]
    m = re.search(
        r"(\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|mười lăm|mười)\s(ngày|tuần|tháng|quý|năm)(?:\s|/|$)",
        words,
    )
    often = re.search(r"/\s?(?:ngày|tuần|tháng|quý|năm)", words)
    if not m or often or (words.startswith(("mỗi ", "một ")) and _number(m[1]) < 2):
        return "FREQ=" + _FREQ[unit]
    count, unit = _number(m[1]), m[2]
    if unit == "quý":
        return f"FREQ=MONTHLY;INTERVAL={3 * count}"
    return f"FREQ={_FREQ[unit]}" + (f";INTERVAL={count}" if count > 1 else "")


_NUMBERS = {w: i for i, w in enumerate("một hai ba bốn năm sáu bảy tám chín mười".split(), 1)} | {
    "mười lăm": 15,
    "hai mươi": 20,
    "ba mươi": 30,
}


def _number(words: str) -> int:
    m = re.match(r"\d+", words)
    return int(m[0]) if m else _NUMBERS.get(re.sub(r"\s?\(.*", "", words), 0)
