"""Lines put together to the paragraphs their author wrote."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sauro.documents.reading.paragraphs import habits_of, paragraphs_of
from sauro.documents.reading.tests.make import lines
from sauro.documents.reading.tests.phrases import TASKS

LONG = (
    "1. Sở Công Thương chủ trì, phối hợp với Công an tỉnh rà soát toàn bộ kho bãi ven sông, lập "
    "bản đồ các điểm tập kết hàng hóa và báo cáo kết quả trước ngày 20/6/2026.",
    "2. Sở Y tế lấy mẫu thuốc tại các chợ đầu mối, công khai những cơ sở vi phạm trên cổng thông "
    "tin điện tử của tỉnh để người dân biết.",
    "3. Thuế tỉnh đối chiếu hóa đơn.",
)


def _paragraphs(text):
    found = lines(text)
    return [p.text.text for p in paragraphs_of(found, habits_of(found))]


@pytest.mark.parametrize("width", range(50, 100, 7))
def test_wrapped_lines_are_put_together(width):
    assert _paragraphs("\n".join(textwrap.fill(p, width) for p in LONG)) == list(LONG)


@pytest.mark.parametrize("width", [60, 80])
def test_an_empty_line_after_every_line_separates_nothing(width):
    text = "\n".join(textwrap.fill(p, width) for p in LONG).replace("\n", "\n\n")
    assert _paragraphs(text) == list(LONG)


def test_one_line_a_paragraph():
    assert _paragraphs("\n".join(LONG)) == list(LONG)


def test_a_page_break_inside_a_sentence_cuts_nothing():
    words = LONG[0].split()
    torn = " ".join(words[:12]) + "\n\f" + " ".join(words[12:])
    assert _paragraphs(torn) == [LONG[0]]


def test_a_capital_line_is_a_heading_of_its_own():
    text = "NHIỆM VỤ TRỌNG TÂM\nSở Y tế lấy mẫu thuốc."
    assert _paragraphs(text) == text.split("\n")


def test_after_a_colon_a_capital_begins_anew():
    text = "Các đơn vị tập trung:\nRà soát kho bãi."
    assert _paragraphs(text) == text.split("\n")


def test_a_date_at_the_head_of_a_wrapped_line_is_no_sign():
    text = "Sở Y tế gửi kết quả lấy mẫu thuốc về Văn phòng trước ngày\n20/6/2026, không chậm trễ."
    assert len(_paragraphs(text)) == 1


def test_a_year_torn_off_its_month_belongs_to_it_whatever_stands_between():
    text = "1. Sở Y tế lấy mẫu, xong trong tháng 08 năm\n\n2025.\n\n2. Thuế tỉnh đối chiếu hóa đơn."
    assert _paragraphs(text)[0] == "1. Sở Y tế lấy mẫu, xong trong tháng 08 năm 2025."


def test_two_torn_sentences_are_enough_to_see_that_empty_lines_mean_nothing():
    wrapped = (
        "Sở Y tế mở đợt kiểm tra các kho thuốc của",
        "tỉnh, gửi kết quả về Văn phòng trước khi",
        "Công an tỉnh họp.",
        "Thuế tỉnh đối chiếu số liệu của các hộ bán",
        "xăng.",
    )
    assert len(_paragraphs("\n\n".join(wrapped))) == 2


def test_markdown_headings_stand_alone():
    assert _paragraphs("# Nhiệm vụ\nSở Y tế\n## Việc khác") == ["Nhiệm vụ", "Sở Y tế", "Việc khác"]


@given(st.lists(st.sampled_from(TASKS), min_size=2, max_size=6, unique=True), st.integers(50, 95))
@settings(max_examples=60)
def test_numbered_paragraphs_survive_any_width(tasks, width):
    numbered = [f"{i}. {t[0].upper() + t[1:]}." for i, t in enumerate(tasks, 1)]
    assert _paragraphs("\n".join(textwrap.fill(p, width) for p in numbered)) == numbered


def test_no_lines_no_paragraphs():
    assert _paragraphs("") == []


def test_a_dash_right_below_a_short_numbered_line_opens_an_item_whatever_columns_do_to_the_width():
    wide = "Sở Y tế và các trạm y tế xã lấy mẫu thuốc tại các quầy trong chợ để gửi đi kiểm"
    narrow = "Danh sách các quầy thuốc trong chợ"
    text = "\n".join(
        (
            wide,
            "nghiệm.",
            "1. Chi cục An toàn vệ sinh thực phẩm tỉnh",
            "- lập sổ theo dõi quầy thuốc;",
        )
        + (narrow, "trên địa bàn phường.") * 3
    )
    assert "1. Chi cục An toàn vệ sinh thực phẩm tỉnh" in _paragraphs(text)


def test_that_a_paper_takes_effect_is_a_paragraph_of_its_own():
    full = "1. Sở Y tế tổng hợp kết quả của các trạm, gửi Ủy ban nhân dân tỉnh trước 15/6."
    ends = "Chỉ thị này có hiệu lực từ ngày ký và thay thế Chỉ thị số 4/CT-UBND ngày 2/3/2021 của"
    assert _paragraphs(f"{ends}\n{full}\n{ends}\ntỉnh.")[1:] == [full, f"{ends} tỉnh."]
