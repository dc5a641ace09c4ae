"""Pictures of pages: PNG, JPEG, TIFF with many pages, and pages of a PDF drawn in grey."""

import io
from typing import Any

import pypdfium2
from PIL import Image, ImageOps

from sauro.documents.files.limits import Limits
from sauro.documents.files.refusals import Refusal
from sauro.documents.files.sniff import kind_of

_FORMATS = ("PNG", "JPEG", "TIFF")
DPI = 200  # of pages drawn from a PDF; more made no page better and every page slower
_LONGEST = 5_000  # pixels of a side drawn from a PDF: a plan on A0 becomes coarse, not huge
_A4_INCHES = (8.27, 11.69)
_LOWEST_DPI, _HIGHEST_DPI = 150, 300


def read(data: bytes, limits: Limits) -> dict[str, Any]:
    """How many pages the picture file has. Raises: Refusal."""
    with _image(data, limits) as image:
        pages: int = getattr(image, "n_frames", 1)
    if pages > limits.pages:
        raise Refusal("too_many_pages", pages=pages, limit=limits.pages)
    return {"pages": pages}


def grey_page(data: bytes, limits: Limits, number: int) -> tuple[Image.Image, int]:
    """One page, from 0, in grey, with its dots per inch. Raises: Refusal."""
    if kind_of(data[:1024]) == "pdf":
        return _drawn(data, number)
    with _image(data, limits) as image:
        if number:
            image.seek(number)
            _check_size(image, limits)
        return _sized(_grey(ImageOps.exif_transpose(image)))


def _drawn(data: bytes, number: int) -> tuple[Image.Image, int]:
    with pypdfium2.PdfDocument(data) as document:
        page = document[number]
        scale = min(DPI / 72, _LONGEST / max(page.get_size()))
        image = page.render(scale=scale, grayscale=True).to_pil().copy()
    return image.convert("L"), round(scale * 72)


def _image(data: bytes, limits: Limits) -> Image.Image:
    """Opened, not yet unpacked. Raises: Refusal, before any memory is taken for it."""
    Image.MAX_IMAGE_PIXELS = limits.image_pixels
    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise Refusal("image_bomb", width="?", height="?", limit=_millions(limits)) from error
    except (OSError, SyntaxError) as error:
        raise Refusal("damaged", detail="ảnh không mở được") from error
    _check_size(image, limits)
    return image


def _check_size(image: Image.Image, limits: Limits) -> None:
    width, height = image.size
    if width * height > limits.image_pixels:
        raise Refusal("image_bomb", width=width, height=height, limit=_millions(limits))


def _millions(limits: Limits) -> int:
    return limits.image_pixels // 1_000_000


def _grey(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):  # sixteen bits a pixel
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(paper, image.convert("RGBA")).convert("L")
    return image.convert("L")


def _sized(image: Image.Image) -> tuple[Image.Image, int]:
    """Brought near the size that Tesseract reads best. The page is taken for an A4 one, for
    the resolution that a picture tells about itself is often wrong.
    """
    dpi = max(1, round(min(image.size) / _A4_INCHES[0]))
    if _LOWEST_DPI <= dpi <= _HIGHEST_DPI:
        return image, dpi
    wanted = DPI if dpi < _LOWEST_DPI else _HIGHEST_DPI
    size = (max(1, image.width * wanted // dpi), max(1, image.height * wanted // dpi))
    return image.resize(size, Image.Resampling.LANCZOS), wanted
