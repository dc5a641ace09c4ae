"""Parties of many cases at once: found again by number and name, else written (đối tượng từ tệp).

Who has no number is written anew with each case: that two of one name are one is a judgement, and
judging is for people (decision 0046).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from sauro.cases.case_rules import PartyEntry
from sauro.cases.importing.rows_in import insert_rows
from sauro.foundation.access.models import Seat
from sauro.parties.linking.identifiers import identifier
from sauro.parties.linking.names import NameKey, name_key
from sauro.parties.linking.numbers import born_in
from sauro.parties.linking.reading import Identifier as Read
from sauro.parties.linking.reading import IdKind
from sauro.parties.linking.searching import tokens
from sauro.parties.models import Identifier, Kind, Name, Party
from sauro.parties.sealing import current_key, digests, sealed

_Known = tuple[str, tuple[str, ...]]  # hash of a number, words of a name


@dataclass(slots=True)
class _Told:
    entry: PartyEntry
    key: NameKey
    numbers: list[Read]
    hashes: list[str]
    party: int = 0

    def ways(self) -> Iterable[_Known]:
        return ((digest, self.key.words) for digest in self.hashes)


class Parties:
    """Those of one body that were found or written while one file is loaded."""

    def __init__(self, by: Seat, now: datetime, source: str) -> None:
        self.by, self.now, self.source = by, now, source[:300]
        self.today = timezone.localdate(now)
        self.known: dict[_Known, int] = {}
        self.written = 0

    def keys(self, entries: Sequence[PartyEntry]) -> list[int]:
        """The party of each entry, in the same order."""
        told = [self._told(entry) for entry in entries]
        self._find(told)
        new: list[_Told] = []
        for one in told:
            one.party = next((self.known[way] for way in one.ways() if way in self.known), 0)
            if not one.party:
                new.append(one)
                self.known.update(dict.fromkeys(one.ways(), -len(new)))  # the next one is the same
        made = self._write(new)
        for way, place in self.known.items() if new else ():
            if place < 0:
                self.known[way] = made[-place - 1]
        return [one.party if one.party > 0 else made[-one.party - 1] for one in told]

    def _told(self, entry: PartyEntry) -> _Told:
        read = [identifier(IdKind(kind), text, self.today) for kind, text in entry.numbers]
        read = list(dict.fromkeys(read))
        key = name_key(entry.name, person=entry.kind == Kind.PERSON)
        return _Told(entry, key, read, [digests(one)[0] for one in read])

    def _find(self, told: Iterable[_Told]) -> None:
        wanted = {d for one in told for d in one.hashes}
        rows = Identifier.objects.filter(
            digest__in=wanted, owner_path=self.by.body.path, withdrawn_at=None
        ).values_list("digest", "party_id", "party__name", "party__kind")
        for digest, party, name, kind in rows.order_by("-party_id"):
            words = name_key(name, person=kind == Kind.PERSON).words
            self.known.setdefault((digest, words), party)

    def _write(self, new: Sequence[_Told]) -> list[int]:
        made = insert_rows(Party, [self._party(one) for one in new])
        for one, pk in zip(new, made, strict=True):
            one.party = pk
        of_all = {"source": self.source, "added_by_id": self.by.pk, "added_at": self.now,
                  "owner_path": self.by.body.path}  # fmt: skip
        insert_rows(Name, [of_all | _name(one) for one in new])
        insert_rows(Identifier, [of_all | row for one in new for row in _numbers(one)])
        self.written += len(new)
        return made

    def _party(self, one: _Told) -> dict[str, object]:
        person = one.entry.kind == Kind.PERSON
        born = (born_in(n.value) for n in one.numbers if n.kind is IdKind.IDENTITY_NUMBER)
        return {
            "owner_path": self.by.body.path, "kind": one.entry.kind, "name": one.entry.name,
            "born_in": next(born, None) if person else None, "note": "",
            "made_by_id": self.by.pk, "made_at": self.now, "version": 1,
        }  # fmt: skip


def _name(one: _Told) -> dict[str, object]:
    return {
        "party_id": one.party, "written": one.entry.name, "words": list(one.key.words),
        "tokens": sorted(tokens(one.key)),
    }  # fmt: skip


def _numbers(one: _Told) -> Iterable[dict[str, object]]:
    for read, digest in zip(one.numbers, one.hashes, strict=True):
        yield {
            "party_id": one.party, "kind": read.kind.value, "shown": read.shown,
            "sealed": sealed(read, one.party), "digest": digest, "key": current_key(),
            "withdrawn_because": "",
        }  # fmt: skip
