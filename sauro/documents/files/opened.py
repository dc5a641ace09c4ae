"""A stranger's file, opened once and checked (mở tệp lạ)."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sauro.documents.files import sniff
from sauro.documents.files.limits import MB, Limits
from sauro.documents.files.refusals import Refusal


@dataclass(frozen=True, slots=True)
class OpenFile:
    """An open regular file; the reader sees what was checked, whatever happens to its name."""

    fd: int
    size: int
    name: str

    def head(self) -> bytes:
        return os.pread(self.fd, sniff.HEAD, 0)

    def content(self) -> bytes:
        with os.fdopen(os.dup(self.fd), "rb") as stream:
            stream.seek(0)
            return stream.read(self.size)


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[OpenFile]:
    """The file, if it is one. A pipe is not waited for and a big file not read."""
    try:
        _check(path.stat(), limits)
        fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refusal("missing") from error
    except PermissionError as error:
        raise Refusal("no_permission") from error
    except (OSError, ValueError) as error:  # a name too long, with NUL, a loop of links
        raise Refusal("missing") from error
    try:
        status = os.fstat(fd)
        _check(status, limits)
        yield OpenFile(fd, status.st_size, path.name)
    finally:
        os.close(fd)


def _check(status: os.stat_result, limits: Limits) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise Refusal("folder")
    if not stat.S_ISREG(status.st_mode):
        raise Refusal("not_a_file")
    if status.st_size == 0:
        raise Refusal("empty")
    if status.st_size > limits.file_bytes:
        size, limit = -(-status.st_size // MB), limits.file_bytes // MB
        raise Refusal("too_big", size_mb=size, limit_mb=limit)


def shown(path: Path) -> str:
    """The name as one harmless line."""
    return "".join(c if c.isprintable() else "\ufffd" for c in path.name or str(path))
