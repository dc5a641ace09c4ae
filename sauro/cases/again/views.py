"""Pages of linked cases and of parties met again (trang liên quan, tái phạm)."""

from __future__ import annotations

from tempfile import TemporaryFile

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sauro.cases import register
from sauro.cases.again import listing, repeating
from sauro.cases.again.drawing import picture
from sauro.cases.again.law import terms_held
from sauro.cases.again.linked import linked
from sauro.cases.again.shown import linked_table, terms_words
from sauro.cases.filter_form import FigureFilters
from sauro.cases.tabs import tabs
from sauro.foundation.access.acting import seat_of
from sauro.foundation.web.parts import Link
from sauro.foundation.web.sent import number
from sauro.foundation.web.workbook import CONTENT_TYPE


@login_required
@require_GET
def linked_page(request: HttpRequest, case_id: int) -> HttpResponse:
    """The cases around one, as a picture and as a table; one step away, or two."""
    seat_of(request)
    case = register.case(case_id)
    steps = 1 if request.GET.get("buoc") == "1" else 2
    rows = linked(case, steps)
    context = {
        "case": case,
        "views": [
            Link("?buoc=1", _("Một bước"), steps == 1), Link("?buoc=2", _("Hai bước"), steps == 2),
        ],
        "picture": picture(case, rows),
        "table": linked_table(rows),
    }  # fmt: skip
    return render(request, "cases/again/linked.html", context)


@login_required
@require_GET
def repeat_list(request: HttpRequest) -> HttpResponse:
    """Parties that were met in several cases, within what the seat sees."""
    seat_of(request)
    today = timezone.localdate()
    form = FigureFilters(request.GET, today)
    order = request.GET.get("xep", "")
    found = repeating.repeating(form.filters(), today, order)
    start = number(request.GET.get("sau")) or 0
    rows = repeating.told(found[start : start + repeating.PAGE], terms_held())
    context = {
        "filters": form,
        "views": tabs("case_repeat"),
        "table": listing.repeat_table(rows, listing.Shown(form, len(found), start, order)),
        "terms": terms_words(terms_held()),
    }
    return render(request, "cases/again/repeat.html", context)


@login_required
@require_GET
def repeat_export(request: HttpRequest) -> HttpResponseBase:
    """The same parties, all of them, as a workbook."""
    seat_of(request)
    today = timezone.localdate()
    found = repeating.repeating(
        FigureFilters(request.GET, today).filters(), today, request.GET.get("xep", "")
    )
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    listing.write_repeating(file, found, terms_held())
    file.seek(0)
    name = f"doi-tuong-tai-pham-{today}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPE)
