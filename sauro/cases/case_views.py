"""Pages of cases: the register, entering one, one case, its facts and clocks (trang vụ việc)."""

from __future__ import annotations

from collections.abc import Mapping
from tempfile import TemporaryFile
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sauro.cases import case_listing, opening, register
from sauro.cases.as_steps.forms import RecordForm
from sauro.cases.attachments.listing import attachment_summary
from sauro.cases.case_forms import (
    FactsForm,
    GoodsForm,
    JointForm,
    PartyForm,
    ViolationForm,
    WorkForm,
    facts_of,
    units_today,
)
from sauro.cases.case_portrait import portrait
from sauro.cases.case_words import shown_clocks, step_name
from sauro.cases.catalogue import groups_on, named, templates_on, units_of
from sauro.cases.counting import away
from sauro.cases.enter_form import EnterForm, filled_by
from sauro.cases.filter_form import CaseFilters
from sauro.cases.holding import allow_writing, writes
from sauro.cases.models import Case
from sauro.cases.papers.listing import named as named_paper
from sauro.cases.papers.listing import papers_of, state_of
from sauro.cases.reminding.showing import pressed
from sauro.cases.sharing.transfer_listing import told_of
from sauro.cases.standing import standing
from sauro.cases.tabs import JOINT, tabs
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Refused, Stale
from sauro.foundation.web.parts import Link
from sauro.foundation.web.telling import tell
from sauro.foundation.web.workbook import CONTENT_TYPE


@login_required
@require_GET
def case_list(request: HttpRequest) -> HttpResponse:
    """The cases in sight, or those on which the seat's body works with others."""
    seat, form = seat_of(request), CaseFilters(request.GET)
    joint, order = request.GET.get("phan") == JOINT, register.order_of(request.GET.get("xep", ""))
    today = timezone.localdate()
    places = (request.GET.get(name, "") for name in ("sau", "truoc"))
    page = register.page(form.filters(joint=joint), today, order, *places)
    context = {
        "filters": form,
        "views": tabs("cases", joint=joint),
        "table": case_listing.case_table(page, request.GET, order, today),
        "may_enter": may(seat.role, Right.KEEP_CASES),
    }
    part = "_list" if getattr(request, "htmx", False) else "list"
    return render(request, f"cases/register/{part}.html", context)


@login_required
@require_GET
def cases_export(request: HttpRequest) -> HttpResponseBase:
    """The same rows, all of them, as a workbook."""
    seat_of(request)
    filters = CaseFilters(request.GET).filters(joint=request.GET.get("phan") == JOINT)
    rows = register.exported(filters, timezone.localdate(), request.GET.get("xep", ""))
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    case_listing.write_cases(file, rows)
    file.seek(0)
    name = f"vu-viec-{timezone.localdate()}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPE)


@login_required
@require_http_methods(["GET", "POST"])
def case_enter(request: HttpRequest) -> HttpResponse:
    """A whole case on one page; a template fills in what its kind always has."""
    seat = seat_of(request, Right.KEEP_CASES)
    templates = templates_on(timezone.localdate())
    chosen = next((t for t in templates if t.code == request.GET.get("mau")), None)
    first = _first(seat) | (filled_by(chosen) if chosen else {})
    form = EnterForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            made = opening.open_case(form.new_case(), by=seat, now=timezone.now())
        except Refused as refused:
            tell(form, refused, form.beside())
        else:
            messages.success(request, _("Đã vào sổ, số %(number)s.") % {"number": made})
            return redirect("case", made.pk)
    where = reverse("case_enter")
    context = {
        "form": form,
        "units": units_today(),
        "templates": [Link(f"{where}?mau={t.code}", named(t), t is chosen) for t in templates],
    }
    return render(request, "cases/register/enter.html", context, status=_status(form))


def _first(seat: Seat) -> dict[str, Any]:
    """What is most often so: today, in the commune of the body."""
    first: dict[str, Any] = {
        "detected_on": timezone.localdate(), "route": "inland", "source": "patrol",
        "complexity": "simple", "procedure": "administrative",
    }  # fmt: skip
    first |= {"party_0_role": "violator", "party_1_role": "vehicle", "party_1_kind": "vehicle"}
    place = seat.body.territory
    if place is not None and place.level == "commune":
        above = f", {place.parent}" if place.parent else ""
        first["territory"] = f"{place}{above}"
    return first


@login_required
@require_GET
def case_page(request: HttpRequest, case_id: int) -> HttpResponse:
    """One case: facts, parties, goods, violations, steps, clocks, hints."""
    seat = seat_of(request)
    return page(request, register.case(case_id), seat)


def page(
    request: HttpRequest,
    row: Case,
    seat: Seat,
    sent: Mapping[str, forms.Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    """``sent``: forms that could not be kept, by their name on the page."""
    gone = away(row) is not None
    ours = writes(row, seat) and not gone
    groups = groups_on(timezone.localdate())
    empty: dict[str, Any] = {} if not ours else {
        "step": RecordForm(case=row, auto_id="buoc-%s"),
        "goods": GoodsForm(auto_id="hang-%s", groups=groups),
        "party": PartyForm(auto_id="doituong-%s"), "violation": ViolationForm(auto_id="hanhvi-%s"),
        "joint": JointForm(auto_id="phoihop-%s"),
        "stands": WorkForm(case=row, auto_id="nhiemvu-%s"),
    }  # fmt: skip
    context = {
        "case": row,
        "ours": ours,
        "may_share": row.owner_path == seat.body.path and may(seat.role, Right.SHARE) and not gone,
        "moves": told_of(row),
        "units": units_of(groups),
        "open": list(sent or {}),
        **portrait(row, timezone.now(), gone=gone),
        **attachment_summary(row),
        "papers": [(p, named_paper(p), state_of(p)) for p in papers_of(row)],
        **empty,
        **dict(sent or {}),
    }
    return render(request, "cases/register/page.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def case_change(request: HttpRequest, case_id: int) -> HttpResponse:
    """Other facts of a case; the second of two who change sees what the first wrote."""
    seat = seat_of(request)
    row = register.case(case_id)
    allow_writing(row, seat)
    form = FactsForm(request.POST or None, initial=facts_of(row))
    status = 200
    version = request.POST.get("version", str(row.version))
    if request.method == "POST" and form.is_valid():
        try:
            sent = int(version) if version.isdecimal() and version.isascii() else 0
            opening.change_case(row.pk, sent, form.facts(), by=seat, now=timezone.now())
        except Refused as refused:
            tell(form, refused)
        except Stale as stale:
            tell(form, stale)
            status, version = 409, str(stale.current.version)
        else:
            messages.success(request, _("Đã ghi."))
            return redirect("case", row.pk)
    context = {"case": row, "form": form, "version": version, "now": facts_of(row)}
    status = status if status != 200 else _status(form)
    return render(request, "cases/register/change.html", context, status=status)


@login_required
@require_GET
def case_clocks(request: HttpRequest, case_id: int) -> HttpResponse:
    """Every clock of a case with its sum, day by day, and what would start the others."""
    seat_of(request)
    row = register.case(case_id)
    stands = standing(row, timezone.now())
    context = {
        "case": row,
        "clocks": shown_clocks(stands.clocks),
        "pressed": pressed(row),
        "waiting": [
            (c.rule.name, ", ".join(map(step_name, c.rule.starts)), c.rule.article)
            for c in stands.clocks if c.start is None and c.rule.starts
        ],
    }  # fmt: skip
    return render(request, "cases/register/clocks.html", context)


def _status(form: forms.Form) -> int:
    return 422 if form.errors else 200
