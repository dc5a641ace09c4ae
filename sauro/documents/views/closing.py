"""Laying a document aside that orders nothing, and taking it up again (khép lại, mở lại)."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sauro.documents import closing
from sauro.documents.forms import ClosingForm
from sauro.documents.views.own import own
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Refused
from sauro.foundation.web.telling import tell


@login_required
@require_http_methods(["GET", "POST"])
def document_close(request: HttpRequest, document_id: int) -> HttpResponse:
    """Ask for the reason, then close."""
    document = own(request, document_id)
    seat = seat_of(request, Right.VERIFY)
    form = ClosingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            closing.close(document_id, reason, by=seat, now=timezone.now())
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("Đã khép lại. Mở lại được bất cứ lúc nào."))
            return redirect("document", document_id)
    context = {
        "title": _("Khép lại %(document)s") % {"document": document},
        "said": [
            _("Văn bản không giao việc nào thì khép lại: không còn trong danh sách chờ kiểm tra.")
        ],
        "form": form,
        "label": _("Khép lại"),
        "cancel": reverse("document", args=[document_id]),
    }
    return render(request, "web/confirm.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def document_reopen(request: HttpRequest, document_id: int) -> HttpResponse:
    """It waits to be verified again."""
    document = own(request, document_id)
    seat = seat_of(request, Right.VERIFY)
    if request.method == "POST":
        closing.reopen(document.pk, by=seat)
        messages.success(request, _("Văn bản lại chờ kiểm tra."))
    return redirect("document", document.pk)
