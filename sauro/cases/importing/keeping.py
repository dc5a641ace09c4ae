"""A handed-in workbook as it is kept and opened again: sealed, for it names people (giữ tệp)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sauro.documents.files.limits import LIMITS
from sauro.foundation.errors import Refused
from sauro.foundation.files.store import Kept, keep, opened
from sauro.kernel.findings import Finding
from sauro.parties.sealing import marked, sealed_file, unsealed_file

_SEAL = 1024  # bytes that sealing may add


def whole(chunks: Iterable[bytes]) -> bytes:
    """What was sent. Raises: Refused where it is more than one file may be."""
    parts, size = [], 0
    for chunk in chunks:
        size += len(chunk)
        if size > LIMITS.file_bytes:
            raise Refused(_TOO_BIG)
        parts.append(chunk)
    return b"".join(parts)


def keep_sealed(content: bytes) -> Kept:
    """Into the store, so that nobody reads it there."""
    return keep([sealed_file(content)], LIMITS.file_bytes + _SEAL)


def mark_of(content: bytes) -> str:
    """By what the same file is known again."""
    return marked(content)


@contextmanager
def laid_open(sha256: str) -> Iterator[str]:
    """The path of the content, in memory alone and for as long as it is read. Raises: Refused."""
    with opened(sha256) as file:
        content = unsealed_file(file.read())
    if content is None:
        raise Refused(_NO_KEY)
    with in_memory(content) as path:
        yield path


@contextmanager
def in_memory(content: bytes) -> Iterator[str]:
    """A path to content that stands on no disk."""
    fd = os.memfd_create("sauro-cases")
    try:
        with os.fdopen(os.dup(fd), "wb") as stream:
            stream.write(content)
        yield f"/proc/{os.getpid()}/fd/{fd}"
    finally:
        os.close(fd)


_TOO_BIG = Finding(
    "too-big", "file",
    f"Tệp lớn hơn {LIMITS.file_bytes // 2**20} MB. Hãy chia thành nhiều tệp, mỗi tệp một năm.",
    f"The file is larger than {LIMITS.file_bytes // 2**20} MB. Split it, a year each.",
)  # fmt: skip
_NO_KEY = Finding(
    "no-key", "file",
    "Máy chủ không còn khóa đã niêm phong tệp này. Hãy gửi lại tệp.",
    "The server has the key no more with which this file was sealed. Send it again.",
)  # fmt: skip
