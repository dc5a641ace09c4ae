# ruff: noqa: E501 - one example a line
"""Where the name of an office ends is told by where its sentence's verb begins."""

import pytest

from sauro.documents.reading.tests.make import leads, ordered

# Names as published papers build them; no list holds them whole.
NAMES = """
    Tổ công tác livestream
    Tổ công tác liên ngành chống hàng giả
    Tổ tuần tra sông
    Tổ tự quản đường biên
    Tổ công tác 1523
    Tổ hợp tác nuôi tôm Bến Tre
    Đội quản lý trật tự đô thị
    Đội Thủ tục hàng hóa xuất nhập khẩu
    Đoàn kiểm tra liên ngành an toàn thực phẩm
    Trạm kiểm soát tải trọng xe
    Trạm Cảnh sát giao thông Suối Tre
    Chốt kiểm dịch Cầu Ván
    Hải đoàn Biên phòng 48
    Lữ đoàn 171
    Phòng Quản lý, hỗ trợ doanh nghiệp số 1
    Phòng Quản lý hộ kinh doanh, cá nhân số 2
    Trung tâm Kiểm nghiệm thuốc, mỹ phẩm, thực phẩm
    Trung tâm Kỹ thuật tiêu chuẩn đo lường chất lượng
    Trung tâm Cung ứng dịch vụ công xã
    Chi cục Quản lý chất lượng, chế biến và phát triển thị trường
    Văn phòng Điều phối nông thôn mới
    Hội đồng giám định
    Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh
    Cảng vụ Đường thủy nội địa khu vực III
    Công chức Văn hóa - Xã hội
    Công chức địa chính
    Bến tàu Rạch Giá
    Kho ngoại quan Lao Bảo
    Đại học Đà Nẵng
"""
FRAMES = (
    "1. {} rà soát quầy thuốc trên địa bàn, báo cáo trước ngày 20/6/2026.",
    "1. Giao {} chủ trì, phối hợp với Cục Cảnh sát giao thông lập danh sách kho.",
    "1. Đề nghị {} sớm bố trí người trực.",
    "1. {}: Niêm yết số điện thoại đường dây nóng.",
    "1. Trong tháng 6/2026, {} mở sổ theo dõi.",
    "1. {} có trách nhiệm giữ bí mật người báo tin.",
)


@pytest.mark.parametrize("name", [line.strip() for line in NAMES.strip().splitlines()])
def test_a_name_no_list_holds_is_whole_in_every_order_of_words(name):
    assert [leads(d) for f in FRAMES for d in ordered(f.format(name))] == [[name]] * len(FRAMES)


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("1. Đội kiểm tra kho, lập biên bản tại chỗ.", "Đội"),
        ("1. Phó Chủ tịch phụ trách kinh tế làm việc với chủ chợ.", "Phó Chủ tịch phụ trách kinh tế"),
        ("1. Tổ công tác triển khai khẩn trương kế hoạch.", "Tổ công tác"),
        ("1. Tỉnh đoàn phối hợp chỉ đạo lực lượng cơ sở nắm chắc hộ nuôi.", "Tỉnh đoàn"),
        ("1. Yêu cầu các sở, ban, ngành thẩm định giá tang vật hoàn thành trong năm 2025.", "các sở, ban, ngành"),
        ("1. Sở Y tế kiểm tra, xử lý và báo cáo UBND tỉnh.", "Sở Y tế"),
        ("1. Phòng Kinh tế quản lý chặt chẽ sổ cấp giấy.", "Phòng Kinh tế"),
        ("1. Giao các Đội Quản lý thị trường số 1, 2, 3 lập sổ.", "các Đội Quản lý thị trường số 1, 2, 3"),
    ],
)  # fmt: skip
def test_work_is_no_part_of_a_name(sentence, lead):
    assert [leads(d) for d in ordered(sentence)] == [[lead]]
