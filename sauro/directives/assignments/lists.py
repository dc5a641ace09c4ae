"""Lists of work: what a body has to do, what it gave, what it helps with (danh sách việc)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from tempfile import TemporaryFile

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from sauro.directives.assignments import counting, export, listing, queries
from sauro.directives.assignments.listing import Whose
from sauro.directives.assignments.taking_over import formers, still_waits
from sauro.directives.models import Assignment
from sauro.directives.overview.listing import tabs
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.web.parts import Table
from sauro.foundation.web.words import day
from sauro.foundation.web.workbook import CONTENT_TYPE
from sauro.organization.resolution import BodyRow

# Each list by whose work it is: the name of its address, and what the page calls it.
_LISTS: dict[Whose, tuple[str, Promise]] = {
    Whose.OWN: ("work_list", _("Việc được giao")),
    Whose.GIVEN: ("given", _("Việc đã giao")),
    Whose.HELPED: ("helped", _("Việc phối hợp")),
}


@login_required
@require_GET
def work_list(request: HttpRequest) -> HttpResponse:
    """What the seat's body has to do, what is due first before the rest; what ended comes last."""
    return _list(request, Whose.OWN)


@login_required
@require_GET
def given_list(request: HttpRequest) -> HttpResponse:
    """What the seat's body gave others to do."""
    return _list(request, Whose.GIVEN)


@login_required
@require_GET
def helped_list(request: HttpRequest) -> HttpResponse:
    """The work of others with which the seat's body is told to help."""
    return _list(request, Whose.HELPED)


def _list(request: HttpRequest, whose: Whose) -> HttpResponse:
    seat, today = seat_of(request), timezone.localdate()
    asked = listing.asked(request.GET)
    side = _side(seat, asked, whose)
    all_of = queries.narrowed(side, replace(asked, standing=""), today)
    context = {
        "title": _LISTS[whose][1],
        "views": tabs(_LISTS[whose][0]),
        "counts": listing.counts(counting.counted(all_of, today), request.path, request.GET),
        "export": listing.export_of(request.GET, whose),
        "tables": _tables(request, side, asked, today, whose),
        "left_by": _left_by(seat, today) if whose is Whose.GIVEN else (),
    }
    return render(request, "directives/assignments/list.html", context)


def _left_by(seat: Seat, today: date) -> list[tuple[BodyRow, int]]:
    """The ended bodies for which the seat's own goes on, with how much of what they gave waits."""
    found = ((body, still_waits(body.path)) for body in formers(seat, today))
    return [(body, count) for body, count in found if count]


def _side(seat: Seat, asked: queries.Asked, whose: Whose) -> QuerySet[Assignment]:
    given = queries.given_within if asked.below else queries.given_by
    sides = {Whose.OWN: queries.of_body, Whose.GIVEN: given, Whose.HELPED: queries.helped_by}
    return sides[whose](seat.body.path)


def _tables(
    request: HttpRequest,
    side: QuerySet[Assignment],
    asked: queries.Asked,
    today: date,
    whose: Whose,
) -> list[Table]:
    """What one gave is shown by paper and by body until something narrows it."""
    if whose is Whose.GIVEN and "theo" in request.GET:
        return [listing.body_table(counting.by_body(side, today), request.path)]
    if whose is Whose.GIVEN and not request.GET:
        bodies = counting.by_body(side, today)
        return [
            listing.paper_table(counting.by_paper(side, today)),
            listing.body_table(bodies, request.path, most=counting.BODIES),
        ]
    caption = str(_LISTS[whose][1])
    return [listing.table(queries.listed(side, asked, today), request.GET, today, whose, caption)]


@login_required
@require_GET
def work_export(request: HttpRequest) -> HttpResponseBase:
    """The list with its conditions, all of it, as a workbook; ``ben``: whose work."""
    seat, today = seat_of(request), timezone.localdate()
    said = request.GET.get("ben", "")
    whose = Whose(said) if said in set(Whose) else Whose.OWN
    asked = listing.asked(request.GET)
    rows = queries.exported(_side(seat, asked, whose), asked, today)
    title = str(_LISTS[whose][1])
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    export.write_work(file, rows, title, f"{title}: {seat.body.name}, {day(today)}")
    file.seek(0)
    name = f"viec-{_FILES[whose]}-{today}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPE)


_FILES = {Whose.OWN: "duoc-giao", Whose.GIVEN: "da-giao", Whose.HELPED: "phoi-hop"}
