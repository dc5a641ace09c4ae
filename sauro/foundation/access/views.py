"""Choosing from which seat one acts."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sauro.foundation.access.middleware import CHOSEN, SeatedRequest
from sauro.foundation.errors import Hidden


@login_required
@require_POST
def take_seat(request: SeatedRequest) -> HttpResponse:
    """Act from another of one's own seats from now on. Raises: Hidden for a seat of others."""
    wanted = request.POST.get("seat", "")
    seat = next((s for s in request.seats if str(s.pk) == wanted), None)
    if seat is None:
        raise Hidden
    request.session[CHOSEN] = seat.pk
    return redirect("home")
