"""The rows of law (quy định) as they are shipped, and which of them governs a clock."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

from sauro.cases.clocks.model import Complexity, Extension, Length, Longer, Mark, Nature, Rule

_SETS = ("ends", "closes", "suspends", "resumes", "restarts", "after", "not_after", "only_if")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event (loại bước), and which others must have come before."""

    code: str
    vi: str
    en: str
    needs: frozenset[str] = frozenset()


def governing(rows: Iterable[Rule], started_on: date, ended_on: date | None = None) -> Rule | None:
    """The row of one rule that governs a clock: the one in force on the day of its start.

    Whoever acted under a law must be able to rely on its limits; a law that came later moves
    no clock that was running, unless it says so itself (điều khoản chuyển tiếp). Such a row has
    ``reaches_back_to``: it also governs what began on or after that day, except what had ended
    before it came into force. Of several the youngest stands.
    """

    def governs(row: Rule) -> bool:
        ended_before = ended_on is not None and ended_on < row.valid_from
        back = row.valid_from if ended_before else (row.reaches_back_to or row.valid_from)
        return back <= started_on <= (row.valid_to or date.max)

    return max(filter(governs, rows), key=lambda row: row.valid_from, default=None)


def rule_of(row: Mapping[str, Any]) -> Rule:
    """A rule from a row as rules.toml has it. Raises: ValueError, TypeError, KeyError."""
    values: dict[str, Any] = dict(row)
    values |= {name: frozenset(values[name]) for name in _SETS if name in values}
    values["starts"] = tuple(values.get("starts", ()))
    values["mark"] = Mark(values["mark"])
    values["nature"] = Nature(values.get("nature", "limit"))
    values["length"] = _length(values.get("length"))
    values["longer"] = tuple(map(_longer, values.get("longer", ())))
    values["extensions"] = tuple(map(_extension, values.pop("extension", ())))
    return Rule(**values)


def _longer(row: Mapping[str, Any]) -> Longer:
    return Longer(
        length=Length.parse(row["length"]),
        article=row["article"],
        mark=Mark(row["mark"]),
        events=frozenset(row.get("events", ())),
        complexity=frozenset(map(Complexity, row.get("complexity", ()))),
        fields=frozenset(row.get("fields", ())),
    )


def _extension(row: Mapping[str, Any]) -> Extension:
    return Extension(
        event=row["event"],
        article=row["article"],
        mark=Mark(row["mark"]),
        by=_length(row.get("by")),
        to=_length(row.get("to")),
        times=row.get("times", 1),
        complexity=frozenset(map(Complexity, row.get("complexity", ()))),
    )


def _length(text: str | None) -> Length | None:
    return Length.parse(text) if text else None


@lru_cache(maxsize=1)
def shipped_rules() -> tuple[Rule, ...]:
    """The rows shipped with this release (data/rules.toml)."""
    return tuple(map(rule_of, rows_of("rules.toml", "rule")))


@lru_cache(maxsize=1)
def shipped_kinds() -> dict[str, Kind]:
    """The kinds of events by code, in the order in which a case goes (data/events.toml)."""
    rows = rows_of("events.toml", "event")
    kinds = (Kind(r["code"], r["vi"], r["en"], frozenset(r.get("needs", ()))) for r in rows)
    return {kind.code: kind for kind in kinds}


def rows_of(name: str, table: str) -> list[dict[str, Any]]:
    """The rows of one table of a file of `data/`, as they stand there."""
    text = resources.files("sauro.cases.clocks").joinpath(f"data/{name}").read_text("utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)[table]
    return rows
