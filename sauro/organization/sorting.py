"""Vietnamese alphabetical order as bytes: PostgreSQL sorts by them without ICU."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = dict(zip(_LETTERS, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg", strict=True))
# Level, huyền, hỏi, ngã, sắc, nặng: the order of the tones in dictionaries.
_TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}
_MARKS_OF_LETTERS = "\u0306\u0302\u031b"  # ă, â ê ô, ơ ư
_SYLLABLE = re.compile(r"\d+|[^\W\d_]+")


def sort_key(text: str) -> str:
    """What to sort by: syllable after syllable, first its letters, then its tone.

    A number sorts by its value, before letters: Phường 2 stands before Phường 10.
    """
    return " ".join(_syllable(m.group()) for m in _SYLLABLE.finditer(text.lower()))


def _syllable(word: str) -> str:
    if word.isdigit():
        return word.zfill(6)
    letters: list[str] = []
    tone = "1"
    for c in unicodedata.normalize("NFD", word):
        if c in _TONES:
            tone = _TONES[c]
        elif c in _MARKS_OF_LETTERS and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + c)
        else:
            letters.append(c)
    return "".join(_RANKS.get(letter, "g") for letter in letters) + tone
