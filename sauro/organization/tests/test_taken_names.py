"""Names that somebody gives to bodies of his own, so that papers of others be misread."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from sauro.kernel.tests.present import present
from sauro.organization.resolution import (
    BodyRow,
    Candidates,
    Context,
    Group,
    Resolved,
    claimed,
    resolve,
)
from sauro.organization.resolution import reasons as why
from sauro.organization.resolution.vocabulary import key_of
from sauro.organization.tests.frame import frame, frame_with
from sauro.organization.tests.test_resolution import context_of, lines

HANOI, A_WARD = "v.01", "v.01.00004"


def with_bodies_of(path, names, start=900_000):
    """The frame, and bodies that the keeper of a path made by hand under some names."""
    above = present(frame().bodies.get(path))
    made = [
        replace(
            above, id=start + n, path=f"{path}.m{n}", name=name, kind="team", made=True,
            aliases=(name,), parent=above.id, valid_from=None, standing=False,
        )
        for n, name in enumerate(names)
    ]  # fmt: skip
    return frame_with(tuple(made))


@cache
def spoilt(path):
    """Every mention of the table, alone and with more words, is the name of a body there."""
    mentions = dict.fromkeys(m for m, _, _ in lines() if key_of(m))
    names = [n for m in mentions for n in (m, f"{m} và", f"các {m}")]
    official = (b.name for b in frame().bodies.values() if b.path.startswith("v.40"))
    return with_bodies_of(path, [*names, *official])


@pytest.mark.parametrize("place", [HANOI, A_WARD])
@pytest.mark.parametrize(("mention", "context", "_expected"), lines())
def test_what_a_province_calls_its_bodies_changes_no_paper_of_another(
    mention, context, _expected, place
):
    given_in = context_of(context)
    if f"{given_in.path}.".startswith(f"{HANOI}.") or "ha noi" in key_of(mention):
        return  # of its own bodies it may say what it likes
    before, after = (resolve(d, mention, given_in) for d in (frame(), spoilt(place)))
    if isinstance(before, Candidates) and not before.options:
        assert isinstance(after, Candidates), after
        assert all(why.OUTSIDE in c.reasons for c in after.options)
    elif isinstance(before, Candidates) and why.OUTSIDE in before.options[0].reasons:
        assert isinstance(after, Candidates), after
    elif isinstance(before, Group):
        assert isinstance(after, Group)
        assert elsewhere(after) == elsewhere(before)
    else:
        assert after == before


def elsewhere(group):
    members = tuple(b for b in group.members if not f"{b.path}.".startswith(f"{HANOI}."))
    return replace(group, members=members)


@pytest.mark.parametrize(
    ("name", "issuer", "path"),
    [
        ("Sở Công Thương tỉnh Nghệ An", "v.40", "v.40.sct"),
        ("Sở Công Thương tỉnh Nghệ An", HANOI, "v.40.sct"),  # also in the papers of who took it
        ("Công an tỉnh", "v.40", "v.40.ca"),
        ("Công an thành phố", HANOI, "v.01.ca"),
    ],
)
def test_a_name_taken_by_hand_does_not_lead_away(name, issuer, path):
    found = resolve(with_bodies_of(HANOI, [name]), name, Context(issuer, date(2026, 1, 1)))
    assert isinstance(found, Resolved), found
    assert found.body.path == path


def test_what_a_province_made_is_known_in_its_own_papers_and_where_it_is_named():
    made = with_bodies_of(HANOI, ["Đội Kiểm tra 12"])
    for mention, issuer in (
        ("Đội Kiểm tra 12", HANOI),
        ("Đội Kiểm tra 12", A_WARD),
        ("Đội Kiểm tra 12 thành phố Hà Nội", "v.40"),
    ):
        found = resolve(made, mention, Context(issuer))
        assert isinstance(found, Resolved), (mention, issuer)
        assert found.body.name == "Đội Kiểm tra 12"
    away = resolve(made, "Đội Kiểm tra 12", Context("v.40"))
    assert isinstance(away, Candidates)
    assert [why.OUTSIDE in c.reasons for c in away.options] == [True]


@pytest.mark.parametrize(
    ("name", "path", "root", "whose"),
    [
        ("Sở Công Thương tỉnh Nghệ An", "v.01.x", HANOI, "v.40.sct"),
        ("Công an Nghệ An", "v.01.x", HANOI, "v.40.ca"),
        ("Sở Công Thương", "v.01.ca.x", "v.01.ca", "v.01.sct"),  # of one's own place, not one's own
        ("Sở Công Thương", "v.01.ca", "v.01.ca", "v.01.sct"),
        ("Công an thành phố", "v.01.00004.x", A_WARD, "v.01.ca"),
        ("Đội Kiểm tra 12 tỉnh Nghệ An", "v.01.x", HANOI, "tỉnh Nghệ An"),
        ("Các sở, ban, ngành", "v.01.x", HANOI, "nhiều"),
        ("UBND các xã, phường", "v.01.x", HANOI, "nhiều"),
        ("Sở Công Thương", "v.01.sct", HANOI, ""),
        ("Đội Kiểm tra 12", "v.01.x", HANOI, ""),
        ("Đội Kiểm tra 12 thành phố Hà Nội", "v.01.x", HANOI, ""),
        ("Đội Kiểm tra 12", "v.01.00004.x", A_WARD, ""),
        ("Tổ công tác 389 tỉnh", "v.40.x", "v.40", ""),
        ("Đội liên ngành 389", "v.40.x", "v.40", ""),
    ],
)
def test_whose_a_name_is(name, path, root, whose):
    found = claimed(frame(), name, path, root)
    if isinstance(found, Group):
        assert whose == "nhiều"
    elif isinstance(found, BodyRow):
        assert whose == found.path
    else:
        assert whose == (f"{found.kind} {found.name}" if found else "")


def test_a_name_that_several_bear_already_is_still_not_free():
    twice = with_bodies_of("v.40", ["Sở Công Thương"])
    found = claimed(twice, "Sở Công Thương tỉnh Nghệ An", "v.01.x", HANOI)
    assert isinstance(found, BodyRow)
    assert found.path.startswith("v.40.")


def test_every_official_body_may_keep_its_own_name():
    for body in frame().bodies.values():
        assert claimed(frame(), body.name, body.path, body.path) is None, body
