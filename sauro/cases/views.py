"""Pages of the law of clocks: all rows, and one of them with its history (quy định)."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sauro.cases import listing, queries
from sauro.cases.again.law_pages import terms_row, terms_table
from sauro.cases.again.rules import CODE as AGAIN
from sauro.cases.forms import RuleForm
from sauro.cases.queries import Held
from sauro.cases.recounting.services import under_way
from sauro.cases.services import allow_writing, may_write, write_rule
from sauro.cases.words import name_of
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.web.telling import tell


@login_required
@require_GET
def law_list(request: HttpRequest) -> HttpResponse:
    """All rows of law about limits. Everybody with a seat may read them."""
    seat = seat_of(request)
    context = {
        "table": listing.law_table(queries.rows_held()),
        "again": terms_table(),
        "may_write": may_write(seat),
        "recount": under_way(),
    }
    return render(request, "cases/law.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def law_row(request: HttpRequest, code: str, day: str) -> HttpResponse:
    """One row; whoever keeps the law writes it anew."""
    seat = seat_of(request)
    if code == AGAIN:
        return terms_row(request, seat, _day(day))
    found = queries.held(code, _day(day))
    if request.method == "GET":
        return _shown(request, seat, found, RuleForm(found))
    allow_writing(seat)
    form = RuleForm(found, request.POST)
    if not form.is_valid():
        return _shown(request, seat, found, form, status=422)
    return _written(request, seat, found, form)


def _written(request: HttpRequest, seat: Seat, found: Held, form: RuleForm) -> HttpResponse:
    key = (found.rule.code, found.rule.valid_from)
    version = form.cleaned_data["version"]
    try:
        made = write_rule(key, form.wording(), version, by=seat, now=timezone.now())
    except Refused as refused:
        tell(form, refused)
        return _shown(request, seat, found, form, status=422)
    except Stale as stale:
        tell(form, stale)
        sent = request.POST.copy()
        now_there = queries.held(*key)
        sent["version"] = str(now_there.version)
        form.data = sent  # sent again, it replaces what the person has seen now
        return _shown(request, seat, now_there, form, status=409)
    messages.success(
        request,
        _("Đã ghi. Các thời hạn được tính theo dòng này; danh sách vụ việc đang được tính lại."),
    )
    return redirect("law_row", made.code, made.valid_from.isoformat())


def _shown(
    request: HttpRequest, seat: Seat, found: Held, form: RuleForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "name": name_of(found.rule),
        "pairs": listing.portrait(found),
        "lines": listing.lines_table(found.rule),
        "history": listing.history_table(queries.written(found.rule.code)),
        "form": form if may_write(seat) else None,
    }
    return render(request, "cases/law_row.html", context, status=status)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Hidden from error
