"""What may be written of a day, and what a year still lacks (quy tắc lịch nghỉ lễ, làm bù)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from sauro.kernel.findings import Finding
from sauro.kernel.workdays import (
    LAST_YEAR,
    SATURDAY,
    DayKind,
    SpecialDay,
    WorkCalendar,
    laid_over,
    statutory_holidays,
)

ORDINARY = "ordinary"  # the kind of a day whose row was withdrawn
_FIRST_YEAR = 1945


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person says of a day, on what ground, and what he compared it with."""

    kind: DayKind
    name: str
    source: str
    verified: bool
    reason: str


@dataclass(frozen=True, slots=True)
class YearState:
    """What a year still lacks before days can be counted, and what looks odd in it."""

    year: int
    covered: bool
    missing: tuple[tuple[date, str], ...]  # holidays of the law without their row
    swapped_off: int
    swapped_work: int

    @property
    def swaps_agree(self) -> bool:
        """A weekday off is paid back by a Saturday; in the same year, as a rule."""
        return self.swapped_off == self.swapped_work


@dataclass(frozen=True, slots=True)
class Calendars:
    """The calendar of the nation, and over it the days of each province that has its own.

    ``local``: by the path of the province's committee; None as its row: as in the nation.
    """

    nation: WorkCalendar
    local: Mapping[str, tuple[tuple[date, SpecialDay | None], ...]] = field(default_factory=dict)

    def of(self, path: str) -> WorkCalendar:
        """By what a body counts: the province it stands in, and everybody below."""
        rows = self.local.get(province_of(path))
        return laid_over(self.nation, rows) if rows else self.nation


def province_of(path: str) -> str:
    """The first two parts of a path: "v.01" of "v.01.00005"; of the nation itself nothing."""
    return ".".join(path.split(".")[:2]) if "." in path else ""


def local_findings(day: date, kind: DayKind | None) -> Iterator[Finding]:
    """What is wrong with a day of one province. Nothing that the law dates may be moved there."""
    found = list(day_findings(day, kind))
    yield from (f for f in found if f.code != "holiday-of-the-law")
    if name := holiday_of_the_law(day):
        yield Finding(
            "holiday-of-the-law", "day",
            f"Ngày {day:%d/%m/%Y} ({name}) cả nước nghỉ theo Bộ luật Lao động 2019, Điều 112: "
            "không ghi riêng cho một tỉnh.",
            f"{day:%d/%m/%Y} ({name}) is off in the whole nation by the Labour Code 2019, Article "
            "112: no province has it otherwise.",
        )  # fmt: skip


def day_findings(day: date, kind: DayKind | None) -> Iterator[Finding]:
    """What is wrong with a kind of day; None withdraws its row."""
    if not _FIRST_YEAR <= day.year <= LAST_YEAR:
        yield _FAR
        return
    weekend = day.weekday() >= SATURDAY
    if kind is DayKind.SWAPPED_WORK and not weekend:
        yield _WORKED_ANYWAY
    if kind in (DayKind.IN_LIEU, DayKind.SWAPPED_OFF) and weekend:
        yield _OFF_ANYWAY
    if kind is not DayKind.HOLIDAY and (name := holiday_of_the_law(day)):
        yield _of_the_law(day, name)


def holiday_of_the_law(day: date) -> str:
    """What the law itself calls a day off; empty for others, and where Tết cannot be told."""
    if not _FIRST_YEAR <= day.year <= LAST_YEAR:
        return ""
    return statutory_holidays(day.year).get(day, "")


def year_state(year: int, calendar: WorkCalendar) -> YearState:
    """How complete a year is."""
    rows = [row for row in calendar.rows if row.day.year == year]
    held = {row.day for row in rows if row.kind is DayKind.HOLIDAY}
    law = statutory_holidays(year) if _FIRST_YEAR <= year <= LAST_YEAR else {}
    kinds = Counter(row.kind for row in rows)
    return YearState(
        year,
        year in calendar.coverage,
        tuple((day, name) for day, name in sorted(law.items()) if day not in held),
        kinds[DayKind.SWAPPED_OFF],
        kinds[DayKind.SWAPPED_WORK],
    )


def _of_the_law(day: date, name: str) -> Finding:
    return Finding(
        "holiday-of-the-law",
        "kind",
        f"Ngày {day:%d/%m/%Y} ({name}) do Bộ luật Lao động 2019, Điều 112 quy định là ngày nghỉ "
        "lễ, không bỏ hay ghi thành loại khác được. Nghỉ bù thì ghi vào ngày được nghỉ bù.",
        f"{day:%d/%m/%Y} ({name}) is a public holiday by the Labour Code 2019, Article 112: it can "
        "be neither withdrawn nor of another kind. A day in lieu is entered on the day taken off.",
    )


_FAR = Finding(
    "year-too-far", "day",
    f"Năm phải từ {_FIRST_YEAR} đến {LAST_YEAR}: ngoài khoảng ấy không tính được ngày Tết.",
    f"The year must be from {_FIRST_YEAR} to {LAST_YEAR}: outside, Tết cannot be told.",
)  # fmt: skip
_WORKED_ANYWAY = Finding(
    "worked-anyway", "kind",
    "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật: ngày này vốn là ngày làm việc. Hãy xem lại ngày.",
    "A day worked in exchange is a Saturday or Sunday: this one is worked anyway. Check the day.",
)  # fmt: skip
_OFF_ANYWAY = Finding(
    "off-anyway", "kind",
    "Ngày nghỉ bù, nghỉ hoán đổi phải từ thứ Hai đến thứ Sáu: ngày này vốn là ngày nghỉ. Hãy xem "
    "lại ngày.",
    "A day off in lieu or in exchange is from Monday to Friday: this one is off anyway. Check the "
    "day.",
)  # fmt: skip
