"""What may be meant where a letter is wrong: candidates, never an answer (phỏng đoán)."""

from __future__ import annotations

from sauro.organization.resolution import reasons as why
from sauro.organization.resolution.model import Candidates
from sauro.organization.resolution.places import Where, places_named, where
from sauro.organization.resolution.single import Match, matches_at, outcome
from sauro.organization.resolution.wording import Mention

_LONGEST_TERM = 14  # words
_LONGEST_NAME = 4


def guess(m: Mention, i: int) -> Candidates:
    """Bodies whose name, or whose place, is close to what is written."""
    end = m.term_at(i)
    terms, slipped = [m.words.key(i, end)], False
    if end == i:
        end, terms = _terms_near(m, i)
        slipped = True
    place = where(m, end)
    if place.end < len(m.words):
        place, slipped = _place_near(m, end) or place, True
    if not slipped or place.end < len(m.words):
        return Candidates((), m.post)
    found = [match for term in terms for match in matches_at(m, term, place)]
    matches = [Match(f.body, (*f.reasons, why.SLIP), False) for f in found]
    guessed = outcome(matches, m.post)
    return guessed if isinstance(guessed, Candidates) else Candidates((), m.post)


def _terms_near(m: Mention, i: int) -> tuple[int, list[str]]:
    """The longest stretch of words that is close to known terms, and these."""
    for end in range(min(i + _LONGEST_TERM, len(m.words)), i, -1):
        key = m.words.key(i, end)
        near = [found for terms in m.known for found in terms.near(key)]
        if near:
            near.sort(key=lambda found: found[1])
            return end, list(dict.fromkeys(name for name, _ in near))
    return i, []


def _place_near(m: Mention, i: int) -> Where | None:
    kind_end = m.words.kind_at(i)
    kind = m.words.key(i, kind_end)
    for end in range(min(kind_end + _LONGEST_NAME, len(m.words)), kind_end, -1):
        near = m.directory.place_slips.near(m.words.key(kind_end, end))
        names = [name for name, _ in near]
        places = tuple(p for name in names for p in places_named(m, name, kind))
        inside = tuple(p for p in places if not {why.OUTSIDE, why.KIND_DIFFERS} & {*p.reasons})
        if inside:
            return Where(end, inside)
    return None
