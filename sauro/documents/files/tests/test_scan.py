import pytest
from PIL import Image

from sauro.documents.files.open import open_document
from sauro.documents.files.scan import installed
from sauro.documents.files.scan.deskew import skew, upright
from sauro.documents.files.scan.words import Word, reading, words_of
from sauro.documents.files.source import Unreadable
from sauro.documents.files.tests.make import make_pdf, make_scan, make_scan_pdf, pictures_of
from sauro.documents.files.tests.measure import character_error

PAGE = """ỦY BAN NHÂN DÂN TỈNH BẮC SƠN
Số: 145/TB-UBND
THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp về hàng giả
Ngày 10 tháng 5 năm 2026, đồng chí Phó Chủ tịch UBND tỉnh chủ trì cuộc họp nghe báo cáo về
tình hình kinh doanh hàng hóa tại các chợ đầu mối; sau khi thảo luận, đồng chí kết luận:
1. Giao Sở Công Thương chủ trì, phối hợp với Công an tỉnh rà soát các kho hàng thuê theo giờ,
lập danh sách gửi Văn phòng UBND tỉnh trước ngày 30 tháng 5 năm 2026.
2. Sở Khoa học và Công nghệ lấy mẫu xăng dầu tại 15 cửa hàng, công bố kết quả trong quý III.
3. Ủy ban nhân dân các xã, phường ký cam kết với từng hộ kinh doanh; định kỳ hằng tháng, trước
ngày 20, báo cáo số vụ đã xử lý và số tiền nộp ngân sách.
4. Đề nghị Mặt trận Tổ quốc tỉnh giám sát việc trả lại hàng kém chất lượng cho người mua."""


@pytest.fixture(scope="module")
def scan(tmp_path_factory):
    return make_scan(PAGE, tmp_path_factory.mktemp("scan"))[0]


@pytest.fixture(scope="module")
def source(scan):
    return open_document(scan)


def test_a_turned_and_blurred_page_is_read_almost_without_error(source):
    assert character_error(source.text, PAGE) <= 0.005


def test_it_is_told_how_sure_the_reading_is(source):
    assert source.kind == "scan"
    assert source.confidence > 0.9
    for start, end, confidence in source.low_confidence:
        assert confidence < 0.6
        assert source.text[start:end].strip()


def test_a_line_of_the_page_is_a_line_of_the_text(source):
    assert "Số: 145/TB-UBND\nTHÔNG BÁO\n" in source.text


def test_a_pdf_of_pictures_is_read_page_by_page(tmp_path):
    pages = [PAGE, PAGE.replace("Bắc", "Nam")]
    source = open_document(make_scan_pdf("\f".join(pages), tmp_path / "a.pdf"))
    assert source.kind == "scan"
    first, second = source.text[: source.pages[1]], source.text[source.pages[1] :]
    assert character_error(first, pages[0]) <= 0.01
    assert character_error(second, pages[1]) <= 0.01


def test_a_page_on_its_side_is_turned(scan, tmp_path):
    path = tmp_path / "side.png"
    Image.open(scan).transpose(Image.Transpose.ROTATE_90).save(path)
    assert character_error(open_document(path).text, PAGE) <= 0.01


def test_every_page_of_a_tiff_is_read(tmp_path):
    pages = [f"Trang thứ {word} của phụ lục kèm theo thông báo" for word in ("nhất", "hai", "ba")]
    pictures = list(pictures_of(make_pdf("\f".join(pages), tmp_path / "a.pdf")))
    pictures[0].save(tmp_path / "a.tiff", save_all=True, append_images=pictures[1:])
    source = open_document(tmp_path / "a.tiff")
    assert len(source.pages) == 3
    assert [page in " ".join(source.text.split()) for page in pages] == [True] * 3


@pytest.mark.parametrize("angle", [-4.5, -2, -0.7, 0.5, 3])
def test_the_skew_of_a_page_is_found(scan, angle):
    page = upright(Image.open(scan))
    turned = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=238)
    assert skew(turned) == pytest.approx(-angle, abs=0.2)


def test_a_blank_page_is_not_turned():
    assert skew(Image.new("L", (800, 1100), 240)) == 0


def test_no_tesseract_tells_what_to_install(scan, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreadable, match="tesseract-ocr-vie") as caught:
        open_document(scan)
    assert caught.value.code == "no_tesseract"


def test_no_vietnamese_model_tells_what_to_install(scan, tmp_path, monkeypatch):
    (tmp_path / "tesseract").write_text("#!/bin/sh\necho eng\n")
    (tmp_path / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr(installed, "_languages", installed._languages.__wrapped__)
    with pytest.raises(Unreadable) as caught:
        open_document(scan)
    assert caught.value.code == "no_vietnamese_model"


def _table(rows):
    """Words as Tesseract tells them: block, line, upper edge in pixels, confidence, text."""
    return "\n".join(
        "\t".join(("5", "1", block, "1", line, "1", "0", str(top), "9", "20", sure, word))
        for block, line, top, sure, word in rows
    )


def test_words_become_lines_and_paragraphs():
    rows = [
        ("1", "1", 100, "96", "Giao"),
        ("1", "1", 100, "41.5", "Sở"),
        ("1", "2", 140, "90", "Y"),
        ("1", "3", 180, "90", "tế"),
        ("2", "1", 260, "95", "~"),
    ]
    found = reading(words_of(_table(rows)))
    assert found.text == "Giao Sở\nY\ntế\n\n-"
    assert found.doubtful == ((5, 7, 0.415),)


def test_a_paragraph_of_tesseract_that_leaves_no_room_is_none():
    rows = [(str(n), "1", 100 + 40 * n, "90", word) for n, word in enumerate("một hai ba".split())]
    assert reading(words_of(_table(rows))).text == "một\nhai\nba"


def test_a_line_higher_up_opens_another_column():
    rows = [(str(n), "1", top, "90", "chữ") for n, top in enumerate((100, 140, 180, 100))]
    assert reading(words_of(_table(rows))).text == "chữ\nchữ\nchữ\n\nchữ"


def test_a_known_misreading_is_put_right_and_marked():
    words = [
        Word(text, 0.9, ("1", "1", "1"), 100, 120)
        for text in ("Giao", "Chỉ", "cục", "Thuế", "chỉ", "đạo")
    ]
    found = reading(words)
    assert found.text == "Giao Chi cục Thuế chỉ đạo"
    assert found.doubtful == ((5, 8, 0.5),)
