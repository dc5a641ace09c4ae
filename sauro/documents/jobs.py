"""Work in the background. Each job sets its own scope and may safely run twice."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from sauro.documents.files.open import open_document
from sauro.documents.files.patience import at_most
from sauro.documents.files.source import SourceText, Unreadable
from sauro.documents.models import Document
from sauro.documents.reading import Notice, read
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.files.store import path_of


@app.task(queue="reading", retry=RetryStrategy(max_attempts=2, exponential_wait=5))
def read_document(document_id: int, owner_path: str) -> None:
    """Read a received file into items. What was read already stays as it is."""
    from sauro.documents import intake  # noqa: PLC0415 - receiving queues this job

    with transaction.atomic():
        enter(Scope((owner_path,)))
        waiting = Document.objects.filter(pk=document_id, status=Document.Status.WAITING).first()
    if waiting is None:
        return
    try:
        source = _one_kind_of_line_end(open_document(path_of(waiting.sha256)))
        with at_most(60):
            notice = read(source.text)
        outcome: tuple[SourceText, Notice] | Unreadable = (source, notice)
    except Unreadable as refusal:
        outcome = refusal
    with transaction.atomic():
        enter(Scope((owner_path,)))
        document = Document.objects.select_for_update().get(pk=document_id)
        if document.status != Document.Status.WAITING:
            return
        if isinstance(outcome, Unreadable):
            intake.keep_refusal(document, outcome, timezone.now())
        else:
            intake.keep_reading(document, *outcome, timezone.now())


def _one_kind_of_line_end(source: SourceText) -> SourceText:
    """Pages show every line end as one character, and places are counted in what they show."""
    return replace(source, text=source.text.replace("\r\n", "\n").replace("\r", "\n"))
