"""What a figure with a rounding word may truly be (khoảng giá trị).

"Hơn 100" is no contradiction to 130, nor "gần 50.000" to 49.700. Two readings are kept apart:
what the word leaves open at all, and what writers usually mean by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sauro.kernel.quantities import Rounding
from sauro.reporting.checks.figures import Told

REACH = Decimal("0.1")  # "gần", "khoảng" reach a tenth of the figure


@dataclass(frozen=True, slots=True)
class Bounds:
    """From ``low`` to ``high``, both included; none is "without end"."""

    low: Decimal
    high: Decimal | None

    def __add__(self, other: Bounds) -> Bounds:
        ends = None if self.high is None or other.high is None else self.high + other.high
        return Bounds(self.low + other.low, ends)

    def __sub__(self, other: Bounds) -> Bounds:
        """What is left; below nothing where the other has no end."""
        low = Decimal("-Infinity") if other.high is None else self.low - other.high
        return Bounds(low, None if self.high is None else self.high - other.low)

    def below(self, other: Bounds) -> bool:
        """Surely smaller, whatever the rounding words leave open."""
        return self.high is not None and self.high < other.low

    def meets(self, other: Bounds) -> bool:
        """Both may be the same figure."""
        return not self.below(other) and not other.below(self)


def bounds(told: Told) -> Bounds:
    """What the word leaves open at all."""
    value = told.value
    match told.rounding:
        case Rounding.ABOVE | Rounding.AT_LEAST:
            return Bounds(value, None)
        case Rounding.BELOW | Rounding.AT_MOST:
            return Bounds(min(Decimal(0), value), value)
    return usual(told)


def usual(told: Told) -> Bounds:
    """What writers mean by it: "hơn 19.000" is not said of 25.000."""
    value, reach = told.value, abs(told.value) * REACH
    match told.rounding:
        case Rounding.ABOVE | Rounding.AT_LEAST:
            return Bounds(value, value + reach)
        case Rounding.BELOW | Rounding.AT_MOST | Rounding.NEARLY:
            return Bounds(value - reach, value)
        case Rounding.ABOUT:
            return Bounds(value - reach, value + reach)
    return Bounds(value, value)
