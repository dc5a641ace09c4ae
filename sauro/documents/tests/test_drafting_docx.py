"""The DOCX that we draft: laid out as the decree asks, and read back by our own reader."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Pt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sauro.documents.drafting import Directive, Section, Signer, write
from sauro.documents.drafting.docx import write_docx
from sauro.documents.drafting.proof import differences
from sauro.documents.drafting.tests.generate import draft
from sauro.documents.files.docx.read import read as read_file
from sauro.documents.files.limits import LIMITS
from sauro.documents.files.open import open_document
from sauro.documents.reading import read


@given(st.integers(0, 2**32))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_drafted_file_is_read_as_it_was_meant(seed):
    paper = draft(seed)
    found = read_file(write_docx(paper), LIMITS)
    assert differences(paper, read(found["text"])) == []
    assert found["notes"] == []


typed = st.text(max_size=40)


@given(typed, st.lists(typed, max_size=3).map(tuple), st.lists(typed, max_size=3).map(tuple))
@settings(max_examples=40, deadline=None)
def test_whatever_was_typed_makes_a_file(words, names, lines):
    task = Directive(words + "kiểm tra", names, names, names, words, words, words)
    paper = replace(
        draft(3),
        issuer=lines,
        subject=words,
        sections=(Section(words, (task, task), lines),),
        recipients=names,
        signer=Signer(words, lines),
        closing=words,
    )
    assert read_file(write_docx(paper), LIMITS)["text"]
    assert read(write(paper)).source


def test_it_is_opened_by_the_door_that_opens_every_file(tmp_path):
    paper, file = draft(7), tmp_path / "du-thao.docx"
    file.write_bytes(write_docx(paper))
    assert differences(paper, read(open_document(file).text)) == []


@pytest.fixture(scope="module")
def word():
    return Document(BytesIO(write_docx(draft(7))))


def test_the_page_is_a4_with_the_margins_of_the_decree(word):
    section = word.sections[0]
    page = (section.page_width, section.page_height)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(length.mm) for length in page + margins] == [210, 297, 20, 20, 30, 20]


def test_pages_are_numbered_from_the_second(word):
    section = word.sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert section.first_page_header.is_linked_to_previous  # nothing stands there


def test_one_font_for_all_scripts(word):
    fonts = word.styles["Normal"].element.rPr.rFonts
    assert {v for k, v in fonts.attrib.items() if "Theme" not in k} == {"Times New Roman"}


def test_head_and_foot_stand_in_two_columns_without_lines(word):
    head, foot = word.tables
    left, right = head.rows[0].cells
    assert [p.text for p in right.paragraphs if p.text][:2] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert all(cell._element.xml.count("<w:pBdr>") == 1 for cell in (left, right))  # the rules
    widths = [column.width.mm for column in head.columns]
    assert widths == [cell.width.mm for cell in (left, right)]  # Word and LibreOffice agree
    assert round(sum(widths)) == 160  # the text's own width
    assert "tblBorders" not in head._element.xml + foot._element.xml
    assert foot.rows[0].cells[0].paragraphs[0].text == "Nơi nhận:"


def test_each_part_has_a_style_of_its_own(word):
    foot = word.tables[1].rows[0].cells[0].paragraphs
    assert [p.style.name for p in foot[:2]] == ["Nơi nhận", "Danh sách nơi nhận"]
    label, listed = (p.style.font for p in foot[:2])
    assert (label.size, label.bold, label.italic) == (Pt(12), True, True)
    assert (listed.size, listed.bold) == (Pt(11), False)
    titles = [p for p in word.paragraphs if p.style.name == "Tên loại"]
    assert [p.text for p in titles] == ["THÔNG BÁO"]


def test_the_file_says_whose_it_is_and_what(word):
    told = word.core_properties
    assert told.title.startswith("THÔNG BÁO Kết luận của ")
    assert told.author == draft(7).issuer[-1]
    assert "python-docx" not in told.author + told.comments


def test_the_same_paper_is_the_same_file():
    first = write_docx(draft(7))
    with ZipFile(BytesIO(first)) as file:
        assert {entry.date_time[0] for entry in file.infolist()} == {1980}
    assert write_docx(draft(7)) == first
    assert write_docx(draft(8)) != first
