"""The verification page and its parts: what a browser with htmx gets, and one without."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from sauro.documents import desk, queries
from sauro.documents.cutting import places_to_split
from sauro.documents.forms import ItemForm
from sauro.documents.models import Document, Item
from sauro.documents.naming import Names
from sauro.documents.verification import LISTS, TEXTS, seen_version
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.rights import Right, may
from sauro.foundation.access.scope import covers


@dataclass(frozen=True, slots=True)
class Editing:
    """The item whose form is open; ``current``: what stands now where somebody was faster."""

    item_id: int
    form: ItemForm
    status: int = 200
    current: Item | None = None


def form_of(item: Item) -> ItemForm:
    """The form that changes an item's words, filled with what stands."""
    lists = {name: "\n".join(getattr(item, name)) for name in LISTS}
    texts = {name: getattr(item, name) for name in TEXTS}
    return ItemForm(initial={"version": item.version, **lists, **texts}, prefix=str(item.pk))


def whole(request: HttpRequest, document: Document, editing: Editing | None = None) -> HttpResponse:
    """The page."""
    return render(
        request,
        "documents/page.html",
        _context(request, document, editing),
        status=editing.status if editing else 200,
    )


def after(request: HttpRequest, document: Document, at: str, *items: int) -> HttpResponse:
    """What follows an act: the parts that changed, with the focus on ``at``; without htmx the
    page again. Where no item is named, all of them changed.
    """
    if not getattr(request, "htmx", False):
        return redirect(f"{reverse('document', args=[document.pk])}#{at}")
    context = _context(request, document)
    if items:
        found = next(c for c in context["cards"] if c.item.pk == items[0])
        shown = _part(request, "_card", {**context, "card": found})
        response = HttpResponse(shown + _part(request, "_state", {**context, "apart": True}))
    else:
        response = HttpResponse(_part(request, "_verify", context))
        response["HX-Retarget"], response["HX-Reswap"] = "#verify", "outerHTML"
    response["HX-Trigger-After-Settle"] = json.dumps({"focusOn": at})
    return response


def edited(request: HttpRequest, document: Document, editing: Editing) -> HttpResponse:
    """The open form of one item, alone or in its page."""
    if not getattr(request, "htmx", False):
        return whole(request, document, editing)
    context = _context(request, document, editing)
    found = next(c for c in context["cards"] if c.item.pk == editing.item_id)
    response = HttpResponse(
        _part(request, "_edit", {**context, "card": found}), status=editing.status
    )
    response["HX-Retarget"], response["HX-Reswap"] = f"#viec-{editing.item_id}", "outerHTML"
    response["HX-Trigger-After-Settle"] = json.dumps({"focusIn": f"viec-{editing.item_id}"})
    return response


def next_open(document: Document, item: Item) -> str:
    """Where the work goes on after an item: the next one not yet checked, else publishing."""
    still = document.items.filter(checked=False, dropped_because="").exclude(pk=item.pk)
    following = still.filter(position__gt=item.position).first() or still.first()
    return f"viec-{following.pk}" if following else "ban-hanh"


def _context(
    request: HttpRequest, document: Document, editing: Editing | None = None
) -> dict[str, Any]:
    items = list(document.items.all())
    names = Names(document, timezone.localdate())
    cards = desk.cards(items, names)
    edited = next((c.item for c in cards if editing and c.item.pk == editing.item_id), None)
    return {
        "document": document,
        "version": seen_version(document, items),
        "editable": _may(request, document, Right.VERIFY),
        "correctable": covers(document.owner_path) and may(seat_of(request).role, Right.VERIFY),
        "publishable": _may(request, document, Right.PUBLISH),
        "sharable": covers(document.owner_path) and may(seat_of(request).role, Right.SHARE),
        "ours": names.ours,
        "newer": document.corrections.first(),
        "pieces": queries.marked(document.text, items, document.unsure),
        "pages": queries.pages(document, items),
        "cards": cards,
        "clarity": desk.clarity(items),
        "state": desk.state(document, cards),
        "doubts": [(n, doubt, desk.told(doubt)) for n, doubt in enumerate(document.doubts)],
        "editing": editing,
        "cuts": places_to_split(document.text, edited.spans) if edited else (),
    }


def _may(request: HttpRequest, document: Document, right: Right) -> bool:
    """Whether the seat may act on a document that is being verified; a grant only shows it."""
    mine = document.status == Document.Status.READ and covers(document.owner_path)
    return mine and may(seat_of(request).role, right)


def _part(request: HttpRequest, name: str, context: dict[str, Any]) -> str:
    return render_to_string(f"documents/{name}.html", context, request)
