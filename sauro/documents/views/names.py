"""Choosing whom a name in a document means (chọn cơ quan)."""

from __future__ import annotations

from functools import reduce
from operator import or_
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sauro.documents.choosing import choose, names_in, nobody_chosen
from sauro.documents.models import Document
from sauro.documents.naming import NAMING, Meant, Names
from sauro.documents.views.answers import after_choice
from sauro.documents.views.finding import LONGEST, Asked, panel
from sauro.documents.views.own import own
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused, Stale, Told
from sauro.foundation.web.sent import number
from sauro.foundation.web.words import number as counted


@login_required
@require_http_methods(["GET", "POST"])
def name_page(request: HttpRequest, document_id: int) -> HttpResponse:
    """The bodies that a name may mean; one form chooses for the document or for one item."""
    seat = seat_of(request, Right.VERIFY)
    document = own(request, document_id)
    if request.method == "POST":
        return _chosen(request, document, seat)
    mention, item_id = request.GET.get("ten", ""), number(request.GET.get("viec"))
    if getattr(request, "htmx", False):
        return _panel(request, document, mention)
    return _page(request, document, mention, item_id)


def _panel(request: HttpRequest, document: Document, mention: str) -> HttpResponse:
    """The same in the card, for all directives that bear the name."""
    came = number(request.GET.get("tu"))
    if mention not in names_in(document, came):
        raise Hidden
    names = Names(document, timezone.localdate())
    now, found = names.meant(mention, came), names.proposal(mention).bodies or names.search(mention)
    likely = [body for body in found if body not in now.offered]  # those stand in the card already
    query = urlencode({"ten": mention, "tu": came or ""})
    kept = {"ten": mention, "seen": names.seen(mention), "from": str(came or "")}
    asked = Asked(
        reverse("name", args=[document.pk]), query, kept, likely,
        several=True, left_open=bool(now.told),
    )  # fmt: skip
    return panel(request, names, asked)


def _chosen(request: HttpRequest, document: Document, seat: Seat) -> HttpResponse:
    sent = request.POST
    mention, item_id = sent.get("ten", ""), number(sent.get("viec"))
    bodies = {pk for pk in map(number, sent.getlist("body")) if pk}
    seen = "seen_own" if item_id else "seen"
    if "all" in sent:
        names = Names(document, timezone.localdate())
        now = names.meant(mention, item_id)
        bodies |= {b.id for b in (now if now.gone else names.proposal(mention)).bodies}
    try:
        if not bodies and "open" not in sent:
            raise Refused(nobody_chosen())
        done = choose(
            document.pk, mention, bodies, seen=sent.get(seen, ""), by=seat,
            now=timezone.now(), item_id=item_id, reason=sent.get("reason", ""),
        )  # fmt: skip
    except (Refused, Stale) as told:
        if getattr(request, "htmx", False):
            raise
        return _page(request, document, mention, item_id, told, ticked=bodies)
    came = number(sent.get("from"))
    at = _at(done, mention, came or item_id)
    return after_choice(request, done, at, _said(done, mention, item_id), turned=not came)


def _at(document: Document, mention: str, came: int | None) -> str:
    """Back to the item that the person came from, else the first that bears the name."""
    item = (
        document.items.filter(pk=came) if came else document.items.filter(lead__contains=[mention])
    )
    found = item.values_list("pk", flat=True).first()
    return f"viec-{found}" if found else ""


def _said(document: Document, mention: str, item_id: int | None) -> str:
    """What was decided, and for how many directives: their cards may be out of sight."""
    told = Names(document, timezone.localdate()).meant(mention, item_id).told
    if not told:
        said = _("Đã để ngỏ “%(name)s”, giao sau") % {"name": mention}
    elif len(told) == 1:
        said = _("“%(name)s” là %(body)s") % {"name": mention, "body": told[0].name}
    else:
        said = _("“%(name)s” là %(n)s cơ quan") % {"name": mention, "n": counted(len(told))}
    kept = document.items.filter(dropped_because="")
    of = 1 if item_id else kept.filter(_bears(mention)).count()
    many = _("Áp dụng cho %(n)s việc nêu tên này.") % {"n": counted(of)}
    return f"{said}. {many}" if of > 1 else f"{said}."


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
    search = request.GET["tim"][:LONGEST] if searching else mention
    now: Meant = names.meant(mention, item_id)
    proposal = names.proposal(mention)
    chosen = {b.id for b in now.told} if ticked is None else ticked
    found = names.search(search) if searching else list(proposal.bodies)
    shown = list(dict.fromkeys([*names.bodies(chosen), *found]))
    came = number(request.GET.get("tu") or request.POST.get("from")) or item_id
    context = {
        "document": document, "mention": mention, "item_id": item_id or "", "from": came or "",
        "seen": names.seen(mention), "seen_own": names.seen(mention, came) if came else "",
        "now": now, "proposal": proposal, "search": search, "told": told,
        "searching": searching, "nothing_found": searching and not found,
        "options": [(b, names.place(b), b.id in chosen) for b in shown],
        "items": list(document.items.filter(_bears(mention))),
    }  # fmt: skip
    return render(request, "documents/name.html", context, status=told.status if told else 200)


def _bears(mention: str) -> Q:
    """Items that name somebody so."""
    lists = (Q(**{f"{clear}__contains": [mention]}) for clear in NAMING)
    return reduce(or_, lists)
