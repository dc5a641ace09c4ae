"""PDF and pictures, page by page: text where there is text, OCR where there is none."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import Any

from sauro.documents.files import sandbox
from sauro.documents.files.limits import Limits
from sauro.documents.files.refusals import Refusal
from sauro.documents.files.scan.installed import ocr_refusal
from sauro.documents.files.sheets import Sheet, sheet_from
from sauro.documents.files.source import SourceText

PAGE_END = "\n\f\n"
_UNKNOWN = Sheet(210, 297)  # a page that could not be opened is taken for A4


@dataclass(frozen=True, slots=True)
class _Page:
    """One page as read; without `words` it was not read by OCR."""

    text: str
    words: int = 0
    confidence: float = 0.0  # mean of the words
    doubtful: tuple[tuple[int, int, float], ...] = ()
    is_scan: bool = False
    sheet: Sheet | None = None
    failure: Refusal | None = None  # why nothing was read on it


def from_pdf(fd: int, limits: Limits) -> SourceText:
    """Text of a PDF; pages that hold none, or a broken text layer, go through OCR.

    Raises: Refusal, also for a scan where Tesseract is missing.
    """
    answer = sandbox.run("pdf", fd, limits, limits.parse_seconds)
    texts: list[str] = answer["pages"]
    pictures: list[int] = answer["pictures"]
    missing = ocr_refusal() if pictures else None
    if missing and not any(text.strip() for text in texts):
        raise missing
    scanned = {} if missing else _read_pages(fd, pictures, limits)
    sheets = [sheet and sheet_from(sheet) for sheet in answer["sheets"]]
    pages = [
        scanned.get(number) or _Page(text, sheet=sheets[number])
        for number, text in enumerate(texts)
    ]
    return _joined(pages, answer["notes"] + _picture_notes(answer, bool(missing)))


def from_picture(fd: int, limits: Limits) -> SourceText:
    """Text of a PNG, JPEG or TIFF. Raises: Refusal."""
    count: int = sandbox.run("picture", fd, limits, limits.parse_seconds)["pages"]
    if missing := ocr_refusal():
        raise missing
    return _joined(_read_pages(fd, range(count), limits).values(), [])


def _read_pages(fd: int, numbers: Iterable[int], limits: Limits) -> dict[int, _Page]:
    """A page a child: one bad page costs neither the others nor more than its own time."""
    numbers = list(numbers)
    with ThreadPoolExecutor(limits.ocr_workers) as pool:
        return dict(zip(numbers, pool.map(partial(_read_page, fd, limits), numbers), strict=True))


def _read_page(fd: int, limits: Limits, number: int) -> _Page:
    try:
        answer = sandbox.run("page", fd, limits, limits.page_seconds, number=number)
    except Refusal as refusal:
        if refusal.code not in {"too_slow", "too_heavy", "damaged"}:
            raise
        return _Page("", is_scan=True, failure=refusal)
    return _page(answer)


def _page(answer: dict[str, Any]) -> _Page:
    doubtful = tuple((start, end, confidence) for start, end, confidence in answer["doubtful"])
    sheet = sheet_from(answer["sheet"])
    words, confidence = answer["words"], answer["confidence"]
    return _Page(answer["text"], words, confidence, doubtful, is_scan=True, sheet=sheet)


def _joined(pages: Iterable[_Page], notes: list[str]) -> SourceText:
    pages = list(pages)
    if not any(page.text.strip() for page in pages):
        raise next((page.failure for page in pages if page.failure), Refusal("no_text"))
    lengths = [len(page.text) + len(PAGE_END) for page in pages]
    starts = (0, *accumulate(lengths[:-1]))
    spans = [
        (start + first, start + last, confidence)
        for start, page in zip(starts, pages, strict=True)
        for first, last, confidence in page.doubtful
    ]
    return SourceText(
        text=PAGE_END.join(page.text for page in pages) + "\n",
        kind="scan" if all(page.is_scan or not page.text for page in pages) else "pdf",
        pages=starts,
        confidence=_mean_confidence(pages),
        low_confidence=tuple(spans),
        sheets=tuple(
            (page.sheet or _UNKNOWN).moved(start) for start, page in zip(starts, pages, strict=True)
        ),
        notes=(*notes, *_failures(pages)),
    )


def _failures(pages: list[_Page]) -> list[str]:
    numbers = [str(number) for number, page in enumerate(pages, start=1) if page.failure]
    return [f"Trang {n} không nhận dạng được chữ: cần đọc bản gốc." for n in numbers]


def _mean_confidence(pages: list[_Page]) -> float | None:
    words = sum(page.words for page in pages)
    return sum(page.confidence * page.words for page in pages) / words if words else None


def _picture_notes(answer: dict[str, Any], unread: bool) -> list[str]:
    """What became of the pages that had no text, or a layer that could not be trusted."""
    if unread:
        shown = _page_list(answer["pictures"])
        return [f"Trang {shown} là ảnh, chưa đọc được vì máy chưa cài Tesseract tiếng Việt."]
    if answer["broken"]:
        shown = _page_list(answer["broken"])
        return [f"Lớp chữ của trang {shown} bị hỏng, đã nhận dạng lại từ ảnh."]
    return []


def _page_list(numbers: list[int]) -> str:
    return ", ".join(str(number + 1) for number in numbers)
