"""Pages of the map and of the months (trang bản đồ, theo thời gian)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sauro.cases import figures
from sauro.cases.filter_form import FigureFilters
from sauro.cases.mapping.country import country, places_table
from sauro.cases.mapping.counts import by_month, by_place, by_point
from sauro.cases.mapping.months import months_table, sort_names, time_line
from sauro.cases.mapping.points import COUNTRY
from sauro.cases.mapping.scatter import points_table, scatter
from sauro.cases.tabs import tabs
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.web.parts import Link
from sauro.organization.models import Territory
from sauro.organization.queries.territories import territory_labels


@login_required
@require_GET
def map_page(request: HttpRequest) -> HttpResponse:
    """How many cases where: provinces as squares, communes in a table, points on a grid."""
    form = _form(request, seat_of(request))
    asked = form.filters()
    cases = figures.narrowed(asked, timezone.localdate())
    places = by_place(cases)
    within = Territory.objects.filter(pk=asked.territory or 0).first()
    points = by_point(cases, None if within else COUNTRY)
    context: dict[str, Any] = {
        "filters": form,
        "views": tabs("case_map"),
        "within": within,
        "country": None if within else country(places, form),
        "whole_url": form.query(noi=""),
        "places": places_table(places, form, within),
        "scatter": scatter(points, form, whole=within is None),
        "points": points_table(points, form),
    }
    return render(request, "cases/mapping/map.html", context)


@login_required
@require_GET
def timeline_page(request: HttpRequest) -> HttpResponse:
    """How many cases when: months by counted kind, or by goods group."""
    form, today = _form(request, seat_of(request)), timezone.localdate()
    goods = request.GET.get("theo") == "hang"
    asked = form.filters()
    found = by_month(figures.narrowed(asked, today), goods=goods)
    names = sort_names(found, today, goods=goods)
    if goods and asked.group:  # other groups of such cases would open other cases
        names = {code: name for code, name in names.items() if code == asked.group}
    line = time_line(found, names, form, today, goods=goods)
    context = {
        "filters": form,
        "kept_sort": "hang" if goods else "",
        "views": tabs("case_timeline"),
        "sorts": [
            Link(form.query(theo=""), _("Theo nhóm vi phạm"), not goods),
            Link(form.query(theo="hang"), _("Theo nhóm hàng"), goods),
        ],
        "line": line,
        "table": months_table(found, line, names, form, goods=goods),
    }
    return render(request, "cases/mapping/timeline.html", context)


def _form(request: HttpRequest, seat: Seat) -> FigureFilters:
    """Where no place is asked for, the province of the seat's body."""
    sent = request.GET.copy()
    if "noi" not in sent and (place := _province(seat)):
        sent["noi"] = place
    return FigureFilters(sent, timezone.localdate())


def _province(seat: Seat) -> str:
    row = seat.body.territory
    while row is not None and row.level != Territory.Level.PROVINCE:
        row = row.parent
    return territory_labels([row.pk])[row.pk] if row else ""
