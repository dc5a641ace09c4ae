"""From what was named on the command line to a read document (tệp và văn bản)."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import overload

from sauro.cli.terminal import clean
from sauro.cli.voice import Voice
from sauro.documents.files.limits import LIMITS, Limits
from sauro.documents.files.open import open_document
from sauro.documents.files.patience import at_most
from sauro.documents.files.refusals import Refusal, unreadable
from sauro.documents.files.source import SourceText, Unreadable
from sauro.documents.reading import Notice, read

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read. ``label`` is what the person typed, ``kept`` where "-" was put."""

    label: str
    kept: str | None = None
    lost: bool = False  # the process that read it was killed, twice

    @property
    def path(self) -> Path:
        """Made when asked for: ten thousand paths would take ten megabytes."""
        return Path(self.kept or self.label)

    @property
    def name(self) -> str:
        """The base name, "-" for standard input."""
        return self.label if self.label == "-" else self.path.name


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read."""

    source: Source
    file: SourceText
    notice: Notice


class Sources(Sequence[Source]):
    """The files named, each made a source when its turn comes: of ten thousand few are in hand."""

    def __init__(self, labels: Sequence[str], kept: str | None) -> None:
        self._labels, self._kept = labels, kept

    def __len__(self) -> int:
        return len(self._labels)

    @overload
    def __getitem__(self, at: int) -> Source: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Source]: ...
    def __getitem__(self, at: int | slice) -> Source | Sequence[Source]:
        if isinstance(at, slice):
            return Sources(self._labels[at], self._kept)
        label = self._labels[at]
        return Source(label, self._kept if label == "-" else None)


@contextmanager
def sources_of(labels: Sequence[str]) -> Iterator[Sources]:
    """The files named; "-" is standard input, kept in a file while it is needed.

    A file has the same checks and limits as any other and can be read by another process.
    """
    with _one_folder() as folder:
        yield Sources(labels, _standard_input(folder) if "-" in labels else None)


@contextmanager
def _one_folder() -> Iterator[str]:
    """Where all that is temporary lies, here and in processes started from here.

    A process told to stop just when it has made a folder does not know of it yet. It is
    removed all the same, with the one around it.
    """
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="sauro-") as folder:
        tempfile.tempdir = folder
        try:
            yield folder
        finally:
            tempfile.tempdir = before


def _standard_input(folder: str) -> str:
    path = Path(folder) / "stdin"
    left = LIMITS.file_bytes + 1
    with path.open("ab") as kept:
        while sys.stdin and left > 0 and (part := sys.stdin.buffer.read(min(left, _CHUNK))):
            kept.write(part)
            left -= len(part)
    return str(path)


def load(source: Source, limits: Limits = LIMITS) -> Document:
    """The document in a file. Raises: Unreadable, also where the fault is ours.

    One document that we fail on must not take the other ten thousand with it.
    """
    try:
        if source.lost:
            raise Refusal("killed")
        file = open_document(source.path, limits)
        with at_most(limits.reading_seconds):
            return Document(source, file, read(file.text))
    except Unreadable:
        raise
    except Refusal as refusal:
        raise unreadable(refusal, source.name) from refusal
    except Exception as error:
        raise our_fault(error) from error


def our_fault(error: Exception) -> Unreadable:
    """A bug, told in one line with its place."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}, {Path(last.filename).name}:{last.lineno}"
    return Unreadable(
        "internal",
        f"Lỗi của Sáu Rõ ({what}), không phải của tệp. Hãy báo người bảo trì dòng này.",
        f"A fault of Sáu Rõ ({what}), not of the file. Report this line to the maintainers.",
    )


def complaint(source: Source, refusal: Unreadable, voice: Voice) -> str:
    """Why a file was not read, in one line. The message names it without its folder."""
    where = source.label if os.sep in source.label else "sauro"
    return f"{clean(where)}: {clean(voice.message(refusal))}\n"


def limits_for(jobs: int) -> Limits:
    """Beside other processes each reads one page through OCR at a time."""
    return LIMITS if jobs == 1 else replace(LIMITS, ocr_workers=1)
