"""Choosing whom a name in a document means (chọn cơ quan)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sauro.documents import queries
from sauro.documents.choosing import choose, names_in, nobody_chosen
from sauro.documents.models import Document, Item
from sauro.documents.naming import Meant, Names
from sauro.documents.views.answers import after
from sauro.documents.views.own import own
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused, Stale, Told
from sauro.foundation.web.sent import number

_LONGEST = 200  # characters of a search


@login_required
@require_http_methods(["GET", "POST"])
def name_page(request: HttpRequest, document_id: int) -> HttpResponse:
    """The bodies that a name may mean; one form chooses for the document or for one item."""
    seat = seat_of(request, Right.VERIFY)
    document = own(request, document_id)
    if request.method == "POST":
        return _chosen(request, document, seat)
    return _page(request, document, request.GET.get("ten", ""), number(request.GET.get("viec")))


def _chosen(request: HttpRequest, document: Document, seat: Seat) -> HttpResponse:
    sent = request.POST
    mention, item_id = sent.get("ten", ""), number(sent.get("viec"))
    bodies = {pk for pk in map(number, sent.getlist("body")) if pk}
    if "all" in sent:
        bodies |= {b.id for b in Names(document, timezone.localdate()).proposal(mention).bodies}
    try:
        if not bodies and "open" not in sent:
            raise Refused(nobody_chosen())
        done = choose(
            document.pk, mention, bodies, seen=sent.get("seen", ""), by=seat,
            now=timezone.now(), item_id=item_id, reason=sent.get("reason", ""),
        )  # fmt: skip
    except (Refused, Stale) as told:
        if getattr(request, "htmx", False):
            raise
        return _page(request, document, mention, item_id, told, ticked=bodies)
    return after(request, done, _at(request, done, mention, item_id))


def _at(request: HttpRequest, document: Document, mention: str, item_id: int | None) -> str:
    """Back to the item that the person came from, else the first that bears the name."""
    came = number(request.POST.get("from")) or item_id
    for item in queries.rows(document):
        if item.pk == came or (not came and mention in item.lead):
            return f"viec-{item.pk}"
    return ""


def _page(  # noqa: PLR0913 - what the page shows
    request: HttpRequest,
    document: Document,
    mention: str,
    item_id: int | None,
    told: Told | None = None,
    *,
    ticked: set[int] | None = None,
) -> HttpResponse:
    if mention not in names_in(document, item_id):
        raise Hidden
    names = Names(document, timezone.localdate())
    searching = bool(request.GET.get("tim", "").strip())
    search = request.GET["tim"][:_LONGEST] if searching else mention
    now: Meant = names.meant(mention, item_id)
    proposal = names.proposal(mention)
    chosen = {b.id for b in now.told} if ticked is None else ticked
    found = names.search(search) if searching else list(proposal.bodies)
    shown = list(dict.fromkeys([*names.bodies(chosen), *found]))
    context = {
        "document": document, "mention": mention, "item_id": item_id or "",
        "from": number(request.GET.get("tu") or request.POST.get("from")) or item_id or "",
        "now": now, "proposal": proposal, "search": search, "told": told,
        "searching": searching, "nothing_found": searching and not found,
        "options": [(b, names.place(b), b.id in chosen) for b in shown],
        "items": [i for i in document.items.all() if mention in _naming(i)],
    }  # fmt: skip
    return render(request, "documents/name.html", context, status=told.status if told else 200)


def _naming(item: Item) -> list[str]:
    return [*item.lead, *item.coordinating, *item.reports_to]
