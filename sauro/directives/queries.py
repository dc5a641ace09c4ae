"""The register as pages show it, under the seat's scope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from sauro.directives.models import Addressee, Directive
from sauro.documents.models import Document
from sauro.documents.queries import Piece, cut
from sauro.documents.rules import CLEARS
from sauro.foundation.access.scope import within
from sauro.foundation.errors import Hidden
from sauro.kernel.text import fold

PAGE = 50
_MOST_EXPORTED = 50_000
_AROUND = 600  # characters before and after


@dataclass(frozen=True, slots=True)
class Filters:
    """What the register is narrowed to; empty narrows nothing."""

    words: str = ""
    document: str = ""
    missing: str = ""  # one of the six clears
    due_from: date | None = None
    due_to: date | None = None


def directives(filters: Filters, before: tuple[datetime, int] | None = None) -> Sequence[Directive]:
    """The newest first; one more than a page where there are more."""
    found = _narrowed(filters)
    if before:
        at, pk = before
        found = found.filter(Q(published_at__lt=at) | Q(published_at=at, pk__lt=pk))
    pages = [part.order_by("-published_at", "-pk")[: PAGE + 1] for part in _parts(found)]
    both = {row.pk: row for page in pages for row in page}.values()
    return sorted(both, key=lambda row: (row.published_at, row.pk), reverse=True)[: PAGE + 1]


def _parts(found: QuerySet[Directive]) -> tuple[QuerySet[Directive], QuerySet[Directive]]:
    """What bodies in scope issued, and what others told them: each has an index of its own."""
    told = Addressee.objects.filter(within()).values("directive_id")
    return found.filter(within()), found.filter(pk__in=told)


def exported(filters: Filters) -> QuerySet[Directive]:
    """What an export holds: all that the filters leave, up to a bound."""
    own, told = _parts(_narrowed(filters))
    return (own | told).order_by("-published_at", "position")[:_MOST_EXPORTED]


def _narrowed(filters: Filters) -> QuerySet[Directive]:
    found = Directive.objects.all()
    for word in fold(filters.words).split():
        found = found.filter(search_key__contains=word)
    if filters.document:
        found = found.filter(document_number__iexact=filters.document.strip())
    if filters.missing in CLEARS:
        bit = 1 << CLEARS.index(filters.missing)
        found = found.extra(where=["missing & %s <> 0"], params=[bit])
    if filters.due_from:
        found = found.filter(due_on__gte=filters.due_from)
    if filters.due_to:
        found = found.filter(due_on__lte=filters.due_to)
    return found


def directive(directive_id: int) -> Directive:
    """One directive. Raises: Hidden where it is not there or not in scope."""
    found = Directive.objects.filter(pk=directive_id).first()
    if found is None:
        raise Hidden
    return found


def in_context(found: Directive) -> list[Piece]:
    """The words of a directive with those around them; nothing where the seat may not see the
    document itself.
    """
    document = Document.objects.filter(pk=found.document_id).only("text").first()
    if document is None or not found.spans:
        return []
    start = max(0, found.spans[0][0] - _AROUND)
    end = min(len(document.text), found.spans[-1][1] + _AROUND)
    spans = [(a - start, b - start) for a, b in found.spans]
    return cut(document.text[start:end], [(a, b, found.pk) for a, b in spans])
