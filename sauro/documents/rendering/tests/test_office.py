"""PDF of what we write: one family, Vietnamese in its text, the same pages as the reference."""

import os
import subprocess
from io import BytesIO

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
    child = int((tmp_path / "child").read_text())
    asked = ["ps", "-o", "stat=", "-p", str(child)]
    state = subprocess.run(asked, capture_output=True, check=False)
    assert state.stdout.strip() in (b"", b"Z", b"Zs")


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
