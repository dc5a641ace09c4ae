"""Requests, grants and transfers for tests."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from sauro.cases.models import Case, CaseTransfer, ShareGrant, ShareRequest
from sauro.cases.sharing import asking, granting, handing
from sauro.cases.sharing.asking import Asking
from sauro.cases.sharing.handing import Offer
from sauro.cases.sharing.rules import Part, Scope
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.organization.tests.make import make_seat

Shared = tuple[ShareRequest, ShareGrant, CaseTransfer]


def make_shared(case: Case, seat: Seat, other: str, *parts: Part) -> Shared:
    """Another body asks about a case of the seat and is shown parts of it; the case is offered to
    it too.
    """
    theirs, now = make_seat(other), timezone.now()
    enter(scope_of(theirs))
    wanted = Asking(seat.body.path, f"Vụ số {case}", "điều tra vụ số 5/2026", ["summary"])
    asked = asking.ask(wanted, by=theirs, now=now)
    enter(scope_of(seat))
    until = timezone.localdate() + timedelta(10)
    scope = Scope(parts or (Part.STEPS,), until, "theo công văn số 7", case_id=case.pk)
    granted = granting.grant_unasked(other, scope, by=seat, now=now)
    offer = Offer("authority", other, "vượt thẩm quyền", "15/CV", timezone.localdate())
    return asked, granted, handing.offer(case.pk, offer, by=seat, now=now)
