"""Cases with a point, on a plain grid of degrees (vụ có tọa độ)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sauro.cases.filter_form import FigureFilters
from sauro.cases.mapping.counts import Points
from sauro.cases.mapping.points import COUNTRY, Mark, Sheet, radius, step_for
from sauro.cases.mapping.tiles import archipelagos
from sauro.cases.narrowing import Box
from sauro.foundation.web.parts import Column, Link, Row, Table
from sauro.foundation.web.words import number


@dataclass(frozen=True, slots=True)
class Dot:
    """Cases in one stretch of the earth."""

    x: float
    y: float
    radius: float
    count: int
    url: str
    where: str


@dataclass(frozen=True, slots=True)
class Scatter:
    """The picture of points."""

    sheet: Sheet
    meridians: Sequence[Mark]
    parallels: Sequence[Mark]
    dots: Sequence[Dot]
    islands: Sequence[Mark]


def scatter(points: Points, form: FigureFilters, *, whole: bool) -> Scatter | None:
    """Circles on a grid of degrees; ``whole``: the country, with both archipelagos."""
    if points.extent is None:
        return None
    extent = points.extent.around(COUNTRY) if whole else points.extent
    sheet = Sheet.of(extent.to_steps(step_for(extent)))
    most = max(points.squares.values())
    dots = [_dot(box, n, most, sheet, form) for box, n in sorted(points.squares.items(), key=_last)]
    across, up = sheet.lines()
    return Scatter(
        sheet,
        [Mark(x, sheet.height - 4, _degrees(lon, _("Đ"))) for lon, x in across],
        [Mark(2, y, _degrees(lat, _("B"))) for lat, y in up],
        dots, _islands(sheet),
    )  # fmt: skip


def _last(pair: tuple[Box, int]) -> tuple[int, str]:
    return -pair[1], str(pair[0])  # small circles lie over large ones


def _dot(box: Box, n: int, most: int, sheet: Sheet, form: FigureFilters) -> Dot:
    x, y = sheet.at((box.south + box.north) / 2, (box.west + box.east) / 2)
    return Dot(x, y, radius(n, most), n, form.register(khung=str(box)), box_words(box))


def box_words(box: Box) -> str:
    """ "21–21,5° B, 103–103,5° Đ"."""
    north, east = _("B"), _("Đ")
    return f"{_span(box.south, box.north)}° {north}, {_span(box.west, box.east)}° {east}"


def _span(first: Decimal, last: Decimal) -> str:
    return f"{number(first)}–{number(last)}"


def _degrees(value: Decimal, side: str) -> str:
    return f"{number(value)}°{side}"


def _islands(sheet: Sheet) -> list[Mark]:
    e = sheet.extent
    return [
        Mark(*sheet.at(zone.lat, zone.lon), _("Quần đảo %(name)s") % {"name": zone.name})
        for zone in archipelagos()
        if e.south <= zone.lat <= e.north and e.west <= zone.lon <= e.east
    ]


def points_table(points: Points, form: FigureFilters) -> Table:
    """The same as the picture of points."""
    rows = sorted(points.squares.items(), key=_last)
    placed = sum(points.squares.values())
    words = ngettext("%(n)s vụ có tọa độ", "%(n)s vụ có tọa độ", placed)
    left = ngettext("%(n)s vụ chưa ghi tọa độ.", "%(n)s vụ chưa ghi tọa độ.", points.without)
    return Table(
        caption=words % {"n": number(placed)},
        columns=[Column(_("Khung tọa độ")), Column(_("Số vụ"), number=True)],
        rows=[Row((box_words(b), Link(form.register(khung=str(b)), number(n)))) for b, n in rows],
        empty=_("Không có vụ nào ghi tọa độ."),
        note=left % {"n": number(points.without)} if points.without else "",
    )
