# ruff: noqa: E501 - one example a line
"""Names of bodies, posts and groups. A new kind of name is one line here."""

import pytest

from sauro.documents.reading.bodies import parse_body, parse_list, predicate_at
from sauro.documents.reading.tests.make import tokens
from sauro.kernel.tests.present import present

# The beginning of a sentence → the names in it, by " | ".
ONE = """
    Hải quan cửa khẩu quốc tế Lệ Thanh rà soát sổ → Hải quan cửa khẩu quốc tế Lệ Thanh
    Ngân hàng Nhà nước Chi nhánh Khu vực 9 cung cấp sổ → Ngân hàng Nhà nước Chi nhánh Khu vực 9
    Chủ tịch UBND các xã, kể cả xã Ia O, trừ xã chưa có chợ: → Chủ tịch UBND các xã, kể cả xã Ia O, trừ xã chưa có chợ
    bí thư chi bộ các thôn nhắc đảng viên → bí thư chi bộ các thôn
    Hải quan các cửa khẩu rà soát ca trực → Hải quan các cửa khẩu
    Phòng Nghiệp vụ 3 soát hồ sơ → Phòng Nghiệp vụ 3
    Các đơn vị thuộc và trực thuộc Sở Y tế (trừ Văn phòng Sở) lập sổ → Các đơn vị thuộc và trực thuộc Sở Y tế (trừ Văn phòng Sở)
    UBND các xã không có tên tại Điều 3 tự tổ chức kiểm tra → UBND các xã không có tên tại Điều 3
    Các cơ quan, địa phương được giao việc tại Kế hoạch này báo cáo hằng tháng → Các cơ quan, địa phương được giao việc tại Kế hoạch này
    các doanh nghiệp kim hoàn có xưởng trên địa bàn tỉnh cung cấp sổ sách → các doanh nghiệp kim hoàn có xưởng trên địa bàn tỉnh
    Sở Công Thương rà soát kho bãi → Sở Công Thương
    Sở Văn hóa, Thể thao và Du lịch chủ trì lập danh sách → Sở Văn hóa, Thể thao và Du lịch
    Sở Dân tộc và Tôn giáo khẩn trương báo cáo → Sở Dân tộc và Tôn giáo
    Sở Ngoại vụ tỉnh Quảng Trị phối hợp cắm biển → Sở Ngoại vụ tỉnh Quảng Trị
    Bộ Tài chính tổ chức ký cam kết → Bộ Tài chính
    Bộ Nông nghiệp và Môi trường cần xử lý dứt điểm → Bộ Nông nghiệp và Môi trường
    Bộ Tư lệnh Cảnh sát biển không để tồn đọng → Bộ Tư lệnh Cảnh sát biển
    Bộ Tư lệnh Vùng Cảnh sát biển 3 rà soát kho bãi → Bộ Tư lệnh Vùng Cảnh sát biển 3
    Bộ Tư lệnh Thủ đô Hà Nội chủ trì lập danh sách → Bộ Tư lệnh Thủ đô Hà Nội
    Cục Hải quan khẩn trương báo cáo → Cục Hải quan
    Cục Cảnh sát giao thông phối hợp cắm biển → Cục Cảnh sát giao thông
    Cục Quản lý Dược tổ chức ký cam kết → Cục Quản lý Dược
    Cục Thuế cần xử lý dứt điểm → Cục Thuế
    Cục Công nghiệp không để tồn đọng → Cục Công nghiệp
    Cục Điều tra chống buôn lậu rà soát kho bãi → Cục Điều tra chống buôn lậu
    Vụ Pháp chế chủ trì lập danh sách → Vụ Pháp chế
    Văn phòng Chính phủ phối hợp cắm biển → Văn phòng Chính phủ
    Văn phòng HĐND và UBND xã Ia Dom tổ chức ký cam kết → Văn phòng HĐND và UBND xã Ia Dom
    Văn phòng Đoàn ĐBQH và HĐND tỉnh cần xử lý dứt điểm → Văn phòng Đoàn ĐBQH và HĐND tỉnh
    Thanh tra Chính phủ không để tồn đọng → Thanh tra Chính phủ
    Ngân hàng Nhà nước Việt Nam rà soát kho bãi → Ngân hàng Nhà nước Việt Nam
    Kho bạc Nhà nước khu vực XIV có trách nhiệm kiểm tra → Kho bạc Nhà nước khu vực XIV
    Chi cục Hải quan khu vực VII phối hợp cắm biển → Chi cục Hải quan khu vực VII
    Hải quan cửa khẩu Hữu Nghị cần xử lý dứt điểm → Hải quan cửa khẩu Hữu Nghị
    Thuế tỉnh An Giang không để tồn đọng → Thuế tỉnh An Giang
    Đội Quản lý thị trường số 2 phối hợp cắm biển → Đội Quản lý thị trường số 2
    Đội Cảnh sát kinh tế tổ chức ký cam kết → Đội Cảnh sát kinh tế
    Đội Kiểm soát Hải quan số 1 cần xử lý dứt điểm → Đội Kiểm soát Hải quan số 1
    Đội 3 không để tồn đọng → Đội 3
    Tổ công tác liên ngành số 2 rà soát kho bãi → Tổ công tác liên ngành số 2
    Hạt Kiểm lâm khu vực Krông Pa khẩn trương báo cáo → Hạt Kiểm lâm khu vực Krông Pa
    Đồn Biên phòng Ia Nan phối hợp cắm biển → Đồn Biên phòng Ia Nan
    Hải đội 2 Biên phòng tổ chức ký cam kết → Hải đội 2 Biên phòng
    Ban Chỉ huy Quân sự xã rà soát kho bãi → Ban Chỉ huy Quân sự xã
    Công an thành phố khẩn trương báo cáo → Công an thành phố
    Công an phường Bắc Cường có trách nhiệm kiểm tra → Công an phường Bắc Cường
    Phòng Kinh tế, Hạ tầng và Đô thị cần xử lý dứt điểm → Phòng Kinh tế, Hạ tầng và Đô thị
    Phòng Kinh tế xã không để tồn đọng → Phòng Kinh tế xã
    Phòng Văn hóa - Xã hội rà soát kho bãi → Phòng Văn hóa - Xã hội
    Trạm Y tế xã Phú Riềng phối hợp cắm biển → Trạm Y tế xã Phú Riềng
    Bệnh viện Đa khoa tỉnh tổ chức ký cam kết → Bệnh viện Đa khoa tỉnh
    Viện Kiểm sát nhân dân khu vực 4 cần xử lý dứt điểm → Viện Kiểm sát nhân dân khu vực 4
    Tòa án nhân dân khu vực 7 không để tồn đọng → Tòa án nhân dân khu vực 7
    Ban Quản lý chợ Đông Ba rà soát kho bãi → Ban Quản lý chợ Đông Ba
    Ban Tiếp công dân tỉnh khẩn trương báo cáo → Ban Tiếp công dân tỉnh
    Ban An toàn giao thông tỉnh có trách nhiệm kiểm tra → Ban An toàn giao thông tỉnh
    Ủy ban Mặt trận Tổ quốc Việt Nam xã tổ chức ký cam kết → Ủy ban Mặt trận Tổ quốc Việt Nam xã
    Hội Liên hiệp Phụ nữ xã Trà Đông cần xử lý dứt điểm → Hội Liên hiệp Phụ nữ xã Trà Đông
    Hội Cựu chiến binh không để tồn đọng → Hội Cựu chiến binh
    Hiệp hội Xăng dầu Việt Nam khẩn trương báo cáo → Hiệp hội Xăng dầu Việt Nam
    Hiệp hội Doanh nghiệp tỉnh có trách nhiệm kiểm tra → Hiệp hội Doanh nghiệp tỉnh
    Liên minh Hợp tác xã tỉnh phối hợp cắm biển → Liên minh Hợp tác xã tỉnh
    Liên đoàn Lao động tỉnh tổ chức ký cam kết → Liên đoàn Lao động tỉnh
    Đoàn Thanh niên xã cần xử lý dứt điểm → Đoàn Thanh niên xã
    Tỉnh đoàn Kiên Giang không để tồn đọng → Tỉnh đoàn Kiên Giang
    Tỉnh đoàn thẩm định giá tang vật tồn kho chậm nhất ngày 04/10/2025 → Tỉnh đoàn
    Thành đoàn kiểm tra kho bãi tồn đọng trước ngày 04/10/2025 → Thành đoàn
    Ban Thường vụ Đảng ủy xã Nậm Pồ rà soát kho bãi → Ban Thường vụ Đảng ủy xã Nậm Pồ
    Đảng ủy Công an tỉnh chủ trì lập danh sách → Đảng ủy Công an tỉnh
    Đảng ủy UBND tỉnh khẩn trương báo cáo → Đảng ủy UBND tỉnh
    Ban Nội chính Tỉnh ủy có trách nhiệm kiểm tra → Ban Nội chính Tỉnh ủy
    Ủy ban Kiểm tra Tỉnh ủy phối hợp cắm biển → Ủy ban Kiểm tra Tỉnh ủy
    Ban Cán sự đảng UBND tỉnh tổ chức ký cam kết → Ban Cán sự đảng UBND tỉnh
    Đài Phát thanh - Truyền hình tỉnh không để tồn đọng → Đài Phát thanh - Truyền hình tỉnh
    Báo Gia Lai rà soát kho bãi → Báo Gia Lai
    Cổng Thông tin điện tử tỉnh chủ trì lập danh sách → Cổng Thông tin điện tử tỉnh
    Bưu điện tỉnh khẩn trương báo cáo → Bưu điện tỉnh
    Điện lực Pleiku phối hợp cắm biển → Điện lực Pleiku
    Công ty Điện lực Bình Phước tổ chức ký cam kết → Công ty Điện lực Bình Phước
    Công ty Cổ phần Xăng dầu Tây Nguyên cần xử lý dứt điểm → Công ty Cổ phần Xăng dầu Tây Nguyên
    Tổng công ty Bưu điện Việt Nam không để tồn đọng → Tổng công ty Bưu điện Việt Nam
    Tập đoàn Xăng dầu Việt Nam rà soát kho bãi → Tập đoàn Xăng dầu Việt Nam
    Hợp tác xã Rau an toàn Cầu Đất chủ trì lập danh sách → Hợp tác xã Rau an toàn Cầu Đất
    Sân bay Phú Bài khẩn trương báo cáo → Sân bay Phú Bài
    Cảng vụ Hàng hải Đồng Nai có trách nhiệm kiểm tra → Cảng vụ Hàng hải Đồng Nai
    Siêu thị Co.opmart Tân An tổ chức ký cam kết → Siêu thị Co.opmart Tân An
    UBND tỉnh cần xử lý dứt điểm → UBND tỉnh
    UBND thành phố Đà Nẵng không để tồn đọng → UBND thành phố Đà Nẵng
    UBND phường Rạch Giá rà soát kho bãi → UBND phường Rạch Giá
    UBND đặc khu Phú Quốc chủ trì lập danh sách → UBND đặc khu Phú Quốc
    UBND xã Sơn Kim 1 khẩn trương báo cáo → UBND xã Sơn Kim 1
    Ủy ban nhân dân huyện Củ Chi có trách nhiệm kiểm tra → Ủy ban nhân dân huyện Củ Chi
    Xã Vĩnh Tế phối hợp cắm biển → Xã Vĩnh Tế
    Phường Long Xuyên tổ chức ký cam kết → Phường Long Xuyên
    Thôn Kon Rờ Bàng cần xử lý dứt điểm → Thôn Kon Rờ Bàng
    Buôn Ako Dhông không để tồn đọng → Buôn Ako Dhông
    Ấp Tân Hòa B chủ trì lập danh sách → Ấp Tân Hòa B
    Chủ tịch UBND xã Tịnh Khê có trách nhiệm kiểm tra → Chủ tịch UBND xã Tịnh Khê
    Chủ tịch Ủy ban nhân dân tỉnh phối hợp cắm biển → Chủ tịch Ủy ban nhân dân tỉnh
    Giám đốc Công an thành phố cần xử lý dứt điểm → Giám đốc Công an thành phố
    Cục trưởng Cục Hải quan không để tồn đọng → Cục trưởng Cục Hải quan
    Chi cục trưởng Chi cục Kiểm lâm rà soát kho bãi → Chi cục trưởng Chi cục Kiểm lâm
    Trưởng Công an xã Hòa Khương chủ trì lập danh sách → Trưởng Công an xã Hòa Khương
    Trưởng ban Quản lý chợ Bà Chiểu khẩn trương báo cáo → Trưởng ban Quản lý chợ Bà Chiểu
    Trưởng Ban Chỉ đạo 389 tỉnh có trách nhiệm kiểm tra → Trưởng Ban Chỉ đạo 389 tỉnh
    Tổ trưởng Tổ kiểm tra số 3 phối hợp cắm biển → Tổ trưởng Tổ kiểm tra số 3
    Chánh Thanh tra tỉnh cần xử lý dứt điểm → Chánh Thanh tra tỉnh
    Chánh Văn phòng Ban Chỉ đạo 389 không để tồn đọng → Chánh Văn phòng Ban Chỉ đạo 389
    Hiệu trưởng Trường THPT Chu Văn An rà soát kho bãi → Hiệu trưởng Trường THPT Chu Văn An
    Trưởng thôn Bản Phùng chủ trì lập danh sách → Trưởng thôn Bản Phùng
    Bí thư Đảng ủy xã Lộc Ninh khẩn trương báo cáo → Bí thư Đảng ủy xã Lộc Ninh
    đồng chí Phạm Văn Dũng phối hợp cắm biển → đồng chí Phạm Văn Dũng
    ông Đinh Công Tráng cần xử lý dứt điểm → ông Đinh Công Tráng
    Thường trực Ban Chỉ đạo 389 xã rà soát kho bãi → Thường trực Ban Chỉ đạo 389 xã
    Mặt trận Tổ quốc tỉnh có trách nhiệm kiểm tra → Mặt trận Tổ quốc tỉnh
    Bộ Khoa học và Công nghệ phối hợp cắm biển → Bộ Khoa học và Công nghệ
    Bộ Công an tổ chức ký cam kết → Bộ Công an
    Quân khu 5 cần xử lý dứt điểm → Quân khu 5
    Trường Chính trị tỉnh không để tồn đọng → Trường Chính trị tỉnh
    Trường Đại học Tây Nguyên rà soát kho bãi → Trường Đại học Tây Nguyên
    các sở, ban, ngành chủ trì lập danh sách → các sở, ban, ngành
    các sở, ngành, địa phương khẩn trương báo cáo → các sở, ngành, địa phương
    các bộ, ngành có trách nhiệm kiểm tra → các bộ, ngành
    các cơ quan, đơn vị tổ chức ký cam kết → các cơ quan, đơn vị
    các đơn vị trực thuộc cần xử lý dứt điểm → các đơn vị trực thuộc
    các thành viên Ban Chỉ đạo không để tồn đọng → các thành viên Ban Chỉ đạo
    các xã, phường, đặc khu rà soát kho bãi → các xã, phường, đặc khu
    các địa phương chủ trì lập danh sách → các địa phương
    các địa phương có tuyến biên giới khẩn trương báo cáo → các địa phương có tuyến biên giới
    các doanh nghiệp đầu mối có trách nhiệm kiểm tra → các doanh nghiệp đầu mối
    các lực lượng chức năng trên địa bàn phối hợp cắm biển → các lực lượng chức năng trên địa bàn
    các cơ quan thông tấn, báo chí tổ chức ký cam kết → các cơ quan thông tấn, báo chí
    các tổ chức chính trị - xã hội cần xử lý dứt điểm → các tổ chức chính trị - xã hội
    các hiệp hội ngành hàng không để tồn đọng → các hiệp hội ngành hàng
    các Tổ công tác rà soát kho bãi → các Tổ công tác
    UBND các xã, phường chủ trì lập danh sách → UBND các xã, phường
    UBND các xã biên giới khẩn trương báo cáo → UBND các xã biên giới
    Giám đốc các sở tổ chức ký cam kết → Giám đốc các sở
    Thủ trưởng các sở, ban, ngành cần xử lý dứt điểm → Thủ trưởng các sở, ban, ngành
    Thủ trưởng các cơ quan, đơn vị không để tồn đọng → Thủ trưởng các cơ quan, đơn vị
    người đứng đầu cấp ủy rà soát kho bãi → người đứng đầu cấp ủy
    lãnh đạo các phòng chuyên môn khẩn trương báo cáo → lãnh đạo các phòng chuyên môn
    từng đồng chí thành viên Ban Chỉ đạo phối hợp cắm biển → từng đồng chí thành viên Ban Chỉ đạo
    mỗi xã, phường tổ chức ký cam kết → mỗi xã, phường
    tất cả các cơ quan thành viên cần xử lý dứt điểm → tất cả các cơ quan thành viên
    12 xã ven biển không để tồn đọng → 12 xã ven biển
    các trưởng thôn rà soát kho bãi → các trưởng thôn
    Các Đội Kiểm lâm số 1, số 2, số 3 canh gác → Các Đội Kiểm lâm số 1, số 2, số 3
    Bí thư chi bộ kiêm trưởng thôn báo tin → Bí thư chi bộ kiêm trưởng thôn
    Thống kê tỉnh cung cấp số liệu → Thống kê tỉnh
    Cán bộ, công chức, viên chức không bán hàng qua mạng → Cán bộ, công chức, viên chức
    Kế toán ngân sách xã cân đối tiền xăng → Kế toán ngân sách xã
    Chi cục Thủy sản và Kiểm ngư tuần tra → Chi cục Thủy sản và Kiểm ngư
    Chủ tịch UBND các xã: Ia Dom, Đức Cơ rút kinh nghiệm → Chủ tịch UBND các xã: Ia Dom, Đức Cơ
    Chủ tịch UBND các xã: Rà soát kho bãi → Chủ tịch UBND các xã
"""
SEVERAL = """
    Sở Tài chính, Sở Tư pháp lập danh sách → Sở Tài chính | Sở Tư pháp
    Sở Tài chính và Sở Tư pháp thẩm định → Sở Tài chính | Sở Tư pháp
    Sở Tài chính, và Sở Tư pháp thẩm định → Sở Tài chính | Sở Tư pháp
    Công an tỉnh, Biên phòng tỉnh, Thuế tỉnh kiểm tra → Công an tỉnh | Biên phòng tỉnh | Thuế tỉnh
    Sở Văn hóa, Thể thao và Du lịch, Sở Y tế lập → Sở Văn hóa, Thể thao và Du lịch | Sở Y tế
    Sở Khoa học và Công nghệ và Sở Y tế lập → Sở Khoa học và Công nghệ | Sở Y tế
    các sở, ban, ngành, UBND các xã, phường gửi → các sở, ban, ngành | UBND các xã, phường
    các sở, ban, ngành và UBND các xã, phường gửi → các sở, ban, ngành | UBND các xã, phường
    Sở Công Thương và các đơn vị liên quan lập → Sở Công Thương | các đơn vị liên quan
    Công an, Hải quan, Thuế tỉnh kiểm tra → Công an | Hải quan | Thuế tỉnh
    Sở Y tế; Công an tỉnh kiểm tra → Sở Y tế
    Hội Nông dân, Hội Phụ nữ và Đoàn Thanh niên xã vận động → Hội Nông dân | Hội Phụ nữ | Đoàn Thanh niên xã
    Ban Tuyên giáo và Dân vận Tỉnh ủy và Báo Cao Bằng đưa tin → Ban Tuyên giáo và Dân vận Tỉnh ủy | Báo Cao Bằng
    Đồn Biên phòng Ia Nan và Đồn Biên phòng Ia O tuần tra → Đồn Biên phòng Ia Nan | Đồn Biên phòng Ia O
    các sở, ngành, đơn vị, địa phương rà soát → các sở, ngành, đơn vị, địa phương
    Thuế tỉnh và Kho bạc Nhà nước khu vực XIV đối chiếu → Thuế tỉnh | Kho bạc Nhà nước khu vực XIV
    Chủ tịch UBND xã Ia Dom, Trưởng Công an xã Ia Dom trực → Chủ tịch UBND xã Ia Dom | Trưởng Công an xã Ia Dom
    Sở Công Thương (cơ quan thường trực), Công an tỉnh lập → Sở Công Thương (cơ quan thường trực) | Công an tỉnh
    Giám đốc các Sở, Chủ tịch UBND các xã chịu trách nhiệm → Giám đốc các Sở | Chủ tịch UBND các xã
"""
# No name at all: verbs, nouns of the matter, things.
NONE = """
    Báo cáo kết quả về tỉnh
    Ban hành kế hoạch
    Tổ chức ký cam kết
    Kiểm tra các kho bãi
    Rà soát quy chế
    hàng hóa không rõ nguồn gốc
    thuốc lá nhập lậu
    Để giữ vững địa bàn
    Trong quý II
    45 vụ vi phạm
    Từ nay đến Tết
    Thống kê người bán hàng, lập sổ
"""


def _rows(table):
    for line in table.strip().splitlines():
        words, _, names = line.strip().partition(" → ")
        yield words, names.split(" | ")


def _names(words):
    cut = tokens(words)
    found = parse_list(cut, 0)
    return [cut.words(b.start, b.end).strip(" ,;:") for b in found.items] if found else []


@pytest.mark.parametrize(("words", "names"), list(_rows(ONE)))
def test_a_name_ends_where_its_predicate_begins(words, names):
    assert _names(words) == names


@pytest.mark.parametrize(("words", "names"), list(_rows(SEVERAL)))
def test_a_list_is_cut_into_its_names(words, names):
    assert _names(words) == names


@pytest.mark.parametrize("words", [line.strip() for line in NONE.strip().splitlines()])
def test_what_is_no_name(words):
    assert _names(words) == []


@pytest.mark.parametrize(
    ("words", "proper", "collective"),
    [
        ("Sở Công Thương", True, False),
        ("Chủ tịch UBND xã Ia Dom", True, False),
        ("đồng chí Phạm Văn Dũng", True, False),
        ("các sở, ban, ngành", False, True),
        ("từng xã, phường", False, True),
        ("UBND các xã, phường", True, False),
    ],
)
def test_a_name_is_of_one_body_or_of_many(words, proper, collective):
    found = present(parse_list(tokens(words + " rà soát"), 0)).items[0]
    assert (found.proper, found.collective) == (proper, collective)


@pytest.mark.parametrize(
    ("words", "proper"),
    [
        ("Công an tỉnh, Sở Y tế", True),
        ("Công an tỉnh và các đơn vị liên quan", False),
        ("các sở, ngành", False),
    ],
)
def test_a_list_is_proper_where_all_its_names_are(words, proper):
    assert present(parse_list(tokens(words + " rà soát"), 0)).proper is proper


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("rà soát lại", 2),
        ("có trách nhiệm", 3),
        ("tuyệt đối không để", 3),
        ("Rà soát lại", 0),
        ("chợ đầu mối", 0),
    ],
)
def test_a_predicate_is_recognised_in_small_letters(words, count):
    assert predicate_at(tokens(words), 0) == count


def test_a_predicate_past_the_end_is_none():
    assert predicate_at(tokens("Sở Y tế"), 9) == 0


def test_a_bare_kind_stands_without_a_quantifier_only_in_a_list():
    assert parse_body(tokens("ngành liên quan rà soát"), 0) is None
    assert present(parse_body(tokens("ngành liên quan rà soát"), 0, bare=True)).end == 3


def test_names_are_read_the_same_in_either_case_of_their_first_letter():
    for words, names in _rows(ONE):
        if words[0].islower():
            upper = words[0].upper() + words[1:]
            assert _names(upper) == [names[0][0].upper() + names[0][1:]], upper


def test_a_heading_with_several_posts_names_one_person():
    heading = "Đồng chí Lê Văn A, Phó Giám đốc Sở Y tế - Ủy viên, Tổ trưởng Tổ giúp việc"
    assert _names(heading) == [heading]
    assert len(_names("Đồng chí Lê Văn A, Giám đốc Sở Y tế, đồng chí Lê Văn B, Trưởng Ban:")) == 2
