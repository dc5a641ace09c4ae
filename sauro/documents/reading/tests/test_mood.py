# ruff: noqa: E501 - one example a line
"""What one clause does. A new turn of phrase is one line here."""

import pytest

from sauro.documents.reading.mood import Mood, analyse, sanctions
from sauro.documents.reading.tests.make import judged, leads, ordered, tokens
from sauro.kernel.tests.present import present

# A clause → who is told; "–" where an order names nobody.
ORDERS = """
    Giao Sở Tài chính bố trí kinh phí. → Sở Tài chính
    Giao cho Sở Tài chính bố trí kinh phí. → Sở Tài chính
    Yêu cầu Công an tỉnh khoanh vùng ba kho nghi vấn. → Công an tỉnh
    Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động nhân dân. → Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh
    Phân công Sở Y tế kiểm nghiệm lô thuốc. → Sở Y tế
    Giao trách nhiệm cho Sở Y tế kiểm nghiệm lô thuốc. → Sở Y tế
    Sở Tài chính bố trí đủ kinh phí cho các chốt. → Sở Tài chính
    Sở Y tế cần sớm công bố danh sách nhà thuốc. → Sở Y tế
    Sở Y tế có trách nhiệm lấy mẫu. → Sở Y tế
    Công an tỉnh: tăng cường tuần tra. → Công an tỉnh
    Đối với Công an tỉnh: tăng cường tuần tra. → Công an tỉnh
    Về băng rôn: Sở Y tế thay mẫu mới. → Sở Y tế
    Kinh phí mua máy soi: Sở Tài chính cân đối từ nguồn dự phòng. → Sở Tài chính
    Trước mắt, Công an tỉnh khoanh vùng ba kho nghi vấn. → Công an tỉnh
    Bên cạnh đó, Sở Tư pháp soạn tờ gấp hỏi đáp. → Sở Tư pháp
    Do đó, Sở Tư pháp soạn tờ gấp hỏi đáp. → Sở Tư pháp
    Để người dân yên tâm, UBND các xã, phường đặt hộp thư tố giác. → UBND các xã, phường
    Trước ngày 20/5/2026, Sở Tư pháp trình dự thảo. → Sở Tư pháp
    Nếu phát hiện cân sai, Sở Y tế lập biên bản ngay. → Sở Y tế
    Trên cơ sở kết quả kiểm tra, Sở Công Thương tổng hợp. → Sở Công Thương
    Việc khen thưởng giao Sở Nội vụ tham mưu. → Sở Nội vụ
    Bến bãi trái phép do Sở Xây dựng chịu trách nhiệm xử lý. → Sở Xây dựng
    Trách nhiệm trực chốt thuộc về Công an xã Ia Dom. → Công an xã Ia Dom
    Các doanh nghiệp đầu mối không được găm hàng chờ tăng giá. → Các doanh nghiệp đầu mối
    Các sở, ban, ngành, theo chức năng được giao, rà soát văn bản. → Các sở, ban, ngành
    Thuế tỉnh Gia Lai chốt danh sách hộ khoán. → Thuế tỉnh Gia Lai
    Nhân việc Sở Y tế báo cáo rằng máy đo hỏng, Sở Tài chính bố trí máy mới. → Sở Tài chính
    Trước tình trạng xe né trạm, Công an tỉnh, trên tinh thần không làm phiền dân, lập chốt. → Công an tỉnh
    Chi cục Hải quan khu vực XIV trong lúc chờ máy soi phải khám tay. → Chi cục Hải quan khu vực XIV
    Thuế tỉnh Gia Lai, với tư cách đầu mối, gộp số liệu. → Thuế tỉnh Gia Lai
    Riêng sổ trực thì Sở Y tế lập. → Sở Y tế
    Thống nhất chủ trương theo đề xuất của Sở Y tế, giao Công an tỉnh lập danh sách. → Công an tỉnh
    Từ ngày 05/8/2026, trước 9 giờ hằng ngày, Sở Y tế báo số ca mắc. → Sở Y tế
    Trong quý IV năm 2025, Sở Tư pháp soát lại biểu mẫu. → Sở Tư pháp
    Yêu cầu Công an tỉnh: rà soát tàu lạ. → Công an tỉnh
    Nhận được tin báo, Công an tỉnh cử tổ công tác. → Công an tỉnh
    Phương án thưởng người báo tin do Sở Nội vụ trình UBND tỉnh. → Sở Nội vụ
    UBND các xã, phường quản lý chặt chẽ việc bán pháo. → UBND các xã, phường
    Định kỳ hằng tháng, các đơn vị, địa phương: báo cáo kết quả về Sở Công Thương. → các đơn vị, địa phương
    Định kỳ (trước ngày 15 hằng tháng), các đơn vị thành viên: báo cáo về Cơ quan Thường trực. → các đơn vị thành viên
    Chế độ báo cáo: định kỳ hằng tháng, các đơn vị: báo cáo về Sở. → các đơn vị
    Định kỳ hằng quý, Sở Y tế, Sở Công Thương: báo cáo UBND tỉnh. → Sở Y tế; Sở Công Thương
    Khi có dịch, UBND các xã, phường: lập chốt kiểm dịch. → UBND các xã, phường
    Trong tháng 6, Đội Quản lý thị trường số 3: Kiểm tra 12 cây xăng. → Đội Quản lý thị trường số 3
    Về hóa đơn, thuế: Thuế tỉnh rà soát. → Thuế tỉnh
    Tại chợ Đồng Xuân Công an phường, Ban Quản lý chợ, Đội Quản lý thị trường số 4 kiểm tra sạp. → Công an phường; Ban Quản lý chợ; Đội Quản lý thị trường số 4
    Sạp thuốc lá ở chợ huyện do Công an xã, Ban Quản lý chợ, Đội Quản lý thị trường số 2 kiểm tra. → Công an xã; Ban Quản lý chợ; Đội Quản lý thị trường số 2
    Bánh mứt không nhãn thì Công an xã, Ban Quản lý chợ, Đội Quản lý thị trường số 2 thu giữ. → Công an xã; Ban Quản lý chợ; Đội Quản lý thị trường số 2
    Phòng khám nào bán thuốc xách tay thì Thanh tra Sở Y tế đình chỉ. → Thanh tra Sở Y tế
    Quầy nào bán rượu không nhãn thì Công an xã Ia Dom lập biên bản. → Công an xã Ia Dom
    Bưu điện tỉnh, các doanh nghiệp chuyển phát trên địa bàn mở kiện nghi vấn. → Bưu điện tỉnh; các doanh nghiệp chuyển phát trên địa bàn
    Từ 0 giờ ngày 01/7/2026, Trạm Kiểm soát liên hợp Km 15 tạm dừng cho xe qua. → Trạm Kiểm soát liên hợp Km 15
    Chợ đầu mối Hóc Môn ban đêm giao Đội Quản lý thị trường số 4 kiểm tra. → Đội Quản lý thị trường số 4
    Ban Tổ chức lễ hội Chọi trâu Đồ Sơn chịu trách nhiệm về an toàn thực phẩm. → Ban Tổ chức lễ hội Chọi trâu Đồ Sơn
    Mũ bảo hiểm dỏm thì để Đội Cảnh sát giao thông số 2 lo. → Đội Cảnh sát giao thông số 2
    Sâm giả bán ở Trà Linh là việc của Công an xã và Phòng Kinh tế, tuần sau phải xong. → Công an xã; Phòng Kinh tế
    Tạm thời giao Phó Chủ tịch UBND xã làm tổ trưởng. → Phó Chủ tịch UBND xã
    Tiếp tục giao Sở Tài chính cân đối kinh phí. → Sở Tài chính
    Trưởng bản Huổi Luông báo Đồn Biên phòng Ma Lù Thàng khi thấy người lạ cõng hàng. → Trưởng bản Huổi Luông
    Cùng với Cảnh sát biển, Chi đội Kiểm ngư số 3 giữ tàu vỏ sắt chở dầu. → Chi đội Kiểm ngư số 3
    Thú y viên các xã đi từng chuồng, đếm heo. → Thú y viên các xã
    Nhà thuốc bệnh viện chỉ bán thuốc có hóa đơn. → Nhà thuốc bệnh viện
    Đội Kiểm soát phòng, chống buôn lậu khu vực miền Trung chốt ở đèo Ngang. → Đội Kiểm soát phòng, chống buôn lậu khu vực miền Trung
    Cửa hàng miễn thuế Mộc Bài bán rượu ra nội địa thì Chi cục Hải quan khu vực XVII thu hồi thẻ. → Chi cục Hải quan khu vực XVII
    Chi cục trưởng Chi cục Thủy sản được phép điều động tàu ngoài giờ. → Chi cục trưởng Chi cục Thủy sản
    Tổ trưởng Tổ công tác có quyền yêu cầu chủ kho mở cửa. → Tổ trưởng Tổ công tác
    Chậm nhất 17 giờ thứ Sáu, Tổ trực đường dây nóng gửi bảng kê tin báo. → Tổ trực đường dây nóng
    Bộ phận một cửa không nhận hồ sơ bán thuốc lá điện tử. → Bộ phận một cửa
    Các đồng chí Ủy viên Ban Chỉ đạo xuống cơ sở ít nhất 1 lần mỗi tháng. → Các đồng chí Ủy viên Ban Chỉ đạo
    Rà soát lại quy chế hoạt động. → –
    Trong tháng 5/2026, chủ trì, phối hợp với Sở Y tế, Sở Tài chính kiểm tra kho thuốc. → –
    Sở Y tế có văn bản trả lời kiến nghị của Hội Đông y tỉnh. → Sở Y tế
    Việc này Phòng Kinh tế in mẫu sổ phát cho chủ tàu. → Phòng Kinh tế
    Đối với các đơn vị đã xong việc, tiếp tục duy trì chế độ trực. → –
    Bến tàu Hòn Chông, bến tàu Ba Hòn không cho lên hàng. → Bến tàu Hòn Chông; bến tàu Ba Hòn
    Đoàn kiểm tra kiểm tra 64 quầy, phạt 12 quầy trước ngày 20/5/2026. → Đoàn kiểm tra
    Giải quyết 17 tin báo quá hạn, thông báo cho người báo tin biết. → –
    Tổng rà soát hồ sơ đăng ký thuốc. → –
    Khơi thông luồng hàng tại cửa khẩu. → –
    Chuẩn hóa dữ liệu hộ kinh doanh. → –
    Tuyệt đối không báo trước lịch kiểm tra. → –
    Kịp thời khen thưởng người tố giác. → –
    Phải thay ngay camera hỏng tại cửa khẩu phụ. → –
    Chậm nhất ngày 20/5/2026 gửi danh sách về tỉnh. → –
    Định kỳ hằng tháng giao ban tại từng cụm. → –
    Trong quý III phải xong việc cắm mốc. → –
    Gắn trách nhiệm người đứng đầu với địa bàn. → –
    Việc sửa mái, kê sạp do các ban quản lý chợ thực hiện. → các ban quản lý chợ
    Báo cáo tổng kết do Sở Y tế hoàn thành, trình UBND tỉnh. → Sở Y tế
    Trong thời hạn đã yêu cầu mà chưa xong, giao Sở Y tế lấy mẫu lại. → Sở Y tế
    Các xã, trừ xã Ia Dom và xã Ia O, lập danh sách kho. → Các xã, trừ xã Ia Dom và xã Ia O
    Các đồng chí Trưởng khu dân cư (khu 2 khuyết thì phó khu làm) nhắc từng hộ. → Các đồng chí Trưởng khu dân cư (khu 2 khuyết thì phó khu làm)
    Công an tỉnh phát hiện 12 kho chưa khai báo thì phải lập biên bản ngay. → Công an tỉnh
    Phòng Kinh tế là đầu mối nhận đơn, trả lời trong ngày. → Phòng Kinh tế
    Chủ tịch UBND các xã, phường phân công lực lượng canh chợ. → Chủ tịch UBND các xã, phường
    Các xã biên giới¹ lập sổ kho. → Các xã biên giới
    Kính đề nghị Công an tỉnh giám định nhanh, ưu tiên nhãn hiệu đã có văn bản ủy quyền. → Công an tỉnh
    Đối với lực lượng Công an: đề nghị Giám đốc Công an tỉnh lập chốt. → Giám đốc Công an tỉnh
    Theo quy định của Luật Giá, Sở Tài chính công bố giá tham khảo. → Sở Tài chính
    Khi phát hiện xe nghi vấn, báo ngay về số trực ban 0236.1022. → –
    Rà soát hồ sơ, trường hợp vi phạm sẽ xem xét thu hồi. → –
    Rà soát 45 hộ, đã cấp phép thì ghi sổ. → –
    Các trường tiểu học cho học sinh ký cam kết. → Các trường tiểu học
    Ban Quản lý Khu kinh tế Nghi Sơn và các khu công nghiệp tỉnh lập sơ đồ kho. → Ban Quản lý Khu kinh tế Nghi Sơn và các khu công nghiệp tỉnh
    Đối với cấp xã: Các xã, phường lập tổ tự quản. → Các xã, phường
    Công an tỉnh khởi tố 03 vụ tồn đọng, xong trước ngày 30/6/2026. → Công an tỉnh
"""
STATEMENTS = """
    Các lực lượng đã kiểm tra 1.250 lượt.
    Riêng về phân bón, Sở Y tế lấy 214 mẫu, có 19 mẫu không đạt, đã thu hồi toàn bộ.
    Công an tỉnh kiểm tra, phát hiện 02 xe chở nội tạng, đã ra quyết định tiêu hủy.
    Trưởng thôn Trừng Hà xin thêm tiền xăng đò.
    Tại Công điện số 31/CĐ-TTg ngày 05/3/2026, Thủ tướng Chính phủ yêu cầu Chủ tịch UBND các tỉnh chịu trách nhiệm.
    Tại Thông báo số 402/TB-UBND ngày 26/5/2026, Chủ tịch UBND tỉnh giao Sở Y tế báo cáo trước ngày 30/6/2026.
    Tại cuộc họp ngày 12/6/2026, Phó Chủ tịch UBND tỉnh đã yêu cầu Sở Y tế công bố danh mục.
    Chủ tịch UBND tỉnh đã có Chỉ thị số 05/CT-UBND ngày 20/01/2026, giao Công an tỉnh kiểm tra kho.
    Theo quy định của pháp luật, chủ cửa hàng phải xuất trình hóa đơn.
    Việc này được hướng dẫn tại Nghị định số 85/2021/NĐ-CP, theo đó chủ sàn có trách nhiệm xác thực người bán.
    Sở Y tế sẵn sàng cử cán bộ hỗ trợ.
    Người báo tin đúng được thưởng từ 300 nghìn đồng, giữ kín tên.
    Các thành viên Tổ công tác được hưởng chế độ công tác phí.
    Tổ công tác sử dụng con dấu của Sở Công Thương.
    Năm rồi nhờ địa phương kê khai sớm mà đỡ cực.
    Công an tỉnh đã triệt phá hai đường dây.
    Một số xã chưa bố trí người trực chốt.
    Thị trường cơ bản ổn định.
    Tình hình buôn lậu còn diễn biến phức tạp.
    Từ đầu năm đến nay Sở Y tế đã thanh tra 45 nhà thuốc.
    Người bán còn dùng hóa đơn quay vòng.
    Hiện nay cả tỉnh còn 14 xã khó khăn.
    Nguyên nhân do lực lượng mỏng.
    Đây là nhiệm vụ trọng tâm, thường xuyên.
    Giám đốc Sở nhấn mạnh, không thể vì thành tích mà giấu số liệu.
    Công an xã Ia Dom được giao canh cầu treo đã bắt hai xe.
    Sở Y tế đã chỉ đạo kịp thời, giao đúng người.
    Công an tỉnh khởi tố 21 vụ, 34 bị can.
    Hải quan cửa khẩu thu giữ 120 kg ngà voi.
    hàng nhập lậu 88 vụ;
    Ban Chỉ đạo nhận thức rằng sức dân là gốc.
    Trưởng đoàn do Cục trưởng Cục Quản lý Dược đảm nhiệm.
    Các đồng chí không phải lo.
    Chiều ngày 14/4, Giám đốc Sở Công Thương giao Đội 2 canh cầu.
    Phó Chủ tịch UBND tỉnh cảm ơn các tiểu thương và mong muốn được đồng hành.
    Sở Y tế rất mong nhận được sự quan tâm của quý cơ quan.
    Đoàn kiểm tra kiểm tra 64 lượt quầy, nhắc nhở 21 quầy, phạt 38,5 triệu đồng.
    UBND các xã, phường không có tuyến sông không phải lập kế hoạch riêng.
"""
REFUSALS = """
    Về đề nghị tăng biên chế: chưa xem xét trong năm nay.
    Kiến nghị xây trạm cân không thuộc thẩm quyền của tỉnh.
    Không đồng ý với đề xuất kéo dài đợt cao điểm.
    Thống nhất không lập thêm trạm liên ngành.
    Đề nghị này chưa đủ cơ sở.
    Về đề nghị sửa chốt: Ban Chỉ đạo 389 tỉnh tiếp thu, sẽ xem xét khi lập dự toán.
    Hộ bà Sáu xin bán dầu tại nhà thì chưa giải quyết được.
"""
FORMULAS = """
    Trên đây là kết luận của Phó Chủ tịch UBND tỉnh.
    Văn phòng UBND tỉnh thông báo để các đơn vị biết, thực hiện.
    Thừa lệnh Chủ tịch UBND tỉnh, Văn phòng thông báo các đơn vị biết.
    Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, phản ánh về tỉnh.
    Quyết định này có hiệu lực kể từ ngày ký.
    Nơi nhận: như trên.
    Thông tin trao đổi, đề nghị liên hệ bà Lưu Thị Kim Ngân.
    Đường dây nóng tiếp nhận phản ánh: 1900.9095, trực 24/7.
    Khi có việc gấp xin gọi số trực ban 0272.3824.119.
    Thông tin chi tiết xin liên hệ bà Lê Thị Hoa.
    Thông báo số 15/TB-SYT ngày 02/3/2026 hết hiệu lực.
    Bà Trần Thu Hà, Phó Trưởng phòng, Công an tỉnh, thành viên;
    Biên bản lập thành ba bản, mỗi bên giữ một bản.
"""


def _lines(table):
    return [line.strip() for line in table.strip().splitlines()]


@pytest.mark.parametrize("line", _lines(ORDERS))
def test_an_order_and_whom_it_tells(line):
    clause, lead = line.split(" → ")
    cut = tokens(clause)
    read = analyse(cut)
    named = [cut.words(b.start, b.end) for b in read.lead.items] if read.lead else ["–"]
    assert (read.mood, named) == (Mood.ORDER, lead.split("; "))


@pytest.mark.parametrize("clause", _lines(STATEMENTS))
def test_a_statement_orders_nothing(clause):
    assert analyse(tokens(clause)).mood in (Mood.STATEMENT, Mood.NONE)


@pytest.mark.parametrize("clause", _lines(REFUSALS))
def test_a_refusal(clause):
    assert analyse(tokens(clause)).mood is Mood.REFUSAL


@pytest.mark.parametrize("clause", _lines(FORMULAS))
def test_a_formula(clause):
    assert analyse(tokens(clause)).mood is Mood.FORMULA


@pytest.mark.parametrize("line", _lines(ORDERS))
def test_a_reading_names_its_rule(line):
    assert analyse(tokens(line.split(" → ")[0])).rule


def test_a_performative_is_strong_and_word_order_alone_is_not():
    assert analyse(tokens("Giao Sở Y tế lấy mẫu.")).strong
    assert not analyse(tokens("Sở Y tế lấy mẫu.")).strong


def test_the_speaker_gives_and_the_object_gets():
    speakers = frozenset({"chủ tịch ubnd tỉnh"})
    cut = tokens("Chủ tịch UBND tỉnh giao Sở Y tế lấy mẫu.")
    lead = present(analyse(cut, speakers=speakers).lead)
    assert cut.words(lead.start, lead.end) == "Sở Y tế"


def test_under_a_name_what_is_asked_of_others_is_the_named_ones_task():
    cut = tokens("Yêu cầu các doanh nghiệp niêm yết giá.")
    assert analyse(cut).lead is not None
    assert analyse(cut, headed=True).lead is None


def test_an_order_of_the_past_is_told_not_given():
    clause = "Chủ tịch UBND tỉnh đã yêu cầu các sở, ngành rà soát nhưng tiến độ chậm."
    assert analyse(tokens(clause)).mood is not Mood.ORDER


def test_a_clause_may_order_although_it_also_refuses():
    clause = "Không đồng ý kéo dài đợt cao điểm; giao Công an tỉnh sơ kết trước ngày 30/6/2026."
    [directive] = ordered(f"1. {clause}")
    assert leads(directive) == ["Công an tỉnh"]


@pytest.mark.parametrize(
    ("clause", "threatens"),
    [
        ("Đơn vị nào chậm thì bị phê bình.", True),
        ("Ai để lọt hàng phải chịu trách nhiệm.", True),
        ("Sở Y tế lấy mẫu.", False),
    ],
)
def test_what_befalls_whoever_fails(clause, threatens):
    assert sanctions(tokens(clause)) is threatens


@pytest.mark.parametrize("clause", _lines(STATEMENTS))
def test_in_an_assessment_a_statement_is_no_directive(clause):
    assert judged(f"1. {clause}") == ()


@pytest.mark.parametrize(
    "clause",
    [
        "Công an tỉnh chủ động nắm tình hình, phối hợp với Hải quan triệt phá hai đường dây.",
        "Sở Công Thương làm tốt vai trò cơ quan thường trực.",
        "Tăng cường kiểm tra nên thị trường cơ bản ổn định.",
        "Biểu dương Bộ đội Biên phòng tỉnh đã bắt giữ nhiều vụ lớn.",
    ],
)
def test_in_an_assessment_what_looks_like_an_order_is_praise(clause):
    assert judged(f"1. {clause}") == ()


def test_in_an_assessment_an_outspoken_order_counts():
    [directive] = judged(
        "1. Nhiều bến còn vắng người trực; giao Công an tỉnh bố trí lại lực lượng."
    )
    assert leads(directive) == ["Công an tỉnh"]


@pytest.mark.parametrize("clause", _lines(REFUSALS) + _lines(FORMULAS))
def test_refusals_and_formulas_are_no_directives_among_the_tasks(clause):
    assert ordered(f"1. {clause}") == ()


def test_what_only_says_what_is_a_measure_orders_nothing():
    assert ordered("1. Kết quả thực hiện là căn cứ đánh giá, khen thưởng các đơn vị.") == ()
    assert len(ordered("1. Lấy kết quả thực hiện là căn cứ đánh giá các đơn vị.")) == 1


@pytest.mark.parametrize(
    "clause",
    [
        "Kết thúc đợt kiểm tra, Sở Y tế tổng hợp, trình UBND tỉnh.",
        "Báo cáo tổng kết đợt cao điểm, Sở Y tế gửi về UBND tỉnh trước ngày 10/7/2026.",
    ],
)
def test_who_is_told_may_stand_after_an_end_or_a_report(clause):
    [directive] = ordered(f"1. {clause}")
    assert leads(directive) == ["Sở Y tế"]


def test_a_tale_within_a_group_s_name_only_says_which_of_them_must():
    [directive] = ordered("1. UBND các xã đã gửi kế hoạch nhưng thiếu bến cá phải làm lại.")
    assert leads(directive) == ["UBND các xã đã gửi kế hoạch nhưng thiếu bến cá"]
    assert ordered("1. UBND các xã đã gửi kế hoạch, không phải làm lại.") == ()
