"""Tables with lines in a file of Word (bảng)."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Cell, _Row

from sauro.documents.drafting.paper import Grid

Write = Callable[[_Cell, str], None]  # puts a line into a cell, in its style


def set_grid(word: Word, grid: Grid, write: Write) -> None:
    """The table at the end of the paper; its head is repeated on each page."""
    table = word.add_table(rows=1, cols=len(grid.head))
    table.autofit = False
    if grid.lined:
        _lines(table)
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Mm(width)
    head = table.rows[0]
    _fill(head, grid.head, grid.widths, write)
    _bold(head)
    _repeated(head)
    for words in grid.rows:
        _fill(table.add_row(), words, grid.widths, write)
    if not grid.lined:
        _together(table)


def _together(table: Table) -> None:
    """Signatures stand in the middle of their columns, all on one page."""
    for paragraph in (p for row in table.rows for cell in row.cells for p in cell.paragraphs):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True


def _fill(row: _Row, words: tuple[str, ...], widths: tuple[int, ...], write: Write) -> None:
    cells = list(row.cells)
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Mm(width)
    if len(words) == 1:
        cells = [cells[0].merge(cells[-1])]
        _heads(cells[0])
    for cell, text in zip(cells, words, strict=True):
        write(cell, text)
    _unbroken(row)


def _heads(cell: _Cell) -> None:
    """A row that goes across stays with what it stands over, and is set apart by its ground."""
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    cell.paragraphs[0].paragraph_format.keep_with_next = True
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "EDEDED")):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _bold(row: _Row) -> None:
    for run in (r for cell in row.cells for p in cell.paragraphs for r in p.runs):
        run.bold = True


def _repeated(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _unbroken(row: _Row) -> None:
    """A row stands on one page where it can."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _lines(table: Table) -> None:
    """Thin lines all round; the blank file has no style of tables."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)
