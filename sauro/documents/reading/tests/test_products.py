# ruff: noqa: E501 - one example a line
"""What is to come out, and what only stands beside a verb that could make it."""

import pytest

from sauro.documents.reading.products import deliverable
from sauro.documents.reading.tests.make import tokens

MADE = """
    Sở Y tế lập danh sách nhà thuốc, quầy thuốc bán trực tuyến, gửi Công an tỉnh trước ngày 20/6/2026. → danh sách nhà thuốc, quầy thuốc bán trực tuyến
    Trình UBND tỉnh phương án sắp xếp bến đò trong quý III/2026. → phương án sắp xếp bến đò
    Cung cấp cho Sở Công Thương dữ liệu tờ khai nhập khẩu phế liệu, chậm nhất ngày 05 hằng tháng. → dữ liệu tờ khai nhập khẩu phế liệu
    Ban hành Kế hoạch cao điểm chống buôn lậu, gian lận thương mại và hàng giả dịp Tết. → Kế hoạch cao điểm chống buôn lậu, gian lận thương mại và hàng giả dịp Tết
    Hoàn thiện dự thảo Quy chế phối hợp giữa các lực lượng trên biển, trình ký. → dự thảo Quy chế phối hợp giữa các lực lượng trên biển
    Báo cáo tuần: các đồn gửi Bộ Chỉ huy trước thứ Sáu. → Báo cáo tuần
    Thả phao ranh giới vùng cấm đánh bắt; danh sách tàu vi phạm gửi Chi cục Thủy sản. → danh sách tàu vi phạm
    Công khai danh sách cây xăng vi phạm trên Cổng thông tin điện tử của tỉnh. → danh sách cây xăng vi phạm
    Tham mưu UBND tỉnh Quy chế quản lý lễ hội, trình trước ngày 15/5. → Quy chế quản lý lễ hội
    Gửi kết quả xét nghiệm mẫu thịt cho các lực lượng. → kết quả xét nghiệm mẫu thịt
    Xây dựng phương án ứng phó khi thiếu xăng, báo cáo Sở. → phương án ứng phó khi thiếu xăng
    Tham mưu sửa đổi, bổ sung quy chế giao ban của Tổ liên ngành. → quy chế giao ban của Tổ liên ngành
    Sở Du lịch soạn quy trình tiếp nhận phản ánh của khách. → quy trình tiếp nhận phản ánh của khách
    Công an tỉnh có văn bản trả lời về vụ 3 tấn dầu trước 10/7/2026. → văn bản trả lời về vụ 3 tấn dầu
    Phòng Văn hóa - Xã hội viết bài cảnh báo thuốc nam giả, gửi đài truyền thanh. → bài cảnh báo thuốc nam giả
    Ban hành Kế hoạch cao điểm dịp trước, trong và sau Tết Nguyên đán 2027, gửi Sở trước 30/11/2026. → Kế hoạch cao điểm dịp trước, trong và sau Tết Nguyên đán 2027
    Mọi cuộc kiểm tra phải có kế hoạch được phê duyệt. → kế hoạch
    Xây dựng kế hoạch của cơ quan, địa phương mình. → kế hoạch của cơ quan, địa phương mình
"""
NOT_MADE = """
    Văn phòng theo dõi, kiểm tra việc thực hiện Kế hoạch.
    Mặt trận Tổ quốc giám sát việc thực hiện Chỉ thị này.
    Niêm yết công khai Thông báo này tại trụ sở.
    Báo cáo Bộ Y tế vào ngày 30 hằng tháng.
    Tổng hợp báo cáo Chủ tịch UBND tỉnh trước ngày 20/6/2026.
    Trình UBND tỉnh quyết định trước ngày 10/9/2026.
    Điều chuyển cán bộ có biểu hiện bao che.
    Báo lại ngay khi có kết quả kiểm nghiệm.
    Thực hiện Kế hoạch số 45/KH-UBND ngày 10/02/2026.
    Thông báo cho Bộ trưởng và các đội.
    Chỉ mua giống nơi có văn bản công nhận.
    Hướng dẫn viên là người nói với khách đầu tiên, do Sở Du lịch quản lý.
    Giao bản Huồi Khí canh lối mòn.
"""


@pytest.mark.parametrize("line", [line.strip() for line in MADE.strip().splitlines()])
def test_what_is_made_or_handed_over_is_quoted_whole(line):
    clause, _, product = line.partition(" → ")
    found = deliverable(tokens(clause))
    assert found is not None, clause
    assert found.text == product


@pytest.mark.parametrize("clause", [line.strip() for line in NOT_MADE.strip().splitlines()])
def test_nothing_is_to_come_out(clause):
    found = deliverable(tokens(clause))
    assert found is None, found.text if found else ""
