# ruff: noqa: E501 - one example a line
"""What one paragraph holds for several: counted parts, bodies set apart, what was ordered before."""

import pytest

from sauro.documents.reading.tests.make import leads, ordered


def _read(paragraph):
    return [(d.task.text, leads(d)) for d in ordered(paragraph)]


def test_counted_parts_are_a_directive_each_for_whom_the_lead_in_tells():
    assert _read(
        "1. Đề nghị Giám đốc Công an tỉnh lưu ý hai việc. Một là, làm rõ nguồn cung. Hai là, lập chốt ban đêm."
    ) == [
        ("Một là, làm rõ nguồn cung.", ["Giám đốc Công an tỉnh"]),
        ("Hai là, lập chốt ban đêm.", ["Giám đốc Công an tỉnh"]),
    ]


def test_before_counted_parts_another_may_be_told():
    found = _read(
        "1. Sở Y tế lấy mẫu nước mắm. Yêu cầu Công an tỉnh làm ba việc: một là, canh chợ; hai là, canh bến; ba là, canh kho."
    )
    assert [who for _, who in found] == [["Sở Y tế"], *[["Công an tỉnh"]] * 3]


def test_counted_reasons_tell_nobody():
    assert not _read("1. Nguyên nhân có hai điều. Một là, lực lượng mỏng. Hai là, địa bàn rộng.")


@pytest.mark.parametrize(
    ("paragraph", "who"),
    [
        (
            "1. Sở Y tế kiểm tra bếp ăn; các trường mầm non, tiểu học không nhận sữa tài trợ.",
            [["Sở Y tế"], ["các trường mầm non, tiểu học"]],
        ),
        (
            "1. UBND các xã ven sông lập tổ tự quản. Còn lại UBND các xã khác tuyên truyền trên loa.",
            [["UBND các xã ven sông"], ["UBND các xã khác"]],
        ),
        (
            "1. Ban quản lý chợ Tân Lập giữ bảng giá; Ban quản lý chợ Vinh qua học cách làm.",
            [["Ban quản lý chợ Tân Lập"], ["Ban quản lý chợ Vinh"]],
        ),
    ],
)
def test_two_bodies_in_one_paragraph_have_a_directive_each(paragraph, who):
    assert [found for _, found in _read(paragraph)] == who


@pytest.mark.parametrize(
    "answer",
    [
        "Trả lời: Chủ tịch UBND tỉnh đã giao Sở Công Thương lập kế hoạch; yêu cầu UBND các xã báo cáo trước ngày 20 hằng tháng.",
        "Trả lời: Các hội làng nghề có trách nhiệm tự quản lý nhãn hiệu theo quy chế của hội.",
    ],
)
def test_an_answer_to_voters_tells_what_was_done(answer):
    assert not _read(answer)


def test_an_answer_to_voters_may_still_order():
    assert _read(
        "Trả lời: Nội dung này là đúng. Giao UBND phường Bắc Giang rào chắn bãi đất trống."
    )[0][1] == ["UBND phường Bắc Giang"]


@pytest.mark.parametrize(
    ("heading", "who"),
    [
        (
            "1. Yêu cầu đối với các cơ quan thành viên Ban Chỉ đạo 389 tỉnh",
            "các cơ quan thành viên Ban Chỉ đạo 389 tỉnh",
        ),
        ("1. Riêng các xã có đường biên giới:", "các xã có đường biên giới"),
        (
            "1. Đối với UBND các huyện: Đức Huệ, Tân Hưng và thị xã Kiến Tường",
            "UBND các huyện: Đức Huệ, Tân Hưng và thị xã Kiến Tường",
        ),
        (
            "1. Ban Quản lý Trung tâm thương mại - dịch vụ An Đông:",
            "Ban Quản lý Trung tâm thương mại - dịch vụ An Đông",
        ),
    ],
)
def test_a_heading_tells_whom_its_items_are_for(heading, who):
    assert [
        leads(d) for d in ordered(heading, "- Phân công người trực;", "- Lập danh sách kho.")
    ] == [[who], [who]]


def test_numbers_of_quarters_belong_to_the_name():
    [directive] = ordered(
        "1. Trưởng các khu phố 4, 5, 9 và 12 vận động chủ nhà không chứa hàng lậu."
    )
    assert leads(directive) == ["Trưởng các khu phố 4, 5, 9 và 12"]


def test_what_befalls_whoever_fails_stays_with_the_task():
    [one] = _read(
        "1. UBND các xã không cho mượn nhà văn hóa; Chủ tịch UBND xã chịu trách nhiệm trước Chủ tịch UBND tỉnh nếu để xảy ra."
    )
    assert one[1] == ["UBND các xã"]


def test_who_divides_the_work_is_the_one_named_before():
    [one] = _read(
        "1. Tổ trưởng chịu trách nhiệm về hoạt động của Tổ công tác; phân công nhiệm vụ cho từng thành viên trước ngày 15/7/2026."
    )
    assert one[1] == ["Tổ trưởng"]


def test_a_sentence_that_only_calls_for_what_follows_is_no_directive():
    assert not _read("1. Để khắc phục, yêu cầu các đơn vị thực hiện:")


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Y tế chủ trì, phối hợp với Công an tỉnh, Sở Công Thương kiểm tra nhà thuốc.",
        "Sở Y tế gửi danh sách cho Công an tỉnh, Sở Công Thương lập sổ.",
        "Khi Sở Y tế báo cáo xong, Sở Tài chính bố trí kinh phí.",
    ],
)
def test_a_comma_after_a_name_parts_nothing(sentence):
    assert len(_read(f"1. {sentence}")) == 1
