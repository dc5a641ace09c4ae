"""Squares, shades and grids of degrees: pure, so tried with many numbers."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sauro.cases.mapping.points import COUNTRY, Extent, Sheet, radius, step_for
from sauro.cases.mapping.tiles import SHADES, archipelagos, provinces, ranges, shade

degrees = st.decimals(Decimal(-80), Decimal(80), places=4)


@st.composite
def extents(draw):
    south, west = draw(degrees), draw(degrees)
    more = st.decimals(Decimal(0), Decimal(10), places=4)
    return Extent(south, west, south + draw(more), west + draw(more))


def test_every_province_has_a_square_of_its_own_and_both_archipelagos_are_there():
    spots = [*provinces(), *archipelagos()]
    assert len(provinces()) == 34
    assert len({(spot.column, spot.row) for spot in spots}) == 36
    assert {zone.name: zone.province for zone in archipelagos()} == {
        "Hoàng Sa": "48",
        "Trường Sa": "56",
    }
    for zone in archipelagos():
        assert COUNTRY.south < zone.lat < COUNTRY.north
        assert COUNTRY.west < zone.lon < COUNTRY.east


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_more_cases_are_never_lighter(most, count):
    count = min(count, most)
    assert 0 <= shade(count, most) <= SHADES
    assert (shade(count, most) == 0) == (count == 0)
    assert shade(most, most) == SHADES
    assert count == 0 or shade(count - 1, most) <= shade(count, most)


@given(st.integers(1, 5000))
def test_the_legend_covers_every_number_once(most):
    legend = ranges(most)
    assert legend[0][1] == 1
    assert legend[-1][2] == most
    assert all(before[2] + 1 == after[1] for before, after in pairwise(legend))
    for level, low, high in legend:
        assert {shade(low, most), shade(high, most)} == {level}


@given(extents())
def test_what_is_drawn_lies_on_the_sheet(extent):
    step = step_for(extent)
    whole = extent.to_steps(step)
    assert whole.south <= extent.south
    assert whole.west <= extent.west
    assert whole.north > extent.north
    assert whole.east > extent.east
    sheet = Sheet.of(whole)
    for lat, lon in ((extent.south, extent.west), (extent.north, extent.east)):
        x, y = sheet.at(lat, lon)
        assert 0 <= x <= sheet.width
        assert 0 <= y <= sheet.height
    across, up = sheet.lines()
    assert len(up) <= 10
    assert all(whole.west <= lon <= whole.east for lon, _x in across)


@given(st.integers(1, 1000), st.integers(1, 1000))
def test_circles_grow_with_the_number(one, other):
    low, high = sorted((one, other))
    assert 0 < radius(low, 1000) <= radius(high, 1000) <= radius(1000, 1000)
