"""Words in columns: wrapping, aligning, painting (trình bày).

Our own few lines: a table library takes longer to load than a notice takes to read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, zip_longest

GAP = "  "  # between columns
BLANK = "\u00a0"  # a blank that wrapping leaves alone; shown as any other
_SGR = {"bold": "1", "dim": "2", "red": "1;31", "yellow": "33"}
# Signs that take no column or two. Composed Vietnamese letters take one each.
_ODD = re.compile(
    "[\u0300-\u036f\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f"
    "\uff00-\uff60\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one style. A new piece begins a new line."""

    text: str
    style: str = ""


Cell = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paint:
    """Puts colour on words, or leaves them plain."""

    colour: bool = False

    def __call__(self, text: str, style: str) -> str:
        if not (self.colour and style and text):
            return text
        return f"\x1b[{_SGR[style]}m{text}\x1b[0m"


def cells(text: str) -> int:
    """How many columns of the screen a text takes."""
    return sum(map(_cells, text)) if _ODD.search(text) else len(text)


def _cells(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most so many columns, broken between words; a longer word is cut."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and cells(line) + 1 + cells(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
        while cells(line) > width:
            cut = _fitting(line, width)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line] if line else lines


def _fitting(text: str, width: int) -> int:
    """How many characters of a text fit; at least one, so that the rest gets shorter."""
    taken = accumulate(map(_cells, text))
    return max(1, sum(1 for columns in taken if columns <= width))


def hanging(opening: Piece, text: str, width: int, paint: Paint, indent: int = 2) -> Iterator[str]:
    """A paragraph whose lines all begin to the right of its opening."""
    margin = indent + cells(opening.text) + 1
    for number, line in enumerate(wrap(text, width - margin)):
        start = f"{' ' * indent}{paint(opening.text, opening.style)} "
        yield (start if number == 0 else " " * margin) + line


def table(
    rows: Sequence[Sequence[Cell]], widths: Sequence[int], paint: Paint
) -> Iterator[list[str]]:
    """The lines of each row; every cell wrapped to its column."""
    for row in rows:
        columns = [_lines(cell, width) for cell, width in zip(row, widths, strict=True)]
        yield [_joined(line, widths, paint) for line in zip_longest(*columns, fillvalue=Piece(""))]


def _lines(cell: Cell, width: int) -> list[Piece]:
    return [Piece(line, piece.style) for piece in cell for line in wrap(piece.text, width)]


def _joined(pieces: Sequence[Piece], widths: Sequence[int], paint: Paint) -> str:
    parts = [
        paint(p.text.replace(BLANK, " "), p.style) + " " * (width - cells(p.text))
        for p, width in zip(pieces, widths, strict=True)
    ]
    return GAP.join(parts).rstrip()
