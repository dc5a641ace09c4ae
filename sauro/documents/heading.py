"""A person enters or mends what the head of a paper says (sửa đầu văn bản).

What was read hangs on it: deadlines on its days, names on its issuer. Both are read anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from sauro.documents.citing.noting import note
from sauro.documents.models import Document, Item
from sauro.documents.naming import Names
from sauro.documents.reading.heads import told_by_issuer
from sauro.documents.redating import redated
from sauro.documents.verification import kept, open_document
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Stale
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze

DAYS = ("issued_on", "event_on")
WORDS = ("doc_type", "number", "issuer", "event", "signer", "signed_as")
FIELDS = ("doc_type", "number", "issued_on", "issuer", "event", "event_on", "signer", "signed_as")
_PLACE = ("level", "locality", "issued_from", "placed_by", "placed_at")


@dataclass(frozen=True, slots=True)
class Mended:
    """A document with another head; of how many items the deadline, or who leads, changed by it."""

    document: Document
    redated: int = 0
    renamed: int = 0


@transaction.atomic
def mend_head(
    document_id: int, changes: Mapping[str, Any], *, seen: str, by: Seat, now: datetime
) -> Mended:
    """Keep what a person says that the head says. ``seen``: the head as he saw it, see
    ``seen_of``. Raises: NotAllowed, Hidden, Refused once published, Stale.
    """
    allow(by, Right.VERIFY)
    document = open_document(document_id)
    if seen_of(document) != seen:
        raise Stale(_overtaken(), current=document)
    new = {name: _clean(document, name, changes[name]) for name in FIELDS if name in changes}
    changed = [name for name in new if new[name] != getattr(document, name)]
    if not changed:
        return Mended(document)
    before, ref = _led(document, timezone.localdate(now)), _ref(document)
    for name in changed:
        setattr(document, name, new[name])
    if "issuer" in changed:
        _replaced(document)
    dated = redated(document, ref) if set(changed) & set(DAYS) else 0
    document.version += 1
    document.save(update_fields=[*changed, *_PLACE, "doubts", "version"])
    if {"number", "issued_on"} & set(changed):
        note(document)
    return Mended(document, dated, _to_look_at(document, before, timezone.localdate(now)))


def seen_of(document: Document) -> str:
    """The head as it stands, as a form carries it."""
    said = json.dumps([str(getattr(document, name) or "") for name in FIELDS])
    return sha256(said.encode()).hexdigest()[:16]


def same_number(document: Document) -> Document | None:
    """A published paper of the same body that bears the same number and day, but for editions of
    this one: perhaps the same paper, handed in twice.
    """
    if not (document.number and document.issued_on):
        return None
    others = Document.objects.only("id", "number", "doc_type", "issued_on", "event_on", "name")
    return others.filter(
        owner_path=document.owner_path, status=Document.Status.PUBLISHED,
        number__iexact=document.number, issued_on=document.issued_on,
    ).exclude(sha256=document.sha256).order_by("pk").first()  # fmt: skip


def _clean(document: Document, name: str, value: Any) -> Any:
    if name in DAYS:
        return value
    longest: int = getattr(document._meta.get_field(name), "max_length")  # noqa: B009 - of words
    return squeeze((value or "").replace("\0", ""))[:longest]


def _ref(document: Document) -> date | None:
    return document.issued_on or document.event_on


def _replaced(document: Document) -> None:
    """From where the names speak now: by the issuer's name, else by the place that a person chose
    before, else a person is asked.
    """
    document.level, document.locality = told_by_issuer(document.issuer, document.text)
    if document.level:
        document.issued_from, document.placed_by, document.placed_at = "", None, None


def _led(document: Document, today: date) -> dict[int, list[int]]:
    """Which bodies lead each item, as its names are understood."""
    names = Names(document, today)
    return {
        item.pk: [b.id for meant in names.leads(item) for b in meant.told]
        for item in document.items.all()
    }


def _to_look_at(document: Document, before: Mapping[int, list[int]], today: date) -> int:
    """Items whose names mean other leads than those that a person agreed to wait for him again."""
    after = _led(document, today)
    others = [pk for pk, led in after.items() if led != before.get(pk)]
    for item in Item.objects.filter(pk__in=others, checked=True, dropped_because=""):
        kept(item, checked=False, only=())
    return len(others)


def _overtaken() -> Finding:
    return Finding(
        "changed-meanwhile",
        "",
        "Người khác vừa sửa đầu văn bản. Lời anh/chị nhập vẫn còn ở dưới, cạnh lời đang có: hãy "
        "xem lại rồi lưu.",
        "Somebody else just changed the head. What you entered stands below beside what is there "
        "now: look again, then save.",
    )
