"""Acts that change the list of directives: split, merge, add (tách, gộp, thêm việc)."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy

from django.db import transaction
from django.db.models import F, Max
from django.db.models.base import ModelState

from sauro.documents.cutting import places_of, whole_words
from sauro.documents.joining import BOTH, FIRST, SECOND, differing, joined, parted
from sauro.documents.models import Choice, Item
from sauro.documents.reading.model import words_of
from sauro.documents.selecting import read_selected
from sauro.documents.verification import (
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
    whole, other = copy(item), copy(item)
    other.pk, other._state = None, ModelState()
    other.document = item.document
    other.origin, other.version, other.checked = Item.Origin.SPLIT, 1, False
    other.position, other.locator = item.position + 1, f"{item.locator}.2"[:60]
    item.spans, other.spans = first, second
    item.task, other.task = _words(text, first), _words(text, second)
    parted(whole, item, other)
    other.save()
    _choices_copied(item, other)
    touched(item.document)
    return kept(item, checked=False), other


@transaction.atomic
def merge(item_id: int, version: int, *, by: Seat, keep: Mapping[str, str] | None = None) -> Item:
    """One directive of an item and the one after it that still stands (gộp với việc sau).

    ``keep``: of the lead and of the deadline, where the two differ, which stays: ``first``,
    ``second`` or ``both``. Raises: Refused where that is not said.
    """
    item = taken(item_id, version, by)
    following = next_standing(item)
    if following is None:
        raise Refused(_outside("merge"))
    chosen = {d.clear: (keep or {}).get(d.clear, "") for d in differing(item, following)}
    if not set(chosen.values()) <= {BOTH, FIRST, SECOND}:
        raise Refused(_outside("differing"))
    item.spans = sorted([*item.spans, *following.spans])
    item.task = _words(item.document.text, item.spans)
    _choices_moved(following, item)
    joined(item, following, chosen)
    gone = following.version
    following.delete()
    touched(item.document, by=gone + 1)  # so that the sum of versions never comes back
    return kept(item, checked=False)


def next_standing(item: Item) -> Item | None:
    """The item with which one would be merged."""
    after = Item.objects.filter(document=item.document_id, position__gt=item.position)
    return after.filter(dropped_because="").first()


def _choices_copied(item: Item, other: Item) -> None:
    """Whom a name means for an item alone, it means for both halves."""
    Choice.objects.bulk_create(_choice_for(other, choice) for choice in item.choices.all())


def _choices_moved(item: Item, other: Item) -> None:
    """What was decided for an item alone goes with its names, unless the other has decided."""
    decided = set(other.choices.values_list("mention", flat=True))
    mine = [c for c in item.choices.all() if c.mention not in decided]
    Choice.objects.bulk_create(_choice_for(other, choice) for choice in mine)


def _choice_for(item: Item, choice: Choice) -> Choice:
    found = copy(choice)
    found.pk, found._state = None, ModelState()
    found.item = item
    return found


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
        origin=Item.Origin.ADDED,
        task=_words(document.text, [[start, end]]),
    )
    read_deadline(item, item.task)
    read_selected(item, start, end)
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
    "differing": (
        "Hai việc nêu chủ trì hoặc thời hạn khác nhau. Hãy chọn giữ của việc nào, hoặc giữ cả hai.",
        "The two directives name another lead or deadline. Choose which stays, or keep both.",
    ),
    "add": (
        "Đoạn đã chọn không có chữ. Hãy bôi đen lời giao việc trong văn bản rồi bấm “Thêm việc”.",
        "The selection has no words. Select the words of the order in the text, then “Add”.",
    ),
}


def _outside(act: str) -> Finding:
    message, message_en = _OUTSIDE[act]
    return Finding(f"cannot-{act}", "spans", message, message_en)
