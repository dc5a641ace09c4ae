"""Vietnamese text with a way back to the characters it came from.

Files spell one word in several ways: combining marks, the old and the new place of the tone
mark (hoà, hòa), Ð of Iceland for Đ. Rules read one spelling; people are shown the source.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_VOWELS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
LOWER = "a-zđ" + _VOWELS  # for character classes
UPPER = "A-ZĐ" + _VOWELS.upper()


class Span(NamedTuple):
    """A half-open stretch of characters [start, end) of the source."""

    start: int
    end: int


class Whole:
    """What a text and all its slices share: the places of its characters and its small letters."""

    __slots__ = ("_low", "ends", "starts", "text")
    _low: str

    def __init__(self, text: str, starts: array[int], ends: array[int]) -> None:
        self.text, self.starts, self.ends = text, starts, ends

    @property
    def low(self) -> str:
        try:
            return self._low
        except AttributeError:
            self._low = _lower(self.text)
            return self._low


class Mapped:
    """A text whose every character knows where in the source it stands; never changed once made.

    ``starts[i]`` and ``ends[i]`` delimit, in the source, what character i was made from. A slice
    copies no places and lowers no letters once more: it knows where in its whole it stands.
    """

    __slots__ = ("_low", "at", "text", "whole")  # hundreds are made for a page
    _low: str

    def __init__(self, text: str, whole: Whole, at: int = 0) -> None:
        self.text, self.whole, self.at = text, whole, at

    @classmethod
    def of(cls, text: str, starts: array[int], ends: array[int]) -> Mapped:
        """A text with the places of its characters."""
        return cls(text, Whole(text, starts, ends))

    @property
    def starts(self) -> array[int]:
        return self.whole.starts[self.at : self.at + len(self.text)]

    @property
    def ends(self) -> array[int]:
        return self.whole.ends[self.at : self.at + len(self.text)]

    @property
    def low(self) -> str:
        """The text in lower case, character for character."""
        try:
            return self._low
        except AttributeError:
            self._low = self.whole.low[self.at : self.at + len(self.text)]
            return self._low

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Mapped:
        first = part.start or 0
        if first < 0:
            first = max(0, first + len(self.text))
        return Mapped(self.text[part], self.whole, self.at + first)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where in the source the characters [start, end) stand, from first to last."""
        end = len(self.text) if end is None else end
        starts, ends, at = self.whole.starts, self.whole.ends, self.at
        if start < end:
            return Span(starts[at + start], ends[at + end - 1])
        if start < len(self.text):
            return Span(starts[at + start], starts[at + start])
        last = ends[at + len(self.text) - 1] if self.text else 0
        return Span(last, last)

    def same_place(self, other: Mapped) -> bool:
        """Whether another text is the same stretch of the same whole."""
        return (self.whole, self.at, len(self)) == (other.whole, other.at, len(other))

    def rewritten(self, text: str) -> Mapped:
        """The same characters spelt otherwise, one for one."""
        if len(text) != len(self.text):
            raise ValueError("a rewriting keeps the length")
        return Mapped.of(text, self.starts, self.ends)

    def without(self, pattern: re.Pattern[str]) -> Mapped:
        """The text less what the pattern finds."""
        cuts = [m.span() for m in pattern.finditer(self.text)]
        if not cuts:
            return self
        bounds = [0, *(edge for cut in cuts for edge in cut), len(self.text)]
        return join((self[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True)), "")

    def stripped(self, chars: str | None = None) -> Mapped:
        """The text without white space (or the given characters) at both ends."""
        inner = self.text.strip(chars)
        if len(inner) == len(self.text):
            return self
        left = len(self.text) - len(self.text.lstrip(chars))
        return self[left : left + len(inner)]


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


EMPTY = Mapped.of("", array("I"), array("I"))


def join(parts: Iterable[Mapped], glue: str = " ") -> Mapped:
    """Texts put together; the glue stands for the source between them."""
    words: list[str] = []
    starts, ends = array("I"), array("I")
    for part in parts:
        if words and glue:
            words.append(glue)
            starts.extend([ends[-1] if ends else 0] * len(glue))
            ends.extend([part.span()[0] if len(part) else starts[-1]] * len(glue))
        words.append(part.text)
        starts.extend(part.starts)
        ends.extend(part.ends)
    return Mapped.of("".join(words), starts, ends)


def compose(source: str) -> Mapped:
    """The text in NFC (dựng sẵn) with the way back to the source."""
    if unicodedata.is_normalized("NFC", source):
        size = len(source)
        counted = _count_to(size + 1)
        return Mapped.of(source, counted[:size], counted[1 : size + 1])
    words: list[str] = []
    starts, ends = array("I"), array("I")
    counted = _count_to(len(source) + 1)
    for m in _CLUSTER.finditer(source):
        a, b = m.span()
        composed = unicodedata.normalize("NFC", m.group())
        words.append(composed)
        if len(composed) == b - a:  # a run without marks
            starts.extend(counted[a:b])
            ends.extend(counted[a + 1 : b + 1])
        else:
            starts.extend([a] * len(composed))
            ends.extend([b] * len(composed))
    return Mapped.of("".join(words), starts, ends)


_counted = array("I", range(1 << 14))


def _count_to(size: int) -> array[int]:
    """0, 1, 2 … to at least ``size``; made once, since copying is far cheaper than counting."""
    global _counted  # noqa: PLW0603 - a table that only grows
    if len(_counted) < size:
        _counted = array("I", range(2 * size))
    return _counted


# A run without combining marks, or a base character with its marks.
_CLUSTER = re.compile(r"(?:[^\u0300-\u036f](?![\u0300-\u036f]))+|.[\u0300-\u036f]*", re.DOTALL)

# The letters first, what must not stand before them after: the search then skips to candidates.
_TONE_ON_SECOND = re.compile(
    r"(?:([oO])([àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸ])|([uU])([ỳýỷỹỵỲÝỶỸỴ]))(?<![qQ]..)(?!\w)"
)
_BARE = str.maketrans(
    "àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸỳýỷỹỵỲÝỶỸỴ", "a" * 5 + "A" * 5 + "e" * 5 + "E" * 5 + "y" * 5 + "Y" * 5
)
_TONES = {"o": "òóỏõọ", "O": "ÒÓỎÕỌ", "u": "ùúủũụ", "U": "ÙÚỦŨỤ"}
_TONE_OF = {c: i % 5 for i, c in enumerate("àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸỳýỷỹỵỲÝỶỸỴ")}


def old_tone_place(text: str) -> str:
    """hoà, khoẻ, thuỷ as hòa, khỏe, thủy: one place for the tone mark, same length."""
    return _TONE_ON_SECOND.sub(_move_tone, text)


def _move_tone(m: re.Match[str]) -> str:
    first, second = (m[1], m[2]) if m[1] else (m[3], m[4])
    return _TONES[first][_TONE_OF[second]] + second.translate(_BARE)


def squeeze(text: str) -> str:
    """White space folded to single blanks, as notices are quoted."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """The search key: lower case, no marks, đ as d (khóa tìm kiếm không dấu)."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ð", "d"))
    return squeeze("".join(c for c in plain if not unicodedata.combining(c)))


# Abbreviations whose full stop ends no sentence.
_NO_END = "".join(
    rf"(?<!\b{word}\.)" for word in ("[A-ZĐ]", "KT", "TL", "TM", "TUQ", "TP", "TS", "ThS", "St")
)
# The character first, the look-behinds after it: the search then skips to candidates.
_SENTENCE_END = re.compile(rf"(?:\.{{3}}|[.…!?]{_NO_END})[”\"’)]*(?=\s+[“\"‘(]?[{UPPER}]|\s*$)")


@lru_cache(maxsize=256)  # several rules ask for those of one paragraph
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences (câu) of one paragraph, as spans without the blanks between them.

    A full stop inside a number or after an abbreviation ends nothing, and a sentence goes
    on where the next word is in lower case.
    """
    found, start = [], 0
    for m in _SENTENCE_END.finditer(text):
        found.append(_tight(text, start, m.end()))
        start = m.end()
    found.append(_tight(text, start, len(text)))
    return tuple(s for s in found if s.start < s.end)


_CLAUSE_END = re.compile(r";(?=\s|$)")


def clauses(text: str) -> list[Span]:
    """The parts of a paragraph between full stops and semicolons (vế câu)."""
    found = []
    for s in sentences(text):
        start = s.start
        for m in _CLAUSE_END.finditer(text, s.start, s.end):
            if text.count("(", start, m.start()) > text.count(")", start, m.start()):
                continue  # a semicolon in brackets
            found.append(_tight(text, start, m.end()))
            start = m.end()
        found.append(_tight(text, start, s.end))
    return [s for s in found if s.start < s.end]


def _tight(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
