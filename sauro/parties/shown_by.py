"""What rooms above tell on the page of a party: they register who is asked (nơi khác nêu)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from sauro.foundation.web.parts import Link, Table
from sauro.parties.models import Party


@dataclass(frozen=True, slots=True)
class Told:
    """A heading, a table, sentences below it, and where more of it is."""

    heading: str | Promise
    table: Table
    notes: Sequence[str] = ()
    onward: Sequence[Link] = ()


Asker = Callable[[Party], Told]
_askers: list[Asker] = []


def ask_also(asker: Asker) -> None:
    """Let a room above tell something of each party. Called once, when the room is ready."""
    if asker not in _askers:
        _askers.append(asker)


def shown_by(row: Party) -> list[Told]:
    """What all rooms above tell of a party."""
    return [asker(row) for asker in _askers]
