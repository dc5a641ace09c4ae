"""A set of phrases, found at a word by their first word (tập cụm từ)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Phrases:
    """Phrases of folded words; the longest that begins at a word is wanted."""

    __slots__ = ("_all", "_lengths")

    def __init__(self, phrases: Iterable[str]) -> None:
        self._all = frozenset(phrases)
        lengths: dict[str, set[int]] = defaultdict(set)
        for phrase in self._all:
            first, *others = phrase.split()
            lengths[first].add(1 + len(others))
        self._lengths = {first: sorted(some, reverse=True) for first, some in lengths.items()}

    def __contains__(self, phrase: str) -> bool:
        return phrase in self._all

    def end(self, keys: list[str], i: int) -> int:
        """Where the longest phrase that begins at word i ends; i where none does."""
        if i >= len(keys):
            return i
        for length in self._lengths.get(keys[i], ()):
            if " ".join(keys[i : i + length]) in self._all:
                return min(i + length, len(keys))
        return i
