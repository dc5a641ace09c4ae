"""Reports (báo cáo): results and own plans order nothing, tasks told to somebody do."""

from sauro.documents.reading import read
from sauro.documents.reading.tests.make import leads

HEAD = """ỦY BAN NHÂN DÂN TỈNH GIA LAI
BAN CHỈ ĐẠO 389
Số: 31/BC-BCĐ389
Gia Lai, ngày 20 tháng 6 năm 2026
BÁO CÁO
Kết quả công tác 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2026
I. KẾT QUẢ
Ban Chỉ đạo 389 tỉnh đã ban hành 05 kế hoạch; giao Sở Y tế kiểm tra quầy thuốc \
trước ngày 30/4/2026."""
FOOT = """Nơi nhận:
- Như trên;
- Lưu: VT.
TRƯỞNG BAN
Lê Hoài Nam"""


def _reported(*paragraphs):
    return read("\n".join([HEAD, *paragraphs, FOOT])).directives


def test_a_report_s_section_of_tasks_orders_where_it_demands():
    found = _reported(
        "II. NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM",
        "Trưởng Ban Chỉ đạo 389 tỉnh yêu cầu các cơ quan thành viên tập trung thực hiện:",
        "1. Nhiệm vụ chung",
        "- Rà soát các chỉ tiêu được giao trước ngày 05/7/2026.",
        "2. Nhiệm vụ cụ thể",
        "2.1. Công an tỉnh xác minh các kho ở Ia Grai.",
        "2.2. Sở Tài chính:",
        "- Bố trí kinh phí sửa kho tang vật.",
    )
    assert [leads(d)[0] for d in found] == [
        "các cơ quan thành viên",
        "Công an tỉnh",
        "Sở Tài chính",
    ]


def test_what_the_issuer_itself_means_to_do_is_no_order():
    assert not _reported("II. NHIỆM VỤ 6 THÁNG CUỐI NĂM", "1. Tiếp tục theo dõi địa bàn.")
    [one] = _reported(
        "II. PHƯƠNG HƯỚNG, NHIỆM VỤ", "1. Tăng cường kiểm tra.", "2. Sở Y tế lấy mẫu thuốc."
    )
    assert leads(one) == ["Sở Y tế"]


def test_demands_of_old_that_a_report_retells_are_results():
    assert not _reported(
        "II. TÌNH HÌNH THỰC HIỆN NHIỆM VỤ",
        "Trưởng Ban Chỉ đạo 389 tỉnh yêu cầu các cơ quan thành viên thực hiện:",
        "1. Sở Y tế lấy mẫu thuốc tại 12 chợ.",
    )
