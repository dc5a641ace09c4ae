"""A person agrees with what was read, or mends it, beside the text (kiểm tra kết quả đọc).

Every act carries the version that the person saw: the second of two writers is told what stands
now, and neither text is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from sauro.documents.models import Document, Item
from sauro.documents.queries import HEAVY
from sauro.documents.reading.deadlines import main_deadline
from sauro.documents.reading.model import words_of
from sauro.documents.rules import impossible_day
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.audit.telling import last_seat
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.kernel.text import Span, squeeze

LISTS = ("lead", "coordinating", "reports_to")
TEXTS = ("task", "deliverable", "authority", "deadline_text")
BY_HAND = "person"  # the ground of a clear whose words a person wrote


@transaction.atomic
def mend(item_id: int, version: int, changes: Mapping[str, Any], *, by: Seat) -> Item:
    """Change words of an item; a deadline's words are read anew. Raises: Stale, Hidden."""
    item = taken(item_id, version, by)
    new: dict[str, Any] = {
        n: [w for w in map(squeeze, changes[n]) if w] for n in LISTS if n in changes
    }
    new |= {n: squeeze(changes[n]) for n in TEXTS if n in changes}
    for name, words in new.items():
        if name == "deadline_text" and (day := impossible_day(words)):
            raise Refused(_no_such_day(day))
        if words != getattr(item, name):
            setattr(item, name, words)
            item.clears[name.removesuffix("_text")] = {"ground": BY_HAND}
            if name == "deadline_text":
                read_deadline(item)
    return kept(item, checked=True)


@transaction.atomic
def agree(item_id: int, version: int, *, by: Seat) -> Item:
    """The item is right as it is (đồng ý)."""
    return kept(taken(item_id, version, by), checked=True, only=())


@transaction.atomic
def drop(item_id: int, version: int, reason: str, *, by: Seat) -> Item:
    """No directive after all; the reason is kept. Raises: Refused without one."""
    item = taken(item_id, version, by)
    if not reason.strip():
        raise Refused(
            Finding(
                "no-reason",
                "reason",
                "Bỏ một việc phải ghi lý do, để người sau biết vì sao. Hãy nhập lý do.",
                "A directive is dropped with a reason, so that others know why. Enter it.",
            )
        )
    item.dropped_because = squeeze(reason.replace("\0", ""))[:300]
    return kept(item, checked=True, only=["dropped_because"])


@transaction.atomic
def restore(item_id: int, version: int, *, by: Seat) -> Item:
    """A dropped item is one again (lấy lại)."""
    item = taken(item_id, version, by)
    item.dropped_because = ""
    return kept(item, checked=False, only=["dropped_because"])


@transaction.atomic
def settle(document_id: int, place: int, code: str, *, by: Seat, now: datetime) -> Document:
    """A doubt about the whole document has been looked at (đã xem xét); a second time changes
    nothing. Raises: NotAllowed, Hidden, Refused.
    """
    allow(by, Right.VERIFY)
    document = open_document(document_id)
    if not 0 <= place < len(document.doubts) or document.doubts[place]["code"] != code:
        raise Hidden
    doubt = document.doubts[place]
    if "settled" not in doubt:
        doubt["settled"] = {"seat": by.pk, "at": now.isoformat(timespec="seconds")}
        document.version += 1
        document.save(update_fields=["doubts", "version"])
    return document


def open_document(document_id: int) -> Document:
    """A document that may still be verified, locked. Raises: Hidden, Refused."""
    return _opened(Document.objects.filter(pk=document_id))


def _opened(found: QuerySet[Document]) -> Document:
    """Without its text, which few acts need: it comes when it is asked for."""
    document = found.select_for_update(of=("self",)).defer(*HEAVY).first()
    if document is None:
        raise Hidden
    if document.status == Document.Status.CLOSED:
        raise Refused(_closed())
    if document.status != Document.Status.READ:
        raise Refused(_frozen())
    return document


def taken(item_id: int, version: int, by: Seat) -> Item:
    """The item, if it is still as the person saw it and may be changed. Its document is locked
    first, by every act: two acts on one document wait for each other and never deadlock.
    """
    allow(by, Right.VERIFY)
    document = _opened(Document.objects.filter(items=item_id))
    item = Item.objects.filter(pk=item_id).first()  # as it is now that nobody else may change it
    if item is None:
        raise Hidden
    item.document = document
    if item.version != version:
        raise Stale(_changed(item, by), current=item, sent=version)
    return item


def kept(item: Item, *, checked: bool, only: Iterable[str] | None = None) -> Item:
    """An act on one item writes that item alone: the document, with all its text, stays as it is
    and out of the history. ``only``: what was changed, where not all may have been.
    """
    item.checked = checked
    item.version += 1
    item.save(update_fields=None if only is None else ["checked", "version", *only])
    return item


def touched(document: Document, by: int = 1) -> None:
    """The list of items changed, or what their names mean: see ``seen_version``."""
    document.version += by
    document.save(update_fields=["version"])


def seen_version(document: Document, items: Iterable[Item] | None = None) -> int:
    """What whoever publishes must have seen: grows with every act on the document or its items."""
    rows = document.items.all() if items is None else items
    return document.version + sum(item.version for item in rows)


def read_deadline(item: Item, words: str | None = None) -> None:
    """What the words of a deadline mean, by the reading engine. Nothing is invented."""
    said = item.deadline_text if words is None else words
    ref: date | None = item.document.issued_on or item.document.event_on
    found = main_deadline(said.lower(), ref, lambda a, b: words_of(said, (Span(a, b),)))
    if words is not None:
        item.deadline_text = (found.text or "")[:300]
    item.deadline_kind = found.kind.value
    item.due_on, item.rrule = found.due_on, found.rrule or ""


def _changed(item: Item, by: Seat) -> Finding:
    who, who_en = ("người khác vừa lưu", "somebody else just saved it")
    if last_seat("documents_item", item.pk) == by.pk:
        who, who_en = ("anh/chị vừa lưu ở cửa sổ khác", "you just saved it in another window")
    return Finding(
        "changed-meanwhile",
        "version",
        f"Mục {item.locator}: {who}. Hãy xem lời đang có rồi làm lại; lời đã nhập không mất.",
        f"{item.locator}: {who_en}. Look at what stands now, then do it again; what you entered is "
        "not lost.",
    )


def _no_such_day(day: str) -> Finding:
    return Finding(
        "no-such-day",
        "deadline_text",
        f"Ngày {day} không có trong lịch. Hãy xem lại lời văn rồi sửa ngày.",
        f"There is no {day} in the calendar. Look at the words again and mend the day.",
    )


def _frozen() -> Finding:
    return Finding(
        "published",
        "status",
        "Văn bản đã ban hành vào sổ nên lời văn không sửa được nữa. Cần sửa thì bấm “Đính chính” "
        "trên trang văn bản.",
        "The document is published and its words stay. To change it press “Correct” on its page.",
    )


def _closed() -> Finding:
    return Finding(
        "closed",
        "status",
        "Văn bản đã khép lại vì không giao việc nào. Cần kiểm tra tiếp thì bấm “Mở lại” trên trang "
        "văn bản.",
        "The document was closed because it orders nothing. To go on press “Reopen” on its page.",
    )
