"""A document brought as far as a test needs it."""

from __future__ import annotations

from django.utils import timezone

from sauro.documents import choosing, placing, verification
from sauro.documents.models import Document
from sauro.documents.naming import Names
from sauro.foundation.access.models import Seat


def placed(document: Document, seat: Seat) -> None:
    """Issued by the body that keeps it, where the head does not tell."""
    if not Names(document, timezone.localdate()).placed:
        placing.place(document.pk, seat.body_id, seen="", by=seat, now=timezone.now())
        document.refresh_from_db()


def unplaced(document: Document) -> None:
    """With a head that does not say who issued it, and nobody has."""
    document.level = document.locality = document.issued_from = ""
    document.placed_by = document.placed_at = None
    document.save()


def verified(document: Document, seat: Seat) -> int:
    """Every item agreed, every doubt seen, every unclear lead left open. Returns the version."""
    now = timezone.now()
    document.refresh_from_db()
    placed(document, seat)
    for n, doubt in enumerate(document.doubts):
        verification.settle(document.pk, n, doubt["code"], by=seat, now=now)
    for item in document.items.filter(dropped_because=""):
        if not item.checked:
            verification.agree(item.pk, item.version, by=seat)
        for name in Names(document, now.date()).undecided(item):
            choosing.choose(document.pk, name, (), seen="", by=seat, now=now)
    document.refresh_from_db()
    return verification.seen_version(document)
