"""The figures that the sentences of a text read (số liệu của phần lời)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sauro.reporting.checks.figures import Cell as Named
from sauro.reporting.filling import cells_of
from sauro.reporting.models import Cell, Consolidation, Submission
from sauro.reporting.narrative import Sheet
from sauro.reporting.rules.cells import written
from sauro.reporting.texts.storing import Source
from sauro.reporting.texts.subject import Subject, before, year_before


def own_source(subject: Subject) -> Source:
    """One's own figures with what they are compared with, as they are now."""
    cells = cells_of(subject.row.form_version)
    named = {c.indicator.code: _named(c) for c in cells if not c.dimension}
    year, former = year_before(subject), before(subject)
    sheet = Sheet(
        named, exact(subject.row, cells), exact(year) if year else {},
        exact(former) if former else {},
    )  # fmt: skip
    return Source(sheet, 0, {cell.key: cell.slot for cell in cells})


def exact(
    row: Submission | Consolidation, cells: Sequence[Cell] | None = None
) -> dict[str, Decimal]:
    """What was given, by key, in the unit of the form."""
    cells = cells if cells is not None else cells_of(row.form_version)
    pairs = zip(cells, row.figures, strict=True)
    found = ((c.key, written(value, c.indicator.decimals)) for c, value in pairs)
    return {key: value for key, value in found if value is not None}


def _named(cell: Cell) -> Named:
    said = cell.indicator
    return Named(said.code, said.name, said.name_en, said.unit, said.decimals)
