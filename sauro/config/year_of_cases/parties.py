"""Parties of simulated cases: one row a party and body, found again by its number (đối tượng)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from sauro.cases.simulating import Actor
from sauro.foundation.access.models import Seat
from sauro.parties.linking.identifiers import identifier
from sauro.parties.linking.names import name_key
from sauro.parties.linking.reading import IdKind
from sauro.parties.linking.searching import tokens
from sauro.parties.models import Identifier, Kind, Name, Party
from sauro.parties.sealing import current_key, digests, sealed

Wanted = tuple[str, Seat, datetime, Actor]  # path of the body, who writes when, whom
_SOURCE = "Mô phỏng, không có thật"


class Known:
    """Parties that were written by this run, by body and number."""

    def __init__(self, now: datetime) -> None:
        self._today = timezone.localdate(now)
        self._keys: dict[tuple[str, int], int] = {}

    def parties(self, wanted: Iterable[Wanted]) -> dict[tuple[str, int], int]:
        """Keys of all that were ever wanted; what is new is written with its name and numbers."""
        new: dict[tuple[str, int], Wanted] = {}
        for one in wanted:
            key = (one[0], one[3].number)
            if key not in self._keys:
                new.setdefault(key, one)
        rows = Party.objects.bulk_create(_party(*one) for one in new.values())
        self._keys |= {key: row.pk for key, row in zip(new, rows, strict=True)}
        made = list(zip(rows, new.values(), strict=True))
        Name.objects.bulk_create(_name(row, one) for row, one in made)
        Identifier.objects.bulk_create(
            number for row, one in made for number in self._numbers(row, one)
        )
        return self._keys

    def _numbers(self, row: Party, one: Wanted) -> Iterable[Identifier]:
        _path, seat, at, actor = one
        for kind, text in ((IdKind.PHONE, actor.phone), (IdKind.PLATE, actor.plate)):
            if text:
                read = identifier(kind, text, self._today)
                yield Identifier(
                    owner_path=row.owner_path, party=row, source=_SOURCE, added_by=seat,
                    added_at=at, kind=kind.value, shown=read.shown, sealed=sealed(read, row.pk),
                    digest=digests(read)[0], key=current_key(),
                )  # fmt: skip


def _party(path: str, seat: Seat, at: datetime, actor: Actor) -> Party:
    kind = Kind.COMPANY if actor.kind == "business" else Kind.PERSON
    return Party(
        owner_path=path, kind=kind, name=actor.name, note=_SOURCE, made_by=seat, made_at=at
    )


def _name(row: Party, one: Wanted) -> Name:
    _path, seat, at, actor = one
    key = name_key(actor.name, person=row.kind == Kind.PERSON)
    return Name(
        owner_path=row.owner_path, party=row, source=_SOURCE, added_by=seat, added_at=at,
        written=actor.name, words=list(key.words), tokens=sorted(tokens(key)),
    )  # fmt: skip
