"""The chain of custody: each movement bound to all before it (chuỗi theo dõi tang vật).

The fingerprint of the last movement stands for all of them. Whoever received a printed form has
it on paper: by that, others than the keeper of the record can tell that nothing before was changed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from sauro.cases.exhibits.model import Movement

SHOWN = 16  # hexadecimal signs that are printed, in groups of four: 64 bits
_NOT_HEX = re.compile(r"[^0-9a-f]")


@dataclass(frozen=True, slots=True)
class Link:
    """A movement and the fingerprint of it and all before it (dấu kiểm)."""

    movement: Movement
    digest: str  # SHA-256 in hex

    @property
    def shown(self) -> str:
        """As printed: "3f2a 90bc 11d4 e07f"."""
        return " ".join(self.digest[at : at + 4] for at in range(0, SHOWN, 4))


@dataclass(frozen=True, slots=True)
class Compared:
    """Whether a printed fingerprint is one of this chain: ``upto`` is the movement it stands for,
    None where there is no such one; ``since`` counts those written after it.
    """

    upto: int | None
    since: int = 0


def chain_of(start: str, movements: Iterable[Movement]) -> tuple[Link, ...]:
    """The links in the order of writing. ``start`` binds them to their case: its number or code."""
    links: list[Link] = []
    previous = hashlib.sha256(start.encode()).hexdigest()
    for movement in movements:
        previous = hashlib.sha256(f"{previous}\n{_words(movement)}".encode()).hexdigest()
        links.append(Link(movement, previous))
    return tuple(links)


def head_of(links: tuple[Link, ...]) -> str:
    """What is printed below a form; empty where nothing has happened yet."""
    return links[-1].shown if links else ""


def compared(links: tuple[Link, ...], printed: str) -> Compared:
    """Find a fingerprint as somebody typed it from paper; spaces and capitals do not matter."""
    typed = _NOT_HEX.sub("", printed.lower())
    if len(typed) >= SHOWN:
        for at, link in enumerate(links):
            if link.digest.startswith(typed):
                return Compared(link.movement.number, len(links) - 1 - at)
    return Compared(None)


def _words(movement: Movement) -> str:
    """The movement in one way of writing: what is empty is left out, so that new fields that come
    with a later release leave old fingerprints as they were.
    """
    told = {
        key: _plain(value) for key, value in asdict(movement).items() if value not in ("", None)
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: object) -> str | int:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int) else str(value)
