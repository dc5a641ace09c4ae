"""Laying a document aside that orders nothing, and taking it up again (khép lại, mở lại)."""

from __future__ import annotations

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

from sauro.documents import closing, queries
from sauro.documents.forms import ClosingForm
from sauro.documents.models import Document
from sauro.documents.verification import seen_version
from sauro.documents.views.own import own
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Refused, Stale
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell

_SHOWN = 10  # of the directives that would be dropped
_WORDS = 24  # of each


@login_required
@require_http_methods(["GET", "POST"])
def document_close(request: HttpRequest, document_id: int) -> HttpResponse:
    """Ask for the reason, saying what is dropped with it, then close."""
    document = own(request, document_id)
    seat = seat_of(request, Right.VERIFY)
    form = ClosingForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        reason, seen = form.cleaned_data["reason"], number(request.POST.get("version"))
        try:
            closing.close(document_id, reason, dropping=seen, by=seat, now=timezone.now())
        except (Refused, Stale) as refused:
            tell(form, refused)
            status = refused.status
        else:
            messages.success(request, _("Đã khép lại. Mở lại được bất cứ lúc nào."))
            return redirect("document", document_id)
    return _asked(request, document, form, status if status != 200 else 422 if form.errors else 200)


def _asked(
    request: HttpRequest, document: Document, form: ClosingForm, status: int
) -> HttpResponse:
    """What closing would do, and the reason."""
    items = queries.rows(document)
    left = [item for item in items if not item.dropped_because]
    context = {
        "title": _("Khép lại %(document)s") % {"document": document},
        "said": [
            _("Văn bản không giao việc nào thì khép lại: không còn trong danh sách chờ kiểm tra."),
            *_dropped(len(left)),
        ],
        "pairs": [(i.locator, Truncator(i.task).words(_WORDS)) for i in left[:_SHOWN]],
        "hidden": {"version": seen_version(document, items)},
        "form": form,
        "failed": _("Chưa khép lại được."),
        "label": _label(len(left)),
        "cancel": reverse("document", args=[document.pk]),
    }
    return render(request, "web/confirm.html", context, status=status)


def _dropped(left: int) -> list[str]:
    if not left:
        return []
    said = ngettext(
        "%(n)s việc máy đọc được sẽ bị bỏ với lý do ghi ở dưới. Mở lại văn bản thì lấy lại được.",
        "%(n)s việc máy đọc được sẽ bị bỏ với lý do ghi ở dưới. Mở lại văn bản thì lấy lại được.",
        left,
    ) % {"n": left}
    more = _("Dưới đây là %(n)s việc đầu.") % {"n": _SHOWN}
    return [said, more] if left > _SHOWN else [said]


def _label(left: int) -> str:
    if not left:
        return _("Khép lại")
    return ngettext("Bỏ %(n)s việc và khép lại", "Bỏ %(n)s việc và khép lại", left) % {"n": left}


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
