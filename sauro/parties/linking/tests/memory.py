"""An index in memory that answers the questions of `searching` as the register's index does."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from sauro.parties.linking.names import NameKey
from sauro.parties.linking.searching import (
    CANDIDATES,
    ENOUGH,
    Choice,
    Question,
    questions,
    ranked,
    sought,
    tokens,
)  # fmt: skip


class Index:
    """Names by their place in a list."""

    def __init__(self, names: Iterable[NameKey]) -> None:
        self.names = list(names)
        self.rows: dict[str, set[int]] = defaultdict(set)
        for i, name in enumerate(self.names):
            for token in tokens(name):
                self.rows[token].add(i)
        self.known = sorted(self.rows)

    def found(self, typed: str) -> list[int]:
        """The places of the nearest names, the nearest first."""
        what = sought(typed)
        hits: dict[int, None] = {}
        for step in questions(what):
            for question in step:
                hits |= dict.fromkeys(sorted(self._answer(question))[:CANDIDATES])
            if len(hits) >= ENOUGH:
                break
        return ranked(what, ((self.names[i].words, i) for i in hits))

    def _answer(self, question: Question) -> set[int]:
        return set().union(
            *(set.intersection(*map(self._any, every)) for every in question if every)
        )

    def _any(self, choice: Choice) -> set[int]:
        return set().union(*(self.rows[t] for word in choice for t in self._tokens(word)))

    def _tokens(self, word: str) -> list[str]:
        if not word.endswith(":*"):
            return [word] if word in self.rows else []
        first = bisect_left(self.known, word[:-2])
        last = bisect_left(self.known, word[:-2] + "~")
        return self.known[first:last]
