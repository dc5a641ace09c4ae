"""A meeting in hand: locked, as the person saw it, by whom it is (nhận cuộc họp để ghi)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze
from sauro.meetings.models import Meeting
from sauro.meetings.rules import State, still_open


def taken(meeting_id: int, by: Seat) -> Meeting:
    """The meeting, locked, from a seat in the body that holds it. Raises: Hidden, NotAllowed."""
    if not Meeting.objects.filter(pk=meeting_id).exists():
        raise Hidden
    allow(by, Right.MEET)
    found = Meeting.objects.select_for_update(of=("self",)).filter(pk=meeting_id).first()
    if found is None or found.owner_path != by.body.path:
        raise NotAllowed(_not_yours())
    return found


def taken_open(meeting_id: int, by: Seat) -> Meeting:
    """The same, while agenda, papers and who comes are kept. Raises: Refused besides."""
    found = taken(meeting_id, by)
    if wrong := list(still_open(State(found.state))):
        raise Refused(*wrong)
    return found


def unchanged(row: object, version: int) -> None:
    """Raises: Stale where somebody else changed the row meanwhile."""
    if row.version != version:  # type: ignore[attr-defined]
        raise Stale(CHANGED, current=row, sent=version)


def said(words: str) -> str:
    """What was typed on one line, without what no database keeps."""
    return squeeze(words.replace("\0", " "))


def too_long(field: str, words: str, most: int) -> list[Finding]:
    """What is longer than there is room for is told, not cut."""
    if len(words) <= most:
        return []
    return [
        Finding(
            "too-long", field,
            f"Dài {len(words)} ký tự, nhiều hơn {most}. Hãy rút gọn.",
            f"{len(words)} characters, more than {most}. Shorten it.",
        )
    ]  # fmt: skip


def _not_yours() -> Finding:
    words = _(
        "Chỉ cơ quan tổ chức cuộc họp ghi được vào đây. Hãy chuyển sang vị trí ở cơ quan ấy, nếu "
        "anh/chị có."
    )
    return Finding("not-yours", "", words, words)


CHANGED = Finding(
    "changed-meanwhile",
    "version",
    "Nội dung này vừa có người sửa. Lời anh/chị nhập vẫn còn dưới đây: hãy xem bản mới rồi gửi lại "
    "nếu cần.",
    "This was just changed. What you typed still stands below: look at how it is now, then send "
    "again if need be.",
)
