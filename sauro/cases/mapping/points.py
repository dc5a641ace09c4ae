"""Points on a plain grid of degrees: how large squares are, where things stand (lưới tọa độ)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import cos, radians, sqrt

_STEPS = tuple(map(Decimal, ("0.005", "0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1", "2", "5")))
_SQUARES = 24  # along the longer side
WIDTH = 420  # narrow, so that all of it stands on a telephone
_TALLEST, _MARGIN = 640, 50
_LINES = 8  # of degrees, at most, from bottom to top
_ACROSS = 5  # and from side to side, where their names stand beside each other
_LARGEST = 16  # radius of the most cases


@dataclass(frozen=True, slots=True)
class Extent:
    """The edges of what is drawn, in degrees."""

    south: Decimal
    west: Decimal
    north: Decimal
    east: Decimal

    def around(self, other: Extent) -> Extent:
        """The least that holds both."""
        return Extent(
            min(self.south, other.south), min(self.west, other.west),
            max(self.north, other.north), max(self.east, other.east),
        )  # fmt: skip

    def to_steps(self, step: Decimal) -> Extent:
        """Out to whole steps; never without room."""
        south, west = self.south // step, self.west // step
        south, west = south - (self.south < 0), west - (self.west < 0)
        north, east = self.north // step + 1, self.east // step + 1
        return Extent(south * step, west * step, north * step, east * step)


# All of the country with both archipelagos.
COUNTRY = Extent(Decimal(6), Decimal(102), Decimal(24), Decimal(118))


def step_for(extent: Extent) -> Decimal:
    """The smallest round step of which not too many lie along a side."""
    span = max(extent.north - extent.south, extent.east - extent.west)
    return next((step for step in _STEPS if span / step <= _SQUARES), _STEPS[-1])


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper for an extent: one degree east is shorter than one north."""

    extent: Extent
    width: int
    height: int

    @classmethod
    def of(cls, extent: Extent) -> Sheet:
        middle = cos(radians(float(extent.north + extent.south) / 2))
        wide = float(extent.east - extent.west) * middle
        high = float(extent.north - extent.south)
        return cls(extent, WIDTH, min(_TALLEST, max(160, round((WIDTH - _MARGIN) * high / wide))))

    def at(self, lat: Decimal | float, lon: Decimal | float) -> tuple[float, float]:
        """Where a point stands, in units of the picture."""
        e = self.extent
        across = (float(lon) - float(e.west)) / float(e.east - e.west)
        up = (float(lat) - float(e.south)) / float(e.north - e.south)
        return (
            round(_MARGIN + across * (self.width - _MARGIN), 1),
            round((1 - up) * (self.height - 20), 1),
        )

    def lines(self) -> tuple[list[tuple[Decimal, float]], list[tuple[Decimal, float]]]:
        """Meridians and parallels: their degrees, and where each stands."""
        e = self.extent
        wide = next((s for s in _STEPS if (e.east - e.west) / s <= _ACROSS), _STEPS[-1])
        step = next((s for s in _STEPS if (e.north - e.south) / s <= _LINES), _STEPS[-1])
        across = [(lon, self.at(e.south, lon)[0]) for lon in _walk(e.west, e.east, wide)]
        up = [(lat, self.at(lat, e.west)[1]) for lat in _walk(e.south, e.north, step)]
        return across, up


def _walk(first: Decimal, last: Decimal, step: Decimal) -> Iterator[Decimal]:
    value = (first / step).to_integral_value() * step
    while value <= last:
        if value >= first:
            yield value
        value += step


def radius(count: int, most: int) -> float:
    """By area: four times as many cases are twice as wide."""
    return round(max(3.0, _LARGEST * sqrt(count / most)), 1)


@dataclass(frozen=True, slots=True)
class Mark:
    """Words on the sheet, such as a degree or an archipelago."""

    x: float
    y: float
    words: str
