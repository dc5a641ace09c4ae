"""What stands inside a paragraph: words with their font, breaks, notes, text boxes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from sauro.documents.files.docx.package import W
from sauro.documents.files.docx.styles import Styles, font_in, is_on, legacy_decoder, value

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
BOX = f"{W}txbxContent"
# Struck out by a reviewer, moved away, or machinery: a reader of the page does not see it.
_UNSEEN = frozenset(
    f"{W}{name}"
    for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "rt")
)
_RUN = f"{W}r"
_FIXED = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_DRAWN = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object"))
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_MODERN = frozenset("ăđơưĂĐƠƯ")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one font."""

    text: str
    font: str | None = None


def seen_choice(element: etree._Element) -> etree._Element | None:
    """Of a drawing told twice, for new and for old Word, the telling that Word shows."""
    choice = element.find(f"{_MC}Choice")
    return element.find(f"{_MC}Fallback") if choice is None else choice


def unwrapped(parent: etree._Element) -> Iterator[etree._Element]:
    """Children that a reader sees, alternatives resolved."""
    for child in parent:
        if child.tag == f"{_MC}AlternateContent":
            chosen = seen_choice(child)
            if chosen is not None:
                yield from unwrapped(chosen)
        elif child.tag not in _UNSEEN:
            yield child


def boxes_in(drawing: etree._Element) -> Iterator[etree._Element]:
    """Outermost text boxes of a drawing (hộp văn bản), each once."""
    for child in unwrapped(drawing):
        if child.tag == BOX:
            yield child
        else:
            yield from boxes_in(child)


class Inline:
    """Collects one paragraph. `note` gives the number of a footnote when it is first met."""

    def __init__(self, styles: Styles, note: Callable[[str, str], str]) -> None:
        self.pieces: list[Piece] = []
        self.boxes: list[etree._Element] = []
        self.hidden = False
        self.embedded = False
        self._styles = styles
        self._note = note
        self._paragraph_style: str | None = None

    def add(self, paragraph: etree._Element) -> None:
        self._paragraph_style = value(paragraph, f"{W}pPr/{W}pStyle")
        self._walk(paragraph)

    def _walk(self, parent: etree._Element) -> None:
        for child in unwrapped(parent):
            if child.tag == _RUN:
                self._run(child)
            elif child.tag == _MATH_TEXT:
                self.pieces.append(Piece(child.text or ""))
            else:
                self._walk(child)

    def _run(self, run: etree._Element) -> None:
        properties = run.find(f"{W}rPr")
        if is_on(properties, "vanish"):
            self.hidden = True
            return
        font = font_in(properties) or self._styles.font(
            value(properties, f"{W}rStyle"), self._paragraph_style
        )
        capitals = is_on(properties, "caps")
        for child in unwrapped(run):
            text = self._text_of(child)
            if text:
                self.pieces.append(Piece(text.upper() if capitals else text, font))

    def _text_of(self, child: etree._Element) -> str:
        if child.tag == f"{W}t":
            return child.text or ""
        if child.tag in _FIXED:
            return _FIXED[child.tag]
        if child.tag == f"{W}br":
            return "\f" if child.get(f"{W}type") == "page" else "\n"
        if child.tag == f"{W}sym":
            return _symbol(child.get(f"{W}char", ""))
        if child.tag in _NOTES:
            return self._note_number(child)
        self._look_into(child)
        return ""

    def _note_number(self, reference: etree._Element) -> str:
        number = self._note(_NOTES[reference.tag], reference.get(f"{W}id", ""))
        own_mark = reference.get(f"{W}customMarkFollows") in {"1", "true", "on"}
        return "" if own_mark else number

    def _look_into(self, child: etree._Element) -> None:
        if child.tag in _DRAWN or child.tag.endswith("}txbx"):
            self.boxes.extend(boxes_in(child))
            self.embedded = self.embedded or child.tag == f"{W}object"

    def text(self) -> str:
        """The paragraph in Unicode; neighbours in fonts of one old encoding are read together."""
        return "".join(
            _decoded("".join(piece.text for piece in group), group[0].font)
            for group in _groups(self.pieces)
        )


def _symbol(code: str) -> str:
    """A sign picked from a symbol font. Only the signs that stand for bullets are known."""
    known = {"F0B7": "•", "F02D": "-", "F0A7": "▪", "F0D8": "➢", "F0FC": "✓", "F0E0": "→"}
    return known.get(code.upper(), "")


def _groups(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """A VNI letter may be cut in two by a change of font size or spelling marks."""
    group: list[Piece] = []
    for piece in pieces:
        if group and not _read_alike(group[0].font, piece.font):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _read_alike(one: str | None, other: str | None) -> bool:
    decoder = legacy_decoder(one)
    return decoder is legacy_decoder(other) and (decoder is None or one == other)


def _decoded(text: str, font: str | None) -> str:
    """Old fonts only where the text is old too: Word shows Unicode in another font by itself."""
    decoder = legacy_decoder(font)
    is_modern = any(c in _MODERN or "\u1e00" <= c < "\u1f00" for c in text)
    return text if decoder is None or is_modern else decoder(text, font or "")
