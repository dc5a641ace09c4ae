"""LibreOffice without a window, a process and a profile of its own for each paper (văn phòng).

It is given only papers that we wrote. Still it is a big program in C++: it works in a folder that
disappears, for a limited time, and ends with all that it started, also where we are killed before
it is done: ``watched`` sees to that.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore

from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding

SECONDS = 60  # a paper of four pages takes two or three, a report of 200 pages about ten
_AT_ONCE = BoundedSemaphore(2)  # in one process of the web: each takes 150 MB
_LARGEST_FILE = 256 * 1024 * 1024
_WATCHED = (sys.executable, "-I", "-S", Path(__file__).with_name("watched.py"))
# Tagged for readers of the screen, and as archives ask (PDF/A-2b): fonts are inside.
_FILTER = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"SelectPdfVersion":{"type":"long","value":"2"}}'
)


def pdf_of(docx: bytes, seconds: float = SECONDS) -> bytes:
    """A DOCX of ours as PDF, page for page.

    Raises: Refused where this machine has no LibreOffice, or it takes too long; the finding says
    what to do meanwhile.
    """
    office = shutil.which("soffice")
    if office is None:
        raise Refused(_MISSING)
    if not _AT_ONCE.acquire(timeout=seconds):
        raise Refused(_SLOW)
    try:
        with TemporaryDirectory(prefix="sauro-") as folder:
            return _converted(office, docx, Path(folder), seconds)
    finally:
        _AT_ONCE.release()


def _converted(office: str, docx: bytes, folder: Path, seconds: float) -> bytes:
    (folder / "paper.docx").write_bytes(docx)
    with _running(office, folder) as process:
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise Refused(_SLOW) from None
    made = folder / "paper.pdf"
    if not made.exists():  # it says 0 also where it could not: only the file tells
        raise Refused(_FAILED)
    return made.read_bytes()


@contextmanager
def _running(office: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--norestore", "--nolockcheck", "--convert-to"]
    process = subprocess.Popen(
        [*_WATCHED, str(SECONDS), str(_LARGEST_FILE), *command, _FILTER, "--outdir", folder,
         folder / "paper.docx"],
        stdin=subprocess.PIPE,  # held open, never written to: see ``watched``
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=_environment(folder),
        start_new_session=True,
    )  # fmt: skip
    with process:  # leaving closes the pipe, which ends what still runs, and waits for its end
        yield process


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of ours: no address of a database, no key."""
    fonts = resources.files("sauro.documents.rendering") / "fonts.conf"
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "FONTCONFIG_FILE": str(fonts),
        "SAL_USE_VCLPLUGIN": "svp",  # draws without a screen
    }


_MISSING = Finding(
    "no-office", "",
    "Máy chủ chưa cài LibreOffice nên chưa tạo được PDF. Hãy tải DOCX, hoặc nhờ người quản trị "
    "chạy “make setup-office”.",
    "The server has no LibreOffice, so there is no PDF yet. Take the DOCX, or ask the operator to "
    "run “make setup-office”.",
)  # fmt: skip
_SLOW = Finding(
    "office-slow", "",
    "Tạo PDF mất quá lâu nên đã dừng. Hãy thử lại sau ít phút, hoặc tải DOCX.",
    "Making the PDF took too long and was stopped. Try again in some minutes, or take the DOCX.",
)  # fmt: skip
_FAILED = Finding(
    "office-failed", "",
    "LibreOffice không tạo được PDF từ văn bản này. Hãy tải DOCX và báo người quản trị.",
    "LibreOffice made no PDF of this paper. Take the DOCX and tell the operator.",
)  # fmt: skip
