"""Pages of the register, and the act that fills it."""

from __future__ import annotations

from datetime import timedelta
from tempfile import TemporaryFile
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from sauro.directives import clarity, export, finding, listing, queries, saving, services
from sauro.directives.assigning import open_leads
from sauro.directives.assignments.became import became
from sauro.directives.assignments.carrying import carried_to, chain_of
from sauro.directives.assignments.listing import progress
from sauro.directives.forms import PeriodForm, RegisterForm, midnight
from sauro.directives.history import history
from sauro.directives.models import Directive
from sauro.directives.services import register
from sauro.directives.terms import stood
from sauro.documents import publishing
from sauro.documents.citing.queries import known
from sauro.documents.context import context_of
from sauro.documents.models import Document
from sauro.documents.views.answers import before_publishing
from sauro.documents.views.own import own
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.access.scope import covers
from sauro.foundation.errors import Refused, Stale, Told
from sauro.foundation.web.sent import number as whole
from sauro.foundation.web.words import number
from sauro.foundation.web.workbook import CONTENT_TYPE


@login_required
@require_GET
def register_list(request: HttpRequest) -> HttpResponse:
    """What the seat may see of the register; without a filter it opens with the seat's own."""
    seat = seat_of(request)
    if not request.GET and (query := saving.opening_query(seat)):
        return redirect(f"{reverse('register')}?{query}")
    return listed(request, seat, request.GET)


def listed(
    request: HttpRequest,
    seat: Seat,
    sent: QueryDict,
    unsaved: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The list for what a query string asks; empty while a condition cannot be read.
    ``unsaved``: a filter that could not be saved, as it was typed, with what speaks against it.
    """
    today = timezone.localdate()
    form = RegisterForm(sent, today=today)
    filters = form.filters()
    at = finding.place(sent.get("sau", ""), sent.get("truoc", ""), filters.sorted_by)
    page = finding.Page([], 0) if form.unread else finding.page(filters, at)
    query = QueryDict(saving.query_of(sent), mutable=True)
    context = {
        "form": form,
        "main_fields": [form[name] for name in ("words", "when")],
        "more_fields": [form[name] for name in form.MORE],
        "more_open": any(sent.get(name) for name in form.MORE),
        "table": listing.table(page, filters.sorted_by, query, today),
        "instead": page.instead[:6],
        "chips": listing.chips(form, query),
        "query": query.urlencode(),
        "saved": saving.saved_filters(seat, today),
        "exports": listing.exports(query),
        "unsaved": unsaved,
        "paper": whole(sent.get("document")) if page.rows else None,
    }
    status = unsaved["status"] if unsaved else status
    return render(request, "directives/list.html", context, status=status)


@login_required
@require_GET
def register_export(request: HttpRequest) -> HttpResponseBase:
    """The same rows, all of them, as a workbook."""
    seat = seat_of(request)
    form = RegisterForm(request.GET, today=timezone.localdate())
    filters = form.filters()
    if form.unread:
        return listed(request, seat, request.GET, status=422)
    wanted = finding.ids(filters, finding.MOST_EXPORTED + 1)
    told = "; ".join(f"{c.label}: {c.value}" for c in listing.chips(form, request.GET))
    if len(wanted) > finding.MOST_EXPORTED:
        limit = {"n": number(finding.MOST_EXPORTED)}
        only = _("Chỉ gồm %(n)s việc đầu; hãy thu hẹp bộ lọc.") % limit
        told = f"{only} {told}"
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    rows = finding.in_order(wanted[: finding.MOST_EXPORTED])
    export.write_register(file, rows, told)
    file.seek(0)
    name = f"so-theo-doi-{timezone.localdate()}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPE)


@login_required
@require_GET
def directive_page(request: HttpRequest, directive_id: int) -> HttpResponse:
    """One directive: its words in the document, its clears, whom it names, what happened to it."""
    seat = seat_of(request)
    found = queries.directive(directive_id)
    today = timezone.localdate()
    stands = context_of(found.entered_with_id, found.position, found.spans)
    earlier, later = queries.beside(found)
    cited = stands.cited if stands else queries.cited_of(found)
    context = {
        "carried": chain_of(found),
        "carried_to": carried_to(found),
        "directive": found,
        "entered": listing.entered(found),
        "clears": queries.clears_of(found),
        "told": queries.told(found),
        "open_leads": open_leads(found) if _assignable(seat, found) else (),
        "progress": progress(found.pk, today),
        "reviewing": found.owner_path == seat.body.path and may(seat.role, Right.REVIEW),
        "stands": stands,
        "cited": cited,
        "with_page": known([one.key for one in cited]),
        "successor": Directive.objects.filter(replaces=found).first(),
        "badge": stood(found, became([found.pk], today).get(found.pk), today),
        "next_days": queries.next_days(found, today),
        "earlier": earlier,
        "later": later,
        "events": history(found, stands.item_id if stands else None),
    }
    return render(request, "directives/page.html", context)


def _assignable(seat: Seat, found: Directive) -> bool:
    """Whether the seat may say who leads where the words left it open."""
    stands = found.superseded_at is None and covers(found.owner_path)
    return stands and may(seat.role, Right.PUBLISH)


@login_required
@require_GET
def clarity_page(request: HttpRequest, document_id: int) -> HttpResponse:
    """How clear a published document is in each of the six."""
    seat_of(request)
    context = {"clarity": clarity.clarity(document_id), "query": f"document={document_id}"}
    return render(request, "directives/clarity.html", context)


@login_required
@require_GET
def clarity_issuers(request: HttpRequest) -> HttpResponse:
    """How clear the papers of each issuing body are, over some time."""
    seat_of(request)
    form = PeriodForm(request.GET)
    begin, end = form.days(timezone.localdate())
    asked = {"since": f"{begin:%d/%m/%Y}", "until": f"{end:%d/%m/%Y}"}
    found = (
        clarity.issuers(midnight(begin), midnight(end + timedelta(days=1)))
        if form.is_valid()
        else []
    )
    context = {
        "form": form,
        "begin": begin,
        "end": end,
        "issuers": [(i, urlencode({"issuer": f'"{i.name}"', **asked})) for i in found],
    }
    return render(request, "directives/issuers.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, document_id: int) -> HttpResponse:
    """What publishing would do is shown first; then a verified document goes into the register."""
    seat = seat_of(request, Right.PUBLISH)
    if request.method == "GET":
        return _before(request, own(request, document_id))
    version = whole(request.POST.get("version")) or 0
    seen = _("đã xem từng việc, vẫn ban hành") if "without_lead_seen" in request.POST else ""
    why, now = request.POST.get("without_lead", "").strip() or str(seen), timezone.now()
    try:
        document = publishing.publish(
            document_id, version, register, by=seat, now=now, without_lead=why
        )
    except (Refused, Stale) as told:
        return _before(request, own(request, document_id), told)
    messages.success(request, _said(services.entered(document)))
    return redirect("document", document.pk)


def _before(request: HttpRequest, document: Document, told: Told | None = None) -> HttpResponse:
    """A document that is no longer to be published leads back to its page."""
    if document.status != Document.Status.READ and told is None:
        return redirect("document", document.pk)
    more = {"changes": services.foreseen(document)}
    return before_publishing(request, document, more, told)


def _said(changes: services.Changes) -> str:
    """What publishing did, as it is told to whoever did it."""
    if changes.first:
        words = ngettext(
            "Đã ban hành vào sổ %(n)s việc.", "Đã ban hành vào sổ %(n)s việc.", changes.new
        )
        return words % {"n": changes.new}
    return _(
        "Đã ban hành bản đính chính: %(new)s việc mới hoặc thay đổi, %(gone)s việc cũ hết hiệu "
        "lực, %(same)s việc giữ nguyên."
    ) % {"new": changes.new, "gone": changes.gone, "same": changes.same}
