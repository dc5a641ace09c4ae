"""Work in the background. Each job sets its own scope and may safely run twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

from sauro.documents.files.open import open_document
from sauro.documents.files.patience import at_most
from sauro.documents.files.refusals import Refusal, unreadable
from sauro.documents.files.source import SourceText, Unreadable
from sauro.documents.models import Document, TaskList
from sauro.documents.reading import Notice, read
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.errors import Hidden
from sauro.foundation.files.store import path_of

_DEAD_AFTER = 60  # seconds without a sign of a worker


@app.task(queue="reading", retry=RetryStrategy(max_attempts=2, exponential_wait=5))
def read_document(document_id: int, owner_path: str) -> None:
    """Read a received file into items. What was read already stays as it is."""
    read_now(document_id, owner_path, timezone.now())


@app.task(queue="reading", retry=RetryStrategy(max_attempts=5, exponential_wait=5))
def enter_task_list(list_id: int, owner_path: str) -> None:
    """Enter the rows of a task list. Stopped in the middle, it goes on where it was."""
    from sauro.documents.tasklists.entering import enter_now  # noqa: PLC0415 - asking queues this job

    enter_now(list_id, owner_path, timezone.now())


def read_now(document_id: int, owner_path: str, now: datetime) -> None:
    """The same for who says what time it is."""
    from sauro.documents import intake  # noqa: PLC0415 - receiving queues this job

    with transaction.atomic():
        enter(Scope((owner_path,)))
        received = _waiting(document_id).first()
    if received is None:
        return
    try:
        source = _one_kind_of_line_end(_opened(received))
        with at_most(60):
            notice = read(source.text)
        outcome: tuple[SourceText, Notice] | Unreadable = (source, notice)
    except Unreadable as refusal:
        outcome = refusal
    with transaction.atomic():
        enter(Scope((owner_path,)))
        document = _waiting(document_id).select_for_update().first()
        if document is None:  # read by another meanwhile, or gone
            return
        if isinstance(outcome, Unreadable):
            intake.keep_refusal(document, outcome, now)
        else:
            intake.keep_reading(document, *outcome, now)


def _waiting(document_id: int) -> QuerySet[Document]:
    """A document that is to be read; one that a task list is becoming is entered row by row."""
    becoming = TaskList.objects.filter(document=OuterRef("pk"))
    rows = Document.objects.filter(pk=document_id, status=Document.Status.WAITING)
    return rows.exclude(Exists(becoming))


@app.periodic(cron="*/10 * * * *")
@app.task(queue="upkeep", queueing_lock="documents_note_citations")
def note_citations(timestamp: int) -> None:  # noqa: ARG001 - cron
    """Note what papers cite that came in before that was done. Stopped, it goes on where it was."""
    from sauro.documents.citing.noting import note_open  # noqa: PLC0415 - receiving notes, too

    while note_open():
        pass


@app.periodic(cron="* * * * *")
@app.task(queue="upkeep", queueing_lock="take_up_stalled", pass_context=True)
async def take_up_stalled(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - cron
    """Jobs whose worker died go on: an interrupted reading begins again, and writes once.

    Upkeep that came round again meanwhile waits already: its dead run is over, and keeps no other
    job from going on.
    """
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=_DEAD_AFTER):
        try:
            await manager.retry_job(job)
        except UniqueViolation:
            await manager.finish_job(job, Status.ABORTED, delete_job=False)


def _opened(document: Document) -> SourceText:
    """The words of a stored file. A refusal names it as its sender did, not by its hash."""
    try:
        stored = path_of(document.sha256)
    except Hidden as no_hash:
        raise unreadable(Refusal("missing"), document.name) from no_hash
    try:
        return open_document(stored)
    except Unreadable as refusal:
        said = (refusal.message, refusal.message_en)
        named = (words.replace(stored.name, document.name) for words in said)
        raise Unreadable(refusal.code, *named) from refusal


def _one_kind_of_line_end(source: SourceText) -> SourceText:
    """Pages show every line end as one character, and places are counted in what they show."""
    return replace(source, text=source.text.replace("\r\n", "\n").replace("\r", "\n"))
