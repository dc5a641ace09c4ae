"""Who is told: up the line, and never of what his seat does not show (ai được nhắc)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from sauro.directives.following.queries import lasting
from sauro.directives.models import Following
from sauro.directives.pressure.rules import Kind
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import MOST_RANGES, covering
from sauro.kernel.text import fold
from sauro.organization.queries import directory_on

_STAFF = (Role.OFFICER, Role.SECRETARY)
_HEAD = "truong ban"


@dataclass(frozen=True, slots=True)
class Sitting:
    """A person in a seat, as far as reminding needs it."""

    seat_id: int
    user_id: int
    path: str
    role: str
    is_head: bool
    reach: tuple[str, ...]  # the paths that the seat shows, each with all below it

    def sees(self, *paths: str) -> bool:
        """Whether the seat shows work of which these are the bodies."""
        return any(f"{path}.".startswith(f"{own}.") for path in paths for own in self.reach)


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody who was named to follow a paper, or a body with all below it (theo dõi)."""

    who: Sitting
    document: int | None
    over: str

    def follows(self, owner_path: str, document: int) -> bool:
        """Whether this work, of that paper, is of what he follows."""
        if self.document:
            return self.document == document
        return f"{owner_path}.".startswith(f"{self.over}.")


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who holds a seat on a day, by body; and the standing agency of each body."""

    seats: Mapping[str, Sequence[Sitting]]
    standing: Mapping[str, Sequence[str]]
    followers: Sequence[Follower] = ()

    def told(self, kind: Kind, owner_path: str, issuer_path: str) -> list[Sitting]:
        """Whom a step reaches, each person once; nobody where nobody holds such a seat."""
        line = self._line(kind, owner_path, issuer_path)
        found = [s for s in line if s.sees(owner_path, issuer_path)]
        return list({s.user_id: s for s in reversed(found)}.values())

    def follow(self, kind: Kind, owner_path: str, issuer_path: str, document: int) -> list[Sitting]:
        """Who was named to follow the work, told with its doer once it is late."""
        if kind is not Kind.AFTER:
            return []
        found = (f.who for f in self.followers if f.follows(owner_path, document))
        return [who for who in found if who.sees(owner_path, issuer_path)]

    def reached(
        self, kind: Kind, owner_path: str, issuer_path: str, document: int
    ) -> Collection[Sitting]:
        """All whom a step of this work reaches: the line, and who follows it; each once."""
        line = self.told(kind, owner_path, issuer_path)
        more = self.follow(kind, owner_path, issuer_path, document)
        return {who.user_id: who for who in (*more, *line)}.values()

    def _line(self, kind: Kind, owner_path: str, issuer_path: str) -> Iterable[Sitting]:
        if kind is Kind.LEADERS:
            return self._with(owner_path, (Role.LEADER,))
        if kind is Kind.HEAD:
            leaders = self._with(issuer_path, (Role.LEADER,))
            return [s for s in leaders if s.is_head] or leaders
        if kind is Kind.STANDING:
            agencies = self.standing.get(issuer_path, ())
            theirs = [s for path in agencies for s in self._with(path, _STAFF)]
            seeing = [s for s in theirs if s.sees(owner_path, issuer_path)]
            return seeing or self._with(issuer_path, (Role.SECRETARY,))
        return self._with(owner_path, _STAFF) or self._with(owner_path, (Role.LEADER,))

    def _with(self, path: str, roles: Sequence[str]) -> list[Sitting]:
        return [s for s in self.seats.get(path, ()) if s.role in roles]


def people_on(day: date) -> People:
    """All who hold a seat on a day and can sign in."""
    found = Seat.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=day),
        valid_from__lte=day,
        accepted_at__isnull=False,
        user__is_active=True,
    )
    seats: dict[str, list[Sitting]] = defaultdict(list)
    keys = ("pk", "user_id", "body__path", "role", "post", "further_paths")
    for pk, user_id, path, role, post, further in found.order_by("pk").values_list(*keys):
        head = fold(post).startswith(_HEAD)
        reach = covering([path, *further])[:MOST_RANGES]
        seats[path].append(Sitting(pk, user_id, path, role, head, reach))
    return People(seats, _standing(day), _followers(seats, day))


def _followers(seats: Mapping[str, Sequence[Sitting]], day: date) -> list[Follower]:
    """Those whose following lasts and whose seat does."""
    by_seat = {sitting.seat_id: sitting for group in seats.values() for sitting in group}
    rows = lasting(Following.objects.all(), day).order_by("pk")
    keys = rows.values_list("seat_id", "document_id", "over_path")
    return [Follower(by_seat[pk], doc, over) for pk, doc, over in keys if pk in by_seat]


def _standing(day: date) -> dict[str, list[str]]:
    """The standing agencies right below each body."""
    found: dict[str, list[str]] = defaultdict(list)
    for body in directory_on(day).bodies.values():
        if body.standing and not body.ended(day):
            found[body.path.rpartition(".")[0]].append(body.path)
    return found
