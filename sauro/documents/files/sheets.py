"""Where the lines of a text stand on the page it was read from (vị trí dòng chữ trên trang)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

WHOLE = 10_000  # both sides of a page, whatever its size
# left, top, right, bottom, from the upper left corner, in parts of WHOLE
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its characters in the text, and where it stands."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as it was printed. Without lines where its text could not be placed."""

    width: int  # with height: the proportion of the sides
    height: int
    lines: tuple[Line, ...] = ()

    def moved(self, by: int) -> Sheet:
        """The same for a text that begins so many characters later."""
        lines = (Line(line.start + by, line.end + by, line.box) for line in self.lines)
        return Sheet(self.width, self.height, tuple(lines))


def sheet_from(answer: dict[str, Any]) -> Sheet:
    """A sheet as a child process tells it."""
    width, height = answer["size"]
    lines = (Line(start, end, tuple(box)) for start, end, box in answer["lines"])
    return Sheet(width, height, tuple(lines))


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that has words."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def around(boxes: Iterable[tuple[float, float, float, float]]) -> tuple[float, ...]:
    """The box around some boxes: left, top, right, bottom."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def in_parts(box: Iterable[float], width: float, height: float) -> Box:
    """A box in the page's own measure, in parts of WHOLE, kept inside the page."""
    left, top, right, bottom = box
    across = [min(max(round(WHOLE * x / width), 0), WHOLE) for x in (left, right)]
    down = [min(max(round(WHOLE * y / height), 0), WHOLE) for y in (top, bottom)]
    return across[0], down[0], across[1], down[1]
