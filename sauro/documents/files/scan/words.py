"""Tesseract's table of words into text with paragraphs and the words it was unsure of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from unicodedata import normalize

DOUBTFUL = 0.6  # confidence below which a person should look
_RULES = frozenset("|¦[]_")  # what the lines of a table are taken for
_COLUMNS = 12
_WORD_LEVEL = "5"
# "chi cục" and "tinh thần" are often read so; "chỉ cục" and "tỉnh thần" mean nothing.
_NEVER = re.compile(
    r"\bchỉ(?=\s(?:cục|phí|nhánh)\b)|\btỉnh(?=\s(?:thần|vi|giản|nhuệ)\b)", re.IGNORECASE
)
_CORRECTED = 0.5  # confidence of a word put right: a person should look


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
                yield Word(
                    _dash(normalize("NFC", text)), confidence, (cells[2], cells[3]), cells[4]
                )


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


def _corrected(found: Reading) -> Reading:
    """Known misreadings put right, letter for letter, and marked as doubtful."""
    text = _NEVER.sub(_without_hook, found.text)
    changed = {(m.start(), m.end(), _CORRECTED) for m in _NEVER.finditer(found.text)}
    known = {span[:2] for span in found.doubtful}
    added = {span for span in changed if span[:2] not in known}
    return replace(found, text=text, doubtful=tuple(sorted({*found.doubtful, *added})))


def _without_hook(found: re.Match[str]) -> str:
    return found.group().replace("ỉ", "i").replace("Ỉ", "I")
