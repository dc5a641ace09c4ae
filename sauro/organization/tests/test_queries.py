"""The directory from the database: as the table has it, made anew after a change."""

from datetime import date

import pytest

from sauro.organization import services
from sauro.organization.models import Body
from sauro.organization.queries import children, directory_on
from sauro.organization.queries.territories import territories_near
from sauro.organization.resolution import Context, Group, Resolved, resolve
from sauro.organization.rules import Decided
from sauro.organization.tests.frame import frame
from sauro.organization.tests.make import make_seat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_bodies")]

DAY = date(2026, 8, 14)


def test_the_database_gives_the_same_directory_as_the_frame():
    directory = directory_on(DAY)
    assert directory.bodies.keys() == frame().bodies.keys()
    for path, body in directory.bodies.items():
        other = frame().bodies[path]
        assert (body.name, body.level, body.standing) == (other.name, other.level, other.standing)


def test_it_is_kept_until_something_changes():
    first = directory_on(DAY)
    assert directory_on(DAY).bodies is first.bodies
    Body.objects.filter(path="v.20.sct").update(name="Sở Thử")
    assert directory_on(DAY).bodies["v.20.sct"].name == "Sở Thử"


def test_an_alias_that_an_officer_adds_is_understood_at_once():
    secretary, paper = make_seat("v.82"), Context("v.82", DAY)
    assert not isinstance(
        resolve(directory_on(DAY), "Chi cục Hải quan khu vực XX", paper), Resolved
    )
    services.add_alias(
        "v.82.hq", 1, "Chi cục Hải quan khu vực XX", Decided("Công văn 1/CHQ", DAY), by=secretary
    )
    meant = resolve(directory_on(DAY), "Chi cục Hải quan khu vực XX", paper)
    assert isinstance(meant, Resolved)
    assert meant.body.path == "v.82.hq"


def test_members_are_those_of_the_papers_day():
    member = {"part": "member", "valid_from": DAY, "decision": "Quyết định số 1/QĐ-UBND"}
    services.add_membership("v.82", "v.82.ca", member, by=make_seat("v.82"))
    directory = directory_on(DAY)
    words = "các cơ quan thành viên Ban Chỉ đạo 389 tỉnh"
    then = resolve(directory, words, Context("v.82", DAY))
    before = resolve(directory, words, Context("v.82", date(2026, 8, 13)))
    assert isinstance(then, Group)
    assert isinstance(before, Group)
    assert [b.path for b in then.members] == ["v.82.ca"]
    assert (before.members, before.settled) == ((), False)


def test_children_stand_in_vietnamese_order():
    names = [b.name for b in children("v.20") if b.level == "province"]
    assert names.index("Ban Chỉ huy Bộ đội Biên phòng tỉnh Lạng Sơn") < names.index(
        "Báo và Phát thanh, Truyền hình Lạng Sơn"
    )
    assert names[-1] == "Viện kiểm sát nhân dân tỉnh Lạng Sơn"


def test_a_mistyped_place_is_near_to_what_was_meant():
    assert territories_near("Quỳnh Phuu, Nghệ An")[0] == "xã Quỳnh Phú, tỉnh Nghệ An"
    assert territories_near("quynh phu, nghe ann")[0] == "xã Quỳnh Phú, tỉnh Nghệ An"
    assert territories_near("Zzzzqqq") == []
    assert territories_near("") == []
