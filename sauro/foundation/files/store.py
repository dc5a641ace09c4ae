"""A store of files by the hash of their content (kho tệp).

Rows name a file by its hash in a column called ``sha256``: by that name a backup knows which files
must be there.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from django.conf import settings

from sauro.foundation.errors import Hidden, Refused
from sauro.kernel.findings import Finding

_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the store."""

    sha256: str
    size: int  # bytes


def path_of(sha256: str) -> Path:
    """Where the content with a hash stands. Raises: Hidden for words that are no hash: joined to
    a path they would name any file of the server.
    """
    return spread(settings.FILES_ROOT, sha256)


def spread(root: str | Path, sha256: str) -> Path:
    """The place of a hash below a folder. Raises: Hidden for words that are no hash."""
    if not _HASH.fullmatch(sha256):
        raise Hidden
    return Path(root) / sha256[:2] / sha256[2:]


def opened(sha256: str) -> BinaryIO:
    """The content with a hash. Raises: Refused where the store has lost it, Hidden as above."""
    try:
        return path_of(sha256).open("rb")
    except FileNotFoundError as error:
        raise Refused(_LOST) from error


def keep(chunks: Iterable[bytes], most: int) -> Kept:
    """Store what comes in pieces. Raises: Refused where it is more than ``most`` bytes or the
    disk is full; then nothing is left of it.
    """
    root = Path(settings.FILES_ROOT)
    try:
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        with NamedTemporaryFile(dir=root, prefix="in-") as part:
            kept = _copied(chunks, part, most)
            _place(Path(part.name), path_of(kept.sha256))
    except OSError as error:
        raise Refused(_no_room(error)) from error
    return kept


def stored() -> Iterator[str]:
    """The hash of every file in the store, in order."""
    for path in sorted(Path(settings.FILES_ROOT).glob("??/*")):
        if _HASH.fullmatch(path.parent.name + path.name) and path.is_file():
            yield path.parent.name + path.name


def put_back(sha256: str, chunks: Iterable[bytes]) -> None:
    """A file from a backup. One that is there stays, unless its content is no longer its own.
    Raises: Refused where the disk is full.
    """
    target = path_of(sha256)
    if target.exists() and _hash_of(target) != sha256:
        target.unlink()
    if not target.exists():
        keep(chunks, sys.maxsize)


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copied(chunks: Iterable[bytes], part: object, most: int) -> Kept:
    digest, size = hashlib.sha256(), 0
    write = part.write  # type: ignore[attr-defined]
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise Refused(_too_big(most))
        digest.update(chunk)
        write(chunk)
    part.flush()  # type: ignore[attr-defined]
    os.fsync(part.fileno())  # type: ignore[attr-defined]
    return Kept(digest.hexdigest(), size)


def _place(part: Path, target: Path) -> None:
    """A second name for the finished part: a store never holds half a file."""
    target.parent.mkdir(exist_ok=True, mode=0o700)
    if not target.exists():
        target.hardlink_to(part)


def _too_big(most: int) -> Finding:
    mb = most // (1024 * 1024)
    return Finding(
        "file-too-big",
        "file",
        f"Tệp lớn hơn {mb} MB, mức cho một tệp. Hãy tách tệp hoặc quét lại ở 200–300 dpi.",
        f"The file has more than {mb} MB, the limit for one. Split it or scan it at 200-300 dpi.",
    )


def _no_room(error: OSError) -> Finding:
    return Finding(
        "no-room",
        "file",
        f"Máy chủ không ghi được tệp ({error.strerror}). Tệp chưa được nhận: hãy gửi lại sau, "
        "và báo quản trị kiểm tra ổ đĩa.",
        f"The server cannot write files ({error.strerror}). Send it again later; tell the "
        "administrator to look at the disk.",
    )


_LOST = Finding(
    "file-lost", "file",
    "Kho tệp của máy chủ không còn tệp này. Hãy báo quản trị khôi phục từ bản sao lưu.",
    "The server's store has lost this file. Tell the administrator to restore it from a backup.",
)  # fmt: skip
