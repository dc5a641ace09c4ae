"""Two parties side by side: what speaks for and against their being one (dấu hiệu trùng).

A sum of reasons, each with its points from `data/weights.toml`; a person reads them and decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product

from sauro.parties.linking.data import rows_of
from sauro.parties.linking.likeness import difference, names_alike
from sauro.parties.linking.names import NameKey
from sauro.parties.linking.reading import SEALED, IdKind

_STREET_ALIKE = 0.85


class Level(StrEnum):
    """How a pair is shown."""

    APART = "apart"  # nothing to ask
    POSSIBLE = "possible"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Place:
    """An address as compared; ``communes``: today's codes, of which an old one may have several."""

    street: tuple[str, ...] = ()  # folded words
    commune: str = ""  # the code as written then
    communes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a party, as far as it is compared.

    ``numbers``: kind and value; sealed ones by their hash, which is equal where they are.
    """

    kind: str
    names: tuple[NameKey, ...]
    numbers: frozenset[tuple[IdKind, str]] = frozenset()
    places: tuple[Place, ...] = ()
    born_in: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One sign (dấu hiệu): its code in `weights.toml`, its points, and what it was found in."""

    code: str
    points: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """All that speaks for and against, the weightiest first."""

    reasons: tuple[Reason, ...] = field(default=())

    @property
    def points(self) -> int:
        return sum(reason.points for reason in self.reasons)

    @property
    def level(self) -> Level:
        weights = rows_of("weights")
        if self.points >= weights["likely"]:
            return Level.LIKELY
        return Level.POSSIBLE if self.points >= weights["possible"] else Level.APART


def compare(a: Known, b: Known) -> Likeness:
    """The reasons of a pair. The same in both directions."""
    codes = (*_by_name(a, b), *_by_number(a, b), *_by_place(a, b), *_by_kind(a, b))
    points = rows_of("weights")["points"]
    reasons = {Reason(code, points[code], detail) for code, detail in codes}
    return Likeness(tuple(sorted(reasons, key=lambda r: (-abs(r.points), r.code, r.detail))))


def _by_name(a: Known, b: Known) -> Iterator[tuple[str, str]]:
    """Of all names of both the pair that fits best."""
    pairs = list(product(a.names, b.names))
    if not pairs:
        return
    points = rows_of("weights")["points"]
    yield max((difference(x, y) for x, y in pairs), key=lambda code: points[code]), ""


_SAME = {
    IdKind.TAX_CODE: "same_tax_code",
    IdKind.IDENTITY_NUMBER: "same_identity_number",
    IdKind.OLD_IDENTITY_NUMBER: "same_identity_number",
    IdKind.PHONE: "same_phone",
    IdKind.PLATE: "same_plate",
    IdKind.SHOP: "same_shop",
    IdKind.ACCOUNT: "same_account",
}
# A party has one of these: two different ones speak against.
_ONE = {
    IdKind.TAX_CODE: "different_tax_code",
    IdKind.IDENTITY_NUMBER: "different_identity_number",
}


def _by_number(a: Known, b: Known) -> Iterator[tuple[str, str]]:
    shared = a.numbers & b.numbers
    for kind, value in shared:
        yield _SAME[kind], "" if kind in SEALED else value
    for kind, code in _ONE.items():
        mine, theirs = _of(a.numbers, kind), _of(b.numbers, kind)
        if not mine or not theirs or mine & theirs:
            continue
        taxpayers = {v[:10] for v in mine} & {v[:10] for v in theirs}
        if kind is IdKind.TAX_CODE and taxpayers:
            yield "branch_of_same_taxpayer", min(taxpayers)
        else:
            yield code, ""


def _of(numbers: Iterable[tuple[IdKind, str]], kind: IdKind) -> set[str]:
    return {value for k, value in numbers if k is kind}


def _by_place(a: Known, b: Known) -> Iterator[tuple[str, str]]:
    """The same commune, whether by its old or its new code; and the same street in it."""
    near = [(x, y) for x, y in product(a.places, b.places) if _same_commune(x, y)]
    if not near:
        return
    if any(x.commune == y.commune for x, y in near):
        yield "same_commune", ""
    else:
        yield "same_commune_renamed", ""
    if any(names_alike(x.street, y.street) >= _STREET_ALIKE for x, y in near):
        yield "same_address", ""


def _same_commune(x: Place, y: Place) -> bool:
    return bool(x.commune and x.commune == y.commune) or bool(x.communes & y.communes)


def _by_kind(a: Known, b: Known) -> Iterator[tuple[str, str]]:
    if a.kind != b.kind:
        yield "different_kind", ""
    if a.born_in and b.born_in:
        yield ("same_birth_year" if a.born_in == b.born_in else "different_birth_year"), ""
