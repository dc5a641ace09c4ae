"""When work is pressed for, and up to whom (quy tắc nhắc việc, báo lên).

Pure: today, the calendar and the rules come in as arguments. Whether work is pressed for at all is
told by its state; from which day it counts, by the day on which it is due. A day that was extended
therefore begins anew, and nothing is counted down anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sauro.directives.assignments.rules import OPEN, State
from sauro.kernel.findings import Finding
from sauro.kernel.workdays import ONE_DAY, CoverageError, WorkCalendar
from sauro.organization.days_off.rules import Calendars, province_of

WORK = "work"  # what rules are about that say nothing else: work that was given
WITH_DOER = tuple(state for state in OPEN if state is not State.SUBMITTED)
ELSEWHERE = tuple(state.value for state in State if state not in WITH_DOER)  # left alone
MOST_DAYS = 30  # working days before or after the day
MOST_TIMES = 5  # so many reminders before it, so many after
CATCH_UP = 3  # working days for which a step that no run carried out is made up for
REACH = timedelta(days=75)  # MOST_DAYS and CATCH_UP with weekends and Tết, in calendar days
BEGIN, END = time(7, 30), time(17)  # of the hours in which anything is sent


class Kind(StrEnum):
    """Who is told, and why; the order is that of the line (các bước)."""

    BEFORE = "before"  # trước hạn: cán bộ của cơ quan
    ON = "on"  # đến hạn
    AFTER = "after"  # quá hạn
    LEADERS = "leaders"  # báo lãnh đạo cơ quan
    STANDING = "standing"  # báo cơ quan thường trực nơi giao
    HEAD = "head"  # báo trưởng ban nơi giao


_REMINDERS = (Kind.BEFORE, Kind.ON, Kind.AFTER)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the line, so many working days from the day on which work is due."""

    kind: Kind
    days: int = 0

    @property
    def key(self) -> str:
        """What is done once for a due day: an escalation stays the same when its day is changed."""
        counted = self.kind in (Kind.BEFORE, Kind.AFTER)
        return f"{self.kind.value}-{self.days}" if counted else self.kind.value


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All numbers are working days; None: that step is not taken."""

    before: tuple[int, ...]
    on_day: bool
    after: tuple[int, ...]
    leaders: int | None
    standing: int | None
    head: int | None

    def steps(self) -> Iterator[Step]:
        """Every step, in the order of the line."""
        yield from (Step(Kind.BEFORE, n) for n in sorted(self.before, reverse=True))
        if self.on_day:
            yield Step(Kind.ON)
        yield from (Step(Kind.AFTER, n) for n in sorted(self.after))
        up = ((Kind.LEADERS, self.leaders), (Kind.STANDING, self.standing), (Kind.HEAD, self.head))
        yield from (Step(kind, n) for kind, n in up if n is not None)


# For issuing bodies that made none of their own. Not a rule of law: a quiet beginning.
DEFAULT = RuleSet(before=(3,), on_day=True, after=(1, 5), leaders=2, standing=5, head=10)


@dataclass(frozen=True, slots=True)
class Due:
    """A step that is due, and the day on which it fell."""

    step: Step
    fell_on: date


def falls_on(step: Step, due_on: date, calendar: WorkCalendar) -> date:
    """The working day of a step. Work that is due on a day off is told of on the last working day
    before: afterwards it would be late already. Raises: CoverageError.
    """
    if step.kind is Kind.ON:
        return _back(due_on, 0, calendar)
    if step.kind is Kind.BEFORE:
        return _back(due_on - ONE_DAY, step.days - 1, calendar)
    return calendar.add_working_days(due_on, step.days)


def _back(day: date, working_days: int, calendar: WorkCalendar) -> date:
    """The day, or the last working day before it, and so many working days before that."""
    while True:
        if calendar.is_working_day(day):
            if not working_days:
                return day
            working_days -= 1
        day -= ONE_DAY


def due_steps(rules: RuleSet, due_on: date, day: date, calendar: WorkCalendar) -> tuple[Due, ...]:
    """What is due on a day for work due on another: the last reminder that was reached, and each
    escalation. Nothing on a day off, nothing that fell too long ago, nothing where the days off of
    a year are not known.
    """
    try:
        if not calendar.is_working_day(day):
            return ()
        fell = [Due(step, falls_on(step, due_on, calendar)) for step in rules.steps()]
        recent = [d for d in fell if _recent(d.fell_on, day, calendar)]
    except CoverageError:
        return ()
    reminders = [d for d in recent if d.step.kind in _REMINDERS]
    last = max(reminders, key=lambda d: d.fell_on, default=None)
    # Of two that fell on one day the later in the line says more.
    last = next((d for d in reversed(reminders) if last and d.fell_on == last.fell_on), None)
    ups = [d for d in recent if d.step.kind not in _REMINDERS]
    return (*((last,) if last else ()), *ups)


def _recent(fell_on: date, day: date, calendar: WorkCalendar) -> bool:
    return fell_on <= day and calendar.working_days_between(fell_on, day) <= CATCH_UP


def due_days(rules: RuleSet, day: date, calendar: WorkCalendar) -> dict[date, tuple[Due, ...]]:
    """For which due days something is due on a day, and what."""
    days = (day + timedelta(n) for n in range(-REACH.days, REACH.days + 1))
    found = ((due_on, due_steps(rules, due_on, day, calendar)) for due_on in days)
    return {due_on: due for due_on, due in found if due}


@dataclass(frozen=True, slots=True)
class DueDays:
    """What is due on one day, by the calendar of each body. ``local``: of provinces that have days
    of their own.
    """

    nation: Mapping[RuleSet, Mapping[date, tuple[Due, ...]]]
    local: Mapping[str, Mapping[RuleSet, Mapping[date, tuple[Due, ...]]]]

    def of(self, path: str, rules: RuleSet, due_on: date) -> tuple[Due, ...]:
        """The steps for work of a body that is due on a day."""
        held = self.local.get(province_of(path), self.nation)
        return held[rules].get(due_on, ())

    def days(self) -> list[date]:
        """The due days for which anybody's rules say something."""
        every = (self.nation, *self.local.values())
        return sorted({due_on for held in every for days in held.values() for due_on in days})


def due_everywhere(kinds: Iterable[RuleSet], day: date, calendars: Calendars) -> DueDays:
    """What is due on a day for whom: nobody is pressed on a day off of his own province."""
    known = tuple(kinds)

    def by(calendar: WorkCalendar) -> dict[RuleSet, dict[date, tuple[Due, ...]]]:
        return {kind: due_days(kind, day, calendar) for kind in known}

    return DueDays(by(calendars.nation), {p: by(calendars.of(p)) for p in calendars.local})


def counts_from(issued_on: date, rules_from: date) -> date:
    """The first day on which a step may fall: after the work was given, under rules in force."""
    return max(issued_on + ONE_DAY, rules_from)


def may_send(now: datetime, calendar: WorkCalendar) -> bool:
    """Whether anybody may be written to now: on a working day, in working hours (local time)."""
    try:
        return calendar.is_working_day(now.date()) and BEGIN <= now.time() < END
    except CoverageError:
        return False


def next_pause(attempts: int) -> timedelta:
    """How long a message waits after so many attempts: 5 minutes, doubled, 4 hours at most."""
    return min(timedelta(minutes=5 << min(attempts - 1, 10)), timedelta(hours=4))


def rule_findings(rules: RuleSet, starts_on: date, today: date) -> Iterator[Finding]:
    """What speaks against a set of rules."""
    for field, days in (("before", rules.before), ("after", rules.after)):
        if len(days) > MOST_TIMES or not all(1 <= n <= MOST_DAYS for n in days):
            yield _wrong_days(field)
    for field in ("leaders", "standing", "head"):
        n = getattr(rules, field)
        if n is not None and not 1 <= n <= MOST_DAYS:
            yield _wrong_day(field)
    line = [n for n in (rules.leaders, rules.standing, rules.head) if n is not None]
    if line != sorted(line):
        yield _OUT_OF_ORDER
    if starts_on <= today:
        yield _TOO_EARLY


def read_days(text: str) -> tuple[int, ...] | None:
    """Numbers as people type them: "5, 3; 1". None where something else stands there."""
    words = text.replace(",", " ").replace(";", " ").split()
    if not all(word.isascii() and word.isdecimal() and len(word) < 4 for word in words):
        return None
    return tuple(sorted({int(word) for word in words}))


def shown_days(days: Sequence[int]) -> str:
    """The same as a field shows them."""
    return ", ".join(str(n) for n in days)


def _wrong_days(field: str) -> Finding:
    return Finding(
        "wrong-days",
        field,
        f"Hãy ghi số ngày làm việc từ 1 đến {MOST_DAYS}, nhiều nhất {MOST_TIMES} lần, cách nhau "
        "bằng dấu phẩy.",
        f"Enter working days from 1 to {MOST_DAYS}, {MOST_TIMES} times at most, with commas.",
    )


def _wrong_day(field: str) -> Finding:
    return Finding(
        "wrong-days",
        field,
        f"Hãy ghi một số ngày làm việc từ 1 đến {MOST_DAYS}, hoặc để trống nếu không báo.",
        f"Enter a number of working days from 1 to {MOST_DAYS}, or leave it empty.",
    )


_OUT_OF_ORDER = Finding(
    "out-of-order", "head",
    "Báo lên phải theo thứ tự: lãnh đạo cơ quan, rồi cơ quan thường trực, rồi trưởng ban. Hãy để "
    "số ngày của cấp trên không nhỏ hơn cấp dưới.",
    "Escalation goes up the line: leaders, then the standing agency, then the head. Let no step "
    "come before the one below it.",
)  # fmt: skip
_TOO_EARLY = Finding(
    "too-early", "starts_on",
    "Quy tắc mới áp dụng sớm nhất từ ngày mai, vì lời nhắc hôm nay đã gửi. Hãy chọn ngày sau.",
    "New rules begin tomorrow at the earliest: today's reminders are already out. Choose a later "
    "day.",
)  # fmt: skip
