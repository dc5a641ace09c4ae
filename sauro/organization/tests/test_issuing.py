"""From whose place a paper speaks."""

import pytest

from sauro.kernel.tests.present import present
from sauro.organization.resolution import Context, Resolved, issuing_path, resolve
from sauro.organization.resolution.directory import Directory
from sauro.organization.tests.frame import frame


def frame_of(province):
    """All places, and the bodies of the nation and of one province."""
    whole = frame()
    bodies = [b for b in whole.bodies.values() if b.path.split(".")[1:2] in ([], [province])]
    return Directory(whole.territory.values(), (), bodies)


@pytest.mark.parametrize(
    ("level", "locality", "own", "name"),
    [
        ("national", "", "v.40", "Ban Chỉ đạo 389 quốc gia"),
        ("province", "Đắk Lắk", "v.40", "Ban Chỉ đạo 389 tỉnh Đắk Lắk"),
        ("province", "dak lak", "v.40", "Ban Chỉ đạo 389 tỉnh Đắk Lắk"),
        ("province", "Sóc Trăng", "v.40", "Ban Chỉ đạo 389 thành phố Cần Thơ"),  # merged
        ("commune", "Bờ Y", "v.40", "Ban Chỉ đạo 389 xã Bờ Y"),  # one of the name in the nation
    ],
)
def test_the_place_is_that_of_the_head(level, locality, own, name):
    path = issuing_path(frame(), level, locality, own)
    assert frame().bodies[path].name == name


@pytest.mark.parametrize(
    ("level", "locality"),
    [("province", "Một Nơi Không Có"), ("province", ""), ("district", "Con Cuông"), ("", "")],
)
def test_a_head_that_does_not_tell_is_not_taken_for_that_of_the_reader(level, locality):
    assert issuing_path(frame(), level, locality, "v.40") == ""


def test_a_commune_of_a_frequent_name_is_the_one_nearby_or_not_known():
    same = [t for t in frame().places["tan thanh"] if t.level == "commune" and not t.valid_to]
    assert len(same) > 1
    province = frame().territory[present(same[0].parent)]
    near = issuing_path(frame(), "commune", "Tân Thành", f"v.{province.code}")
    assert near == f"v.{province.code}.{same[0].code}"
    assert issuing_path(frame(), "commune", "Tân Thành", "v.01") == ""


def test_an_agency_is_that_of_the_place_and_not_of_the_reader():
    path = issuing_path(frame(), "province", "Đắk Lắk", "v.40")
    found = resolve(frame(), "Chi cục Quản lý thị trường", Context(path))
    assert isinstance(found, Resolved)
    assert found.body.name == "Chi cục Quản lý thị trường tỉnh Đắk Lắk"


def test_a_place_without_bodies_on_record_is_not_taken_for_ours():
    small = frame_of("40")
    path = issuing_path(small, "province", "Hưng Yên", "v.40")
    assert path == "v.33"
    for mention in ("Công an tỉnh", "Sở Y tế", "Chi cục Quản lý thị trường"):
        assert not isinstance(resolve(small, mention, Context(path)), Resolved), mention
