"""The agenda of a meeting (chương trình họp)."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused
from sauro.kernel.findings import Finding
from sauro.meetings.models import AgendaItem, Meeting
from sauro.meetings.ordering import swap
from sauro.meetings.taking import said, taken_open, too_long, unchanged


@transaction.atomic
def add_item(meeting_id: int, title: str, presenter: str, *, by: Seat) -> AgendaItem:
    """Put a point at the end. Raises: NotAllowed, Hidden, Refused."""
    meeting = taken_open(meeting_id, by)
    last = meeting.agenda.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem(owner_path=meeting.owner_path, meeting=meeting, position=last + 1)
    _fill(item, title, presenter)
    item.save()
    return item


@transaction.atomic
def change_item(item_id: int, version: int, title: str, presenter: str, *, by: Seat) -> AgendaItem:
    """Word a point anew. Raises: NotAllowed, Hidden, Stale, Refused."""
    item = _taken(item_id, by)
    unchanged(item, version)
    _fill(item, title, presenter)
    item.version += 1
    item.save()
    return item


@transaction.atomic
def move_item(item_id: int, *, up: bool, by: Seat) -> None:
    """Exchange a point with its neighbour; at an end nothing happens. Raises: as above."""
    item = _taken(item_id, by)
    swap(item, item.meeting.agenda.all(), up=up)


@transaction.atomic
def drop_item(item_id: int, version: int, *, by: Seat) -> Meeting:
    """Take a point off; its papers stay with the meeting. Raises: NotAllowed, Hidden, Stale,
    Refused where conclusions belong to it.
    """
    item = _taken(item_id, by)
    unchanged(item, version)
    if item.conclusions.exists():
        raise Refused(_CONCLUDED)
    item.papers.update(agenda_item=None)
    item.delete()
    return item.meeting


def _taken(item_id: int, by: Seat) -> AgendaItem:
    found = AgendaItem.objects.filter(pk=item_id).first()
    if found is None:
        raise Hidden
    meeting = taken_open(found.meeting_id, by)
    found.refresh_from_db()
    found.meeting = meeting
    return found


def _fill(item: AgendaItem, title: str, presenter: str) -> None:
    item.title, item.presenter = said(title), said(presenter)
    wrong = [
        *([] if item.title else [_NO_TITLE]),
        *too_long("title", item.title, 500), *too_long("presenter", item.presenter, 300),
    ]  # fmt: skip
    if wrong:
        raise Refused(*wrong)


_NO_TITLE = Finding(
    "no-title", "title",
    "Mỗi mục của chương trình phải nêu nội dung. Hãy nhập nội dung.",
    "Each point of the agenda says what it is about. Enter it.",
)  # fmt: skip
_CONCLUDED = Finding(
    "has-conclusions", "",
    "Nội dung này đã có kết luận nên không bỏ được. Hãy bỏ các kết luận của nó trước.",
    "This point already has conclusions. Drop those first.",
)  # fmt: skip
