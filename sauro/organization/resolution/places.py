"""Which territory the words after a body's name mean (địa bàn được nêu)."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from sauro.kernel.text import fold, old_tone_place
from sauro.organization.resolution import reasons as why
from sauro.organization.resolution.directory import MERGER, alive
from sauro.organization.resolution.model import Reason, TerritoryRow
from sauro.organization.resolution.phrases import Phrases
from sauro.organization.resolution.vocabulary import (
    LEVEL_OF_KIND,
    key_of,
    place_names,
    plain,
)
from sauro.organization.resolution.wording import Mention

_LONGEST_NAME = 6  # words
_LINKS = Phrases(("cua", "thuoc", "cap", "tai", "o", "tren dia ban", "dia ban"))
_NATION = Phrases(("quoc gia", "trung uong", "o trung uong"))
_RANK = {"province": 0, "district": 1, "commune": 2}


class Place(NamedTuple):
    """A territory that may be meant; ``sure`` where a rule says so."""

    territory: TerritoryRow
    reasons: tuple[Reason, ...]
    sure: bool


class Where(NamedTuple):
    """The places that some words mean, and at which word they end.

    ``named``: the words name some place, be it known or not.
    """

    end: int
    places: tuple[Place, ...]
    named: bool = True


def where(m: Mention, i: int) -> Where:
    """The place at word i: "tỉnh", "của tỉnh", "xã Thất Khê", "Lạng Sơn"."""
    start = i
    while (end := m.words.phrase_at(start, _LINKS)) > start:
        start = end
    if (end := m.words.phrase_at(start, _NATION)) > start and m.directory.nation:
        return Where(end, (Place(m.directory.nation, (why.NATIONAL,), True),))
    kind_end = m.words.kind_at(start)
    kind = m.words.key(start, kind_end)
    named = _named(m, kind_end, kind)
    if named.places:
        return _within_next(m, named)
    if kind:
        return Where(kind_end, own(m, kind))
    return Where(i, (), named=False)


def own(m: Mention, kind: str) -> tuple[Place, ...]:
    """The issuer's own territory of a kind: "tỉnh", "xã"."""
    levels = LEVEL_OF_KIND[kind]
    for t in m.home():
        if t.level in levels:
            same = plain(t.kind) == kind
            return (Place(t, (why.OWN,) if same else (why.OWN, why.KIND_DIFFERS), same),)
    return ()


def _named(m: Mention, i: int, kind: str) -> Where:
    for end in range(min(i + _LONGEST_NAME, len(m.words)), i, -1):
        if any(mark in ",;:" for mark in m.words.cut[i + 1 : end] if mark):
            continue
        found = places_named(m, m.words.key(i, end), kind, m.words.text(i, end))
        if found:
            return Where(end, found)
    return Where(i, ())


def _within_next(m: Mention, found: Where) -> Where:
    """ "xã Tân Thành, tỉnh Cà Mau": the second place says which of several the first is."""
    if found.places[0].territory.level == "province" or found.end >= len(m.words):
        return found
    kind_end = m.words.kind_at(found.end)
    after = _named(m, kind_end, m.words.key(found.end, kind_end))
    if not after.places or after.places[0].territory.level == "commune":
        return found
    outer = after.places[0].territory
    inside = _inside(m, found, outer)
    return Where(after.end, inside) if inside else found


def _inside(m: Mention, found: Where, outer: TerritoryRow) -> tuple[Place, ...]:
    """All of the name, wherever they lie, less those that do not lie in the outer place."""
    first = found.places[0].territory
    rows = m.directory.places.get(key_of(first.name), ())
    lies = [t for t in rows if _lies_in(m, t, outer) and plain(t.kind) == plain(first.kind)]
    then = [t for t in lies if alive(t, m.context.day)] or lies
    return tuple(Place(t, (why.NAMED,), len(then) == 1) for t in then)


def _lies_in(m: Mention, inner: TerritoryRow, outer: TerritoryRow) -> bool:
    if any(t.id == outer.id for t in m.directory.above(inner.id)):
        return True
    return bool(m.directory.province_today(inner) & m.directory.province_today(outer))


def places_named(m: Mention, key: str, kind: str, spelling: str = "") -> tuple[Place, ...]:
    """The territories of a name, given folded and as written; kind "" stands for any."""
    known = place_names().get(key)
    rows = m.directory.places.get(key_of(known) if known else key, ())
    if not rows:
        return ()
    kept, because = _of_kind(rows, kind)
    if not kept:
        return ()
    kept = _as_of(m, kept)
    kept, outside = _near_home(m, kept)
    return _by_marks(kept, known or spelling or kept[0].name, (*because, *outside))


def _of_kind(rows: tuple[TerritoryRow, ...], kind: str) -> tuple[list[TerritoryRow], list[Reason]]:
    if not kind:
        top = min(_RANK[t.level] for t in rows)
        return [t for t in rows if _RANK[t.level] == top], []
    same = [t for t in rows if plain(t.kind) == kind]
    if same:
        return same, []
    levels = LEVEL_OF_KIND[kind]
    return [t for t in rows if t.level in levels], [why.KIND_DIFFERS]


def _as_of(m: Mention, rows: list[TerritoryRow]) -> list[TerritoryRow]:
    """Those of the paper's day; else those of another time."""
    former = m.context.day is not None and m.context.day < MERGER
    return [t for t in rows if (t.valid_to is not None) == former] or rows


def _near_home(m: Mention, rows: list[TerritoryRow]) -> tuple[list[TerritoryRow], list[Reason]]:
    """Communes and districts of the issuing province, where there are any."""
    home = m.home("province")
    if not home or rows[0].level == "province":
        return rows, []
    near = [t for t in rows if home[0].id in m.directory.province_today(t)]
    return (near, []) if near else (rows, [why.OUTSIDE])


def _by_marks(
    rows: list[TerritoryRow], name: str, because: tuple[Reason, ...]
) -> tuple[Place, ...]:
    """Rows of the same folded name: the marks decide where they are written."""
    spelt = _spelling(name)
    same = [t for t in rows if _spelling(t.name) == spelt]
    if not same:
        bare = spelt == fold(name)
        because = (*because, why.NO_ACCENTS if bare else why.ACCENTS_DIFFER)
    kept = same or rows
    doubts = {why.KIND_DIFFERS, why.OUTSIDE, why.ACCENTS_DIFFER} & {*because}
    sure = len(kept) == 1 and not doubts
    return tuple(Place(t, (why.NAMED, *because), sure) for t in kept)


@lru_cache(maxsize=50_000)  # every name of a territory, and those of mentions
def _spelling(name: str) -> str:
    return old_tone_place(" ".join(name.lower().replace("-", " ").split()))
