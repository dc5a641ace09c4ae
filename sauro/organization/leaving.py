"""What a body still has on its hands when it is ended (việc còn lại): the rooms above know it.

Each room that keeps something of a body hands in how it tells that; the page that ends a body shows
it, so that nobody ends one without seeing what stays behind.
"""

from __future__ import annotations

from collections.abc import Callable

from sauro.foundation.web.parts import Table

Left = Callable[[str], Table | None]  # of the body at a path; none where nothing is left
_rooms: list[Left] = []


def tells_what_is_left(room: Left) -> Left:
    """Hand in what a room tells."""
    _rooms.append(room)
    return room


def left_at(path: str) -> list[Table]:
    """What all rooms tell of the body at a path."""
    return [table for room in _rooms if (table := room(path))]
