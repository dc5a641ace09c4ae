"""Photographs for tests, with what cameras write into them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.utils import timezone
from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

from sauro.cases.attachments.services import Told, attach
from sauro.cases.models import Case, CaseAttachment
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter

CAMERA, COMMENT, XMP = "MAU-CAMERA-7", b"GHI CHU MAU", b"<x:xmpmeta>TOA DO MAU</x:xmpmeta>"
SECRETS = (CAMERA.encode(), COMMENT, XMP, b"2026:11:02", b"Exif", b"xmp")


def photo(form: str = "JPEG", size: tuple[int, int] = (80, 40), **others: Any) -> bytes:
    """A picture, red on its left, that lies on its side and says where, when and by what."""
    image = Image.new("RGB", size, (20, 20, 200))
    image.paste((200, 20, 20), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = CAMERA
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:11:02 09:12:00"
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitude] = tuple(IFDRational(n) for n in (21, 23, 30))
    made = BytesIO()
    told: dict[str, Any] = {"exif": exif.tobytes()}
    told |= {"comment": COMMENT, "xmp": XMP} if form == "JPEG" else {}
    image.save(made, form, **{**told, **others})
    return made.getvalue()


def make_attachment(
    seat: Seat, case: Case, content: bytes | None = None, name: str = "xe-tai.jpg", **told: Any
) -> CaseAttachment:
    """A file in a case of the seat."""
    enter(scope_of(seat))
    now, today = timezone.now(), timezone.localdate()
    sent = [content if content is not None else photo()]
    return attach(case.pk, name, sent, Told(**told), by=seat, now=now, today=today)[0]
