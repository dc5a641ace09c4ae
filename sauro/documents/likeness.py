"""Which of the bodies that were found are called as was said (gọi tên giống nhất)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from sauro.kernel.text import fold
from sauro.organization.queries.listing import search_words
from sauro.organization.resolution import BodyRow


def as_named(found: Sequence[BodyRow], *said: str) -> list[BodyRow]:
    """First whose name begins as what was said first does, then as what was said next: "UBND xã …"
    means a people's committee before the steering committee of the same place.
    """
    keys = [search_words(words) for words in said]
    return sorted(found, key=lambda body: [-_alike(fold(body.name).split(), k) for k in keys])


def _alike(name: Sequence[str], said: Sequence[str]) -> int:
    """With how many words both begin."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(name, said, strict=False))
    return sum(1 for _pair in same)
