"""Linked cases as a picture: places for boxes and lines, column by column (sơ đồ vụ liên quan)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from sauro.cases.again.linked import Linked
from sauro.cases.again.words import SHARED
from sauro.cases.models import Case

_BOX, _HIGH, _GAP, _ALLEY = 190, 46, 14, 200  # width, height, below, between columns
_MOST = 12  # boxes of a column
_LETTERS, _TIE = 25, 32  # that fit into a box, beside a line


@dataclass(frozen=True, slots=True)
class Box:
    """A case; ``own``: the one from which it begins."""

    x: int
    y: int
    url: str
    title: str
    note: str
    own: bool = False

    @property
    def middle(self) -> int:
        return self.x + 10


@dataclass(frozen=True, slots=True)
class Line:
    """From the right edge of one box to the left edge of another, with what they share."""

    x1: int
    y1: int
    x2: int
    y2: int
    words: str

    @property
    def at(self) -> tuple[int, int]:
        """Where the words stand: nearer to the end, where lines have parted."""
        return self.x2 - 8, self.y2 - 5


@dataclass(frozen=True, slots=True)
class Picture:
    """``left_out``: cases that the table has and the picture not."""

    width: int
    height: int
    boxes: Sequence[Box]
    lines: Sequence[Line]
    left_out: int


def picture(case: Case, rows: Sequence[Linked]) -> Picture:
    """The case at the left, what is one step away beside it, then two steps."""
    columns = [[r for r in rows if r.steps == n][:_MOST] for n in (1, 2)]
    columns = [column for column in columns if column]
    tallest = max([1, *(len(column) for column in columns)])
    height = tallest * (_HIGH + _GAP) + _GAP
    boxes = {case.pk: _box(case, 0, (height - _HIGH) // 2, own=True)}
    for n, column in enumerate(columns, start=1):
        top = (height - len(column) * (_HIGH + _GAP) + _GAP) // 2
        for place, row in enumerate(column):
            at = (n * (_BOX + _ALLEY), top + place * (_HIGH + _GAP))
            boxes[row.case.pk] = _box(row.case, *at)
    shown = [row for column in columns for row in column]
    lines = [line for row in shown for line in _lines(row, boxes)]
    width = (len(columns) + 1) * _BOX + len(columns) * _ALLEY + 4
    return Picture(width, height, list(boxes.values()), lines, len(rows) - len(shown))


def _box(case: Case, x: int, y: int, *, own: bool = False) -> Box:
    day = f"{timezone.localtime(case.detected_at):%d/%m/%Y}"
    title = f"{case} · {day}"
    return Box(x + 2, y, reverse("case", args=[case.pk]), title, _short(case.body.name), own)


def _lines(row: Linked, boxes: dict[int, Box]) -> list[Line]:
    """One line from each case by which it is reached, with the sorts of their ties."""
    end = boxes[row.case.pk]
    starts = list(dict.fromkeys(tie.start for tie in row.ties if tie.start in boxes))
    found = []
    for start in starts:
        sorts = dict.fromkeys(str(SHARED[tie.why]) for tie in row.ties if tie.start == start)
        words = _short(", ".join(sorts), _TIE) if start == starts[0] else ""
        box = boxes[start]
        y1, y2 = box.y + _HIGH // 2, end.y + _HIGH // 2
        found.append(Line(box.x + _BOX, y1, end.x, y2, words))
    return found


def _short(words: str, most: int = _LETTERS) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
