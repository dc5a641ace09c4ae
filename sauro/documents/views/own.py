"""Documents that are the seat's own to act on, and not only shown to it by a grant."""

from __future__ import annotations

from django.http import HttpRequest

from sauro.documents import queries
from sauro.documents.models import Document
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.scope import covers
from sauro.foundation.errors import Hidden


def own(request: HttpRequest, document_id: int) -> Document:
    """A form that only the keeper of a document can use is not there for others. Raises: Hidden."""
    seat_of(request)
    document = queries.document(document_id)
    if not covers(document.owner_path):
        raise Hidden
    return document
