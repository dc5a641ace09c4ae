"""Which parties may be one with a party: looked for when it is written, for a person to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sauro.foundation.access.models import Seat
from sauro.organization.queries.territories import territories_of_today
from sauro.parties.finding import ids_named
from sauro.parties.linking.comparing import Known, Level, Likeness, Place, compare
from sauro.parties.linking.names import NameKey, name_key
from sauro.parties.linking.reading import SEALED, IdKind
from sauro.parties.models import Address, Identifier, Judgement, Kind, LinkSuggestion, Name, Party

_NAMESAKES = 20  # that are compared with each name


def suggest(party: Party, *, by: Seat, now: datetime) -> int:
    """Note the parties in sight that resemble this one; a pair keeps its newest reasons."""
    others = _candidates(party)
    judged = _judged(party, others)
    known = known_of([party.pk, *others])
    count = 0
    for other in others:
        if other in judged or other not in known:
            continue
        likeness = compare(known[party.pk], known[other])
        if likeness.level is not Level.APART:
            _note(party.pk, other, likeness, by, now)
            count += 1
    return count


def reasons_of(likeness: Likeness) -> list[dict[str, object]]:
    """As they are kept with a pair."""
    return [{"code": r.code, "points": r.points, "detail": r.detail} for r in likeness.reasons]


def _note(one: int, other: int, likeness: Likeness, by: Seat, now: datetime) -> None:
    LinkSuggestion.objects.update_or_create(
        one_id=min(one, other),
        other_id=max(one, other),
        defaults={"reasons": reasons_of(likeness), "points": likeness.points, "made_at": now},
        create_defaults={
            "owner_path": by.body.path, "reasons": reasons_of(likeness),
            "points": likeness.points, "made_at": now,
        },
    )  # fmt: skip


def _candidates(party: Party) -> list[int]:
    """Who shares a number, and who bears a name like it."""
    hashes = party.identifier_rows.filter(withdrawn_at=None).values_list("digest", flat=True)
    shared = Identifier.objects.filter(digest__in=list(hashes), withdrawn_at=None)
    found = list(shared.exclude(party=party).values_list("party_id", flat=True)[:200])
    for name in party.name_rows.values_list("written", flat=True):
        found += ids_named(f"{name} ")[:_NAMESAKES]
    return [pk for pk in dict.fromkeys(found) if pk != party.pk]


def _judged(party: Party, others: Sequence[int]) -> set[int]:
    standing = Judgement.objects.filter(undone_at=None)
    pairs = [
        *standing.filter(one=party, other__in=others).values_list("other_id", flat=True),
        *standing.filter(other=party, one__in=others).values_list("one_id", flat=True),
    ]
    return set(pairs)


def known_of(ids: Sequence[int]) -> dict[int, Known]:
    """What is compared of parties, by their ids."""
    parties = Party.objects.in_bulk(list(ids))
    names, numbers, places = _names(parties), _numbers(ids), _places(ids)
    return {
        pk: Known(
            party.kind, tuple(names[pk]), frozenset(numbers[pk]), tuple(places[pk]), party.born_in
        )
        for pk, party in parties.items()
    }


def _names(parties: dict[int, Party]) -> dict[int, list[NameKey]]:
    found = defaultdict(list)
    for pk, written in Name.objects.filter(party__in=parties).values_list("party_id", "written"):
        found[pk].append(name_key(written, person=parties[pk].kind == Kind.PERSON))
    return found


def _numbers(ids: Sequence[int]) -> dict[int, list[tuple[IdKind, str]]]:
    found = defaultdict(list)
    for row in Identifier.objects.filter(party__in=ids, withdrawn_at=None):
        kind = IdKind(row.kind)
        found[row.party_id].append((kind, row.digest if kind in SEALED else row.shown))
    return found


def _places(ids: Sequence[int]) -> dict[int, list[Place]]:
    rows = list(Address.objects.filter(party__in=ids))
    today = territories_of_today({row.territory_id for row in rows if row.territory_id})
    found = defaultdict(list)
    for row in rows:
        pk = row.territory_id
        communes = frozenset(map(str, today.get(pk, {pk}))) if pk else frozenset[str]()
        street = name_key(row.street, person=True).words
        found[row.party_id].append(Place(street, str(pk or ""), communes))
    return found
