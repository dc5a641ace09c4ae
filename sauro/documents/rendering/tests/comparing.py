"""Pages beside those of a reference: which differ, and where (đối chiếu từng trang).

Small letters move by a hair between two releases of LibreOffice. So not dots are compared but how
dark each field of a page is, in fields of 10 mm.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pypdfium2
from PIL import Image, ImageFilter

DPI = 50
_FIELD_MM = 10
_FIELD = DPI * _FIELD_MM / 25.4  # dots
_TOLERATED = 20  # of 255, of a whole field: a line of text that is there or not makes 40
REFERENCE = Path(__file__).parent / "reference"


def drawn(pdf: bytes) -> list[Image.Image]:
    """Each page in grey."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in document]


def kept(name: str) -> list[Image.Image]:
    """The pages of a reference, in order."""
    return [Image.open(file).convert("L") for file in sorted(REFERENCE.glob(f"{name}-*.png"))]


def keep(name: str, pdf: bytes) -> None:
    """Make it the reference from now on."""
    REFERENCE.mkdir(exist_ok=True)
    for old in REFERENCE.glob(f"{name}-*.png"):
        old.unlink()
    for number, page in enumerate(drawn(pdf), 1):
        page.quantize(16).save(REFERENCE / f"{name}-{number}.png", optimize=True)


def differences(reference: list[Image.Image], pages: list[Image.Image]) -> list[str]:
    """In which fields of which pages they differ; empty where nowhere."""
    pairs = enumerate(zip_longest(reference, pages), 1)
    return [line for number, (old, new) in pairs for line in _of_page(number, old, new)]


def _of_page(number: int, old: Image.Image | None, new: Image.Image | None) -> Iterator[str]:
    if old is None or new is None or old.size != new.size:
        yield f"page {number}: {_size(old)} in the reference, {_size(new)} now"
        return
    before, after = _fields(old), _fields(new)
    for y in range(before.height):
        for x in range(before.width):
            gap = int(_dark(after, x, y)) - int(_dark(before, x, y))
            if abs(gap) > _TOLERATED:
                what = "lighter" if gap > 0 else "darker"
                mm = x * _FIELD_MM, y * _FIELD_MM
                yield f"page {number}: {what} {mm[0]} mm from the left, {mm[1]} mm from the top"


def _fields(page: Image.Image) -> Image.Image:
    size = round(page.width / _FIELD), round(page.height / _FIELD)
    return page.filter(ImageFilter.BoxBlur(_FIELD / 4)).resize(size, Image.Resampling.BOX)


def _dark(fields: Image.Image, x: int, y: int) -> float:
    found = fields.getpixel((x, y))
    assert isinstance(found, int)
    return found


def _size(page: Image.Image | None) -> str:
    return f"{page.width} x {page.height}" if page else "no page"
