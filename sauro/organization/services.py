"""Founding, renaming and ending bodies; members of committees (cập nhật tổ chức).

Whoever keeps the bodies of a committee keeps those at and below it. Each act is one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, Q

from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.kernel.text import fold, squeeze
from sauro.organization import rules
from sauro.organization.models import Alias, Body, Force, Membership
from sauro.organization.sorting import sort_key


@transaction.atomic
def found_body(parent: str, short: str, what: Mapping[str, Any], *, by: Seat) -> Body:
    """A new body right below another (thành lập).

    ``what``: name, kind, founded_by, valid_from; force (its code) may be left out.
    Raises: Refused, Hidden, NotAllowed.
    """
    above = _taken(parent, by)
    path = f"{above.path}.{short}"
    name = squeeze(what["name"])
    taken = Body.objects.filter(path=path).exists()
    _refuse(rules.body_findings(short, name, what["founded_by"], taken=taken))
    return Body.objects.create(
        path=path,
        kind=what["kind"],
        parent=above,
        territory=above.territory,
        force=Force.objects.filter(code=what.get("force", "")).first(),
        founded_by=squeeze(what["founded_by"]),
        valid_from=what["valid_from"],
        **_named(name),
    )


@transaction.atomic
def rename_body(path: str, version: int, name: str, *, by: Seat) -> Body:
    """Another name; papers may go on using the one before. Raises: Stale, Refused, Hidden."""
    body = _taken(path, by, version)
    name = squeeze(name)
    _refuse(rules.name_findings(name))
    _alias(body, body.name)
    for field, value in _named(name).items():
        setattr(body, field, value)
    return _kept(body)


@transaction.atomic
def add_alias(path: str, version: int, name: str, *, by: Seat) -> Body:
    """Another name that papers use, such as the number of a customs region (tên gọi khác)."""
    body = _taken(path, by, version)
    _refuse(rules.name_findings(name))
    _alias(body, squeeze(name))
    return _kept(body)


@transaction.atomic
def designate_standing(path: str, version: int, *, by: Seat) -> Body:
    """The standing agency of the committee that the body is right below (cơ quan thường trực).

    The one before ceases to be it.
    """
    body = _taken(path, by, version)
    Body.objects.filter(parent=body.parent, standing=True).update(standing=False)
    body.standing = True
    return _kept(body)


@transaction.atomic
def end_body(path: str, version: int, on: date, *, by: Seat) -> Body:
    """The last day of a body; its memberships end with it. Raises: Stale, Refused, Hidden."""
    body = _taken(path, by, version)
    lasting = Q(valid_to=None) | Q(valid_to__gt=on)
    memberships = Membership.objects.filter(lasting, Q(body=body) | Q(committee=body))
    last_busy = memberships.aggregate(day=Max("valid_from"))["day"]
    below = Body.objects.filter(lasting, parent=body).count()
    seats = Seat.objects.filter(lasting, body=body).count()
    _refuse(rules.ending_findings(on, body.valid_from, last_busy, below=below, seats=seats))
    memberships.update(valid_to=on)
    body.valid_to = on
    return _kept(body)


@transaction.atomic
def add_membership(committee: str, body: str, what: Mapping[str, Any], *, by: Seat) -> Membership:
    """A member by a decision (bổ sung thành viên).

    ``what``: part, valid_from, decision; person, post and valid_to may be left out.
    Raises: Refused, Hidden, NotAllowed.
    """
    of = _taken(committee, by)
    member = Body.objects.filter(path=body).first()
    if member is None:
        raise Hidden
    term = rules.Term(what["valid_from"], what.get("valid_to"))
    new = rules.Place(member.path, squeeze(what.get("person", "")), what["part"], term)
    _refuse(rules.membership_findings(new, _places(of), what["decision"]))
    return Membership.objects.create(
        committee=of,
        body=member,
        person=new.person,
        post=squeeze(what.get("post", "")),
        part=new.part,
        valid_from=what["valid_from"],
        valid_to=term.ends,
        decision=squeeze(what["decision"]),
    )


@transaction.atomic
def end_membership(membership_id: int, on: date, *, by: Seat) -> Membership:
    """The last day of a membership. Raises: Stale where somebody ended it before, Refused."""
    found = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("committee")
        .filter(pk=membership_id)
        .first()
    )
    if found is None:
        raise Hidden
    _may_keep(found.committee.path, by)
    if found.valid_to is not None:
        raise Stale(_changed(), current=found)
    _refuse(rules.ending_membership_findings(on, found.valid_from))
    found.valid_to = on
    found.save(update_fields=["valid_to"])
    return found


def _taken(path: str, by: Seat, version: int | None = None) -> Body:
    """The body, locked, if the seat keeps it and it is still as the person saw it."""
    _may_keep(path, by)
    body = Body.objects.select_for_update(of=("self",)).filter(path=path).first()
    if body is None:
        raise Hidden
    if version is not None and body.version != version:
        raise Stale(_changed(), current=body)
    return body


def _may_keep(path: str, by: Seat) -> None:
    """A standing agency keeps what belongs to its committee."""
    allow(by, Right.KEEP_BODIES)
    body = by.body
    root = body.parent.path if body.standing and body.parent else body.path
    if path != root and not path.startswith(f"{root}."):
        raise NotAllowed(_not_yours())


def _kept(body: Body) -> Body:
    body.version += 1
    body.save()
    return body


def _alias(body: Body, name: str) -> None:
    Alias.objects.get_or_create(body=body, search_key=fold(name), defaults={"name": name})


def _named(name: str) -> dict[str, str]:
    return {"name": name, "search_key": fold(name), "sort_key": sort_key(name)}


def _places(committee: Body) -> list[rules.Place]:
    rows = Membership.objects.filter(committee=committee).select_related("body")
    return [
        rules.Place(m.body.path, m.person, m.part, rules.Term(m.valid_from, m.valid_to))
        for m in rows
    ]


def _refuse(findings: list[Finding]) -> None:
    if findings:
        raise Refused(*findings)


def _changed() -> Finding:
    return Finding(
        "changed-meanwhile",
        "",
        "Có người khác đã sửa trong khi trang này đang mở. Hãy xem bản hiện tại rồi làm lại.",
        "Somebody else changed it while this page was open. See what stands now, then repeat.",
    )


def _not_yours() -> Finding:
    return Finding(
        "not-your-body",
        "",
        "Cơ quan này không thuộc phạm vi cập nhật của vị trí đang dùng. "
        "Hãy nhờ thư ký của cơ quan đó.",
        "This body is not kept from your seat. Ask the secretary of that body.",
    )
