"""From read characters back to the words of the source."""

from __future__ import annotations

import re

from sauro.documents.reading.model import Words, words_of
from sauro.kernel.text import Mapped, Span

# Between two characters of one phrase there may stand white space, markup, invisible signs.
_NOTHING = re.compile(
    "[\\s*_#\\\\\u0000-\u001f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]*$"
)


def fragments(source: str, text: Mapped) -> tuple[Span, ...]:
    """The stretches of the source that a text was put together from.

    Line breaks and markup do not cut; a page number or a footnote between two words does.
    """
    if not len(text):
        return ()
    whole = text.span()
    words = source[whole.start : whole.end]
    if words == text.text or _ink(words) == _ink(text.text):
        return (whole,)
    found = []
    start, last = text.span(0, 1)
    for char, a, b in zip(text.text, text.starts, text.ends, strict=True):
        if char.isspace():
            continue
        if a > last and not _NOTHING.match(source[last:a]):
            found.append(Span(start, last))
            start = a
        last = max(last, b)
    found.append(Span(start, last))
    return tuple(found)


def _ink(text: str) -> int:
    """How many characters are not white space."""
    return len("".join(text.split()))


def quote(source: str, text: Mapped) -> Words:
    """A text as the source has it, less Markdown's stars, which are no words."""
    inside = text.stripped()
    words = words_of(source, fragments(source, inside))
    if "*" not in words.text:
        return words
    read = {at for a, b in zip(inside.starts, inside.ends, strict=True) for at in range(a, b)}
    kept = (
        "".join(source[i] for i in range(a, b) if source[i] != "*" or i in read)
        for a, b in words.spans
    )
    return Words(" ".join(" ".join(part.split()) for part in kept), words.spans)
