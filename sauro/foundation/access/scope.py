"""Which rows the database shows: the scope of a seat, set for one transaction (phạm vi xem)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import Q

from sauro.foundation.errors import Told

MOST_RANGES = 4  # as many as the policy's function compares


@dataclass(frozen=True, slots=True)
class Scope:
    """The bodies whose rows may be seen: each path stands for itself and all below it."""

    paths: tuple[str, ...]
    seat_id: int | None = None
    person_id: int | None = None  # who signed in, also where he holds no seat

    def __post_init__(self) -> None:
        if len(self.paths) > MOST_RANGES:
            raise ValueError(f"a scope has at most {MOST_RANGES} ranges")

    @property
    def bounds(self) -> str:
        """Lower and upper bound of each range: below "v.40" come "v.40." to before "v.40/"."""
        return ",".join(f"{path},{path}/" for path in self.paths)


NOBODY = Scope(())
# What was entered last, for queries that name the ranges themselves; the policies decide.
_entered: ContextVar[Scope] = ContextVar("entered", default=NOBODY)
EVERYWHERE = "v"  # the root of all paths


def enter(scope: Scope) -> None:
    """Let the rest of this transaction see what the scope shows. Ends with the transaction."""
    if not connection.in_atomic_block:
        raise RuntimeError("a scope is entered inside a transaction")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('sauro.scope', %s, true), set_config('sauro.seat', %s, true), "
            "set_config('sauro.person', %s, true)",
            [scope.bounds, str(scope.seat_id or ""), str(scope.person_id or "")],
        )
    _entered.set(scope)


def entered() -> Scope:
    """The scope that was entered last, for statements that name its ranges themselves."""
    return _entered.get()


@contextmanager
def seeing(*paths: str) -> Iterator[None]:
    """What is done here sees these bodies instead: for a service that has found out that it may,
    where who acts does not see the rows of the body for which he acts.
    """
    seen = _entered.get()
    enter(replace(seen, paths=covering(paths)))
    try:
        yield
    except Told:
        enter(seen)
        raise
    enter(seen)


def within(field: str = "owner_path") -> Q:
    """The entered scope as a condition. A policy that looks at more than the path hides an index
    from the planner: a query that names the ranges as well gets it back.
    """
    found = Q(pk__in=())
    for path in _entered.get().paths:
        found |= Q(**{f"{field}__gte": path, f"{field}__lt": f"{path}/"})
    return found


def covers(path: str) -> bool:
    """Whether the entered scope is over a body, and not only shown something of it by a grant."""
    return any(f"{path}.".startswith(f"{own}.") for own in _entered.get().paths)


def covering(paths: Iterable[str]) -> tuple[str, ...]:
    """The paths less those that lie below another of them."""
    kept: list[str] = []
    for path in sorted(set(paths)):
        if not kept or not (path == kept[-1] or path.startswith(kept[-1] + ".")):
            kept.append(path)
    return tuple(kept)
