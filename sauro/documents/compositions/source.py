"""The text of a decision in one plain spelling, character for character."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sauro.documents.compositions.model import Words
from sauro.kernel.text import Span, compose, squeeze

_EDGES = " \t\r\n\f\v.,;:|-–—•*+/\u00a0"


class Source:
    """``plain`` has no marks and no capitals, so that a scan's wrong accent changes nothing;
    its characters stand where those of ``text`` stand.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._mapped = compose(source)
        self.text = self._mapped.text
        self.plain = "".join(map(_plain, self.text))

    def words(self, start: int, end: int) -> Words | None:
        """The words between two places without signs at their edges; none where none are left."""
        while start < end and self.text[start] in _EDGES:
            start += 1
        while end > start and self.text[end - 1] in _EDGES:
            end -= 1
        if start >= end:
            return None
        span = self.span(start, end)
        return Words(squeeze(self.source[span.start : span.end]), span)

    def group(self, m: re.Match[str], name: str | int) -> Words | None:
        """The words that a group of a match over ``plain`` found."""
        return self.words(*m.span(name)) if m[name] is not None else None

    def span(self, start: int, end: int) -> Span:
        """Where in the source the characters stand."""
        return self._mapped.span(start, end)


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """One character for one: đ as d, ắ as a, a sign as itself."""
    if char in "đĐÐð":
        return "d"
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char
