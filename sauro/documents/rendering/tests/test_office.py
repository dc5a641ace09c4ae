"""PDF of what we write: one family, Vietnamese in its text, the same pages as the reference."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from time import monotonic, sleep

import pypdfium2
import pytest
from PIL import ImageDraw

from sauro.documents.drafting.proof import differences as misread
from sauro.documents.drafting.tests.generate import draft
from sauro.documents.files.open import open_document
from sauro.documents.reading import read
from sauro.documents.rendering import office, pdf_of
from sauro.documents.rendering.tests import comparing
from sauro.documents.rendering.tests.samples import SAMPLES
from sauro.foundation.errors import Refused


@pytest.fixture(scope="module")
def pdf():
    return pdf_of(SAMPLES["notice"]())


def test_one_family_stands_on_the_paper_and_is_inside_the_file(pdf, tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf)
    told = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout
    fonts = [line.split() for line in told.splitlines()[2:]]
    assert {name.partition("+")[2].partition("-")[0] for name, *_ in fonts} == {"Tinos"}
    assert all(font[-5:-2] == ["yes", "yes", "yes"] for font in fonts)  # embedded, subset, unicode


def test_its_text_is_read_back_as_it_was_meant(pdf, tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf)
    found = open_document(file)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in found.text
    assert misread(draft(7), read(found.text)) == []


def test_pages_look_as_the_reference_does(pdf):
    found = comparing.differences(comparing.kept("notice"), comparing.drawn(pdf))
    assert found == [], "look at it; if it is meant so: python scripts/reference.py"


def test_a_line_too_much_is_found_where_it_stands(pdf):
    pages = comparing.drawn(pdf)
    ImageDraw.Draw(pages[0]).rectangle((118, 394, 217, 402), fill=0)  # 60 to 110 mm, 200 mm down
    found = comparing.differences(comparing.kept("notice"), pages)
    assert "page 1: darker 60 mm from the left, 200 mm from the top" in found
    assert all(" 200 mm from the top" in line for line in found)
    assert comparing.differences(comparing.kept("notice"), pages[:1])[-1].endswith("no page now")


def test_it_is_tagged_and_keeps_to_the_archive_form(pdf):
    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        assert document.is_tagged()
    assert b"pdfaid" in pdf


def test_a_machine_without_it_says_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Refused, match="DOCX"):
        pdf_of(b"")


def test_what_takes_too_long_is_ended_with_all_it_started(monkeypatch, tmp_path):
    hanging = tmp_path / "soffice"
    hanging.write_text(f"#!/bin/sh\nsleep 300 &\necho $! > {tmp_path}/child\nwait\n")
    hanging.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(Refused, match="quá lâu"):
        pdf_of(b"", seconds=1)
    assert not lives(int((tmp_path / "child").read_text()))


def lives(pid: int) -> bool:
    """Whether a process is there and still does something."""
    asked = ["ps", "-o", "stat=", "-p", str(pid)]
    state = subprocess.run(asked, capture_output=True, check=False)
    return state.stdout.strip() not in (b"", b"Z", b"Zs")


def until(true: Callable[[], object], seconds: float = 60) -> bool:
    """Whether it came to be; how fast is nobody's business here."""
    end = monotonic() + seconds
    while not true() and monotonic() < end:
        sleep(0.05)
    return bool(true())


def working_in(folder: Path) -> list[int]:
    """Processes whose command or place names a folder."""
    found = []
    for process in Path("/proc").iterdir():
        try:
            told = (process / "cmdline").read_bytes().decode(errors="replace")
            place = os.readlink(process / "cwd")
        except OSError:
            continue
        if process.name.isdecimal() and str(folder) in f"{told} {place}":
            found.append(int(process.name))
    return [pid for pid in found if lives(pid)]


ASKS = """
import sys
from sauro.documents.rendering import office
office.pdf_of(open(sys.argv[1], "rb").read())
"""


def killed_while(tmp_path: Path, runs: Callable[[], object], path: str) -> None:
    """A process that makes a PDF, killed as soon as the office runs.

    Seldom the office hangs before it shows (seen on busy machines, the cause is not known). Then
    the asking process is killed as well, nothing may be left of that either, and it asks again.
    """
    paper = tmp_path.parent / f"{tmp_path.name}.docx"
    paper.write_bytes(SAMPLES["notice"]())
    told = {**os.environ, "TMPDIR": str(tmp_path), "PATH": path}
    hung: list[str] = []
    for _attempt in range(3):
        asking = subprocess.Popen([sys.executable, "-c", ASKS, paper], env=told)
        try:
            if until(partial(_shows, asking, runs), seconds=55):
                assert asking.poll() is None, "over before the office was seen"
                return
            hung += [_standing(pid) for pid in working_in(tmp_path)]
        finally:
            asking.send_signal(signal.SIGKILL)
            asking.wait()
        assert until(lambda: not working_in(tmp_path)), "\n".join(hung)
    pytest.fail("the office never showed\n" + "\n".join(hung))


def _shows(asking: "subprocess.Popen[bytes]", runs: Callable[[], object]) -> bool:
    return bool(runs()) or asking.poll() is not None


def _standing(pid: int) -> str:
    """What a process is and what it waits for."""
    try:
        waits = Path(f"/proc/{pid}/wchan").read_text(errors="replace")
    except OSError:
        waits = "?"
    return f"{pid} {waits}: {_told(pid)!r}"


def test_a_web_process_that_is_killed_leaves_no_office_behind(tmp_path):
    folder = tmp_path / "of-papers"
    folder.mkdir()
    path = os.environ["PATH"]
    killed_while(folder, lambda: any("soffice.bin" in _told(p) for p in working_in(folder)), path)
    assert until(lambda: not working_in(folder))
    assert until(lambda: not list(folder.iterdir()))  # nor a paper


def _told(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace")
    except OSError:
        return ""


def test_nor_anything_that_the_office_started(tmp_path):
    """Also what would never end by itself."""
    folder, fake = tmp_path / "of-papers", tmp_path / "bin"
    folder.mkdir()
    fake.mkdir()
    hanging = fake / "soffice"
    hanging.write_text(f"#!/bin/sh\nsleep 300 &\necho $! > {fake}/child\nwait\n")
    hanging.chmod(0o755)
    child = fake / "child"
    path = f"{fake}:{os.environ['PATH']}"
    killed_while(folder, lambda: child.exists() and child.read_text().strip(), path)
    assert until(lambda: not lives(int(child.read_text())))
    assert until(lambda: not working_in(folder))


def test_it_gets_nothing_of_our_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("SAURO_SECRET_KEY", "bí mật")
    assert not any("SAURO" in name for name in office._environment(tmp_path))


def test_a_file_that_is_none_makes_no_paper(monkeypatch, tmp_path):
    idle = tmp_path / "soffice"
    idle.write_text("#!/bin/sh\nexit 0\n")
    idle.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(Refused, match="không tạo được PDF"):
        pdf_of(b"PK")
