"""Measures of files in: python -m sauro.documents.files.tests.bench ../shared/notices

Pages are made of the notices in that folder, which stay there.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sauro.documents.files.limits import LIMITS
from sauro.documents.files.open import open_document, open_documents
from sauro.documents.files.source import SourceText
from sauro.documents.files.tests.make import make_docx, make_pdf, make_scan_pdf
from sauro.documents.files.tests.measure import character_error

_FILES = 1_000


def main(notices: Path) -> None:
    texts = [page_like(path.read_text()) for path in sorted(notices.rglob("*.txt"))]
    with TemporaryDirectory() as name:
        folder = Path(name)
        _typed(texts, folder)
        _long(texts[0], folder)
        _many(texts, folder)
        _scanned(texts[:8], folder)


def page_like(text: str) -> str:
    """Blank lines between all lines are an accident of the copies, not of the pages."""
    return "\n".join(line.strip() for line in text.replace("\f", "\n").split("\n") if line.strip())


def _typed(texts: list[str], folder: Path) -> None:
    _print("child without a task, ms", 1000 * _child_start())
    for make in (make_docx, make_pdf):
        paths = [make(text, folder / f"{n}-{make.__name__}") for n, text in enumerate(texts)]
        seconds = _seconds(partial(_open_all, paths))
        _print(f"{make.__name__[5:]}: one file, child included, ms", 1000 * seconds / len(texts))
        wrong = sum(
            _words(open_document(p).text) != _words(t) for p, t in zip(paths, texts, strict=True)
        )
        _print(f"{make.__name__[5:]}: files whose words differ", wrong)


def _open_all(paths: list[Path]) -> None:
    for path in paths:
        open_document(path)


def _words(text: str) -> list[str]:
    """Page numbers are added by the PDF, and some copies hold their own."""
    return [word for word in text.split() if not word.isdecimal()]


def _child_start() -> float:
    command = [sys.executable, "-I", "-c", "import sauro.documents.files.child"]
    return min(_seconds(partial(subprocess.run, command, check=True)) for _ in range(5))


def _long(text: str, folder: Path) -> None:
    """Pages of a long PDF and a long DOCX cost the same as those of a short one."""
    for pages in (40, 400):
        whole = "\f".join([text[:1_800]] * pages)
        for make in (make_docx, make_pdf):
            path = make(whole, folder / f"long-{pages}")
            seconds = _seconds(partial(open_document, path))
            _print(f"{make.__name__[5:]}: {pages} pages, ms a page", 1000 * seconds / pages)


def _many(texts: list[str], folder: Path) -> None:
    makers = (_make_txt, make_docx, make_pdf)
    paths = [
        make(text, folder / f"m-{make.__name__}-{n}")
        for n, text in enumerate(texts)
        for make in makers
    ]
    for _ in open_documents(paths):
        pass
    before, start = _memory_mb(), time.perf_counter()
    for _ in open_documents(paths[n % len(paths)] for n in range(_FILES)):
        pass
    _print(f"{_FILES} mixed files, files a second", _FILES / (time.perf_counter() - start))
    _print(f"{_FILES} mixed files, MB grown", _memory_mb() - before)
    _print("peak of this process, MB", _memory_mb())


def _make_txt(text: str, path: Path) -> Path:
    path.write_text(text)
    return path


def _scanned(texts: list[str], folder: Path) -> None:
    pages, seconds, errors, letters = 0, 0.0, 0.0, 0
    for number, text in enumerate(texts):
        path = make_scan_pdf(text, folder / f"{number}-scan.pdf")
        start = time.perf_counter()
        source = open_document(path)
        seconds += time.perf_counter() - start
        pages += len(source.pages)
        truth = open_document(make_pdf(text, folder / "truth.pdf"))
        for found, wanted in zip(_by_page(source), _by_page(truth), strict=True):
            errors += character_error(found, wanted) * len(wanted)
            letters += len(wanted)
    _print(f"OCR: {pages} pages, seconds a page with {LIMITS.ocr_workers} workers", seconds / pages)
    _print("OCR: character error, percent", 100 * errors / letters)


def _by_page(source: SourceText) -> list[str]:
    ends = (*source.pages[1:], len(source.text))
    return [source.text[start:end] for start, end in zip(source.pages, ends, strict=True)]


def _seconds(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def _memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _print(what: str, value: float) -> None:
    print(f"{what:60} {value:10.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/notices"))
