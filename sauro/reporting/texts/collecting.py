"""What rooms above know that belongs into a report: they register who is asked (nơi khác góp).

Proposals and difficulties wait in the room of meetings, which stands above this one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Collected:
    """A proposal or a difficulty that a body below sent. ``key``: the same each time."""

    key: str
    body: str
    words: str


Asker = Callable[[str], list[Collected]]
_askers: list[Asker] = []


def ask_also(asker: Asker) -> None:
    """Let a room above tell what is open for a body. Called once, when the room is ready."""
    if asker not in _askers:
        _askers.append(asker)


def collected(path: str) -> list[Collected]:
    """What waits for an answer of the body at a path, within what the reader may see."""
    return [one for asker in _askers for one in asker(path)]
