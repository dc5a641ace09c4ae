"""A long list of directives, a leaf at a time: a page stays light whatever the paper holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sauro.documents.models import Item

LEAF = 50  # cards
MOST_TEXT = 60_000  # characters of a paper that every page shows whole
_AROUND = 3_000  # characters before and after the words of a leaf


@dataclass(frozen=True, slots=True)
class Leaf:
    """Some cards in a row; ``before`` and ``after``: the first item of the leaves beside it."""

    number: int
    of: int
    items: Sequence[Item]
    first: int  # places among all items, from 1
    last: int
    before: int | None = None
    after: int | None = None
    until: int | None = None  # where the words of the next leaf begin


def leaf(items: Sequence[Item], item_id: int | None = None, wanted: int | None = None) -> Leaf:
    """The leaf with an item, else the one with a number, else the first."""
    at = _place(items, item_id)
    total = max(1, -(-len(items) // LEAF))
    number = (wanted or 1) if at is None else at // LEAF + 1
    number = min(max(number, 1), total)
    begin, end = (number - 1) * LEAF, number * LEAF
    shown = items[begin:end]
    return Leaf(
        number,
        total,
        shown,
        begin + 1,
        begin + len(shown),
        items[begin - LEAF].pk if begin else None,
        items[end].pk if end < len(items) else None,
        min((a for a, _ in items[end].spans), default=None) if end < len(items) else None,
    )


def together(items: Sequence[Item], one: int, other: int | None) -> bool:
    """Whether two items are on one leaf; where the second is none, nothing is turned."""
    a, b = _place(items, one), _place(items, other)
    return b is None or (a is not None and a // LEAF == b // LEAF)


def item_of(at: str) -> int | None:
    """The item that a place on the page names: "viec-12"."""
    name, _mark, key = at.partition("-")
    return int(key) if name == "viec" and key.isdecimal() else None


def stretch(text: str, shown: Leaf) -> tuple[int, int]:
    """From where to where a page shows the paper: all of it, or of a long one its leaf's words up
    to those of the next, so that every line stands on some page.
    """
    spans = [span for item in shown.items for span in item.spans]
    if len(text) <= MOST_TEXT or shown.of == 1 or not spans:
        return 0, len(text)
    begin = max(0, min(a for a, _ in spans) - _AROUND) if shown.number > 1 else 0
    end = max(shown.until or 0, *(b for _, b in spans)) + _AROUND
    line = text.rfind("\n", 0, begin) + 1
    begin = line if begin - line < _AROUND else begin
    return begin, min(len(text), end) if shown.number < shown.of else len(text)


def _place(items: Sequence[Item], pk: int | None) -> int | None:
    return next((n for n, item in enumerate(items) if item.pk == pk), None) if pk else None
