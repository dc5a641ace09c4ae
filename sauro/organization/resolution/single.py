"""One body by its name: "Sở Y tế", "Công an tỉnh Hà Giang" (một cơ quan)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sauro.organization.resolution import reasons as why
from sauro.organization.resolution.directory import alive
from sauro.organization.resolution.model import (
    BodyRow,
    Candidate,
    Candidates,
    Reason,
    Resolved,
)
from sauro.organization.resolution.places import Place, Where, where
from sauro.organization.resolution.vocabulary import other_names
from sauro.organization.resolution.wording import Mention, posts_at

UBND = "uy ban nhan dan"
_ROMAN = re.compile(r"[ivx]+$")
_FEW = 3  # bodies of a name elsewhere; of more, none is likelier
_MOST = 12  # candidates; more help nobody
_TABLES: tuple[tuple[str, tuple[Reason, ...]], ...] = (
    ("same", ()),
    ("force", (why.FORCE,)),
    ("former", (why.FORMER_NAME,)),
    ("perhaps", (why.PERHAPS_FORMER,)),
)
_DOUBTS = frozenset((why.ACCENTS_DIFFER, why.KIND_DIFFERS, why.OUTSIDE, why.ENDED_LEVEL))


class Match(NamedTuple):
    """A body that fits; ``sure`` where nothing speaks against it."""

    body: BodyRow
    reasons: tuple[Reason, ...]
    sure: bool


def resolve_single(m: Mention, i: int) -> Resolved | Candidates:
    """The body whose name begins at word i and reaches to the end of the words.

    A term with its place goes before a longer term without: no body takes the name of another by
    having the other's place in its own.
    """
    end, *shorter = m.ends_at(i)
    found, named = _reading(m, i, end)
    if not (named and isinstance(found, Resolved)):
        for other in shorter:
            instead, named = _reading(m, i, other)
            if named and isinstance(instead, Resolved):
                return instead
    return found


def _reading(m: Mention, i: int, end: int) -> tuple[Resolved | Candidates, bool]:
    """The body of the term from word i to ``end``, and whether the words after it name a place."""
    term = m.words.key(i, end)
    if end == i:
        term = UBND  # "huyện Cát Hải": the place stands for its authority
        if m.words.kind_at(i) == i:
            return Candidates((), m.post), False
    place = where(m, end)
    matches = list(matches_at(m, term, place))
    post, person, left = _after(m, place.end)
    if left:
        matches = [f._replace(reasons=(*f.reasons, left), sure=False) for f in matches]
    return outcome(matches, post, person), place.named


def matches_at(m: Mention, term: str, place: Where) -> Iterator[Match]:
    """The bodies of a term at a place, or near the issuer where no place is named."""
    if place.named:
        for p in place.places:
            yield from _at_place(m, term, p)
        return
    for because, known in names_of(term):
        for t in m.home():
            found = m.directory.at(known, t.id)
            if found:
                reason = why.NATIONAL if t.level == "nation" else why.OWN
                yield from _on_day(m, found, (reason, *because), sure=True)
                return
    elsewhere = m.directory.by_term.get(term, ())
    if len(elsewhere) <= _FEW:
        yield from (Match(body, (why.OUTSIDE,), False) for body in elsewhere)


def names_of(term: str) -> Iterator[tuple[tuple[Reason, ...], str]]:
    """The term itself, then the names on record that it may stand for."""
    yield (), term
    for table, because in _TABLES:
        for known in other_names(table).get(term, ()):
            yield because, known


def _at_place(m: Mention, term: str, p: Place) -> Iterator[Match]:
    if p.territory.valid_to is not None:
        yield from _after_merger(m, term, p)
        return
    for because, known in names_of(term):
        found = m.directory.at(known, p.territory.id)
        if found:
            yield from _on_day(m, found, (*p.reasons, *because), sure=p.sure)
            return


def _after_merger(m: Mention, term: str, p: Place) -> Iterator[Match]:
    """What the body of a former territory has become."""
    heirs = m.directory.successors.get(p.territory.id, ())
    whole = len(heirs) == 1 and heirs[0][1]
    because = (*p.reasons, why.SUCCESSOR if whole else why.SUCCESSOR_PART)
    found = [
        Match(body, (*because, *also), whole and p.sure and why.PERHAPS_FORMER not in also)
        for new, _ in heirs
        for also, body in _first_at(m, term, new)
    ]
    if found or p.territory.level != "district":
        yield from found
        return
    for province in m.directory.province_today(p.territory):
        for also, body in _first_at(m, term, province):
            yield Match(body, (*p.reasons, why.ENDED_LEVEL, *also), False)


def _first_at(
    m: Mention, term: str, territory: int
) -> Iterator[tuple[tuple[Reason, ...], BodyRow]]:
    for because, known in names_of(term):
        found = m.directory.at(known, territory)
        if found:
            yield from ((because, body) for body in found if body.valid_to is None)
            return


def _on_day(
    m: Mention, bodies: Iterable[BodyRow], because: tuple[Reason, ...], *, sure: bool
) -> Iterator[Match]:
    sure &= why.PERHAPS_FORMER not in because
    then = [b for b in bodies if alive(b, m.context.day)]
    if then:
        yield from (Match(b, because, sure) for b in then)
        return
    yield from (Match(b, (*because, why.NOT_VALID_THEN), False) for b in bodies)


def _after(m: Mention, i: int) -> tuple[str, str, Reason | None]:
    """Post, person, and why the words that are left are a doubt."""
    w, left = m.words, len(m.words) - i
    if not left:
        return m.post, "", None
    if not m.post and w.cut[i] == ":" and posts_at(w, i) == len(w):
        return w.text(i), "", None  # "UBND tỉnh: Chủ tịch và các Phó Chủ tịch"
    if m.post and 2 <= left <= 6 and all(word[0].isupper() for word in w.raw[i:]):
        return m.post, w.text(i), None
    number = left == 1 and _ROMAN.match(w.keys[i])
    return m.post, "", why.REGION_NUMBER if number else why.WORDS_LEFT


def outcome(matches: list[Match], post: str = "", person: str = "") -> Resolved | Candidates:
    """One sure match is the answer; anything else is for an officer."""
    if len(matches) == 1 and matches[0].sure:
        return Resolved(matches[0].body, matches[0].reasons, post, person)
    several = (why.AMBIGUOUS,) if len(matches) > 1 else ()
    options: dict[str, Candidate] = {}
    for m in matches:
        candidate = Candidate(m.body, _score(m, len(matches)), (*m.reasons, *several))
        options.setdefault(m.body.path, candidate)
    ranked = sorted(options.values(), key=lambda c: (-c.score, c.body.path))
    return Candidates(tuple(ranked[:_MOST]), post)


def _score(m: Match, of: int) -> float:
    doubts = sum(r in _DOUBTS or r in (why.WORDS_LEFT, why.REGION_NUMBER) for r in m.reasons)
    return round(0.9**doubts / (1 if of == 1 else 2), 3)
