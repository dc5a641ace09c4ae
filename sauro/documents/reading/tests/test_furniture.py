"""What a page adds: page numbers, rules, footnotes."""

import pytest

from sauro.documents.reading.furniture import split_footnotes, without_furniture
from sauro.documents.reading.tests.make import lines


def _kept(text):
    return [line.text.text for line in without_furniture(lines(text))]


PROSE = "Giao Sở Y tế lấy mẫu thuốc tại các chợ"


@pytest.mark.parametrize(
    "number", ["2", "- 2 -", "–2–", "Trang 2", "2/5", "| 2 |", "~ 2 ~", "· 2 ·"]
)
def test_a_page_number_goes(number):
    assert _kept(f"{PROSE}\n{number}\nđầu mối.") == [PROSE, "đầu mối."]


@pytest.mark.parametrize("number", ["7", "19", "2"])
def test_after_a_form_feed_any_number_is_of_the_page(number):
    assert _kept(f"{PROSE}\n\f{number}\nđầu mối.") == [PROSE, "đầu mối."]


def test_page_numbers_count_on():
    text = "\n".join(f"{PROSE} {i}\n{i}" for i in range(2, 6))
    assert _kept(text) == [f"{PROSE} {i}" for i in range(2, 6)]


@pytest.mark.parametrize("line", ["1986", "45 vụ", "2 xã", "300"])
def test_a_number_that_is_no_page_number_stays(line):
    assert _kept(f"{PROSE}\n{line}\nđầu mối.") == [PROSE, line, "đầu mối."]


@pytest.mark.parametrize("rule", ["---", "-----", "=====", "* * *", "......"])
def test_a_drawn_rule_goes(rule):
    assert _kept(f"{PROSE}\n{rule}\nđầu mối.") == [PROSE, "đầu mối."]


def test_a_row_number_of_a_table_stays():
    head = "STT\nNội dung\nChủ trì\nThời gian"
    assert "1" in _kept(f"{head}\n1\nLấy mẫu thuốc\nSở Y tế\nTháng 6/2026")


def test_what_follows_a_page_number_is_marked():
    kept = without_furniture(lines(f"{PROSE}\n2\nđầu mối."))
    assert [line.new_page for line in kept] == [False, True]


def _split(text, spaced=False):
    body, notes = split_footnotes(without_furniture(lines(text)), spaced=spaced)
    return [line.text.text for line in body], [(n.number, n.text.text) for n in notes]


def test_a_footnote_under_a_rule_is_taken_out():
    body, notes = _split(
        f"{PROSE}1 và chợ huyện\n________\n1 Theo Kế hoạch số 12/KH-UBND.\n\fxong."
    )
    assert body == [f"{PROSE}1 và chợ huyện", "xong."]
    assert notes == [(1, "Theo Kế hoạch số 12/KH-UBND.")]


def test_a_footnote_in_the_middle_of_a_sentence_is_taken_out():
    body, notes = _split(f"{PROSE}1 và các\n1 Gồm 14 chợ hạng hai.\n\f2\nđiểm bán lẻ.")
    assert body == [f"{PROSE}1 và các", "điểm bán lẻ."]
    assert [number for number, _ in notes] == [1]


def test_two_footnotes_of_one_page_are_two():
    text = f"{PROSE}1 và chợ xã2 trong\n______\n1 Chợ hạng hai.\n2 Chợ phiên.\n\ftháng 6."
    assert _split(text)[1] == [(1, "Chợ hạng hai."), (2, "Chợ phiên.")]


def test_a_number_without_a_reference_is_no_footnote():
    body, notes = _split(f"{PROSE}\n________\n1 Sở Y tế chủ trì.")
    assert notes == []
    assert "1 Sở Y tế chủ trì." in body


def test_a_page_number_takes_what_stands_far_to_its_right():
    kept = without_furniture(
        lines("Sở Y tế lấy mẫu\n\nTrang 2/4              Mã hồ sơ: 26.0316.VP\n\nnước mắm.")
    )
    assert [line.text.text for line in kept] == ["Sở Y tế lấy mẫu", "nước mắm."]


def test_a_footnote_below_a_finished_sentence_closes_its_page():
    body, notes = _split(f"{PROSE}1 tỉnh.\n1 Gồm 14 chợ hạng hai và\nba chợ phiên.\n\f2\nII. VIỆC")
    assert body == [f"{PROSE}1 tỉnh.", "II. VIỆC"]
    assert notes == [(1, "Gồm 14 chợ hạng hai và ba chợ phiên.")]


def test_the_rest_of_a_torn_footnote_stands_at_the_foot_of_the_next_page():
    body, notes = _split(
        f"{PROSE}1 và các\n1 Quy chế giữa tỉnh Tây\n\f2\nđiểm bán lẻ xong trước ngày\n"
        "Ninh và tỉnh Bình Phước.\n\f3\n20/4/2026;"
    )
    assert body == [f"{PROSE}1 và các", "điểm bán lẻ xong trước ngày", "20/4/2026;"]
    assert notes == [(1, "Quy chế giữa tỉnh Tây Ninh và tỉnh Bình Phước.")]


def test_the_last_line_of_a_page_stays_where_no_note_is_torn():
    text = f"{PROSE}1 và các\n1 Gồm 14 chợ.\n\f2\nđiểm bán lẻ xong\ntrong tháng này.\n\f3\nđợt sau"
    assert "trong tháng này." in _split(text)[0]
