"""What came in, and taking in more (danh sách văn bản, tiếp nhận)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from sauro.documents import intake, queries
from sauro.documents.forms import FilterForm, UploadForm
from sauro.documents.models import Document
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Refused
from sauro.foundation.web.parts import Badge, Column, Row, Table, Tone
from sauro.foundation.web.words import english


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
    older = {"status": status, "truoc": f"{more.received_at.isoformat()}_{more.pk}"} if more else {}
    context = {
        "table": _table(rows[: queries.PAGE], f"?{urlencode(older)}" if older else ""),
        "filters": filters,
        "upload": UploadForm(),
        "may_receive": may(seat.role, Right.RECEIVE),
        "reading": sum(d.status == Document.Status.WAITING for d in rows),
    }
    part = "documents/_list.html" if getattr(request, "htmx", False) else "documents/list.html"
    return render(request, part, context)


_TONES: dict[str, Tone] = {"read": "info", "unreadable": "bad", "published": "good"}


def _table(rows: Sequence[Document], older: str) -> Table:
    columns = [
        Column(_("Văn bản")),
        Column(_("Tình trạng")),
        Column(_("Số việc"), number=True),
        Column(_("Chưa kiểm tra"), number=True),
        Column(_("Cơ quan ban hành, cuộc họp")),
        Column(_("Tệp")),
        Column(_("Nhận lúc")),
    ]
    return Table(
        caption=_("Văn bản đã nhận, mới nhất trước"),
        columns=columns,
        rows=[_row(d) for d in rows],
        empty=_("Chưa có văn bản nào. Hãy chọn tệp ở trên rồi bấm “Nhận văn bản”."),
        next=older,
    )


def _row(d: Document) -> Row:
    name = f"{d.doc_type} {d}" if d.number else str(d)
    if d.edition > 1:
        name = _("%(name)s, bản thứ %(n)s") % {"name": name, "n": d.edition}
    about = d.refusal_en if english() and d.refusal_en else d.refusal
    return Row(
        [
            name,
            Badge(d.get_status_display(), _TONES.get(d.status, "neutral")),
            d.kept,  # type: ignore[attr-defined]
            d.open if d.status == Document.Status.READ else None,  # type: ignore[attr-defined]
            about or " · ".join(filter(None, (d.issuer, Truncator(d.event).words(18)))),
            d.name,
            d.received_at,
        ],
        reverse("document", args=[d.pk]),
    )


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
