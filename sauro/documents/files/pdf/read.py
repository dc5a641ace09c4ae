"""The text layer of a PDF, page by page. Runs in the child process."""

import re
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from sauro.documents.files.decode import convert_legacy
from sauro.documents.files.limits import Limits
from sauro.documents.files.pdf.placed import placed
from sauro.documents.files.plausibility import looks_broken, share_of_syllables
from sauro.documents.files.refusals import Refusal

_PASSWORD_ERRORS = frozenset({pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY})
_HYPHEN_AT_LINE_END = re.compile("[\ufffe\x02]")  # pdfium's own sign, with the break taken out
_LINE_END = re.compile(r"[ \t\u00a0]*\r?\n")
_FEW = 300  # characters: a stamp or the line of a digital signature, on a page that is a picture
_WELL_READ = 0.9  # share of syllables; real text has 0.98, our own OCR 0.97
_MOST = 0.5  # of the page's surface


@dataclass(frozen=True, slots=True)
class _Text:
    """One page; `is_picture` if its words are to be read by OCR instead."""

    text: str
    is_picture: bool = False
    is_broken: bool = False  # it has a text layer that cannot be trusted
    note: str = ""
    sheet: dict[str, Any] | None = None  # where its lines stand


def read(data: bytes, limits: Limits) -> dict[str, Any]:
    """Texts of all pages and the numbers of those that are pictures, from 0. Raises: Refusal."""
    with document_of(data) as document:
        if len(document) > limits.pages:
            raise Refusal("too_many_pages", pages=len(document), limit=limits.pages)
        pages = [_page(document, number) for number in range(len(document))]
    return {
        "pages": [page.text for page in pages],
        "pictures": [number for number, page in enumerate(pages) if page.is_picture],
        "broken": [number for number, page in enumerate(pages) if page.is_broken],
        "sheets": [page.sheet for page in pages],
        "notes": sorted({page.note for page in pages if page.note}),
    }


def document_of(data: bytes) -> pypdfium2.PdfDocument:
    """Opened. Raises: Refusal, where it is damaged or has a password."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in _PASSWORD_ERRORS:
            raise Refusal("encrypted") from error
        raise Refusal("damaged", detail="PDF không mở được") from error


def _page(document: pypdfium2.PdfDocument, number: int) -> _Text:
    """A page that cannot be loaded is left to OCR, which will tell so."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return _Text("", is_picture=True)
    try:
        found = _judged(page, _text_of(page))
        return found if found.is_picture else replace(found, sheet=placed(page, found.text))
    finally:
        page.close()


def _text_of(page: pypdfium2.PdfPage) -> str:
    layer = page.get_textpage()
    try:
        raw: str = layer.get_text_bounded()
    finally:
        layer.close()
    text = _LINE_END.sub("\n", _HYPHEN_AT_LINE_END.sub("-\n", raw))
    return text.replace("\r", "\n").strip("\n ")


def _judged(page: pypdfium2.PdfPage, text: str) -> _Text:
    """Keep the layer, convert it, or leave the page to OCR."""
    if len(text.strip()) < _FEW and _is_picture(page, bool(text.strip())):
        return _Text("", is_picture=True)
    converted = convert_legacy(text)
    if converted:
        return _Text(converted.text, note=converted.notes[0])
    if looks_broken(text) or (_is_poor(text) and _is_picture(page, has_text=True)):
        return _Text("", is_picture=True, is_broken=True)
    return _Text(text)


def _is_poor(text: str) -> bool:
    """So many misspelt words that, under a picture, it is somebody's bad OCR."""
    share = share_of_syllables(text)
    return share is not None and share < _WELL_READ


def _is_picture(page: pypdfium2.PdfPage, has_text: bool) -> bool:
    """Without text anything drawn counts (words turned into outlines); with it a scan below it."""
    if not has_text:
        return next(page.get_objects(max_depth=2), None) is not None
    width, height = page.get_size()
    images = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2)
    return any(_surface(image) > _MOST * width * height for image in images)


def _surface(item: pypdfium2.PdfObject) -> float:
    left, bottom, right, top = item.get_bounds()
    return float((right - left) * (top - bottom))
