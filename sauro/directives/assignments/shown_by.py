"""What rooms above tell on the page of some work: they register who is asked (nơi khác nêu)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from sauro.directives.models import Assignment
from sauro.foundation.web.parts import Link


@dataclass(frozen=True, slots=True)
class Told:
    """A heading and what stands below it; an empty address where the reader may not open it."""

    heading: str | Promise
    rows: Sequence[Link]


Asker = Callable[[Assignment], Told | None]
_askers: list[Asker] = []


def ask_also(asker: Asker) -> None:
    """Let a room above tell something of each assignment. Called once, when the room is ready."""
    if asker not in _askers:
        _askers.append(asker)


def shown_by(row: Assignment) -> list[Told]:
    """What all rooms above tell of an assignment."""
    return [told for asker in _askers if (told := asker(row)) is not None]
