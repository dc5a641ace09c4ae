"""Whom a body stands under in its own line (cơ quan chủ quản). Pure.

A committee beside which a body stands coordinates it and is not its superior.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

LEVELS = ("nation", "province", "commune")  # by the depth of a committee's path
RANKS = {"team": 0, "division": 1, "agency": 2}  # of bodies of one force beside each other


@dataclass(frozen=True, slots=True)
class Line:
    """Where the bodies of a force at a level find their superior: see data/lines.toml. ``under``:
    the superior's force; else ``kind``.
    """

    force: str
    level: str
    at: str
    valid_from: date
    verified: bool
    source: str
    under: str = ""
    kind: str = ""


@lru_cache(maxsize=1)
def shipped_lines() -> tuple[Line, ...]:
    """All rows of data/lines.toml."""
    text = resources.files("sauro.organization").joinpath("data/lines.toml").read_text("utf-8")
    return tuple(map(_line, tomllib.loads(text)["line"]))


def line_on(force: str, level: str, day: date) -> Line | None:
    """The row that holds on a day; before the first one, none."""
    rows = [
        row for row in shipped_lines()
        if (row.force, row.level) == (force, level) and row.valid_from <= day
    ]  # fmt: skip
    return max(rows, key=lambda row: row.valid_from, default=None)


def level_of(committee: str) -> str:
    """The level of a committee, by its path; empty for what stands deeper."""
    depth = committee.count(".")
    return LEVELS[depth] if depth < len(LEVELS) else ""


def committee_at(level: str, below: str) -> str:
    """The path of the committee at a level that is, or is above, a committee."""
    return ".".join(below.split(".")[: LEVELS.index(level) + 1])


def _line(row: dict[str, Any]) -> Line:
    return Line(**{k: v for k, v in row.items() if k != "mark"}, verified=row["mark"] == "found")
