"""The words the grammar knows, as data: `data/bodies.toml` and `data/predicates.toml`.

A new agency or a new verb is one word in a list there, no code here.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

from sauro.kernel.text import Mapped, old_tone_place

# A word with nothing joined to it, which most are, is found faster than one that may go on.
_TOKEN = re.compile(r"\w+(?![\w./&’'-])|\w+(?:[./&’']\w+)*(?:-\w+)*|[^\w\s]")
_SPLIT = re.compile(f"({_TOKEN.pattern})")  # what is between tokens, and each of them


# In a heading all in capitals these are written large without being names.
_SMALL = frozenset(
    "các những và của tỉnh thành phố xã phường huyện quận ngành đơn vị địa phương có liên quan khu vực đặc cấp khác thuộc"
    " phố thị trấn lực lượng chức năng trực nhiệm vụ đối với chung cụ thể ban tổ".split()
)


_NOTES = re.compile("[¹²³⁴⁵⁶⁷⁸⁹⁰]")  # "các tỉnh biên giới¹": no part of the word
_LONGEST = 4_000  # characters of a clause that are looked at; people write no longer ones


class Tokens:
    """The words and signs of a text: where each stands, as written and in lower case."""

    def __init__(self, text: Mapped) -> None:
        self.text = text
        self.low, self._starts, self._ends, self._at = _tokens_of(text)
        self._shouts = text.text.isupper()
        self.lists: dict[int, Any] = {}  # names already parsed, by their first token
        self.items: dict[int, Any] = {}  # the next name of a list, by the sign before it

    def __len__(self) -> int:
        return len(self.low)

    def start(self, i: int) -> int:
        """The character where token i begins; the end of the text for one past the last."""
        return self._starts[i] - self._at if i < len(self.low) else len(self.text)

    def end(self, i: int) -> int:
        """The character where token i ends."""
        return self._ends[min(i, len(self.low) - 1)] - self._at if i >= 0 and self.low else 0

    def capital(self, i: int) -> bool:
        """Whether token i begins with a capital letter."""
        if i >= len(self.low) or not self.text.text[self._starts[i] - self._at].isupper():
            return False
        return not self._shouts or self.low[i] not in _SMALL

    def words(self, i: int, j: int) -> str:
        """The tokens [i, j) as they stand in the text."""
        return self.text.text[self.start(i) : self.end(j - 1)] if j > i else ""

    def small(self, i: int, j: int) -> str:
        """The tokens [i, j) as they stand in the text, in lower case."""
        return self.text.low[self.start(i) : self.end(j - 1)] if j > i else ""

    def at(self, char: int) -> int:
        """The first token that begins at or after a character."""
        return bisect_left(self._starts, char + self._at)

    def comma(self, i: int) -> int:
        """The next comma outside brackets from token i on; the end of the text for none."""
        depth = 0
        for k in range(i, len(self)):
            if self.low[k] == "(":
                depth += 1
            elif self.low[k] == ")":
                depth -= 1
            elif self.low[k] == "," and depth <= 0:
                return k
        return len(self)


_Cut = tuple[list[str], list[int], list[int]]  # tokens, where each begins, where it ends


def _tokens_of(text: Mapped) -> tuple[list[str], list[int], list[int], int]:
    """The tokens of a text and what is to be taken from their places.

    A paragraph is cut once: its clauses, which several rules look at, are stretches of its
    tokens. Only where an edge of the text stands inside a token is it cut by itself.
    """
    whole, at, end = text.whole.low, text.at, text.at + len(text)
    if len(whole) > _LONGEST:
        return *_cut(text.low), 0
    low, starts, ends = _cut(whole)
    i, j = bisect_left(starts, at), bisect_left(starts, end)
    if (i and ends[i - 1] > at) or (j > i and ends[j - 1] > end):
        return *_cut(text.low), 0
    return low[i:j], starts[i:j], ends[i:j], at


@lru_cache(maxsize=2048)
def _cut(low: str) -> _Cut:
    """The tokens of a text in lower case. The lists are shared and never changed.

    Splitting and adding up lengths is four times as fast as asking every match for its place.
    """
    parts = _SPLIT.split(_NOTES.sub(" ", low[:_LONGEST]))
    edges = list(accumulate(map(len, parts)))
    return parts[1::2], edges[0:-1:2], edges[1::2]


class Phrases:
    """A set of phrases with the longest match at a token."""

    def __init__(self, phrases: Iterable[str]) -> None:
        # By the first word: whether it is a phrase itself, and the longer ones by the second.
        self._by_first: dict[str, tuple[int, dict[str, list[tuple[str, ...]]]]] = {}
        for words in sorted({tuple(_TOKEN.findall(p)) for p in phrases}, key=len, reverse=True):
            alone, longer = self._by_first.get(words[0], (0, {}))
            if len(words) == 1:
                alone = 1
            else:
                longer.setdefault(words[1], []).append(words)
            self._by_first[words[0]] = alone, longer

    @property
    def first_words(self) -> frozenset[str]:
        """The words with which the phrases begin."""
        return frozenset(self._by_first)

    def match(self, low: Sequence[str], i: int) -> int:
        """How many tokens the longest phrase at i covers; 0 for none."""
        try:
            known = self._by_first.get(low[i])
        except IndexError:
            return 0
        if known is None:
            return 0
        alone, longer = known
        if longer and i + 1 < len(low):
            for words in longer.get(low[i + 1], ()):
                n = len(words)
                if n == 2 or tuple(low[i : i + n]) == words:
                    return n
        return alone


@cache
def _lists(name: str) -> dict[str, str]:
    path = files("sauro.documents.reading") / "data" / f"{name}.toml"
    lists: dict[str, str] = tomllib.loads(path.read_text("utf-8"))
    return lists


def words_of_lists() -> list[str]:
    """All phrases of all lists, for what must know the whole vocabulary."""
    texts = [text for name in ("bodies", "predicates") for text in _lists(name).values()]
    return [old_tone_place(w.strip()) for text in texts for w in text.split(";") if w.strip()]


@cache
def phrases(name: str, *keys: str) -> Phrases:
    """The phrases of one or more lists of a data file."""
    words = (word.strip() for key in keys for word in _lists(name)[key].split(";"))
    return Phrases(old_tone_place(word) for word in words if word)
