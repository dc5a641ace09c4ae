"""What a selection of the text says, read as any other item is (đọc đoạn được chọn)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sauro.documents.models import Item
from sauro.documents.reading.engine import read_alone
from sauro.documents.reading.model import Clear, Directive
from sauro.kernel.text import Span

_LISTS = ("lead", "coordinating", "reports_to")
_TEXTS = ("deliverable", "authority")


def read_selected(item: Item, start: int, end: int) -> None:
    """Fill the clears of a new item by the rules of the reading, each with its rule and place.
    What no rule finds stays empty, for a person to fill.
    """
    document = item.document
    found = read_alone(document.text[start:end], document.issued_on or document.event_on)
    for name in (*_LISTS, *_TEXTS):
        clears = [clear for d in found if (clear := getattr(d, name)).words]
        words = list(dict.fromkeys(w.text[:500] for clear in clears for w in clear.words))
        if words:
            setattr(item, name, words if name in _LISTS else words[0][:1000])
            item.clears[name] = _told(clears, start)
    _deadline(item, found, start)


def _deadline(item: Item, found: Sequence[Directive], start: int) -> None:
    """The days are read from all the words already; here only by which rule, and where."""
    same = (d.deadline for d in found if d.deadline.text == item.deadline_text)
    if item.deadline_text:
        told = next(same, None)
        item.clears["deadline"] = {
            "ground": "stated",
            "rule": told.rule if told else "",
            "spans": [_moved(told.spans, start)] if told else [],
        }


def _told(clears: Sequence[Clear], start: int) -> dict[str, Any]:
    first = clears[0]
    spans = [_moved(words.spans, start) for clear in clears for words in clear.words]
    return {"ground": first.ground.value, "rule": first.rule, "spans": spans}


def _moved(spans: Sequence[Span], start: int) -> list[list[int]]:
    return [[a + start, b + start] for a, b in spans]
