"""Pages of a renewal: the decision, its words beside the members, the difference, the act."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sauro.documents.models import Document, Renewal
from sauro.documents.renewals import queries, services
from sauro.documents.renewals.forms import StartForm
from sauro.documents.renewals.lines import from_stored
from sauro.documents.renewals.sheet import bound_sheet, page_of, shown_sheet
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused, Stale, Told
from sauro.foundation.web.parts import Badge, Column, Link, Row, Table
from sauro.foundation.web.telling import tell
from sauro.foundation.web.words import told as said
from sauro.organization.queries import directory_on, portrait
from sauro.organization.services import may_keep
from sauro.organization.views.frame import frame

_NO_ACTS: dict[str, Any] = {"acts": []}  # one thing at a time: the page has its own buttons


@login_required
@require_GET
def renewal_list(request: HttpRequest, path: str) -> HttpResponse:
    """The renewals of a committee that the seat may see, with their decisions."""
    seat = seat_of(request)
    committee = _committee(path)
    table = Table(
        caption=_("Các lần kiện toàn"),
        columns=[
            Column(_("Quyết định")), Column(_("Tình trạng")), Column(_("Có hiệu lực từ")),
            Column(_("Văn bản")), Column(_("Người ghi")), Column(_("Ghi lúc")),
        ],
        rows=[
            Row(
                [
                    r.decision or str(r.document),
                    _state(r),
                    r.effective_on,
                    Link(reverse("document", args=[r.document_id]), str(r.document)),
                    str(r.done_by.user) if r.done_by else None,
                    r.done_at,
                ],
                url=reverse("renewal", args=[r.pk]),
            )
            for r in queries.renewals_of(path)
        ],
        empty=_("Chưa có lần kiện toàn nào, hoặc không thuộc phạm vi xem của vị trí này."),
    )  # fmt: skip
    context = frame(committee, seat, "renewals") | {"table": table}
    return render(request, "organization/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def renewal_start(request: HttpRequest, path: str) -> HttpResponse:
    """The decision is dropped here, or chosen from what is in."""
    seat = seat_of(request, Right.KEEP_BODIES)
    committee = _committee(path)
    may_keep(path, seat)
    form = StartForm(request.POST or None, request.FILES or None, documents=queries.decisions())
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return redirect("renewal", _begun(form, path, seat).pk)
            except Told as told:
                tell(form, told)
                status = told.status
    context = frame(committee, seat, "renewals") | {"form": form}
    return render(request, "documents/renewals/start.html", context, status=status)


def _begun(form: StartForm, path: str, seat: Seat) -> Renewal:
    file, document, now = form.cleaned_data["file"], form.cleaned_data["document"], timezone.now()
    if file:
        return services.begin_with(path, file.name or "", file.chunks(), by=seat, now=now)
    return services.begin(path, document, by=seat, now=now)


@login_required
@require_http_methods(["GET", "POST"])
def renewal_page(request: HttpRequest, renewal_id: int) -> HttpResponse:
    """The decision's words beside the proposed members; each line is corrected here."""
    seat = seat_of(request, Right.KEEP_BODIES)
    renewal = queries.renewal(renewal_id)
    may_keep(renewal.committee.path, seat)
    if renewal.document.status in (Document.Status.WAITING, Document.Status.UNREADABLE):
        return _not_read(request, renewal, seat)
    if renewal.done_at:
        return _done(request, renewal, seat)
    if request.method == "POST":
        return _kept(request, renewal, seat)
    return _sheet_page(request, renewal, seat, shown_sheet(renewal))


def _not_read(request: HttpRequest, renewal: Renewal, seat: Seat) -> HttpResponse:
    waiting = renewal.document.status == Document.Status.WAITING
    context = frame(renewal.committee, seat, "renewals") | {"renewal": renewal, "waiting": waiting}
    return render(request, "documents/renewals/waiting.html", context)


@login_required
@require_GET
def renewal_ready(request: HttpRequest, renewal_id: int) -> HttpResponse:
    """Asked while the decision is being read: has the page be opened anew when it is."""
    seat_of(request, Right.KEEP_BODIES)
    renewal = queries.renewal(renewal_id)
    answer = render(request, "documents/renewals/_waiting.html", {"renewal": renewal})
    if renewal.document.status != Document.Status.WAITING:
        answer["HX-Refresh"] = "true"
    return answer


def _kept(request: HttpRequest, renewal: Renewal, seat: Seat) -> HttpResponse:
    """The draft is kept; who asked for the difference goes on to it."""
    sent = bound_sheet(renewal, request.POST)
    if not sent.valid():
        return _sheet_page(request, renewal, seat, sent, 422)
    sheet = sent.sheet()
    if "xem" in request.POST:
        findings = services.open_findings(sheet.lines, sheet.effective_on)
        if findings:
            sent.tell(Refused(*findings))
            return _sheet_page(request, renewal, seat, sent, 422)
    try:
        services.keep(renewal.pk, sent.version, sheet, by=seat)
    except Told as told:
        if not told.findings:
            raise
        sent.tell(told)
        return _sheet_page(request, renewal, seat, sent, told.status)
    if "xem" in request.POST:
        return redirect("renewal_confirm", renewal.pk)
    messages.success(request, _("Đã lưu nháp."))
    return redirect("renewal", renewal.pk)


def _sheet_page(
    request: HttpRequest, renewal: Renewal, seat: Seat, sheet: Any, status: int = 200
) -> HttpResponse:
    context = frame(renewal.committee, seat, "renewals") | page_of(renewal, sheet) | _NO_ACTS
    return render(request, "documents/renewals/sheet.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def renewal_confirm(request: HttpRequest, renewal_id: int) -> HttpResponse:
    """Who joins, changes, leaves; then the one act. Who was overtaken sees both and may go on."""
    seat = seat_of(request, Right.KEEP_BODIES)
    renewal = queries.renewal(renewal_id)
    may_keep(renewal.committee.path, seat)
    still_open = services.open_findings(from_stored(renewal.lines), renewal.effective_on)
    if renewal.done_at or still_open:
        return redirect("renewal", renewal.pk)
    version, seen = _number(request, "version"), _number(request, "committee_version")
    try:
        with transaction.atomic():
            if request.method != "POST":  # tried, so that a refusal is told before anybody confirms
                version, seen = renewal.version, renewal.committee.version
            services.renew(renewal.pk, version, seen, by=seat, now=timezone.now())
            if request.method != "POST":
                transaction.set_rollback(True)
    except Told as told:
        if not told.findings:
            raise
        return _confirm_page(request, queries.renewal(renewal_id), seat, told)
    if request.method != "POST":
        return _confirm_page(request, queries.renewal(renewal_id), seat)
    messages.success(request, _("Đã ghi thành phần mới của Ban Chỉ đạo."))
    home = reverse("body", args=[renewal.committee.path])
    return redirect(f"{home}?ngay={renewal.effective_on:%d/%m/%Y}")


def _confirm_page(
    request: HttpRequest, renewal: Renewal, seat: Seat, told: Told | None = None
) -> HttpResponse:
    on = renewal.effective_on
    assert on is not None
    names = directory_on(on)
    lines = [d.line(names) for d in from_stored(renewal.lines) if not d.dropped]
    context = frame(renewal.committee, seat, "renewals") | {
        "renewal": renewal,
        "differences": queries.differences(renewal.committee.path, lines, on),
        "dropped": [d for d in from_stored(renewal.lines) if d.dropped],
        "said": [said(f) for f in told.findings] if told else [],
        "may_confirm": told is None or isinstance(told, Stale),
        **_NO_ACTS,
    }
    refused = told is not None and request.method == "POST"
    status = told.status if told and refused else 200
    return render(request, "documents/renewals/confirm.html", context, status=status)


def _done(request: HttpRequest, renewal: Renewal, seat: Seat) -> HttpResponse:
    context = frame(renewal.committee, seat, "renewals") | page_of(renewal, shown_sheet(renewal))
    return render(request, "documents/renewals/done.html", context)


def _state(renewal: Renewal) -> Badge:
    if renewal.done_at:
        return Badge(_("Đã ghi vào sổ"), "good")
    return Badge(_("Đang soạn"), "info")


def _committee(path: str) -> Any:
    body = portrait.body(path)
    if body.kind != "committee":
        raise Hidden
    return body


def _number(request: HttpRequest, name: str) -> int:
    """A number that a form of ours sends; what is none counts as 0, which no row has."""
    sent = request.POST.get(name, "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else 0
