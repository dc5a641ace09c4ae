"""What came in, and taking in more (danh sách văn bản, tiếp nhận)."""

from __future__ import annotations

from tempfile import TemporaryFile

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from sauro.documents import export, intake, listing
from sauro.documents.forms import FilterForm, UploadForm
from sauro.documents.models import Document
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Refused
from sauro.foundation.web.parts import Badge, Column, Link, Row, Table, Tone
from sauro.foundation.web.words import number
from sauro.foundation.web.workbook import CONTENT_TYPE


@login_required
@require_http_methods(["GET", "POST"])
def document_list(request: HttpRequest) -> HttpResponse:
    """What came in, the newest first; new files are dropped here."""
    seat = seat_of(request)
    if request.method == "POST":
        return _receive(request, seat)
    form, order = FilterForm(request.GET), listing.order_of(request.GET.get("xep", ""))
    page = listing.page(form.filters(), order, *(request.GET.get(n, "") for n in ("sau", "truoc")))
    context = {
        "table": _table(request, page, order),
        "filters": form,
        "upload": UploadForm(),
        "may_receive": may(seat.role, Right.RECEIVE),
        "reading": sum(d.document.status == Document.Status.WAITING for d in page.rows),
    }
    part = "documents/_list.html" if getattr(request, "htmx", False) else "documents/list.html"
    return render(request, part, context)


def _known(name: str, document: Document) -> SafeString:
    """That a file is here already, and where."""
    link = format_html('<a href="{}">{}</a>', reverse("document", args=[document.pk]), document)
    words = _("%(name)s: tệp này đã có từ trước, là %(document)s; không nhận lại.")
    return format_html(words.replace("%(name)s", "{}").replace("%(document)s", "{}"), name, link)


_TONES: dict[str, Tone] = {"read": "info", "unreadable": "bad", "published": "good"}


def columns() -> list[Column]:
    return [
        Column(_("Văn bản"), breaks=True),
        Column(_("Ngày ban hành"), "ngay"),
        Column(_("Tình trạng"), "tinh-trang"),
        Column(_("Số việc"), number=True),
        Column(_("Chưa kiểm tra"), number=True),
        Column(_("Cơ quan ban hành, cuộc họp")),
        Column(_("Tệp"), breaks=True),
        Column(_("Nhận lúc"), "nhan"),
    ]


def _table(request: HttpRequest, page: listing.Page, order: str) -> Table:
    narrowed = any(request.GET.get(name) for name in FilterForm.base_fields)
    return Table(
        caption=_counted(page.total),
        columns=columns(),
        rows=[_row(d) for d in page.rows],
        empty=_("Không có văn bản nào hợp điều kiện. Hãy bỏ bớt một điều kiện; chữ không cần dấu.")
        if narrowed
        else _(
            "Chưa có văn bản nào. Hãy chọn tệp ở trên rồi bấm “Nhận văn bản”. "
            "Văn bản nơi khác giao việc thì ở “Văn bản giao việc cho cơ quan”."
        ),
        order=order,
        next=_turned(request, "sau", page.after),
        previous=_turned(request, "truoc", page.before),
        exports=[Link(f"{reverse('documents_export')}?{_query(request).urlencode()}", "Excel")]
        if page.rows
        else (),
    )


def _counted(total: int) -> str:
    if total > listing.MOST_COUNTED:
        return _("Hơn %(n)s văn bản") % {"n": number(listing.MOST_COUNTED)}
    return ngettext("%(n)s văn bản", "%(n)s văn bản", total) % {"n": number(total)}


def _query(request: HttpRequest) -> QueryDict:
    query = request.GET.copy()
    for name in ("sau", "truoc"):
        query.pop(name, None)
    return query


def _turned(request: HttpRequest, way: str, place: str) -> str:
    if not place:
        return ""
    query = _query(request)
    query[way] = place
    return f"?{query.urlencode()}"


@login_required
@require_GET
def documents_export(request: HttpRequest) -> HttpResponseBase:
    """The same rows, all of them, as a workbook."""
    seat_of(request)
    rows = listing.exported(FilterForm(request.GET).filters(), request.GET.get("xep", ""))
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    export.write_documents(file, rows)
    file.seek(0)
    name = f"van-ban-{timezone.localdate()}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPE)


def _row(listed: listing.Listed) -> Row:
    d = listed.document
    return Row(
        [
            export.called(d),
            d.issued_on,
            Badge(d.get_status_display(), _TONES.get(d.status, "neutral")),
            listed.found,
            listed.unchecked,
            export.about(d) or None,
            d.name,
            d.received_at,
        ],
        reverse("document", args=[d.pk]),
    )


def _receive(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Each file stands for itself: one that is refused leaves the others."""
    files = request.FILES.getlist("sent")
    new, known, now = 0, [], timezone.now()
    for file in files:
        try:
            document, fresh = intake.receive(file.name or "", file.chunks(), by=seat, now=now)
        except Refused as refused:
            messages.error(request, f"{file.name}: {refused}")
            continue
        new += fresh
        known += [] if fresh else [(file.name or "", document)]
    if new:
        words = ngettext("Đã nhận %(n)s tệp mới.", "Đã nhận %(n)s tệp mới.", new) % {"n": new}
        messages.success(request, words)
    for name, document in known:
        messages.info(request, _known(name, document))
    if not files:
        messages.error(request, _("Chưa chọn tệp nào. Hãy chọn tệp rồi bấm “Nhận văn bản”."))
    return redirect("documents")
