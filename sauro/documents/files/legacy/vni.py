"""VNI-Windows: the fonts named VNI-… of southern offices.

A letter is its base and, after it, a second character for circumflex, breve and tone.
"""

import re
from unicodedata import normalize

_TONES = "\u0301\u0300\u0309\u0303\u0323"  # sắc, huyền, hỏi, ngã, nặng
_PLAIN, _CIRCUMFLEX, _BREVE = "ùøûõï", "âáàåãä", "êéèúüë"
# what the base means without a second character, and by which rows it is changed
_BASES = {"a": "a", "e": "e", "o": "o", "u": "u", "y": "y", "ô": "ơ", "ö": "ư"}
_ALONE = {"ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}


def _row(base: str, meaning: str, marks: str) -> dict[str, str]:
    """The codes of one base with its tones, the bare circumflex or breve first if there is one."""
    tones = _TONES if len(marks) == len(_TONES) else " " + _TONES
    letters = (normalize("NFC", meaning + tone.strip()) for tone in tones)
    return {base + mark: letter for mark, letter in zip(marks, letters, strict=True)}


def _small_letters() -> dict[str, str]:
    table = dict(_ALONE)
    for base, meaning in _BASES.items():
        table |= _row(base, meaning, _PLAIN)
    for base, meaning in (("a", "â"), ("e", "ê"), ("o", "ô")):
        table |= _row(base, meaning, _CIRCUMFLEX)
    return table | _row("a", "ă", _BREVE)


def _with_capitals(small: dict[str, str]) -> dict[str, str]:
    """Capitals have capital marks; a capital before a small mark is an old typing habit."""
    capitals = {code.upper(): letter.upper() for code, letter in small.items()}
    mixed = {code.capitalize(): letter.upper() for code, letter in small.items() if len(code) > 1}
    return small | mixed | capitals


TABLE = _with_capitals(_small_letters())
_CODE = re.compile("|".join(sorted(map(re.escape, TABLE), key=len, reverse=True)))


def decode(text: str, font: str = "") -> str:  # noqa: ARG001 - same form as tcvn3.decode
    """Unicode for text whose VNI codes were read as Windows Latin."""
    return _CODE.sub(lambda found: TABLE[found.group()], text)
