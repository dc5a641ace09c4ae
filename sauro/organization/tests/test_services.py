"""Keeping bodies: by decision, once each, and only one's own."""

from datetime import date

import pytest

from sauro.foundation.access.rights import Role
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.kernel.tests.present import present
from sauro.organization import services
from sauro.organization.models import Body, Membership, Territory
from sauro.organization.queries import body as body_at
from sauro.organization.queries import children, members_on
from sauro.organization.rules import Decided, Line
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db

DECISION = "Quyết định số 12/QĐ-UBND ngày 05/01/2026"
DAY = date(2026, 1, 5)
TEAM = {"name": "Đội 389 tỉnh", "kind": "team", "founded_by": DECISION, "valid_from": DAY}
DECIDED = Decided(DECISION, date(2026, 6, 30))
MEMBER = {"part": "member", "valid_from": DAY, "decision": DECISION}


@pytest.fixture
def secretary():
    return make_seat("v.97")


def codes(raised):
    return [f.code for f in raised.value.findings]


def test_a_team_is_founded_by_a_decision(secretary):
    team = services.found_body("v.97", "doi389", TEAM, by=secretary)
    assert (team.path, team.search_key) == ("v.97.doi389", "doi 389 tinh")
    assert [b.path for b in children("v.97")] == ["v.97.doi389"]


def test_what_is_missing_is_told_all_at_once(secretary):
    services.found_body("v.97", "doi389", TEAM, by=secretary)
    with pytest.raises(Refused) as raised:
        services.found_body("v.97", "doi389", TEAM | {"name": " ", "founded_by": ""}, by=secretary)
    assert codes(raised) == ["no-name", "path-taken", "no-decision"]
    with pytest.raises(Refused) as raised:
        services.found_body("v.97", "Đội", TEAM, by=secretary)
    assert codes(raised) == ["bad-short-name"]


def test_a_former_name_stays_known(secretary):
    services.found_body("v.97", "doi389", TEAM, by=secretary)
    services.rename_body("v.97.doi389", 1, "Đội công tác 389", DECIDED, by=secretary)
    row = body_at("v.97.doi389")
    assert row
    assert (row.name, row.aliases) == ("Đội công tác 389", ("Đội 389 tỉnh",))


def test_the_second_of_two_writers_is_told(secretary):
    services.found_body("v.97", "doi389", TEAM, by=secretary)
    services.rename_body("v.97.doi389", 1, "Đội công tác 389", DECIDED, by=secretary)
    with pytest.raises(Stale) as raised:
        services.rename_body("v.97.doi389", 1, "Đội liên ngành 389", DECIDED, by=secretary)
    assert raised.value.current.name == "Đội công tác 389"


def test_one_standing_agency_at_a_time(secretary):
    make_body("v.97.sct"), make_body("v.97.qltt")
    services.designate_standing("v.97.sct", 1, DECIDED, by=secretary)
    services.designate_standing("v.97.qltt", 1, DECIDED, by=secretary)
    standing = Body.objects.filter(standing=True, path__startswith="v.97")
    assert [b.path for b in standing] == ["v.97.qltt"]


def test_the_standing_agency_keeps_its_committees_record(secretary):
    make_body("v.97.qltt")
    services.designate_standing("v.97.qltt", 1, DECIDED, by=secretary)
    agency = make_seat("v.97.qltt")
    assert services.found_body("v.97", "doi389", TEAM, by=agency).path == "v.97.doi389"


def test_an_agency_does_not_designate_itself():
    make_body("v.97.qltt")
    with pytest.raises(NotAllowed):
        services.designate_standing("v.97.qltt", 1, DECIDED, by=make_seat("v.97.qltt"))


def test_a_body_ends_when_nothing_hangs_on_it(secretary):
    services.found_body("v.97", "doi389", TEAM, by=secretary)
    make_body("v.97.doi389.to1")
    make_seat("v.97.doi389")
    with pytest.raises(Refused) as raised:
        services.end_body("v.97.doi389", 1, Decided(DECISION, date(2026, 1, 1)), by=secretary)
    assert codes(raised) == ["ends-too-early", "bodies-below", "seats-left"]


def test_memberships_end_with_the_body(secretary):
    services.found_body("v.97", "doi389", TEAM, by=secretary)
    services.add_membership("v.97", "v.97.doi389", MEMBER, by=secretary)
    services.end_body("v.97.doi389", 1, DECIDED, by=secretary)
    assert Membership.objects.get().valid_to == date(2026, 6, 30)
    assert Body.objects.get(path="v.97.doi389").valid_to == date(2026, 6, 30)


def test_members_of_a_day_with_the_head_first(secretary):
    make_body("v.97.ca", "Công an tỉnh"), make_body("v.97.u", "Ủy ban nhân dân tỉnh")
    police = services.add_membership("v.97", "v.97.ca", MEMBER, by=secretary)
    services.add_membership("v.97", "v.97.u", MEMBER | {"part": "head"}, by=secretary)
    assert [m.body for m in members_on("v.97", DAY)] == ["v.97.u", "v.97.ca"]
    services.end_membership(police.pk, Decided(DECISION, date(2026, 3, 1)), by=secretary)
    assert [m.body for m in members_on("v.97", date(2026, 3, 2))] == ["v.97.u"]


def test_nobody_is_a_member_twice_and_there_is_one_head(secretary):
    make_body("v.97.ca"), make_body("v.97.u")
    services.add_membership("v.97", "v.97.ca", MEMBER | {"part": "head"}, by=secretary)
    again = MEMBER | {"part": "head", "decision": ""}
    with pytest.raises(Refused) as raised:
        services.add_membership("v.97", "v.97.ca", again, by=secretary)
    assert codes(raised) == ["no-decision", "already-member", "second-head"]


@pytest.mark.parametrize("outside", ["v.98.ca", "v.bca", "v"])
def test_a_committee_takes_in_bodies_of_its_province_only(secretary, outside):
    make_body(outside), make_body("v.97.00001.u")
    assert services.add_membership("v.97", "v.97.00001.u", MEMBER, by=secretary)
    with pytest.raises(Refused) as raised:
        services.add_membership("v.97", outside, MEMBER, by=secretary)
    assert codes(raised) == ["outside-the-province"]
    lines = [Line("v.97.00001.u", "", "", "head"), Line(outside, "", "", "member")]
    version = Body.objects.get(path="v.97").version
    with pytest.raises(Refused) as raised:
        services.renew_committee("v.97", version, lines, DECIDED, by=secretary)
    assert codes(raised) == ["outside-the-province"]


def test_the_nations_committee_takes_in_whom_it_needs():
    make_body("v.98.u")
    assert services.add_membership("v", "v.98.u", MEMBER, by=make_seat("v"))


def test_a_membership_ends_once_and_not_before_it_begins(secretary):
    make_body("v.97.ca")
    member = services.add_membership("v.97", "v.97.ca", MEMBER, by=secretary)
    with pytest.raises(Refused):
        services.end_membership(member.pk, Decided(DECISION, date(2025, 1, 1)), by=secretary)
    services.end_membership(member.pk, Decided(DECISION, DAY), by=secretary)
    with pytest.raises(Stale):
        services.end_membership(member.pk, Decided(DECISION, DAY), by=secretary)


@pytest.mark.parametrize("path", ["v", "v.98", "v.971"])
def test_nobody_keeps_bodies_elsewhere(secretary, path):
    make_body(path)
    with pytest.raises(NotAllowed):
        services.found_body(path, "doi389", TEAM, by=secretary)


def test_an_officer_keeps_none():
    with pytest.raises(NotAllowed):
        services.found_body("v.97", "doi389", TEAM, by=make_seat("v.97", Role.OFFICER))


def test_what_is_not_there_is_hidden(secretary):
    with pytest.raises(Hidden):
        services.rename_body("v.97.nothing", 1, "Tên", DECIDED, by=secretary)
    with pytest.raises(Hidden):
        services.end_membership(0, DECIDED, by=secretary)


def test_nobody_takes_the_name_of_a_body_that_he_does_not_keep(secretary, territories):
    trade = make_body("v.98.sct", "Sở Công Thương tỉnh Nghệ An")
    trade.territory = Territory.objects.get(level="province", name="Nghệ An", valid_to=None)
    trade.save()
    theft = "Sở Công Thương tỉnh  Nghệ An"
    with pytest.raises(Refused) as raised:
        services.found_body("v.97", "sct", TEAM | {"name": theft}, by=secretary)
    assert codes(raised) == ["name-of-another"]
    assert "tỉnh Nghệ An" in raised.value.findings[0].message
    team = services.found_body("v.97", "doi389", TEAM, by=secretary)
    for act in (services.rename_body, services.add_alias):
        with pytest.raises(Refused) as raised:
            act(team.path, team.version, theft, DECIDED, by=secretary)
        assert codes(raised) == ["name-of-another"]
    assert not Body.objects.filter(path__startswith="v.97.", name__contains="Nghệ An").exists()
    assert present(body_at(team.path)).aliases == ()
