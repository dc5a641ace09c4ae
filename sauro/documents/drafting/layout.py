"""The layout of official papers as dated data (kỹ thuật trình bày).

Where the decree gives a range, the rows in data/layout.csv hold the value within it that we use
and, beside it, what is allowed. A change of law adds rows with a later ``valid_from``; a paper
is laid out by the rows of its day.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of the law, in force from a day on."""

    name: str  # what is measured of the page or of a role: "page.top", "title.size"
    value: str
    unit: str
    allowed: str
    valid_from: date
    source: str
    verified: bool  # whether somebody has read the article itself


@dataclass(frozen=True)
class Layout:
    """The measures in force on one day."""

    rows: tuple[Row, ...]

    def number(self, name: str) -> float:
        """A measure in its own unit."""
        return float(self.words(name))

    def words(self, name: str) -> str:
        """A font, or words of style such as "bold italic"."""
        return next(row.value for row in self.rows if row.name == name)


@lru_cache(maxsize=8)
def layout_on(day: date, rows: tuple[Row, ...] | None = None) -> Layout:
    """The layout by the rows in force on a day; before the first of them, by the first.

    An office may write back an older paper, and there is no other layout to give it.
    """
    known = sorted(rows or shipped_rows(), key=lambda row: row.valid_from)
    latest = max(day, known[0].valid_from)
    return Layout(tuple({r.name: r for r in known if r.valid_from <= latest}.values()))


@lru_cache(maxsize=1)
def shipped_rows() -> tuple[Row, ...]:
    """The rows shipped with this release (data/layout.csv)."""
    data = resources.files("sauro.documents.drafting").joinpath("data/layout.csv")
    with data.open(encoding="utf-8") as file:
        return tuple(_row(row) for row in csv.DictReader(file))


def _row(row: dict[str, str]) -> Row:
    day, verified = date.fromisoformat(row["valid_from"]), row["verified"] == "true"
    return Row(**{**row, "valid_from": day, "verified": verified})  # type: ignore[arg-type]
