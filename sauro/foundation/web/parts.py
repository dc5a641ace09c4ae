"""What pages hand to the components: a table, its cells, tabs, progress (thành phần trang)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

_FEW = 3  # columns that fit beside another table
Tone = Literal["neutral", "info", "good", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class Badge:
    """A state in words; the colour only repeats it."""

    text: str
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go to. ``current`` where the person already is."""

    url: str
    text: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """A value with words beside it that matter less, such as a quotation."""

    value: str | Badge | Link
    note: str


Cell = str | int | Decimal | date | datetime | Badge | Link | Noted | None


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` is the name by which the query string sorts; none where it does not.

    ``breaks``: names of files and addresses, which may be long and have no spaces.
    """

    label: str
    key: str = ""
    number: bool = False
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """``url`` opens the row: its first cell becomes the link."""

    cells: Sequence[Cell]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One page of rows. ``next`` and ``previous`` are query strings ("?sau=…"), empty at an end."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    empty: str
    order: str = ""
    next: str = ""
    previous: str = ""
    exports: Sequence[Link] = ()
    total: int | None = None
    note: str = ""  # how to read it
    onward: Link | None = None  # where the rest of it is

    @property
    def shape(self) -> str:
        """Rows of a wide table become cards early; of a pair of columns, or of names with a number
        or two beside each, never: as cards they would fill many screens of a telephone.
        """
        many = len(self.columns)
        if many > _FEW:
            return "wide"
        words = sum(not column.number for column in self.columns)
        return "pair" if many < _FEW or words == 1 else ""

    def lines(self) -> list[Line]:
        """Each row with the label of the column beside each cell."""
        return [
            Line(row.url, [Labelled(c, v) for c, v in zip(self.columns, row.cells, strict=True)])
            for row in self.rows
        ]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A cell that knows its column: on a telephone the label stands beside it."""

    column: Column
    value: Cell


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the template walks through it."""

    url: str
    cells: Sequence[Labelled]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long work is. ``url`` answers with the fragment again, until ``finished``."""

    label: str
    url: str
    done: int
    total: int
    finished: bool = False


def next_order(key: str, order: str) -> str:
    """Up at first, down when it already goes up (đảo chiều sắp xếp)."""
    return f"-{key}" if order == key else key


def direction(key: str, order: str) -> Literal["ascending", "descending", "none"]:
    """As ``aria-sort`` names it."""
    if not key or order.removeprefix("-") != key:
        return "none"
    return "descending" if order.startswith("-") else "ascending"
