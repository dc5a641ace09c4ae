# ruff: noqa: E501 - one example a line
"""The head of a document: kind, number, issuer, date, place, level; the meeting and its chair."""

from datetime import date

import pytest

from sauro.documents.reading import notice_json, read
from sauro.documents.reading.tests.make import FOOT, paper
from sauro.kernel.tests.present import present

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
BODY = "1. Giao Sở Công Thương rà soát kho bãi trước ngày 20/6/2026."
# Head, its lines divided by " ¶ " → kind, number, issuer, day, level, locality.
HEADS = {
    f"UBND TỈNH SƠN LA ¶ VĂN PHÒNG ¶ Số: 88/TB-VPUBND ¶ {MOTTO} ¶ Sơn La, ngày 03 tháng 6 năm 2026 ¶ THÔNG BÁO ¶ Kết luận của Phó Chủ tịch UBND tỉnh Hà Trung Kiên": (
        "Thông báo kết luận", "88/TB-VPUBND", "UBND TỈNH SƠN LA VĂN PHÒNG", "2026-06-03", "province", "Sơn La",
    ),
    f"ỦY BAN NHÂN DÂN TỈNH CÀ MAU ¶ Số: 12/CĐ-UBND ¶ {MOTTO} ¶ Cà Mau, ngày 03 tháng 6 năm 2026 ¶ CÔNG ĐIỆN ¶ Về việc chặn hàng giả": (
        "Công điện", "12/CĐ-UBND", "ỦY BAN NHÂN DÂN TỈNH CÀ MAU", "2026-06-03", "province", "Cà Mau",
    ),
    f"ỦY BAN NHÂN DÂN ¶ TỈNH CÀ MAU ¶ {MOTTO} ¶ HỎA TỐC ¶ Số: 13/CĐ-UBND ¶ Cà Mau, ngày 03 tháng 6 năm 2026 ¶ CÔNG ĐIỆN ¶ Về việc chặn hàng giả": (
        "Công điện", "13/CĐ-UBND", "ỦY BAN NHÂN DÂN TỈNH CÀ MAU", "2026-06-03", "province", "Cà Mau",
    ),
    f"UBND TỈNH CÀ MAU ¶ SỞ Y TẾ THƯỢNG KHẨN ¶ {MOTTO} ¶ Số: 14/CĐ-SYT ¶ Cà Mau, ngày 03 tháng 6 năm 2026 ¶ CÔNG ĐIỆN ¶ Về việc chặn hàng giả": (
        "Công điện", "14/CĐ-SYT", "UBND TỈNH CÀ MAU SỞ Y TẾ", "2026-06-03", "province", "Cà Mau",
    ),
    f"**ỦY BAN NHÂN DÂN** ¶ **TỈNH CÀ MAU** ¶ **Số:** 15/CĐ-UBND ¶ {MOTTO} ¶ Cà Mau, ngày 03 tháng 6 năm 2026 ¶ CÔNG ĐIỆN ¶ Về việc chặn hàng giả": (
        "Công điện", "15/CĐ-UBND", "ỦY BAN NHÂN DÂN TỈNH CÀ MAU", "2026-06-03", "province", "Cà Mau",
    ),
    "ỦY BAN NHÂN DÂN   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ¶ PHƯỜNG AN ĐÔNG   Độc lập - Tự do - Hạnh phúc ¶ Số: 96/TB-UBND   An Đông, ngày 03 tháng 6 năm 2026 ¶ THÔNG BÁO ¶ Kết luận của Chủ tịch UBND phường Lâm Minh": (
        "Thông báo kết luận", "96/TB-UBND", "ỦY BAN NHÂN DÂN PHƯỜNG AN ĐÔNG", "2026-06-03", "commune", "An Đông",
    ),
    "TỈNH ỦY ĐỒNG THÁP ¶ * ¶ Số 15-CT/TU ¶ ĐẢNG CỘNG SẢN VIỆT NAM ¶ Đồng Tháp, ngày 03 tháng 6 năm 2026 ¶ CHỈ THỊ ¶ của Ban Thường vụ Tỉnh ủy về phòng, chống hàng giả": (
        "Chỉ thị", "15-CT/TU", "TỈNH ỦY ĐỒNG THÁP", "2026-06-03", "province", "Đồng Tháp",
    ),
    f"BAN CHỈ ĐẠO 389 TỈNH LÂM ĐỒNG ¶ Số: 07/KH-BCĐ389 ¶ {MOTTO} ¶ Lâm Đồng, ngày 3 tháng 6 năm 2026 ¶ KẾ HOẠCH ¶ Cao điểm kiểm tra phân bón": (
        "Kế hoạch", "07/KH-BCĐ389", "BAN CHỈ ĐẠO 389 TỈNH LÂM ĐỒNG", "2026-06-03", "province", "Lâm Đồng",
    ),
    f"UBND TỈNH NGHỆ AN ¶ SỞ CÔNG THƯƠNG ¶ Số: 1450/SCT-QLTT ¶ V/v báo cáo kết quả ¶ {MOTTO} ¶ Nghệ An, ngày 03 tháng 6 năm 2026 ¶ Kính gửi: ¶ - Công an tỉnh; ¶ - UBND các xã, phường.": (
        "Công văn", "1450/SCT-QLTT", "UBND TỈNH NGHỆ AN SỞ CÔNG THƯƠNG", "2026-06-03", "province", "Nghệ An",
    ),
    f"ỦY BAN NHÂN DÂN ¶ XÃ PHÚ RIỀNG ¶ Số: 21/TB-UBND ¶ {MOTTO} ¶ Phú Riềng, ngày 03 tháng 6 năm 2026 ¶ THÔNG BÁO ¶ Kết luận của Chủ tịch UBND xã Điểu Minh": (
        "Thông báo kết luận", "21/TB-UBND", "ỦY BAN NHÂN DÂN XÃ PHÚ RIỀNG", "2026-06-03", "commune", "Phú Riềng",
    ),
    f"BỘ TÀI CHÍNH ¶ CỤC HẢI QUAN ¶ Số: 2345/TB-CHQ ¶ {MOTTO} ¶ Hà Nội, ngày 03 tháng 6 năm 2026 ¶ THÔNG BÁO ¶ Kết luận của Cục trưởng Nguyễn Văn Thọ": (
        "Thông báo kết luận", "2345/TB-CHQ", "BỘ TÀI CHÍNH CỤC HẢI QUAN", "2026-06-03", "national", None,
    ),
    f"THỦ TƯỚNG CHÍNH PHỦ ¶ Số: 65/CĐ-TTg ¶ {MOTTO} ¶ Hà Nội, ngày 03 tháng 6 năm 2026 ¶ CÔNG ĐIỆN ¶ Về việc chặn sữa giả": (
        "Công điện", "65/CĐ-TTg", "THỦ TƯỚNG CHÍNH PHỦ", "2026-06-03", "national", None,
    ),
    f"ỦY BAN NHÂN DÂN ¶ TỈNH AN GIANG ¶ Số: 501/QĐ-UBND ¶ {MOTTO} ¶ An Giang, ngày 03 tháng 6 năm 2026 ¶ QUYẾT ĐỊNH ¶ Về việc kiện toàn Ban Chỉ đạo 389 tỉnh": (
        "Quyết định", "501/QĐ-UBND", "ỦY BAN NHÂN DÂN TỈNH AN GIANG", "2026-06-03", "province", "An Giang",
    ),
    "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ¶ TỈNH LÀO CAI Độc lập - Tự do - Hạnh phúc ¶ Số: 9/TB-UBND Lào Cai, ngày 03 tháng 6 năm 2026 ¶ THÔNG BÁO ¶ Kết luận của Phó Chủ tịch UBND tỉnh Hà Trung Kiên": (
        "Thông báo kết luận", "9/TB-UBND", "ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "2026-06-03", "province", "Lào Cai",
    ),
    "UBND TỈNH CÀ MAU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM BAN CHỈ ĐẠO CHỐNG BUÔN Độc lập - Tự do - Hạnh phúc ¶ LẬU, GIAN LẬN THƯƠNG MẠI ¶ VÀ HÀNG GIẢ Cà Mau, ngày 03 tháng 6 năm 2026 ¶ Số: 9/TB-BCĐ389 ¶ THÔNG BÁO ¶ Kết luận của Phó Chủ tịch UBND tỉnh Hà Trung Kiên": (
        "Thông báo kết luận", "9/TB-BCĐ389", "UBND TỈNH CÀ MAU BAN CHỈ ĐẠO CHỐNG BUÔN LẬU, GIAN LẬN THƯƠNG MẠI VÀ HÀNG GIẢ", "2026-06-03", "province", "Cà Mau",
    ),
    "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ¶ TỈNH CÀ MAU Độc lập - Tự do - Hạnh phúc ¶ VĂN PHÒNG ————— ¶ —— ¶ Số: 8/TB-VP Cà Mau, ngày 03 tháng 6 năm 2026 ¶ THÔNG BÁO ¶ Kết luận của Phó Chủ tịch UBND tỉnh Hà Trung Kiên": (
        "Thông báo kết luận", "8/TB-VP", "ỦY BAN NHÂN DÂN TỈNH CÀ MAU VĂN PHÒNG", "2026-06-03", "province", "Cà Mau",
    ),
    "UBND TỈNH SƠN LA ¶ Số:      /TB-UBND ¶ Sơn La, ngày     tháng 6 năm 2026 ¶ THÔNG BÁO ¶ Kết luận của Phó Chủ tịch UBND tỉnh Hà Trung Kiên": (
        "Thông báo kết luận", None, "UBND TỈNH SƠN LA", None, "province", "Sơn La",
    ),
}  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_a_head(head):
    read_head = notice_json(read(paper(BODY, head=head.replace(" ¶ ", "\n"))))
    keys = ("doc_type", "number", "issuer", "issued_on", "level", "locality")
    assert tuple(read_head[k] for k in keys) == HEADS[head]


# Title and opening → meeting, its day, who chaired, in which capacities.
MEETINGS = [
    (
        "Kết luận của Phó Chủ tịch UBND tỉnh Hà Trung Kiên tại cuộc họp về xăng dầu",
        "Ngày 01/6/2026, đồng chí Hà Trung Kiên, Phó Chủ tịch UBND tỉnh chủ trì cuộc họp. Kết luận như sau:",
        ("cuộc họp về xăng dầu", "2026-06-01", "Hà Trung Kiên", ["Phó Chủ tịch UBND tỉnh"]),
    ),
    (
        "Kết luận của đồng chí Y Thông Niê, Chủ tịch UBND tỉnh tại Hội nghị sơ kết quý I",
        "Chiều ngày 28 tháng 3 năm 2026, Chủ tịch UBND tỉnh Y Thông Niê chủ trì Hội nghị. Kết luận như sau:",
        ("Hội nghị sơ kết quý I", "2026-03-28", "Y Thông Niê", ["Chủ tịch UBND tỉnh"]),
    ),
    (
        "Ý kiến kết luận của Trưởng Ban Chỉ đạo 389 tỉnh Trần Hồng Thái tại phiên họp thứ hai",
        "Ngày 05-5-2026, Trưởng Ban Chỉ đạo 389 tỉnh Trần Hồng Thái chủ trì phiên họp. Kết luận như sau:",
        ("phiên họp thứ hai", "2026-05-05", "Trần Hồng Thái", ["Trưởng Ban Chỉ đạo 389 tỉnh"]),
    ),
]
HEAD = f"ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nSố: 88/TB-UBND\n{MOTTO}\nSơn La, ngày 03 tháng 6 năm 2026\nTHÔNG BÁO"


@pytest.mark.parametrize(("title", "opening", "meeting"), MEETINGS)
def test_a_meeting_and_its_chair(title, opening, meeting):
    found = notice_json(read(paper(BODY, head=f"{HEAD}\n{title}\n{opening}")))
    chair = found["concluder"]
    assert (found["event"], found["event_on"], chair["name"], chair["titles"]) == meeting


def test_who_only_attended_did_not_chair():
    opening = (
        "Ngày 01/6/2026, Phó Chủ tịch UBND tỉnh Hà Trung Kiên chủ trì cuộc họp về xăng dầu. Cùng dự có "
        "Giám đốc Sở Công Thương Lê Hồng Vân. Kết luận như sau:"
    )
    notice = read(paper(BODY, head=f"{HEAD}\nKết luận tại cuộc họp về xăng dầu\n{opening}"))
    assert present(notice.concluder).name == "Hà Trung Kiên"


def test_a_notice_that_concludes_nothing_has_no_meeting():
    notice = read(
        paper(BODY, head=f"{HEAD}\nVề việc treo cờ dịp lễ\nỦy ban nhân dân tỉnh thông báo:")
    )
    assert (notice.doc_type, notice.concluder, notice.event) == ("Thông báo", None, None)


def test_the_addressees_of_a_letter():
    head = (
        f"UBND TỈNH NGHỆ AN\nSỞ CÔNG THƯƠNG\nSố: 14/SCT-QLTT\nV/v gửi số liệu\n{MOTTO}\n"
        "Nghệ An, ngày 03 tháng 6 năm 2026\nKính gửi:\n- Công an tỉnh;\n- UBND các xã, phường."
    )
    notice = read(
        paper("Để tổng hợp, Sở Công Thương đề nghị:", "1. Công an tỉnh gửi số liệu.", head=head)
    )
    assert [w.text for w in notice.addressees] == ["Công an tỉnh", "UBND các xã, phường"]


def test_a_cited_number_is_not_the_papers_own():
    head = HEAD.replace("Số: 88/TB-UBND\n", "")
    notice = read(
        paper("1. Thực hiện Quyết định số 12/QĐ-UBND, Sở Y tế lấy mẫu.", head=head, foot=FOOT)
    )
    assert notice.number is None
    assert [c.number for c in notice.citations] == ["12/QĐ-UBND"]


def test_the_place_is_quoted():
    assert read(paper(BODY)).place == "Gia Lai"


def test_minutes_are_dated_by_their_meeting():
    head = (
        "SỞ Y TẾ TỈNH GIA LAI\nPHÒNG NGHIỆP VỤ Y\nSố: 3/BB-NVY\nBIÊN BẢN\nHọp bàn việc lấy mẫu thuốc\n"
        "Hôm nay, hồi 8 giờ 00 ngày 20 tháng 5 năm 2026, tại Sở Y tế, phòng họp bàn việc lấy mẫu."
    )
    notice = read(paper("I. KẾT LUẬN", "1. Trạm Y tế xã Ia Dom lấy mẫu.", head=head))
    assert notice.issued_on == notice.event_on == date(2026, 5, 20)


@pytest.mark.parametrize("name", ["Lầu Bá Chù", "Xồng Y Nênh"])
def test_a_chair_has_a_surname_of_the_highlands(name):
    opening = (
        f"Ngày 01/6/2026, đồng chí {name}, Chủ tịch UBND xã chủ trì cuộc họp. Kết luận như sau:"
    )
    title = "Kết luận của Chủ tịch UBND xã tại cuộc họp về xăng dầu"
    notice = read(paper(BODY, head=f"{HEAD}\n{title}\n{opening}"))
    assert present(notice.concluder).name == name
