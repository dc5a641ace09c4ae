"""Several territories by one phrase: "các xã, phường", "các phường Mỹ Tho, Sa Đéc" (liệt kê)."""

from __future__ import annotations

from typing import NamedTuple

from sauro.organization.resolution.places import Place, places_named
from sauro.organization.resolution.vocabulary import plain
from sauro.organization.resolution.wording import Mention

_LONGEST_NAME = 5
_AND = frozenset(("va", "gom", "cung"))


class Listed(NamedTuple):
    """Kinds and names as listed; at which word the list ends."""

    end: int
    kinds: tuple[str, ...]  # folded, in order; all units of them are meant
    places: tuple[Place, ...]  # named
    unknown: bool  # a name stands there that is no territory's


def listed_at(m: Mention, i: int) -> Listed:
    """The list that begins at word i with the name of a kind.

    Names belong to the kind before them. Kinds without names mean all of their units.
    """
    kinds: list[str] = []
    places: list[Place] = []
    unknown = False
    at = i
    while at < len(m.words):
        if m.words.keys[at] in _AND:
            at += 1
            continue
        kind_end = m.words.kind_at(at)
        if kind_end > at:
            kinds.append(m.words.key(at, kind_end))
            at = kind_end
            continue
        end, found = _name_at(m, at, kinds[-1] if kinds else "")
        if not found:
            unknown = bool(places) and m.words.cut[at] == "," and m.words.raw[at][0].isupper()
            break
        places.extend(found)
        at = end
    return Listed(at, _whole_kinds(kinds, places), tuple(places), unknown)


def _whole_kinds(kinds: list[str], places: list[Place]) -> tuple[str, ...]:
    """ "các xã, phường, đặc khu Trường Sa": names take the last kind before them away."""
    if not places:
        return tuple(kinds)
    named = plain(places[0].territory.kind)
    return tuple(kinds[: kinds.index(named)] if named in kinds else ())


def _name_at(m: Mention, i: int, kind: str) -> tuple[int, tuple[Place, ...]]:
    for end in range(min(i + _LONGEST_NAME, len(m.words)), i, -1):
        if any(m.words.cut[i + 1 : end]):
            continue
        found = places_named(m, m.words.key(i, end), kind, m.words.text(i, end))
        capital = m.words.raw[i][0].isupper()  # "các xã biên giới" names no commune Biên Giới
        if found and (capital or found[0].sure):
            return end, found
    return i, ()


def names_in(m: Mention) -> Listed:
    """All territories that a text names after the name of a kind, wherever they stand."""
    places: list[Place] = []
    unknown = False
    at = 0
    while at < len(m.words):
        if m.words.kind_at(at) == at:
            at += 1
            continue
        found = listed_at(m, at)
        places.extend(found.places)
        unknown |= found.unknown
        at = max(found.end, at + 1)
    return Listed(at, (), tuple(places), unknown)
