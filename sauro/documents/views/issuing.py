"""Choosing which body issued a paper whose head does not tell (nơi ban hành)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sauro.documents.models import Document
from sauro.documents.naming import Names
from sauro.documents.placing import place
from sauro.documents.views.answers import after_choice
from sauro.documents.views.finding import LONGEST, Asked, panel
from sauro.documents.views.own import own
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Refused, Stale, Told
from sauro.foundation.web.sent import number

_HEAD = 600  # characters of the paper that the person sees beside the question


@login_required
@require_http_methods(["GET", "POST"])
def issuing_page(request: HttpRequest, document_id: int) -> HttpResponse:
    """The bodies that may have issued the paper: its keeper, those above, or any by name."""
    seat = seat_of(request, Right.VERIFY)
    document = own(request, document_id)
    if request.method == "GET":
        htmx = getattr(request, "htmx", False)
        return _panel(request, document) if htmx else _page(request, document)
    body, seen = number(request.POST.get("body")), request.POST.get("seen", "")
    try:
        done = place(document.pk, body, seen=seen, by=seat, now=timezone.now())
    except (Refused, Stale) as told:
        if getattr(request, "htmx", False):
            raise
        return _page(request, document, told, body)
    names = Names(done, timezone.localdate())
    issued_by = names.issuer.name if names.issuer else ""
    said = _("Nơi ban hành: %(body)s.") % {"body": issued_by}
    return after_choice(request, done, "", said, turned=True)


def _panel(request: HttpRequest, document: Document) -> HttpResponse:
    names = Names(document, timezone.localdate())
    where, kept = reverse("issuing", args=[document.pk]), {"seen": document.issued_from}
    return panel(request, names, Asked(where, "", kept))


def _head(text: str) -> str:
    """Whole lines, as many as are worth showing."""
    end = text.rfind("\n", 0, _HEAD)
    return text if len(text) <= _HEAD else text[: end if end > 0 else _HEAD]


def _page(
    request: HttpRequest, document: Document, told: Told | None = None, ticked: int | None = None
) -> HttpResponse:
    names = Names(document, timezone.localdate())
    search = request.GET.get("tim", "").strip()[:LONGEST]
    found = [(b, names.place(b)) for b in names.search(search)] if search else names.issuers
    chosen = names.issuer if document.issued_from else None
    context = {
        "document": document, "search": search, "told": told, "options": found,
        "ticked": ticked or (chosen.id if chosen else None),
        "names": names, "chosen": chosen, "head": _head(document.text),
    }  # fmt: skip
    return render(request, "documents/issuing.html", context, status=told.status if told else 200)
