"""Counting a length of time day by day (cách tính thời hạn).

The day of the event is not counted (Bộ luật Dân sự 2015, Điều 147 khoản 2). A month ends on
the day of the same number, or on the last day of a month that has no such day (Điều 148 khoản
3). An end on a day off moves to the next working day (Điều 148 khoản 5). How many days a month
has is found before any stop is counted; days on which the clock stands still are then added
one for one, so that a stop can never shorten a limit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from sauro.cases.clocks.model import Event, Length, Line, Unit
from sauro.kernel.workdays import SATURDAY, CoverageError, WorkCalendar

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stop:
    """The clock stands still (tạm dừng) after the day of ``by``, up to the day of ``until``.

    The day on which it is stopped still counts, the day on which it goes on does not: as with
    every event, counting begins on the day after.
    """

    by: Event
    until: Event | None = None

    def holds(self, day: date) -> bool:
        return self.by.day < day and (self.until is None or day <= self.until.day)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a sum came to. ``due`` is None where it stands still or the calendar has a gap.

    ``raw`` is the last day before it was moved over days off.
    """

    due: date | None
    raw: date | None
    lines: tuple[Line, ...]
    stopped: bool = False
    gap: str = ""  # the message of CoverageError


@dataclass(frozen=True, slots=True)
class Counter:
    """Counts from the day of an event on one calendar."""

    calendar: WorkCalendar
    stops: tuple[Stop, ...] = ()
    moves: bool = True

    def count(self, start: Event, lengths: Sequence[Length]) -> Counted:
        """The sum of lengths one after the other, each from the end of the one before.

        Raises: ValueError for hours, which have no days.
        """
        lines = [Line(start.day, None, *_EVENT_DAY, event=start)]
        try:
            for line in self._days(start.day, lengths):
                if line is None:
                    return Counted(None, None, tuple(lines), stopped=True)
                lines.append(line)
        except CoverageError as error:
            return Counted(None, None, tuple(lines), gap=str(error))
        raw = lines[-1].day
        calendar_units = lengths[-1].unit is not Unit.WORKING_DAYS if lengths else False
        return self._moved(raw, lines) if self.moves and calendar_units else _at(raw, lines)

    def _days(self, start: date, lengths: Sequence[Length]) -> Iterator[Line | None]:
        """Each day with its reason; None where the clock stands still for good."""
        day, total = start, 0
        for needed, working in self._needed(start, lengths):
            goal = total + needed
            while total < goal:
                day += ONE_DAY
                stop = next((s for s in self.stops if s.holds(day)), None)
                if stop:
                    if stop.until is None:
                        yield None
                        return
                    yield Line(day, None, *_STOPPED, event=stop.by)
                    continue
                counts = not working or self.calendar.is_working_day(day)
                total += counts
                yield self._line(day, total if counts else None, working)

    def _needed(self, start: date, lengths: Sequence[Length]) -> Iterator[tuple[int, bool]]:
        """How many days each length has, and whether only working days count."""
        for length in lengths:
            if length.unit is Unit.WORKING_DAYS:
                yield length.count, True
                start = self.calendar.add_working_days(start, length.count)
            else:
                end = plain_end(start, length)
                yield (end - start).days, False
                start = end

    def _line(self, day: date, counted: int | None, working: bool) -> Line:
        if not working:
            return Line(day, counted, *_PLAIN)
        vi, en, verified = told(self.calendar, day)
        return Line(day, counted, vi, en, verified)

    def _moved(self, raw: date, lines: list[Line]) -> Counted:
        day = raw
        try:
            while not self.calendar.is_working_day(day):
                vi, en, verified = told(self.calendar, day)
                lines.append(Line(day, None, f"{_MOVED[0]}: {vi}", f"{_MOVED[1]}: {en}", verified))
                day += ONE_DAY
            if day != raw:
                vi, en, verified = told(self.calendar, day)
                lines.append(Line(day, None, vi, en, verified, moved_to=True))
        except CoverageError as error:
            return Counted(raw, raw, tuple(lines), gap=str(error))
        return Counted(day, raw, tuple(lines))


def plain_end(start: date, length: Length) -> date:
    """The end of days, months or years without any day off. Raises: ValueError."""
    match length.unit:
        case Unit.DAYS:
            return start + timedelta(days=length.count)
        case Unit.MONTHS:
            return start + relativedelta(months=length.count)
        case Unit.YEARS:
            return start + relativedelta(years=length.count)
    raise ValueError(f"Không tính theo ngày lịch được: {length.unit}")


def told(calendar: WorkCalendar, day: date) -> tuple[str, str, bool]:
    """Why a day is worked or not, in both languages, and whether that row is verified."""
    if row := calendar.special(day):
        en = "a swapped working day" if row.works else "a day off"
        return row.name, f"{en} ({row.name})", row.verified
    if day.weekday() >= SATURDAY:
        return "nghỉ cuối tuần", "weekend", True
    return "ngày làm việc", "working day", True


def _at(raw: date, lines: list[Line]) -> Counted:
    return Counted(raw, raw, tuple(lines))


_EVENT_DAY = ("ngày xảy ra sự kiện", "the day of the event")
_STOPPED = ("đồng hồ đang dừng", "the clock stands still")
_PLAIN = ("ngày lịch", "calendar day")
_MOVED = ("ngày cuối rơi vào ngày nghỉ", "the last day is a day off")
