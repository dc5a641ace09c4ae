"""Whom a body stands under in its own line; never the committee that only coordinates it."""

from datetime import date

import pytest
from django.utils import translation

from sauro.foundation.access.tests.make import operator
from sauro.organization.forces import called
from sauro.organization.models import Body, Force
from sauro.organization.queries.lines import Superior, superior_of
from sauro.organization.rules.lines import line_on, shipped_lines
from sauro.organization.seed import _structure

pytestmark = [
    pytest.mark.django_db(databases=["default", "owner"]),
    pytest.mark.usefixtures("all_bodies"),
]
DAY = date(2026, 11, 30)


def above(path, day=DAY):
    found = superior_of(path, day)
    return found.name if found else ""


def found_body(path, name, force, kind="agency"):
    parent = Body.objects.get(path=path.rpartition(".")[0])
    code = Force.objects.get(code=force) if force else None
    with operator():
        return Body.objects.create(
            path=path, name=name, kind=kind, parent=parent, force=code, search_key=name.lower(),
            sort_key=name,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("v.20.ca", "Bộ Công an"),
        ("v.20.qltt", "Sở Công Thương tỉnh Lạng Sơn"),
        ("v.20.hq", "Cục Hải quan"),
        ("v.20.thue", "Cục Thuế"),
        ("v.20.bp", "Bộ Chỉ huy Quân sự tỉnh Lạng Sơn"),
        ("v.20.snnmt", "Ủy ban nhân dân tỉnh Lạng Sơn"),
        ("v.20.tt", "Ủy ban nhân dân tỉnh Lạng Sơn"),
        ("v.chq", "Bộ Tài chính"),
        ("v.cqltt", "Bộ Công Thương"),
        ("v.btlcsb", "Bộ Quốc phòng"),
        ("v.bca", ""),
        ("v.20", ""),
        ("v.20.u", ""),
        ("v.20.vks", ""),
        ("v.nobody", ""),
    ],
)
def test_the_superior_of_a_body_of_the_frame(path, name):
    assert above(path) == name


def test_the_police_of_a_commune_is_under_that_of_its_province():
    commune = Body.objects.filter(parent__path="v.20", kind="committee")[0]
    found_body(f"{commune.path}.ca", "Công an xã Mẫu", "police")
    assert superior_of(f"{commune.path}.ca", DAY) == Superior(
        "Công an tỉnh Lạng Sơn", False, "Tổ chức Công an ba cấp từ năm 2025, theo trí nhớ"
    )


def test_a_division_beside_the_agency_of_its_force_is_under_it_and_not_a_level_above():
    found_body("v.20.pc03", "Phòng Cảnh sát kinh tế", "police", "division")
    assert above("v.20.pc03") == "Công an tỉnh Lạng Sơn"
    assert above("v.20.ca") == "Bộ Công an"


def test_what_stands_below_a_body_is_under_that_body():
    found_body("v.20.qltt.d3", "Đội Quản lý thị trường số 3", "market", "team")
    assert above("v.20.qltt.d3") == "Chi cục Quản lý thị trường tỉnh Lạng Sơn"


def test_a_team_of_the_committee_itself_is_under_the_committee():
    found_body("v.20.doi389", "Đội 389 tỉnh", "", "team")
    assert above("v.20.doi389") == "Ban Chỉ đạo 389 tỉnh Lạng Sơn"


def test_where_two_might_be_meant_none_is_named():
    found_body("v.20.ca2", "Công an thứ hai (mẫu)", "police")
    commune = Body.objects.filter(parent__path="v.20", kind="committee")[0]
    found_body(f"{commune.path}.ca", "Công an xã Mẫu", "police")
    assert superior_of(f"{commune.path}.ca", DAY) is None


def test_a_row_holds_from_its_day():
    assert line_on("market", "province", date(2025, 5, 31)) is None
    assert line_on("market", "province", date(2025, 6, 1))
    assert above("v.20.qltt", date(2025, 5, 31)) == ""


def test_rows_name_forces_that_there_are_and_say_where_they_are_from():
    forces = _structure()["forces"]
    for row in shipped_lines():
        assert row.force in forces
        assert row.under in forces or row.kind in Body.Kind.values
        assert row.source


def test_every_shipped_force_is_called_something_in_both_languages():
    shipped = _structure()["forces"]
    with translation.override("vi"):
        assert {code: called(code, "") for code in shipped} == shipped
    with translation.override("en"):
        assert not {called(code, "") for code in shipped} & set(shipped.values())
        assert called("newer", "Lực lượng mới") == "Lực lượng mới"
