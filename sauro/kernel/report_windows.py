"""Which days the figures of a periodic report are counted from and to (thời gian chốt số liệu).

Decree 09/2019 lets a month run from the 15th of the month before to the 14th. The numbers
are dated rows in `data/report_windows.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources

from sauro.kernel.period import Period, PeriodKind, containing, following, nine_months


@dataclass(frozen=True, slots=True)
class WindowRule:
    """One dated row: the days of the months at both ends that are counted."""

    kind: PeriodKind
    months_back: int  # months from the period's first month back to that of from_day
    from_day: int
    to_day: int  # in the last month of the period
    valid_from: date
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class DataWindow:
    """The days whose figures a period reports, both included, and the rule that says so."""

    start_on: date
    end_on: date
    rule: WindowRule

    def __contains__(self, day: date) -> bool:
        return self.start_on <= day <= self.end_on


def window(period: Period, rules: Iterable[WindowRule]) -> DataWindow | None:
    """The data window of a period (kỳ số liệu), by the rule in force at its end.

    None for a week and a campaign, where whoever asks for the report sets the days
    (Nghị định 09/2019/NĐ-CP, Điều 8 khoản 5), and before the decree.
    """
    rule = _in_force(period, rules)
    if rule is None:
        return None
    year, month0 = divmod(_month_index(period.start_on) - rule.months_back, 12)
    start = date(year, month0 + 1, rule.from_day)
    return DataWindow(start, period.end_on.replace(day=rule.to_day), rule)


def reported_in(day: date, kind: PeriodKind, rules: Iterable[WindowRule]) -> Period | None:
    """The period whose report counts a day: 16 May counts in June (kỳ báo cáo của một ngày).

    None where no window of that kind holds the day.
    """
    known = tuple(rules)
    if kind is PeriodKind.NINE_MONTHS:
        near = [nine_months(day.year), nine_months(day.year + 1)]
    else:
        near = [containing(day, kind)]
        near.append(following(near[0]))
    windows = ((period, window(period, known)) for period in near)
    return next((period for period, counted in windows if counted and day in counted), None)


@lru_cache(maxsize=1)
def shipped_rules() -> tuple[WindowRule, ...]:
    """The rows shipped with this release (data/report_windows.toml)."""
    text = resources.files("sauro.kernel").joinpath("data/report_windows.toml").read_text("utf-8")
    rows = tomllib.loads(text)["window"]
    return tuple(WindowRule(**{**row, "kind": PeriodKind(row["kind"])}) for row in rows)


def _in_force(period: Period, rules: Iterable[WindowRule]) -> WindowRule | None:
    valid = [r for r in rules if r.kind is period.kind and r.valid_from <= period.end_on]
    return max(valid, key=lambda rule: rule.valid_from, default=None)


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1
