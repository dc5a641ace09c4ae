"""A published directive back in its document: the paragraphs around it, what the paper cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sauro.documents.models import Document, Item
from sauro.documents.queries import Piece, cut
from sauro.documents.reading.citations import citations_in, merged
from sauro.documents.reading.model import Citation
from sauro.kernel.text import compose

_MOST_AROUND = 1500  # characters on each side: some papers have no line ends


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that the paper names; ``document_id`` where the seat can open it."""

    number: str
    doc_type: str
    dated: date | None
    issuer: str
    here: bool  # in the words of this directive
    document_id: int | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """Where a directive stands: words before, its own marked, words after."""

    document_id: int
    item_id: int | None
    pieces: Sequence[Piece]
    cited: Sequence[Cited]


def context_of(document_id: int, position: int, spans: Sequence[Sequence[int]]) -> Context | None:
    """None where the seat may not see the document itself."""
    document = Document.objects.filter(pk=document_id).only("text", "number").first()
    if document is None:
        return None
    item = Item.objects.filter(document=document_id, position=position).values("pk").first()
    stretches = [(a, b) for a, b in spans if 0 <= a < b <= len(document.text)]
    return Context(
        document_id,
        item["pk"] if item else None,
        _around(document.text, stretches),
        _cited(document, stretches),
    )


def _around(text: str, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    """The paragraph before, those with the words, the paragraph after."""
    if not spans:
        return []
    first, last = spans[0][0], spans[-1][1]
    start = _paragraph_before(text, text.rfind("\n", 0, first) + 1)
    end = _paragraph_after(
        text, text.find("\n", last - 1) if "\n" in text[last - 1 :] else len(text)
    )
    start, end = max(start, first - _MOST_AROUND), min(end, last + _MOST_AROUND)
    return cut(text[start:end], [(a - start, b - start, 1) for a, b in spans])


def _paragraph_before(text: str, start: int) -> int:
    above = text[:start].rstrip()
    return above.rfind("\n") + 1 if above else 0


def _paragraph_after(text: str, end: int) -> int:
    below = len(text) - len(text[end:].lstrip())
    next_end = text.find("\n", below)
    return len(text) if next_end < 0 else next_end


def _cited(document: Document, spans: Sequence[tuple[int, int]]) -> list[Cited]:
    """All that the paper names by number, with what of it the seat can open."""
    cited = Citations(document).of(spans)
    numbers = [c.number for c in cited]
    there = dict(Document.objects.filter(number__in=numbers).values_list("number", "pk"))
    return [replace(c, document_id=there.get(c.number)) for c in cited]


class Citations:
    """What a paper names by number (văn bản được viện dẫn), read once for all its directives."""

    def __init__(self, document: Document) -> None:
        own = citations_in(document.number, compose(document.number))
        self._found = _citations(document.text)
        self._merged = merged(self._found, next((c.key for c in own), None))

    def of(self, spans: Sequence[tuple[int, int]]) -> list[Cited]:
        """All of them; those that stand in these words come first."""
        here = {c.key for c in self._found if _within(c, spans)}
        cited = [
            Cited(
                number=c.number,
                doc_type=c.doc_type or "",
                dated=c.dated,
                issuer=c.issuer.text if c.issuer else "",
                here=c.key in here,
            )
            for c in self._merged
        ]
        return sorted(cited, key=lambda c: not c.here)


def _citations(text: str) -> list[Citation]:
    """A paragraph at a time, as the engine reads them."""
    mapped = compose(text)
    found: list[Citation] = []
    start = 0
    for line in mapped.text.splitlines(keepends=True):
        found += citations_in(text, mapped[start : start + len(line)])
        start += len(line)
    return found


def _within(citation: Citation, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in citation.spans for start, end in spans)
