"""Whether an earlier fine still counts against a party: a hint, never decided (tái phạm)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any

from dateutil.relativedelta import relativedelta

from sauro.cases.clocks import Length, Mark, Unit

CODE = "counted_again"  # of these rows among the rows of law, and in addresses
_NAMES = ("executed", "warned", "expires")


class Weight(StrEnum):
    """What an earlier case says of a later one of the same party, the heaviest first."""

    REPEATED = "repeated"  # fined for such an act, in time: tái phạm
    FINED = "fined"  # fined for another act, in time
    OPEN = "open"  # not decided then
    CLEARED = "cleared"  # counts as never fined by now


@dataclass(frozen=True, slots=True)
class Terms:
    """A dated row of law: see data/terms.toml."""

    executed: Length
    warned: Length
    expires: Length
    article: str
    valid_from: date
    mark: Mark
    source: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """A case as far as it may count against its party. ``kinds``: codes of what was violated."""

    detected_on: date
    kinds: frozenset[str]
    decided_on: date | None = None
    executed_on: date | None = None


def counts_until(earlier: Earlier, rows: Sequence[Terms]) -> date | None:
    """The last day on which its fine counts; none where nothing was decided, or by no law known.

    From the day on which the decision was carried out; one that never was, from the day on which
    it can be carried out no more. The day of the event is not counted (Bộ luật Dân sự 2015,
    Điều 147); what suspends carrying out is not looked at here.
    """
    if earlier.decided_on is None:
        return None
    terms = terms_on(earlier.decided_on, rows)
    if terms is None:
        return None
    done = earlier.executed_on or after(earlier.decided_on, terms.expires)
    return after(done, terms.executed)


def weight(earlier: Earlier, on: date, kinds: frozenset[str], rows: Sequence[Terms]) -> Weight:
    """What an earlier case says of acts of some kinds on a day."""
    until = counts_until(earlier, rows)
    if until is None or earlier.decided_on is None or earlier.decided_on > on:
        return Weight.OPEN
    if on > until:
        return Weight.CLEARED
    return Weight.REPEATED if kinds & earlier.kinds else Weight.FINED


def terms_on(day: date, rows: Iterable[Terms]) -> Terms | None:
    """The row that was in force on a day."""
    known = [row for row in rows if row.valid_from <= day]
    return max(known, key=lambda row: row.valid_from, default=None)


def after(day: date, length: Length) -> date:
    """The last day of months or years that begin with an event.

    >>> after(date(2024, 2, 29), Length.parse("1 years"))
    datetime.date(2025, 2, 28)
    """
    months = length.count * (12 if length.unit is Unit.YEARS else 1)
    return day + relativedelta(months=months)


@lru_cache(maxsize=1)
def shipped_terms() -> tuple[Terms, ...]:
    """The rows shipped with this release. Raises: ValueError for a length not in months, years."""
    file = resources.files("sauro.cases.again") / "data" / "terms.toml"
    return tuple(terms_of(row) for row in tomllib.loads(file.read_text("utf-8"))["terms"])


def terms_of(row: Mapping[str, Any]) -> Terms:
    """A row as terms.toml has it. Raises: ValueError for a length not in months or years."""
    lengths = {name: Length.parse(str(row[name])) for name in _NAMES}
    if any(length.unit not in (Unit.MONTHS, Unit.YEARS) for length in lengths.values()):
        raise ValueError(f"{row['article']}: chỉ tính bằng tháng hoặc năm")
    plain = {name: row[name] for name in ("article", "valid_from", "source")}
    values: dict[str, Any] = {**lengths, **plain, "mark": Mark(str(row["mark"]))}
    return Terms(**values)
