"""From a file to a read document: receiving, and what the job writes (tiếp nhận)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from sauro.documents import jobs
from sauro.documents.citing.noting import note
from sauro.documents.files.limits import LIMITS
from sauro.documents.files.source import SourceText, Unreadable
from sauro.documents.models import Document, Item
from sauro.documents.reading.genre import refusal_en
from sauro.documents.reading.heads import told_by_head
from sauro.documents.reading.model import Clear, Directive, Notice, Person
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.files.store import keep
from sauro.kernel.findings import Finding


@transaction.atomic
def receive(
    name: str, chunks: Iterable[bytes], *, by: Seat, now: datetime
) -> tuple[Document, bool]:
    """Keep a file and have it read. Returns the document, and whether it is new: the same file
    is recognised. Raises: NotAllowed, Refused.
    """
    allow(by, Right.RECEIVE)
    kept = keep(chunks, LIMITS.file_bytes)
    document, new = Document.objects.get_or_create(
        owner_path=by.body.path,
        sha256=kept.sha256,
        edition=1,
        defaults={
            "name": name.replace("\0", "")[-255:],
            "size": kept.size,
            "received_at": now,
            "received_by": by,
        },
    )
    if new:
        jobs.read_document.defer(document_id=document.pk, owner_path=document.owner_path)
    return document, new


def keep_reading(document: Document, source: SourceText, notice: Notice, now: datetime) -> None:
    """Write down what was read of a waiting document. The caller has locked it."""
    document.text = _storable(source.text)
    document.status = Document.Status.READ
    document.read_at = now
    document.doc_type = notice.doc_type or ""
    document.number = notice.number or ""
    document.issuer = notice.issuer.text[:200] if notice.issuer else ""
    # The engine infers a place from all words; whose names a paper uses only its head tells.
    told = told_by_head(notice, source.text)
    document.level = notice.level or "" if told else ""
    document.locality = (notice.locality or "")[:100] if told else ""
    document.issued_on = notice.issued_on
    document.event = notice.event.text[:500] if notice.event else ""
    document.event_on = notice.event_on
    document.signer, document.signed_as = _signed(notice.signer)
    document.refusal = notice.refusal or ""
    document.refusal_en = refusal_en(notice.refusal or "")
    document.sheets = [
        [s.width, s.height, [[line.start, line.end, *line.box] for line in s.lines]]
        for s in source.sheets
    ]
    document.unsure = [[start, end] for start, end, _confidence in source.low_confidence]
    document.doubts = [finding_kept(f) for f in (*notice.contradictions, *notice.doubts)]
    document.doubts += [_note(words) for words in source.notes]
    document.version += 1
    document.save()
    Item.objects.bulk_create(
        _item(document, position, directive)
        for position, directive in enumerate(notice.directives, start=1)
    )
    note(document)


def keep_refusal(document: Document, refusal: Unreadable, now: datetime) -> None:
    """Write down why a file could not be read. The caller has locked the document."""
    document.status = Document.Status.UNREADABLE
    document.read_at = now
    document.refusal, document.refusal_en = refusal.message[:500], refusal.message_en[:500]
    document.version += 1
    document.save()


def _signed(signer: Person | None) -> tuple[str, str]:
    """The name under the paper, and the capacities stacked above it on one line."""
    if signer is None:
        return "", ""
    return (signer.name or "")[:120], ", ".join(signer.titles)[:200]


def _storable(text: str) -> str:
    """PostgreSQL holds no NUL; one character for one, so that places stay."""
    return text.replace("\0", "\ufffd")


def _item(document: Document, position: int, directive: Directive) -> Item:
    deadline = directive.deadline
    due_on = deadline.due_on
    return Item(
        owner_path=document.owner_path,
        document=document,
        position=position,
        locator=directive.locator[:60],
        task=_storable(directive.task.text),
        spans=[list(span) for span in directive.task.spans],
        lead=_words(directive.lead),
        coordinating=_words(directive.coordinating),
        reports_to=_words(directive.reports_to),
        deliverable=" ".join(_words(directive.deliverable))[:1000],
        authority=" ".join(_words(directive.authority))[:1000],
        deadline_kind=deadline.kind.value,
        deadline_text=(deadline.text or "")[:300],
        due_on=due_on,
        rrule=deadline.rrule or "",
        clears=_clears(directive),
        doubts=[finding_kept(f) for f in directive.doubts],
    )


_EXPLAINED = ("lead", "coordinating", "reports_to", "deliverable", "authority")


def _words(clear: Clear) -> list[str]:
    return [_storable(words.text)[:500] for words in clear.words]


def _clears(directive: Directive) -> dict[str, dict[str, Any]]:
    deadline = directive.deadline
    return {
        "task": {"ground": "stated", "rule": directive.rule},
        "deadline": {
            "ground": "stated" if deadline.text else "missing",
            "rule": deadline.rule,
            "spans": [[list(span) for span in deadline.spans]],
        },
        **{name: _clear(getattr(directive, name)) for name in _EXPLAINED},
    }


def _clear(clear: Clear) -> dict[str, Any]:
    """Why a clear was read so: ground, rule, and where its words stand."""
    return {
        "ground": clear.ground.value,
        "rule": clear.rule,
        "spans": [[list(span) for span in words.spans] for words in clear.words],
    }


def _note(words: str) -> dict[str, Any]:
    """What reading the file left to say; the engine says it in Vietnamese only."""
    return {"code": "file", "field": "", "message": words, "message_en": words, "spans": []}


def finding_kept(finding: Finding) -> dict[str, Any]:
    """A doubt as a row keeps it."""
    return {
        "code": finding.code,
        "field": finding.field,
        "message": finding.message,
        "message_en": finding.message_en,
        "spans": [list(span) for span in finding.spans],
    }
