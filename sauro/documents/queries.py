"""What pages show of documents: small frozen rows, read under the seat's scope."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.db.models import Count, Q

from sauro.documents.models import Document, Item
from sauro.foundation.errors import Hidden

PAGE = 50


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document's text and the items whose words it is."""

    text: str
    items: tuple[int, ...]


def documents(before: tuple[datetime, int] | None = None, status: str = "") -> Sequence[Document]:
    """Documents in scope, the newest first; one more than a page where there are more."""
    found = Document.objects.annotate(
        kept=Count("items", filter=Q(items__dropped_because="")),
        open=Count("items", filter=Q(items__checked=False)),
    ).defer("text", "doubts")
    if status:
        found = found.filter(status=status)
    if before:
        at, pk = before
        found = found.filter(Q(received_at__lt=at) | Q(received_at=at, pk__lt=pk))
    return list(found.order_by("-received_at", "-pk")[: PAGE + 1])


def document(document_id: int) -> Document:
    """One document. Raises: Hidden where it is not there or not in scope."""
    found = Document.objects.filter(pk=document_id).first()
    if found is None:
        raise Hidden
    return found


def marked(text: str, items: Iterable[Item]) -> list[Piece]:
    """The document's text with the words of each item told apart."""
    return cut(text, [(a, b, item.pk) for item in items for a, b in item.spans if a < b])


def cut(text: str, spans: Sequence[tuple[int, int, int]]) -> list[Piece]:
    """The text cut at the edges of all spans (start, end, item): each piece knows its own."""
    edges = sorted({0, len(text), *(a for a, _, _ in spans), *(b for _, b, _ in spans)})
    return [
        Piece(text[a:b], tuple(pk for start, end, pk in spans if start <= a and b <= end))
        for a, b in pairwise(edges)
        if a < b
    ]
