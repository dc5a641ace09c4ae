"""Acts that change the list of directives: split, merge, add (tách, gộp, thêm việc)."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, Max

from sauro.documents.cutting import places_of, whole_words
from sauro.documents.models import Item
from sauro.documents.reading.model import words_of
from sauro.documents.verification import (
    LISTS,
    kept,
    open_document,
    read_deadline,
    taken,
    touched,
)
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.kernel.text import Span

LONGEST = 10_000  # characters that are looked for


@transaction.atomic
def split(item_id: int, version: int, at: int, *, by: Seat) -> tuple[Item, Item]:
    """Two directives of one: the second begins at a place in the document's text."""
    item = taken(item_id, version, by)
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
        read_deadline(one, one.task)
    other.version = 1
    other.save()
    touched(item.document)
    return kept(item, checked=False), other


@transaction.atomic
def merge(item_id: int, version: int, *, by: Seat) -> Item:
    """One directive of an item and the one after it (gộp với việc sau)."""
    item = taken(item_id, version, by)
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
    gone = following.version
    following.delete()
    touched(item.document, by=gone + 1)  # so that the sum of versions never comes back
    return kept(item, checked=False)


@transaction.atomic
def add(document_id: int, start: int, end: int, *, by: Seat) -> Item:
    """A directive that the reading missed, from a selection of the text (thêm việc)."""
    allow(by, Right.VERIFY)
    document = open_document(document_id)
    if not 0 <= start < end <= len(document.text) or not document.text[start:end].strip():
        raise Refused(_outside("add"))
    start, end = whole_words(document.text, start, end)
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
    )
    read_deadline(item, item.task)
    item.save()
    touched(document)
    return item


@transaction.atomic
def add_quoted(document_id: int, words: str, *, by: Seat) -> Item:
    """A directive from words copied out of the text. Raises: Refused where they stand nowhere in
    it, or at several places.
    """
    allow(by, Right.VERIFY)
    places = places_of(open_document(document_id).text, words[:LONGEST])
    if len(places) != 1:
        raise Refused(_outside("several" if places else "nowhere"))
    return add(document_id, *places[0], by=by)


def _cut(spans: list[list[int]], at: int) -> tuple[list[list[int]], list[list[int]]]:
    before = [[a, min(b, at)] for a, b in spans if a < at]
    after = [[max(a, at), b] for a, b in spans if b > at]
    return before, after


def _words(text: str, spans: list[list[int]]) -> str:
    return words_of(text, tuple(Span(a, b) for a, b in spans)).text


_OUTSIDE = {
    "split": (
        "Chỗ tách phải nằm giữa lời của việc. Hãy chọn chỗ khác trong câu.",
        "The place to split must lie within the words. Choose another place.",
    ),
    "nowhere": (
        "Lời vừa chép không có trong văn bản. Hãy chép nguyên văn từ lời văn bên cạnh.",
        "These words do not stand in the document. Copy them from the text beside.",
    ),
    "several": (
        "Lời vừa chép có ở nhiều chỗ trong văn bản. Hãy chép dài hơn cho rõ chỗ nào.",
        "These words stand at several places. Copy more of them, so that one place is meant.",
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
