"""Copies without metadata, and small ones to look at (bản sạch, ảnh nhỏ).

Both are made in the child process for strangers' files, and kept apart from the store: the copy is
made anew from the original whenever it is lost.
"""

from __future__ import annotations

from pathlib import Path

from sauro.cases.attachments.kinds import copied
from sauro.cases.models import CaseAttachment
from sauro.documents.files.limits import MB
from sauro.documents.files.open import open_photo
from sauro.documents.files.source import Unreadable
from sauro.foundation.errors import Hidden, Refused
from sauro.foundation.files.drawn import drawn
from sauro.foundation.files.store import path_of
from sauro.kernel.findings import Finding

SMALL = 360  # pixels of the longer side
MOST_COPIED = 50 * MB  # what the child takes; a photograph of a telephone has 3 to 15
_SMALL, _CLEAN = 0, -1  # numbers of the two; pages of documents begin with 1


def small(row: CaseAttachment) -> bytes:
    """A picture to look at, WebP. Raises: Hidden where there is none."""
    if not has_copy(row):
        raise Hidden
    return drawn(row.sha256, _SMALL, lambda: _made(row, SMALL))


def clean(row: CaseAttachment) -> tuple[bytes, str]:
    """The photograph without what describes it, and its kind, jpg or png.

    Raises: Refused, with why there is none.
    """
    if not has_copy(row):
        raise Refused(_none(row))
    made = drawn(row.sha256, _CLEAN, lambda: _made(row, 0), "clean")
    return made, "png" if made.startswith(b"\x89PNG") else "jpg"


def has_copy(row: CaseAttachment) -> bool:
    """Whether a copy without metadata is made of it."""
    return copied(row.kind, row.form) and not row.told.get("why") and row.size <= MOST_COPIED


def _made(row: CaseAttachment, longest: int) -> bytes:
    try:
        answer = open_photo(Path(path_of(row.sha256)), row.name, longest)
    except Unreadable as refusal:
        said = Finding(refusal.code, "", refusal.message, refusal.message_en)
        raise Refused(said) from refusal
    if "copy" not in answer:
        raise Refused(_none(row))
    made: bytes = answer["copy"]
    return made


def _none(row: CaseAttachment) -> Finding:
    return Finding(
        "no-copy", "",
        f"Tệp này ({row.form}) không có bản sạch: phần mềm chỉ làm bản sạch của ảnh JPEG, PNG, "
        "WebP, TIFF, GIF, BMP một khung hình, mở được và đến 50 MB. Video, ghi âm, PDF, HEIC: "
        "chuyển sang ảnh thường rồi gửi thêm, hoặc xóa siêu dữ liệu bằng công cụ của cơ quan.",
        f"There is no copy without metadata of this file ({row.form}): it is made only of JPEG, "
        "PNG, WebP, TIFF, GIF and BMP pictures of one frame that open, up to 50 MB. Send a "
        "converted picture of video, PDF and HEIC too, or clean it with the office's own tool.",
    )  # fmt: skip
