"""What came in, and taking in more (danh sách văn bản, tiếp nhận)."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from sauro.documents import intake, queries
from sauro.documents.forms import FilterForm, UploadForm
from sauro.documents.models import Document
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused


@login_required
@require_http_methods(["GET", "POST"])
def document_list(request: HttpRequest) -> HttpResponse:
    """What came in, the newest first; new files are dropped here."""
    seat = seat_of(request)
    if request.method == "POST":
        return _receive(request, seat)
    filters = FilterForm(request.GET)
    status = filters.cleaned_data["status"] if filters.is_valid() else ""
    rows = queries.documents(_before(request), status)
    more = rows[queries.PAGE - 1] if len(rows) > queries.PAGE else None
    context = {
        "documents": rows[: queries.PAGE],
        "next": f"{more.received_at.isoformat()}_{more.pk}" if more else "",
        "filters": filters,
        "upload": UploadForm(),
        "reading": any(d.status == Document.Status.WAITING for d in rows),
    }
    part = "documents/_list.html" if getattr(request, "htmx", False) else "documents/list.html"
    return render(request, part, context)


def _before(request: HttpRequest) -> tuple[datetime, int] | None:
    at, _underscore, pk = request.GET.get("truoc", "").rpartition("_")
    try:
        return (datetime.fromisoformat(at).astimezone(UTC), int(pk)) if at else None
    except (ValueError, OverflowError):
        return None


def _receive(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Each file stands for itself: one that is refused leaves the others."""
    files = request.FILES.getlist("sent")
    new, known, now = 0, 0, timezone.now()
    for file in files:
        try:
            _document, fresh = intake.receive(file.name or "", file.chunks(), by=seat, now=now)
        except Refused as refused:
            messages.error(request, f"{file.name}: {refused}")
            continue
        new, known = new + fresh, known + (not fresh)
    if new:
        words = ngettext("Đã nhận %(n)s tệp mới.", "Đã nhận %(n)s tệp mới.", new) % {"n": new}
        messages.success(request, words)
    if known:
        messages.info(request, _("%(n)s tệp đã có từ trước, không nhận lại.") % {"n": known})
    if not files:
        messages.error(request, _("Chưa chọn tệp nào. Hãy chọn tệp rồi bấm “Nhận văn bản”."))
    return redirect("documents")
