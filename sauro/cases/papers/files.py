"""Files of papers: made once, kept with their hash (tệp văn bản)."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from sauro.cases.models import CasePaper, CasePaperFile
from sauro.documents.rendering import pdf_of
from sauro.foundation.errors import Hidden
from sauro.foundation.files.store import keep, opened

MOST_BYTES = 256 * 1024 * 1024


def content_of(paper: CasePaper, kind: str, now: datetime, *, writes: bool = True) -> bytes:
    """A file of a paper. The PDF is made of the frozen DOCX the first time that it is wanted, and
    kept: from then on it is the same for everybody. ``writes``: whether this seat may keep it.

    Raises: Hidden for another kind; Refused where the PDF cannot be made.
    """
    row = paper.files.filter(kind=kind).first()
    if row is not None:
        return _read(row)
    if kind != "pdf":
        raise Hidden
    made = pdf_of(_read(paper.files.get(kind="docx")))
    return _kept(paper, made, now) if writes else made


def _kept(paper: CasePaper, made: bytes, now: datetime) -> bytes:
    """Who was second takes what the first one kept: two runs do not make the same bytes."""
    kept = keep([made], MOST_BYTES)
    try:
        with transaction.atomic():
            CasePaperFile.objects.create(
                owner_path=paper.owner_path, case_id=paper.case_id, paper=paper, kind="pdf",
                sha256=kept.sha256, size=kept.size, made_at=now,
            )  # fmt: skip
    except IntegrityError:
        return _read(paper.files.get(kind="pdf"))
    return made


def _read(row: CasePaperFile) -> bytes:
    with opened(row.sha256) as file:
        return file.read()
