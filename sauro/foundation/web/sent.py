"""What a browser sent, read without trust."""

from __future__ import annotations

_DIGITS = 18  # no key of ours has more, and PostgreSQL's bigint holds them


def number(sent: str | None) -> int | None:
    """A whole number from 0, as forms of ours send it; none where it is something else."""
    plain = sent is not None and sent.isascii() and sent.isdecimal()
    return int(sent) if plain and sent and len(sent) <= _DIGITS else None
