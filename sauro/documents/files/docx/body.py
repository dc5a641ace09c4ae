"""The story of a document as lines: paragraphs, tables, text boxes, notes."""

import re
from collections.abc import Iterator

from lxml import etree

from sauro.documents.files.docx.inline import BOX, Inline, unwrapped
from sauro.documents.files.docx.numbering import Numbering
from sauro.documents.files.docx.package import Package, W
from sauro.documents.files.docx.styles import (
    Styles,
    has_upright_lines,
    is_on,
    legacy_decoder,
    styles_from,
    value,
)

_BLANKS = re.compile(r"[ \t\u00a0]*\n[ \t\u00a0]*")
_LABEL_TAB = re.compile(r"^(\s*(?:[\w.]{1,6}[.)/]?|[-–+*•]))\t+")
_SPACE = " \t\u00a0"
_FEW_COLUMNS = 3  # a heading or signature block has two or three
PAGE_BREAK = "\f"


class Story:
    """Reads the parts of one package; counts lists and notes in the order of the text."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.links = {link.kind: link for link in package.relations(package.main).values()}
        self._styles: Styles = styles_from(self.part("styles"))
        self._numbering = Numbering(self.part("numbering"), self._styles)
        self.noted: list[tuple[str, str]] = []  # kind and id of each note, in order of appearance
        self._numbers: dict[tuple[str, str], int] = {}
        self._known_notes: dict[str, dict[str | None, etree._Element]] = {}
        self.hidden = False
        self.embedded = False
        self.legacy: set[str] = set()

    def part(self, kind: str) -> etree._Element | None:
        link = self.links.get(kind)
        return None if link is None or link.external else self._package.xml(link.target)

    def lines(self, container: etree._Element) -> list[str]:
        """All lines below the element; a form feed is a line of its own."""
        lines: list[str] = []
        open_end = ""  # of a paragraph whose mark was struck out: the next goes on behind it
        for block in unwrapped(container):
            if block.tag == f"{W}p":
                found = self._paragraph(block, open_end)
                open_end = found.pop() if _runs_on(block) and found else ""
                lines += [line.rstrip(_SPACE) for line in found]
            elif block.tag == f"{W}tbl":
                lines += self._table(block)
            else:
                lines += self.lines(block)
        return lines + [open_end] * bool(open_end)

    def _paragraph(self, paragraph: etree._Element, before: str) -> list[str]:
        inline = Inline(self._styles, self._note_number)
        inline.add(paragraph)
        self._remember(inline)
        label = self._numbering.label(paragraph)
        text = before + label + inline.text().lstrip("\t")
        lines = _BLANKS.sub("\n", _LABEL_TAB.sub(r"\1 ", text)).lstrip(_SPACE).split("\n")
        properties = paragraph.find(f"{W}pPr")
        broken = [part for line in lines for part in _at_page_breaks(line)]
        boxed = [line for box in inline.boxes for line in self.lines(box)]
        first = [PAGE_BREAK] * is_on(properties, "pageBreakBefore")
        return first + broken + boxed + [PAGE_BREAK] * _ends_page(properties)

    def _remember(self, inline: Inline) -> None:
        self.hidden = self.hidden or inline.hidden
        self.embedded = self.embedded or inline.embedded
        self.legacy |= {p.font for p in inline.pieces if p.font and legacy_decoder(p.font)}

    def _note_number(self, kind: str, note_id: str) -> str:
        """Footnotes and endnotes share one row of numbers, so that none is told twice."""
        if (kind, note_id) not in self._numbers:
            self.noted.append((kind, note_id))
            self._numbers[kind, note_id] = len(self.noted)
        return str(self._numbers[kind, note_id])

    def notes(self) -> Iterator[str]:
        """ "1 text" for each note that the text refers to, also those inside notes."""
        position = 0
        while position < len(self.noted):
            kind, note_id = self.noted[position]
            position += 1
            yield f"{position} {_one_line(self._note_lines(kind, note_id))}"

    def _note_lines(self, kind: str, note_id: str) -> list[str]:
        note = self._notes(kind).get(note_id)
        return [] if note is None else self.lines(note)

    def _notes(self, kind: str) -> dict[str | None, etree._Element]:
        """All notes of a part by their number; the part is unpacked once."""
        if kind not in self._known_notes:
            root = self.part(kind)
            elements = () if root is None else root
            self._known_notes[kind] = {n.get(f"{W}id"): n for n in elements}
        return self._known_notes[kind]

    def _table(self, table: etree._Element) -> list[str]:
        is_ruled = self._is_ruled(table)
        lines: list[str] = []
        for row in _rows(table):
            cells = list(self._cells(row))
            if not is_ruled and _is_layout(cells):
                lines += _cell_by_cell(cells)
            elif any(any(cell) for cell in cells):
                lines.append("\t".join(map(_one_line, cells)))
        return lines

    def _is_ruled(self, table: etree._Element) -> bool:
        properties = table.find(f"{W}tblPr")
        own = None if properties is None else properties.find(f"{W}tblBorders")
        if own is None and self._styles.is_ruled(value(properties, f"{W}tblStyle")):
            return True
        return has_upright_lines(own) or any(map(has_upright_lines, table.iter(f"{W}tcBorders")))

    def _cells(self, row: etree._Element) -> Iterator[list[str]]:
        """Lines of each cell; a merged cell is told once, the places it covers are empty."""
        properties = row.find(f"{W}trPr")
        yield from [[]] * _number(properties, "gridBefore", 0)
        for cell in _children(row, f"{W}tc"):
            about = cell.find(f"{W}tcPr")
            lines = self.lines(cell)
            yield [] if _continues(about) else [line for line in lines if line != PAGE_BREAK]
            yield from [[]] * (_number(about, "gridSpan", 1) - 1)
        yield from [[]] * _number(properties, "gridAfter", 0)


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows and cells may be wrapped in content controls or marks of a reviewer."""
    for child in unwrapped(parent):
        if child.tag == tag:
            yield child
        elif child.tag not in {f"{W}tbl", BOX}:
            yield from _children(child, tag)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    struck = f"{W}trPr/{W}del"
    return (row for row in _children(table, f"{W}tr") if row.find(struck) is None)


def _continues(properties: etree._Element | None) -> bool:
    """Is the cell the lower or right part of a merged one?"""
    if properties is None:
        return False
    merges = (properties.find(f"{W}{name}") for name in ("vMerge", "hMerge"))
    return any(merge is not None and value(merge) != "restart" for merge in merges)


def _number(properties: etree._Element | None, name: str, default: int) -> int:
    text = value(properties, f"{W}{name}") or ""
    return min(int(text), 100) if text.isdecimal() else default


def _is_layout(cells: list[list[str]]) -> bool:
    """A heading or signature block set in a table without lines: its cells hold several lines."""
    return 1 < len(cells) <= _FEW_COLUMNS and any(len(list(filter(None, c))) > 1 for c in cells)


def _cell_by_cell(cells: list[list[str]]) -> list[str]:
    """Each cell keeps its lines; a TAB in front marks where the next cell begins."""
    lines: list[str] = []
    for position, cell in enumerate(cells):
        filled = [line for line in cell if line]
        if filled and position:
            filled[0] = "\t" + filled[0]
        lines += filled
    return lines


def _one_line(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


def _at_page_breaks(line: str) -> list[str]:
    """The line cut at form feeds, each of them a line."""
    if PAGE_BREAK not in line:
        return [line]
    parts = (part.strip(_SPACE) for part in re.split(f"({PAGE_BREAK})", line))
    return [part for part in parts if part]


def _runs_on(paragraph: etree._Element) -> bool:
    """Its mark was struck out or moved away in review: the next paragraph joins it."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(f"{W}{n}") is not None for n in ("del", "moveFrom"))


def _ends_page(properties: etree._Element | None) -> bool:
    """The last paragraph of a section that is followed by a new page."""
    section = None if properties is None else properties.find(f"{W}sectPr")
    return section is not None and value(section, f"{W}type") not in {"continuous", "nextColumn"}
