"""What rooms above have due: they register, and are told of with work that was given (nơi khác).

One pass, one digest a person a day, one page of rules, one calendar: a room that has days of its
own says what is due when, whom it concerns, and how it is called. What was told it keeps itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from django.utils.functional import Promise

from sauro.directives.models import Digest
from sauro.directives.pressure.rules import RuleSet
from sauro.foundation.access.models import Seat
from sauro.foundation.web.parts import Badge
from sauro.kernel.workdays import WorkCalendar
from sauro.organization.days_off.rules import Calendars

if TYPE_CHECKING:
    from sauro.directives.pressure.running import Plan
    from sauro.directives.pressure.trying import Trial


@dataclass(frozen=True, slots=True)
class Line:
    """One reminder as a message says it; ``url``: the page of what is due, below the site's."""

    url: str
    said: str
    task: str
    body: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Shown:
    """One reminder on the page: why, what is to be done, by whom, by when, how it stands.

    ``field``: by which name of a form it is sent back as read.
    """

    field: str
    id: int
    day: date
    why: Badge
    task: str
    url: str
    body: str
    due_on: date
    stands: Badge
    unread: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which something is due, as a calendar shows it; ``url`` below the site's."""

    uid: str
    due_on: date
    title: str
    said: str
    url: str
    changed_at: datetime
    version: int


class Source(Protocol):
    """A room above, as far as reminding needs it."""

    name: str  # of its rules and in addresses
    title: str | Promise  # on the page of rules
    about: str | Promise  # what its rules are applied to, a sentence
    default: RuleSet  # where no body set any

    def remind(self, plan: Plan, calendars: Calendars, batch: int) -> int:
        """Tell all that is due today; returns how many reminders were written."""

    def told_to(self, seat: Seat, today: date) -> Sequence[Shown]:
        """Today's, and what is unread of the days before, as far as the seat shows it."""

    def unread(self, seat: Seat) -> int:
        """How many the person did not read, in whichever of his seats."""

    def mark_read(self, seat: Seat, wanted: Sequence[int], now: datetime) -> int:
        """Note that the person saw these, of what the seat shows."""

    def lines(self, digest: Digest, held: Mapping[int, Seat]) -> Sequence[Line]:
        """What a message says, each through the eyes of its seat among those still held."""

    def days(self, seat: Seat, since: date) -> Iterable[Day]:
        """What the body of a seat has due from a day on."""

    def tried(self, path: str, rules: RuleSet, today: date, calendar: WorkCalendar) -> Trial:
        """What rules of a body would have sent last month."""


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Called once, when the room is ready."""
    _sources[source.name] = source


def sources() -> Sequence[Source]:
    """All that registered."""
    return tuple(_sources.values())


def source(name: str) -> Source | None:
    """One of them by its name."""
    return _sources.get(name)
