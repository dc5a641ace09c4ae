"""What comes again and again: from the parts a spelling found to a rhythm (hằng tuần, định kỳ)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from sauro.documents.reading.timing import WEEKS, Found, number
from sauro.kernel import dates
from sauro.kernel.deadline import Deadline, DeadlineKind


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
    rule = f"FREQ=MONTHLY;BYMONTHDAY={number(found['count'])}"
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
    order = {"đầu": 1, "cuối": -1}.get(found["week"]) or WEEKS[found["week"]]
    day = dates.weekday_of(found["weekday"].removeprefix("ngày "))
    return Deadline(DeadlineKind.RECURRING, rrule=f"FREQ=MONTHLY;BYDAY={order}{day}")


def on_weekdays(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    days = [dates.weekday_of(d) for d in re.findall(dates.WEEKDAY, found.text)]
    return Deadline(DeadlineKind.RECURRING, rrule=f"FREQ=WEEKLY;BYDAY={','.join(days)}")


def every_weeks(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    """ "chiều thứ Tư, hai tuần một lần"."""
    day = dates.weekday_of(found["weekday"].removeprefix("ngày "))
    weeks = number(found["every"].split()[0])
    return Deadline(DeadlineKind.RECURRING, rrule=f"FREQ=WEEKLY;INTERVAL={weeks};BYDAY={day}")


def twice_a_year(found: Found, ref: date | None) -> Deadline | None:
    """ "định kỳ 6 tháng, vào ngày 20/6 và ngày 20/12"."""
    return yearly(replace(found, parts=found.parts | {"rhythm": "hằng năm"}), ref)


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
    month = re.search(r"tháng\s(\d{1,2})|[/-]\s?(\d{1,2})", found.parts.get("day", "") or "")
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
    if m := re.match(
        r"(?:mỗi|một|hằng)?\s?(quý|năm)\s(hai|ba|bốn|0?[2-4])\s", words
    ):  # "mỗi năm 02 lần" is one each half-year
        apart = {"quý": 3, "năm": 12}[m[1]] / number(m[2])  # months between two of them
        return f"FREQ=MONTHLY;INTERVAL={apart:.0f}" if apart.is_integer() else "FREQ=" + _FREQ[unit]
    m = re.search(
        r"(\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|mười lăm|mười)\s(ngày|tuần|tháng|quý|năm)(?:\s|/|$)",
        words,
    )
    often = re.search(r"/\s?(?:ngày|tuần|tháng|quý|năm)", words)
    if not m or often or (words.startswith(("mỗi ", "một ")) and number(m[1]) < 2):
        return "FREQ=" + _FREQ[unit]
    count, unit = number(m[1]), m[2]
    if unit == "quý":
        return f"FREQ=MONTHLY;INTERVAL={3 * count}"
    return f"FREQ={_FREQ[unit]}" + (f";INTERVAL={count}" if count > 1 else "")
