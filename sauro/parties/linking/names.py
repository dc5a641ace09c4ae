"""A name as written, and what of it is compared: its own words, its form apart (khóa tên).

"CTY TNHH TM DV HOANG LONG" and "Công ty trách nhiệm hữu hạn Thương mại và Dịch vụ Hoàng Long" have
the same own words; the form and the line of trade are kept beside them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sauro.kernel.text import fold, old_tone_place
from sauro.parties.linking.data import rows_of
from sauro.parties.linking.letters import distance

LONGEST = 300  # characters of a name as written
_MOST_WORDS = 24
_LONGEST_WORD = 40
_NEAR = 3  # letters of a form that may be mistyped, and words of one
_LONG = 6
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")
_DOTTED = re.compile(r"\b(?:\w\.){1,}\w\b")  # T.N.H.H
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class NameKey:
    """What is compared of a name: ``words`` its own, folded; ``spelt`` the same with marks;
    ``forms`` what was taken off, by its full Vietnamese name, in order.
    """

    words: tuple[str, ...]
    spelt: tuple[str, ...]
    forms: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return " ".join(self.words)


def name_key(written: str, *, person: bool = False) -> NameKey:
    """The key of a name as written. Of a person's name nothing is taken off.

    A name that is nothing but form ("Cửa hàng Thương mại") keeps all its words.
    """
    spelt = _spelt(written)
    folded = [fold(w) or w for w in spelt]
    start, end, forms = (0, len(folded), []) if person else _own(folded)
    if start >= end:
        start, end, forms = 0, len(folded), []
    return NameKey(tuple(folded[start:end]), tuple(spelt[start:end]), tuple(forms))


def own_words(typed: str, *, mistyped: bool = False) -> tuple[tuple[str, ...], bool]:
    """The words that somebody looks for, without form; whether the last may go on.

    Unlike a name that is kept, nothing but form leaves no word: "cty tnhh" asks nothing yet.
    ``mistyped``: a form may be written with a slip, "CXTY TNHH".
    """
    folded = [fold(w) or w for w in _spelt(typed)]
    start, end, _forms = _own(folded, mistyped=mistyped)
    begun = start < end == len(folded) and bool(typed[-1:].strip())
    return tuple(folded[start:end]), begun


def _spelt(written: str) -> list[str]:
    """The words in small letters with their marks, one spelling for each."""
    text = unicodedata.normalize("NFC", written[: 2 * LONGEST]).lower()
    text = _DOTTED.sub(lambda m: m.group().replace(".", ""), _APOSTROPHE.sub("", text))
    words = [old_tone_place(m.group()[:_LONGEST_WORD]) for m in _WORD.finditer(text)]
    return words[:_MOST_WORDS]


@dataclass(frozen=True, slots=True)
class _Form:
    role: str
    name: str


@cache
def _forms() -> tuple[dict[tuple[str, ...], _Form], int]:
    """Each spelling of a form, as words, and how many words the longest has."""
    known = {
        tuple(spelling.split()): _Form(row["role"], row["name"])
        for row in rows_of("name_words")["word"]
        for spelling in row["spelt"]
    }
    return known, max(map(len, known))


def _own(words: Sequence[str], *, mistyped: bool = False) -> tuple[int, int, list[str]]:
    """Where the own words begin and end, and the forms around them."""
    start, forms = _after_forms(words, mistyped)
    end, tails = _before_tails(words, start)
    return start, end, forms + tails


def _after_forms(words: Sequence[str], mistyped: bool) -> tuple[int, list[str]]:
    """Heads, forms and trades are read as long as they come; without a head, only abbreviations."""
    at, forms, opened = 0, list[str](), False
    while found := _longest(words, at) or (_nearly(words, at, opened) if mistyped else None):
        form, size = found
        if form.role == "tail" or not (opened or form.role == "head" or _short(words, at, size)):
            break
        opened = True
        forms.append(form.name)
        at += size
        # "Thương mại & Dịch vụ", "sản xuất và kinh doanh": the joint between two of them.
        joint = at < len(words) and words[at] == "va" and _longest(words, at + 1)
        at += 1 if joint and joint[0].role == "trade" else 0
    return at, forms


def _nearly(words: Sequence[str], at: int, opened: bool) -> tuple[_Form, int] | None:
    """A form with one slip: a long one behind another, one before another, or what is no word."""
    for size in range(min(_NEAR, len(words) - at), 0, -1):
        typed = "".join(words[at : at + size])
        followed = _longest(words, at + size)
        if not (followed or (opened and len(typed) >= _LONG) or _short(words, at, size)):
            continue
        for spelling, form in _forms()[0].items():
            whole = "".join(spelling)
            if len(whole) >= _NEAR and form.role != "tail" and distance(typed, whole) == 1:
                return form, size
    return None


def _before_tails(words: Sequence[str], start: int) -> tuple[int, list[str]]:
    known, longest = _forms()
    end, forms = len(words), list[str]()
    while True:
        for size in range(min(longest, end - start - 1), 0, -1):
            form = known.get(tuple(words[end - size : end]))
            if form and form.role == "tail":
                end -= size
                forms.append(form.name)
                break
        else:
            return end, forms


def _longest(words: Sequence[str], at: int) -> tuple[_Form, int] | None:
    known, longest = _forms()
    for size in range(min(longest, len(words) - at), 0, -1):
        if form := known.get(tuple(words[at : at + size])):
            return form, size
    return None


def _short(words: Sequence[str], at: int, size: int) -> bool:
    """Whether it is an abbreviation: no vowel, as no word of the language is ("tm", "xnk")."""
    return not re.search("[aeiouy]", "".join(words[at : at + size]))
