"""What an ended body issued is corrected by who goes on for it (đính chính thay cơ quan cũ).

The paper stays with the body that issued it. Its next edition belongs to the successor, and so does
what that edition words anew; what stays the same stays what it is, whoever decides on its work.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sauro.directives.assignments.taking_over import takers
from sauro.directives.models import PaperTakeover
from sauro.documents.correcting import correct
from sauro.documents.models import Document
from sauro.documents.queries import HEAVY
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.access.scope import seeing
from sauro.foundation.errors import Hidden

MOST = 200  # papers that are shown, the newest


def corrects_for(former: str, seat: Seat) -> bool:
    """Whether papers of an ended body are corrected from this seat: its own body goes on for it, or
    is above it.
    """
    found = takers(former, seat, timezone.localdate())
    return may(seat.role, Right.VERIFY) and any(body.path == seat.body.path for body in found)


def papers_of(former: str) -> list[Document]:
    """The papers of an ended body that are in force and that nobody corrects yet."""
    with seeing(former):
        return list(_in_force(former).order_by("-published_at", "-pk").defer(*HEAVY)[:MOST])


def paper_of(former: str, document_id: int) -> Document:
    """One of them. Raises: Hidden."""
    with seeing(former):
        found = _in_force(former).filter(pk=document_id).defer(*HEAVY).first()
    if found is None:
        raise Hidden
    return found


def _in_force(former: str) -> QuerySet[Document]:
    rows = Document.objects.filter(owner_path=former, status=Document.Status.PUBLISHED)
    taken = PaperTakeover.objects.filter(former_path=former).values("document")
    return rows.filter(corrections=None).exclude(pk__in=taken)


@transaction.atomic
def correct_for(former: str, document_id: int, reason: str, *, by: Seat, now: datetime) -> Document:
    """Open an edition of an ended body's paper that belongs to the body of the seat. Raises:
    NotAllowed, Hidden, Refused.
    """
    allow(by, Right.VERIFY)
    if not corrects_for(former, by):
        raise Hidden
    own = by.body.path
    paper_of(former, document_id)
    with seeing(former, own):
        edition = correct(document_id, reason, by=by, now=now, keeper=own)
        for old in edition.editions[1:]:
            if old.owner_path != own:
                PaperTakeover.objects.get_or_create(
                    document=old, owner_path=own,
                    defaults={"former_path": old.owner_path, "by": by, "at": now},
                )  # fmt: skip
    return edition


def with_former(document: Document) -> AbstractContextManager[None]:
    """What is done here sees what earlier editions entered, where another body issued those."""
    paths = {edition.owner_path for edition in document.editions}
    return seeing(*paths) if len(paths) > 1 else nullcontext()
