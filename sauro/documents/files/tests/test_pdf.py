from dataclasses import replace

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from sauro.documents.files.limits import LIMITS
from sauro.documents.files.open import open_document
from sauro.documents.files.pdf.read import read
from sauro.documents.files.plausibility import looks_broken
from sauro.documents.files.source import Unreadable
from sauro.documents.files.tests.encode import to_tcvn3
from sauro.documents.files.tests.make import make_pdf, make_scan, pictures_of

LINES = (
    "1. Giao Sở Tài chính chủ trì, phối hợp với Công an tỉnh kiểm tra giá thuốc.\n"
    "2. Giao Ban Quản lý khu kinh tế báo cáo Chủ tịch UBND tỉnh trước ngày 05/9/2026.\n"
    "3. Giai đoạn 2026-\n2030 thực hiện theo kế hoạch riêng."
)


def test_each_page_is_read_line_by_line(tmp_path):
    source = open_document(make_pdf(f"{LINES}\fTrang hai", tmp_path / "a.pdf"))
    assert (source.kind, source.confidence, source.notes) == ("pdf", None, ())
    assert source.text == f"{LINES}\n\f\n2\nTrang hai\n"
    assert source.text[source.pages[1] :] == "2\nTrang hai\n"


def test_what_the_name_says_does_not_matter(tmp_path):
    assert open_document(make_pdf(LINES, tmp_path / "a.txt")).kind == "pdf"


def test_four_hundred_pages_are_read(tmp_path):
    path = make_pdf("\f".join(f"Trang số {n}, giao Sở Nội vụ" for n in range(400)), tmp_path / "a")
    assert len(open_document(path).pages) == 400


def test_a_page_that_is_a_picture_is_read_by_ocr_among_pages_of_text(tmp_path):
    picture = make_scan(LINES, tmp_path)[0]
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.drawString(90, 700, "Typed page, long enough to stand for itself. " * 2)
    canvas.showPage()
    canvas.drawImage(str(picture), 0, 0, *A4)
    canvas.drawString(20, 20, "Signed by: Office, 2026-05-03")  # the stamp of a digital signature
    canvas.save()
    source = open_document(tmp_path / "a.pdf")
    assert source.kind == "pdf"
    assert "Typed page" in source.text
    assert "Giao Ban Quản lý khu kinh tế" in source.text
    assert source.confidence


def test_a_text_layer_in_tcvn3_is_converted(tmp_path):
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.drawString(90, 700, to_tcvn3("giao các sở, ngành báo cáo kết quả kiểm tra hàng hóa"))
    canvas.save()
    source = open_document(tmp_path / "a.pdf")
    assert source.text == "giao các sở, ngành báo cáo kết quả kiểm tra hàng hóa\n"
    assert "TCVN3" in source.notes[0]


def test_a_layer_that_lost_its_letters_is_known():
    broken = "".join(c for c in LINES if c < "\u0180")  # as fonts without Vietnamese leave it
    assert looks_broken(broken * 3)
    assert not looks_broken(LINES * 3)
    assert not looks_broken("The committee met on Monday to discuss the plan for next year. " * 5)


def test_more_pages_than_allowed_are_refused(tmp_path):
    path = make_pdf("một\fhai\fba", tmp_path / "a.pdf")
    with pytest.raises(Unreadable) as caught:
        open_document(path, replace(LIMITS, pages=2))
    assert caught.value.code == "too_many_pages"


def test_a_page_turned_into_a_picture_counts_as_one(tmp_path):
    (picture,) = pictures_of(make_pdf("một", tmp_path / "a.pdf"), dpi=50)
    picture.save(tmp_path / "b.pdf")
    assert read((tmp_path / "b.pdf").read_bytes(), LIMITS)["pictures"] == [0]
