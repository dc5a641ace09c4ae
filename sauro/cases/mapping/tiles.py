"""The country as squares, and the shade of a number (ô vuông, độ đậm)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from math import ceil, sqrt
from typing import Any

SHADES = 5


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a province or archipelago stands in the grid."""

    code: str
    name: str
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Archipelago(Spot):
    """Hoàng Sa, Trường Sa: on every picture of the country."""

    province: str
    lat: float
    lon: float


@lru_cache(maxsize=1)
def provinces() -> tuple[Spot, ...]:
    """All 34, by code."""
    rows = _data()["provinces"].items()
    return tuple(Spot(code, name, column, row) for code, (column, row, name) in rows)


@lru_cache(maxsize=1)
def archipelagos() -> tuple[Archipelago, ...]:
    return tuple(Archipelago(**row) for row in _data()["archipelagos"])


def _data() -> dict[str, Any]:
    file = resources.files("sauro.cases.mapping") / "data" / "tiles.toml"
    return tomllib.loads(file.read_text("utf-8"))


def shade(count: int, most: int) -> int:
    """0 for nothing, else 1 to 5. By the root: a few places have most cases, and the others would
    all look empty.

    >>> [shade(n, 100) for n in (0, 1, 4, 5, 100)]
    [0, 1, 1, 2, 5]
    """
    return ceil(SHADES * sqrt(count / most) - 1e-9) if count else 0


def ranges(most: int) -> Sequence[tuple[int, int, int]]:
    """Each shade that numbers up to the most can have: its first and last number."""
    found: dict[int, list[int]] = {}
    edges = {n for k in range(1, SHADES + 1) for n in (most * k * k // SHADES**2,)}
    for n in sorted({1, most, *edges, *(edge + 1 for edge in edges)}):
        if 1 <= n <= most:
            found.setdefault(shade(n, most), []).append(n)
    return [(level, min(numbers), max(numbers)) for level, numbers in sorted(found.items())]
