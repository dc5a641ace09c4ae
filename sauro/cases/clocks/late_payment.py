"""What late payment costs, and what instalments must be (nộp chậm, nộp nhiều lần)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

from sauro.cases.clocks.law import rows_of
from sauro.cases.clocks.model import Mark
from sauro.kernel.findings import Finding


@dataclass(frozen=True, slots=True)
class PaymentTerms:
    """A dated row: the charge a day in hundredths of a percent, and the limits of instalments."""

    late_basis_points: int
    instalments: int
    first_percent: int
    article: str
    valid_from: date
    mark: Mark
    source: str


class Charging(Protocol):
    """Any row that says what a day of late payment costs."""

    @property
    def late_basis_points(self) -> int: ...


def late_charge_vnd(unpaid_vnd: int, due_on: date, paid_on: date, terms: Charging) -> int:
    """What is owed on top for each day after the last day (tiền chậm nộp), in whole đồng.

    >>> late_charge_vnd(10_000_000, date(2026, 3, 10), date(2026, 3, 20), shipped_terms()[0])
    50000
    """
    days = max(0, (paid_on - due_on).days)
    return unpaid_vnd * terms.late_basis_points * days // 10_000


def instalment_findings(parts_vnd: Sequence[int], terms: PaymentTerms) -> Iterator[Finding]:
    """What is wrong with a plan of instalments: too many, or too little at first."""
    if len(parts_vnd) > terms.instalments:
        yield Finding(
            "too-many-instalments",
            "instalments",
            f"Nộp phạt tối đa {terms.instalments} lần ({terms.article}); ở đây {len(parts_vnd)} "
            "lần. Gộp lại.",
            f"At most {terms.instalments} instalments ({terms.article}); here are "
            f"{len(parts_vnd)}. Join some.",
        )
    if parts_vnd and parts_vnd[0] * 100 < sum(parts_vnd) * terms.first_percent:
        yield Finding(
            "first-instalment-too-small",
            "instalments",
            f"Lần đầu ít nhất {terms.first_percent}% ({terms.article}). Tăng lần đầu.",
            f"The first is at least {terms.first_percent}% ({terms.article}). Raise it.",
        )


@lru_cache(maxsize=1)
def shipped_terms() -> tuple[PaymentTerms, ...]:
    """The rows shipped with this release (data/payment.toml)."""
    rows = rows_of("payment.toml", "terms")
    return tuple(PaymentTerms(**{**row, "mark": Mark(row["mark"])}) for row in rows)
