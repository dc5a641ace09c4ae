"""Meetings brought as far as a test needs them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.meetings import holding, inviting
from sauro.meetings.holding import Plan
from sauro.meetings.models import Meeting, Participant
from sauro.meetings.rules import Act
from sauro.organization.models import Body

ACTS = (Act.BEGIN, Act.CONCLUDE)


def plan(title: str = "Họp quý I", days: int = 3, **others: Any) -> Plan:
    """So many days from now."""
    return Plan(title, timezone.now() + timedelta(days), **others)


def make_meeting(seat: Seat, *acts: Act, days: int = 3, **others: Any) -> Meeting:
    """Planned from a seat, then brought on by some acts."""
    enter(scope_of(seat))
    found = holding.plan_meeting(plan(days=days, **others), by=seat, now=timezone.now())
    for act in acts:
        found = moved(found, act, seat)
    return found


def moved(row: Meeting, act: Act, seat: Seat, now: datetime | None = None) -> Meeting:
    """One step on, as it stands."""
    enter(scope_of(seat))
    row.refresh_from_db()
    return holding.move_meeting(row.pk, row.version, act, by=seat, now=now or timezone.now())


def make_invited(meeting: Meeting, body: Body, seat: Seat) -> Participant:
    """A body invited by its name as a person picked it."""
    enter(scope_of(seat))
    return inviting.invite(meeting.pk, body.name, by=seat, chosen=[body.pk])[0]
