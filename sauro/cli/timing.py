"""Deadlines in the reader's words (thời hạn): as worded, with the day they come to."""

from __future__ import annotations

import re
from datetime import date

from sauro.cli.terminal import clean
from sauro.cli.voice import Voice
from sauro.documents.reading.model import words_of
from sauro.kernel.deadline import Deadline, DeadlineKind

_WEEKDAYS = {  # iCalendar: Vietnamese, English
    "MO": ("thứ Hai", "Monday"),
    "TU": ("thứ Ba", "Tuesday"),
    "WE": ("thứ Tư", "Wednesday"),
    "TH": ("thứ Năm", "Thursday"),
    "FR": ("thứ Sáu", "Friday"),
    "SA": ("thứ Bảy", "Saturday"),
    "SU": ("Chủ nhật", "Sunday"),
}
_EVERY = {("DAILY", 1): "daily", ("WEEKLY", 1): "weekly", ("MONTHLY", 1): "monthly",
          ("MONTHLY", 3): "quarterly", ("YEARLY", 1): "yearly"}  # fmt: skip
_UNITS = {"DAILY": "days", "WEEKLY": "weeks", "MONTHLY": "months", "YEARLY": "years"}
_BYDAY = re.compile(r"(-?\d)?([A-Z]{2})")


def worded(deadline: Deadline, source: str) -> str:
    """The time words with the capitals of the document."""
    if deadline.spans:
        return clean(words_of(source, deadline.spans).text)
    return clean(deadline.text or "")


def resolved(deadline: Deadline, voice: Voice) -> str:
    """What the words come to: a day, a rhythm, or nothing where they leave it open."""
    if deadline.due_on:
        return " ".join(filter(None, (_hour(deadline), day(deadline.due_on))))
    if deadline.kind is DeadlineKind.RECURRING and deadline.rrule:
        return rhythm(deadline.rrule, voice)
    return voice("by-event") if deadline.kind is DeadlineKind.EVENT else ""


def day(when: date) -> str:
    return f"{when:%d/%m/%Y}"


def _hour(deadline: Deadline) -> str:
    return f"{deadline.hour:%H:%M}" if deadline.hour else ""


def rhythm(rrule: str, voice: Voice) -> str:
    """An iCalendar rule in words; the rule itself where it says more than we have words for."""
    parts = dict(part.split("=", 1) for part in rrule.split(";"))
    every = _every(parts.pop("FREQ", ""), parts.pop("INTERVAL", "1"), voice)
    months, days = parts.pop("BYMONTH", ""), parts.pop("BYMONTHDAY", "")
    weekdays = _weekdays(parts.pop("BYDAY", ""), voice)
    if parts or every is None or weekdays is None:
        return rrule
    return ", ".join(filter(None, (weekdays, _days(days, months, voice), every)))


def _every(freq: str, interval: str, voice: Voice) -> str | None:
    if freq not in _UNITS or not interval.isdigit():
        return None
    if (freq, int(interval)) in _EVERY:
        return voice(_EVERY[freq, int(interval)])
    return voice("every-n", count=interval, unit=voice(_UNITS[freq]))


def _days(days: str, months: str, voice: Voice) -> str:
    """BYMONTHDAY and BYMONTH: "ngày 15/11", "ngày 25 các tháng 3, 6, 9, 12"."""
    if days and months and months.isdigit() and days.isdigit():
        return voice("on-day-of-year", day=int(days), month=int(months))
    day_words = voice("last-day") if days == "-1" else voice("on-days", days=_list(days))
    month_words = voice("in-months", months=_list(months))
    return " ".join(filter(None, (day_words if days else "", month_words if months else "")))


def _list(numbers: str) -> str:
    return numbers.replace(",", ", ")


def _weekdays(rule: str, voice: Voice) -> str | None:
    """BYDAY: "thứ Tư", "thứ Hai cuối cùng của tháng". None for what we have no words for."""
    found = []
    for part in filter(None, rule.split(",")):
        m = _BYDAY.fullmatch(part)
        if m is None or m[2] not in _WEEKDAYS:
            return None
        found.append(_weekday(_WEEKDAYS[m[2]][voice.english], m[1], voice))
    return ", ".join(found)


def _weekday(name: str, order: str | None, voice: Voice) -> str:
    if order is None:
        return name
    return voice("nth-last", day=name) if order == "-1" else voice("nth", day=name, n=order)
