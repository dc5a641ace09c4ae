"""Tesseract's table of words into text with paragraphs and the words it was unsure of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median
from unicodedata import normalize

from sauro.documents.files.sheets import around

DOUBTFUL = 0.6  # confidence below which a person should look
_RULES = frozenset("|¦[]_")  # what the lines of a table are taken for
_COLUMNS = 12
_ROOMY = 1.45  # of the usual distance of lines
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
    line: tuple[str, str, str]  # block, paragraph, line
    top: int  # pixels from the upper edge
    bottom: int
    left: int = 0  # pixels from the left edge
    right: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one page and how sure Tesseract is of it."""

    text: str
    words: int
    confidence: float  # mean of the words; 0 without words
    doubtful: tuple[tuple[int, int, float], ...]  # start, end, confidence
    # start, end and (left, top, right, bottom) in pixels of each line
    lines: tuple[tuple[int, int, tuple[float, ...]], ...] = ()


def words_of(table: str) -> Iterator[Word]:
    """The words of a TSV table, in reading order, without the rules of tables."""
    for row in table.splitlines():
        cells = row.split("\t", _COLUMNS - 1)
        if len(cells) == _COLUMNS and cells[0] == _WORD_LEVEL:
            text = cells[11].strip()
            if text and not set(text) <= _RULES:
                confidence = min(max(float(cells[10]) / 100, 0.0), 1.0)
                left, top = int(cells[6]), int(cells[7])
                line = (cells[2], cells[3], cells[4])
                shown = _dash(normalize("NFC", text))
                width, height = int(cells[8]), int(cells[9])
                yield Word(shown, confidence, line, top, top + height, left, left + width)


def _dash(text: str) -> str:
    """A dash before an item, when blurred, is taken for a tilde; no office writes one."""
    return "-" if text == "~" else text


def reading(words: Iterable[Word]) -> Reading:
    """Lines end with a newline; where the page leaves more room, an empty line follows."""
    lines = [list(group) for _, group in groupby(words, key=lambda word: word.line)]
    parts: list[str] = []
    doubtful: list[tuple[int, int, float]] = []
    placed = []
    position = 0
    for gap, line in zip(_gaps(lines), lines, strict=True):
        for number, word in enumerate(line):
            space = " " if number else gap
            start = position + len(space)
            position = start + len(word.text)
            parts += [space, word.text]
            if word.confidence < DOUBTFUL:
                doubtful.append((start, position, round(word.confidence, 3)))
        begun = position - len(" ".join(word.text for word in line))
        boxes = ((word.left, word.top, word.right, word.bottom) for word in line)
        placed.append((begun, position, around(boxes)))
    sure = [word.confidence for line in lines for word in line]
    mean = sum(sure) / len(sure) if sure else 0.0
    text = "".join(parts)
    return _corrected(Reading(text, len(sure), mean, tuple(doubtful), tuple(placed)))


def _gaps(lines: list[list[Word]]) -> list[str]:
    """What stands before each line. Tesseract's own paragraphs cut sentences in two, so that
    only the room between lines is believed; a line that is higher up starts another column.
    """
    middles = [
        (min(word.top for word in line) + max(word.bottom for word in line)) / 2 for line in lines
    ]
    steps = [below - above for above, below in pairwise(middles)]
    usual = median([step for step in steps if step > 0] or [0])
    far = ["\n\n" if step < -usual / 2 or step > _ROOMY * usual else "\n" for step in steps]
    return [""][: len(lines)] + far


def _corrected(found: Reading) -> Reading:
    """Known misreadings put right, letter for letter, and marked as doubtful."""
    text = _NEVER.sub(_without_hook, found.text)
    changed = {(m.start(), m.end(), _CORRECTED) for m in _NEVER.finditer(found.text)}
    known = {span[:2] for span in found.doubtful}
    added = {span for span in changed if span[:2] not in known}
    return replace(found, text=text, doubtful=tuple(sorted({*found.doubtful, *added})))


def _without_hook(found: re.Match[str]) -> str:
    return found.group().replace("ỉ", "i").replace("Ỉ", "I")
