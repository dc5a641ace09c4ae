"""The one act by which directives reach the register (ban hành vào sổ)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sauro.documents import rules
from sauro.documents.models import Document, Item
from sauro.documents.naming import Meant, Names
from sauro.documents.queries import HEAVY
from sauro.documents.verification import seen_version
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze

LONGEST_REASON = 300  # characters
# The register takes what was published; it stands above this room and hands its door in.
Named = dict[str, list[Meant]]  # for each naming clear, whom its names mean
Register = Callable[[Document, list[tuple[Item, Named]], datetime], None]


@transaction.atomic
def publish(  # noqa: PLR0913 - what is published, where to, by whom, what was confirmed
    document_id: int,
    version: int,
    register: Register,
    *,
    by: Seat,
    now: datetime,
    without_lead: str = "",
) -> Document:
    """Freeze a document and hand its directives to the register. ``without_lead``: why those that
    name nobody to lead go with the others; kept with the document. Raises: NotAllowed, Hidden,
    Stale, Refused.
    """
    allow(by, Right.PUBLISH)
    found = Document.objects.select_for_update().filter(pk=document_id)
    document = found.defer(*HEAVY).first()
    if document is None:
        raise Hidden
    items = list(document.items.select_for_update())
    if (stands := seen_version(document, items)) != version:
        document.version = stands
        raise Stale(_changed(), current=document, sent=version)
    names = Names(document, timezone.localdate(now))
    facts = [replace(facts_of(i), undecided=names.undecided(i)) for i in items]
    if len(why := squeeze(without_lead.replace("\0", ""))) > LONGEST_REASON:
        raise Refused(_too_long(len(why)))
    wrong = rules.publishing_findings(
        document.status, facts, unsettled(document), why, placed=names.placed
    )
    if wrong:
        raise Refused(*wrong)
    document.without_lead = why if any(not (i.lead or i.dropped_because) for i in items) else ""
    register(document, [(i, names.addressed(i)) for i in items if not i.dropped_because], now)
    document.status = Document.Status.PUBLISHED
    document.published_at, document.published_by = now, by
    document.version += 1
    document.save()
    return document


def _too_long(length: int) -> Finding:
    """Told, not cut: the reason stays with the document."""
    return Finding(
        "too-long",
        "without_lead",
        f"Lý do dài {length} ký tự, nhiều hơn {LONGEST_REASON}. Hãy rút gọn rồi ban hành lại.",
        f"The reason has {length} characters, more than {LONGEST_REASON}. Shorten it and publish.",
    )


def facts_of(item: Item) -> rules.Facts:
    """What the rules need to know of an item."""
    return rules.Facts(
        item.locator,
        item.lead,
        item.task,
        item.deadline_kind,
        item.reports_to,
        item.deliverable,
        item.authority,
        bool(item.dropped_because),
        item.checked,
    )


def unsettled(document: Document) -> int:
    """How many doubts about the whole document nobody has looked at."""
    return sum("settled" not in doubt for doubt in document.doubts)


def _changed() -> Finding:
    return Finding(
        "changed-meanwhile",
        "version",
        "Văn bản vừa có người sửa. Hãy xem lại danh sách việc rồi ban hành.",
        "The document was just changed. Look at the list again, then publish.",
    )
