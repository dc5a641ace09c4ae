"""Places in a document's text: where an item may be split, where quoted words stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sauro.kernel.text import squeeze

_BREAK = re.compile(r"(?:[;.:]|,(?= *(?:đồng thời|giao|và|kịp thời)\b))\s+|\n\s*(?=[-+•a-zđ0-9])")
_TWO = 2  # places are enough to know that there are several
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
    """Where words stand in a text, however its lines are broken; at most two places. Linear in
    both: whoever sends much makes nobody wait.
    """
    tokens = [m.span() for m in re.finditer(r"\S+", text)]
    starts, whole = [], []
    at = 0
    for a, b in tokens:
        starts.append(at)
        word = text[a:b]
        small = word.lower()  # "İ" becomes two characters: such a word stays as it is
        whole.append(small if len(small) == len(word) else word)
        at += len(whole[-1]) + 1
    wanted, joined = " ".join(words.lower().split()), " ".join(whole)
    found: list[tuple[int, int]] = []
    at = joined.find(wanted) if wanted else -1
    while at >= 0 and len(found) < _TWO:
        first, last = bisect_right(starts, at) - 1, bisect_right(starts, at + len(wanted) - 1) - 1
        begin = tokens[first][0] + at - starts[first]
        found.append((begin, tokens[last][0] + at + len(wanted) - starts[last]))
        at = joined.find(wanted, at + len(wanted))
    return found


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
