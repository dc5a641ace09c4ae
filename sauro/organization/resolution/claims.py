"""Whose name it would be: asked before somebody gives a body a name (tên đã thuộc nơi khác)."""

from __future__ import annotations

from collections.abc import Iterator

from sauro.organization.resolution import reasons as why
from sauro.organization.resolution.directory import Directory
from sauro.organization.resolution.model import (
    BodyRow,
    Candidates,
    Context,
    Group,
    Resolved,
    TerritoryRow,
)
from sauro.organization.resolution.places import Place, where
from sauro.organization.resolution.resolve import resolve
from sauro.organization.resolution.wording import Mention, Words

_GUESSED = frozenset((why.OUTSIDE, why.WORDS_LEFT, why.SLIP, why.REGION_NUMBER))

Claim = BodyRow | TerritoryRow | Group


def claimed(directory: Directory, name: str, path: str, root: str) -> Claim | None:
    """Whom papers mean by a name that somebody who keeps ``root`` and below gives to the body at a
    path: a body that he does not keep, a place elsewhere, or several. None where it is free.
    """
    found = resolve(directory, name, Context(path))
    if isinstance(found, Group):
        return found
    others = (b for b in _named(found) if not f"{b.path}.".startswith(f"{root}."))
    if other := next(others, None):
        return other
    return next((p.territory for p in _places(directory, name, path)), None)


def _named(found: Resolved | Candidates) -> Iterator[BodyRow]:
    """Whom the name means by rule, also where it means several already."""
    if isinstance(found, Resolved):
        yield found.body
        return
    for option in found.options:
        if why.AMBIGUOUS in option.reasons and _GUESSED.isdisjoint(option.reasons):
            yield option.body


def _places(directory: Directory, name: str, path: str) -> Iterator[Place]:
    """Places elsewhere that the name ends with, told with their kind ("tỉnh Nghệ An")."""
    m = Mention(directory, Words(name), Context(path), directory.known_in(path))
    home = {t.id for t in m.home()}
    for i in range(1, len(m.words)):
        if m.words.kind_at(i) == i:
            continue
        found = where(m, i)
        if found.end == len(m.words) and all(p.sure for p in found.places):
            yield from (p for p in found.places if not _ours(directory, p.territory, home, path))


def _ours(directory: Directory, place: TerritoryRow, home: set[int], path: str) -> bool:
    """Whether a place is one of a body's own, or lies in its smallest one, or did before."""
    above = {t.id for t in directory.above(place.id)}
    smallest = next((t.id for t in directory.home(path)), None)
    heirs = {new for new, _ in directory.successors.get(place.id, ())}
    return place.id in home or smallest in above or bool(heirs & home) or smallest is None
