"""Where lines stand on their page: the PDF's own letters and OCR of its scan must agree."""

import io

import pytest
from PIL import Image

from sauro.documents.files.open import draw_page, open_document
from sauro.documents.files.sheets import WHOLE, in_parts
from sauro.documents.files.tests.make import make_pdf, make_scan

TEXT = "ỦY BAN NHÂN DÂN\nSố: 12/TB-UBND\n\n" + "\n".join(
    f"{n}. Giao Sở Y tế kiểm tra nhóm thứ {n}, báo cáo trước ngày {n}/6/2026." for n in range(1, 13)
)


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sheets")
    return make_pdf(TEXT + "\f" + TEXT, folder / "a.pdf"), make_scan(TEXT, folder)[0]


def middles(path):
    """For each line of the first page its words and the height of its middle."""
    source = open_document(path)
    (sheet, *_rest) = source.sheets
    return {
        source.text[line.start : line.end].strip(): (line.box[1] + line.box[3]) / 2
        for line in sheet.lines
    }


def test_every_line_is_placed_from_above_to_below(both):
    source = open_document(both[0])
    assert len(source.sheets) == 2
    for sheet in source.sheets:
        tops = [line.box[1] for line in sheet.lines]
        assert tops[1:] == sorted(tops[1:])
        for line in sheet.lines:
            left, top, right, bottom = line.box
            assert 0 <= left < right <= WHOLE
            assert 0 <= top < bottom <= WHOLE
    assert {w.strip() for w in TEXT.split("\n") if w} <= set(middles(both[0]))


def test_a_scan_has_its_lines_where_the_pdf_has_them(both):
    printed, scanned = middles(both[0]), middles(both[1])
    same = printed.keys() & scanned.keys()
    assert len(same) > 8
    for words in same:
        assert abs(printed[words] - scanned[words]) < 150, words


def test_a_page_is_drawn_small_and_whole(both):
    for path in both:
        picture = draw_page(path, 0)
        assert len(picture) < 400_000
        width, height = Image.open(io.BytesIO(picture)).size
        assert 1.35 < height / width < 1.48


def test_a_box_stays_inside_the_page():
    assert in_parts((-5, 10, 300, 500), 200, 400) == (0, 250, WHOLE, WHOLE)
