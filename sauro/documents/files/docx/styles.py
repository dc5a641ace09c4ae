"""What styles.xml says about fonts, numbering and table borders (kiểu)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from sauro.documents.files.docx.package import W
from sauro.documents.files.legacy import tcvn3, vni

_NO_LINE = frozenset({None, "none", "nil"})
_UPRIGHT = ("left", "start", "insideV", "right", "end")


def value(element: etree._Element | None, path: str = "") -> str | None:
    """The w:val of the element, or of the one at `path` below it."""
    found = element.find(path) if element is not None and path else element
    return None if found is None else found.get(f"{W}val")


def is_on(properties: etree._Element | None, name: str) -> bool:
    """Is a switch such as <w:vanish/> set?"""
    found = None if properties is None else properties.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val") not in {"0", "false", "off", "none"}


def font_in(properties: etree._Element | None) -> str | None:
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    return None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")


def legacy_decoder(font: str | None) -> Callable[[str, str], str] | None:
    """How text in this font is to be read; None for the fonts of our days."""
    name = (font or "").lower()
    if name.startswith(".vn"):
        return tcvn3.decode
    return vni.decode if name.startswith(("vni-", "vni ")) else None


def has_upright_lines(borders: etree._Element | None) -> bool:
    """Vertical lines make a table; a rule below a heading does not."""
    if borders is None:
        return False
    return any(value(borders, f"{W}{side}") not in _NO_LINE for side in _UPRIGHT)


@dataclass(frozen=True, slots=True)
class Styles:
    """Styles by their id, each with the one it is based on."""

    by_id: dict[str, etree._Element] = field(default_factory=dict)
    default_paragraph: str = ""
    default_font: str | None = None

    def chain(self, style: str | None) -> Iterator[etree._Element]:
        """The style and those it is based on, nearest first."""
        seen: set[str] = set()
        while style and style in self.by_id and style not in seen:
            seen.add(style)
            yield self.by_id[style]
            style = value(self.by_id[style], f"{W}basedOn")

    def font(self, run_style: str | None, paragraph_style: str | None) -> str | None:
        for name in (run_style, paragraph_style or self.default_paragraph):
            for style in self.chain(name):
                if font := font_in(style.find(f"{W}rPr")):
                    return font
        return self.default_font

    def numbering(self, style: str | None) -> tuple[str, str | None] | None:
        """The list that a style puts its paragraphs in: its id and, if told, the level."""
        for link in self.chain(style or self.default_paragraph):
            properties = link.find(f"{W}pPr/{W}numPr")
            if list_id := value(properties, f"{W}numId"):
                return list_id, value(properties, f"{W}ilvl")
        return None

    def is_ruled(self, style: str | None) -> bool:
        """Does a table style draw vertical lines?"""
        borders = (link.find(f"{W}tblPr/{W}tblBorders") for link in self.chain(style))
        return any(map(has_upright_lines, borders))


def styles_from(root: etree._Element | None) -> Styles:
    if root is None:
        return Styles()
    by_id = {style.get(f"{W}styleId", ""): style for style in root.iterfind(f"{W}style")}
    default = next((name for name, style in by_id.items() if _is_default(style)), "")
    return Styles(by_id, default, font_in(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")))


def _is_default(style: etree._Element) -> bool:
    is_paragraph = style.get(f"{W}type") == "paragraph"
    return is_paragraph and style.get(f"{W}default") in {"1", "true", "on"}
