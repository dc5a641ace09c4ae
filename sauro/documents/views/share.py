"""Whom a document is open to (cho xem văn bản)."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sauro.documents import granting
from sauro.documents.forms import GrantForm
from sauro.documents.models import Document
from sauro.documents.naming import Names
from sauro.documents.views.own import own
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Refused
from sauro.foundation.web.sent import number
from sauro.foundation.web.words import told


@login_required
@require_http_methods(["GET", "POST"])
def share_page(request: HttpRequest, document_id: int) -> HttpResponse:
    """The grants of a document; one form adds, one button a grant ends it."""
    seat = seat_of(request, Right.SHARE)
    document = own(request, document_id)
    if request.method == "POST" and "end" in request.POST:
        given = number(request.POST.get("end")) or 0
        granting.end(document_id, given, by=seat, now=timezone.now())
        return redirect("share", document_id)
    month = timezone.localdate() + timedelta(days=30)
    form = GrantForm(request.POST or None, initial={"until": month})
    if request.method == "POST" and _granted(request, document_id, form, seat):
        return redirect("share", document_id)
    return _page(request, document, form)


def _granted(request: HttpRequest, document_id: int, form: GrantForm, seat: Seat) -> bool:
    if not form.is_valid():
        return False
    body, until, reason = (form.cleaned_data[n] for n in ("body", "until", "reason"))
    try:
        granting.grant(document_id, body or 0, until, reason, by=seat, now=timezone.now())
    except Refused as refused:
        for finding in refused.findings:
            form.add_error(finding.field or None, told(finding))
        return False
    messages.success(request, _("Đã cho xem. Việc này có trong lịch sử của văn bản."))
    return True


def _page(request: HttpRequest, document: Document, form: GrantForm) -> HttpResponse:
    names = Names(document, timezone.localdate())
    search = request.GET.get("tim", "")[:200]
    chosen = number(str(form["body"].value() or ""))
    found = list(dict.fromkeys([*names.bodies([chosen] if chosen else []), *names.search(search)]))
    context = {
        "document": document,
        "form": form,
        "search": search,
        "options": [(b, names.place(b), b.id == chosen) for b in found],
        "grants": document.grants.select_related("body", "granted_by__user").order_by("-until"),
        "today": timezone.localdate(),
    }
    return render(request, "documents/share.html", context, status=422 if form.errors else 200)
