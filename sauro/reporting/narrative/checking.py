"""What a text says that its cells do not (kiểm tra phần lời)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sauro.kernel.findings import Finding
from sauro.kernel.quantities import find_quantities
from sauro.reporting.narrative.model import Narrative, Paragraph, Sheet, Text, Typed
from sauro.reporting.narrative.writing import NO_SHEET, figure


def narrative_findings(narrative: Narrative, sheets: Mapping[str, Sheet]) -> tuple[Finding, ...]:
    """Figures typed by hand that differ, figures bound to nothing, and what is still unwritten.

    ``field`` is the key of the paragraph.
    """
    return tuple(
        found
        for paragraph in narrative.paragraphs
        for found in _of(paragraph, sheets.get(paragraph.origin, NO_SHEET))
    )


def _of(paragraph: Paragraph, sheet: Sheet) -> Iterator[Finding]:
    if paragraph.empty and paragraph.asks:
        yield Finding(
            "unwritten", paragraph.key,
            f"Chưa viết: {paragraph.asks}", f"Not written yet: {paragraph.asks}",
        )  # fmt: skip
    for piece in paragraph.pieces:
        if isinstance(piece, Typed):
            yield from _differs(piece, paragraph, sheet)
        elif isinstance(piece, Text) and not paragraph.origin:
            yield from _unbound(piece, paragraph)


def _differs(piece: Typed, paragraph: Paragraph, sheet: Sheet) -> Iterator[Finding]:
    now, cell = figure(piece.bound, sheet), sheet.cell(piece.bound.cell)
    if " ".join(piece.words.split()) != now:
        yield Finding(
            "typed-differs", paragraph.key,
            f"“{piece.words}” do người gõ, ô “{cell.name}” là “{now}”. Sửa ô số liệu, hoặc xóa chỗ "
            "gõ tay để lấy lại số của ô.",
            f"“{piece.words}” was typed by hand; the cell “{cell.name_en}” says “{now}”. Correct "
            "the cell, or take the figure of the cell back.",
        )  # fmt: skip


def _unbound(piece: Text, paragraph: Paragraph) -> Iterator[Finding]:
    for quantity in find_quantities(piece.words):
        yield Finding(
            "not-bound", paragraph.key,
            f"“{quantity.text}” không gắn với ô số liệu nào, nên không tự đổi khi số liệu đổi.",
            f"“{quantity.text}” is bound to no cell and does not change with the figures.",
        )  # fmt: skip
