"""Saved filters, and names while they are being typed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sauro.directives import saving
from sauro.directives.views import listed
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Told
from sauro.foundation.web import words
from sauro.foundation.web.sent import number
from sauro.organization.suggesting import bodies_like, places_like


@login_required
@require_GET
def filter_list(request: HttpRequest) -> HttpResponse:
    """One's own saved filters and those of the body."""
    return _kept(request, seat_of(request))


@login_required
@require_POST
def filter_save(request: HttpRequest) -> HttpResponse:
    """The filter that the list shows gets a name. What was typed stays where it is refused."""
    seat = seat_of(request)
    sent = QueryDict(request.POST.get("query", "")[:3000])
    name, shared = request.POST.get("name", ""), "shared" in request.POST
    try:
        saved = saving.save_filter(name, saving.query_of(sent), shared=shared, by=seat)
    except Told as told:
        return listed(request, seat, sent, _untold(told) | {"name": name, "shared": shared})
    messages.success(request, _("Đã lưu bộ lọc “%(name)s”.") % {"name": saved.name})
    return redirect(f"{reverse('register')}?{saved.query}")


@login_required
@require_POST
def filter_act(request: HttpRequest, filter_id: int) -> HttpResponse:
    """Rename or share, delete, or let the register open with it."""
    seat = seat_of(request)
    act, version = request.POST.get("act", ""), request.POST.get("version", "")
    try:
        if act == "xoa":
            saving.delete_filter(filter_id, by=seat)
        elif act in ("mo", "thoi-mo"):
            saving.open_with(filter_id if act == "mo" else None, by=seat)
        else:
            name, shared = request.POST.get("name", ""), "shared" in request.POST
            saving.change_filter(filter_id, number(version) or 0, name, shared=shared, by=seat)
    except Told as told:
        if told.status == 404:
            raise
        typed = {"id": filter_id, "name": request.POST.get("name", "")}
        return _kept(request, seat, _untold(told) | typed)
    messages.success(request, _("Đã lưu."))
    return redirect("filters")


@login_required
@require_GET
def suggestions(request: HttpRequest) -> HttpResponse:
    """Names that begin as what is being typed into a field, for its list."""
    seat_of(request)
    body, place = (request.GET.get(n, "")[:100].replace("\0", "") for n in ("body", "place"))
    named = bodies_like(body) if body else places_like(place)
    return render(request, "directives/_names.html", {"named": named})


def _kept(request: HttpRequest, seat: Seat, unsaved: dict[str, Any] | None = None) -> HttpResponse:
    context = {"saved": saving.saved_filters(seat, timezone.localdate()), "unsaved": unsaved}
    status = unsaved["status"] if unsaved else 200
    return render(request, "directives/filters.html", context, status=status)


def _untold(told: Told) -> dict[str, Any]:
    return {"said": [words.told(f) for f in told.findings], "status": told.status}
