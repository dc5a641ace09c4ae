"""Who goes on with what a body did that has ended."""

from datetime import date

import pytest

from sauro.organization.resolution import BodyRow, Directory, SuccessionRow, TerritoryRow

DAY = date(2026, 5, 4)
BEFORE, LATER = date(2025, 6, 30), date(2026, 5, 4)
TERRITORIES = [
    TerritoryRow(1, "VN", "Việt Nam", "", "nation", None),
    TerritoryRow(2, "20", "Mẫu", "tỉnh", "province", 1),
    TerritoryRow(3, "201", "Cũ", "xã", "commune", 2, None, BEFORE),
    TerritoryRow(4, "202", "Đông", "xã", "commune", 2),
    TerritoryRow(5, "203", "Tây", "xã", "commune", 2),
]
WENT = [SuccessionRow(3, 4, False), SuccessionRow(3, 5, False)]


def body(number, path, name="Đội", territory=2, **others):
    return BodyRow(number, path, name, "team", "province", territory, None, **others)


def heirs(*bodies, of="v.20.a", day=DAY):
    found = Directory(TERRITORIES, WENT, bodies).successors_of(of, day)
    return [b.path for b in found]


def test_the_one_it_was_merged_into_or_the_next_that_lives():
    a = body(1, "v.20.a", valid_to=BEFORE, successor=2)
    b, c = body(2, "v.20.b"), body(3, "v.20.c")
    assert heirs(a, b, c) == ["v.20.b"]
    gone = body(2, "v.20.b", valid_to=BEFORE, successor=3)
    assert heirs(a, gone, c) == ["v.20.c"]
    assert heirs(a, body(2, "v.20.b", valid_to=BEFORE), c) == []


@pytest.mark.parametrize(
    ("ends", "found"), [(None, []), (LATER, []), (date(2026, 5, 3), ["v.20.b"])]
)
def test_of_one_that_lives_nobody_on_its_last_day_neither(ends, found):
    assert heirs(body(1, "v.20.a", valid_to=ends, successor=2), body(2, "v.20.b")) == found


def test_bodies_of_its_name_in_the_territories_that_have_its_own():
    """Several: a person chooses."""
    old = body(1, "v.20.a", "Ủy ban nhân dân xã Cũ", 3, valid_to=BEFORE)
    east = body(2, "v.20.b", "Ủy ban nhân dân xã Đông", 4)
    west = body(3, "v.20.c", "Ủy ban nhân dân xã Tây", 5)
    police = body(4, "v.20.d", "Công an xã Đông", 4)
    assert heirs(old, east, west, police) == ["v.20.b", "v.20.c"]
    assert heirs(old, police) == []


def test_bodies_that_went_into_each_other_have_none():
    """Nobody can write that by the pages; what must end ends."""
    a = body(1, "v.20.a", valid_to=BEFORE, successor=2)
    b = body(2, "v.20.b", valid_to=BEFORE, successor=1)
    assert heirs(a, b) == []


def test_nobody_knows_a_body_that_is_not_there():
    assert heirs() == []
