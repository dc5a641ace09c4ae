"""A text as it is kept in its row, and back (lưu phần lời). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sauro.reporting.checks.figures import Cell
from sauro.reporting.narrative import Bound, Form, Narrative, Paragraph, Part, Sheet, Text, Typed
from sauro.reporting.narrative.model import Piece

_SETS = ("now", "last_year", "previous")


@dataclass(frozen=True, slots=True)
class Source:
    """The figures of one origin. ``line``: the report that it is, 0 for one's own; ``slots``: where
    each cell stands in it.
    """

    sheet: Sheet
    line: int = 0
    slots: Mapping[str, int] = field(default_factory=dict)


def kept(narrative: Narrative) -> list[dict[str, Any]]:
    """Paragraphs as they are kept."""
    return [
        {
            "part": p.part.value, "key": p.key, "asks": p.asks, "origin": p.origin,
            "pieces": _pieces(p.pieces), "came_as": _pieces(p.came_as),
        }
        for p in narrative.paragraphs
    ]  # fmt: skip


def read(rows: Iterable[Mapping[str, Any]]) -> Narrative:
    """Paragraphs as they were."""
    return Narrative(
        tuple(
            Paragraph(
                Part(r["part"]), r["key"], _read(r["pieces"]), r["asks"], r["origin"],
                _read(r["came_as"]),
            )
            for r in rows
        )
    )  # fmt: skip


def kept_source(source: Source, keys: Iterable[str] | None = None) -> dict[str, Any]:
    """Figures as they are kept; ``keys``: only these cells."""
    sheet, wanted = source.sheet, None if keys is None else set(keys)
    codes = None if wanted is None else {key.partition("@")[0] for key in wanted}
    said: dict[str, Any] = {"line": source.line, "slots": _only(source.slots, wanted)}
    said["cells"] = [
        [c.code, c.name, c.name_en, c.unit, c.decimals]
        for c in sheet.cells.values()
        if codes is None or c.code in codes
    ]
    sets = zip(_SETS, (sheet.now, sheet.last_year, sheet.previous), strict=True)
    return said | {
        name: {k: str(v) for k, v in _only(figures, wanted).items()} for name, figures in sets
    }


def read_source(row: Mapping[str, Any]) -> Source:
    """Figures as they were."""
    cells = {said[0]: Cell(*said) for said in row["cells"]}
    now, last_year, previous = ({k: Decimal(v) for k, v in row[n].items()} for n in _SETS)
    return Source(Sheet(cells, now, last_year, previous), row["line"], row["slots"])


def cells_in(paragraphs: Iterable[Paragraph]) -> set[str]:
    """The cells that those paragraphs read."""
    bounds = [
        p.bound if isinstance(p, Typed) else p
        for paragraph in paragraphs
        for p in (*paragraph.pieces, *paragraph.came_as)
        if not isinstance(p, Text)
    ]
    return {key for b in bounds for key in (b.cell, b.of) if key}


def _only(figures: Mapping[str, Any], wanted: set[str] | None) -> dict[str, Any]:
    return {k: v for k, v in figures.items() if wanted is None or k in wanted}


def _pieces(pieces: Sequence[Piece]) -> list[list[str]]:
    found = []
    for piece in pieces:
        if isinstance(piece, Text):
            found.append([piece.words])
        else:
            bound = piece.bound if isinstance(piece, Typed) else piece
            words = [piece.words] if isinstance(piece, Typed) else []
            found.append([bound.cell, bound.form.value, bound.of, *words])
    return found


def _read(rows: Sequence[Sequence[str]]) -> tuple[Piece, ...]:
    return tuple(_piece(row) for row in rows)


def _piece(row: Sequence[str]) -> Piece:
    if len(row) == 1:
        return Text(row[0])
    bound = Bound(row[0], Form(row[1]), row[2])
    return Typed(bound, row[3]) if row[3:] else bound
