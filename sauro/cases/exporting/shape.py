"""The columns of the wide file: those of a case, then each group again and again (cột). Pure.

Heads and codes are the same in every language: other programs read the file by them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

CASE = (
    "id", "lead", "year", "number", "own_number", "detected_at", "hour_known", "detected_by",
    "territory", "place", "lat", "lon", "route", "source", "source_note", "procedure",
    "complexity", "summary", "next_due_on", "next_clock", "opened_at", "joint",
)  # fmt: skip
GROUPS: Mapping[str, tuple[str, ...]] = {
    "violation": ("kind", "counted", "article", "frame_vnd", "main"),
    "party": ("role", "kind", "written", "prior"),
    "goods": ("group", "name", "brand", "origin", "quantity", "unit", "value_vnd", "valuation",
              "hs_code"),
    "step": ("kind", "day", "at", "paper", "about", "until"),
    "money": ("act", "debt", "kind", "day", "amount_vnd", "due_on", "paper"),
}  # fmt: skip
MOST_COLUMNS = 2_000  # beyond this no program opens it; what does not fit is counted in "more"
# What a spreadsheet takes for a formula, at the beginning of a cell: behind blanks and marks that
# nobody sees, or where it parts cells by semicolon, tab or line. A cell that begins with a tab or
# a line is one too.
_FORMULA = re.compile(
    r"^(?=[\t\r])"
    r"|(^|[;\t\r\n])((?:[^\S\t\r\n]|[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff])*)"
    r"(?=[=+\-@\uff1d\uff0b\uff0d\uff20])"
)
_QUOTED = frozenset('",;\t\n\r')


@dataclass(frozen=True, slots=True)
class Shape:
    """How often each group is repeated."""

    times: Mapping[str, int]

    @property
    def head(self) -> list[str]:
        """Names of all columns: "goods_2_name" is of the second sort of goods."""
        repeated = (
            f"{group}_{n}_{name}"
            for group, names in GROUPS.items()
            for n in range(1, self.times.get(group, 0) + 1)
            for name in names
        )
        return [*CASE, *repeated, *(f"{group}_more" for group in GROUPS)]


def fitted(wanted: Mapping[str, int], most: int = MOST_COLUMNS) -> Shape:
    """As often as some case needs, the longest group cut first where there are too many columns."""
    times = dict(wanted)
    while len((shape := Shape(times)).head) > most and any(times.values()):
        longest = max(times, key=lambda group: times[group] * len(GROUPS[group]))
        times[longest] -= 1
    return shape


def line(
    case: Sequence[object], groups: Mapping[str, Sequence[Sequence[object]]], shape: Shape
) -> str:
    """One row of the file. Cells that stay empty cost no more than their commas."""
    parts = [",".join(map(cell, case))]
    for group, names in GROUPS.items():
        rows, times = groups.get(group, ()), shape.times.get(group, 0)
        parts += [",".join(map(cell, row)) for row in rows[:times]]
        if (left := times - len(rows)) > 0:
            parts.append("," * (left * len(names) - 1))
    more = (max(0, len(groups.get(g, ())) - shape.times.get(g, 0)) for g in GROUPS)
    return ",".join([*parts, *map(str, more)]) + "\r\n"


def cell(value: object) -> str:
    """As RFC 4180 has it. Words that a spreadsheet would run begin with a quote mark."""
    match value:
        case None:
            return ""
        case str():
            return _words(value)
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.strftime("%Y-%m-%dT%H:%M:%S%z")
        case time():
            return value.strftime("%H:%M")
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value.normalize():f}"
    return str(value)


def _words(text: str) -> str:
    text = _FORMULA.sub(r"\1'\2", text)
    if _QUOTED.isdisjoint(text):
        return text
    return '"' + text.replace('"', '""') + '"'
