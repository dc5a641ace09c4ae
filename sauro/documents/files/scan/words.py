"""Tesseract's table of words into text with paragraphs and the words it was unsure of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

DOUBTFUL = 0.6  # confidence below which a person should look
_RULES = frozenset("|¦[]_")  # what the lines of a table are taken for
_COLUMNS = 12
_WORD_LEVEL = "5"
# Read wrongly again and again, and never right as read: no such words stand side by side.
_NEVER = re.compile(r"\b([Cc])hỉ (?=(?:cục|phí|nhánh)\b)|\b([Cc])HỈ (?=(?:CỤC|PHÍ|NHÁNH)\b)")


@dataclass(frozen=True, slots=True)
class Word:
    """One word on a page."""

    text: str
    confidence: float  # 0..1
    paragraph: tuple[str, str]  # block, paragraph
    line: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one page and how sure Tesseract is of it."""

    text: str
    words: int
    confidence: float  # mean of the words; 0 without words
    doubtful: tuple[tuple[int, int, float], ...]  # start, end, confidence


def words_of(table: str) -> Iterator[Word]:
    """The words of a TSV table, in reading order, without the rules of tables."""
    for row in table.splitlines():
        cells = row.split("\t", _COLUMNS - 1)
        if len(cells) == _COLUMNS and cells[0] == _WORD_LEVEL:
            text = cells[11].strip()
            if text and not set(text) <= _RULES:
                confidence = min(max(float(cells[10]) / 100, 0.0), 1.0)
                yield Word(_dash(text), confidence, (cells[2], cells[3]), cells[4])


def _dash(text: str) -> str:
    """A dash before an item, when blurred, is taken for a tilde; no office writes one."""
    return "-" if text == "~" else text


def reading(words: Iterable[Word]) -> Reading:
    """Lines end with a newline, paragraphs with a blank line."""
    parts: list[str] = []
    doubtful: list[tuple[int, int, float]] = []
    before: Word | None = None
    position, total, count = 0, 0.0, 0
    for word in words:
        gap = _gap(before, word)
        start = position + len(gap)
        position = start + len(word.text)
        parts += [gap, word.text]
        if word.confidence < DOUBTFUL:
            doubtful.append((start, position, round(word.confidence, 3)))
        total, count, before = total + word.confidence, count + 1, word
    mean = total / count if count else 0.0
    return _corrected(Reading("".join(parts), count, mean, tuple(doubtful)))


def _gap(before: Word | None, word: Word) -> str:
    if before is None:
        return ""
    if before.paragraph != word.paragraph:
        return "\n\n"
    return "\n" if before.line != word.line else " "
