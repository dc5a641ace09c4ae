"""Founding, renaming, merging and ending bodies (thành lập, đổi tên, sáp nhập, kết thúc)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max, Q

from sauro.foundation.access.models import Seat
from sauro.foundation.database.once import once
from sauro.foundation.errors import Hidden, Refused
from sauro.kernel.findings import Finding
from sauro.kernel.text import fold, squeeze
from sauro.organization import rules
from sauro.organization.models import Alias, Body, Force, Membership
from sauro.organization.rules import Decided
from sauro.organization.services.claiming import taken_findings
from sauro.organization.services.keeping import kept, may_keep, named, refuse, taken


@transaction.atomic
def found_body(parent: str, short: str, what: Mapping[str, Any], *, by: Seat) -> Body:
    """A new body right below another (thành lập).

    ``what``: name, kind, founded_by, valid_from; force (its code) may be left out.
    Raises: Refused, Hidden, NotAllowed.
    """
    above = taken(parent, by)
    path = f"{above.path}.{short}"
    name = squeeze(what["name"])
    there = Body.objects.filter(path=path).exists()
    found = rules.body_findings(short, name, what["founded_by"], taken=there)
    refuse(found + taken_findings(name, path, by))
    with once(Refused(*rules.body_findings(short, name, what["founded_by"], taken=True))):
        return Body.objects.create(
            path=path,
            kind=what["kind"],
            parent=above,
            territory=above.territory,
            force=Force.objects.filter(code=what.get("force", "")).first(),
            founded_by=squeeze(what["founded_by"]),
            valid_from=what["valid_from"],
            **named(name),
        )


@transaction.atomic
def rename_body(path: str, version: int, name: str, decided: Decided, *, by: Seat) -> Body:
    """Another name; papers may go on using the one before. Raises: Stale, Refused, Hidden."""
    body = taken(path, by, version)
    name = squeeze(name)
    refuse(_name_findings(name, path, decided, by))
    _alias(body, body.name)
    for field, value in named(name).items():
        setattr(body, field, value)
    return kept(body, decided)


@transaction.atomic
def add_alias(path: str, version: int, name: str, decided: Decided, *, by: Seat) -> Body:
    """Another name that papers use, such as the number of a customs region (tên gọi khác).

    ``decided``: the paper that names it so.
    """
    body = taken(path, by, version)
    refuse(_name_findings(name, path, decided, by))
    _alias(body, squeeze(name))
    return kept(body, decided)


def _name_findings(name: str, path: str, decided: Decided, by: Seat) -> list[Finding]:
    found = rules.name_findings(name) + rules.decision_findings(decided.words)
    return found + taken_findings(name, path, by)


@transaction.atomic
def designate_standing(path: str, version: int, decided: Decided, *, by: Seat) -> Body:
    """The standing agency of the committee that the body is right below (cơ quan thường trực).

    The one before ceases to be it. Decided from above: an agency does not designate itself, for it
    then keeps all that the committee keeps.
    """
    body = taken(path, by, version)
    if body.parent is None:
        raise Hidden
    may_keep(body.parent.path, by)
    refuse(rules.decision_findings(decided.words))
    Body.objects.filter(parent=body.parent, standing=True).update(standing=False)
    body.standing = True
    return kept(body, decided)


@transaction.atomic
def end_body(path: str, version: int, decided: Decided, into: str = "", *, by: Seat) -> Body:
    """The last day of a body, and into which other one it went, if into one (kết thúc, sáp nhập).

    Its memberships end with it. Raises: Stale, Refused, Hidden.
    """
    body, on = taken(path, by, version), decided.on
    lasting = Q(valid_to=None) | Q(valid_to__gt=on)
    memberships = Membership.objects.filter(lasting, Q(body=body) | Q(committee=body))
    last_busy = memberships.aggregate(day=Max("valid_from"))["day"]
    below = Body.objects.filter(lasting, parent=body).count()
    seats = Seat.objects.filter(lasting, body=body, declined_at=None).count()
    found = rules.decision_findings(decided.words)
    found += rules.ending_findings(on, body.valid_from, last_busy, below=below, seats=seats)
    if into:
        body.successor = Body.objects.filter(lasting, path=into).first()
        found += rules.successor_findings(path, into, alive=body.successor is not None)
    refuse(found)
    memberships.update(valid_to=on)
    body.valid_to = on
    return kept(body, decided)


def _alias(body: Body, name: str) -> None:
    Alias.objects.get_or_create(body=body, search_key=fold(name), defaults={"name": name})
