"""A frame of bodies: where each hangs, and that a second run changes nothing."""

import re

import pytest

from sauro.organization.models import Body, Membership
from sauro.organization.seed import seed_province

pytestmark = [
    pytest.mark.django_db(databases=["default", "owner"]),
    pytest.mark.usefixtures("all_bodies"),
]


def test_each_province_and_each_commune_has_a_committee_and_a_peoples_committee():
    kinds = Body.objects.values_list("kind", flat=True)
    assert list(kinds).count("committee") == 1 + 34 + 3321
    assert list(kinds).count("peoples_committee") == 34 + 3321


def test_everything_hangs_below_the_body_that_its_path_names():
    for path, parent in Body.objects.values_list("path", "parent__path"):
        assert re.fullmatch(r"[0-9a-z.]+", path)
        assert parent == (path.rpartition(".")[0] or None)


def test_names_say_which_territory():
    names = dict(Body.objects.filter(path__startswith="v.20").values_list("path", "name"))
    assert names["v.20"] == "Ban Chỉ đạo 389 tỉnh Lạng Sơn"
    assert names["v.20.ca"] == "Công an tỉnh Lạng Sơn"
    assert names["v.20.tu"] == "Tỉnh ủy Lạng Sơn"
    assert Body.objects.get(path="v.01.tu").name == "Thành ủy Hà Nội"


def test_a_province_without_border_or_coast_has_no_border_guard():
    lacking = {p for p in ("v.01", "v.20", "v.25") if not Body.objects.filter(path=f"{p}.bp")}
    assert lacking == {"v.01", "v.25"}


def test_nothing_is_said_about_decisions_or_persons():
    assert not Body.objects.exclude(founded_by="").exists()
    assert not Membership.objects.exists()


def test_running_again_leaves_what_an_officer_changed():
    owned = Body.objects.using("owner")
    before = owned.count()
    owned.filter(path="v.20.sct").update(version=7)
    seed_province("20")
    assert (owned.count(), owned.get(path="v.20.sct").version) == (before, 7)


def test_all_of_it_is_seeded_in_seconds(all_bodies):
    assert all_bodies < 30
