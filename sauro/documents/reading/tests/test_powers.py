# ruff: noqa: E501 - one example a line
"""What somebody is empowered to, and what only sounds so."""

import pytest

from sauro.documents.reading.powers import authority
from sauro.documents.reading.tests.make import tokens

GRANTED = """
    Đoàn kiểm tra được quyền niêm phong kho xăng khi chủ kho vắng mặt. → được quyền niêm phong kho xăng khi chủ kho vắng mặt
    Tổ công tác được phép trưng dụng ca nô của Ban Quản lý cảng, báo cáo sau. → được phép trưng dụng ca nô của Ban Quản lý cảng
    Trưởng Đoàn có quyền yêu cầu chủ hàng xuất trình hóa đơn; thư ký ghi biên bản. → có quyền yêu cầu chủ hàng xuất trình hóa đơn
    Giao Giám đốc Sở Y tế quyết định việc tạm dừng quầy thuốc. → quyết định việc tạm dừng quầy thuốc
    Chủ tịch UBND xã chủ động quyết định việc đóng chợ khi có dịch. → quyết định việc đóng chợ khi có dịch
    Chi cục trưởng ủy quyền cho Đội trưởng ký quyết định khám phương tiện. → ủy quyền cho Đội trưởng ký quyết định khám phương tiện
    Đồn Biên phòng Cửa khẩu Tân Thanh được huy động xe, nhân công của bãi hàng. → được huy động xe, nhân công của bãi hàng
    Công an tỉnh lập chốt tại ngã ba, được quyền huy động cẩu. → được quyền huy động cẩu
    Được quyền ra vào kho ngoại quan không báo trước. → Được quyền ra vào kho ngoại quan không báo trước
    Đội trưởng Đội Quản lý thị trường số 3 có thẩm quyền quyết định khám kho. → có thẩm quyền quyết định khám kho
    UBND các phường được chủ động sử dụng dự phòng ngân sách. → được chủ động sử dụng dự phòng ngân sách
    Tổ trưởng Tổ công tác có quyền yêu cầu chủ kho mở cửa; không ai được cản trở. → có quyền yêu cầu chủ kho mở cửa
    Phân cấp cho UBND xã cấp giấy bán lẻ rượu. → Phân cấp cho UBND xã cấp giấy bán lẻ rượu
"""
NOT_GRANTED = """
    Sở Tài chính trình cấp có thẩm quyền trang bị hai ca nô tuần tra.
    Báo cáo cơ quan có thẩm quyền xem xét khởi tố.
    Sở Công Thương kiến nghị người có thẩm quyền đình chỉ trạm xăng.
    Đề nghị cơ quan nhà nước có thẩm quyền gỡ gian hàng.
    Bảo đảm người dân được sử dụng hàng hóa an toàn.
    Tuyên truyền để ngư dân được biết, được hưởng chính sách.
    Tiêu hủy thuốc thú y chưa được phép lưu hành.
    Xử lý các cơ sở không được phép bán gas mini.
    Chi cục Thú y niêm phong lô thuốc không được phép lưu hành.
    Công an tỉnh xử lý nghiêm theo thẩm quyền.
    Người được ủy quyền mang theo giấy giới thiệu.
    Sở Y tế ban hành quyết định kiểm tra các lò mổ.
    Thu hồi hàng vi phạm quyền sở hữu trí tuệ.
    Bảo vệ quyền lợi người tiêu dùng, quyền được thông tin.
    Trình Chủ tịch UBND tỉnh xem xét, quyết định.
    Sở Nội vụ tham mưu quyết định khen thưởng.
"""


@pytest.mark.parametrize("line", [line.strip() for line in GRANTED.strip().splitlines()])
def test_whoever_is_told_is_empowered(line):
    clause, _, power = line.partition(" → ")
    found = authority(tokens(clause))
    assert found is not None, clause
    assert found.text == power


@pytest.mark.parametrize("clause", [line.strip() for line in NOT_GRANTED.strip().splitlines()])
def test_nobody_is_empowered(clause):
    found = authority(tokens(clause))
    assert found is None, found.text if found else ""
