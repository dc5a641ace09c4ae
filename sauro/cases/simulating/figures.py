"""What was published of a year, and what is assumed where nothing was (số liệu đã công bố)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any

YEARS = (2025,)


@dataclass(frozen=True, slots=True)
class Figure:
    """One published figure: from the first to the last day; an empty text means all of them.

    ``what``: cases, prosecuted (cases), persons (prosecuted), revenue (million đồng).
    """

    what: str
    first: date
    last: date
    value: int
    source: str
    place: str = ""
    force: str = ""
    kind: str = ""
    about: bool = False


@dataclass(frozen=True, slots=True)
class Force:
    """What is assumed of a force: its share of cases without a figure, its bent, its money."""

    code: str
    share: float
    smuggling: float
    counterfeit: float
    crime: float
    money: float


@dataclass(frozen=True, slots=True)
class Province:
    """What is assumed of a province: its share of cases, and the ways that lead there."""

    name: str
    share: float
    routes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """A year as published; ``unmet``: printed figures that cannot hold beside others, and why."""

    year: int
    met: tuple[Figure, ...]
    unmet: tuple[tuple[str, str], ...]
    forces: tuple[Force, ...]
    provinces: tuple[Province, ...]
    sources: dict[str, str]

    def of(self, what: str) -> list[Figure]:
        """Those of one quantity, in the order of the file."""
        return [figure for figure in self.met if figure.what == what]


def read_figures(year: int) -> Figures:
    """The published figures of a year. Raises: FileNotFoundError where none are kept."""
    file = resources.files("sauro.cases.simulating") / "data" / f"{year}.toml"
    told = tomllib.loads(file.read_text("utf-8"))
    return Figures(
        told["year"],
        tuple(_figure(row) for row in told["figure"]),
        tuple((row["what"], row["why"]) for row in told["unmet"]),
        tuple(Force(**row) for row in told["force"]),
        tuple(Province(r["name"], r["share"], tuple(r["routes"])) for r in told["province"]),
        told["sources"],
    )


def _figure(row: dict[str, Any]) -> Figure:
    rest = {name: row[name] for name in row.keys() - {"from", "to"}}
    return Figure(first=row["from"], last=row["to"], **rest)
