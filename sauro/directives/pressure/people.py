"""Who is told: up the line, and never of what his seat does not show (ai được nhắc)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

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
class People:
    """Everybody who holds a seat on a day, by body; and the standing agency of each body."""

    seats: Mapping[str, Sequence[Sitting]]
    standing: Mapping[str, Sequence[str]]

    def told(self, kind: Kind, owner_path: str, issuer_path: str) -> list[Sitting]:
        """Whom a step reaches, each person once; nobody where nobody holds such a seat."""
        line = self._line(kind, owner_path, issuer_path)
        found = [s for s in line if s.sees(owner_path, issuer_path)]
        return list({s.user_id: s for s in reversed(found)}.values())

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
    return People(seats, _standing(day))


def _standing(day: date) -> dict[str, list[str]]:
    """The standing agencies right below each body."""
    found: dict[str, list[str]] = defaultdict(list)
    for body in directory_on(day).bodies.values():
        if body.standing and not (body.valid_to and body.valid_to < day):
            found[body.path.rpartition(".")[0]].append(body.path)
    return found
