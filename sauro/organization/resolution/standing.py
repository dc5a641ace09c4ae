"""The standing agency of a committee: a designation, not a name (cơ quan thường trực)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sauro.organization.resolution import reasons as why
from sauro.organization.resolution.lists import listed_at
from sauro.organization.resolution.model import (
    BodyRow,
    Candidate,
    Candidates,
    Group,
    Reason,
    Resolution,
    Resolved,
)
from sauro.organization.resolution.places import Place, where
from sauro.organization.resolution.vocabulary import words
from sauro.organization.resolution.wording import Mention

_DESIGNATION = re.compile(
    r"(?:co quan |van phong |don vi |bo phan )?thuong truc(?: cua)?"
    r"(?: ban chi dao(?: chong buon lau gian lan thuong mai va hang gia| 389)?)?(?: |$)"
)
# Where no decision is on record, those that most provinces designate.
_OFTEN = ("chi cuc quan ly thi truong", "so cong thuong")


def standing_at(m: Mention, i: int) -> Resolution | None:
    """The agency that the words from i on designate; none where they designate none."""
    found = _DESIGNATION.match(m.words.key(i))
    if not found:
        return None
    end = i + len(found.group().split())
    start = m.words.phrase_at(end, words("quantifiers"))
    if start > end:
        return _several(m, i, start)
    place = where(m, end)
    if place.end < len(m.words):
        return None
    return _one(m, place.places if place.named else _home(m))


def _home(m: Mention) -> tuple[Place, ...]:
    return tuple(Place(t, (why.OWN,), True) for t in m.home()[:1])


def _today(m: Mention, places: tuple[Place, ...]) -> Iterator[tuple[int, bool]]:
    """The territories of today that have the named ones, and whether that is sure."""
    for p in places:
        if p.territory.valid_to is None:
            yield p.territory.id, p.sure
        else:
            yield from (
                (new, p.sure and whole)
                for new, whole in m.directory.successors.get(p.territory.id, ())
            )


def _one(m: Mention, places: tuple[Place, ...]) -> Resolved | Candidates:
    reasons = places[0].reasons if places else ()
    today = list(_today(m, places))
    known = [(b, sure) for t, sure in today for b in m.directory.standing_of(t, m.context.day)]
    if len(known) == 1 and known[0][1]:
        return Resolved(known[0][0], (*reasons, why.STANDING), m.post)
    if known:
        return _options(m, (b for b, _ in known), (*reasons, why.STANDING, why.AMBIGUOUS))
    often = (b for term in _OFTEN for t, _ in today for b in m.directory.at(term, t))
    return _options(m, often, (*reasons, why.STANDING_UNKNOWN))


def _options(m: Mention, bodies: Iterator[BodyRow], reasons: tuple[Reason, ...]) -> Candidates:
    options = (Candidate(b, round(0.6**n, 3), reasons) for n, b in enumerate(bodies, 1))
    return Candidates(tuple(options), m.post)


def _several(m: Mention, i: int, start: int) -> Group:
    """ "Cơ quan thường trực BCĐ 389 các tỉnh: Lạng Sơn, Tây Ninh"."""
    listed = listed_at(m, start)
    found = [_one(m, (p,)) for p in listed.places]
    members = tuple(r.body for r in found if isinstance(r, Resolved))
    settled = len(members) == len(found) > 0 and not listed.unknown and listed.end == len(m.words)
    reasons = (why.LISTED,) if settled else (why.LISTED, why.SOME_UNKNOWN)
    return Group(m.words.text(i), members, reasons, m.words.text(listed.end), m.post, settled)
