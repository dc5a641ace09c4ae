"""Open whatever an office sends (mở tệp): the one door of this package."""

import base64
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from sauro.documents.files import paged, sandbox, sniff
from sauro.documents.files.decode import decode
from sauro.documents.files.limits import LIMITS, TABLES, Limits
from sauro.documents.files.opened import OpenFile, opened, shown
from sauro.documents.files.refusals import Refusal, unreadable
from sauro.documents.files.source import SourceText, Unreadable

_DIRECTION_MARKS = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200f\u061c")
_TABLE_SECONDS = 300  # of work: 100,000 rows of 30 cells need some twenty
_MARKDOWN_NAMES = frozenset({".md", ".markdown"})


def open_document(path: str | os.PathLike[str], limits: Limits = LIMITS) -> SourceText:
    """The text of one file, told apart by its content. Raises: Unreadable, with what to do."""
    path = Path(path)
    try:
        with opened(path, limits) as file:
            return _warned(_READERS[_kind(file)](file, limits))
    except Refusal as refusal:
        raise unreadable(refusal, shown(path)) from refusal


def open_workbook(
    path: str | os.PathLike[str], name: str, most: int, limits: Limits = LIMITS
) -> dict[str, Any]:
    """The sheets of an XLSX with up to ``most`` rows of words and one more, as ``sheet.read`` has
    them; ``name``: what the sender calls it. Raises: Unreadable, with what to do.
    """
    try:
        with opened(Path(path), limits) as file:
            _check_sheet(file)
            return sandbox.run("sheet", file.fd, limits, limits.parse_seconds, most=most)
    except Refusal as refusal:
        raise unreadable(refusal, shown(Path(name))) from refusal


def open_rows(
    path: str | os.PathLike[str],
    name: str,
    most: int,
    sheets: Sequence[int] | None = None,
    limits: Limits = TABLES,
) -> Iterator[Any]:
    """The rows of an XLSX one by one, as ``sheet.rows`` tells them. Memory here does not grow with
    them. Raises: Unreadable, with what to do, also after some rows.
    """
    try:
        with opened(Path(path), limits) as file:
            _check_sheet(file)
            yield from sandbox.lines(
                "rows", file.fd, limits, _TABLE_SECONDS, most=most, sheets=sheets
            )
    except Refusal as refusal:
        raise unreadable(refusal, shown(Path(name))) from refusal


def draw_page(path: Path, number: int, limits: Limits = LIMITS) -> bytes:
    """One page of a PDF or picture, from 0, as WebP. Raises: Unreadable."""
    try:
        with opened(path, limits) as file:
            answer = sandbox.run("draw", file.fd, limits, limits.page_seconds, number=number)
    except Refusal as refusal:
        raise unreadable(refusal, shown(path)) from refusal
    return base64.b64decode(answer["webp"])


def open_photo(path: Path, name: str, longest: int = 0, limits: Limits = LIMITS) -> dict[str, Any]:
    """What a photograph tells of itself and a copy without it, as ``photo.clean`` has them.
    ``name``: what the sender calls it. Raises: Unreadable, with what to do.
    """
    try:
        with opened(path, limits) as file:
            answer = sandbox.run("photo", file.fd, limits, limits.parse_seconds, longest=longest)
    except Refusal as refusal:
        raise unreadable(refusal, shown(Path(name))) from refusal
    if "copy" in answer:
        answer["copy"] = base64.b64decode(answer["copy"])
    return answer


def open_documents(
    paths: Iterable[str | os.PathLike[str]], workers: int = 2, limits: Limits = LIMITS
) -> Iterator[tuple[Path, SourceText | Unreadable]]:
    """Each file with its text or its refusal, in the order given.

    Only a few files are held at a time, however many are asked for.
    """
    share = replace(limits, ocr_workers=max(1, limits.ocr_workers // workers))
    waiting: deque[tuple[Path, Future[SourceText | Unreadable]]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        for path in map(Path, paths):
            waiting.append((path, pool.submit(_either, path, share)))
            if len(waiting) > 2 * workers:
                yield _finished(waiting)
        while waiting:
            yield _finished(waiting)


def _finished(
    waiting: deque[tuple[Path, Future[SourceText | Unreadable]]],
) -> tuple[Path, SourceText | Unreadable]:
    path, future = waiting.popleft()
    return path, future.result()


def _either(path: Path, limits: Limits) -> SourceText | Unreadable:
    try:
        return open_document(path, limits)
    except Unreadable as refusal:
        return refusal


def _kind(file: OpenFile) -> str:
    head = file.head()
    if sniff.is_ole(head):
        raise sniff.ole_refusal(file.content())
    return sniff.kind_of(head)


def _check_sheet(file: OpenFile) -> None:
    """Old workbooks and text under the name of an XLSX are told apart before anything is run."""
    head = file.head()
    if sniff.is_ole(head):
        known = sniff.ole_refusal(file.content())
        raise known if known.code == "encrypted" else Refusal("old_sheet")
    if head.startswith(b"PK"):
        return
    if b"\0" not in head and not head.startswith(b"%PDF"):
        raise Refusal("text_sheet")
    raise Refusal("no_workbook")


def _plain(file: OpenFile, limits: Limits) -> SourceText:  # noqa: ARG001 - same form as its siblings
    """Text needs no child process: decoding cannot run anything and costs what its length says."""
    found = decode(file.content())
    if found is None:
        raise Refusal("not_text")
    if not found.text.strip():
        raise Refusal("no_text")
    is_markdown = Path(file.name).suffix.lower() in _MARKDOWN_NAMES
    return SourceText(
        text=found.text,
        kind="markdown" if is_markdown else "txt",
        pages=_page_starts(found.text),
        encoding=found.encoding,
        notes=found.notes,
    )


def _page_starts(text: str) -> tuple[int, ...]:
    """Text taken from a PDF keeps its form feeds."""
    breaks = [at + 1 for at, character in enumerate(text) if character == "\f"]
    return (0, *breaks) if breaks else ()


def _docx(file: OpenFile, limits: Limits) -> SourceText:
    answer = sandbox.run("docx", file.fd, limits, limits.parse_seconds)
    return SourceText(text=answer["text"], kind="docx", notes=tuple(answer["notes"]))


def _pdf(file: OpenFile, limits: Limits) -> SourceText:
    return paged.from_pdf(file.fd, limits)


def _picture(file: OpenFile, limits: Limits) -> SourceText:
    return paged.from_picture(file.fd, limits)


_READERS: dict[str, Callable[[OpenFile, Limits], SourceText]] = {
    "text": _plain,
    "zip": _docx,
    "pdf": _pdf,
    "picture": _picture,
}


def _warned(source: SourceText) -> SourceText:
    """Marks that turn the direction of letters can make a page show what its text does not say."""
    if _DIRECTION_MARKS.isdisjoint(source.text):
        return source
    note = "Văn bản có ký tự điều khiển hướng chữ: chữ hiển thị có thể khác nguyên văn."
    return replace(source, notes=(*source.notes, note))
