"""What pages show of documents: small frozen rows, read under the seat's scope."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.db.models import Q
from django.utils import timezone

from sauro.documents.models import Document, Grant, Item
from sauro.foundation.access.scope import Scope, enter, entered, within
from sauro.foundation.errors import Hidden

PAGE = 50
ITEMS = 200  # of one document, for machines
HEAVY = ("text", "sheets", "unsure")  # columns of a document that most acts do without


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document's text and the items whose words it is."""

    text: str
    items: tuple[int, ...]
    unsure: bool = False  # OCR is not sure of it


def documents(before: tuple[datetime, int] | None = None, status: str = "") -> Sequence[Document]:
    """Documents in scope, the newest first; one more than a page where there are more."""
    found = Document.objects.defer("text", "doubts", "sheets", "unsure")
    # Named ranges give the index back to the planner; what others opened to us is a short list.
    found = found.filter(within() | Q(pk__in=granted()))
    if status:
        found = found.filter(status=status)
    if before:
        at, pk = before
        found = found.filter(Q(received_at__lt=at) | Q(received_at=at, pk__lt=pk))
    return list(found.order_by("-received_at", "-pk")[: PAGE + 1])


def granted() -> list[int]:
    """Documents of others that are open to the entered scope."""
    open_now = Grant.objects.filter(within("grantee_path"), until__gte=timezone.localdate())
    open_now = open_now.exclude(within())
    return list(open_now.values_list("document_id", flat=True)[:PAGE])


@dataclass(frozen=True, slots=True)
class Opened:
    """By whom, why and how long a document of another body is shown to this one."""

    who: str
    body: str
    reason: str
    at: datetime
    until: date


def opened_to_us(document: Document) -> Opened | None:
    """None where the document is one's own."""
    open_now = Grant.objects.filter(within("grantee_path"), document=document)
    found = open_now.filter(until__gte=timezone.localdate()).order_by("-until")
    grant = found.select_related("granted_by__user", "granted_by__body").first()
    if grant is None:
        return None
    seat = grant.granted_by
    return Opened(str(seat.user), seat.body.name, grant.reason, grant.granted_at, grant.until)


def corrected_out_of_sight(document: Document) -> bool:
    """Whether a paper that was opened to us has a newer edition in force that was not: to know
    that is due to whoever works by the old one. Only yes or no leaves the owner's scope.
    """
    ours = entered()
    enter(Scope((document.owner_path,)))
    try:
        return document.corrections.filter(status=Document.Status.PUBLISHED).exists()
    finally:
        enter(ours)


def document(document_id: int) -> Document:
    """One document. Raises: Hidden where it is not there or not in scope."""
    found = Document.objects.filter(pk=document_id).first()
    if found is None:
        raise Hidden
    return found


def doubts_about(ids: Iterable[int]) -> list[tuple[Document, list[dict[str, Any]]]]:
    """Of these documents those about which reading had doubts, with them, the newest first."""
    found = Document.objects.filter(pk__in=set(ids)).exclude(doubts=[]).defer(*HEAVY)
    return [(document, document.doubts) for document in found.order_by("-received_at", "-pk")]


def next_to_verify(document: Document) -> Document | None:
    """Of the same body, the paper that waits for a person next: received after this one, else the
    nearest before it.
    """
    of_body = Document.objects.filter(owner_path=document.owner_path, status=Document.Status.READ)
    waiting = of_body.exclude(pk=document.pk).defer("doubts", *HEAVY)
    later = waiting.filter(received_at__gte=document.received_at).order_by("received_at", "pk")
    return later.first() or waiting.order_by("-received_at", "-pk").first()


def rows(document: Document) -> list[Item]:
    """All items of a document in order, without what only an open card shows."""
    found = list(document.items.defer("clears", "doubts"))
    for item in found:
        item.document = document
    return found


def in_full(items: Sequence[Item]) -> list[Item]:
    """The same items with all they have; none is asked for alone."""
    found = Item.objects.in_bulk([item.pk for item in items])
    return [found[item.pk] for item in items]


def item(document_id: int, item_id: int) -> Item:
    """One item of a document. Raises: Hidden where it is not there or not in scope."""
    found = Item.objects.filter(pk=item_id, document=document_id).first()
    if found is None:
        raise Hidden
    return found


def items(document: Document, after: int = 0) -> Sequence[Item]:
    """The items behind a position, in order; one more than a page where there are more."""
    return list(document.items.filter(position__gt=after)[: ITEMS + 1])


@dataclass(frozen=True, slots=True)
class Lit:
    """A stretch of a printed line that belongs to items, in parts of ten thousand."""

    items: tuple[int, ...]
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a picture with the places of the items' words on it."""

    number: int
    width: int
    height: int
    lit: Sequence[Lit]


def marked(
    text: str,
    items: Iterable[Item],
    unsure: Iterable[list[int]] = (),
    stretch: tuple[int, int] | None = None,
) -> list[Piece]:
    """The document's text, or a stretch of it, with the words of each item, and unsure ones, told
    apart.
    """
    start, end = stretch or (0, len(text))
    spans = [(a, b, item.pk) for item in items for a, b in item.spans]
    spans += [(a, b, _UNSURE) for a, b in unsure]
    inside = [(max(a, start) - start, min(b, end) - start, pk) for a, b, pk in spans]
    pieces = cut(text[start:end], [span for span in inside if span[0] < span[1]])
    return [
        Piece(p.text, tuple(i for i in p.items if i != _UNSURE), _UNSURE in p.items) for p in pieces
    ]


_PART = 20_000  # characters
_LINE_END = re.compile(r"\n(?:[^\S\n]*\n)*")


def parts(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The same text in parts of whole lines: of a long one a browser lays out what is seen."""
    found: list[list[Piece]] = [[]]
    size = 0
    for piece in pieces:
        left = piece
        while end := _LINE_END.search(left.text, max(0, _PART - size)):
            found[-1].append(replace(left, text=left.text[: end.end()]))
            found.append([])
            left, size = replace(left, text=left.text[end.end() :]), 0
        found[-1].append(left)
        size += len(left.text)
    return found


_UNSURE = 0  # stands for no item


def pages(document: Document, items: Sequence[Item]) -> list[Page]:
    """The pages of a PDF or scan with the items' words; none of other files."""
    spans = [(a, b, item.pk) for item in items for a, b in item.spans if a < b]
    return [
        Page(number, width, height, [lit for line in lines for lit in _lit(line, spans)])
        for number, (width, height, lines) in enumerate(document.sheets, start=1)
    ]


def _lit(line: list[int], spans: list[tuple[int, int, int]]) -> Iterator[Lit]:
    """The stretches of a line inside spans. Letters are taken to be of one width."""
    start, end, left, top, right, bottom = line
    here = ((a, b, pk) for a, b, pk in spans if a < end and start < b)
    mine = [(max(a, start) - start, min(b, end) - start, pk) for a, b, pk in here]
    length, wide = max(end - start, 1), right - left
    for piece in dict.fromkeys((a, b) for a, b, _ in mine if a < b):
        ids = tuple(pk for a, b, pk in mine if (a, b) == piece)
        a, b = (left + wide * at // length for at in piece)
        yield Lit(ids, a, top, b - a, bottom - top)


def cut(text: str, spans: Sequence[tuple[int, int, int]]) -> list[Piece]:
    """The text cut at the edges of all spans (start, end, item): each piece knows its own."""
    edges = sorted({0, len(text), *(a for a, _, _ in spans), *(b for _, b, _ in spans)})
    waiting = sorted(enumerate(spans), key=lambda one: one[1][0], reverse=True)
    here: dict[int, tuple[int, int]] = {}  # spans at this place: where each ends, whose it is
    pieces = []
    for a, b in pairwise(edges):
        here = {n: one for n, one in here.items() if one[0] > a}
        while waiting and waiting[-1][1][0] <= a:
            n, (_start, end, pk) = waiting.pop()
            here |= {n: (end, pk)} if end > a else {}
        pieces.append(Piece(text[a:b], tuple(here[n][1] for n in sorted(here))))
    return pieces
