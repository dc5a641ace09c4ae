"""What is asked of an index for a name as somebody types it: exactly first, then ever more loosely.

The register answers these questions from its index; a test answers the same ones from memory.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from sauro.kernel.text import fold
from sauro.parties.linking.letters import sound
from sauro.parties.linking.likeness import ALIKE, typed_alike
from sauro.parties.linking.names import NameKey, own_words

Row = TypeVar("Row")
ENOUGH = 10  # rows that fit exactly: nothing looser is asked then
CANDIDATES = 200  # rows of one question that are compared
_TAIL = 0.8  # of the nearest: what is less near is not meant
_MOST_WORDS = 8
_LETTERS = string.ascii_lowercase + string.digits
_LEAST, _MOST = 3, 12  # letters of a word that may be mistyped

# What may stand for a word. "ab:*" begins with ab, "~ab" sounds so, "=abc" is a whole name.
Choice = tuple[str, ...]
# All of these must occur …
Every = tuple[Choice, ...]
# … in one of these ways.
Question = tuple[Every, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks for: own words of a name; whether the last may go on.

    ``less``: the words where a mistyped legal form is taken off too, if there seems to be one.
    """

    words: tuple[str, ...]
    begun: bool = False
    less: tuple[str, ...] = ()

    @property
    def readings(self) -> tuple[tuple[str, ...], ...]:
        return tuple(words for words in (self.words, self.less) if words)


def sought(typed: str) -> Sought:
    """The words to look for; none where only a legal form was typed so far."""
    words, begun = own_words(typed)
    less, _begun = own_words(typed, mistyped=True)
    return Sought(
        words[:_MOST_WORDS],
        begun and len(words) <= _MOST_WORDS,
        less[:_MOST_WORDS] if less != words else (),
    )


def tokens(name: NameKey) -> frozenset[str]:
    """What a name is found by: its words, neighbours written together, and how each sounds."""
    joined = (a + b for a, b in pairwise(name.words))
    formed = (word for form in name.forms for word in fold(form).split())
    sounds = (f"~{sound(w)}" for w in name.words)
    return frozenset((_whole(name.words), *name.words, *joined, *formed, *sounds))


def _whole(words: Sequence[str]) -> str:
    """All words as one token, which no other name has."""
    return "=" + "".join(words)


def questions(what: Sought) -> Iterator[tuple[Question, ...]]:
    """Steps from exact to loose, to be taken until enough has been found: exactly so; with slips,
    or without one of the words; with both.
    """
    exact = [_exact(words, begun=what.begun) for words in what.readings]
    loose = [_loosely(words, begun=what.begun) for words in what.readings]
    if not exact:
        return
    yield (
        *((((_whole(words),),),) for words in what.readings),
        *((every,) for every in exact),
    )
    yield (
        *((every, *_together(w, every)) for w, every in zip(what.readings, loose, strict=True)),
        *(_but_one(every) for every in exact if len(every) > 2),
    )
    if longer := [every for every in loose if len(every) > 2]:
        yield tuple(_but_one(every) for every in longer)


def _but_one(every: Sequence[Choice]) -> Question:
    return tuple((*every[:i], *every[i + 1 :]) for i in range(len(every)))


def _exact(words: tuple[str, ...], *, begun: bool) -> Every:
    last = words[-1]
    whole = [(w,) for w in words[:-1]]
    return (*whole, (last, f"{last}:*") if begun and len(last) > 1 else (last,))


def _loosely(words: tuple[str, ...], *, begun: bool) -> Every:
    return tuple(_loose(w, begun=begun and i == len(words) - 1) for i, w in enumerate(words))


def _loose(word: str, *, begun: bool) -> Choice:
    more = (f"{word}:*",) if begun and len(word) > 1 else ()
    return (word, *more, f"~{sound(word)}", *slips(word))


def _together(words: tuple[str, ...], loose: Every) -> Iterator[Every]:
    """Two words that the name may have as one."""
    for i, (a, b) in enumerate(pairwise(words)):
        yield (*loose[:i], (a + b, *slips(a + b)), *loose[i + 2 :])


def slips(word: str) -> tuple[str, ...]:
    """All words that become this one by one slip (gõ nhầm một chữ); none of too short a word."""
    if not _LEAST <= len(word) <= _MOST or not word.isascii():
        return ()
    return tuple(sorted(set(_slips(word)) - {word}))


def _slips(word: str) -> Iterator[str]:
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        yield from (head + letter + tail for letter in _LETTERS)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


def ranked(what: Sought, found: Iterable[tuple[Sequence[str], Row]]) -> list[Row]:
    """Names that hold all words first, then the nearest; equal ones stay in the order in which they
    came. Where something answers, what is far from it is left away: an officer who typed two words
    does not want all who bear one of them.
    """
    hits = [(_holds(what, name), _nearness(what, name), row) for name, row in found]
    hits.sort(key=lambda hit: hit[:2], reverse=True)
    if not hits:
        return []
    whole, best, _row = hits[0]
    least = ALIKE if whole else _TAIL * best
    return [row for holds, near, row in hits if holds or near >= least]


def _nearness(what: Sought, name: Sequence[str]) -> float:
    return max((typed_alike(words, name) for words in what.readings), default=0.0)


def _holds(what: Sought, name: Sequence[str]) -> bool:
    """Whether a name has each word as it was typed, in whatever order; the last may go on."""
    *words, last = what.words or ("",)
    there = set(name)
    return there.issuperset(words) and (
        last in there or (what.begun and any(word.startswith(last) for word in name))
    )
