"""From pieces and cells to the text, with the place of each figure (viết thành lời)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sauro.reporting.narrative.comparing import LAST_YEAR, PREVIOUS, comparison, share
from sauro.reporting.narrative.model import (
    Bound,
    Form,
    Narrative,
    Paragraph,
    Piece,
    Sheet,
    Text,
    Typed,
)
from sauro.reporting.narrative.official import UNKNOWN, exact, rounded

NO_SHEET = Sheet({}, {})


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure in the text, from ``start`` to ``end``; ``typed``: by hand."""

    start: int
    end: int
    bound: Bound
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as it reads, and where its figures stand."""

    paragraph: Paragraph
    text: str
    placed: tuple[Placed, ...]


def written(narrative: Narrative, sheets: Mapping[str, Sheet]) -> tuple[Passage, ...]:
    """All paragraphs with the cells as they are now; ``sheets`` by origin, "" is one's own."""
    return tuple(passage(p, sheets.get(p.origin, NO_SHEET)) for p in narrative.paragraphs)


def passage(paragraph: Paragraph, sheet: Sheet) -> Passage:
    """One paragraph: what people typed stays, figures are as their cells are."""
    text, placed = "", []
    for piece, words in _worded(paragraph.pieces, sheet):
        if not isinstance(piece, Text):
            bound = piece.bound if isinstance(piece, Typed) else piece
            end = len(text) + len(words)
            placed.append(Placed(len(text), end, bound, isinstance(piece, Typed)))
        text += words
    return Passage(paragraph, text, tuple(placed))


def _worded(pieces: Iterable[Piece], sheet: Sheet) -> Iterable[tuple[Piece, str]]:
    for piece in pieces:
        yield piece, figure(piece, sheet) if isinstance(piece, Bound) else piece.words


def figure(bound: Bound, sheet: Sheet) -> str:
    """What a bound figure reads with these cells."""
    cell, now = sheet.cell(bound.cell), sheet.now.get(bound.cell)
    match bound.form:
        case Form.LAST_YEAR:
            return comparison(now, sheet.last_year.get(bound.cell), LAST_YEAR, cell)
        case Form.PREVIOUS:
            return comparison(now, sheet.previous.get(bound.cell), PREVIOUS, cell)
        case Form.SHARE:
            return share(now, sheet.now.get(bound.of))
    if now is None:
        return UNKNOWN
    return rounded(now, cell) if bound.form is Form.ROUNDED else exact(now, cell)
