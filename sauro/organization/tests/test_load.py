"""The counts that the law gives, and what became of former territories."""

import pytest

from sauro.organization.load import load_territories
from sauro.organization.models import Succession, Territory

pytestmark = [
    pytest.mark.django_db(databases=["default", "owner"]),
    pytest.mark.usefixtures("territories"),
]


def count(**what):
    return Territory.objects.filter(**what).count()


def test_34_provinces_and_3321_communes_of_three_kinds_today():
    assert count(level="province", valid_to=None) == 34
    assert count(level="commune", valid_to=None) == 3321
    kinds = [count(level="commune", valid_to=None, kind=k) for k in ("xã", "phường", "đặc khu")]
    assert kinds == [2621, 687, 13]


def test_63_provinces_and_their_districts_ended_on_30_june_2025():
    assert count(level="province", valid_to="2025-06-30") == 63
    assert count(level="district", valid_to="2025-06-30") == count(level="district") == 696
    assert count(level="commune", valid_to="2025-06-30") == 10035


def test_loading_again_changes_nothing(territories):
    assert load_territories() == territories


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hà Giang", "Tuyên Quang"),
        ("Yên Bái", "Lào Cai"),
        ("Bình Thuận", "Lâm Đồng"),
        ("Kiên Giang", "An Giang"),
        ("Lạng Sơn", "Lạng Sơn"),
        ("Bà Rịa - Vũng Tàu", "Hồ Chí Minh"),
    ],
)
def test_a_province_went_whole_into_one_of_today(old, new):
    (succession,) = Succession.objects.filter(old__level="province", old__name=old)
    assert (succession.new.name, succession.whole) == (new, True)


def test_every_former_territory_has_a_successor_and_every_new_one_a_predecessor():
    assert not Territory.objects.exclude(valid_to=None).filter(successors=None).exists()
    new = Territory.objects.filter(valid_to=None).exclude(level="nation")
    assert not new.filter(predecessors=None).exists()


def test_a_divided_commune_went_in_part_into_several():
    parts = Succession.objects.filter(old__level="commune", whole=False)
    assert parts.values("old").distinct().count() == 471


def test_a_district_went_into_communes():
    lands = Succession.objects.filter(old__level="district", old__name="Cao Lộc")
    assert {s.new.level for s in lands} == {"commune"}
    assert "Đồng Đăng" in {s.new.name for s in lands}


def test_islands_without_communes_became_special_zones():
    (land,) = Succession.objects.filter(old__level="district", old__name="Lý Sơn")
    assert str(land.new) == "đặc khu Lý Sơn"
