"""Where the papers of a small drawing stand: what one rests on, itself, what rests on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 8  # papers on each side; the list below the drawing has all
WIDTH, BOX, HIGH, GAP = 960, 280, 44, 14
_MIDDLE = (WIDTH - BOX) // 2
_PITCH = HIGH + GAP


@dataclass(frozen=True, slots=True)
class Node:
    """One paper: what it is called, a line below, where it leads, and its corner."""

    name: str
    note: str
    url: str
    x: int
    y: int
    here: bool = False

    @property
    def text_x(self) -> int:
        return self.x + 10

    @property
    def name_y(self) -> int:
        return self.y + 18

    @property
    def note_y(self) -> int:
        return self.y + 35


@dataclass(frozen=True, slots=True)
class Line:
    """From a paper to one that it rests on."""

    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True)
class Graph:
    """A drawing in units of its own."""

    nodes: Sequence[Node]
    lines: Sequence[Line]
    height: int
    width: int = WIDTH
    box: int = BOX
    high: int = HIGH


Said = tuple[str, str, str]  # name, note, url


def graph(below: Sequence[Said], here: Said, above: Sequence[Said]) -> Graph:
    """What a paper rests on stands to its left, what rests on it to its right."""
    left, right = below[:MOST], above[:MOST]
    height = _PITCH * max(len(left), len(right), 1) + GAP
    middle = Node(*_short(here), _MIDDLE, (height - HIGH) // 2, here=True)
    lefts, rights = _column(left, 0, height), _column(right, WIDTH - BOX, height)
    at = middle.y + HIGH // 2
    lines = [Line(_MIDDLE, at, BOX, n.y + HIGH // 2) for n in lefts]
    lines += [Line(WIDTH - BOX, n.y + HIGH // 2, _MIDDLE + BOX, at) for n in rights]
    return Graph([*lefts, middle, *rights], lines, height)


def _column(said: Sequence[Said], x: int, height: int) -> list[Node]:
    top = (height - _PITCH * len(said) + GAP) // 2
    return [Node(*_short(one), x, top + _PITCH * n) for n, one in enumerate(said)]


def _short(said: Said) -> Said:
    """Words that fit into a box."""
    name, note, url = said
    return _cut(name, 34), _cut(note, 40), url


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
