"""The tree of a document: locators, lead-ins, paragraphs that belong to an item."""

import gc
from datetime import date
from pathlib import Path

import pytest

from sauro.documents.reading import read
from sauro.documents.reading.outline import outline_of
from sauro.documents.reading.paragraphs import habits_of, paragraphs_of
from sauro.documents.reading.tests.make import leads, lines, ordered, paper

SAMPLES = Path(__file__).parents[4] / "samples"


def _outline(text):
    found = lines(text)
    return outline_of(paragraphs_of(found, habits_of(found)))


def _locators(text):
    return [node.locator for node in _outline(text).walk()]


def test_reading_leaves_nothing_for_pythons_collector_of_cycles():
    """Else texts would lie about while thousands of files are read."""
    papers = [p.read_text("utf-8") for p in sorted(SAMPLES.glob("*.txt"))]
    for text in papers:
        read(text)  # what is loaded once
    gc.collect()
    gc.disable()
    try:
        for text in papers:
            read(text)
        assert gc.collect() == 0
    finally:
        gc.enable()


LONG = (
    "Các chốt trên tuyến quốc lộ còn mỏng người, thiếu đèn và thiếu máy đàm, " * 3 + "nhất là chốt"
)
# A layout, line by line → the locators of its paragraphs.
LAYOUTS = [
    (["I. Chung", "1. Một.", "2. Hai.", "II. Riêng", "1. Ba."], "I I.1 I.2 II II.1"),
    (["1. Một", "a) A.", "b) B.", "2. Hai", "a) A."], "1 1.a 1.b 2 2.a"),
    (["1. Một", "a) A.", "b) B.", "c) C.", "d) D.", "đ) Đ."], "1 1.a 1.b 1.c 1.d 1.đ"),
    (["1. Một", "- A.", "- B.", "+ B1.", "+ B2.", "- C."], "1 1.1 1.2 1.2.1 1.2.2 1.3"),
    (["1. Chung", "1.1. Một.", "1.2. Hai.", "2. Riêng", "2.1. Ba."], "1 1.1 1.2 2 2.1"),
    (["2.1. Một", "2.1.1. A.", "2.1.2. B.", "2.2. Hai."], "2.1 2.1.1 2.1.2 2.2"),
    (["1- Một.", "2- Hai.", "3- Ba."], "1 2 3"),
    (["I- Chung", "1- Một.", "II- Riêng"], "I I.1 II"),
    (["Điều 1. Một.", "Điều 2. Hai", "1. A.", "a) A1.", "Điều 3. Ba."], "1 2 2.1 2.1.a 3"),
    (["* Một:", "+ A.", "+ B.", "* Hai:"], "1 1.1 1.2 2"),
    ([f"{LONG} một.", f"{LONG} hai."], "p1 p2"),
    (["1. Một.", f"{LONG} thêm.", f"{LONG} nữa.", "2. Hai."], "1 1.p2 1.p3 2"),
]


@pytest.mark.parametrize(("layout", "locators"), LAYOUTS)
def test_locators_follow_the_signs(layout, locators):
    assert _locators("\n".join(layout)) == locators.split()


def test_parents_and_children_know_each_other():
    root = _outline("1. Một\na) A.\nb) B.\n2. Hai.")
    for node in root.walk():
        assert node in node.parent.children
        assert all(child.parent is node for child in node.children)


def test_a_lead_in_announces_what_follows():
    one, *others = _outline("1. Các xã tập trung:\n- Rà soát.\n- Báo cáo.").walk()
    assert one.announces
    assert not any(node.announces for node in others)


def test_the_words_of_a_node_come_without_its_sign():
    assert [n.body.text for n in _outline("1. Một.\n- Hai.").walk()] == ["Một.", "Hai."]


def test_ancestors_go_from_the_nearest_up():
    *_, last = _outline("I. Chung\n1. Một\na) Hai\n- Ba.").walk()
    assert [n.body.text for n in last.ancestors()] == ["Hai", "Một", "Chung"]


def test_children_inherit_the_addressee_of_their_lead_in():
    one, two = ordered("1. Yêu cầu Công an tỉnh:", "- Rà soát kho.", "- Lập danh sách chủ kho.")
    assert leads(one) == leads(two) == ["Công an tỉnh"]
    assert (one.locator, two.locator) == ("I.1.1", "I.1.2")


def test_a_heading_that_is_a_name_gives_the_addressee():
    [one] = ordered("1. Sở Y tế", "a) Lấy mẫu thuốc tại các chợ.")
    assert leads(one) == ["Sở Y tế"]


def test_a_child_that_names_somebody_else_is_his():
    one, two = ordered("1. Công an tỉnh", "- Rà soát kho.", "- Giao Sở Y tế lấy mẫu thuốc.")
    assert (leads(one), leads(two)) == (["Công an tỉnh"], ["Sở Y tế"])


def test_the_next_item_does_not_inherit():
    one, two = ordered("1. Công an tỉnh:", "- Rà soát kho.", "2. Lập danh sách chủ kho.")
    assert (leads(one), leads(two)) == (["Công an tỉnh"], [])


def test_sub_items_of_an_item_that_begins_with_a_name_are_told_to_it():
    _, one, two = ordered(
        "1. Công an tỉnh dựng chốt tại cầu Lệ Thanh.",
        "+ Soát xe tải ban đêm.",
        "+ Xe ba gác thì nhắc vào bãi.",
    )
    assert leads(one) == leads(two) == ["Công an tỉnh"]


def test_a_name_in_the_middle_of_an_item_or_items_with_names_of_their_own_hand_nothing_down():
    _, one = ordered("1. Củng cố tổ liên ngành; giao Sở Y tế cử người.", "- Bám sát địa bàn.")
    assert leads(one) == []
    *_, last = ordered(
        "1. Công an tỉnh dựng chốt.", "- Sở Y tế lấy mẫu.", "- Hàng tạm giữ gom về kho."
    )
    assert leads(last) == []


def test_a_heading_over_a_table_is_no_directive():
    assert ordered("A. Các nhiệm vụ cụ thể") == ()
    assert len(ordered("1. Tổ chức thực hiện Kế hoạch số 5/KH-UBND.")) == 1


LETTER = """SỞ CÔNG THƯƠNG
TỈNH GIA LAI
Số: 14/SCT-QLTT
V/v thông tin kết quả phối hợp
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Gia Lai, ngày 03 tháng 6 năm 2026
Kính gửi: Hiệp hội Hồ tiêu."""


def test_a_letter_that_informs_orders_only_what_it_says_outright():
    told = (
        "Sở Công Thương cảm ơn Quý Hiệp hội và trân trọng thông tin như sau:",
        "1. Công an tỉnh lập ba chốt tại Ia Grai.",
        "2. Thuế tỉnh soát sổ của 40 vựa tiêu.",
    )
    assert read(paper(*told, head=LETTER)).directives == ()
    asked = read(paper(*told, "3. Đề nghị Công an tỉnh cử giám định viên.", head=LETTER))
    assert len(asked.directives) == 1


DISPATCH = """ỦY BAN NHÂN DÂN
TỈNH GIA LAI
Số: 6/CĐ-UBND
Gia Lai, ngày 03 tháng 6 năm 2026
CÔNG ĐIỆN
Về việc phòng cháy tại các chợ
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH GIA LAI điện:
- Giám đốc Sở Xây dựng;
- Chủ tịch UBND các xã, phường.
Ngày 01/6/2026, chợ Phù Đổng cháy. Chủ tịch UBND tỉnh yêu cầu:"""


def test_what_a_dispatch_asks_of_nobody_by_name_its_addressees_do():
    one, two = read(
        paper("1. Dọn lối thoát hiểm.", "2. Công an tỉnh tập dượt.", head=DISPATCH)
    ).directives
    assert leads(one) == ["Giám đốc Sở Xây dựng", "Chủ tịch UBND các xã, phường"]
    assert leads(two) == ["Công an tỉnh"]


def test_reports_and_who_gathers_them_are_two():
    one, two = ordered("1. Báo cáo tuần gửi thứ Năm. Sở Y tế tổng hợp, trình UBND tỉnh.")
    assert (leads(one), leads(two)) == ([], ["Sở Y tế"])


def test_after_a_closing_formula_only_an_outspoken_order_counts():
    formula = "1. Quyết định này có hiệu lực kể từ ngày ký."
    assert ordered(f"{formula} Các tổ tự giải thể khi xong việc.") == ()
    assert len(ordered(f"{formula} Giao Sở Y tế công bố.")) == 1


def test_words_in_brackets_after_a_name_set_no_time():
    [one] = ordered("1. UBND xã Ia Dom (đã soát trong tháng 4) dựng chốt trước ngày 20/5/2026.")
    assert one.deadline.due_on == date(2026, 5, 19)


def test_one_verb_with_bodies_of_their_own_makes_as_many_directives():
    found = ordered("1. Đề nghị Sở Y tế cử hai người trực, Sở Tài chính cử một người kiểm tiền.")
    assert [leads(d) for d in found] == [["Sở Y tế"], ["Sở Tài chính"]]
    [one] = ordered("1. Đề nghị Sở Y tế phối hợp với Thuế tỉnh, Công an tỉnh kiểm tra quầy thuốc.")
    assert leads(one) == ["Sở Y tế"]


def test_a_post_after_a_semicolon_has_a_task_beside_the_lead_in_s_own():
    one, two = ordered(
        "Ban Chỉ đạo 389 tỉnh yêu cầu các chi bộ, đảng bộ trực thuộc:",
        "1. Đưa việc này vào sinh hoạt; bí thư chi bộ báo cáo số hộ đã ký trong tháng 6.",
    )
    assert (leads(one), leads(two)) == (["các chi bộ, đảng bộ trực thuộc"], ["bí thư chi bộ"])


def test_whoever_demands_or_concludes_is_not_the_one_told():
    for opening in ("Giám đốc Sở yêu cầu:", "Bà Lê Thị Hoa kết luận và giao việc:"):
        [one] = ordered(opening, "1. Rà soát sổ kho.")
        assert leads(one) == []


def test_the_head_of_a_column_is_no_directive():
    assert ordered("Đơn vị thực hiện") == ()


LETTER = """ỦY BAN NHÂN DÂN TỈNH GIA LAI
BAN CHỈ ĐẠO 389
Số: 14/BCĐ389-TT
Gia Lai, ngày 12 tháng 5 năm 2026
V/v chấn chỉnh công tác cuối quý
Kính gửi: Các cơ quan thành viên Ban Chỉ đạo 389 tỉnh.
Thời gian qua nhiều đơn vị báo cáo muộn. Ban Chỉ đạo 389 tỉnh có ý kiến như sau:"""


def test_after_an_opinion_as_follows_paragraphs_order_though_a_later_one_demands():
    found = read(
        paper(
            "Sở Y tế lập danh sách quầy thuốc trong tháng 6/2026.",
            "Thuế tỉnh thống nhất biểu mẫu với Công an tỉnh.",
            "Về hàng hóa dịp Tết, Ban Chỉ đạo 389 tỉnh đề nghị:",
            "- Sở Công Thương công bố điểm bán hàng.",
            head=LETTER,
        )
    ).directives
    assert [leads(d)[0] for d in found] == ["Sở Y tế", "Thuế tỉnh", "Sở Công Thương"]


def test_below_a_name_a_request_to_the_fatherland_front_is_asked_of_it_and_whoever_follows():
    [one] = ordered(
        "Yêu cầu Giám đốc các sở thực hiện một số nội dung sau:",
        "1. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các đoàn thể vận động người dân.",
    )
    assert leads(one) == ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "các đoàn thể"]


def test_one_of_a_row_of_numbers_is_told_more_of_the_same():
    text = "1. Đội trưởng các Đội số 2, số 5: lập sổ theo dõi; riêng Đội số 5 chú ý phân bón."
    [one] = ordered(text)
    assert leads(one) == ["Đội trưởng các Đội số 2, số 5"]
    assert len(ordered(text.replace("riêng Đội số 5", "riêng Đội số 9"))) == 2
