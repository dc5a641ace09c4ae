"""Consolidation: figures are added, never retyped (tổng hợp)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sauro.reporting.rules.cells import Kind

Figures = Mapping[str, int | None]  # by the key of the cell; none is "not given"


@dataclass(frozen=True, slots=True)
class Child:
    """A report that is expected below: its accepted figures, none where it has none yet."""

    path: str
    name: str
    figures: Figures | None = None
    submission: int | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """The sum with its coverage. ``given``: how many gave a figure, cell by cell."""

    figures: dict[str, int | None]
    given: dict[str, int]
    expected: int
    parts: tuple[int, ...] = ()
    missing: tuple[str, ...] = field(default=())  # names

    @property
    def received(self) -> int:
        return self.expected - len(self.missing)


def consolidated(keys: Iterable[str], children: Iterable[Child]) -> Total:
    """The sum of what was accepted, in any order of arrival.

    A cell that nobody gave stays "not given": nothing is not the same as unknown.
    """
    told = sorted(children, key=lambda child: child.path)
    accepted = [child for child in told if child.figures is not None]
    figures: dict[str, int | None] = {}
    given: dict[str, int] = {}
    for key in keys:
        known = [v for c in accepted if c.figures and (v := c.figures.get(key)) is not None]
        figures[key], given[key] = (sum(known) if known else None), len(known)
    return Total(
        figures, given, len(told),
        tuple(sorted(c.submission for c in accepted if c.submission is not None)),
        tuple(child.name for child in told if child.figures is None),
    )  # fmt: skip


def outdated(parts: Iterable[int], standing: Iterable[int]) -> bool:
    """Whether what was added is no longer what stands below: one was returned, or one came."""
    return set(parts) != set(standing)


def over_time(kind: Kind, figures: Sequence[int | None]) -> int | None:
    """A figure of a long period from those of its parts, in order of time."""
    known = [figure for figure in figures if figure is not None]
    if not known:
        return None
    return sum(known) if kind is Kind.FLOW else known[-1]
