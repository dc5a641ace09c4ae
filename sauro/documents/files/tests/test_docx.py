import pytest

from sauro.documents.files.docx.numbering import show
from sauro.documents.files.docx.read import read
from sauro.documents.files.limits import LIMITS
from sauro.documents.files.tests.encode import to_tcvn3, to_vni
from sauro.documents.files.tests.word import (
    NO_LINES,
    cell,
    item,
    level,
    lists,
    make_word,
    paragraph,
    row,
    table,
    words,
)


@pytest.fixture
def text_of(tmp_path):
    """Text of a body, read without the child process, so that a failure shows where."""

    def text(body, **more):
        return read(make_word(body, tmp_path / "a.docx", **more).read_bytes(), LIMITS)["text"]

    return text


@pytest.fixture
def notes_of(tmp_path):
    def notes(body, **more):
        return read(make_word(body, tmp_path / "a.docx", **more).read_bytes(), LIMITS)["notes"]

    return notes


def test_a_paragraph_is_a_line_and_an_empty_one_a_blank_line(text_of):
    body = paragraph("THÔNG BÁO") + paragraph("") + paragraph("Giao Sở ", "Tài chính")
    assert text_of(body) == "THÔNG BÁO\n\nGiao Sở Tài chính\n"


def test_a_row_is_a_line_with_a_tab_between_cells(text_of):
    tasks = table(row(cell("TT"), cell("Nội dung")), row(cell("1"), cell("Rà soát", "kho hàng")))
    body = paragraph("Phụ lục") + tasks + paragraph("Hết")
    assert text_of(body) == "Phụ lục\nTT\tNội dung\n1\tRà soát kho hàng\nHết\n"


def test_merged_cells_are_told_once_and_keep_the_columns(text_of):
    start, end = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(cell("Nhiệm vụ chung", properties='<w:gridSpan w:val="3"/>')),
        row(cell("1", properties=start), cell("Kiểm tra"), cell("Quý III")),
        row(cell("1", properties=end), cell("Báo cáo"), cell("Quý IV")),
    )
    assert text_of(body) == "Nhiệm vụ chung\t\t\n1\tKiểm tra\tQuý III\n\tBáo cáo\tQuý IV\n"


def test_a_heading_in_a_table_without_lines_keeps_its_lines(text_of):
    left = cell("UBND TỈNH A", "VĂN PHÒNG", "Số: 9/TB-VP")
    right = cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "A, ngày 3 tháng 5 năm 2026")
    assert text_of(table(row(left, right), borders=NO_LINES)) == (
        "UBND TỈNH A\nVĂN PHÒNG\nSố: 9/TB-VP\n"
        "\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nA, ngày 3 tháng 5 năm 2026\n"
    )


def test_table_lines_may_come_from_a_style(text_of):
    style = (
        '<w:style w:type="table" w:styleId="Luoi"><w:tblPr><w:tblBorders>'
        '<w:insideV w:val="single"/></w:tblBorders></w:tblPr></w:style>'
    )
    ruled = table(row(cell("a", "b"), cell("c")), borders='<w:tblStyle w:val="Luoi"/>')
    assert text_of(ruled, parts={"styles": style}) == "a b\tc\n"


def test_a_footnote_stands_at_the_end_under_its_number(text_of):
    mark = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    note = f'<w:footnote w:id="7">{paragraph("Luật Hải quan 2014")}</w:footnote>'
    body = paragraph("theo luật", mark, ", báo cáo") + paragraph("Hết")
    assert text_of(body, parts={"footnotes": note}) == (
        "theo luật1, báo cáo\nHết\n____________________\n1 Luật Hải quan 2014\n"
    )


def test_automatic_numbers_are_written_out(text_of):
    outline = (
        level(0, "upperRoman", "%1.")
        + level(1, "decimal", "%2.")
        + level(2, "lowerLetter", "%3)")
        + level(3, "bullet", "-")
    )
    depths = (0, 1, 2, 2, 3, 1, 2, 0, 1)
    body = "".join(item(f"mục {n}", level=depth) for n, depth in enumerate(depths))
    assert text_of(body, parts={"numbering": lists(outline)}).splitlines() == [
        "I. mục 0", "1. mục 1", "a) mục 2", "b) mục 3", "- mục 4", "2. mục 5", "a) mục 6",
        "II. mục 7", "1. mục 8",
    ]  # fmt: skip


def test_a_number_may_be_made_of_several_levels(text_of):
    legal = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>")
    body = item("a") + item("b", level=1) + item("c", level=1)
    assert text_of(body, parts={"numbering": lists(legal)}) == "I. a\n1.1. b\n1.2. c\n"


def test_a_list_that_starts_again_starts_again(text_of):
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    numbering = lists(level(0, "decimal", "%1.")) + again
    body = item("a") + item("b") + item("c", list_id=2) + item("d", list_id=2)
    assert text_of(body, parts={"numbering": numbering}) == "1. a\n2. b\n1. c\n2. d\n"


def test_a_letter_that_word_does_not_count_is_a_list_of_its_own(text_of):
    numbering = lists(level(0, "lowerLetter", "%1)"), level(0, "none", "đ)"))
    body = "".join(map(item, "abcd")) + item("đ", list_id=2)
    assert text_of(body, parts={"numbering": numbering}).splitlines()[3:] == ["d) d", "đ) đ"]


def test_a_style_may_put_its_paragraphs_in_a_list(text_of):
    style = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    parts = {"styles": style, "numbering": lists(level(0, "decimal", "Điều %1."))}
    body = paragraph("Hiệu lực", properties='<w:pStyle w:val="Muc"/>')
    assert text_of(body, parts=parts) == "Điều 1. Hiệu lực\n"


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (4, "upperRoman", "IV"),
        (28, "lowerLetter", "bb"),
        (5, "decimalZero", "05"),
        (7, "000", "007"),
        (21, "vietnameseCounting", "hai mươi mốt"),
        (15, "vietnameseCounting", "mười lăm"),
        (3, "iroha", "3"),
    ],
)
def test_number_formats(number, form, shown):
    assert show(number, form) == shown


def test_tracked_changes_are_read_as_accepted(text_of):
    struck = '<w:del w:id="1"><w:r><w:delText>trước ngày 5</w:delText></w:r></w:del>'
    added = f'<w:ins w:id="2">{words("trước ngày 9")}</w:ins>'
    assert text_of(paragraph("Báo cáo ", struck, added)) == "Báo cáo trước ngày 9\n"


def test_a_paragraph_whose_end_was_struck_out_goes_on(text_of):
    struck = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = paragraph("Giao Công an ", properties=struck) + paragraph("tỉnh")
    assert text_of(body) == "Giao Công an tỉnh\n"


def test_a_text_box_told_twice_is_read_once(text_of):
    box = f"<w:txbxContent>{paragraph('HỎA TỐC')}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert text_of(paragraph("CÔNG ĐIỆN", drawing)) == "CÔNG ĐIỆN\nHỎA TỐC\n"


def test_a_page_break_is_a_form_feed(text_of):
    broken = paragraph("một", '<w:r><w:br w:type="page"/></w:r>', "hai")
    assert text_of(broken + paragraph("ba", properties="<w:pageBreakBefore/>")) == (
        "một\n\f\nhai\n\f\nba\n"
    )


@pytest.mark.parametrize(
    ("font", "encode"), [(".VnTime", to_tcvn3), ("VNI-Times", to_vni)], ids=["tcvn3", "vni"]
)
def test_only_runs_in_old_fonts_are_converted(text_of, font, encode):
    old = words(encode("chủ trì, phối hợp"), font=font)
    new = words(" với Công an ®", font="Times New Roman")
    assert text_of(paragraph(old, new)) == "chủ trì, phối hợp với Công an ®\n"


def test_a_letter_cut_by_a_change_of_format_is_put_together(text_of):
    old = words("Vie", font="VNI-Times") + words("ät Nam", font="VNI-Times")
    assert text_of(paragraph(old)) == "Việt Nam\n"


def test_the_old_font_may_be_the_default_of_the_document(text_of):
    fonts = '<w:rFonts w:ascii=".VnTime"/>'
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
    body = paragraph(to_tcvn3("hoàn thành"))
    assert text_of(body, parts={"styles": styles}) == "hoàn thành\n"


def test_the_letterhead_may_stand_in_the_first_header(text_of):
    section = '<w:sectPr><w:headerReference w:type="first" r:id="header"/><w:titlePg/></w:sectPr>'
    parts = {"header": paragraph("SỞ CÔNG THƯƠNG") + paragraph("- 1 -")}
    assert text_of(paragraph("Kính gửi") + section, parts=parts) == "SỞ CÔNG THƯƠNG\nKính gửi\n"


def test_links_to_the_outside_are_noted_and_not_followed(notes_of):
    external = {
        "attachedTemplate": "http://mau.example/normal.dotm",
        "hyperlink": "https://chinhphu.vn",
    }
    (note,) = notes_of(paragraph("a"), external=external)
    assert "attachedTemplate: http://mau.example" in note
    assert "chinhphu" not in note


def test_hidden_words_are_left_out_and_noted(text_of, notes_of):
    body = paragraph("thấy", words(" ẩn", properties="<w:vanish/>"))
    assert text_of(body) == "thấy\n"
    assert "chữ ẩn" in notes_of(body)[0]
