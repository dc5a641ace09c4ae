"""Members of committees: one by one, or all at once by a renewing decision (thành viên)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Stale
from sauro.kernel.text import squeeze
from sauro.organization import rules
from sauro.organization.models import Body, Membership
from sauro.organization.rules import Decided, Line
from sauro.organization.services.keeping import changed, kept, refuse, taken


@transaction.atomic
def add_membership(committee: str, body: str, what: Mapping[str, Any], *, by: Seat) -> Membership:
    """A member by a decision (bổ sung thành viên).

    ``what``: part, valid_from, decision; person, post and valid_to may be left out.
    Raises: Refused, Hidden, NotAllowed.
    """
    of = taken(committee, by)
    member = Body.objects.filter(path=body).first()
    if member is None:
        raise Hidden
    term = rules.Term(what["valid_from"], what.get("valid_to"))
    new = rules.Place(member.path, squeeze(what.get("person", "")), what["part"], term)
    refuse(
        rules.membership_findings(new, _places(of), what["decision"])
        + rules.joining_findings(of.path, [(member.path, member.name)])
    )
    kept(of, Decided(what["decision"], what["valid_from"]))
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
def end_membership(membership_id: int, decided: Decided, *, by: Seat) -> Membership:
    """The last day of a membership. Raises: Stale where somebody ended it before, Refused."""
    asked = Membership.objects.select_related("committee").filter(pk=membership_id).first()
    if asked is None:
        raise Hidden
    committee = taken(asked.committee.path, by)  # its lock keeps all members as they are
    found = Membership.objects.select_related("body").get(pk=membership_id)
    if found.valid_to is not None:
        raise Stale(changed(), current=found)
    refuse(
        rules.decision_findings(decided.words)
        + rules.ending_membership_findings(decided.on, found.valid_from)
    )
    found.valid_to = decided.on
    found.save(update_fields=["valid_to"])
    kept(committee, decided)
    return found


@transaction.atomic
def renew_committee(
    path: str, version: int, lines: Sequence[Line], decided: Decided, *, by: Seat
) -> Body:
    """A new composition in one act (kiện toàn): all memberships end the day before, and these
    begin. Raises: Stale with the committee as it stands, Refused, Hidden, NotAllowed.
    """
    committee = taken(path, by, version)
    members = {b.path: b for b in Body.objects.filter(path__in={line.body for line in lines})}
    if len(members) < len({line.body for line in lines}):
        raise Hidden
    lasting = Membership.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=decided.on), committee=committee
    )
    terms = [rules.Term(a, z) for a, z in lasting.values_list("valid_from", "valid_to")]
    refuse(
        rules.renewal_findings(lines, decided.on, terms, decided.words)
        + rules.joining_findings(path, [(m.path, m.name) for m in members.values()])
    )
    lasting.update(valid_to=decided.on - timedelta(days=1))
    Membership.objects.bulk_create(
        _membership(committee, members[line.body], line, decided) for line in lines
    )
    return kept(committee, decided)


def _membership(committee: Body, member: Body, line: Line, decided: Decided) -> Membership:
    return Membership(
        committee=committee,
        body=member,
        person=squeeze(line.person),
        post=squeeze(line.post),
        part=line.part,
        valid_from=decided.on,
        decision=squeeze(decided.words),
    )


def _places(committee: Body) -> list[rules.Place]:
    rows = Membership.objects.filter(committee=committee).select_related("body")
    return [
        rules.Place(m.body.path, m.person, m.part, rules.Term(m.valid_from, m.valid_to))
        for m in rows
    ]
