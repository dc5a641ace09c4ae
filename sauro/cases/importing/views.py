"""Pages on which a file of cases is taken in: the file, its columns, what would come of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from tempfile import TemporaryFile
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sauro.cases.importing import listing, services
from sauro.cases.importing.fields import CASES, Choice, guessed
from sauro.cases.importing.forms import (
    CaseColumnsForm,
    CaseFileForm,
    LoadForm,
    VersionForm,
    initial,
)
from sauro.cases.importing.models import CaseFile
from sauro.cases.importing.reading import Sheet, choices_of, sheets_of
from sauro.cases.importing.template import write_template
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.web.parts import Progress
from sauro.foundation.web.telling import tell
from sauro.foundation.web.templatetags.sauro_web import progress
from sauro.foundation.web.words import told as said
from sauro.foundation.web.workbook import CONTENT_TYPE


@login_required
@require_http_methods(["GET", "POST"])
def case_files(request: HttpRequest) -> HttpResponse:
    """The files that were handed in, and handing in another."""
    seat = seat_of(request, Right.KEEP_CASES)
    form, status = CaseFileForm(request.POST or None, request.FILES or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _taken(request, form, seat)
            except Refused as refused:
                tell(form, refused)
    context = {"form": form, "table": listing.files_table()}
    return render(request, "cases/importing/list.html", context, status=status)


def _taken(request: HttpRequest, form: CaseFileForm, seat: Seat) -> HttpResponse:
    file = form.cleaned_data["file"]
    found, new = services.take_in(file.name or "", file.chunks(), by=seat, now=timezone.now())
    if not new:
        messages.info(request, _("Tệp này đã gửi từ trước; đây là lần gửi ấy."))
    return redirect("case_file", found.pk)


@login_required
@require_GET
def case_template(request: HttpRequest) -> HttpResponseBase:
    """The workbook to fill in, with the catalogues of today."""
    seat_of(request)
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    write_template(file, timezone.localdate())
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename="mau-vu-viec.xlsx", content_type=CONTENT_TYPE
    )


@login_required
@require_GET
def case_file(request: HttpRequest, file_id: int) -> HttpResponse:
    """How far the job is, then what would come of the file, then what came of it."""
    found = _own(request, file_id)
    if found.checked_at is None or (found.asked_at and found.loaded_at is None):
        return _waiting(request, found)
    if getattr(request, "htmx", False):
        return HttpResponse(headers={"HX-Refresh": "true"})
    return _page(request, found)


def _waiting(request: HttpRequest, found: CaseFile) -> HttpResponse:
    asking = getattr(request, "htmx", False)
    label = _("Đang ghi các vụ vào sổ") if found.asked_at else _("Đang đọc tệp")
    url = reverse("case_file", args=[found.pk])
    work = Progress(label, url, min(found.done, found.total), found.total)
    stuck = not services.at_work(found, timezone.now())
    if asking:  # what is stuck is told by the whole page, which asks no more
        return (
            HttpResponse(headers={"HX-Refresh": "true"}) if stuck else HttpResponse(progress(work))
        )
    context = {"file": found, "work": work, "stuck": stuck, "version": _version(found)}
    return render(request, "cases/importing/waiting.html", context)


def _page(
    request: HttpRequest, found: CaseFile, form: LoadForm | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"file": found, "version": _version(found)}
    if found.loaded_at:
        return render(request, "cases/importing/done.html", context)
    report = found.report
    refused = report.get("refused") or found.refused
    context |= {
        "refused": [said(listing.finding_of(kept)) for kept in refused],
        **listing.preview(report, request.GET),
        "form": form or _load_form(found),
    }
    return render(request, "cases/importing/preview.html", context, status=status)


def _load_form(found: CaseFile, sent: Any = None) -> LoadForm:
    alike = listing.alike_choices(found.report)
    wrong = found.report.get("counts", {}).get("remarks_wrong", 0)
    start = {"version": found.version, "only_whole": not wrong}  # else it could only refuse
    return LoadForm(alike, sent, initial=start)


@login_required
@require_POST
def case_file_load(request: HttpRequest, file_id: int) -> HttpResponse:
    """A job enters the cases; meanwhile the page says how far it is."""
    found = _own(request, file_id)
    seat = seat_of(request, Right.KEEP_CASES)
    form = _load_form(found, request.POST)
    if not form.is_valid():
        return _page(request, found, form, 422)
    sent: Mapping[str, Any] = form.cleaned_data
    try:
        services.ask_loading(
            found.pk, sent["version"], only_whole=sent["only_whole"],
            skipped=sent.get("skipped", ()), by=seat, now=timezone.now(),
        )  # fmt: skip
    except (Refused, Stale) as told:
        tell(form, told)
        if found.checked_at is None or found.loaded_at:
            return redirect("case_file", found.pk)
        return _page(request, found, form, told.status)
    return redirect("case_file", found.pk)


@login_required
@require_http_methods(["GET", "POST"])
def case_file_columns(request: HttpRequest, file_id: int) -> HttpResponse:
    """Which column says what. What is chosen is remembered for files with the same heads."""
    found = _own(request, file_id)
    seat = seat_of(request, Right.KEEP_CASES)
    sheets = sheets_of(found)
    choices = choices_of(found, sheets)
    choice = _asked_sheet(request, sheets, choices)
    start = {"version": found.version, **initial(choice)}
    form = CaseColumnsForm(sheets, choice, request.POST or None, initial=start)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            asked = [form.choice(), *(c for c in choices if c.sort != CASES)]
            try:
                services.choose(
                    found.pk, form.cleaned_data["version"], asked, sheets, by=seat,
                    now=timezone.now(),
                )  # fmt: skip
            except (Refused, Stale) as told:
                tell(form, told)
                status = told.status
            else:
                return redirect("case_file", found.pk)
    context = {"file": found, "form": form, "sheets": sheets, "choice": choice}
    return render(request, "cases/importing/columns.html", context, status=status)


def _asked_sheet(
    request: HttpRequest, sheets: Sequence[Sheet], choices: Sequence[Choice]
) -> Choice:
    """The sheet of cases; another one that was asked for has other heads, guessed anew."""
    chosen = next((c for c in choices if c.sort == CASES), None)
    place = request.POST.get("sheet") or request.GET.get("trang")
    asked = next((s for s in sheets if str(s.place) == place), None)
    if chosen is not None and (asked is None or asked.place == chosen.sheet):
        return chosen
    sheet = asked or sheets[0]
    head, columns = guessed(sheet.first, CASES)
    return Choice(sheet.place, CASES, head or sheet.first[0][0], columns)


@login_required
@require_POST
def case_file_again(request: HttpRequest, file_id: int) -> HttpResponse:
    """Read once more: what is there may have changed, or the worker was gone."""
    return _acted(request, file_id, services.read_again)


@login_required
@require_POST
def case_file_drop(request: HttpRequest, file_id: int) -> HttpResponse:
    """A file of which nothing was entered is thrown away."""
    return _acted(request, file_id, services.throw_away, "case_files")


def _acted(request: HttpRequest, file_id: int, act: Any, then: str = "") -> HttpResponse:
    found = _own(request, file_id)
    seat = seat_of(request, Right.KEEP_CASES)
    form = VersionForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else 0
    try:
        act(found.pk, version, by=seat, now=timezone.now())
    except (Refused, Stale) as told:
        for finding in told.findings:
            messages.error(request, said(finding))
        return redirect("case_file", found.pk)
    return redirect(then) if then else redirect("case_file", found.pk)


@login_required
@require_GET
def case_file_remarks(request: HttpRequest, file_id: int) -> HttpResponseBase:
    """What is wrong, row by row, as a workbook to lay beside the file."""
    found = _own(request, file_id)
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    listing.write_remarks(file, found.report)
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=f"loi-tep-{found.pk}.xlsx", content_type=CONTENT_TYPE
    )


def _version(found: CaseFile) -> VersionForm:
    return VersionForm(initial={"version": found.version})


def _own(request: HttpRequest, file_id: int) -> CaseFile:
    """A file of the seat's own body. Raises: Hidden."""
    seat = seat_of(request, Right.KEEP_CASES)
    found = CaseFile.objects.filter(pk=file_id, owner_path=seat.body.path).first()
    if found is None:
        raise Hidden
    return found
