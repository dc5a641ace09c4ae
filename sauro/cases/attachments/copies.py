"""Copies without metadata, and small ones to look at (bản sạch, ảnh nhỏ).

All are made in the child process for strangers' files, and kept apart from the store: a copy is
made anew from the original whenever it is lost.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
from io import BytesIO
from pathlib import Path
from typing import IO

from sauro.cases.attachments.kinds import HEIC, PICTURES, VIDEOS, copied
from sauro.cases.models import CaseAttachment
from sauro.documents.files.cleaning import clean_pdf, clean_video
from sauro.documents.files.limits import MB
from sauro.documents.files.open import open_photo
from sauro.documents.files.photo.heic import COMMANDS
from sauro.documents.files.source import Unreadable
from sauro.foundation.errors import Hidden, Refused
from sauro.foundation.files.drawn import drawn, drawn_file
from sauro.foundation.files.store import path_of
from sauro.kernel.findings import Finding

SMALL = 360  # pixels of the longer side
MOST_COPIED = 50 * MB  # what the child holds; a photograph of a telephone has 3 to 15
MOST_VIDEO = 512 * MB  # what the child writes
_SMALL, _CLEAN = 0, -1  # numbers of the two; pages of documents begin with 1
_KINDS = ((b"\x89PNG", "png"), (b"\xff\xd8", "jpg"), (b"%PDF", "pdf"), (b"\x1aE\xdf\xa3", "webm"))


def small(row: CaseAttachment) -> bytes:
    """A picture to look at, WebP. Raises: Hidden where there is none."""
    if not has_small(row):
        raise Hidden
    return drawn(row.sha256, _SMALL, lambda: _picture(row, SMALL))


def clean(row: CaseAttachment) -> tuple[IO[bytes], str]:
    """The copy without what describes it, opened, and its kind: jpg, png, mp4, mov, webm, pdf.

    Raises: Refused, with why there is none.
    """
    if not has_copy(row):
        raise Refused(none_of(row))
    if row.form in PICTURES:
        made: IO[bytes] = BytesIO(drawn(row.sha256, _CLEAN, lambda: _picture(row, 0), "clean"))
    else:
        made = drawn_file(row.sha256, _CLEAN, "copy", lambda to: _write(row, to)).open("rb")
    return made, _kind(made)


def clean_sha256(row: CaseAttachment, made: IO[bytes]) -> str:
    """The hash of a copy, reckoned once: a video of 500 MB is fetched in many pieces."""
    return drawn(row.sha256, _CLEAN, lambda: _digest(made), "sha256").decode()


def has_small(row: CaseAttachment) -> bool:
    """Whether there is a picture to look at."""
    return row.form in PICTURES and has_copy(row)


def has_copy(row: CaseAttachment) -> bool:
    """Whether a copy without metadata is made of it, here and now."""
    if not copied(row.form) or row.told.get("why") or missing(row):
        return False
    return row.size <= (MOST_VIDEO if row.form in VIDEOS else MOST_COPIED)


def missing(row: CaseAttachment) -> str:
    """The package of Debian that this machine lacks for the copy; empty where it lacks none."""
    if row.form in VIDEOS and not (shutil.which("ffmpeg") and shutil.which("ffprobe")):
        return "ffmpeg"
    if row.form == HEIC and not any(map(shutil.which, COMMANDS)):
        return "libheif-examples"
    return ""


def none_of(row: CaseAttachment) -> Finding:
    """Why there is no copy, and what to do."""
    if package := missing(row):
        return Finding(
            "no-copy-command", "",
            f"Máy chủ chưa cài phần mềm làm bản sạch của {row.form}. Hãy nhờ quản trị cài gói "
            f"{package} (apt-get install {package}); tệp gốc vẫn được giữ.",
            f"What makes the clean copy of {row.form} is not installed on this server. Ask the "
            f"operator for the package {package} (apt-get install {package}); the original is "
            "kept.",
        )  # fmt: skip
    return Finding(
        "no-copy", "",
        f"Tệp này ({row.form}) không có bản sạch: phần mềm làm bản sạch của ảnh một khung hình đến "
        "50 MB, PDF đến 200 trang và 50 MB, video MP4, MOV, WebM, MKV, khi tệp mở được. Ghi âm và "
        "video khác thì chuyển sang các dạng ấy rồi gửi thêm, hoặc xóa siêu dữ liệu bằng công cụ "
        "của cơ quan.",
        f"There is no copy without metadata of this file ({row.form}): it is made of pictures of "
        "one frame up to 50 MB, PDF up to 200 pages and 50 MB, and MP4, MOV, WebM and MKV video, "
        "where they open. Convert other video and send that too, or clean it with the office's "
        "own tool.",
    )  # fmt: skip


def _picture(row: CaseAttachment, longest: int) -> bytes:
    with _told():
        answer = open_photo(Path(path_of(row.sha256)), row.name, longest)
    if "copy" not in answer:
        raise Refused(none_of(row))
    made: bytes = answer["copy"]
    return made


def _write(row: CaseAttachment, to: Path) -> None:
    source = Path(path_of(row.sha256))
    with _told():
        if row.form in VIDEOS:
            clean_video(source, row.name, row.form, to)
        else:
            clean_pdf(source, row.name, to)


@contextmanager
def _told() -> Iterator[None]:
    """What keeps a file from being opened, in our form of refusals."""
    try:
        yield
    except Unreadable as refusal:
        said = Finding(refusal.code, "", refusal.message, refusal.message_en)
        raise Refused(said) from refusal


def _kind(made: IO[bytes]) -> str:
    head = made.read(12)
    made.seek(0)
    known = next((kind for sign, kind in _KINDS if head.startswith(sign)), "")
    return known or ("mov" if head.endswith(b"qt  ") else "mp4")


def _digest(made: IO[bytes]) -> bytes:
    made.seek(0)
    return file_digest(made, "sha256").hexdigest().encode()  # type: ignore[arg-type]
