"""Each request in one transaction, with the scope of the seat from which the person acts."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sauro.foundation.access.bearer import by_token
from sauro.foundation.access.models import Seat, User
from sauro.foundation.access.queries import scope_of, seats_on
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.web.problems import FAILED, MACHINES

CHOSEN = "seat"  # in the session: the seat from which the person acts


class SeatedRequest(HttpRequest):
    """A request that has passed through ``seated``."""

    seat: Seat | None
    seats: list[Seat]


def seated(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Pages are rendered inside the transaction: after it no row would be there."""

    def middleware(request: SeatedRequest) -> HttpResponse:
        request.seat = None
        request.seats = []
        if request.path.startswith(MACHINES):
            return by_token(request, get_response)
        if not isinstance(request.user, User):
            return get_response(request)
        with transaction.atomic():
            _take_seat(request, request.user)
            response = get_response(request)
            if hasattr(response, "render") and not getattr(response, "is_rendered", True):
                response = response.render()
            if response.status_code >= FAILED:
                transaction.set_rollback(True)
        return response

    return middleware


def _take_seat(request: SeatedRequest, user: User) -> None:
    request.seats = list(seats_on(user, timezone.localdate()))
    request.seat = _chosen(request.seats, request.session.get(CHOSEN))
    enter(scope_of(request.seat) if request.seat else Scope((), person_id=user.pk))


def _chosen(seats: list[Seat], wanted: int | None) -> Seat | None:
    return next((s for s in seats if s.pk == wanted), seats[0] if seats else None)
