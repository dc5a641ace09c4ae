"""Renewals as pages show them, under the seat's scope."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from sauro.documents.models import Document, Renewal
from sauro.foundation.errors import Hidden
from sauro.organization.queries import directory_on, members_on
from sauro.organization.rules import Change, Line, changes

_MOST_DOCUMENTS = 50


@dataclass(frozen=True, slots=True)
class Difference:
    """What a renewal does to one member, with the names of the bodies."""

    change: Change
    name: str


def renewal(renewal_id: int) -> Renewal:
    """One renewal. Raises: Hidden where it is not there or not in scope."""
    rows = Renewal.objects.select_related("committee", "document", "done_by__user")
    found = rows.filter(pk=renewal_id).first()
    if found is None:
        raise Hidden
    return found


def renewals_of(committee: str) -> list[Renewal]:
    """The renewals of a committee in scope, the newest first."""
    rows = Renewal.objects.filter(committee__path=committee)
    return list(rows.select_related("document", "done_by__user").order_by("-begun_at", "-pk"))


def decisions() -> list[tuple[int, str]]:
    """Documents in scope that may be decisions, the newest first: id and what people call it."""
    rows = Document.objects.filter(
        Q(doc_type__icontains="quyết định") | Q(number__contains="/QĐ") | Q(name__icontains="qd")
    )
    rows = rows.exclude(status=Document.Status.UNREADABLE).defer("text")
    return [
        (d.pk, f"{d}" + (f" · {d.issuer}" if d.issuer else f" · {d.name}"))
        for d in rows.order_by("-received_at")[:_MOST_DOCUMENTS]
    ]


def differences(committee: str, lines: list[Line], on: date) -> list[Difference]:
    """The composition of a day beside the one that is to begin then: who joins, changes, leaves."""
    present = [Line(m.body, m.person, m.post, m.part, m.name) for m in members_on(committee, on)]
    names = directory_on(on).bodies
    found = [(c, c.after or c.before) for c in changes(present, lines)]
    return [Difference(c, names[line.body].name) for c, line in found if line]
