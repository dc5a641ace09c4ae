"""A draft as a DOCX for the office to edit, laid out as the decree on paperwork asks.

Items carry their signs as text, not as numbering of Word: what is edited stays what is seen,
and whoever copies a paragraph into a letter copies its sign with it.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; values and their state in data/layout.csv.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from sauro.documents.drafting.blank import ROLES, blank, top_border
from sauro.documents.drafting.grids import set_grid
from sauro.documents.drafting.layout import Layout, layout_on
from sauro.documents.drafting.model import Draft
from sauro.documents.drafting.paper import MOTTO, Block, Grid, Paper, Role, compose

_HEAD = 62, 98  # mm of the two columns of the head; together the width of the text
_FOOT = 85, 75  # mm of recipients and signature
_WIDTHS = {"issuer": 0.64, "motto": 0.453, "subject": 0.5}  # em a letter in bold Times, on average
_CELL_MARGINS = 2 * 5.4  # points
_MM = 2.835  # points
_SPACE_TO_SIGN = 4  # empty lines between capacity and name


def write_docx(draft: Draft) -> bytes:
    """The whole paper as a file of Word.

    Raises: Unwritable, with all that stands in the way.
    """
    return write_paper(compose(draft), draft.issued_on)


def write_paper(paper: Paper, day: date) -> bytes:
    """A composed paper as a file of Word, in the layout of its day."""
    return _Typist(paper, layout_on(day)).file()


class _Typist:
    def __init__(self, paper: Paper, layout: Layout) -> None:
        self.paper = paper
        self.layout = layout
        self.word = Document(BytesIO(blank(layout)))
        self.styles = {style.name: style.style_id for style in self.word.styles}

    def file(self) -> bytes:
        if self.paper.mark:
            self._mark()
        self._head()
        for block in self.paper.blocks:
            self._block(block)
        self.word.add_paragraph()
        self._foot()
        if self.paper.annexes:
            self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        for block in self.paper.annexes:
            self._block(block)
        self._properties()
        made = BytesIO()
        self.word.save(made)
        return _undated(made)

    def _block(self, block: Block | Grid) -> None:
        if isinstance(block, Grid):
            set_grid(self.word, block, lambda cell, text: self._line(cell, text, "grid"))
            self._styled(self.word.add_paragraph(), "", "grid")  # room before what follows
            return
        self._styled(self.word.add_paragraph(), block.text, block.role)
        if block.role is Role.SUBJECT:
            self._rule(self.word.add_paragraph(), block.text, "subject", sum(_HEAD))

    def _mark(self) -> None:
        """At the top of each page, also of the first, which has no number."""
        section = self.word.sections[0]
        for header in (section.first_page_header, section.header):
            self._styled(header.add_paragraph(), self.paper.mark, "mark")

    def _head(self) -> None:
        left, right = self._columns(*_HEAD)
        *above, own = self.paper.issuer or ("",)
        for line in above:
            self._line(left, line, "parent")
        self._line(left, own, "issuer")
        self._rule(left.add_paragraph(), own, "issuer", _HEAD[0])
        self._line(left, self.paper.number, "number")
        if self.paper.about:
            self._line(left, self.paper.about, "about")
        self._line(right, MOTTO[0], "nation")
        self._line(right, MOTTO[1], "motto")
        self._rule(right.add_paragraph(), MOTTO[1], "motto", _HEAD[1])
        self._line(right, self.paper.dated, "dated")
        self.word.add_paragraph()

    def _foot(self) -> None:
        left, right = self._columns(*_FOOT)
        self._line(left, "Nơi nhận:", "recipients_label")
        for line in self.paper.recipients:
            self._line(left, line, "recipients")
        for line in self.paper.capacity:
            self._line(right, line, "capacity")
        for _ in range(_SPACE_TO_SIGN):
            self._line(right, "", "name")
        self._line(right, self.paper.name, "name")

    def _properties(self) -> None:
        """What Word and readers of PDF show of a file: whose it is, not which library made it."""
        told = self.word.core_properties
        blocks = [b for b in self.paper.blocks if isinstance(b, Block)]
        titles = [b.text for b in blocks if b.role in (Role.TITLE, Role.SUBJECT)]
        told.title = (" ".join(titles[:2]) or self.paper.about)[:255]
        told.author = told.last_modified_by = (self.paper.issuer or ("",))[-1][:255]
        told.keywords = self.paper.mark[:255]  # what is marked stays so where only the list is seen
        told.comments, told.language = "", "vi-VN"

    def _columns(self, left: int, right: int) -> tuple[_Cell, _Cell]:
        """A row of two cells without lines. Word takes their widths from each cell, LibreOffice
        from the columns.
        """
        table = self.word.add_table(rows=1, cols=2)
        table.autofit = False
        cells = table.rows[0].cells
        for column, cell, width in zip(table.columns, cells, (left, right), strict=True):
            column.width = cell.width = Mm(width)
        return cells[0], cells[1]

    def _line(self, cell: _Cell, text: str, role: str) -> None:
        self._styled(_next_in(cell), text, role)

    def _styled(self, paragraph: Paragraph, text: str, role: str) -> None:
        paragraph._p.style = self.styles[
            ROLES[role]
        ]  # by its id: the library looks all up each time
        if text:
            paragraph.add_run(text)

    def _rule(self, paragraph: Paragraph, text: str, role: str, width: int) -> None:
        """A line below a text, a share of it long: the border of a low paragraph with indents."""
        room = width * _MM - _CELL_MARGINS
        letters = len(text) * _WIDTHS[role] * self.layout.number(f"{role}.size")
        length = min(letters, room) * self.layout.number(f"{role}.rule")
        form = paragraph.paragraph_format
        form.left_indent = form.right_indent = Pt((room - length) / 2)
        form.space_before, form.line_spacing = Pt(2), Pt(6)
        top_border(paragraph)


def _undated(file: BytesIO) -> bytes:
    """The same paper is the same file, whenever it is written: it is known again by its hash."""
    made = BytesIO()
    with ZipFile(file) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), old.read(name), ZIP_DEFLATED)  # dated 1/1/1980
    return made.getvalue()


def _next_in(cell: _Cell) -> Paragraph:
    """The empty paragraph that each cell begins with, then new ones."""
    paragraphs: Iterable[Paragraph] = cell.paragraphs
    first, *more = paragraphs
    return cell.add_paragraph() if more or first.runs else first
