"""Pages of the register, and the act that fills it."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sauro.directives import export, queries
from sauro.directives.forms import RegisterForm
from sauro.directives.services import register
from sauro.documents import publishing
from sauro.documents import queries as documents
from sauro.documents.rules import names_of
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.rights import Right

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_GET
def register_list(request: HttpRequest) -> HttpResponse:
    """All directives that the seat may see."""
    seat_of(request)
    form = RegisterForm(request.GET)
    rows = queries.directives(form.filters(), _before(request))
    more = rows[queries.PAGE - 1] if len(rows) > queries.PAGE else None
    query = request.GET.copy()
    query.pop("truoc", None)
    context = {
        "directives": rows[: queries.PAGE],
        "next": f"{more.published_at.isoformat()}_{more.pk}" if more else "",
        "form": form,
        "query": query.urlencode(),
    }
    part = "directives/_list.html" if getattr(request, "htmx", False) else "directives/list.html"
    return render(request, part, context)


def _before(request: HttpRequest) -> tuple[datetime, int] | None:
    at, _underscore, pk = request.GET.get("truoc", "").rpartition("_")
    try:
        return (datetime.fromisoformat(at).astimezone(UTC), int(pk)) if at else None
    except (ValueError, OverflowError):
        return None


@login_required
@require_GET
def register_export(request: HttpRequest) -> HttpResponse:
    """The same rows as a workbook."""
    seat_of(request)
    rows = queries.exported(RegisterForm(request.GET).filters())
    answer = HttpResponse(export.workbook(rows), content_type=_XLSX)
    answer["Content-Disposition"] = (
        f'attachment; filename="so-theo-doi-{timezone.localdate()}.xlsx"'
    )
    return answer


@login_required
@require_GET
def directive_page(request: HttpRequest, directive_id: int) -> HttpResponse:
    """One directive with its words in the document."""
    seat_of(request)
    found = queries.directive(directive_id)
    context = {
        "directive": found,
        "missing": names_of(found.missing),
        "pieces": queries.in_context(found),
    }
    return render(request, "directives/page.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, document_id: int) -> HttpResponse:
    """A verified document goes into the register."""
    seat = seat_of(request, Right.PUBLISH)
    if request.method == "GET":
        return redirect("document", documents.document(document_id).pk)
    sent = request.POST.get("version", "")
    version = int(sent) if sent.isdecimal() and len(sent) < 10 else 0
    now = timezone.now()
    document = publishing.publish(document_id, version, register, by=seat, now=now)
    count = sum(not i.dropped_because for i in documents.document(document.pk).items.all())
    messages.success(request, _("Đã ban hành vào sổ %(n)s việc.") % {"n": count})
    return redirect("document", document.pk)
