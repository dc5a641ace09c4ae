"""Real files made from plain text: DOCX, PDF with text, and scans of it.

A line of the text is one line of the page as it comes: nothing is numbered, joined or dropped.
A form feed starts a new page.
"""

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import docx
import pypdfium2
from docx.enum.text import WD_BREAK
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT = "Tinos"  # Times New Roman in its widths; Debian 12's Liberation lacks Vietnamese
SIZE = 13.5  # points, between the 13 and 14 of Nghị định 30/2020
_LEFT, _RIGHT, _TOP, _BOTTOM = 30 * mm, 15 * mm, 20 * mm, 20 * mm
_LEADING = 1.25 * SIZE
SCAN_DPI = 200


def make_docx(text: str, path: Path) -> Path:
    """A Word file with one paragraph a line, as python-docx writes it."""
    document = docx.Document()
    for number, page in enumerate(text.split("\f")):
        if number:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        for line in page.split("\n"):
            document.add_paragraph(line)
    document.save(str(path))
    return path


def make_pdf(text: str, path: Path, password: str = "") -> Path:
    """An A4 PDF in Tinos with numbered pages. Lines too long are wrapped at spaces."""
    _register_font()
    encryption = StandardEncryption(password) if password else None
    canvas = Canvas(str(path), pagesize=A4, encrypt=encryption)
    for number, lines in enumerate(_pages(text), start=1):
        canvas.setFont(FONT, SIZE)
        if number > 1:
            canvas.drawCentredString(A4[0] / 2, A4[1] - 12 * mm, str(number))
        for row, line in enumerate(lines):
            canvas.drawString(_LEFT, A4[1] - _TOP - (row + 1) * _LEADING, line)
        canvas.showPage()
    canvas.save()
    return path


def make_scan(text: str, folder: Path, seed: int = 389) -> list[Path]:
    """Pages as an office scanner gives them: JPEG, 200 dpi, slightly turned, blurred and noisy."""
    pdf = make_pdf(text, folder / "scan-source.pdf")
    random = Random(seed)
    paths = []
    for number, page in enumerate(pictures_of(pdf), start=1):
        path = folder / f"scan-{number:03}.jpg"
        _worn(page, random).save(path, quality=70, dpi=(SCAN_DPI, SCAN_DPI))
        paths.append(path)
    pdf.unlink()
    return paths


def make_scan_pdf(text: str, path: Path, seed: int = 389) -> Path:
    """A PDF that holds nothing but pictures of pages."""
    pictures = make_scan(text, path.parent, seed)
    canvas = Canvas(str(path), pagesize=A4)
    for picture in pictures:
        canvas.drawImage(str(picture), 0, 0, *A4)
        canvas.showPage()
        picture.unlink()
    canvas.save()
    return path


def pictures_of(pdf: Path, dpi: int = SCAN_DPI) -> Iterator[Image.Image]:
    """Each page rendered in grey."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            yield page.render(scale=dpi / 72, grayscale=True).to_pil()


def _worn(page: Image.Image, random: Random) -> Image.Image:
    """Turned by about 0.7 degrees, out of focus, with paper grain."""
    angle = random.choice((-1, 1)) * random.uniform(0.5, 0.9)
    turned = page.convert("L").rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    noise = Image.frombytes("L", turned.size, random.randbytes(turned.width * turned.height))
    grain = noise.point([96 + grey // 4 for grey in range(256)])  # the same for the same seed
    blurred = turned.filter(ImageFilter.GaussianBlur(0.7))
    return Image.blend(blurred, grain, 0.12)


def _pages(text: str) -> Iterator[list[str]]:
    rows = int((A4[1] - _TOP - _BOTTOM) / _LEADING)
    for page in text.split("\f"):
        lines = [part for line in page.strip("\n").split("\n") for part in _wrapped(line)]
        for start in range(0, max(len(lines), 1), rows):
            yield lines[start : start + rows]


def _wrapped(line: str) -> Iterator[str]:
    width = A4[0] - _LEFT - _RIGHT
    current = ""
    for word in line.replace("\t", " ").split(" "):
        longer = f"{current} {word}" if current else word
        if current and pdfmetrics.stringWidth(longer, FONT, SIZE) > width:
            yield current
            current = word
        else:
            current = longer
    yield current


@cache
def _register_font() -> None:
    """Raises: AssertionError where the font is missing, rather than a page that lies."""
    command = ["fc-match", "--format=%{family}\n%{file}", FONT]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    family, file = found.stdout.split("\n")
    assert family == FONT, f"{FONT} is missing: make setup-ocr"
    pdfmetrics.registerFont(TTFont(FONT, file))
