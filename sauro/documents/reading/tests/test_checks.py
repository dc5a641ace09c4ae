# ruff: noqa: E501 - one example a line
"""Contradictions and doubts: each check with a text that must trip it and one near it that must not."""

import re
from pathlib import Path

import pytest

from sauro.documents.reading import checks, read
from sauro.documents.reading.tests.make import FOOT, HEAD, paper
from sauro.kernel.text import squeeze

CHECKS = Path(checks.__file__).parent
TASK = "1. Giao Sở Y tế lấy mẫu thuốc tại các chợ; gửi danh sách trước ngày 20/6/2026."


def told(sentence, task=TASK):
    """A notice with a sentence in its assessment and one task."""
    return paper("I. Đánh giá chung", f"1. {sentence}", "II. Nhiệm vụ trong thời gian tới", task)


def given(*tasks, head=HEAD):
    """A notice with some tasks."""
    return paper(
        "I. Nhiệm vụ trong thời gian tới", *(f"{i}. {t}" for i, t in enumerate(tasks, 1)), head=head
    )


# Code → texts that must trip it, texts near them that must not.
EXAMPLES = {
    "meeting-after-paper": (
        [given(TASK[3:], head=HEAD.replace("Ngày 11/5/2026", "Ngày 15/5/2026"))],
        [given(TASK[3:]), given(TASK[3:], head=HEAD.replace("Ngày 11/5/2026", "Ngày 12/5/2026"))],
    ),
    "cites-the-future": (
        [
            given("Giao Sở Y tế triển khai Kế hoạch số 7/KH-UBND ngày 20/5/2026 của UBND tỉnh."),
            told("Các xã đã làm tốt Chỉ thị số 13/CT-TTg ngày 30/5/2026 của Thủ tướng Chính phủ."),
        ],
        [
            given("Giao Sở Y tế triển khai Kế hoạch số 7/KH-UBND ngày 20/4/2026 của UBND tỉnh."),
            given("Giao Sở Y tế triển khai Kế hoạch số 7/KH-UBND ngày 12/5/2026 của UBND tỉnh."),
            told("Các xã đã làm tốt Chỉ thị số 13/CT-TTg ngày 30/5/2025 của Thủ tướng Chính phủ."),
        ],
    ),
    "past-at-issue": (
        [
            given("Giao Sở Y tế lấy mẫu thuốc, hoàn thành trước ngày 20/4/2026."),
            given("Giao Sở Y tế lấy mẫu thuốc, chậm nhất ngày 20 tháng 5 năm 2025."),
        ],
        [
            given("Giao Sở Y tế lấy mẫu thuốc, hoàn thành trước ngày 20/6/2026."),
            given("Giao Sở Y tế lấy mẫu thuốc, hoàn thành trong ngày 12/5/2026."),
            given("Giao Sở Y tế rà soát các hồ sơ lập trước ngày 20/6/2026."),
        ],
    ),
    "due-before-data-end": (
        [given("Các xã gửi báo cáo (số liệu từ ngày 01/6/2026 đến hết ngày 15/7/2026) trước ngày 10/7/2026.")],
        [
            given("Các xã gửi báo cáo (số liệu từ ngày 01/6/2026 đến hết ngày 15/7/2026) trước ngày 20/7/2026."),
            given("Các xã gửi số liệu từ đầu năm đến ngày 30/6 chậm nhất ngày 03/7/2026."),
            given("Các xã gửi số liệu về Sở Y tế chậm nhất ngày 03/7/2026."),
        ],
    ),
    "two-deadlines": (
        [
            given(
                "Giao Sở Y tế (đầu mối) tổ chức hội nghị tổng kết năm 2026 trước ngày 20/01/2027.",
                "Giao Sở Y tế tổ chức hội nghị tổng kết, khen thưởng năm 2026 trước ngày 05/01/2027.",
            ),
            given(
                "Giao Sở Y tế xây dựng Kế hoạch lấy mẫu thuốc tại chợ đầu mối, trình trước ngày 20/6/2026.",
                "Giao Sở Y tế hoàn thiện Kế hoạch lấy mẫu thuốc tại chợ đầu mối trước ngày 30/6/2026.",
            )
        ],
        [
            given(
                "Giao Sở Y tế xây dựng Kế hoạch lấy mẫu thuốc tại chợ đầu mối, trình trước ngày 20/6/2026.",
                "Giao Sở Y tế hoàn thiện Kế hoạch lấy mẫu thuốc tại chợ đầu mối trước ngày 20/6/2026.",
            ),
            given(
                "Giao Sở Y tế xây dựng Kế hoạch lấy mẫu thuốc tại chợ đầu mối, trình trước ngày 20/6/2026.",
                "Giao Sở Nội vụ xây dựng Kế hoạch tập huấn cán bộ kiểm nghiệm, trình trước ngày 30/6/2026.",
            ),
            given(
                "Giao Sở Y tế tổ chức hội nghị tổng kết năm 2026 trước ngày 20/01/2027.",
                "Giao Sở Y tế gửi báo cáo tổng kết năm 2026 trước ngày 05/01/2027.",
            ),
            given(
                "Giao Sở Y tế gửi báo cáo quý II trước ngày 20/6/2026.",
                "Giao Sở Y tế gửi báo cáo quý III trước ngày 20/9/2026.",
            ),
        ],
    ),
    "parts-and-total": (
        [
            told("Toàn tỉnh phát hiện 120 vụ vi phạm, gồm: 40 vụ hàng lậu, 50 vụ gian lận thương mại, 20 vụ hàng giả."),
            told("Còn 14 xã chưa gửi danh sách, gồm 5 xã vùng cao và 11 xã ven biển."),
            told("Phát hiện 100 vụ, trong đó 80 vụ hàng lậu, 45 vụ hàng giả."),
            told("Có 9 chợ đang họp, gồm 2 chợ hạng hai, 3 phiên vùng cao và 5 bến cá."),
            told("Ngành y tế mua 62 mẫu để kiểm nghiệm, kết quả 41 mẫu đạt, 24 mẫu không đạt."),
            told("Lập biên bản 14 vụ. Theo mặt hàng: thuốc 5 vụ; rượu 4 vụ; hàng hóa khác 3 vụ."),
        ],
        [
            told("Toàn tỉnh phát hiện 110 vụ vi phạm, gồm: 40 vụ hàng lậu, 50 vụ gian lận thương mại, 20 vụ hàng giả."),
            told("Còn 16 xã chưa gửi danh sách, gồm 5 xã vùng cao và 11 xã ven biển."),
            told("Phát hiện 100 vụ, trong đó 30 vụ hàng lậu, 45 vụ hàng giả."),
            told("Phát hiện hơn 120 vụ, gồm: khoảng 40 vụ hàng lậu, gần 60 vụ gian lận, hơn 20 vụ hàng giả."),
            told("Có 9 chợ đang họp, gồm 2 chợ hạng hai, 3 phiên vùng cao và 4 bến cá."),
            told("Ngành y tế mua 62 mẫu để kiểm nghiệm, kết quả 41 mẫu đạt, 20 mẫu không đạt."),
            told("Kiểm tra 27 cơ sở, thu giữ hàng hóa gồm 11 hộp sữa, 9 chai rượu và 5 thùng bánh."),
            told("Mua 8 máy, gồm 3 máy quét, 5 máy in và 20 triệu đồng mực."),
            told("Phát hiện 120 vụ, tăng 12%; khởi tố 3 vụ, phạt 45 triệu đồng."),
        ],
    ),
    "ended-level": (
        [
            given("UBND huyện Đức Cơ lập danh sách chủ kho."),
            given("Giao Sở Y tế phối hợp với Công an thị xã An Khê lấy mẫu thuốc."),
        ],
        [
            given("UBND xã Đức Cơ lập danh sách chủ kho."),
            given(
                "UBND huyện Đức Cơ lập danh sách chủ kho.",
                head=HEAD.replace("12 tháng 5 năm 2026", "12 tháng 5 năm 2025").replace("11/5/2026", "11/5/2025"),
            ),
        ],
    ),
    "impossible-day": (
        [
            given("Giao Sở Y tế lấy mẫu thuốc, hoàn thành trước ngày 31/6/2026."),
            given("Giao Sở Y tế lấy mẫu thuốc, hoàn thành trước ngày 15 tháng 13 năm 2026."),
            told("Ngày 29/02/2026 các xã ra quân."),
        ],
        [
            given("Giao Sở Y tế lấy mẫu thuốc, hoàn thành trước ngày 30/6/2026."),
            told("Ngày 29/02/2024 các xã ra quân."),
            told("Ngày 29/02 hằng năm các xã ra quân."),
        ],
    ),
    "wrong-weekday": (
        [
            given("Giao Sở Y tế lấy mẫu thuốc, xong trước thứ Hai, ngày 20/6/2026."),
            told("Cuộc họp trước diễn ra Chủ nhật, ngày 11/5/2026."),
        ],
        [
            given("Giao Sở Y tế lấy mẫu thuốc, xong trước thứ Bảy, ngày 20/6/2026."),
            told("Cuộc họp trước diễn ra thứ Hai, ngày 11/5/2026."),
        ],
    ),
    "no-lead": (
        [given("Lấy mẫu thuốc tại các chợ.")],
        [given("Giao Sở Y tế lấy mẫu thuốc tại các chợ.")],
    ),
    "no-time": (
        [given("Giao Sở Y tế lấy mẫu thuốc tại các chợ.")],
        [
            given("Giao Sở Y tế lấy mẫu thuốc trước ngày 20/6/2026."),
            given("Giao Sở Y tế thường xuyên lấy mẫu thuốc."),
        ],
    ),
    "no-result": (
        [given("Giao Sở Y tế tuần tra các chợ.")],
        [given("Giao Sở Y tế xây dựng kế hoạch lấy mẫu thuốc tại các chợ.")],
    ),
}  # fmt: skip


def _found(notice):
    own = (f for d in notice.directives for f in d.doubts)
    return [*notice.contradictions, *notice.doubts, *own]


def _codes(text):
    return {f.code for f in _found(read(text))}


def _cases(side):
    return [(code, text) for code, texts in EXAMPLES.items() for text in texts[side]]


@pytest.mark.parametrize(("code", "text"), _cases(0))
def test_a_check_trips(code, text):
    assert code in _codes(text)


@pytest.mark.parametrize(("code", "text"), _cases(1))
def test_a_check_does_not_trip(code, text):
    assert code not in _codes(text)


def test_every_check_is_tried():
    sources = "".join(p.read_text("utf-8") for p in CHECKS.glob("*.py"))
    codes = set(re.findall(r'Finding\(\s*"([a-z-]+)"', sources))
    assert codes == EXAMPLES.keys()


@pytest.mark.parametrize(("code", "text"), _cases(0))
def test_a_finding_explains_itself_in_both_languages(code, text):
    for finding in _found(read(text)):
        assert finding.message.strip()
        assert finding.message_en.strip()
        assert finding.field


@pytest.mark.parametrize("code", [c for c in EXAMPLES if c != "meeting-after-paper"])
def test_a_finding_has_a_place(code):
    for text in EXAMPLES[code][0]:
        notice = read(text)
        for finding in (f for f in _found(notice) if f.code == code):
            assert finding.spans
            assert all(squeeze(notice.source[a:b]) for a, b in finding.spans)


def test_a_clean_notice_has_no_contradiction():
    text = told("Toàn tỉnh phát hiện 90 vụ, gồm 40 vụ hàng lậu và 50 vụ hàng giả.")
    assert read(text).contradictions == ()
    assert read(paper(TASK, foot=FOOT)).contradictions == ()


def test_markup_about_a_name_hides_no_second_deadline():
    bold = given(
        "**Sở Y tế** (cơ quan đầu mối) gửi danh sách người bán thuốc qua mạng trước ngày 20/6/2026.",
        "Sở Y tế gửi danh sách người bán thuốc qua mạng trước ngày 30/6/2026.",
    )
    assert "two-deadlines" in {f.code for f in read(bold).contradictions}


def test_many_deadlines_of_one_task_are_told_once_each():
    """A paper of hundreds of such directives gives hundreds of doubts, not one for each pair."""
    tasks = [
        f"Giao Sở Y tế gửi danh sách cơ sở bán thuốc trước ngày {n % 28 + 1}/7/2026."
        for n in range(40)
    ]
    found = [f for f in read(given(*tasks)).contradictions if f.code == "two-deadlines"]
    assert len(found) == 39


def test_a_long_list_is_counted_past_ninety_nine():
    tasks = [f"Giao Sở Y tế kiểm tra cơ sở số {n}." for n in range(1, 121)]
    assert [d.locator for d in read(given(*tasks)).directives][98:102] == [
        "I.99", "I.100", "I.101", "I.102",
    ]  # fmt: skip
