"""Entering a party, and what is learnt of it later: facts as written (ghi đối tượng)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F

from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze
from sauro.organization.queries.territories import TerritoryRow
from sauro.parties.linking import reading
from sauro.parties.linking.identifiers import identifier
from sauro.parties.linking.names import LONGEST, name_key
from sauro.parties.linking.numbers import born_in
from sauro.parties.linking.reading import IdKind, Unreadable
from sauro.parties.linking.searching import tokens
from sauro.parties.models import Address, Identifier, Kind, Name, Party
from sauro.parties.sealing import current_key, digests, sealed
from sauro.parties.suggesting import suggest

_AGAIN = timedelta(minutes=2)  # in which the same party sent twice is one
_MOST_NUMBERS = 40
_OLDEST = 120  # years


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told of a party at once; ``numbers``: kind and text as typed."""

    names: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    street: str = ""
    territory: TerritoryRow | None = None
    as_of: date | None = None
    source: str = ""

    def __bool__(self) -> bool:
        return bool(self.names or self.numbers or self.street or self.territory)


@dataclass(frozen=True, slots=True)
class Entry:
    """A new party; its first name is the one that lists show."""

    kind: str
    facts: Facts
    born_in: int | None = None
    note: str = ""


@transaction.atomic
def enter_party(entry: Entry, *, by: Seat, now: datetime, today: date) -> Party:
    """Write a party down. Sent twice it is one. Raises: NotAllowed, Refused."""
    allow(by, Right.KEEP_PARTIES)
    facts = _cleaned(entry.facts)
    read, wrong = _read(facts.numbers, today)
    wrong = [*_entry_findings(entry, facts, today), *_fact_findings(facts), *wrong]
    if wrong:
        raise Refused(*wrong)
    what = {"owner_path": by.body.path, "kind": entry.kind, "name": facts.names[0], "made_by": by}
    if again := Party.objects.filter(**what, made_at__gte=now - _AGAIN).order_by("-id").first():
        return again
    party = Party.objects.create(
        **what, born_in=entry.born_in or _born(entry.kind, read), note=said(entry.note), made_at=now
    )
    _write(party, facts, read, by, now)
    suggest(party, by=by, now=now)
    return party


@transaction.atomic
def add_facts(party_id: int, facts: Facts, *, by: Seat, now: datetime, today: date) -> Party:
    """Write down more of a party; what it has already is not written twice.

    Raises: NotAllowed, Hidden, Refused.
    """
    allow(by, Right.KEEP_PARTIES)
    party = own_party(party_id, by)
    facts = _cleaned(facts)
    read, wrong = _read(facts.numbers, today)
    wrong = [*([] if facts else [_NOTHING]), *_fact_findings(facts), *wrong]
    if wrong:
        raise Refused(*wrong)
    _write(party, facts, read, by, now)
    Party.objects.filter(pk=party.pk).update(version=F("version") + 1)
    suggest(party, by=by, now=now)
    return party


@transaction.atomic
def withdraw_number(identifier_id: int, because: str, *, by: Seat, now: datetime) -> Identifier:
    """A number that was written by mistake counts no more; it stays on record (rút định danh).

    Raises: NotAllowed, Hidden, Refused.
    """
    allow(by, Right.KEEP_PARTIES)
    row = Identifier.objects.select_for_update().filter(pk=identifier_id).first()
    if row is None or row.owner_path != by.body.path:
        raise Hidden
    if not said(because):
        raise Refused(NO_REASON)
    if row.withdrawn_at is None:
        row.withdrawn_at, row.withdrawn_because = now, said(because)[:300]
        row.save(update_fields=["withdrawn_at", "withdrawn_because"])
        Party.objects.filter(pk=row.party_id).update(version=F("version") + 1)
    return row


def own_party(party_id: int, by: Seat) -> Party:
    """A party that the seat's body keeps, locked. Raises: Hidden."""
    row = Party.objects.select_for_update().filter(pk=party_id, owner_path=by.body.path).first()
    if row is None:
        raise Hidden
    return row


def said(words: str) -> str:
    """What was typed on one line, without what no database keeps."""
    return squeeze(words.replace("\0", " "))


def _cleaned(facts: Facts) -> Facts:
    return Facts(
        tuple(dict.fromkeys(filter(None, map(said, facts.names)))),
        tuple((kind, text) for kind, text in facts.numbers if said(text)),
        said(facts.street),
        facts.territory,
        facts.as_of,
        said(facts.source),
    )


def _read(
    numbers: Sequence[tuple[str, str]], today: date
) -> tuple[list[reading.Identifier], list[Finding]]:
    """What the numbers are, each once, and what is wrong with those that are none."""
    read: dict[reading.Identifier, None] = {}
    wrong = []
    for kind, text in numbers[:_MOST_NUMBERS]:
        try:
            read[identifier(IdKind(kind), text, today)] = None
        except Unreadable as told:
            f = told.finding
            about = said(text)[:40]
            wrong.append(
                Finding(f.code, kind, f"“{about}”: {f.message}", f"“{about}”: {f.message_en}")
            )
    return list(read), wrong


def _entry_findings(entry: Entry, facts: Facts, today: date) -> Iterator[Finding]:
    if entry.kind not in Kind.values:
        yield _NO_KIND
    if not facts.names:
        yield _NO_NAME
    born = entry.born_in
    if born is not None and not today.year - _OLDEST <= born <= today.year:
        yield _NO_YEAR
    if len(entry.note) > 1000:
        yield _longer("note", 1000)


def _fact_findings(facts: Facts) -> Iterator[Finding]:
    if any(len(name) > LONGEST for name in facts.names):
        yield _longer("name", LONGEST)
    if any(not name_key(name, person=True).words for name in facts.names):
        yield _NO_WORD
    for field, words in (("street", facts.street), ("source", facts.source)):
        if len(words) > 300:
            yield _longer(field, 300)
    if len(facts.numbers) > _MOST_NUMBERS:
        yield _MANY


def _born(kind: str, read: Iterable[reading.Identifier]) -> int | None:
    """The year that a person's identity number tells, where nobody wrote another one. That of a
    company is its representative's.
    """
    if kind != Kind.PERSON:
        return None
    return next((born_in(r.value) for r in read if r.kind is IdKind.IDENTITY_NUMBER), None)


def _write(
    party: Party, facts: Facts, read: Sequence[reading.Identifier], by: Seat, now: datetime
) -> None:
    of_party = {
        "owner_path": party.owner_path, "party": party, "source": facts.source,
        "added_by": by, "added_at": now,
    }  # fmt: skip
    known = set(party.name_rows.values_list("written", flat=True))
    for name in facts.names:
        if name not in known:
            key = name_key(name, person=party.kind == Kind.PERSON)
            Name.objects.create(
                **of_party, written=name, words=list(key.words), tokens=sorted(tokens(key))
            )
    _write_numbers(party, read, of_party)
    place = facts.territory
    told = {
        "street": facts.street,
        "territory_id": place.id if place else None,
        "place": place.label[:200] if place else "",
    }
    if (facts.street or place) and not party.address_rows.filter(**told).exists():
        Address.objects.create(**of_party, **told, as_of=facts.as_of)


def _write_numbers(
    party: Party, read: Sequence[reading.Identifier], of_party: dict[str, object]
) -> None:
    for one in read:
        hashes = digests(one)
        if party.identifier_rows.filter(digest__in=hashes, withdrawn_at=None).exists():
            continue
        Identifier.objects.create(
            **of_party, kind=one.kind.value, shown=one.shown, sealed=sealed(one, party.pk),
            digest=hashes[0], key=current_key(),
        )  # fmt: skip


def _longer(field: str, most: int) -> Finding:
    return Finding(
        "too-long",
        field,
        f"Dài hơn {most} ký tự. Hãy rút gọn; phần còn lại ghi vào ghi chú.",
        f"Longer than {most} characters. Shorten it; the rest goes into the note.",
    )


NO_REASON = Finding(
    "no-reason", "because",
    "Hãy ghi lý do: người xem sau cần biết vì sao.",
    "Give a reason: who looks later must know why.",
)  # fmt: skip
_NO_NAME = Finding(
    "no-name", "name",
    "Đối tượng phải có tên. Chưa biết tên thì ghi cách gọi, như “Chủ xe 29A-123.45”.",
    "A party has a name. If it is not known, write how it is called, such as “Owner of "
    "29A-123.45”.",
)  # fmt: skip
_NO_WORD = Finding(
    "no-word", "name",
    "Tên phải có ít nhất một chữ cái hoặc chữ số, để tìm lại được.",
    "A name has a letter or a digit at least, so that it can be found again.",
)  # fmt: skip
_NO_KIND = Finding(
    "no-kind", "kind", "Hãy chọn loại đối tượng trong danh sách.", "Choose a kind of the list."
)
_NO_YEAR = Finding(
    "no-year", "born_in",
    "Năm sinh phải là năm đã qua, không quá 120 năm trước. Hãy xem lại bốn chữ số.",
    "The year of birth lies in the last 120 years. Look again at the four digits.",
)  # fmt: skip
_MANY = Finding(
    "many", "numbers",
    f"Mỗi lần ghi nhiều nhất {_MOST_NUMBERS} số. Hãy ghi phần còn lại ở lần sau.",
    f"At most {_MOST_NUMBERS} numbers at once. Write the rest the next time.",
)  # fmt: skip
_NOTHING = Finding(
    "nothing", "name",
    "Chưa có gì để ghi thêm. Hãy nhập ít nhất một tên, một số hoặc một địa chỉ.",
    "There is nothing to add. Enter a name, a number or an address.",
)  # fmt: skip
