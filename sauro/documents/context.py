"""A published directive back in its document: the paragraphs around it, what the paper cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sauro.documents.citing.rules import key_of
from sauro.documents.models import Document, Item
from sauro.documents.queries import Piece, cut
from sauro.documents.reading.citations import citations_in, merged
from sauro.documents.reading.model import Citation
from sauro.kernel.official_numbers import find_official_numbers
from sauro.kernel.text import compose

_MOST_AROUND = 1500  # characters on each side: some papers have no line ends


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that the paper names."""

    number: str
    doc_type: str
    dated: date | None
    issuer: str
    here: bool  # in the words of this directive

    @property
    def key(self) -> str:
        """The spelling that all spellings of its number share."""
        return key_of(self.number)


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
    """All that the paper names by number; ``citing.queries`` tells which of it was received."""
    return Citations(document).of(spans)


class Citations:
    """What a paper names by number (văn bản được viện dẫn), read once for all its directives.

    ``found`` is every mention, ``merged`` each paper once; the paper itself is in neither.
    """

    def __init__(self, document: Document) -> None:
        own = _own_keys(document)
        self.found = [c for c in _citations(document.text) if c.key not in own]
        self.merged = merged(self.found, None)

    def of(self, spans: Sequence[tuple[int, int]]) -> list[Cited]:
        """All of them; those that stand in these words come first."""
        here = {c.key for c in self.found if _within(c, spans)}
        cited = [
            Cited(
                number=c.number,
                doc_type=c.doc_type or "",
                dated=c.dated,
                issuer=c.issuer.text if c.issuer else "",
                here=c.key in here,
            )
            for c in self.merged
        ]
        return sorted(cited, key=lambda c: not c.here)


_HEAD = 2000  # characters in which a paper says its own number
_OWN_LINE = re.compile(r"^\W*Số\s{0,3}:\s{0,5}(?P<rest>\S.*)$", re.IGNORECASE | re.MULTILINE)


def _own_keys(document: Document) -> set[str]:
    """A paper's own number: as its head is kept, and as its head is printed. A person may have
    mended the one; the other is misread at times, or was not read at all.
    """
    keys = {key_of(document.number)} if document.number else set()
    if line := _OWN_LINE.search(compose(document.text[:_HEAD]).text):
        said = find_official_numbers(f"Số: {line['rest']}")
        keys |= {number.key for number, start, _end in said[:1] if start == _AFTER_LABEL}
    return keys


_AFTER_LABEL = len("Số: ")
_PARAGRAPH_END = re.compile(r"(?<=[.;:!?])[^\S\n]*\n|\n[^\S\n]*\n")


def _citations(text: str) -> list[Citation]:
    """A paragraph at a time, as the engine reads them: its lines may break within a citation."""
    mapped = compose(text)
    found: list[Citation] = []
    start = 0
    ends = [m.end() for m in _PARAGRAPH_END.finditer(mapped.text)]
    for end in (*ends, len(mapped.text)):
        found += citations_in(text, mapped[start:end])
        start = end
    return found


def _within(citation: Citation, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in citation.spans for start, end in spans)
