"""Photographs for tests, with what cameras write into them."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
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


PLACE, TITLE, HIDDEN = b"+21.0285+105.8542/", b"TIEU DE MAU", b"LOI AN MAU"
_TOLD = f""";FFMETADATA1
title={TITLE.decode()}
[CHAPTER]
TIMEBASE=1/1000
START=0
END=500
title=CHUONG MAU
"""
VIDEO_SECRETS = (PLACE, TITLE, HIDDEN, b"CHUONG MAU", CAMERA.encode(), b"2026-11", b"x264", b"tmcd",
                 b"loci", b"PHU DE MAU")  # fmt: skip
_CODECS = {
    "mov": ("-c:v", "libx264", "-x264-params", "keyint=5", "-c:a", "aac",
            "-timecode", "01:00:00:00", "-movflags", "use_metadata_tags", "-f", "mov"),
    "mp4": ("-c:v", "libx265", "-x265-params", "log-level=none", "-c:a", "aac", "-f", "mp4"),
    "webm": ("-c:v", "libvpx", "-c:a", "libopus", "-f", "webm"),
    "old": ("-c:v", "mpeg4", "-c:a", "aac", "-f", "mov"),
}  # fmt: skip


def video(folder: Path, form: str = "mov") -> bytes:
    """A second of a test card with a tone, which says where, when, by what; with a chapter."""
    told, made = folder / "told.txt", folder / f"made.{form}"
    told.write_text(_TOLD)
    tags = (f"location={PLACE.decode()}", "creation_time=2026-11-02T09:12:00Z",
            f"com.apple.quicktime.model={CAMERA}")  # fmt: skip
    shown = ("-f", "lavfi", "-i", "testsrc=d=1:s=64x48:r=10", "-f", "lavfi", "-i", "sine=d=1")
    asked = [part for tag in tags for part in ("-metadata", tag)]
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", *shown, "-i", told, "-map", "0", "-map", "1",
         "-map_metadata", "2", *asked, "-metadata:s:v", f"title={HIDDEN.decode()}",
         "-pix_fmt", "yuv420p", *_CODECS[form], made],
        check=True,
    )  # fmt: skip
    return made.read_bytes()


def heic(folder: Path, form: str = "heic") -> bytes:
    """The photograph of ``photo`` as a telephone keeps it."""
    (folder / "a.jpg").write_bytes(photo())
    made, how = folder / f"a.{form}", ["-A"] if form == "avif" else []
    subprocess.run(["heif-enc", *how, folder / "a.jpg", "-o", made], check=True)
    return made.read_bytes()


def scan() -> bytes:
    """A PDF of a page that says who wrote it, with words under its picture."""
    words = b"BT /F1 24 Tf 3 Tr 20 60 Td (" + HIDDEN + b") Tj ET"
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
        b" >>",
        b"<< /Length %d >> stream\n%b\nendstream" % (len(words), words),
        b"<< /Title (" + TITLE + b") /Author (" + CAMERA.encode() + b") >>",
    )
    body = b"%PDF-1.4\n" + b"".join(
        b"%d 0 obj %b endobj\n" % (number, part) for number, part in enumerate(parts, 1)
    )
    return body + b"trailer << /Root 1 0 R /Info 5 0 R /Size 6 >>\n%%EOF"


def make_attachment(
    seat: Seat, case: Case, content: bytes | None = None, name: str = "xe-tai.jpg", **told: Any
) -> CaseAttachment:
    """A file in a case of the seat."""
    enter(scope_of(seat))
    now, today = timezone.now(), timezone.localdate()
    sent = [content if content is not None else photo()]
    return attach(case.pk, name, sent, Told(**told), by=seat, now=now, today=today)[0]
