"""A PDF anew, of pictures of its pages alone (bản sạch của PDF). Runs in the child.

What is not seen on the page stays behind: who wrote it and when, words under pictures, layers,
comments, forms, scripts, files inside. What a black bar covers is gone, too: pixels know no layers.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdfium2

from sauro.documents.files.limits import Limits
from sauro.documents.files.pdf.read import document_of
from sauro.documents.files.refusals import Refusal

MADE = "made"
DPI = 150  # a scan stays readable, a page has about 300 kB
PAGES = 200  # some 60 s of work
_LONGEST = 4_000  # pixels of a side: a plan on A0 becomes coarse, not huge
_QUALITY = 85


def read(data: bytes, limits: Limits) -> dict[str, Any]:  # noqa: ARG001 - same form as its siblings
    """Writes the copy in this folder. Raises: Refusal."""
    with document_of(data) as document, pypdfium2.PdfDocument.new() as made:
        if len(document) > PAGES:
            raise Refusal("too_many_pages", pages=len(document), limit=PAGES)
        document.init_forms()  # what was filled in is seen, too
        for number in range(len(document)):
            _add(made, document[number])
        with Path(MADE).open("wb") as file:
            made.save(file)
    return {"kind": "pdf"}


def _add(made: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> None:
    """One page as a picture, of the size that it has on paper."""
    width, height = page.get_size()
    scale = min(DPI / 72, _LONGEST / max(width, height))
    packed = io.BytesIO()
    page.render(scale=scale).to_pil().convert("RGB").save(packed, "JPEG", quality=_QUALITY)
    page.close()
    image = pypdfium2.PdfImage.new(made)
    image.load_jpeg(packed, inline=True)
    image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    copy = made.new_page(width, height)
    copy.insert_obj(image)
    copy.gen_content()
    copy.close()
