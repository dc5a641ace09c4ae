"""Where words stand, as an editor counts: lines and columns from one (dòng, cột)."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from sauro.kernel.text import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A character of a text."""

    line: int
    column: int  # in characters

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


class Lines:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in re.finditer(r"\r\n|\n|\r", text))]

    def place(self, offset: int) -> Place:
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)

    def stretch(self, spans: tuple[Span, ...]) -> str:
        """From the first to the last character: "12:1–14:20"."""
        if not spans:
            return ""
        return f"{self.place(spans[0].start)}–{self.place(spans[-1].end - 1)}"
