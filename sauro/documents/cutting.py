"""Places in a document's text: where an item may be split, where quoted words stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sauro.kernel.text import squeeze

_BREAK = re.compile(r"(?:[;.:]|,(?= *(?:đồng thời|giao|và|kịp thời)\b))\s+|\n\s*(?=[-+•a-zđ0-9])")
_SHOWN = 90  # characters of the words that would begin the second half


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where the words of an item may be split."""

    at: int
    words: str  # with which the second half would begin


def places_to_split(text: str, spans: Sequence[Sequence[int]]) -> list[Cut]:
    """Ends of sentences and clauses inside an item's words."""
    found = []
    for start, end in spans:
        for m in _BREAK.finditer(text, start, end):
            words = squeeze(text[m.end() : min(end, m.end() + _SHOWN)])
            if start < m.end() < end and words:
                found.append(Cut(m.end(), words))
    return found


def places_of(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand in a text, however its lines are broken."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return []
    return [m.span() for m in re.finditer(r"\s+".join(parts), text, re.IGNORECASE)]


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A selection without blanks around it and without half words at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end
