"""A page as a picture for the eye, upright and small enough for a slow line. Runs in the child."""

from __future__ import annotations

import base64
import io
from typing import Any

from PIL import Image

from sauro.documents.files.limits import Limits
from sauro.documents.files.scan.deskew import upright
from sauro.documents.files.scan.picture import grey_page
from sauro.documents.files.sniff import kind_of

WIDTH = 1_240  # pixels: an A4 page at 150 dpi
_QUALITY = 55  # of 100: letters stay sharp, a page has about 70 kB


def read(data: bytes, limits: Limits, number: int) -> dict[str, Any]:
    """Page `number`, from 0, as WebP. A scan is turned upright, as it was for reading it."""
    image, _dpi = grey_page(data, limits, number)
    if kind_of(data[:1024]) != "pdf":
        image = upright(image)
    height = max(1, image.height * WIDTH // image.width)
    shown = image.resize((WIDTH, height), Image.Resampling.LANCZOS)
    packed = io.BytesIO()
    shown.save(packed, "WEBP", quality=_QUALITY, method=4)
    return {"webp": base64.b64encode(packed.getvalue()).decode()}
