"""Seats: which a person holds today, and what each may see."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from sauro.foundation.access.models import Seat, User
from sauro.foundation.access.scope import MOST_RANGES, Scope, covering


def seats_on(user: User, day: date) -> QuerySet[Seat]:
    """The seats that a person holds on a day, the oldest first; none that waits for his word."""
    return (
        Seat.objects.filter(user=user, valid_from__lte=day, accepted_at__isnull=False)
        .filter(Q(valid_to=None) | Q(valid_to__gte=day))
        .select_related("body")
        .order_by("valid_from", "id")
    )


def scope_of(seat: Seat) -> Scope:
    """What a seat sees: its own body, all below it, and the bodies that it follows."""
    paths = covering([seat.body.path, *seat.further_paths])
    return Scope(paths[:MOST_RANGES], seat.pk, seat.user_id)
