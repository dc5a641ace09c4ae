"""When, where, by whom and of what kind: every case of the nation, so that figures come out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sauro.cases.simulating.figures import Figure, Figures
from sauro.cases.simulating.quotas import Column, Sums, Weigh

KINDS = ("smuggling_banned", "trade_fraud", "counterfeit")
_SATURDAY = 5
_THOUSANDS = 1000  # revenue is dealt in thousands of đồng, published in millions
_OPEN = 0.06  # of the cases are never paid
_TAKES = 12  # days from finding to paying
_REST_DAY = 0.35  # of a working day's cases


@dataclass(slots=True)
class Year:
    """All cases by place: day, province, force, kind, persons prosecuted, thousands of đồng."""

    days: list[date]
    provinces: Sequence[str]
    forces: Sequence[str]
    kinds: Sequence[str]
    persons: Sequence[int]
    revenue: Sequence[int]

    def total(self, figure: Figure) -> int:
        """What a figure counts, counted here; money in millions, rounded."""
        found = self._among(figure)
        if figure.what == "cases":
            return len(found)
        if figure.what == "prosecuted":
            return sum(self.persons[i] > 0 for i in found)
        if figure.what == "persons":
            return sum(self.persons[i] for i in found)
        return round(sum(self.revenue[i] for i in found) / _THOUSANDS)

    def _among(self, figure: Figure) -> list[int]:
        held = range(bisect_left(self.days, figure.first), bisect_right(self.days, figure.last))
        asked = (
            (figure.place, self.provinces), (figure.force, self.forces), (figure.kind, self.kinds),
        )  # fmt: skip
        return [i for i in held if all(not want or row[i] == want for want, row in asked)]


def plan(figures: Figures, seed: int) -> Year:
    """The nation's year. Raises: ImpossibleError where published figures contradict each other."""
    return _Planning(figures, Random(seed)).year()


class _Planning:
    """The columns as they fill: days, provinces, forces, kinds, persons, money, in that order."""

    def __init__(self, figures: Figures, rng: Random) -> None:
        self.figures, self.rng = figures, rng
        self.days = list(_days(figures, rng))
        size = len(self.days)
        self.force_of = {force.code: force for force in figures.forces}
        self.routes_of = {p.name: p.routes for p in figures.provinces}
        self.places = Column(size, [p.name for p in figures.provinces])
        self.forces = Column(size, [*self.force_of])
        self.kinds = Column(size, KINDS)
        self.crimes = Column(size, ("yes", "no"))
        self.persons, self.revenue = Sums(size), Sums(size)

    def year(self) -> Year:
        """All columns, filled."""
        self._where()
        self._by_whom()
        self._of_what_kind()
        self._prosecuted()
        self._money()
        return Year(
            self.days, _dealt(self.places), _dealt(self.forces), _dealt(self.kinds),
            self.persons.values, self.revenue.values,
        )  # fmt: skip

    def _where(self) -> None:
        for figure in self.figures.of("cases"):
            if figure.place and not (figure.force or figure.kind):
                held = self._held(figure)
                self.places.draw(figure.place, held, figure.value, lambda _i: 1, self.rng)
        shares = {p.name: p.share for p in self.figures.provinces}
        self.places.fill(lambda _i: shares, self.rng)

    def _by_whom(self) -> None:
        for figure in self.figures.of("cases"):
            if figure.force:
                held = self._of_place(figure)
                weigh = self._fits(figure.force)
                self.forces.draw(figure.force, held, figure.value, weigh, self.rng)
        fits = {code: self._fits(code) for code in self.force_of}
        self.forces.fill(
            lambda i: {c: f.share * fits[c](i) for c, f in self.force_of.items()}, self.rng
        )

    def _fits(self, force: str) -> Weigh:
        """How well a force fits where a case is: the border guard where there is a border."""
        ways = {"border_guard": {"land_border", "sea"}, "coast_guard": {"sea"},
                "customs": {"land_border", "sea", "air", "post"}}.get(force)  # fmt: skip

        def weigh(i: int) -> float:
            there = self.routes_of[str(self.places.values[i])]
            return 1.0 if ways is None or ways & {*there} else 0.0

        return weigh

    def _of_what_kind(self) -> None:
        for figure in self.figures.of("cases"):
            if figure.kind:
                held = self._of_place(figure)
                weigh = self._bent(figure.kind)
                self.kinds.draw(figure.kind, held, figure.value, weigh, self.rng)
        self.kinds.fill(lambda _i: dict.fromkeys(KINDS, 1.0), self.rng)

    def _bent(self, kind: str) -> Weigh:
        """How much a force works at a kind."""

        def weigh(i: int) -> float:
            force = self.force_of[str(self.forces.values[i])]
            bent = {"smuggling_banned": force.smuggling, "counterfeit": force.counterfeit}
            return bent.get(kind, 1.0)

        return weigh

    def _prosecuted(self) -> None:
        for figure in self.figures.of("prosecuted"):
            held = self._of_place(figure)
            self.crimes.draw("yes", held, figure.value, self._crime, self.rng)
        for figure in self.figures.of("persons"):
            held = [i for i in self._of_place(figure) if self.crimes.values[i] == "yes"]
            noise = {i: self.rng.expovariate(1) for i in held}
            self.persons.spread(held, figure.value, noise.__getitem__, least=1)

    def _crime(self, i: int) -> float:
        banned = 4.0 if self.kinds.values[i] != "trade_fraud" else 1.0
        return banned * self.force_of[str(self.forces.values[i])].crime

    def _money(self) -> None:
        raw = [self._worth(i) for i in range(len(self.days))]
        for figure in self.figures.of("revenue"):
            held = self._of_force(figure)
            self.revenue.spread(held, figure.value * _THOUSANDS, raw.__getitem__)

    def _worth(self, i: int) -> float:
        """What a case brings in, before it is scaled: most bring little, a few very much."""
        left = (self.days[-1] - self.days[i]).days
        if self.rng.random() < _OPEN or left < self.rng.expovariate(1 / _TAKES):
            return 0  # not paid in the year
        money = self.force_of[str(self.forces.values[i])].money
        return money * self.rng.lognormvariate(0, 1.3) * (0.02 if self.persons.values[i] else 1)

    def _held(self, figure: Figure) -> range:
        return range(bisect_left(self.days, figure.first), bisect_right(self.days, figure.last))

    def _of_place(self, figure: Figure) -> list[int]:
        held, place = self._held(figure), figure.place
        return [i for i in held if not place or self.places.values[i] == place]

    def _of_force(self, figure: Figure) -> list[int]:
        force = figure.force
        return [i for i in self._of_place(figure) if not force or self.forces.values[i] == force]


def _dealt(column: Column) -> list[str]:
    return [str(value) for value in column.values]


def _days(figures: Figures, rng: Random) -> list[date]:
    """A day for each case, in order: so many in each window as was published."""
    first = date(figures.year, 1, 1)
    year = [first + timedelta(n) for n in range((date(figures.year + 1, 1, 1) - first).days)]
    weights = [
        (_REST_DAY if day.weekday() >= _SATURDAY else 1.0) * rng.uniform(0.8, 1.2) for day in year
    ]
    sums = Sums(len(year))
    for figure in figures.of("cases"):
        if not (figure.place or figure.force or figure.kind):
            held = range((figure.first - first).days, (figure.last - first).days + 1)
            sums.spread(held, figure.value, weights.__getitem__)
    return [day for day, count in zip(year, sums.values, strict=True) for _case in range(count)]
