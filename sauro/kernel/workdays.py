"""Working days (ngày làm việc): counted on dated rows of days off, and explained day by day.

The rows are data: each year's decision on Tết and on swapped days adds lines to
`data/days_off.csv`. A year without rows is an error, never a year without holidays.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from importlib import resources

from sauro.kernel.lunar import lunar_to_solar, tet

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
SATURDAY = 5
ONE_DAY = timedelta(days=1)
LAST_YEAR = 2100  # of which Tết can be told


class CoverageError(LookupError):
    """The days off of that year are not known (chưa có dữ liệu ngày nghỉ)."""

    def __init__(self, year: int, known: Iterable[int]) -> None:
        years = ", ".join(str(year) for year in sorted(known)) or "không có năm nào"
        super().__init__(
            f"Chưa có dữ liệu ngày nghỉ năm {year} (đã có: {years}); cần bổ sung "
            "theo thông báo nghỉ lễ, tết của năm đó trước khi tính ngày làm việc"
        )
        self.year = year


class DayKind(StrEnum):
    """Why a day is not what its weekday says."""

    HOLIDAY = "holiday"  # nghỉ lễ, tết: Bộ luật Lao động 2019, Điều 112
    IN_LIEU = "in_lieu"  # nghỉ bù, for a holiday on a weekend: Điều 111 khoản 3
    SWAPPED_OFF = "swapped_off"  # hoán đổi: a weekday off
    SWAPPED_WORK = "swapped_work"  # làm bù: the Saturday worked for it


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """One dated row of `days_off.csv`."""

    day: date
    kind: DayKind
    name: str
    source: str
    verified: bool

    @property
    def works(self) -> bool:
        """True on a Saturday worked in exchange (ngày làm bù)."""
        return self.kind is DayKind.SWAPPED_WORK


@dataclass(frozen=True, slots=True)
class Step:
    """One day of a sum, with its reason: the n-th counted day, or not counted."""

    day: date
    counted: int | None
    reason: str
    verified: bool  # false when the reason is a row that nobody has checked yet

    def __str__(self) -> str:
        place = "không tính" if self.counted is None else f"ngày thứ {self.counted}"
        doubt = "" if self.verified else " (chưa kiểm chứng)"
        return f"{_spoken(self.day)}: {place}, {self.reason}{doubt}"


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are worked (lịch làm việc), in the years that its rows cover.

    A year is covered when every holiday that the law dates has its row. Every question
    raises CoverageError when its answer needs another year.
    """

    rows: tuple[SpecialDay, ...]
    _by_day: dict[date, SpecialDay] = field(init=False, repr=False, compare=False)
    coverage: frozenset[int] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        by_day = {row.day: row for row in self.rows}
        if len(by_day) != len(self.rows):
            raise ValueError("Hai dòng ngày nghỉ cho cùng một ngày")
        object.__setattr__(self, "_by_day", by_day)
        object.__setattr__(self, "coverage", _covered_years(self.rows))

    def special(self, day: date) -> SpecialDay | None:
        """The row of a day, if it has one."""
        if day.year not in self.coverage:
            raise CoverageError(day.year, self.coverage)
        return self._by_day.get(day)

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday and swapped Saturdays, without days off (ngày làm việc)."""
        row = self.special(day)
        return row.works if row else day.weekday() < SATURDAY

    def next_working_day(self, day: date) -> date:
        """The day itself, or the first working day after it."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def add_working_days(self, start: date, days: int) -> date:
        """The last of so many working days after an event (trong … ngày làm việc kể từ ngày …).

        The day of the event is not counted; zero days end on it.
        Raises: ValueError when days is negative.

        Source: Bộ luật Dân sự 2015, Điều 147 khoản 2.
        """
        if days < 0:
            raise ValueError(f"Số ngày làm việc không được âm: {days}")
        return start if days == 0 else self.explain(start, days)[-1].day

    def last_day(self, start: date, calendar_days: int) -> date:
        """The last of so many calendar days after an event (ngày hết hạn).

        The day of the event is not counted; an end on a day off moves to the next
        working day. Raises: ValueError when calendar_days is negative.

        Source: Bộ luật Dân sự 2015, Điều 147 khoản 2, Điều 148 khoản 5.
        """
        if calendar_days < 0:
            raise ValueError(f"Số ngày không được âm: {calendar_days}")
        return self.next_working_day(start + timedelta(days=calendar_days))

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days follow `start`, `end` included; the inverse of adding them.

        Raises: ValueError when end is before start.
        """
        if end < start:
            raise ValueError(f"Ngày cuối {end} trước ngày đầu {start}")
        days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
        return sum(map(self.is_working_day, days))

    def explain(self, start: date, working_days: int) -> tuple[Step, ...]:
        """The sum behind `add_working_days`, day by day; its last step is the answer."""
        steps = [Step(start, None, "ngày xảy ra sự kiện", verified=True)]
        day, count = start, 0
        while count < working_days:
            day += ONE_DAY
            works = self.is_working_day(day)
            count += works
            steps.append(self._step(day, count if works else None))
        return tuple(steps)

    def explain_last_day(self, start: date, calendar_days: int) -> tuple[Step, ...]:
        """The sum behind `last_day`: the event, the last day and those it moved over."""
        nominal, end = start + timedelta(days=calendar_days), self.last_day(start, calendar_days)
        moved = (nominal + timedelta(days=n) for n in range((end - nominal).days))
        return (
            Step(start, None, "ngày xảy ra sự kiện", verified=True),
            *(self._step(day, None) for day in moved),
            self._step(end, calendar_days + (end - nominal).days),
        )

    def _step(self, day: date, counted: int | None) -> Step:
        if row := self.special(day):
            return Step(day, counted, row.name, row.verified)
        weekend = day.weekday() >= SATURDAY
        return Step(day, counted, "nghỉ cuối tuần" if weekend else "ngày làm việc", verified=True)


@lru_cache(maxsize=1)
def shipped_calendar() -> WorkCalendar:
    """The calendar of the rows shipped with this release (data/days_off.csv).

    Where there is a database, people may have written rows over them: see ``calendar_held`` of
    the organization.
    """
    text = resources.files("sauro.kernel").joinpath("data/days_off.csv").read_text("utf-8")
    return WorkCalendar(tuple(read_rows(text)))


@lru_cache(maxsize=64)  # one of each province that has days of its own
def laid_over(
    below: WorkCalendar, rows: tuple[tuple[date, SpecialDay | None], ...]
) -> WorkCalendar:
    """A calendar with other rows for some days; None takes the row of its day away."""
    by_day = {row.day: row for row in below.rows} | dict(rows)
    return WorkCalendar(tuple(row for _day, row in sorted(by_day.items()) if row))


def read_rows(text: str) -> Iterator[SpecialDay]:
    """Rows from CSV text with the columns day, kind, name, source, verified."""
    for row in csv.DictReader(text.splitlines()):
        day, kind = date.fromisoformat(row["day"]), DayKind(row["kind"])
        yield SpecialDay(day, kind, row["name"], row["source"], row["verified"] == "true")


def statutory_holidays(year: int) -> dict[date, str]:
    """The holidays that the law itself dates, whatever the year's decision says.

    Of the five days of Tết these are the first three: they are off in both ways of
    choosing (one day before and four after, or two and three). Which others, and the
    second day of Quốc khánh, is decided each year.

    Source: Bộ luật Lao động 2019, Điều 112 khoản 1.
    """
    first = tet(year)
    return {
        date(year, 1, 1): "Tết Dương lịch",
        first: "Mùng 1 Tết Nguyên đán",
        first + ONE_DAY: "Mùng 2 Tết Nguyên đán",
        first + 2 * ONE_DAY: "Mùng 3 Tết Nguyên đán",
        lunar_to_solar(10, 3, year): "Giỗ Tổ Hùng Vương",
        date(year, 4, 30): "Ngày Chiến thắng",
        date(year, 5, 1): "Ngày Quốc tế lao động",
        date(year, 9, 2): "Quốc khánh",
    }


def days_in_lieu(holidays: Iterable[date]) -> tuple[date, ...]:
    """The days off for holidays on a weekend (nghỉ bù): each the next working day left.

    Source: Bộ luật Lao động 2019, Điều 111 khoản 3.
    """
    taken = set(holidays)
    given: list[date] = []
    for holiday in sorted(day for day in taken if day.weekday() >= SATURDAY):
        day = holiday
        while day.weekday() >= SATURDAY or day in taken:
            day += ONE_DAY
        taken.add(day)
        given.append(day)
    return tuple(given)


def _covered_years(rows: Iterable[SpecialDay]) -> frozenset[int]:
    holidays = {row.day for row in rows if row.kind is DayKind.HOLIDAY}
    years = {day.year for day in holidays}
    return frozenset(year for year in years if statutory_holidays(year).keys() <= holidays)


def _spoken(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day:02}/{day.month}/{day.year}"
