"""Does this look like Vietnamese? (âm tiết hợp lệ). Tells encodings and text layers apart."""

import re
from functools import lru_cache
from unicodedata import category, normalize

_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_ONSET = "ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnpqrstvx]"
# Rimes by nucleus: what may follow it. "o|u" before another nucleus is the medial glide.
_RIMES = (
    "[aă](?:ch|nh|ng|[cimnoptuy])?|â(?:ng|[cmnptuy])|e(?:ng|[cmnopt])?|ê(?:ch|nh|ng|[mnptu])?"
    "|i(?:ch|nh|[mnptu])?|i(?:a|ê(?:ng|[cmnptu]))|o(?:ng|[cimnpt])?|oo(?:ng|[cn])"
    "|ô(?:ng|[cimnpt])?|ơ(?:[imnpt])?|u(?:ng|[cimnpt])?|u(?:a|ô(?:ng|[cimnt]))"
    "|ư(?:ng|[cimntu])?|ư(?:a|ơ(?:ng|[cimnptu]))|y(?:ch|nh|[nptu])?|y(?:a|ê(?:ng|[mnptu]))"
)
_SYLLABLE = re.compile(rf"(?:{_ONSET})?[ou]?(?:{_RIMES})")
_WORD = re.compile(r"[^\W\d_]+")
_ALLOWED_MARKS = frozenset("–—‘’“”…•·°²³½¼×«»§±₫®©™→➢▪◦\u00a0\u00ad\u200b\u200e\u200f\ufeff")
_STUMP = re.compile(r"(?<![\w/.,-])[bcdđghklmnpqrstvx]{1,4}(?![\w).:/])")
_ENOUGH = 3  # telling words below which nothing is concluded
_ENOUGH_WORDS = 20
_BROKEN_SHARE = 0.5
_STUMPS = 0.06  # of all words; healthy text stays below 0.01 ("kg", "km")


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Could this be one Vietnamese syllable? Written with or without capitals, any form."""
    bare = normalize("NFC", normalize("NFD", word.lower()).translate(_TONES))
    return _SYLLABLE.fullmatch(bare) is not None


def share_of_syllables(text: str) -> float | None:
    """Of the words with a letter beyond ASCII, how many are Vietnamese syllables (0..1).

    Signs that are no letters and stand inside words count against. None: too few to tell.
    """
    normal = normalize("NFC", text)
    telling = [word for word in _WORD.findall(normal) if _is_telling(word)]
    against = odd_characters(normal)
    if len(telling) + against < _ENOUGH:
        return None
    return sum(map(is_syllable, telling)) / (len(telling) + against)


@lru_cache(maxsize=50_000)
def _is_telling(word: str) -> bool:
    """Latin letters beyond ASCII: other scripts say nothing about Vietnamese encodings."""
    return not word.isascii() and all(c < "\u0250" or "\u1e00" <= c < "\u1f00" for c in word)


def odd_characters(text: str) -> int:
    """How many characters no Vietnamese document needs: private, broken, stray symbols."""
    return sum(map(_is_odd, (c for c in text if c > "\x7f")))


@lru_cache(maxsize=5_000)
def _is_odd(character: str) -> bool:
    if character in _ALLOWED_MARKS:
        return False
    return category(character) in {"Co", "Cn", "Cc", "Cs", "Sc", "Sk", "So", "Sm", "Mn", "No", "Po"}


def looks_broken(text: str) -> bool:
    """A text layer that shows one thing and says another: private codes or dropped letters.

    Fonts without Vietnamese leave "c ng hòa xã h i" behind: consonants that stand alone.
    """
    if odd_characters(text) * 20 > len(text):
        return True
    share = share_of_syllables(text)
    if share is not None and share < _BROKEN_SHARE:
        return True
    words = len(_WORD.findall(text))
    return words >= _ENOUGH_WORDS and len(_STUMP.findall(text)) > words * _STUMPS
