"""A person typed over a paragraph: which figures are still bound (sửa lời quanh số liệu).

The text comes back as plain text, so that a page without scripts can send it. Old and new are
compared word by word: a figure that stands unchanged stays bound to its cell; what was typed in
its place is kept beside the cell; a figure that was deleted is gone.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from difflib import SequenceMatcher

from sauro.reporting.narrative.model import Narrative, Paragraph, Piece, Text, Typed
from sauro.reporting.narrative.writing import Passage, Placed

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_DIGIT = re.compile(r"\d")
Place = tuple[int, int, Piece]  # from where to where in the new text
MOST_LETTERS = 20_000  # of one paragraph


class TooLongError(ValueError):
    """A paragraph longer than any official text."""


def edited(seen: Passage, text: str) -> Paragraph:
    """The paragraph as it is after somebody changed what he saw. Raises: TooLongError."""
    text = unicodedata.normalize("NFC", text.replace("\0", "").replace("\r\n", "\n"))
    if len(text) > MOST_LETTERS:
        raise TooLongError(f"Một đoạn dài nhất {MOST_LETTERS} ký tự.")
    kept = _places(seen, text)
    if [piece for _, _, piece in sorted(kept, key=_order)] != [
        _as_was(p, seen) for p in seen.placed
    ]:
        kept = _in_order(seen, text) or kept
    pieces: list[Piece] = []
    at = 0
    for start, end, piece in sorted(kept, key=_order):
        if start < at:
            continue
        pieces += [Text(text[at:start])] if start > at else []
        pieces.append(piece)
        at = end
    pieces += [Text(text[at:])] if at < len(text) else []
    return replace(seen.paragraph, pieces=tuple(pieces))


def replaced(narrative: Narrative, changed: Paragraph) -> Narrative:
    """The text with one paragraph changed."""
    name = (changed.part, changed.key, changed.origin)
    return Narrative(
        tuple(changed if (p.part, p.key, p.origin) == name else p for p in narrative.paragraphs)
    )


def _in_order(seen: Passage, text: str) -> list[Place]:
    """All figures one after the other, where the whole row of them still stands: equal figures side
    by side ("chưa có số liệu") mislead a comparison of words. Empty where one is missing.
    """
    found: list[Place] = []
    at = 0
    for placed in seen.placed:
        words = seen.text[placed.start : placed.end]
        match = re.compile(rf"(?<!\d)(?<!\d[.,]){re.escape(words)}(?![.,]?\d)").search(text, at)
        if match is None:
            return []
        at = match.end()
        found.append((match.start(), at, _as_was(placed, seen)))
    return found


def _as_was(placed: Placed, seen: Passage) -> Piece:
    words = seen.text[placed.start : placed.end]
    return Typed(placed.bound, words) if placed.typed else placed.bound


def _order(place: Place) -> tuple[int, int]:
    return place[0], place[1]


def _places(seen: Passage, text: str) -> list[Place]:
    """Where the figures of the old text stand in the new one, and as what."""
    found: list[Place] = []
    blocks = _blocks(seen.text, text)
    for placed in seen.placed:
        old = seen.text[placed.start : placed.end]
        start = next((new + placed.start - a for a, new, size in blocks
                      if a <= placed.start and placed.end <= a + size), None)  # fmt: skip
        if start is not None:
            found.append((start, start + len(old), _as_was(placed, seen)))
            continue
        first, last = _between(placed.start, placed.end, blocks, text)
        words = text[first:last]
        if not placed.typed and old in words:
            first += words.index(old)
            found.append((first, first + len(old), placed.bound))
        elif _DIGIT.search(words):
            first += len(words) - len(words.lstrip())
            found.append((first, first + len(words.strip()), Typed(placed.bound, words.strip())))
    return found


def _between(
    start: int, end: int, blocks: list[tuple[int, int, int]], text: str
) -> tuple[int, int]:
    """Where in the new text something stands in place of an old stretch."""
    first = max((new + min(size, start - a) for a, new, size in blocks if a <= start), default=0)
    last = min(
        (new + max(0, end - a) for a, new, size in blocks if a + size >= end), default=len(text)
    )
    return first, max(first, last)


def _blocks(old: str, new: str) -> list[tuple[int, int, int]]:
    """Equal stretches of letters, found word by word: (in the old, in the new, how long)."""
    olds, news = _WORDS.findall(old), _WORDS.findall(new)
    at_old, at_new = _starts(olds), _starts(news)
    matcher = SequenceMatcher(None, olds, news, autojunk=False)
    return [
        (at_old[a], at_new[b], at_old[a + size] - at_old[a])
        for a, b, size in matcher.get_matching_blocks()
    ]


def _starts(words: list[str]) -> list[int]:
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return starts
