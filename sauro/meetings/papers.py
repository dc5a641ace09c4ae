"""Files that are laid before a meeting (tài liệu họp)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused
from sauro.foundation.files.store import keep
from sauro.kernel.findings import Finding
from sauro.meetings.models import Meeting, Paper
from sauro.meetings.taking import taken_open

MOST_BYTES = 100 * 1024 * 1024  # of one paper
MOST_PAPERS = 200  # of one meeting


@transaction.atomic
def lay(  # noqa: PLR0913 - where, what, for which point, by whom, when
    meeting_id: int,
    name: str,
    chunks: Iterable[bytes],
    *,
    by: Seat,
    now: datetime,
    agenda_item_id: int | None = None,
) -> Paper:
    """Lay a file before a meeting. Raises: NotAllowed, Hidden, Refused."""
    meeting = taken_open(meeting_id, by)
    if meeting.papers.count() >= MOST_PAPERS:
        raise Refused(_TOO_MANY)
    if agenda_item_id and not meeting.agenda.filter(pk=agenda_item_id).exists():
        raise Refused(_NO_ITEM)
    kept = keep(chunks, MOST_BYTES)
    if not kept.size:
        raise Refused(_EMPTY)
    return Paper.objects.create(
        owner_path=meeting.owner_path, meeting=meeting, agenda_item_id=agenda_item_id,
        name=name.replace("\0", "")[-255:], sha256=kept.sha256, size=kept.size,
        added_by=by, added_at=now,
    )  # fmt: skip


@transaction.atomic
def take_away(paper_id: int, *, by: Seat) -> Meeting:
    """Take a file away; the history keeps that it was. Raises: NotAllowed, Hidden, Refused."""
    found = Paper.objects.filter(pk=paper_id).first()
    if found is None:
        raise Hidden
    meeting = taken_open(found.meeting_id, by)
    Paper.objects.filter(pk=paper_id).delete()
    return meeting


_TOO_MANY = Finding(
    "too-many-papers", "file",
    f"Cuộc họp đã có {MOST_PAPERS} tài liệu. Hãy bỏ bớt hoặc gộp lại rồi thêm.",
    f"The meeting has {MOST_PAPERS} papers. Remove or join some, then add more.",
)  # fmt: skip
_NO_ITEM = Finding(
    "no-such-item", "agenda_item",
    "Nội dung chương trình này không còn. Hãy chọn lại.",
    "That point is no longer on the agenda. Choose again.",
)  # fmt: skip
_EMPTY = Finding(
    "empty-file", "file",
    "Tệp không có nội dung (0 byte). Hãy mở lại tệp trên máy rồi chọn đúng tệp.",
    "The file is empty (0 bytes). Open it on your machine, then choose the right one.",
)  # fmt: skip
