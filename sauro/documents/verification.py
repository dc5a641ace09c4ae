"""A person agrees with what was read, or mends it, beside the text (kiểm tra kết quả đọc).

Every act carries the version that the person saw: the second of two writers is told what stands
now, and neither text is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from sauro.documents.models import Document, Item
from sauro.documents.reading.deadlines import main_deadline
from sauro.documents.reading.model import words_of
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.kernel.text import Span, squeeze

LISTS = ("lead", "coordinating", "reports_to")
TEXTS = ("task", "deliverable", "authority", "deadline_text")


@transaction.atomic
def mend(item_id: int, version: int, changes: Mapping[str, Any], *, by: Seat) -> Item:
    """Change words of an item; a deadline's words are read anew. Raises: Stale, Hidden."""
    item = _taken(item_id, version, by)
    for name in LISTS:
        if name in changes:
            setattr(item, name, [n for n in map(squeeze, changes[name]) if n])
    for name in TEXTS:
        if name in changes:
            setattr(item, name, squeeze(changes[name]))
    if "deadline_text" in changes:
        _read_deadline(item)
    return _kept(item, checked=True)


@transaction.atomic
def agree(item_id: int, version: int, *, by: Seat) -> Item:
    """The item is right as it is (đồng ý)."""
    return _kept(_taken(item_id, version, by), checked=True)


@transaction.atomic
def drop(item_id: int, version: int, reason: str, *, by: Seat) -> Item:
    """No directive after all; the reason is kept. Raises: Refused without one."""
    item = _taken(item_id, version, by)
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
    return _kept(item, checked=True)


@transaction.atomic
def restore(item_id: int, version: int, *, by: Seat) -> Item:
    """A dropped item is one again (lấy lại)."""
    item = _taken(item_id, version, by)
    item.dropped_because = ""
    return _kept(item, checked=False)


@transaction.atomic
def split(item_id: int, version: int, at: int, *, by: Seat) -> tuple[Item, Item]:
    """Two directives of one: the second begins at a place in the document's text."""
    item = _taken(item_id, version, by)
    first, second = _cut(item.spans, at)
    if not first or not second:
        raise Refused(_outside("split"))
    Item.objects.filter(document=item.document, position__gt=item.position).update(
        position=F("position") + 1
    )
    text = item.document.text
    other = Item.objects.get(pk=item.pk)
    other.pk, other._state.adding = None, True
    other.position, other.locator = item.position + 1, f"{item.locator}.2"[:60]
    item.spans, other.spans = first, second
    for one in (item, other):
        one.task = _words(text, one.spans)
        one.deadline_text = ""
        _read_deadline(one, one.task)
    other.version = 1
    other.save()
    return _kept(item, checked=False), other


@transaction.atomic
def merge(item_id: int, version: int, *, by: Seat) -> Item:
    """One directive of an item and the one after it (gộp với việc sau)."""
    item = _taken(item_id, version, by)
    following = Item.objects.filter(document=item.document, position__gt=item.position).first()
    if following is None:
        raise Refused(_outside("merge"))
    item.spans = sorted([*item.spans, *following.spans])
    item.task = _words(item.document.text, item.spans)
    for name in LISTS:
        both = [*getattr(item, name), *getattr(following, name)]
        setattr(item, name, list(dict.fromkeys(both)))
    if not item.deadline_text:
        item.deadline_text = following.deadline_text
        item.deadline_kind, item.due_on = following.deadline_kind, following.due_on
        item.rrule = following.rrule
    following.delete()
    return _kept(item, checked=False)


@transaction.atomic
def add(document_id: int, start: int, end: int, *, by: Seat) -> Item:
    """A directive that the reading missed, from a selection of the text (thêm việc)."""
    allow(by, Right.VERIFY)
    document = _open_document(document_id)
    if not 0 <= start < end <= len(document.text) or not document.text[start:end].strip():
        raise Refused(_outside("add"))
    after = document.items.filter(spans__0__0__lt=start).aggregate(last=Max("position"))["last"]
    position = (after or 0) + 1
    Item.objects.filter(document=document, position__gte=position).update(
        position=F("position") + 1
    )
    item = Item(
        owner_path=document.owner_path,
        document=document,
        position=position,
        locator=f"+{position}",
        spans=[[start, end]],
        task=_words(document.text, [[start, end]]),
        checked=True,
    )
    _read_deadline(item, item.task)
    item.save()
    _touched(document)
    return item


def _open_document(document_id: int) -> Document:
    document = Document.objects.select_for_update().filter(pk=document_id).first()
    if document is None:
        raise Hidden
    if document.status != Document.Status.READ:
        raise Refused(_frozen())
    return document


def _taken(item_id: int, version: int, by: Seat) -> Item:
    """The item, if it is still as the person saw it and may be changed. Its document is locked
    first, by every act: two acts on one document wait for each other and never deadlock.
    """
    allow(by, Right.VERIFY)
    found = Item.objects.filter(pk=item_id).values_list("document_id", flat=True).first()
    if found is None:
        raise Hidden
    document = _open_document(found)
    item = Item.objects.filter(pk=item_id, document=document).first()
    if item is None:
        raise Hidden
    item.document = document
    if item.version != version:
        raise Stale(_changed(item), current=item)
    return item


def _kept(item: Item, *, checked: bool) -> Item:
    item.checked = checked
    item.version += 1
    item.save()
    _touched(item.document)
    return item


def _touched(document: Document) -> None:
    """Whoever publishes must have seen this: the document has another version now."""
    document.version += 1
    document.save(update_fields=["version"])


def _read_deadline(item: Item, words: str | None = None) -> None:
    """What the words of a deadline mean, by the reading engine. Nothing is invented."""
    said = item.deadline_text if words is None else words
    ref: date | None = item.document.issued_on or item.document.event_on
    found = main_deadline(said.lower(), ref, lambda a, b: words_of(said, (Span(a, b),)))
    if words is not None:
        item.deadline_text = (found.text or "")[:300]
    item.deadline_kind = found.kind.value
    item.due_on, item.rrule = found.due_on, found.rrule or ""


def _cut(spans: list[list[int]], at: int) -> tuple[list[list[int]], list[list[int]]]:
    before = [[a, min(b, at)] for a, b in spans if a < at]
    after = [[max(a, at), b] for a, b in spans if b > at]
    return before, after


def _words(text: str, spans: list[list[int]]) -> str:
    return words_of(text, tuple(Span(a, b) for a, b in spans)).text


def _changed(item: Item) -> Finding:
    return Finding(
        "changed-meanwhile",
        "version",
        f"Mục {item.locator} vừa được người khác sửa. Lời anh/chị nhập vẫn còn ở dưới, cạnh lời "
        "đang có: hãy chọn lại rồi lưu.",
        f"{item.locator} was just changed by somebody else. What you entered stands below beside "
        "what is there now: choose and save again.",
    )


def _frozen() -> Finding:
    return Finding(
        "published",
        "status",
        "Văn bản đã ban hành vào sổ nên lời văn không sửa được nữa. Cần đính chính thì gửi văn bản "
        "đính chính thành văn bản mới.",
        "The document is published and its words stay. A correction is a new document.",
    )


_OUTSIDE = {
    "split": (
        "Chỗ tách phải nằm giữa lời của việc. Hãy chọn chỗ khác trong câu.",
        "The place to split must lie within the words. Choose another place.",
    ),
    "merge": (
        "Sau việc này không còn việc nào để gộp.",
        "No directive follows this one.",
    ),
    "add": (
        "Đoạn đã chọn không có chữ. Hãy bôi đen lời giao việc trong văn bản rồi bấm “Thêm việc”.",
        "The selection has no words. Select the words of the order in the text, then “Add”.",
    ),
}


def _outside(act: str) -> Finding:
    message, message_en = _OUTSIDE[act]
    return Finding(f"cannot-{act}", "spans", message, message_en)
