"""A document brought as far as a test needs it."""

from __future__ import annotations

from django.utils import timezone

from sauro.documents import choosing, verification
from sauro.documents.models import Document
from sauro.documents.naming import Names
from sauro.foundation.access.models import Seat


def verified(document: Document, seat: Seat) -> int:
    """Every item agreed, every doubt seen, every unclear lead left open. Returns the version."""
    now = timezone.now()
    document.refresh_from_db()
    for n, doubt in enumerate(document.doubts):
        verification.settle(document.pk, n, doubt["code"], by=seat, now=now)
    for item in document.items.filter(dropped_because=""):
        if not item.checked:
            verification.agree(item.pk, item.version, by=seat)
        for name in Names(document, now.date()).undecided(item):
            choosing.choose(document.pk, name, (), seen="", by=seat, now=now)
    document.refresh_from_db()
    return verification.seen_version(document)
