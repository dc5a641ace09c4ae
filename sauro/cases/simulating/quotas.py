"""Values dealt out so that totals come out exactly (phân bổ theo tổng cho trước).

``draw`` deals one value of an attribute, ``spread`` a sum; both by narrower totals first. What a
total has settled stays settled: whoever was passed over within it never gets that value later.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import nlargest
from random import Random

Weigh = Callable[[int], float]


class ImpossibleError(ValueError):
    """A total that the ones before it leave no room for."""


class Column:
    """One attribute of all cases, by their places; None: not dealt yet."""

    def __init__(self, size: int, values: Sequence[str]) -> None:
        self.values: list[str | None] = [None] * size
        self._bit = {value: 1 << n for n, value in enumerate(values)}
        self._barred = [0] * size

    def draw(self, value: str, among: Sequence[int], total: int, weigh: Weigh, rng: Random) -> None:
        """Deal a value until ``total`` of those have it. Raises: ImpossibleError."""
        bit = self._bit[value]
        missing = total - sum(self.values[i] == value for i in among)
        bare = (i for i in among if self.values[i] is None and not self._barred[i] & bit)
        free = [i for i in bare if weigh(i)]  # without weight: never
        if not 0 <= missing <= len(free):
            raise ImpossibleError(f"{value}: {missing} more of {len(free)} that are free")
        for i in nlargest(missing, free, key=lambda i: rng.random() ** (1 / weigh(i))):
            self.values[i] = value
        for i in among:
            if self.values[i] is None:
                self._barred[i] |= bit

    def fill(self, shares: Callable[[int], dict[str, float]], rng: Random) -> None:
        """Deal what nobody counted, by shares. Raises: ImpossibleError where all are barred."""
        for i, value in enumerate(self.values):
            if value is None:
                open_to = {
                    v: share
                    for v, share in shares(i).items()
                    if share and not self._barred[i] & self._bit[v]
                }
                if not open_to:
                    raise ImpossibleError(f"nothing is left for case {i}")
                self.values[i] = rng.choices([*open_to], [*open_to.values()])[0]


class Sums:
    """One whole number of all cases; those that a total has settled are kept."""

    def __init__(self, size: int) -> None:
        self.values = [0] * size
        self.settled = [False] * size

    def spread(self, among: Sequence[int], total: int, weigh: Weigh, least: int = 0) -> None:
        """Share out what is left of a total by weight, at least ``least`` each.

        Largest remainders: the sum is the total, to the unit. Raises: ImpossibleError.
        """
        free = [i for i in among if not self.settled[i]]
        rest = total - sum(self.values[i] for i in among if self.settled[i])
        rest -= least * len(free)
        if rest < 0 or (rest and not free):
            raise ImpossibleError(f"{rest} over for {len(free)}")
        weights = [weigh(i) for i in free]
        for i, share in zip(free, shared(rest, weights), strict=True):
            self.values[i], self.settled[i] = least + share, True


def shared(total: int, weights: Sequence[float]) -> list[int]:
    """A whole number cut into whole parts by weight; the largest remainders get what is over."""
    whole = sum(weights)
    if not weights:
        return []
    exact = [total * weight / whole for weight in weights]
    parts = [int(part) for part in exact]
    over = total - sum(parts)
    for i in nlargest(over, range(len(parts)), key=lambda i: exact[i] - parts[i]):
        parts[i] += 1
    return parts
