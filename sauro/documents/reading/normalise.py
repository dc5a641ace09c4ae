"""The source spelt one way, and cut into lines, each character knowing where it came from.

What files do to a text and no rule should have to know: combining marks, two places for the
tone mark, Markdown's signs, invisible characters, letters that OCR put for digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sauro.documents.reading.scan_noise import repaired
from sauro.kernel.text import Mapped, compose, old_tone_place

# Controls, zero width, joiners, direction marks, soft hyphen: never part of a word.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]+"
)
_MARKDOWN = re.compile(r"\*\*|(?<![\w])__(?=[^\W_])|(?<=[^\W_])__(?!\w)|\\(?=[-.#*+()_\[\]])")
_ITALIC = re.compile(
    r"(?<![*\w])(\*)(?=[^\s*][^*\n]*[^\s*]\*(?![*\w])|[^\s*]\*(?![*\w]))|(?<=[^\s*])\*(?![*\w])"
)
_ALIKE = {"Ð": "Đ", "ð": "đ", "−": "-", "‐": "-", "‑": "-"}
_BLANKS = str.maketrans(
    {"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u3000": " ", "\u0085": "\n", "\v": "\n"}
    | {"\u2028": "\n", "\u2029": "\n"}
)
_NEWLINE = re.compile(r"\r\n?|\n")
_NEWLINE_OR_PAGE = re.compile(r"\r\n?|\n|(?=\f)")  # the slower search, where pages are marked
_HEADING = re.compile(r"#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with ink. ``gap`` counts the empty lines before it."""

    text: Mapped
    gap: int
    new_page: bool
    indent: int
    heading: bool = False  # marked by Markdown's #


def normalise(source: str) -> Mapped:
    """The text in one spelling: NFC, one tone place, no markup, digits for digits."""
    text = _without_markup(_without_invisible(compose(source)))
    spelt = old_tone_place(text.text)
    for sign, usual in _ALIKE.items():
        spelt = spelt.replace(sign, usual)
    spelt = spelt.replace("<br>", ";   ").replace("<br/>", ";    ")
    return text.rewritten(repaired(spelt))


def _without_invisible(text: Mapped) -> Mapped:
    """Nothing to do for most texts, which ``isprintable`` tells far faster than a pattern."""
    if text.text.replace("\n", "").replace("\t", "").isprintable():
        return text
    text = text.without(_INVISIBLE)
    return text.rewritten(text.text.translate(_BLANKS))


def _without_markup(text: Mapped) -> Mapped:
    if not any(sign in text.text for sign in ("*", "__", "\\")):
        return text
    return text.without(_MARKDOWN).without(_ITALIC)


def lines_of(text: Mapped) -> list[Line]:
    """The lines that carry ink, in order."""
    found: list[Line] = []
    start, gap, page = 0, 0, False
    for end, following in _breaks(text.text):
        raw = text.text[start:end]
        page = page or "\f" in raw
        if not raw or raw.isspace():
            gap += 1
        else:
            found.append(_line(raw, text[start:end].stripped(), gap, page))
            gap, page = 0, False
        start = following
    return found


def _breaks(text: str) -> list[tuple[int, int]]:
    newline = _NEWLINE_OR_PAGE if "\f" in text else _NEWLINE
    return [m.span() for m in newline.finditer(text)] + [(len(text), len(text))]


def _line(raw: str, body: Mapped, gap: int, page: bool) -> Line:
    indent = len(raw.lstrip("\f\n")) - len(raw.lstrip())
    if m := _HEADING.match(body.text):
        return Line(body[m.end() :], gap, page, indent, heading=True)
    return Line(body, gap, page, indent)
