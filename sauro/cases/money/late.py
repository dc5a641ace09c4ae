"""What late payment costs, piece by piece (tiền chậm nộp)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from itertools import pairwise

from sauro.cases.clocks import Mark
from sauro.cases.clocks.late_payment import late_charge_vnd, shipped_terms
from sauro.cases.money.model import Debt

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rate:
    """A dated row: the charge a day in hundredths of a percent."""

    late_basis_points: int
    article: str
    valid_from: date
    mark: Mark


Rates = Mapping[Debt, Sequence[Rate]]


@dataclass(frozen=True, slots=True)
class Charge:
    """Days on which one sum was late at one rate; all of them together are the charge."""

    first: date
    last: date
    unpaid_vnd: int
    rate: Rate
    amount_vnd: int

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def charges(
    late_vnd: Callable[[date], int], turns: Sequence[date], rates: Sequence[Rate], until: date
) -> tuple[Charge, ...]:
    """The pieces up to and with ``until``.

    ``late_vnd``: how much was late through a day; it changes only on the days of ``turns``.
    The day of payment is charged, the last day to pay is not. Each piece is rounded down to đồng,
    so that what is printed adds up.
    """
    days = sorted({*turns, *(rate.valid_from for rate in rates)})
    found: list[tuple[date, date, int, Rate]] = []
    for first, following in pairwise([*(d for d in days if d <= until), until + ONE_DAY]):
        unpaid, rate = late_vnd(first), _rate_on(rates, first)
        if unpaid and rate:
            _put(found, first, following - ONE_DAY, unpaid, rate)
    return tuple(_charge(*piece) for piece in found)


def _put(
    found: list[tuple[date, date, int, Rate]], first: date, last: date, unpaid: int, rate: Rate
) -> None:
    """A piece that goes on with the one before is one with it: nothing was rounded between."""
    if found and (found[-1][1] + ONE_DAY, *found[-1][2:]) == (first, unpaid, rate):
        first = found.pop()[0]
    found.append((first, last, unpaid, rate))


def _charge(first: date, last: date, unpaid: int, rate: Rate) -> Charge:
    return Charge(first, last, unpaid, rate, late_charge_vnd(unpaid, first - ONE_DAY, last, rate))


def _rate_on(rates: Sequence[Rate], day: date) -> Rate | None:
    return max((r for r in rates if r.valid_from <= day), key=lambda r: r.valid_from, default=None)


@lru_cache(maxsize=1)
def shipped_rates() -> Rates:
    """The rows shipped with this release: of fines as the clocks have them, and rates.toml."""
    rates = {debt: list(_shipped(debt)) for debt in Debt}
    rates[Debt.FINE] = [
        Rate(t.late_basis_points, t.article, t.valid_from, t.mark) for t in shipped_terms()
    ]
    return {debt: tuple(rows) for debt, rows in rates.items()}


def _shipped(debt: Debt) -> Iterator[Rate]:
    text = resources.files("sauro.cases.money").joinpath("data/rates.toml").read_text("utf-8")
    for row in tomllib.loads(text)["rate"]:
        if row["debt"] == debt:
            mark = Mark(row["mark"])
            yield Rate(row["late_basis_points"], row["article"], row["valid_from"], mark)
