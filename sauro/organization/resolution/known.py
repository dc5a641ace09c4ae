"""Which terms a paper may use without saying of which place (tên gọi đã biết).

A name that somebody wrote by hand is known in papers of its own province alone: whatever a province
calls a body of its own, the words of all others mean what they meant before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sauro.organization.resolution.phrases import Phrases
from sauro.organization.resolution.slips import Slips


class Terms:
    """Terms found at a word, exactly or nearly."""

    __slots__ = ("_phrases", "_slips")

    def __init__(self, terms: Iterable[str]) -> None:
        some = frozenset(terms)
        self._phrases = Phrases(some)
        self._slips = Slips(some)

    def end(self, keys: list[str], i: int) -> int:
        """Where the longest term that begins at word i ends; i where none does."""
        return self._phrases.end(keys, i)

    def near(self, key: str) -> list[tuple[str, int]]:
        """Terms within a letter or two, and how many letters they differ by."""
        return self._slips.near(key)


class Known:
    """Terms of everybody, terms of one province, and terms of all (``anywhere``)."""

    def __init__(self, everybodys: Iterable[str], made: Iterable[tuple[int | None, str]]) -> None:
        self.everybodys = Terms(everybodys)
        by_home: dict[int | None, set[str]] = defaultdict(set)
        for home, term in made:
            by_home[home].add(term)
        self._of = {home: Terms(terms) for home, terms in by_home.items()}
        self.anywhere = Terms(term for terms in by_home.values() for term in terms)

    def at(self, homes: Iterable[int | None]) -> tuple[Terms, ...]:
        """What a paper of these territories knows."""
        ours = (self._of[home] for home in homes if home in self._of)
        return (self.everybodys, *ours)
