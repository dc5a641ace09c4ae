"""Which reports are owed, of which days, until when (kỳ báo cáo, hạn gửi)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sauro.kernel.findings import Finding
from sauro.kernel.period import Period, PeriodKind, campaign, campaign_weeks, containing, following
from sauro.kernel.period import week_of as _week_of
from sauro.kernel.report_windows import WindowRule, shipped_rules, window

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
ONE_DAY = timedelta(days=1)
MOST_PERIODS = 600  # of one duty looked at once: more than ten years of weeks


class Rhythm(StrEnum):
    """How often a report is owed (định kỳ)."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    ONCE = "once"  # một lần: the days from and to are those that are reported


class Window(StrEnum):
    """Which days are counted (thời gian chốt số liệu)."""

    DECREE = "decree"  # Nghị định 09/2019/NĐ-CP, Điều 12
    PERIOD = "period"  # the days of the period themselves


@dataclass(frozen=True, slots=True)
class Terms:
    """When a duty asks for a report. ``valid_to`` none: until further notice.

    ``last_weekday``: on which a week ends, 0 is Monday. ``due_days``: after the last day that is
    counted. ``on_workdays``: a due day off moves to the next working day.
    """

    rhythm: Rhythm
    valid_from: date
    valid_to: date | None = None
    window: Window = Window.DECREE
    last_weekday: int = 6
    due_days: int = 2
    due_time: time = time(17)
    on_workdays: bool = True


@dataclass(frozen=True, slots=True)
class Owed:
    """One period of a duty: the days that are counted and the moment by which it is due."""

    period: Period
    starts_on: date
    ends_on: date
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Member:
    """A body that owes the report, as long as the duty names it and as long as it exists."""

    path: str
    valid_from: date
    valid_to: date | None = None
    ended_on: date | None = None  # its last day as a body


def owed(
    terms: Terms, first: date, last: date, days_off: Iterable[date] = (),
    rules: Iterable[WindowRule] | None = None,
) -> list[Owed]:  # fmt: skip
    """The periods of a duty whose counted days end between two days, in order.

    The first is the one whose counted days end on or after the duty's first day.
    """
    off, known = frozenset(days_off), tuple(rules if rules is not None else shipped_rules())
    found: list[Owed] = []
    for count, period in enumerate(_periods(terms, first)):
        one = _owed(period, terms, known, off)
        late = terms.valid_to is not None and one.ends_on > terms.valid_to
        if one.ends_on > last or count > MOST_PERIODS or (late and terms.rhythm != Rhythm.WEEK):
            break
        if one.ends_on >= max(first, terms.valid_from):
            found.append(one)
    return found


def owes(member: Member, last_counted: date) -> bool:
    """Whether a body owes what is counted up to a day: it does where it is there on that day.

    A body that went into another owes nothing of the period in which it ended; its successor,
    which is there on the last day, reports the whole of it.
    """
    ends = [day for day in (member.valid_to, member.ended_on) if day is not None]
    return member.valid_from <= last_counted and all(day >= last_counted for day in ends)


def on_time(sent_at: datetime | None, due_at: datetime, now: datetime) -> bool | None:
    """Whether a report came in time; none while it may still come in time."""
    if sent_at is not None:
        return sent_at <= due_at
    return False if now > due_at else None


def term_findings(terms: Terms) -> Iterator[Finding]:
    """What is wrong with when a duty asks."""
    if terms.valid_to and terms.valid_to < terms.valid_from:
        yield _ENDS_BEFORE
    if terms.rhythm is Rhythm.ONCE and terms.valid_to is None:
        yield _ONCE_NEEDS_DAYS
    if not 0 <= terms.due_days <= 60:
        yield _DUE_DAYS
    soon = terms.due_days < 1 or not terms.on_workdays
    if terms.window is Window.DECREE and _has_decree(terms.rhythm) and soon:
        yield _A_WORKING_DAY


def _has_decree(rhythm: Rhythm) -> bool:
    return rhythm not in (Rhythm.WEEK, Rhythm.ONCE)


def _periods(terms: Terms, first: date) -> Iterator[Period]:
    if terms.rhythm is Rhythm.ONCE:
        yield campaign(terms.valid_from, terms.valid_to or terms.valid_from)
        return
    if terms.rhythm is Rhythm.WEEK:
        yield from _weeks(terms, first)
        return
    kind = PeriodKind(terms.rhythm.value)
    begin = max(first, terms.valid_from) - timedelta(days=62)
    if kind is PeriodKind.NINE_MONTHS:
        begin = begin.replace(month=1, day=1)
    period = containing(begin, kind)
    while True:
        yield period
        period = following(period)


def _weeks(terms: Terms, first: date) -> Iterator[Period]:
    if terms.valid_to is not None:  # of a campaign: its first and its last may be short
        yield from campaign_weeks(campaign(terms.valid_from, terms.valid_to), terms.last_weekday)
        return
    week = _week_of(max(first, terms.valid_from), terms.last_weekday)
    while True:
        yield week
        week = following(week)


def _owed(period: Period, terms: Terms, rules: Iterable[WindowRule], off: frozenset[date]) -> Owed:
    counted = window(period, rules) if terms.window is Window.DECREE else None
    start, end = (counted.start_on, counted.end_on) if counted else (period.start_on, period.end_on)
    due = end + timedelta(days=terms.due_days)
    while terms.on_workdays and (due.weekday() >= 5 or due in off):
        due += ONE_DAY
    return Owed(period, start, end, datetime.combine(due, terms.due_time, VIETNAM))


_ENDS_BEFORE = Finding(
    "ends-before-it-begins", "valid_to",
    "Ngày cuối không thể trước ngày đầu của chế độ báo cáo.",
    "The last day of the duty cannot lie before its first.",
)  # fmt: skip
_ONCE_NEEDS_DAYS = Finding(
    "once-needs-days", "valid_to",
    "Báo cáo một lần phải có cả ngày đầu và ngày cuối của số liệu.",
    "A report that is made once needs the first and the last day of its figures.",
)  # fmt: skip
_DUE_DAYS = Finding(
    "due-days", "due_days",
    "Hạn gửi tính từ 0 đến 60 ngày sau ngày chốt số liệu.",
    "It is due between 0 and 60 days after the last day that is counted.",
)  # fmt: skip
_A_WORKING_DAY = Finding(
    "a-working-day", "due_days",
    "Hạn gửi phải sau ngày chốt số liệu ít nhất 01 ngày làm việc (Nghị định 09/2019/NĐ-CP, Điều 8 "
    "khoản 5).",
    "It is due at least one working day after the last day that is counted (Decree 09/2019, "
    "Article 8.5).",
)  # fmt: skip
