"""What pages and machines read of parties, under the policies (tra cứu đối tượng)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import connection
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from sauro.foundation.access.scope import within
from sauro.foundation.errors import Hidden
from sauro.organization.queries.rows import body_names
from sauro.parties.models import (
    Address,
    Identifier,
    Inquiry,
    Judgement,
    LinkSuggestion,
    Name,
    Party,
)

PAGE = 50
_Any = TypeVar("_Any", bound=Model)


@dataclass(frozen=True, slots=True)
class Portrait:
    """A party with all that is told of it."""

    party: Party
    owner: str
    names: Sequence[Name]
    numbers: Sequence[Identifier]
    addresses: Sequence[Address]


@dataclass(frozen=True, slots=True)
class Brief:
    """A party as a list shows it."""

    party: Party
    owner: str
    numbers: str
    place: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Another party beside one: suggested, or decided on."""

    party: Party
    owner: str
    pair: LinkSuggestion | Judgement


def party(party_id: int) -> Party:
    """Raises: Hidden."""
    return _one(Party.objects.select_related("made_by__user"), party_id)


def identifier(identifier_id: int) -> Identifier:
    """Raises: Hidden."""
    return _one(Identifier.objects.select_related("party"), identifier_id)


def judgement(judgement_id: int) -> Judgement:
    """Raises: Hidden."""
    return _one(Judgement.objects.select_related("one", "other", "decided_by__user"), judgement_id)


def _one(rows: QuerySet[_Any], pk: int) -> _Any:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Hidden
    return found


def newest(kind: str, after: int | None, size: int = PAGE) -> list[Party]:
    """Parties in sight, the latest first, one more than a page."""
    rows = Party.objects.filter(within(), **({"kind": kind} if kind else {}))
    if after:
        rows = rows.filter(pk__lt=after)
    return list(rows.order_by("-pk")[: size + 1])


def portrait(row: Party) -> Portrait:
    """All facts of a party, in the order in which they came."""
    return Portrait(
        row,
        body_names([row.owner_path]).get(row.owner_path, row.owner_path),
        list(row.name_rows.order_by("pk")),
        list(row.identifier_rows.order_by("pk")),
        list(row.address_rows.order_by("pk")),
    )


def briefs(rows: Sequence[Party]) -> list[Brief]:
    """The same parties with their numbers and last address."""
    owners = body_names(p.owner_path for p in rows)
    numbers, places = defaultdict(list), dict[int, str]()
    for i in Identifier.objects.filter(party__in=rows, withdrawn_at=None).order_by("pk"):
        numbers[i.party_id].append(i.shown)
    for a in Address.objects.filter(party__in=rows).order_by("pk"):
        places[a.party_id] = str(a)
    return [
        Brief(
            p, owners.get(p.owner_path, p.owner_path), "; ".join(numbers[p.pk][:3]),
            places.get(p.pk, ""),
        )
        for p in rows
    ]  # fmt: skip


def sharing(ids: Iterable[int]) -> dict[int, int]:
    """Which parties in sight are one with some, each with the one of those that it is: the same
    row, a shared number, or a standing judgement.
    """
    known = {pk: pk for pk in ids}
    numbers = Identifier.objects.filter(withdrawn_at=None)
    of_digest = dict(numbers.filter(party__in=known).values_list("digest", "party_id"))
    for digest, pk in numbers.filter(digest__in=of_digest).values_list("digest", "party_id"):
        known.setdefault(pk, of_digest[digest])
    same = Judgement.objects.filter(verdict="same", undone_at=None)
    pairs = same.filter(Q(one__in=list(known)) | Q(other__in=list(known)))
    for one, other in pairs.values_list("one_id", "other_id"):
        if one in known:
            known.setdefault(other, known[one])
        else:
            known[one] = known[other]
    return known


@dataclass(frozen=True, slots=True)
class Beside:
    """Another party beside one, and why: a kind of number, "address" or "judged"; ``said``: what
    they share, as it is shown.
    """

    party: int
    other: int
    why: str
    said: str


def one_with(ids: Iterable[int]) -> list[int]:
    """Some parties and those in sight that are one with them: by an identity in common or by a
    judgement; a shared phone is none. See ``parties_same_v1``.
    """
    known = list(dict.fromkeys(ids))
    return list(dict.fromkeys([*known, *(pair.other for pair in same_as(known))]))


def same_as(ids: Sequence[int]) -> list[Beside]:
    """Which parties in sight are one with some, and by what."""
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM parties_same_v1(%s)", [list(ids)])
        return [Beside(*row) for row in cursor.fetchall()]


def open_suggestions() -> QuerySet[LinkSuggestion]:
    """Pairs that nobody decided on yet, the likeliest first."""
    decided = Judgement.objects.filter(one=OuterRef("one"), other=OuterRef("other"), undone_at=None)
    rows = LinkSuggestion.objects.filter(within()).exclude(Exists(decided))
    return rows.select_related("one", "other").order_by("-points", "-pk")


def suggested(row: Party) -> list[Alike]:
    """Who may be one with a party."""
    pairs = open_suggestions().filter(Q(one=row) | Q(other=row))[:PAGE]
    return _alike(row, pairs)


def decided(row: Party) -> list[Alike]:
    """What was decided of a party and others, undone decisions too, the latest first."""
    rows = Judgement.objects.filter(Q(one=row) | Q(other=row))
    rows = rows.select_related("one", "other", "decided_by__user", "undone_by__user")
    return _alike(row, rows.order_by("-pk")[:PAGE])


def _alike(row: Party, pairs: Iterable[LinkSuggestion | Judgement]) -> list[Alike]:
    found = [(pair.other if pair.one_id == row.pk else pair.one, pair) for pair in pairs]
    owners = body_names(p.owner_path for p, _pair in found)
    return [Alike(p, owners.get(p.owner_path, p.owner_path), pair) for p, pair in found]


def standing(one: int, other: int) -> Judgement | None:
    """The decision that stands on a pair."""
    rows = Judgement.objects.filter(one=min(one, other), other=max(one, other), undone_at=None)
    return rows.select_related("decided_by__user").first()


def inquiries(*, ours: bool) -> QuerySet[Inquiry]:
    """Questions of bodies in sight; or those of others about what bodies in sight hold."""
    rows = Inquiry.objects.filter(within()) if ours else Inquiry.objects.exclude(within())
    return rows.select_related("asked_by__user").order_by("-asked_at", "-pk")


def inquiry(inquiry_id: int) -> Inquiry:
    """A question of a body in sight. Raises: Hidden."""
    return _one(Inquiry.objects.filter(within()), inquiry_id)


def holding_number(row: Inquiry, path: str) -> list[Party]:
    """A body's own parties with the number that was asked for, as far as it is shown."""
    numbers = Identifier.objects.filter(
        owner_path=path, kind=row.kind, shown=row.shown, withdrawn_at=None
    )
    return list(Party.objects.filter(pk__in=numbers.values("party")).order_by("pk"))
