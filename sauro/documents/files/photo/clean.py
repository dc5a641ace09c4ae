"""A photograph anew, of its pixels alone: no EXIF, place, camera, comment, preview. In the child.

Orientation and colours are applied before what describes them is left behind.
"""

from __future__ import annotations

import base64
import io
from contextlib import suppress
from datetime import datetime
from typing import Any

from PIL import ExifTags, Image, ImageCms, ImageOps

from sauro.documents.files.limits import Limits
from sauro.documents.files.photo.heic import is_heic, unpacked
from sauro.documents.files.refusals import Refusal

_FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "GIF", "BMP", "MPO")
_QUALITY = 92
_TAKEN = "%Y:%m:%d %H:%M:%S"  # as cameras write it
_THUMBNAIL = 70  # quality: it is looked at small


def read(data: bytes, limits: Limits, longest: int = 0) -> dict[str, Any]:
    """What the photograph tells of itself, and the copy in base64; with ``longest`` only a small
    one. A file whose head is that of a picture and whose pixels are damaged has no copy.

    Raises: Refusal where it is no picture at all, or one that unpacks to too much.
    """
    turned = is_heic(data)  # unpacking turns it; its EXIF says so still
    with _opened(unpacked(data) if turned else data, limits) as image:
        told = _told(image)
        if getattr(image, "n_frames", 1) > 1 and image.format not in ("MPO",):
            return told | {"why": "frames"}
        try:
            image.load()
        except (OSError, SyntaxError, ValueError):
            return told | {"why": "damaged"}
        kind, packed = _packed(_bare(image, turned), longest)
    return told | {"kind": kind, "copy": base64.b64encode(packed).decode()}


def _opened(data: bytes, limits: Limits) -> Image.Image:
    """The head only: refused before memory is taken for the pixels."""
    Image.MAX_IMAGE_PIXELS = limits.image_pixels
    millions = limits.image_pixels // 1_000_000
    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise Refusal("image_bomb", width="?", height="?", limit=millions) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise Refusal("damaged", detail="ảnh không mở được") from error
    if image.width * image.height > limits.image_pixels:
        raise Refusal("image_bomb", width=image.width, height=image.height, limit=millions)
    return image


def _told(image: Image.Image) -> dict[str, Any]:
    taken, camera, place = "", "", False
    with suppress(Exception):  # what a stranger's camera wrote may be anything
        exif = image.getexif()
        camera = str(exif.get(ExifTags.Base.Model, ""))[:80].strip("\0 ")
        place = bool(exif.get_ifd(ExifTags.IFD.GPSInfo))
        said = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal)
        taken = datetime.strptime(str(said), _TAKEN).isoformat() if said else ""  # noqa: DTZ007 - cameras know no zone
    return {"width": image.width, "height": image.height, "format": image.format or "",
            "taken": taken, "camera": camera, "place": place}  # fmt: skip


def _bare(image: Image.Image, turned: bool) -> Image.Image:
    """Upright, in the colours of screens, in an image that knows nothing of where it came from."""
    upright = image if turned else ImageOps.exif_transpose(image)
    clear = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
        if profile := image.info.get("icc_profile"):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            shown = upright.convert("RGB") if upright.mode == "P" else upright
            upright = ImageCms.profileToProfile(shown, source, target, outputMode="RGB") or upright
    mode = "RGBA" if clear and upright.mode != "RGB" else "RGB"
    bare = Image.new(mode, upright.size)
    bare.paste(upright.convert(mode))
    return bare


def _packed(image: Image.Image, longest: int) -> tuple[str, bytes]:
    made = io.BytesIO()
    if longest:
        image.thumbnail((longest, longest))
        image.convert("RGB").save(made, "WEBP", quality=_THUMBNAIL, method=4)
        return "webp", made.getvalue()
    if image.mode == "RGBA":
        image.save(made, "PNG")
        return "png", made.getvalue()
    image.save(made, "JPEG", quality=_QUALITY, optimize=False)
    return "jpg", made.getvalue()
