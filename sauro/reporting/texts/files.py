"""Files of a report: a draft is made anew, a locked one is made once and kept (tệp báo cáo)."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from sauro.documents.drafting.docx import write_paper
from sauro.documents.rendering import pdf_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden
from sauro.foundation.files.store import keep, opened
from sauro.reporting.models import ReportFile, ReportText, Submission
from sauro.reporting.rules.acts import State
from sauro.reporting.texts.annex import tables_of, workbook_of
from sauro.reporting.texts.keeping import Held, held, lock
from sauro.reporting.texts.paper import day_of, paper_of
from sauro.reporting.texts.subject import Subject

MOST_BYTES = 256 * 1024 * 1024
KINDS = ("docx", "pdf", "xlsx")


def content_of(subject: Subject, kind: str, *, by: Seat, now: datetime) -> bytes:
    """A file of a version or a sum. What is locked is frozen by the first who takes it from either
    side, if it was not when it was accepted; others get what would be frozen.

    Raises: Hidden for another kind; Refused where a PDF cannot be made.
    """
    if kind not in KINDS:
        raise Hidden
    text = held(subject)
    row = text.row.files.filter(kind=kind).first() if text.row else None
    if row is not None:
        return _read(row)
    if not is_locked(subject, text) or not _keeps(subject, by):
        return _made(subject, text, kind, locked=is_locked(subject, text))
    frozen = lock(subject, by=by, now=now)
    return _kept(subject, frozen, kind, by, now)


def keep_files(subject: Subject, *, by: Seat, now: datetime) -> ReportText:
    """Freeze what was just locked and keep its document and annex."""
    frozen = lock(subject, by=by, now=now)
    for kind in ("docx", "xlsx"):
        if not frozen.files.filter(kind=kind).exists():
            _kept(subject, frozen, kind, by, now)
    return frozen


def keep_if_written(row: Submission, *, by: Seat, now: datetime) -> None:
    """A report that was accepted is kept with its files, if somebody wrote its text: a short one of
    ten numbers becomes a paper only where it is asked for.
    """
    if ReportText.objects.filter(submission=row).exists():
        keep_files(Subject(row), by=by, now=now)


def is_locked(subject: Subject, text: Held) -> bool:
    """Whether it is as it stays."""
    if text.row and text.row.frozen_at:
        return True
    return isinstance(subject.row, Submission) and subject.row.state == State.ACCEPTED.value


def _keeps(subject: Subject, by: Seat) -> bool:
    receiver = subject.receiver
    return by.body.path in (subject.row.owner_path, receiver.path if receiver else "")


def _made(subject: Subject, text: Held, kind: str, *, locked: bool) -> bytes:
    if kind == "xlsx":
        return workbook_of(subject, tables_of(subject, text.sources[""]))
    docx = write_paper(paper_of(subject, text, locked=locked), day_of(subject, text))
    return pdf_of(docx) if kind == "pdf" else docx


def _kept(subject: Subject, frozen: ReportText, kind: str, by: Seat, now: datetime) -> bytes:
    """The PDF is of the kept DOCX. Who was second takes what the first one kept."""
    if kind == "pdf":
        docx = frozen.files.filter(kind="docx").first()
        made = pdf_of(_read(docx) if docx else _kept(subject, frozen, "docx", by, now))
    else:
        made = _made(subject, held(subject), kind, locked=True)
    stored = keep([made], MOST_BYTES)
    try:
        with transaction.atomic():
            ReportFile.objects.create(
                owner_path=frozen.owner_path, text=frozen, kind=kind, sha256=stored.sha256,
                size=stored.size, made_by=by, made_at=now,
            )  # fmt: skip
    except IntegrityError:
        return _read(frozen.files.get(kind=kind))
    return made


def _read(row: ReportFile) -> bytes:
    with opened(row.sha256) as file:
        return file.read()
