"""The verification page and its parts: what a browser with htmx gets, and one without."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from sauro.documents import desk, leafing, queries
from sauro.documents.cutting import places_to_split
from sauro.documents.forms import ItemForm
from sauro.documents.heading import same_number
from sauro.documents.joining import Differing
from sauro.documents.models import Document, Item
from sauro.documents.naming import Names
from sauro.documents.summary import summary
from sauro.documents.verification import LISTS, TEXTS, seen_version
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.rights import Right, may
from sauro.foundation.access.scope import covers
from sauro.foundation.errors import Told
from sauro.foundation.web.sent import number


@dataclass(frozen=True, slots=True)
class Editing:
    """The item whose form is open; ``current``: what stands now where somebody was faster;
    ``merging``: of what a merger must say which stays.
    """

    item: Item
    form: ItemForm
    status: int = 200
    current: Item | None = None
    merging: Sequence[Differing] = ()


def form_of(item: Item) -> ItemForm:
    """The form that changes an item's words, filled with what stands."""
    lists = {name: "\n".join(getattr(item, name)) for name in LISTS}
    texts = {name: getattr(item, name) for name in TEXTS}
    return ItemForm(initial={"version": item.version, **lists, **texts}, prefix=str(item.pk))


def whole(request: HttpRequest, document: Document, editing: Editing | None = None) -> HttpResponse:
    """The page."""
    items = queries.rows(document)
    wanted = number(request.GET.get("viec")) if editing is None else editing.item.pk
    leaf = leafing.leaf(items, wanted, number(request.GET.get("trang")))
    grant = None if covers(document.owner_path) else queries.opened_to_us(document)
    newer = document.corrections.defer(*queries.HEAVY).first()
    context = {
        **_beside(request, document, items, leaf, editing),
        "correctable": covers(document.owner_path) and may(seat_of(request).role, Right.VERIFY),
        "sharable": covers(document.owner_path) and may(seat_of(request).role, Right.SHARE),
        "grant": grant,
        "same": same_number(document) if document.status == Document.Status.READ else None,
        "newer": newer,
        "outdated": bool(grant and not newer) and queries.corrected_out_of_sight(document),
    }
    status = editing.status if editing else 200
    return render(request, "documents/page.html", context, status=status)


def after(request: HttpRequest, document: Document, at: str) -> HttpResponse:
    """What follows an act that changed the list, or what its names mean: the list again, with the
    focus on ``at``, else on the first item that a person has to look at; without htmx the page.
    """
    items = queries.rows(document)
    at = at or first_open(items, Names(document, timezone.localdate()))
    if not getattr(request, "htmx", False):
        return redirect(where(document, at))
    return _turned(request, document, items, at)


def after_choice(
    request: HttpRequest, document: Document, at: str, said: str, *, turned: bool
) -> HttpResponse:
    """What follows a choice of a body: it changes what the cards say, and none of the words
    beside them. ``said``: what was chosen, as it does not all show in one card; ``turned``: the
    place may be on another leaf.
    """
    if not getattr(request, "htmx", False):
        messages.success(request, said)
        return after(request, document, at)
    items = queries.rows(document)
    at = at or first_open(items, Names(document, timezone.localdate()))
    return _turned(request, document, items, at, said, part="_verify" if turned else "_cards")


def after_one(request: HttpRequest, item: Item, *, on: bool = True) -> HttpResponse:
    """What follows an act on one item: its card and the state. ``on``: the work goes on at the
    next item that nobody has checked, wherever it is.
    """
    document = item.document
    htmx = getattr(request, "htmx", False)
    if not (on or htmx):
        return redirect(where(document, f"viec-{item.pk}"))
    items, names = queries.rows(document), Names(document, timezone.localdate())
    at = next_open(items, names, item) if on else f"viec-{item.pk}"
    if not htmx:
        return redirect(where(document, at))
    if not leafing.together(items, item.pk, leafing.item_of(at)):
        return _turned(request, document, items, at)
    context = _state(request, document, items, names) | {"card": desk.card(item, names)}
    shown = _part(request, "_card", context) + _part(request, "_state", {**context, "apart": True})
    return _focused(request, HttpResponse(shown), document, at)


def edited(request: HttpRequest, document: Document, editing: Editing) -> HttpResponse:
    """The open form of one item, alone or in its page."""
    if not getattr(request, "htmx", False):
        return whole(request, document, editing)
    item = editing.item
    cuts = places_to_split(document.text, item.spans)
    context = {"document": document, "item": item, "editing": editing, "cuts": cuts}
    part = "_merge" if editing.merging else "_edit"
    response = HttpResponse(_part(request, part, context), status=editing.status)
    response["HX-Retarget"], response["HX-Reswap"] = f"#viec-{item.pk}", "outerHTML"
    response["HX-Trigger-After-Settle"] = json.dumps({"focusIn": f"viec-{item.pk}"})
    return response


def where(document: Document, at: str) -> str:
    """The address of a place on the page of a document, whichever of its leaves holds it."""
    item = leafing.item_of(at)
    wanted = f"?viec={item}" if item else ""
    return f"{reverse('document', args=[document.pk])}{wanted}#{at}"


def next_open(items: Sequence[Item], names: Names, item: Item) -> str:
    """Where the work goes on after an item: itself while one of its leads is not decided, then the
    next one not yet checked or decided, else publishing.
    """
    still = [
        one
        for one in items
        if not one.dropped_because
        and ((not one.checked and one.pk != item.pk) or (names.placed and names.undecided(one)))
    ]
    following = [one for one in still if one.position >= item.position] or still
    return f"viec-{following[0].pk}" if following else _last(names)


def first_open(items: Sequence[Item], names: Names) -> str:
    """Where the work begins: with the place of issue, for all names hang on it."""
    if not names.placed:
        return _last(names)
    still = (i for i in items if not i.dropped_because and (not i.checked or names.undecided(i)))
    found = next(still, None)
    return f"viec-{found.pk}" if found else "ban-hanh"


def _last(names: Names) -> str:
    return "ban-hanh" if names.placed else "noi-ban-hanh"


def _turned(  # noqa: PLR0913 - what is shown, and what is told of it
    request: HttpRequest,
    document: Document,
    items: Sequence[Item],
    at: str,
    said: str = "",
    *,
    part: str = "_verify",
) -> HttpResponse:
    """The leaf of cards that holds a place, else the one that was open, and the text beside."""
    here = parse_qs(urlsplit(request.headers.get("HX-Current-URL", "")).query).get("viec", [""])
    wanted = leafing.item_of(at) or number(request.POST.get("from")) or number(here[0])
    leaf = leafing.leaf(items, wanted, 1)
    target, context = {"_verify": ("#verify", _beside), "_cards": ("#cac-viec", _cards)}[part]
    response = HttpResponse(_part(request, part, context(request, document, items, leaf)))
    response["HX-Retarget"], response["HX-Reswap"] = target, "outerHTML"
    return _focused(request, response, document, at, said)


def _focused(
    request: HttpRequest, response: HttpResponse, document: Document, at: str, said: str = ""
) -> HttpResponse:
    """The focus goes on; a page that was opened at the address of an act, or that shows another
    leaf now, takes the address of what it shows: reloading it opens no form again.
    """
    told = {"focusOn": at} | ({"said": said} if said else {})
    response["HX-Trigger-After-Settle"] = json.dumps(told)
    now = urlsplit(request.headers.get("HX-Current-URL", "")).path
    if now not in ("", reverse("document", args=[document.pk])) or "HX-Retarget" in response:
        response["HX-Replace-Url"] = where(document, at)
    return response


def before_publishing(
    request: HttpRequest, document: Document, more: Mapping[str, Any], told: Told | None = None
) -> HttpResponse:
    """What publishing would do, with links to all that is open: beside the list, or as a page.
    ``more``: what the register adds; ``told``: why it was refused just now.
    """
    items, names = queries.rows(document), Names(document, timezone.localdate())
    found = summary(document, items, names)
    context = _state(request, document, items, names) | {"summary": found, "told": told, **more}
    if not getattr(request, "htmx", False):
        status = told.status if told else 200
        return render(request, "documents/publish.html", context, status=status)
    response = HttpResponse(_part(request, "_publish", context))
    response["HX-Trigger-After-Settle"] = json.dumps({"focusFirst": "truoc-ban-hanh"})
    return response


def _state(
    request: HttpRequest, document: Document, items: Sequence[Item], names: Names
) -> dict[str, Any]:
    """How far the work is, and what the seat may do."""
    return {
        "document": document,
        "version": seen_version(document, items),
        "editable": _may(request, document, Right.VERIFY),
        "publishable": _may(request, document, Right.PUBLISH),
        "next_document": _next_document(request, document),
        "names": names,
        "clarity": desk.clarity(items, names),
        "state": desk.state(document, items, names),
        "doubts": desk.doubts(document),
    }


def _next_document(request: HttpRequest, document: Document) -> Document | None:
    """Where the work goes on once nothing is left to do here."""
    done = document.status in (Document.Status.PUBLISHED, Document.Status.CLOSED)
    verifies = covers(document.owner_path) and may(seat_of(request).role, Right.VERIFY)
    return queries.next_to_verify(document) if done and verifies else None


def _beside(
    request: HttpRequest,
    document: Document,
    items: Sequence[Item],
    leaf: leafing.Leaf,
    editing: Editing | None = None,
) -> dict[str, Any]:
    """The text beside the cards of one leaf."""
    stretch = leafing.stretch(document.text, leaf)
    pieces = queries.marked(document.text, items, document.unsure, stretch)
    return _cards(request, document, items, leaf) | {
        "stretch": stretch,
        "shortened": stretch != (0, len(document.text)),
        "parts": queries.parts(pieces),
        "pages": queries.pages(document, leaf.items),
        "editing": editing,
        "cuts": places_to_split(document.text, editing.item.spans) if editing else (),
    }


def _cards(
    request: HttpRequest, document: Document, items: Sequence[Item], leaf: leafing.Leaf
) -> dict[str, Any]:
    """The cards of one leaf, and how far the work is."""
    names = Names(document, timezone.localdate())
    cards = desk.cards(queries.in_full(leaf.items), names)
    return _state(request, document, items, names) | {"leaf": leaf, "cards": cards}


def _may(request: HttpRequest, document: Document, right: Right) -> bool:
    """Whether the seat may act on a document that is being verified; a grant only shows it."""
    mine = document.status == Document.Status.READ and covers(document.owner_path)
    return mine and may(seat_of(request).role, right)


def _part(request: HttpRequest, name: str, context: dict[str, Any]) -> str:
    return render_to_string(f"documents/{name}.html", context, request)
