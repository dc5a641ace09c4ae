"""A small year of one province that ends today, for the demo (một năm vụ việc của một tỉnh).

Dealt as the nation's year is, from its totals taken down to so many cases; then moved by whole
weeks to the present, so that weekdays stay and some limits are near today.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from sauro.cases.simulating import Figure, Figures, Simulated, plan, told

_WEEK = timedelta(days=7)
_CASES_OF_ONE = 40  # cases of the province to one party that is met again: each force meets some


def scaled(figures: Figures, province: str, count: int) -> Figures:
    """The totals of the whole year, taken down to so many cases of one province."""
    whole = date(figures.year, 1, 1), date(figures.year, 12, 31)
    of_year = [
        figure for figure in figures.met
        if (figure.first, figure.last) == whole
        and not (figure.place or figure.force or figure.kind)
    ]  # fmt: skip
    cases = next(figure.value for figure in of_year if figure.what == "cases")
    small = [replace(figure, value=_share(figure, count, cases)) for figure in of_year]
    here = tuple(p for p in figures.provinces if p.name == province)
    return replace(figures, met=tuple(small), unmet=(), provinces=here)


def _share(figure: Figure, count: int, cases: int) -> int:
    return max(1, round(figure.value * count / cases))


def recent(
    figures: Figures, province: str, count: int, seed: int, today: date
) -> Iterator[Simulated]:
    """So many cases of the year that ends in the present week; the last day told is today's."""
    small = scaled(figures, province, count)
    weeks = (today - date(figures.year, 12, 31)) // _WEEK
    until = today - weeks * _WEEK
    few = max(1, count // _CASES_OF_ONE)
    for case in told(plan(small, seed), small, seed, until, few=few):
        yield moved(case, weeks * _WEEK)


def moved(case: Simulated, by: timedelta) -> Simulated:
    """The same case so much later."""
    events = tuple((kind, day + by) for kind, day in case.events)
    return replace(case, day=case.day + by, events=events)
