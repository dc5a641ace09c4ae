"""An empty paper of Word: its page, its font, and a style for each part of an official paper.

Whoever edits the file changes a part everywhere by changing its style.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from sauro.documents.drafting.layout import Layout

# The style of each role, by the name that Word shows.
ROLES = {
    "nation": "Quốc hiệu",
    "motto": "Tiêu ngữ",
    "parent": "Cơ quan chủ quản",
    "issuer": "Cơ quan ban hành",
    "number": "Số ký hiệu",
    "about": "Trích yếu công văn",
    "dated": "Địa danh thời gian",
    "title": "Tên loại",
    "subject": "Trích yếu",
    "addressee": "Kính gửi",
    "basis": "Căn cứ",
    "section": "Mục",
    "heading": "Câu dẫn",
    "item": "Nhiệm vụ",
    "text": "Nội dung",
    "grid": "Bảng",
    "mark": "Dấu đầu trang",
    "recipients_label": "Nơi nhận",
    "recipients": "Danh sách nơi nhận",
    "capacity": "Chức vụ người ký",
    "name": "Họ tên người ký",
}
_JUSTIFIED = frozenset({"basis", "section", "heading", "item", "text"})
_LEFT = frozenset({"addressee", "grid", "recipients_label", "recipients"})
_SPACED = _JUSTIFIED | {"title", "addressee"}
_SIGNED = frozenset({"recipients_label", "recipients", "capacity", "name"})  # stay on one page
_WITH_NEXT = _SIGNED | {"title", "section", "heading"}
_FONTS = ("ascii", "hAnsi", "cs", "eastAsia")
_KEPT = frozenset({"Normal", "Default Paragraph Font", "Normal Table", "No List"})
_ADDRESSEE = 35  # mm from the left


@lru_cache(maxsize=4)
def blank(layout: Layout) -> bytes:
    """The file, made once for each state of the law."""
    word = Document()
    _strip(word)
    _page(word, layout)
    _font(word, layout)
    for role, name in ROLES.items():
        _style(word, role, name, layout)
    made = BytesIO()
    word.save(made)
    return made.getvalue()


def _strip(word: Word) -> None:
    """Away with the template's own styles, its picture and its data: nobody asked for them."""
    for style in list(word.styles):
        if style.name not in _KEPT:
            style.delete()
    for part in (word.part, word.part.package):
        for key, link in list(part.rels.items()):
            if link.reltype.endswith(("/thumbnail", "/customXml", "/numbering")):
                part.rels.pop(key)


def _page(word: Word, layout: Layout) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = _mm(layout, "width"), _mm(layout, "height")
    section.top_margin, section.bottom_margin = _mm(layout, "top"), _mm(layout, "bottom")
    section.left_margin, section.right_margin = _mm(layout, "left"), _mm(layout, "right")
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True  # page 1 shows no number
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    _page_number(number, layout.number("page.number"))


def _mm(layout: Layout, name: str) -> Mm:
    return Mm(layout.number(f"page.{name}"))


def _font(word: Word, layout: Layout) -> None:
    """One font for all scripts, or Word takes another for letters it counts as foreign."""
    style = word.styles["Normal"]
    assert isinstance(style, ParagraphStyle), "the template's own"
    name = layout.words("page.font")
    style.font.name, style.font.size = name, Pt(layout.number("text.size"))
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for script in _FONTS:
        fonts.set(qn(f"w:{script}"), name)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    properties.append(language)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1


def _style(word: Word, role: str, name: str, layout: Layout) -> None:
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle), "as asked for"
    style.base_style = word.styles["Normal"]
    style.quick_style = True
    letters = layout.words(f"{role}.style")
    style.font.size = Pt(layout.number(f"{role}.size"))
    style.font.bold = "bold" in letters
    style.font.italic = "italic" in letters
    form = style.paragraph_format
    form.alignment = (
        ALIGN.JUSTIFY if role in _JUSTIFIED else None if role in _LEFT else ALIGN.CENTER
    )
    form.keep_with_next = role in _WITH_NEXT
    if role in _SPACED:
        form.space_after = Pt(layout.number("text.after"))
    if role in _JUSTIFIED:
        form.first_line_indent = Mm(layout.number("text.first_line"))
    if role == "addressee":
        form.left_indent = Mm(_ADDRESSEE)


def top_border(paragraph: Paragraph) -> None:
    """A line over a paragraph, from indent to indent."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()
    style = properties.find(qn("w:pStyle"))  # before which nothing may stand
    properties.insert(0 if style is None else 1, borders)


def _page_number(paragraph: Paragraph, size: float) -> None:
    """The field that Word fills with the number of the page."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(size)
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        mark.text = text or None
        run._r.append(mark)
