"""Reporting periods (kỳ báo cáo): week, month, quarter, half, nine months, year, campaign.

Its days here are calendar days. Which days its figures are counted from and to is said by
`report_windows`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

ONE_DAY = timedelta(days=1)
WEEK = timedelta(days=7)
SUNDAY = 6
ROMAN = ("I", "II", "III", "IV")


class PeriodKind(StrEnum):
    """How long a period is and where it may begin."""

    WEEK = "week"  # tuần
    MONTH = "month"  # tháng
    QUARTER = "quarter"  # quý
    HALF = "half"  # 6 tháng đầu năm, 6 tháng cuối năm
    NINE_MONTHS = "nine_months"  # 9 tháng đầu năm
    YEAR = "year"  # năm
    CAMPAIGN = "campaign"  # đợt cao điểm


MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}
_CODES: dict[PeriodKind | str, str] = {
    "iso_week": "{year:04}-W{number:02}",
    PeriodKind.WEEK: "W:{start}/{end}",
    PeriodKind.MONTH: "{year:04}-M{number:02}",
    PeriodKind.QUARTER: "{year:04}-Q{number}",
    PeriodKind.HALF: "{year:04}-H{number}",
    PeriodKind.NINE_MONTHS: "{year:04}-9M",
    PeriodKind.YEAR: "{year:04}",
    PeriodKind.CAMPAIGN: "{start}/{end}",
}
_LABELS: dict[PeriodKind | str, str] = {
    "iso_week": "tuần {number} năm {year} ({span})",
    PeriodKind.WEEK: "tuần {span}",
    PeriodKind.MONTH: "tháng {number} năm {year}",
    PeriodKind.QUARTER: "quý {roman} năm {year}",
    PeriodKind.HALF: "6 tháng {part} năm {year}",
    PeriodKind.NINE_MONTHS: "9 tháng đầu năm {year}",
    PeriodKind.YEAR: "năm {year}",
    PeriodKind.CAMPAIGN: "{name} ({span})",
}
_CODE = re.compile(
    r"(?P<year>\d{4})(?:-(?:M(?P<month>\d\d)|Q(?P<quarter>\d)|H(?P<half>\d)|W(?P<week>\d\d)"
    r"|(?P<nine>9M)))?|(?P<odd>W:)?(?P<start>\d{4}-\d\d-\d\d)/(?P<end>\d{4}-\d\d-\d\d)"
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One period, ordered by its days (kỳ). Build it with `month`, `quarter`, … or `parse`.

    A week or a campaign may be any days; the other kinds are whole months. Raises:
    ValueError for days that are no such period.
    """

    start_on: date
    end_on: date
    kind: PeriodKind
    name: str = ""  # of a campaign (tên đợt cao điểm)

    def __post_init__(self) -> None:
        length = (self.end_on - self.start_on).days + 1
        if length < 1 or (self.kind is PeriodKind.WEEK and length > WEEK.days):
            raise ValueError(f"Không phải một kỳ: {self.start_on} đến {self.end_on}")
        months, days = MONTHS.get(self.kind), (self.start_on, self.end_on)
        if months and days != _span(self.start_on.year, self.number, months):
            raise ValueError(f"Không phải {self.kind}: {self.start_on} đến {self.end_on}")

    def __contains__(self, day: date) -> bool:
        return self.start_on <= day <= self.end_on

    @property
    def number(self) -> int:
        """Which one of its year: month 1 to 12, quarter 1 to 4, half 1 or 2, ISO week."""
        if months := MONTHS.get(self.kind):
            return (self.start_on.month - 1) // months + 1
        return self.end_on.isocalendar().week if self.kind is PeriodKind.WEEK else 1

    @property
    def code(self) -> str:
        """The stable code, which `parse` reads: 2026-M05, 2026-Q3, 2026-H1, 2026, 2026-W12.

        A campaign is 2025-12-16/2026-03-15 (its name is not kept), a week that does not
        run from Monday to Sunday W:2026-01-02/2026-01-08.
        """
        return self._filled(_CODES)

    @property
    def label(self) -> str:
        """The name in Vietnamese: "quý III năm 2026"."""
        return self._filled(_LABELS)

    def _filled(self, templates: dict[PeriodKind | str, str]) -> str:
        iso = self.kind is PeriodKind.WEEK and week_of(self.start_on) == self
        return templates["iso_week" if iso else self.kind].format(
            year=self.end_on.isocalendar().year if iso else self.start_on.year,
            number=self.number,
            roman=ROMAN[(self.number - 1) % 4],
            part=("đầu", "cuối")[(self.number - 1) % 2],
            start=self.start_on,
            end=self.end_on,
            span=f"từ {_spoken(self.start_on)} đến {_spoken(self.end_on)}",
            name=self.name or "đợt cao điểm",
        )


def month(year: int, number: int) -> Period:
    """A calendar month (tháng)."""
    return _whole(PeriodKind.MONTH, year, number)


def quarter(year: int, number: int) -> Period:
    """A quarter, 1 to 4 (quý)."""
    return _whole(PeriodKind.QUARTER, year, number)


def half(year: int, number: int) -> Period:
    """A half-year, 1 or 2 (6 tháng đầu năm, 6 tháng cuối năm)."""
    return _whole(PeriodKind.HALF, year, number)


def nine_months(year: int) -> Period:
    """The first nine months of a year (9 tháng đầu năm)."""
    return _whole(PeriodKind.NINE_MONTHS, year, 1)


def year_of(year: int) -> Period:
    """A calendar year (năm)."""
    return _whole(PeriodKind.YEAR, year, 1)


def campaign(start_on: date, end_on: date, name: str = "") -> Period:
    """A campaign (đợt cao điểm), both days included."""
    return Period(start_on, end_on, PeriodKind.CAMPAIGN, name)


def week_of(day: date, last_weekday: int = SUNDAY) -> Period:
    """The week that holds a day and ends on that weekday (tuần; 0 is Monday)."""
    if not 0 <= last_weekday <= SUNDAY:
        raise ValueError(f"Thứ trong tuần phải từ 0 (thứ Hai) đến 6 (Chủ nhật): {last_weekday}")
    end = day + timedelta(days=(last_weekday - day.weekday()) % WEEK.days)
    return Period(end - WEEK + ONE_DAY, end, PeriodKind.WEEK)


def campaign_weeks(whole: Period, last_weekday: int) -> tuple[Period, ...]:
    """The weeks of a campaign, ending on its reporting weekday; first and last may be short."""
    weeks: list[Period] = []
    day = whole.start_on
    while day <= whole.end_on:
        week = week_of(day, last_weekday)
        weeks.append(replace(week, start_on=day, end_on=min(week.end_on, whole.end_on)))
        day = weeks[-1].end_on + ONE_DAY
    return tuple(weeks)


def containing(day: date, kind: PeriodKind) -> Period:
    """The calendar period of a kind that holds a day (kỳ chứa ngày).

    Raises: ValueError for a campaign, and for nine months in the last quarter.
    """
    if kind is PeriodKind.WEEK:
        return week_of(day)
    if kind is PeriodKind.CAMPAIGN:
        raise ValueError("Đợt cao điểm không suy ra được từ một ngày: cần ngày đầu và ngày cuối")
    return _whole(kind, day.year, (day.month - 1) // MONTHS[kind] + 1)


def following(period: Period) -> Period:
    """The next period of the kind (kỳ sau). Raises: ValueError for a campaign."""
    if period.kind is PeriodKind.NINE_MONTHS:
        return nine_months(period.start_on.year + 1)
    if period.kind is PeriodKind.WEEK:
        return replace(period, start_on=period.end_on + ONE_DAY, end_on=period.end_on + WEEK)
    return containing(period.end_on + ONE_DAY, period.kind)


def previous(period: Period) -> Period:
    """The period of the kind before this one (kỳ trước). Raises: ValueError for a campaign."""
    if period.kind is PeriodKind.NINE_MONTHS:
        return nine_months(period.start_on.year - 1)
    if period.kind is PeriodKind.WEEK:
        return replace(period, start_on=period.start_on - WEEK, end_on=period.start_on - ONE_DAY)
    return containing(period.start_on - ONE_DAY, period.kind)


def last_year(period: Period) -> Period:
    """The same period a year before (cùng kỳ năm trước).

    A week moves by 52 weeks, so that weekday meets weekday. A campaign keeps its
    calendar days: one set by Tết must be named, as Tết moves.
    """
    if period.kind is PeriodKind.WEEK:
        return replace(
            period, start_on=period.start_on - 52 * WEEK, end_on=period.end_on - 52 * WEEK
        )
    if period.kind is PeriodKind.CAMPAIGN:
        return campaign(_year_before(period.start_on), _year_before(period.end_on))
    return _whole(period.kind, period.start_on.year - 1, period.number)


def parts(period: Period, kind: PeriodKind) -> tuple[Period, ...]:
    """The periods of a shorter kind that make it up (các kỳ con), in order.

    Raises: ValueError when they do not fill it without remainder.
    """
    found: list[Period] = []
    day = period.start_on
    while day <= period.end_on:
        found.append(containing(day, kind))
        day = found[-1].end_on + ONE_DAY
    if found[0].start_on != period.start_on or found[-1].end_on != period.end_on:
        raise ValueError(f"{period.label} không chia hết thành kỳ {kind}")
    return tuple(found)


def parse(code: str) -> Period:
    """The period of a code (mã kỳ). Raises: ValueError for any other text."""
    found = _CODE.fullmatch(code)
    if not found:
        raise ValueError(f"Không phải mã kỳ báo cáo: “{code}”")
    if found["start"]:
        kind = PeriodKind.WEEK if found["odd"] else PeriodKind.CAMPAIGN
        return Period(date.fromisoformat(found["start"]), date.fromisoformat(found["end"]), kind)
    year = int(found["year"])
    if found["week"]:
        return week_of(date.fromisocalendar(year, int(found["week"]), 1))
    if found["nine"]:
        return nine_months(year)
    for kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF):
        if number := found[kind.value]:
            return _whole(kind, year, int(number))
    return year_of(year)


def _whole(kind: PeriodKind, year: int, number: int) -> Period:
    months = MONTHS[kind]
    if not 1 <= number <= 12 // months:
        raise ValueError(f"Năm {year} không có kỳ {kind} thứ {number}")
    return Period(*_span(year, number, months), kind)


def _span(year: int, number: int, months: int) -> tuple[date, date]:
    first, last = (number - 1) * months + 1, number * months
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _year_before(day: date) -> date:
    last = monthrange(day.year - 1, day.month)[1]
    return day.replace(year=day.year - 1, day=min(day.day, last))


def _spoken(day: date) -> str:
    return f"{day.day:02}/{day.month}/{day.year}"
