"""Months as a picture and as a table, each number of which opens its cases (theo tháng)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sauro.cases.catalogue import groups_on, named
from sauro.cases.filter_form import FigureFilters
from sauro.cases.mapping.counts import Months, latest
from sauro.cases.mapping.points import Mark
from sauro.cases.models import Counted
from sauro.cases.register import Filters
from sauro.foundation.web.parts import Cell, Column, Link, Row, Table
from sauro.foundation.web.words import number

MONTHS = 60  # that are shown at most


@dataclass(frozen=True, slots=True)
class Bar:
    """One month of a sort."""

    x: float
    y: float
    width: float
    height: float
    count: int
    url: str
    when: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One sort through the months; ``most``: its largest month, to which its bars are drawn."""

    name: str
    total: int
    most: int
    y: int
    bars: Sequence[Bar]

    @property
    def floor(self) -> int:
        return self.y + _HEAD + _BARS


@dataclass(frozen=True, slots=True)
class TimeLine:
    """The picture of months; ``years``: where each year begins."""

    width: int
    height: int
    panels: Sequence[Panel]
    ticks: Sequence[Mark]
    months: Sequence[date]
    cut: bool


_WIDE, _HEAD, _BARS = 328, 34, 52  # as wide as a telephone, on which no month is cut
_TICKS = 6  # months that are named below


def sort_names(months: Months, today: date, *, goods: bool) -> dict[str, str]:
    """The sorts that occur, in the order of their catalogue."""
    if goods:
        names = {group.code: named(group) for group in groups_on(today)}
        return {
            code: names.get(code, code) for code in [*names, *months.sorts] if code in months.sorts
        }
    return {code: str(Counted(code).label) for code in Counted.values if code in months.sorts}


def time_line(
    found: Months, names: Mapping[str, str], form: FigureFilters, today: date, *, goods: bool
) -> TimeLine:
    """A panel a sort, each with bars to its own scale."""
    asked = form.filters()
    months = latest(found.all, asked.since, asked.until, today)
    cut, months = len(months) > MONTHS, months[-MONTHS:]
    wide, high = _across(months), _HEAD + _BARS + 8
    panels = [
        _panel(n * high, name, found.sorts[code], months, _opening(form, asked, code, goods=goods))
        for n, (code, name) in enumerate(names.items())
    ]
    height = len(panels) * high
    every = max(1, -(-len(months) // _TICKS))
    ticks = [
        Mark(round(2 + n * wide, 1), height + 14, f"{month:%m/%y}")
        for n, month in enumerate(months) if n % every == 0
    ]  # fmt: skip
    return TimeLine(_WIDE, height + 20, panels, ticks, months, cut)


@dataclass(frozen=True, slots=True)
class Opening:
    """How the cases of a sort and month are opened in the register."""

    form: FigureFilters
    asked: Filters
    sort: Mapping[str, str]

    def url(self, month: date) -> str:
        last = (month + timedelta(31)).replace(day=1) - timedelta(1)
        first = max(month, self.asked.since or month)
        last = min(last, self.asked.until or last)
        days = {"tu": f"{first:%d/%m/%Y}", "den": f"{last:%d/%m/%Y}"}
        return self.form.register(**{**self.sort, **days})


def _opening(form: FigureFilters, asked: Filters, code: str, *, goods: bool) -> Opening:
    sort = {"hang" if goods else "nhom": code} if code else {}
    return Opening(form, asked, sort)


def _panel(
    top: int, name: str, numbers: Mapping[date, int], months: Sequence[date], opening: Opening
) -> Panel:
    """Bars from a common floor, the largest month as high as there is room."""
    wide = _across(months)
    most = max([1, *(numbers.get(month, 0) for month in months)])
    bars = []
    for place, month in enumerate(months):
        if count := numbers.get(month, 0):
            high = max(2.0, round(_BARS * count / most, 1))
            x, y = round(2 + place * wide, 1), round(top + _HEAD + _BARS - high, 1)
            across, url = round(wide * 0.8, 1), opening.url(month)
            bars.append(Bar(x, y, across, high, count, url, f"{month:%m/%Y}"))
    return Panel(name, sum(bar.count for bar in bars), most, top, bars)


def _across(months: Sequence[date]) -> float:
    """The room of one month."""
    return (_WIDE - 4) / max(1, len(months))


def months_table(
    found: Months, line: TimeLine, names: Mapping[str, str], form: FigureFilters, *, goods: bool
) -> Table:
    """The same as the picture: the latest month first, each number opens its cases."""
    asked = form.filters()
    openings = {code: _opening(form, asked, code, goods=goods) for code in ("", *names)}

    def cells(month: date) -> list[Cell]:
        def opened(code: str, n: int) -> Cell:
            return Link(openings[code].url(month), number(n)) if n else 0

        whole = opened("", found.all.get(month, 0))
        parts = [opened(code, found.sorts[code].get(month, 0)) for code in names]
        return [f"{month:%m/%Y}", whole, *parts]

    total = sum(found.all.get(month, 0) for month in line.months)
    words = ngettext(
        "%(n)s vụ việc theo tháng phát hiện", "%(n)s vụ việc theo tháng phát hiện", total
    )
    once = _("Đếm theo hành vi chính; vụ nhiều cơ quan cùng làm đếm một lần.")
    several = _("Một vụ có nhiều nhóm hàng được đếm ở mỗi nhóm; cột “Tất cả” đếm một lần.")
    return Table(
        caption=words % {"n": number(total)},
        columns=[
            Column(_("Tháng")), Column(_("Tất cả"), number=True),
            *(Column(name, number=True) for name in names.values()),
        ],
        rows=[Row(cells(month)) for month in reversed(line.months)],
        empty=_("Không có vụ việc nào hợp điều kiện. Hãy bỏ bớt một điều kiện."),
        note=several if goods else once,
    )  # fmt: skip
