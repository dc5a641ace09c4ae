"""What a simulated case is about, who is in it, and how it went on (nội dung vụ việc mô phỏng).

Each case is told from the seed and its place in the year alone: a province simulated by itself has
the very cases that it has within the nation.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from functools import cache
from importlib import resources
from random import Random
from typing import Any

from sauro.cases.simulating.figures import Figures
from sauro.cases.simulating.year import Year

_SOURCES = {"patrol": 45, "plan": 35, "tip": 12, "other_force": 5, "complaint": 3}
_AGAIN = 0.12  # of the parties of a case were met before
_FEW = 200  # parties of a province are met again and again
_FIRMS = 0.45  # of the parties
_SHARED_PHONE = 0.03  # of the parties have the number of another
_SPREAD = 0.9  # of the logarithm of what is drawn around a middle
_MONEY = {"tax": "tax_arrears", "customs": "tax_arrears"}  # what most of it is; else fines
_SALE = 0.15  # of the money of a case with goods


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or firm in a case; all of it made up. ``number``: the same party, the same number
    within its province.
    """

    number: int
    kind: str  # person or business
    name: str
    phone: str
    plate: str  # of a vehicle, empty for none


@dataclass(frozen=True, slots=True)
class Lot:
    """A line of goods: its value in đồng."""

    group: str
    name: str
    quantity: Decimal
    unit: str
    value: int


@dataclass(frozen=True, slots=True)
class Simulated:
    """One case; money in đồng by what it is: fine, tax_arrears, sale. Their sum reached the budget.

    ``commune``: from 0 to 1, which of its province's; ``events`` end with the last day told.
    """

    place: int
    day: date
    at: time
    province: str
    commune: float
    force: str
    kind: str
    violation: str
    route: str
    source: str
    procedure: str
    lots: tuple[Lot, ...]
    actors: tuple[Actor, ...]
    events: tuple[tuple[str, date], ...]
    money: dict[str, int]
    persons: int


def told(  # noqa: PLR0913 - what year, from which seed, until when, of whom
    year: Year,
    figures: Figures,
    seed: int,
    until: date,
    provinces: frozenset[str] = frozenset(),
    *,
    few: int = _FEW,
) -> Iterator[Simulated]:
    """The cases of some provinces (none named: of all), in the order of their days. ``few``: of how
    many parties of a province those are who are met again.
    """
    routes = {p.name: p.routes for p in figures.provinces}
    for place, (day, province) in enumerate(zip(year.days, year.provinces, strict=True)):
        if day > until:
            return
        if not provinces or province in provinces:
            yield _Telling(year, place, seed, until, few).case(routes[province])


class _Telling:
    """One case, from the seed and its place."""

    def __init__(self, year: Year, place: int, seed: int, until: date, few: int) -> None:
        self.rng = Random(f"{seed}/{place}")
        self.year, self.place, self.seed, self.until = year, place, seed, until
        self.few = few
        self.day, self.province = year.days[place], year.provinces[place]
        self.force, self.kind = year.forces[place], year.kinds[place]
        self.persons, self.revenue = year.persons[place], year.revenue[place] * 1000
        self.procedure = "criminal" if self.persons else "administrative"

    def case(self, routes: tuple[str, ...]) -> Simulated:
        """All that is told of it."""
        rng = self.rng
        goods = rng.choice([g for g in _data()["goods"] if g["kind"] == self.kind])
        lots = tuple(_lot(goods, rng) for _line in range(1 + (rng.random() < _AGAIN)))
        events = tuple(self._events())
        paid = bool(self.revenue) and (self.persons or any(c == "payment" for c, _day in events))
        return Simulated(
            place=self.place, day=self.day, at=time(rng.randrange(6, 22), rng.randrange(60)),
            province=self.province, commune=rng.random(), force=self.force, kind=self.kind,
            violation=goods["violation"], route=_route(self.force, routes, rng),
            source=rng.choices([*_SOURCES], [*_SOURCES.values()])[0], procedure=self.procedure,
            lots=lots, persons=self.persons, events=events,
            actors=tuple(self._actors(max(1, self.persons))),
            money=_money(self.revenue, self.force, rng) if paid else {},
        )  # fmt: skip

    def _actors(self, count: int) -> Iterator[Actor]:
        """Most are met once; who is met again is one of a few."""
        for _each in range(count):
            again = self.rng.random() < _AGAIN
            drawn = self.rng.randrange(self.few) if again else self.rng.randrange(_FEW, 10**7)
            yield actor(self.province, drawn, self.seed)

    def _events(self) -> Iterator[tuple[str, date]]:
        """Step by step until one is not taken or lies behind the last day told.

        What is paid in the year is paid by its last day, so all steps before it were taken.
        """
        day = self.day
        yield "detected", day
        for step in _data()["step"]:
            if step["of"] != self.procedure:
                continue
            if step["code"] == "seizure" and self.rng.random() > step["often"]:
                continue
            if not self.revenue and self.rng.random() > step["often"]:
                return
            day += timedelta(math.floor(step["after"] * self.rng.lognormvariate(0, _SPREAD)))
            if self.revenue:
                day = min(day, date(self.day.year, 12, 31))
            elif step["code"] == "payment":
                return
            if day > self.until:
                return
            yield step["code"], day


def _route(force: str, routes: tuple[str, ...], rng: Random) -> str:
    at_edges = force in ("customs", "border_guard", "coast_guard") and routes
    if force == "coast_guard" and "sea" in routes:
        return "sea"
    return rng.choice(routes) if at_edges else rng.choices(("inland", "online"), (93, 7))[0]


def _lot(goods: dict[str, Any], rng: Random) -> Lot:
    many = max(1, round(goods["many"] * rng.lognormvariate(0, _SPREAD)))
    worth = goods["worth"] * rng.lognormvariate(0, _SPREAD / 3)
    value = max(1, round(many * worth / 1000)) * 1000
    return Lot(goods["group"], rng.choice(goods["names"]), Decimal(many), goods["unit"], value)


@cache
def actor(province: str, number: int, seed: int) -> Actor:
    """A party of a province by its number: always the same one."""
    rng, names = Random(f"{seed}/{province}/{number}"), _data()["names"]
    firm = rng.random() < _FIRMS
    family, middle, given = (rng.choice(names[n]) for n in ("families", "middles", "given"))
    mark = f"{rng.choice(names['marks'])} {rng.randrange(1, 500)}"
    name = rng.choice(names["firms"]).format(mark) if firm else f"{family} {middle} {given}"
    phone = f"09{rng.randrange(10**8):08d}"
    if 0 < number < _FEW and rng.random() < _SHARED_PHONE:
        phone = actor(province, number - 1, seed).phone
    plate = f"{rng.randrange(11, 99)}C-{rng.randrange(10**5):05d}" if rng.random() < _SALE else ""
    return Actor(number, "business" if firm else "person", name, phone, plate)


def _money(total: int, force: str, rng: Random) -> dict[str, int]:
    """The parts add up to the whole, to the đồng."""
    main = _MONEY.get(force, "fine")
    sale = 0 if main == "tax_arrears" else int(total * _SALE * rng.random()) // 1000 * 1000
    fine = int((total - sale) * rng.uniform(0.1, 0.4)) // 1000 * 1000
    parts = {"fine": fine, "sale": sale}
    parts[main] = parts.get(main, 0) + total - fine - sale
    return {what: amount for what, amount in parts.items() if amount}


@cache
def _data() -> dict[str, Any]:
    file = resources.files("sauro.cases.simulating") / "data" / "goods.toml"
    return tomllib.loads(file.read_text("utf-8"))
