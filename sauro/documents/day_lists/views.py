"""Pages on which a year's days off are taken in: the file, row by row what would come of it."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sauro.documents.day_lists import services
from sauro.documents.day_lists.forms import ConfirmForm, YearFileForm
from sauro.documents.day_lists.services import Planned
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused, Stale
from sauro.foundation.web.parts import Badge, Cell, Column, Noted, Row, Table
from sauro.foundation.web.telling import tell
from sauro.foundation.web.words import told as said
from sauro.organization.days_off.models import WrittenKind
from sauro.organization.days_off.services import allow_writing
from sauro.organization.days_off.words import kind_badge, mark_badge, weekday

_FILE, _PREVIEW = "documents/day_lists/file.html", "documents/day_lists/preview.html"


@login_required
@require_http_methods(["GET", "POST"])
def workday_file(request: HttpRequest) -> HttpResponse:
    """Choose a file; sent, it is shown row by row. Nothing is written yet."""
    seat = seat_of(request)
    allow_writing(seat)
    if request.method == "GET":
        form = YearFileForm(initial={"year": timezone.localdate().year + 1})
        return render(request, _FILE, {"form": form})
    form = YearFileForm(request.POST, request.FILES)
    if form.is_valid():
        file, year = form.cleaned_data["file"], form.cleaned_data["year"]
        try:
            planned = services.read_year(file.name or "", file.chunks(), year, by=seat)
        except Refused as refused:
            tell(form, refused)
        else:
            seal = services.sealed(planned, year, seat)
            return _preview(request, planned, year, ConfirmForm(initial={"seal": seal}))
    return render(request, _FILE, {"form": form}, status=Refused.status)


@login_required
@require_POST
def workday_file_write(request: HttpRequest) -> HttpResponse:
    """Write what was shown, all of it or nothing."""
    seat = seat_of(request)
    allow_writing(seat)
    form = ConfirmForm(request.POST)
    if form.is_valid():
        try:
            return _written(request, form, seat)
        except (Refused, Stale) as told:
            tell(form, told)
            status = told.status
    else:
        status = Refused.status
    return render(request, _PREVIEW, {"form": form}, status=status)


def _written(request: HttpRequest, form: ConfirmForm, seat: Seat) -> HttpResponse:
    what = form.cleaned_data
    year, count = services.write_year(what["seal"], what["reason"], by=seat, now=timezone.now())
    messages.success(request, _("Đã ghi %(n)s ngày của năm %(year)s.") % {"n": count, "year": year})
    return redirect(f"{reverse('workdays')}?nam={year}")


def _preview(
    request: HttpRequest, planned: Sequence[Planned], year: int, form: ConfirmForm
) -> HttpResponse:
    wrong = sum(one.line.wording is None for one in planned)
    changed = sum(one.changes for one in planned)
    context = {
        "table": _table(planned), "year": year, "wrong": wrong, "changed": changed,
        "same": len(planned) - wrong - changed,
        "others": services.not_in_file(planned, year),
        "form": form if changed and not wrong else None,
    }  # fmt: skip
    return render(request, _PREVIEW, context)


def _table(planned: Sequence[Planned]) -> Table:
    return Table(
        caption=_("Các dòng của tệp"),
        columns=[
            Column(_("Dòng")), Column(_("Ngày")), Column(_("Loại")), Column(_("Tên")),
            Column(_("Nguồn")), Column(_("Kiểm chứng")), Column(_("So với lịch đang dùng")),
        ],
        rows=[_row(one) for one in planned],
        empty=_("Tệp không có dòng nào."),
        total=len(planned),
    )  # fmt: skip


def _row(one: Planned) -> Row:
    line, wording = one.line, one.line.wording
    kind, name, source = line.said
    day: Cell = Noted(f"{line.day:%d/%m/%Y}", weekday(line.day)) if line.day else None
    shown: Cell = kind_badge(WrittenKind(wording.kind.value)) if wording else kind or None
    mark: Cell = mark_badge(wording.verified) if wording else None
    return Row([str(line.number), day, shown, name or None, source or None, mark, _result(one)])


def _result(one: Planned) -> Cell:
    if one.line.wording is None:
        return Noted(_("Dòng sai"), " ".join(said(f) for f in one.line.findings))
    if not one.changes:
        return Badge(_("Không đổi"), "neutral")
    row = one.held.row if one.held else None
    if row is None:
        return Badge(_("Thêm"), "good")
    return Noted(_("Thay"), f"{WrittenKind(row.kind.value).label}: {row.name}. {row.source}")
