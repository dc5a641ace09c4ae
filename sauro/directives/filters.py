"""What the register can be narrowed to (bộ lọc)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

ORDERS = ("best", "published", "-published", "due", "-due")  # with "-" the last comes first


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty narrows nothing. ``document`` is a number, whole or its beginning; ``place`` a path:
    what it and bodies below it issue or are told, or with a ``part`` and no ``body``: what they
    are told in this part. ``issuer``: words of a name, between quotation marks the whole of it.

    ``missing``: one of the six clears that is missing; ``clear`` with ``grounds``: one of them and
    what it rests on, as ``rules.GROUNDS``. ``since``, ``until``: entered in the register
    at or after, and before.
    """

    words: str = ""
    document: str = ""
    missing: str = ""
    due_from: date | None = None
    due_to: date | None = None
    body: int | None = None
    part: str = "to"  # lead, coordinating, reports_to; "to": any of them
    place: str = ""
    issuer: str = ""
    document_id: int | None = None
    kinds: tuple[str, ...] = ()
    clear: str = ""
    grounds: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    order: str = ""

    @property
    def sorted_by(self) -> str:
        """As asked; without that the best match first where words are sought, else the newest."""
        words = self.words.strip()
        if self.order in ORDERS and (words or self.order != "best"):
            return self.order
        return "best" if words else "-published"

    def newest_first(self) -> Filters:
        """The same rows in the order in which they came into the register, the last first."""
        return replace(self, order="-published")
