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


class NoWords(ValueError):  # noqa: N818 - a state of a deadline
    """A deadline that has no words; ``code`` says why: no-day, no-event, unknown-rhythm."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


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

    Raises: NoWords.
    """
    if isinstance(deadline, str):
        return deadline.strip()
    if deadline.text:
        return deadline.text
    return _WRITERS[deadline.kind](deadline)


def _dated(deadline: Deadline) -> str:
    if deadline.within is None:
        raise NoWords("no-day")
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
        raise NoWords("no-event")
    return f"trước {anchor}" if deadline.before else f"ngay sau khi {anchor}"


def _term(term: Term) -> str:
    return f"{term.count:02} {_UNITS[term.unit]}"


# ---------------------------------------------------------------- what comes again


def _recurring(deadline: Deadline) -> str:
    if deadline.rrule is None:
        return "định kỳ"
    try:
        words = _of_rule(dict(part.split("=", 1) for part in deadline.rrule.split(";")))
    except (KeyError, ValueError):  # a part that is none, a day or place without a name
        raise NoWords("unknown-rhythm") from None
    if deadline.hour:
        bare = words.removeprefix("chậm nhất ").removeprefix("định kỳ ")
        return f"trước {_hour(deadline.hour)} {bare}"
    return words


def _of_rule(rule: dict[str, str]) -> str:
    """The words of a rule by its shape: a part that no word tells must not be lost silently."""
    shape = " ".join([rule["FREQ"], *sorted(rule.keys() - {"FREQ", "INTERVAL"})])
    if "INTERVAL" in rule and shape not in _WITH_INTERVAL:
        raise KeyError(shape)
    return _SHAPES[shape](rule)


def _rhythm(rule: dict[str, str]) -> str:
    period, every = _PERIODS[rule["FREQ"]], int(rule.get("INTERVAL", 1))
    if period == "tháng" and every == 3:
        return "hằng quý"
    return f"hằng {period}" if every == 1 else f"{every:02} {period} một lần"


def _on_working_day(rule: dict[str, str]) -> str:
    """Only the first and the last working day have a name."""
    if rule["BYDAY"] != "MO,TU,WE,TH,FR":
        raise KeyError(rule["BYDAY"])
    place = {"1": "đầu tiên", "-1": "cuối cùng"}[rule["BYSETPOS"]]
    every, period = _rhythm(rule).split(" ", 1)
    if every != "hằng":
        raise KeyError(rule["INTERVAL"])
    return f"vào ngày làm việc {place} của {period}"


def _in_months(rule: dict[str, str]) -> str:
    return f"vào {listed([f'tháng {month}' for month in rule['BYMONTH'].split(',')])} hằng năm"


def _on_days_of_year(rule: dict[str, str]) -> str:
    day = _day_number(rule["BYMONTHDAY"])
    days = [f"{day}/{month}" for month in rule["BYMONTH"].split(",")]
    if len(days) == 1:
        return f"chậm nhất ngày {days[0]} hằng năm"
    return f"vào các ngày {listed(days)} hằng năm"


def _on_days_of_month(rule: dict[str, str]) -> str:
    if rule["BYMONTHDAY"] == "-1":
        return "vào ngày cuối cùng hằng tháng"
    days = [_day_number(day) for day in rule["BYMONTHDAY"].split(",")]
    if len(days) == 1:
        return f"chậm nhất ngày {days[0]} hằng tháng"
    return f"vào các ngày {listed(days)} hằng tháng"


def _day_number(words: str) -> str:
    if not 1 <= int(words) <= 31:
        raise ValueError(words)
    return f"{int(words):02}"


def _on_nth_weekday(rule: dict[str, str]) -> str:
    place, name = rule["BYDAY"][:-2], _WEEKDAYS[rule["BYDAY"][-2:]]
    order = {"1": "đầu tiên", "2": "thứ hai", "3": "thứ ba", "-1": "cuối cùng"}[place]
    return f"vào {name} {order} hằng tháng"


def _on_weekdays(rule: dict[str, str]) -> str:
    days = [_WEEKDAYS[day] for day in rule["BYDAY"].split(",")]
    every = int(rule.get("INTERVAL", 1))
    if every > 1 and len(days) == 1:
        return f"vào {days[0]}, {every:02} tuần một lần"
    if every > 1:
        raise KeyError(rule["BYDAY"])
    return f"{'vào' if len(days) > 1 else 'chậm nhất'} {listed(days)} hằng tuần"


def _periodic(rule: dict[str, str]) -> str:
    return f"định kỳ {_rhythm(rule)}"


_SHAPES: dict[str, Callable[[dict[str, str]], str]] = {
    "DAILY": _periodic,
    "WEEKLY": _periodic,
    "MONTHLY": _periodic,
    "YEARLY": _periodic,
    "WEEKLY BYDAY": _on_weekdays,
    "MONTHLY BYDAY": _on_nth_weekday,
    "MONTHLY BYMONTHDAY": _on_days_of_month,
    "YEARLY BYMONTH": _in_months,
    "YEARLY BYMONTH BYMONTHDAY": _on_days_of_year,
    "WEEKLY BYDAY BYSETPOS": _on_working_day,
    "MONTHLY BYDAY BYSETPOS": _on_working_day,
}
_WITH_INTERVAL = frozenset(
    {"DAILY", "WEEKLY", "MONTHLY", "YEARLY", "WEEKLY BYDAY", "MONTHLY BYDAY BYSETPOS"}
)


_WRITERS: dict[DeadlineKind, Callable[[Deadline], str]] = {
    DeadlineKind.DATE: _dated,
    DeadlineKind.RECURRING: _recurring,
    DeadlineKind.EVENT: _event,
    DeadlineKind.STANDING: lambda _: "thường xuyên",
    DeadlineKind.NONE: lambda _: "",
}
