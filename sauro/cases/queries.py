"""The rows of law that hold: those shipped, and over them what people wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sauro.cases.again.rules import CODE
from sauro.cases.clocks import Rule, shipped_rules
from sauro.cases.clocks.law import rows_of, rule_of
from sauro.cases.models import ClockRule
from sauro.foundation.errors import Hidden


@dataclass(frozen=True, slots=True)
class Held:
    """A row of law that holds; ``written`` where a person wrote it, none where it is shipped."""

    rule: Rule
    row: Mapping[str, Any]
    written: ClockRule | None

    @property
    def version(self) -> int:
        return self.written.number if self.written else 0


def rows_held() -> tuple[Held, ...]:
    """All rows, by code in the order in which a case goes, the younger after the older.

    A row that a person wrote stands for the shipped one of the same code and first day. So a
    release that ships other rows takes nothing away that somebody wrote.
    """
    shipped = {(row["code"], row["valid_from"]): row for row in rows_of("rules.toml", "rule")}
    written = {(row.code, row.valid_from): row for row in _last_written()}
    held = {key: Held(rule_of(row), row, None) for key, row in shipped.items()}
    held |= {key: Held(row.as_rule(), row.as_row(), row) for key, row in written.items()}
    ranks = {rule.code: rank for rank, rule in reversed(list(enumerate(shipped_rules())))}
    order = sorted(held, key=lambda key: (ranks.get(key[0], len(ranks)), key))
    return tuple(held[key] for key in order)


def rules_held() -> tuple[Rule, ...]:
    """What the engine counts by."""
    return tuple(held.rule for held in rows_held())


def held(code: str, valid_from: date) -> Held:
    """One row. Raises: Hidden."""
    for row in rows_held():
        if (row.rule.code, row.rule.valid_from) == (code, valid_from):
            return row
    raise Hidden


def written(code: str) -> list[ClockRule]:
    """All that people ever wrote of one limit, the last first."""
    rows = ClockRule.objects.filter(code=code).select_related("by__user", "by__body")
    return list(rows.order_by("-made_at", "-pk"))


def _last_written() -> list[ClockRule]:
    rows = ClockRule.objects.exclude(code=CODE).order_by("code", "valid_from", "-number")
    return list(rows.distinct("code", "valid_from").select_related("by__user"))
