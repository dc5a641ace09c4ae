"""Pages of the views (trang tổng hợp)."""

from __future__ import annotations

from tempfile import TemporaryFile

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sauro.directives.overview import listing, reading
from sauro.directives.overview.forms import MatrixForm
from sauro.directives.overview.reading import MOST_BODIES, Matrix, Wanted
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.web.parts import Link
from sauro.foundation.web.sent import number
from sauro.foundation.web.words import day
from sauro.foundation.web.workbook import CONTENT_TYPE, Sheet, write_workbook

_NAME_WIDTH, _NUMBER_WIDTH = 44, 11
_MOST_PAGES = 1000


@login_required
@require_GET
def matrix_page(request: HttpRequest) -> HttpResponse:
    """Bodies by papers: five numbers in each square."""
    seat = seat_of(request)
    wanted, found, form = _asked(request, seat)
    context = {
        "tabs": listing.tabs("work_matrix"),
        "form": form,
        "legend": listing.legend(),
        "heads": listing.heads(found),
        "lines": listing.lines(found, wanted),
        "count": found.count,
        "shown": listing.shown(found),
        "late_papers": listing.late_papers(found),
        "order": wanted.order,
        **_pages(request.GET, found, wanted),
        "export": f"{reverse('work_matrix_export')}?{request.GET.urlencode()}",
        "empty": listing.matrix_empty(narrowed=form.has_changed()),
    }
    return render(request, "directives/overview/matrix.html", context)


@login_required
@require_GET
def matrix_export(request: HttpRequest) -> HttpResponseBase:
    """All bodies of the matrix as a workbook."""
    seat, today = seat_of(request), timezone.localdate()
    _wanted, found, _form = _asked(request, seat, MOST_BODIES)
    head, rows = listing.sheet(found)
    widths = [_NAME_WIDTH, *[_NUMBER_WIDTH] * (len(head) - 1)]
    title = _("Cơ quan và văn bản")
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    told = f"{title}: {seat.body.name}, {day(today)}"
    write_workbook(file, Sheet(title, head, widths, told), rows)
    file.seek(0)
    name = f"co-quan-van-ban-{today}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPE)


def _asked(
    request: HttpRequest, seat: Seat, most: int | None = None
) -> tuple[Wanted, Matrix, MatrixForm]:
    """What was asked, and what is there: what cannot be meant narrows nothing, and says so."""
    form = MatrixForm([request.GET.get("loai", "").replace("\0", "")], request.GET)
    form.is_valid()
    said, page = form.cleaned_data, number(request.GET.get("sau")) or 1
    wanted = Wanted(
        below=bool(said.get("duoi")),
        since=said.get("tu"),
        until=said.get("den"),
        kind=said.get("loai", ""),
        level=said.get("cap", ""),
        order=request.GET.get("xep", "-overdue"),
        page=1 if most else min(page, _MOST_PAGES),
        papers_page=min(number(request.GET.get("cot")) or 1, _MOST_PAGES),
        most=most or reading.BODIES,
    )
    found = reading.matrix(seat.body.path, wanted, timezone.localdate())
    return wanted, found, MatrixForm(found.kinds, request.GET)


def _pages(query: QueryDict, found: Matrix, wanted: Wanted) -> dict[str, str]:
    """Where the bodies and the papers before and after are; nothing where there are none."""
    page, papers = wanted.page, wanted.papers_page
    return {
        "next": _turned(query, sau=page + 1) if page * wanted.most < found.count else "",
        "previous": _turned(query, sau=page - 1) if page > 1 else "",
        "next_papers": _turned(query, cot=papers + 1, sau=1)
        if papers * reading.PAPERS < found.papers_count
        else "",
        "previous_papers": _turned(query, cot=papers - 1, sau=1) if papers > 1 else "",
    }


def _turned(query: QueryDict, **pages: int) -> str:
    turned = query.copy()
    for name, page in pages.items():
        turned[name] = str(page)
    return f"?{turned.urlencode()}"


@login_required
@require_GET
def by_day_page(request: HttpRequest) -> HttpResponse:
    """Open work by the day on which it is due."""
    seat, today = seat_of(request), timezone.localdate()
    own = _own(request, seat)
    days = reading.by_day(seat.body.path, today, own=own)
    context = {
        "tabs": listing.tabs("work_by_day"),
        "sides": _sides(request, own=own),
        "stretches": listing.stretches(days, today, _address(own=own)),
        "total": sum(d.doing + d.handed_in for d in days),
    }
    return render(request, "directives/overview/by_day.html", context)


@login_required
@require_GET
def overdue_page(request: HttpRequest) -> HttpResponse:
    """Overdue work by how late it is, and by level."""
    seat, today = seat_of(request), timezone.localdate()
    own = _own(request, seat)
    found = reading.overdue(seat.body.path, today, own=own)
    context = {
        "tabs": listing.tabs("work_overdue"),
        "sides": _sides(request, own=own),
        "table": listing.overdue_table(found, _address(own=own)),
    }
    return render(request, "directives/overview/overdue.html", context)


def _own(request: HttpRequest, seat: Seat) -> bool:
    """Who accepts results looks at what was given first, others at what they have to do."""
    said = request.GET.get("ben", "")
    return said == "lam" if said in ("lam", "giao") else not may(seat.role, Right.REVIEW)


def _sides(request: HttpRequest, *, own: bool) -> list[Link]:
    return [
        Link(f"{request.path}?ben=giao", _("Việc cơ quan và cấp dưới đã giao"), not own),
        Link(f"{request.path}?ben=lam", _("Việc cơ quan được giao"), own),
    ]


def _address(*, own: bool) -> str:
    """The list behind the numbers."""
    return reverse("work_list") if own else f"{reverse('given')}?pham-vi=duoi"
