"""Where the lines of a page's text stand, by the boxes of its characters. Runs in the child."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from sauro.documents.files.sheets import around, in_parts, lines_of

_FAR = 12  # characters that the layer may hold more or less at one place
_ENOUGH = 0.9  # of the characters must be found; a converted text has others


def placed(page: pypdfium2.PdfPage, text: str) -> dict[str, Any]:
    """The size of a page and (start, end, box) of each line of its text."""
    width, height = page.get_size()
    layer = page.get_textpage()
    try:
        places = _places(layer, text)
        boxes = {at: layer.get_charbox(i) for at, i in places.items()}
    finally:
        layer.close()
    lines = []
    for start, end in lines_of(text):
        found = [boxes[at] for at in range(start, end) if at in boxes]
        if found:
            left, bottom, right, top = around(found)  # a PDF counts from below
            box = (left, height - max(top, bottom), right, height - min(top, bottom))
            lines.append((start, end, in_parts(box, width, height)))
    return {"size": (round(width), round(height)), "lines": lines}


def _places(layer: pypdfium2.PdfTextPage, text: str) -> dict[int, int]:
    """For each visible character of the text, its number in the layer; empty if too few agree."""
    wanted = [(at, c) for at, c in enumerate(text) if not c.isspace()]
    held = list(_visible(layer))
    found: dict[int, int] = {}
    j = 0
    for at, character in wanted:
        near = range(j, min(j + _FAR, len(held)))
        k = next((k for k in near if held[k][1] == character), None)
        if k is not None:
            found[at] = held[k][0]
            j = k + 1
    return found if len(found) >= _ENOUGH * len(wanted) else {}


def _visible(layer: pypdfium2.PdfTextPage) -> Iterator[tuple[int, str]]:
    for number in range(layer.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(layer, number))
        if not character.isspace() and character not in "\x00\x02\ufffe":
            yield number, character
