"""What the register is searched by, and what its clears rest on: pure (khóa tìm kiếm, căn cứ)."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sauro.documents.rules import CLEARS
from sauro.kernel.text import fold, old_tone_place

LONGEST = 60  # characters of a word; what is longer is cut
_MOST_WORDS = 4000  # of one directive, and of a table that became one
_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile(r'"([^"]*)"|(\S+)')
QUOTES = ('"', "“", "”", "„", "«", "»")
_QUOTES = str.maketrans(dict.fromkeys(QUOTES, '"'))
_LETTERS = string.ascii_lowercase + string.digits
_MOST = 12  # letters: no word of the language has more, and each has hundreds of slips
_LEAST = 3  # letters of a word that may be mistyped: shorter ones resemble too much

# The grounds of a clear, one letter each, in the order in which pages show them.
GROUNDS = {"s": "stated", "i": "inherited", "f": "inferred", "m": "missing"}
_LETTER = {name: letter for letter, name in GROUNDS.items()} | {"person": "f"}
# The clears whose ground the reading engine tells, and under which name.
_TOLD = {
    "lead": "lead",
    "task": "task",
    "deadline": "deadline",
    "responsibility": "reports_to",
    "deliverable": "deliverable",
    "authority": "authority",
}


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody typed into the search (lời tìm): words that must all occur, and phrases."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)


def spelt(text: str) -> list[str]:
    """The words in small letters with their marks; marks and their places in one spelling."""
    same = unicodedata.normalize("NFC", text.lower())
    # Word by word: where a mark stands must not depend on what follows the word.
    return [old_tone_place(m.group()[:LONGEST]) for m in _WORD.finditer(same)][:_MOST_WORDS]


def keys_of(text: str) -> tuple[str, str]:
    """The words of a text without and with marks, one for one."""
    words = spelt(text)
    return " ".join(fold(w) or w for w in words), " ".join(words)


def sought(text: str) -> Sought:
    """Words between quotation marks stand side by side, and with the marks that were typed;
    of a word outside, marks do not count. What is written together ("341/TB") stays together.
    """
    words: list[str] = []
    phrases: list[str] = []
    for quoted, plain in _PIECE.findall(text.translate(_QUOTES)):
        found = spelt(quoted or plain)
        if quoted:
            phrases += [" ".join(found)] if found else []
        elif len(found) == 1:
            words.append(fold(found[0]) or found[0])
        elif found:
            phrases.append(" ".join(fold(w) or w for w in found))
    return Sought(tuple(dict.fromkeys(words))[:12], tuple(dict.fromkeys(phrases))[:6])


def slips(word: str) -> tuple[str, ...]:
    """The word and all that become it by one slip: a letter too much, missing, wrong, or two
    in each other's place (gõ nhầm một chữ). Too short a word stands for itself alone.
    """
    if not _LEAST <= len(word) <= _MOST or not word.isascii():
        return (word,)
    return (word, *sorted(set(_slips(word)) - {word}))


def _slips(word: str) -> Iterator[str]:
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        yield from (head + letter + tail for letter in _LETTERS)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


def grounds_of(missing: int, clears: Mapping[str, Any]) -> str:
    """One letter for each of the six clears. What a person entered where nothing had been read
    is stated; ``clears`` is what the reading engine told of an item.
    """
    letters = []
    for i, name in enumerate(CLEARS):
        told = clears.get(_TOLD.get(name, ""), {}).get("ground", "stated")
        letter = "s" if told == "missing" else _LETTER.get(told, "s")
        letters.append("m" if missing >> i & 1 else letter)
    return "".join(letters)


def ground_of(grounds: str, missing: int, clear: str) -> str:
    """The ground of one clear, also of a row from before grounds were kept."""
    i = CLEARS.index(clear)
    if len(grounds) > i:
        return GROUNDS.get(grounds[i], "stated")
    return "missing" if missing >> i & 1 else "stated"
