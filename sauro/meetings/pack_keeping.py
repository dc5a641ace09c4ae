"""The pack as a file, and as it stood when its meeting ended (tài liệu họp được lưu)."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone, translation

from sauro.foundation.access.models import Seat
from sauro.meetings import papers
from sauro.meetings.models import Meeting, Paper
from sauro.meetings.pack import Pack, pack_of
from sauro.meetings.pack_docx import write_pack

_AT_END = "tinh-hinh-khi-ket-thuc-"


def file_of(row: Meeting, pack: Pack, begins: str = "tinh-hinh-") -> tuple[bytes, str]:
    """In Vietnamese whatever the language of the page: it is a paper of the office."""
    with translation.override("vi"):
        made = write_pack(row, pack)
    return made, f"{begins}{timezone.localtime(pack.made_at):%Y-%m-%d-%H%M}.docx"


def keep_at_end(row: Meeting, *, by: Seat, now: datetime) -> None:
    """Lay the pack before the meeting as it ends. A meeting full of papers ends without it."""
    if row.papers.count() < papers.MOST_PAPERS:
        made, name = file_of(row, pack_of(row, now), _AT_END)
        papers.lay(row.pk, name, [made], by=by, now=now)


def kept_at_end(row: Meeting) -> Paper | None:
    """The pack as it stood when the meeting ended."""
    return row.papers.filter(name__startswith=_AT_END).order_by("pk").first()
