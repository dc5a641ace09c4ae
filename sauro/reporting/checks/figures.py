"""Figures as they come to be checked, with what they are compared with (số liệu cần kiểm tra)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sauro.kernel.period import Period
from sauro.kernel.quantities import Quantity, Rounding


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it was given. ``rounding`` and ``qualifier`` ("gần", "ước đạt") are kept when it
    was taken from a paper: without them every comparison is false.
    """

    value: Decimal
    rounding: Rounding | None = None
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What an indicator is called and how it is written (chỉ tiêu). ``most``: above it a figure
    of one report is absurd; none where nobody has set it.
    """

    code: str
    name: str
    name_en: str
    unit: str = ""
    decimals: int = 0
    most: Decimal | None = None


class Against(StrEnum):
    """What a percentage compares with."""

    LAST_YEAR = "last_year"  # so với cùng kỳ năm trước
    PREVIOUS = "previous"  # so với kỳ trước


@dataclass(frozen=True, slots=True)
class Claim:
    """A printed comparison: the cell went up or down by so many per cent (tỷ lệ tăng, giảm)."""

    cell: str
    percent: Told
    against: Against = Against.LAST_YEAR


@dataclass(frozen=True, slots=True)
class Break:
    """From a day on a series counts something else, and why (đứt gãy chuỗi số liệu)."""

    cell: str
    from_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Figures:
    """One set of figures of one body for one period (một bộ số liệu).

    ``told``: by the key of the cell ("cases_total", "cases_total@force=hai_quan"), in the unit that
    the form writes; absent means "not given", never nothing. ``days``: which days were counted,
    those of the period where none are said. ``territory``: which map the body had ("" as long as
    it never changed). ``labelled``: which period the paper says it is. ``history``: other sets,
    of any time and paper.
    """

    body: str
    period: Period
    told: Mapping[str, Told]
    days: tuple[date, date] | None = None
    territory: str = ""
    paper: str = ""
    labelled: Period | None = None
    claims: tuple[Claim, ...] = ()
    history: tuple[Figures, ...] = field(default=(), repr=False)
    breaks: tuple[Break, ...] = ()

    @property
    def window(self) -> tuple[date, date]:
        """First and last day that were counted."""
        return self.days or (self.period.start_on, self.period.end_on)

    @property
    def own(self) -> Iterator[Figures]:
        """The history of the same body on the same map."""
        return (h for h in self.history if h.body == self.body and h.territory == self.territory)

    def holds(self, other: Figures) -> bool:
        """Whether the days of the other are some of these days, and not all."""
        (first, last), (start, end) = self.window, other.window
        return first <= start and end <= last and (first, last) != (start, end)


def told_of(quantity: Quantity, unit: Decimal | int = 1) -> Told:
    """A figure read in a paper, with its rounding word, in units of so many of the base unit."""
    said = quantity.text.split()
    words = [word for word in said if not any(letter.isdigit() for letter in word)]
    qualifier = " ".join(words[:1]).lower() if quantity.rounding and words else ""
    if quantity.rounding and not _stands_before(quantity):
        qualifier = " ".join(said[-2:]).lower()
    return Told(quantity.value / Decimal(unit), quantity.rounding, _whole(quantity, qualifier))


def _stands_before(quantity: Quantity) -> bool:
    """ "hơn 100 vụ" and not "100 vụ trở lên"."""
    return not quantity.text.rstrip().lower().endswith(("trở lên", "trở xuống"))


def _whole(quantity: Quantity, first: str) -> str:
    """All words before the number: "không dưới 12 tấn" has two."""
    if not first or not _stands_before(quantity):
        return first
    before: list[str] = []
    for word in quantity.text.split():
        if any(letter.isdigit() for letter in word):
            return " ".join(before).lower()
        before.append(word)
    return first
