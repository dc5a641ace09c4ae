"""All bodies and territories, indexed once so that a mention costs microseconds (danh bạ)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from sauro.organization.resolution import vocabulary
from sauro.organization.resolution.known import Known, Terms
from sauro.organization.resolution.model import (
    BodyRow,
    MembershipRow,
    SuccessionRow,
    TerritoryRow,
)
from sauro.organization.resolution.slips import Slips
from sauro.organization.resolution.vocabulary import key_of, plain

_K = TypeVar("_K")
_V = TypeVar("_V")

MERGER = date(2025, 7, 1)


class Directory:
    """Rows in, indexes out; never changed once made.

    A *term* is a body's name without its own territory: "so cong thuong". A term and a
    territory name a body. ``day``: of papers that have none.
    """

    day: date | None = None

    def __init__(
        self,
        territories: Iterable[TerritoryRow],
        successions: Iterable[SuccessionRow],
        bodies: Iterable[BodyRow],
        memberships: Iterable[MembershipRow] = (),
    ) -> None:
        self.territory = {t.id: t for t in territories}
        self.bodies = {b.path: b for b in bodies}
        self.bodies_of = _grouped((b.territory, b) for b in self.bodies.values() if b.territory)
        self._by_id = {b.id: b for b in self.bodies.values()}
        self._index_territories()
        self._index_terms()
        self.successors = _grouped((s.old, (s.new, s.whole)) for s in successions)
        self._members = _grouped((m.committee, m) for m in memberships)
        self._standing = _grouped(
            (b.territory, b) for b in self.bodies.values() if b.standing and b.territory
        )

    def _index_territories(self) -> None:
        rows = self.territory.values()
        self.places = _grouped((key_of(t.name), t) for t in rows if t.level != "nation")
        self.below = _grouped((t.parent, t) for t in rows if t.parent and t.valid_to is None)
        self.provinces = tuple(t for t in rows if t.level == "province" and t.valid_to is None)
        self.nation = next((t for t in rows if t.level == "nation"), None)
        self.place_slips = Slips(self.places)

    def _index_terms(self) -> None:
        self._by_term = _grouped(
            ((term, b.territory), b) for b in self.bodies.values() for term in self._terms(b)
        )
        by_term = _grouped((term, b) for (term, _), rows in self._by_term.items() for b in rows)
        self.by_term = {term: tuple(dict.fromkeys(rows)) for term, rows in by_term.items()}
        tables = [vocabulary.other_names(t) for t in ("same", "force", "former", "perhaps")]
        rows = self.bodies.values()
        official = {term for b in rows if not b.made for term in self._named(b, b.name)}
        made = [(b.territory, t) for b in rows for n in _by_hand(b) for t in self._named(b, n)]
        self._known_in: dict[str, tuple[Terms, ...]] = {}
        self.known = Known(official.union(*tables), made)

    def _terms(self, body: BodyRow) -> Iterable[str]:
        names = (body.name, *body.aliases)
        return dict.fromkeys(term for name in names for term in self._named(body, name))

    def _named(self, body: BodyRow, name: str) -> Iterable[str]:
        territory = self.territory.get(body.territory or 0)
        return dict.fromkeys(_without_place(key_of(name), territory))

    def known_in(self, path: str) -> tuple[Terms, ...]:
        """The terms that a paper of a place may use."""
        if path not in self._known_in:
            self._known_in[path] = self.known.at(t.id for t in self.home(path))
        return self._known_in[path]

    def at(self, term: str, territory: int) -> tuple[BodyRow, ...]:
        """The bodies that a term names in a territory."""
        return self._by_term.get((term, territory), ())

    def home(self, path: str) -> tuple[TerritoryRow, ...]:
        """The territories of a body, the smallest first, up to the nation."""
        while path not in self.bodies and "." in path:
            path = path.rpartition(".")[0]
        body = self.bodies.get(path)
        return tuple(self.above(body.territory)) if body else ()

    def above(self, territory: int | None) -> Iterator[TerritoryRow]:
        """A territory and those that it lies in."""
        while territory is not None:
            row = self.territory[territory]
            yield row
            territory = row.parent

    def successors_of(self, path: str, day: date) -> tuple[BodyRow, ...]:
        """Who goes on on a day with what a body did that has ended by then (cơ quan kế thừa): the
        body it was merged into or, where that ended too, the next; without one on record the bodies
        of its name in the territories that have its own now. Empty where it lives or nobody knows.
        """
        body, passed = self.bodies.get(path), set[int]()
        while body and body.ended(day) and body.id not in passed:
            passed.add(body.id)
            if body.successor not in self._by_id:
                return self._in_its_place(body, day)
            body = self._by_id[body.successor]
        return (body,) if body and passed and not body.ended(day) else ()

    def _in_its_place(self, body: BodyRow, day: date) -> tuple[BodyRow, ...]:
        terms = tuple(self._named(body, body.name))
        now = self.successors.get(body.territory or 0, ())
        found = (b for place, _whole in now for term in terms for b in self.at(term, place))
        return tuple(dict.fromkeys(b for b in found if b != body and not b.ended(day)))

    def province_today(self, territory: TerritoryRow) -> frozenset[int]:
        """In which provinces of today it lies."""
        (province,) = [t for t in self.above(territory.id) if t.level == "province"] or [territory]
        if province.valid_to is None:
            return frozenset((province.id,))
        return frozenset(new for new, _ in self.successors.get(province.id, ()))

    def members_on(self, committee: BodyRow, day: date | None) -> tuple[BodyRow, ...]:
        """Who belonged to a committee on a day; without one, who belongs to it still."""
        rows = self._members.get(committee.id, ())
        return tuple(
            dict.fromkeys(
                self._by_id[m.body] for m in rows if alive(m, day) and m.body in self._by_id
            )
        )

    def standing_of(self, territory: int, day: date | None) -> tuple[BodyRow, ...]:
        """The standing agencies on record for the committee of a territory."""
        return tuple(b for b in self._standing.get(territory, ()) if alive(b, day))


def alive(row: BodyRow | TerritoryRow | MembershipRow, day: date | None) -> bool:
    """Whether a row holds on a day; without a day, whether it has not ended."""
    if day is None:
        return row.valid_to is None
    begun = row.valid_from is None or row.valid_from <= day
    return begun and (row.valid_to is None or day <= row.valid_to)


def _by_hand(body: BodyRow) -> tuple[str, ...]:
    return (body.name, *body.aliases) if body.made else body.aliases


def _without_place(key: str, territory: TerritoryRow | None) -> tuple[str, ...]:
    if territory is None:
        return (key,)
    if territory.level == "nation":
        return key, key.removesuffix(" quoc gia")
    name, kind = key_of(territory.name), plain(territory.kind)
    for place in (f" {kind} {name}", f" {name}"):
        if key.endswith(place):
            return (key[: -len(place)].removesuffix(" tai"),)
    return (key,)


def _grouped(pairs: Iterable[tuple[_K, _V]]) -> dict[_K, tuple[_V, ...]]:
    found: dict[_K, list[_V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
