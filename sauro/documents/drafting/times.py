"""From a deadline to its words, in one spelling for each meaning (thời hạn)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, time

from sauro.documents.drafting.words import listed, month_of, short_day
from sauro.kernel.dates import Stretch
from sauro.kernel.deadline import Deadline, DeadlineKind, Term

_WEEKDAYS = {
    "MO": "thứ Hai",
    "TU": "thứ Ba",
    "WE": "thứ Tư",
    "TH": "thứ Năm",
    "FR": "thứ Sáu",
    "SA": "thứ Bảy",
    "SU": "Chủ nhật",
}
_PERIODS = {"DAILY": "ngày", "WEEKLY": "tuần", "MONTHLY": "tháng", "YEARLY": "năm"}
_UNITS = {
    "working_day": "ngày làm việc",
    "working_hour": "giờ làm việc",
    "day": "ngày",
    "hour": "giờ",
    "minute": "phút",
    "week": "tuần",
    "month": "tháng",
}
_PARTS = {  # the parts of a month that have a name: first and last day
    (1, 7): "tuần đầu",
    (1, 10): "thượng tuần",
    (1, 15): "nửa đầu",
    (8, 14): "tuần thứ hai",
    (11, 20): "trung tuần",
    (15, 21): "tuần thứ ba",
    (22, 31): "tuần cuối",
}
_RECURS = re.compile(r"\b(?:hằng|hàng|mỗi|định kỳ|một lần)\b")


def recurs(deadline: str | Deadline) -> bool:
    """Whether it comes again and again; of bare words as far as they show it."""
    if isinstance(deadline, str):
        return bool(_RECURS.search(deadline))
    return deadline.kind is DeadlineKind.RECURRING


def begins(deadline: str | Deadline) -> bool:
    """Whether work begins at it, or goes on through it, rather than ends there."""
    if isinstance(deadline, str):
        return False
    after = deadline.anchor and not (deadline.before or deadline.term)
    ranged = deadline.within and deadline.within.unit == "range"
    return bool(ranged or after)


def words_of(deadline: str | Deadline) -> str:
    """The words of a deadline; its own where it has them. Empty for none.

    Raises: ValueError for one that no words are known for.
    """
    if isinstance(deadline, str):
        return deadline.strip()
    if deadline.text:
        return deadline.text
    return _WRITERS[deadline.kind](deadline)


def _dated(deadline: Deadline) -> str:
    if deadline.within is None:
        raise ValueError("Thời hạn chưa có ngày: hãy ghi ngày hoặc ghi bằng lời.")
    named = stretch(deadline.within)
    if deadline.hour:
        return f"trước {_hour(deadline.hour)} {named}"
    if deadline.before:
        return f"trước {named}"
    return f"chậm nhất {named}" if deadline.within.unit == "day" else _during(deadline.within)


def _during(within: Stretch) -> str:
    named = stretch(within)
    return named if named.startswith("từ ") else f"trong {named}"


def stretch(within: Stretch) -> str:
    """A day, month, quarter, half or year by its name, with its year."""
    first, last = within.first, within.last
    names = {
        "day": f"ngày {short_day(last)}",
        "month": month_of(last),
        "quarter": f"quý {('I', 'II', 'III', 'IV')[(last.month - 1) // 3]}/{last.year}",
        "half": f"6 tháng {'đầu' if last.month < 7 else 'cuối'} năm {last.year}",
        "year": f"năm {last.year}",
    }
    if within.unit == "part":
        return _part(first, last)
    return names.get(within.unit) or f"từ ngày {short_day(first)} đến ngày {short_day(last)}"


def _part(first: date, last: date) -> str:
    whole = monthrange(last.year, last.month)[1]
    end = 31 if last.day == whole else last.day
    if name := _PARTS.get((first.day, end)):
        return f"{name} {month_of(last)}"
    if first.day == 1:
        return f"{last.day:02} ngày đầu {month_of(last)}"
    return f"từ ngày {short_day(first)} đến ngày {short_day(last)}"


def _hour(hour: time) -> str:
    return f"{hour.hour} giờ" + (f" {hour.minute:02} phút" if hour.minute else "")


def _event(deadline: Deadline) -> str:
    anchor = deadline.anchor or ""
    if deadline.term:
        since = f" kể từ {anchor}" if anchor else ""
        return f"trong thời hạn {_term(deadline.term)}{since}"
    if not anchor:
        raise ValueError("Thời hạn chưa nêu sự kiện: hãy ghi sự kiện hoặc ghi bằng lời.")
    return f"trước {anchor}" if deadline.before else f"ngay sau khi {anchor}"


def _term(term: Term) -> str:
    return f"{term.count:02} {_UNITS[term.unit]}"


# ---------------------------------------------------------------- what comes again


def _recurring(deadline: Deadline) -> str:
    if deadline.rrule is None:
        return "định kỳ"
    rule = dict(part.split("=", 1) for part in deadline.rrule.split(";"))
    words = _on_days(rule) or f"định kỳ {_rhythm(rule)}"
    if deadline.hour:
        bare = words.removeprefix("chậm nhất ").removeprefix("định kỳ ")
        return f"trước {_hour(deadline.hour)} {bare}"
    return words


def _rhythm(rule: dict[str, str]) -> str:
    period, every = _PERIODS[rule["FREQ"]], int(rule.get("INTERVAL", 1))
    if period == "tháng" and every == 3:
        return "hằng quý"
    return f"hằng {period}" if every == 1 else f"{every:02} {period} một lần"


def _on_days(rule: dict[str, str]) -> str:
    if "BYSETPOS" in rule:
        return _on_working_day(rule)
    if "BYMONTH" in rule:
        return _yearly(rule)
    if "BYMONTHDAY" in rule:
        return _monthly(rule["BYMONTHDAY"].split(","))
    return _on_weekdays(rule) if "BYDAY" in rule else ""


def _on_working_day(rule: dict[str, str]) -> str:
    """Only the first and the last working day have a name."""
    period = _rhythm(rule).removeprefix("hằng ")
    place = "đầu tiên" if rule["BYSETPOS"] == "1" else "cuối cùng"
    return f"vào ngày làm việc {place} của {period}"


def _yearly(rule: dict[str, str]) -> str:
    months = rule["BYMONTH"].split(",")
    if "BYMONTHDAY" not in rule:
        return f"vào {listed([f'tháng {month}' for month in months])} hằng năm"
    days = [f"{int(rule['BYMONTHDAY']):02}/{month}" for month in months]
    return (
        f"chậm nhất ngày {days[0]} hằng năm"
        if len(days) == 1
        else (f"vào các ngày {listed(days)} hằng năm")
    )


def _monthly(days: list[str]) -> str:
    if days == ["-1"]:
        return "vào ngày cuối cùng hằng tháng"
    named = [f"{int(day):02}" for day in days]
    if len(named) == 1:
        return f"chậm nhất ngày {named[0]} hằng tháng"
    return f"vào các ngày {listed(named)} hằng tháng"


def _on_weekdays(rule: dict[str, str]) -> str:
    days = rule["BYDAY"].split(",")
    if days[0][0] in "-0123456789":
        place, name = int(days[0][:-2]), _WEEKDAYS[days[0][-2:]]
        order = {1: "đầu tiên", 2: "thứ hai", 3: "thứ ba", -1: "cuối cùng"}[place]
        return f"vào {name} {order} hằng tháng"
    named = listed([_WEEKDAYS[day] for day in days])
    every = int(rule.get("INTERVAL", 1))
    if every > 1:
        return f"vào {named}, {every:02} tuần một lần"
    return f"vào {named} hằng tuần" if len(days) > 1 else f"chậm nhất {named} hằng tuần"


_WRITERS: dict[DeadlineKind, Callable[[Deadline], str]] = {
    DeadlineKind.DATE: _dated,
    DeadlineKind.RECURRING: _recurring,
    DeadlineKind.EVENT: _event,
    DeadlineKind.STANDING: lambda _: "thường xuyên",
    DeadlineKind.NONE: lambda _: "",
}
