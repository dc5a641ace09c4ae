"""Requests, grants and the book of sharing, as each side reads them (sổ chia sẻ)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sauro.cases.models import Case, ShareEntry, ShareGrant, ShareRequest
from sauro.foundation.errors import Hidden
from sauro.organization.queries.rows import body_names
from sauro.parties.models import Party
from sauro.parties.queries import holding_number

PAGE = 50
_NUMBER = re.compile(r"\b([0-9]{1,6})/([0-9]{4})\b")
_OFFERED = 20


def request_(request_id: int) -> ShareRequest:
    """Raises: Hidden."""
    rows = ShareRequest.objects.select_related("asked_by__user", "answered_by__user", "inquiry")
    found = rows.filter(pk=request_id).first()
    if found is None:
        raise Hidden
    return found


def grant_(grant_id: int) -> ShareGrant:
    """Raises: Hidden."""
    rows = ShareGrant.objects.select_related("granted_by__user", "ended_by__user", "request")
    found = rows.filter(pk=grant_id).first()
    if found is None:
        raise Hidden
    return found


def requests_to(path: str) -> Sequence[ShareRequest]:
    """What a body is asked, what waits first."""
    rows = ShareRequest.objects.filter(holder_path=path).select_related("asked_by__user")
    waiting = Q(state=ShareRequest.State.WAITING)
    return [*rows.filter(waiting).order_by("asked_at"), *rows.exclude(waiting).order_by("-pk")][
        :PAGE
    ]


def requests_of(path: str) -> QuerySet[ShareRequest]:
    """What a body asked of others."""
    rows = ShareRequest.objects.filter(owner_path=path).select_related("asked_by__user")
    return rows.order_by("-pk")[:PAGE]


def grants_to(path: str) -> QuerySet[ShareGrant]:
    """What a body may read, or could."""
    return ShareGrant.objects.filter(grantee_path=path).order_by("-pk")[:PAGE]


def grants_of(path: str) -> QuerySet[ShareGrant]:
    """What a body shows to others, or did."""
    return ShareGrant.objects.filter(owner_path=path).order_by("-pk")[:PAGE]


def waiting_for(path: str) -> int:
    """How many requests wait for a body's answer."""
    rows = ShareRequest.objects.filter(holder_path=path, state=ShareRequest.State.WAITING)
    return rows.count()


def called(grant: ShareGrant) -> str:
    """What the reader's page calls a grant. A party's name is told where the register shows it
    from here: another body reads it while the file is open, and not when the grant has ended.
    """
    if grant.party_id is None:
        return grant.called
    own = Party.objects.filter(pk=grant.party_id).first()
    if own is not None:
        return _("Đối tượng %(name)s") % {"name": own}
    holder = body_names([grant.owner_path]).get(grant.owner_path, grant.owner_path)
    return _("Đối tượng số %(n)s của %(holder)s") % {"n": grant.party_id, "holder": holder}


def readable(path: str, today: date) -> int:
    """How many files of others a body may open today."""
    rows = ShareGrant.objects.filter(grantee_path=path, ended_at=None, until__gte=today)
    return rows.count()


def live(grant: ShareGrant, today: date) -> bool:
    """As the page says; whether it opens, the database decides."""
    return grant.ended_at is None and grant.until >= today


def book_of(grant: ShareGrant) -> list[ShareEntry]:
    """Who granted, extended, ended and opened it, the latest first."""
    return list(grant.entries.select_related("seat__user", "seat__body").order_by("-pk")[:200])


def candidates(row: ShareRequest) -> tuple[list[Case], list[Party]]:
    """Own cases and parties that a request may mean: by number of the case, or by the number that
    was asked for. The holder chooses.
    """
    cases = Case.objects.filter(owner_path=row.holder_path)
    named = Q(pk__in=())
    for number, year in _NUMBER.findall(row.about)[:5]:
        named |= Q(number=int(number), year=int(year))
    if row.inquiry is None:
        return list(cases.filter(named)[:_OFFERED]), []
    held = holding_number(row.inquiry, row.holder_path)[:_OFFERED]
    of_party = Q(caseparty_rows__party__in=held)
    return list(cases.filter(named | of_party).distinct().order_by("-pk")[:_OFFERED]), held
