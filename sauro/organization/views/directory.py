"""The directory of bodies: a list that is searched, narrowed and taken away as a workbook."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sauro.foundation.access.acting import seat_of
from sauro.foundation.web.parts import Badge, Cell, Column, Link, Row, Table
from sauro.foundation.web.workbook import CONTENT_TYPE
from sauro.organization import export
from sauro.organization.forces import force_name
from sauro.organization.forms import DirectoryForm
from sauro.organization.models import Body
from sauro.organization.queries import listing


@login_required
@require_GET
def directory(request: HttpRequest) -> HttpResponse:
    """Bodies are known to everybody who holds a seat."""
    seat_of(request)
    form, order = DirectoryForm(request.GET), request.GET.get("xep", "")
    filters = form.filters()
    page = listing.page(filters, order, request.GET.get("sau", ""), request.GET.get("truoc", ""))
    missed = filters.words and not page.total
    nearest = listing.corrected(filters.words) if missed else ""
    context = {
        "form": form,
        "table": _table(request, page, order),
        "nearest": nearest,
        "nearest_url": _address(request, words=nearest),
    }
    part = "organization/_directory.html" if _asked_part(request) else "organization/directory.html"
    return render(request, part, context)


@login_required
@require_GET
def directory_export(request: HttpRequest) -> HttpResponse:
    """The same rows as a workbook."""
    seat_of(request)
    filters = DirectoryForm(request.GET).filters()
    rows = listing.exported(filters, request.GET.get("xep", ""))
    answer = HttpResponse(export.workbook(rows), content_type=CONTENT_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="co-quan-{timezone.localdate()}.xlsx"'
    return answer


def _asked_part(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))


def _table(request: HttpRequest, page: listing.Page, order: str) -> Table:
    export_url = f"{reverse('bodies_export')}?{_query(request)}"
    return Table(
        caption=_("Danh bạ cơ quan"),
        columns=[
            Column(_("Tên cơ quan"), "ten"),
            Column(_("Loại")),
            Column(_("Địa bàn"), "dia-ban"),
            Column(_("Lực lượng")),
            Column(_("Hiệu lực")),
        ],
        rows=[Row(_cells(b), url=reverse("body", args=[b.path])) for b in page.rows],
        empty=_("Không có cơ quan nào hợp điều kiện. Hãy bớt điều kiện lọc."),
        order=order,
        next=_address(request, sau=page.after),
        previous=_address(request, truoc=page.before),
        exports=[Link(export_url, "Excel")],
        total=page.total,
    )


def _cells(body: Body) -> list[Cell]:
    return [
        body.name,
        Badge(_("Cơ quan thường trực"), "info") if body.standing else body.get_kind_display(),
        place_of(body),
        force_name(body.force),
        term_of(body),
    ]


def place_of(body: Body) -> str:
    """xã Bố Y, tỉnh Gia Lai; the nation by its name alone."""
    place = body.territory
    if place is None:
        return ""
    if place.level == "commune" and place.parent:
        return f"{place}, {place.parent}"
    return str(place).strip()


def term_of(body: Body) -> Cell:
    """From when to when, as far as it is on record."""
    if body.valid_to:
        return Badge(_("đến hết %(day)s") % {"day": f"{body.valid_to:%d/%m/%Y}"}, "neutral")
    return _("từ %(day)s") % {"day": f"{body.valid_from:%d/%m/%Y}"} if body.valid_from else None


def _query(request: HttpRequest, **changed: str) -> str:
    query = request.GET.copy()
    for name in ("sau", "truoc"):
        query.pop(name, None)
    for name, value in changed.items():
        query[name] = value
    return query.urlencode()


def _address(request: HttpRequest, **changed: str) -> str:
    """The list as it is, changed in one thing; empty where that is nothing."""
    return f"?{_query(request, **changed)}" if all(changed.values()) else ""
