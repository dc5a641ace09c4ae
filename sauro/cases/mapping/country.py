"""The country as squares, and places as a table (ô vuông các tỉnh, bảng địa bàn)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sauro.cases.filter_form import FigureFilters
from sauro.cases.mapping.counts import Places
from sauro.cases.mapping.tiles import Spot, archipelagos, provinces, ranges, shade
from sauro.foundation.web.parts import Cell, Column, Link, Row, Table
from sauro.foundation.web.words import day, number
from sauro.organization.models import Territory
from sauro.organization.queries.territories import territory_labels

_TILE, _TALL, _ROOM = 66, 50, 3  # narrow, so that all of it stands on a telephone


@dataclass(frozen=True, slots=True)
class Tile:
    """A square of the country; without an address where nothing was found."""

    x: int
    y: int
    name: str
    count: int
    shade: int
    url: str
    islands: bool = False

    @property
    def middle(self) -> int:
        return self.x + (_TILE - _ROOM) // 2

    @property
    def lines(self) -> list[tuple[int, str]]:
        """The name on two lines, each with where it stands: "Hồ Chí", "Minh"."""
        first, _space, second = self.name.rpartition(" ")
        if not first:
            return [(self.y + 22, second)]
        return [(self.y + 15, first), (self.y + 29, second)]


@dataclass(frozen=True, slots=True)
class Country:
    """The picture of squares, with its legend: shade, first and last number."""

    width: int
    height: int
    tiles: Sequence[Tile]
    legend: Sequence[tuple[int, str]]


def country(places: Places, form: FigureFilters) -> Country:
    """Every province and both archipelagos, whether anything was found there or not."""
    numbers = {place.code: n for place, n in places.provinces.items()}
    zones = {place.code: n for place, n in places.communes.items() if place.level == "commune"}
    most = max([1, *numbers.values()])
    where = Where(form, _labels_by_code(), most)
    tiles = [_tile(spot, numbers.get(spot.code, 0), where) for spot in provinces()]
    tiles += [_tile(zone, zones.get(zone.code, 0), where) for zone in archipelagos()]
    columns = 1 + max(spot.column for spot in (*provinces(), *archipelagos()))
    rows = 1 + max(spot.row for spot in (*provinces(), *archipelagos()))
    return Country(columns * _TILE, rows * (_TALL + _ROOM), tiles, _legend(most))


@dataclass(frozen=True, slots=True)
class Where:
    """What all squares share: the filters, how forms call places, the largest number."""

    form: FigureFilters
    labels: Mapping[str, str]
    most: int


def _tile(spot: Spot, count: int, where: Where) -> Tile:
    """A province opens its communes, an archipelago its cases."""
    islands = spot in archipelagos()
    label = where.labels.get(spot.code, "")
    opened = where.form.register if islands else where.form.query
    url = opened(noi=label) if count and label else ""
    x, y = spot.column * _TILE, spot.row * (_TALL + _ROOM)
    return Tile(x, y, spot.name, count, shade(count, where.most), url, islands)


def _labels_by_code() -> dict[str, str]:
    """How the forms call provinces and archipelagos of today."""
    codes = [spot.code for spot in (*provinces(), *archipelagos())]
    rows = Territory.objects.filter(
        code__in=codes, valid_to=None, level__in=("province", "commune")
    )
    known = {row.pk: row for row in rows}
    wanted = {s.code: "province" for s in provinces()} | {s.code: "commune" for s in archipelagos()}
    return {
        known[pk].code: label
        for pk, label in territory_labels(known).items()
        if wanted[known[pk].code] == known[pk].level
    }


def _legend(most: int) -> list[tuple[int, str]]:
    return [
        (level, number(low) if low == high else f"{number(low)}–{number(high)}")
        for level, low, high in ranges(most)
    ]


def places_table(places: Places, form: FigureFilters, province: Territory | None) -> Table:
    """Provinces, or the communes of one; each number opens the cases under it."""
    found = places.communes if province else places.provinces
    rows = sorted(found.items(), key=lambda pair: (-pair[1], pair[0].sort_key, pair[0].pk))
    labels, total = territory_labels(place.pk for place, _n in rows), sum(found.values())
    shown = [
        Row((
            _named(place, "" if province else form.query(noi=labels[place.pk])),
            Link(form.register(noi=labels[place.pk]), number(n)),
            f"{number(round(Decimal(100 * n) / total, 1))} %",
        ))
        for place, n in rows
    ]  # fmt: skip
    if places.elsewhere and not province:
        shown.append(Row((_("Địa bàn không thuộc tỉnh nào trong danh mục"), places.elsewhere, "")))
    return Table(
        caption=_counted(places.total, form),
        columns=[
            Column(_("Xã, phường, đặc khu") if province else _("Tỉnh, thành phố")),
            Column(_("Số vụ"), number=True), Column(_("Phần"), number=True),
        ],
        rows=shown,
        empty=_("Không có vụ việc nào hợp điều kiện. Hãy bỏ bớt một điều kiện."),
        note=_(
            "Vụ nhiều cơ quan cùng làm, vào sổ trùng, hay đã chuyển rồi nhận, đếm một lần; chỉ "
            "đếm vụ trong thời gian và địa bàn đang lọc. Sổ vụ việc liệt kê cả hai và mọi năm, nên "
            "có thể nhiều hơn."
        ),
    )  # fmt: skip


def _counted(total: int, form: FigureFilters) -> str:
    """How many, and since when: the register beside it has all years."""
    since = form.filters().since
    if since is None:
        words = ngettext("%(n)s vụ việc", "%(n)s vụ việc", total)
        return words % {"n": number(total)}
    words = ngettext(
        "%(n)s vụ việc phát hiện từ %(day)s", "%(n)s vụ việc phát hiện từ %(day)s", total
    )
    return words % {"n": number(total), "day": day(since)}


def _named(place: Territory, url: str) -> Cell:
    """A place of before says until when it was one."""
    name = str(place)
    if place.valid_to:
        name = _("%(place)s (đến %(day)s)") % {"place": place, "day": day(place.valid_to)}
    return Link(url, name) if url else name
