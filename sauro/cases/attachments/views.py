"""Pages of attachments: sent, looked at, taken along, withdrawn (trang tài liệu kèm theo)."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sauro.cases import register
from sauro.cases.attachments import copies, listing, services
from sauro.cases.attachments.forms import AttachForm, WithdrawForm
from sauro.cases.holding import allow_writing, holds
from sauro.cases.models import Case, CaseAttachment
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused
from sauro.foundation.files.store import opened
from sauro.foundation.web.telling import tell

_AN_HOUR = "private, max-age=3600"  # a picture of a stored file never changes
_TYPES = {
    "jpg": "image/jpeg", "png": "image/png", "pdf": "application/pdf",
    "mp4": "video/mp4", "mov": "video/quicktime", "webm": "video/webm",
}  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def case_attachments(request: HttpRequest, case_id: int) -> HttpResponse:
    """All files of a case; more are sent, all of them or none."""
    seat, case = seat_of(request), register.case(case_id)
    if request.method != "POST":
        return _page(request, case, seat, AttachForm(case))
    allow_writing(case, seat)
    form = AttachForm(case, request.POST, request.FILES)
    if form.is_valid():
        try:
            new, known = _attach(case, form, seat)
        except Refused as refused:
            tell(form, refused)
        else:
            _tell(request, new, known)
            return redirect("case_attachments", case.pk)
    return _page(request, case, seat, form, 422)


@transaction.atomic  # sending again doubles nothing: what is here already is recognised
def _attach(case: Case, form: AttachForm, seat: Seat) -> tuple[int, list[str]]:
    files, told, known = form.cleaned_data["file"], form.told(), []
    for file in files:
        row, new = services.attach(
            case.pk, file.name or "", file.chunks(), told, by=seat, now=timezone.now(),
            today=timezone.localdate(),
        )  # fmt: skip
        known += [] if new else [row.title]
    return len(files) - len(known), known


def _tell(request: HttpRequest, new: int, known: list[str]) -> None:
    if new:
        said = ngettext("Đã nhận %(n)s tệp.", "Đã nhận %(n)s tệp.", new) % {"n": new}
        messages.success(request, said)
    if known:
        words = _("Vụ việc đã có tệp này, không nhận lần nữa: %(names)s.")
        messages.info(request, words % {"names": "; ".join(known)})


@login_required
@require_GET
def attachment_file(request: HttpRequest, attachment_id: int) -> HttpResponseBase:
    """The file as it was received, never shown inside the page."""
    seat_of(request)
    row = _row(attachment_id)
    return FileResponse(
        opened(row.sha256), as_attachment=True, filename=row.name,
        content_type="application/octet-stream",
        headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"},
    )  # fmt: skip


@login_required
@require_GET
def attachment_clean(request: HttpRequest, attachment_id: int) -> HttpResponseBase:
    """The copy without what describes it, to be published."""
    seat_of(request)
    row = _row(attachment_id)
    made, kind = copies.clean(row)
    return FileResponse(
        made, as_attachment=True, filename=f"ban-sach-{row.pk}.{kind}", content_type=_TYPES[kind],
        headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"},
    )  # fmt: skip


@login_required
@require_GET
def attachment_small(request: HttpRequest, attachment_id: int) -> HttpResponse:
    """A small picture for the page."""
    seat_of(request)
    try:
        picture = copies.small(_row(attachment_id))
    except Refused as refused:
        raise Hidden from refused
    headers = {"Cache-Control": _AN_HOUR, "X-Content-Type-Options": "nosniff"}
    return HttpResponse(picture, content_type="image/webp", headers=headers)


@login_required
@require_POST
def attachment_withdraw(request: HttpRequest, attachment_id: int) -> HttpResponse:
    """It proves nothing here any more; it is kept with the reason."""
    seat, row = seat_of(request), _row(attachment_id)
    allow_writing(row.case, seat)
    form = WithdrawForm(request.POST, auto_id=f"rut-{row.pk}-%s")
    if form.is_valid():
        because = form.cleaned_data["because"]
        services.withdraw(row.pk, because, by=seat, now=timezone.now())
        messages.success(request, _("Đã rút; tệp vẫn được giữ cùng lý do."))
        return redirect("case_attachments", row.case_id)
    return _page(request, row.case, seat, AttachForm(row.case), 422, {row.pk: form})


def _page(  # noqa: PLR0913, PLR0917 - both sorts of forms, and how it went
    request: HttpRequest,
    case: Case,
    seat: Seat,
    form: AttachForm,
    status: int = 200,
    withdrawing: dict[int, WithdrawForm] | None = None,
) -> HttpResponse:
    ours = holds(case, seat)
    shown = listing.shown(case)
    for one in shown if ours else ():
        there = (withdrawing or {}).get(one.row.pk)
        one.withdraw = there or WithdrawForm(auto_id=f"rut-{one.row.pk}-%s")
    context = {"case": case, "ours": ours, "form": form, "shown": shown}
    return render(request, "cases/attachments/page.html", context, status=status)


def _row(attachment_id: int) -> CaseAttachment:
    """Raises: Hidden."""
    rows = CaseAttachment.objects.select_related("case__body")
    found = rows.filter(pk=attachment_id).first()
    if found is None:
        raise Hidden
    return found
