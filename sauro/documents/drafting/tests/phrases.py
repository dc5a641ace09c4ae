"""Word lists of our own for invented papers: issuers, bodies of all levels, tasks, products."""

from __future__ import annotations

from typing import NamedTuple


class Office(NamedTuple):
    """One sort of issuer. `{p}` is a province, `{c}` a commune, `{n}` a number."""

    issuer: tuple[str, ...]
    symbol: str
    place: str
    chair: str
    capacity: tuple[str, ...]
    level: str
    at: str
    by: str


PROVINCES = (
    "Cao Bằng",
    "Gia Lai",
    "Cà Mau",
    "Tây Ninh",
    "Lào Cai",
    "Quảng Trị",
    "Đồng Tháp",
    "An Giang",
)
COMMUNES = (
    "Tân Lập",
    "Đức Cơ",
    "Ea Súp",
    "Mường Tè",
    "Hòa Bình",
    "Long Khánh",
    "Thạnh An",
    "Lộc Bình",
)
OFFICES = (
    Office(("VĂN PHÒNG CHÍNH PHỦ",), "TB-VPCP", "Hà Nội", "Phó Thủ tướng Chính phủ",
           ("KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM"), "nation", "Trụ sở Chính phủ", "Phó Thủ tướng Chính phủ"),
    Office(("BAN CHỈ ĐẠO 389 QUỐC GIA", "VĂN PHÒNG THƯỜNG TRỰC"), "TB-VPTT", "Hà Nội",
           "Phó Trưởng Ban Thường trực Ban Chỉ đạo 389 quốc gia",
           ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"), "nation", "Bộ Tài chính", "Phó Trưởng Ban Thường trực"),
    Office(("UBND TỈNH {p}", "VĂN PHÒNG"), "TB-VP", "{p}", "Phó Chủ tịch UBND tỉnh",
           ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"), "province", "trụ sở UBND tỉnh", "UBND tỉnh"),
    Office(("ỦY BAN NHÂN DÂN", "TỈNH {p}"), "TB-UBND", "{p}", "Chủ tịch UBND tỉnh",
           ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), "province", "Trụ sở UBND tỉnh", "Chủ tịch UBND tỉnh"),
    Office(("UBND TỈNH {p}", "BAN CHỈ ĐẠO 389"), "TB-BCĐ389", "{p}", "Trưởng Ban Chỉ đạo 389 tỉnh",
           ("TL. TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"), "province", "trụ sở UBND tỉnh", "Trưởng Ban Chỉ đạo 389 tỉnh"),
    Office(("UBND XÃ {c}", "BAN CHỈ ĐẠO 389"), "TB-BCĐ389", "{c}", "Chủ tịch UBND xã",
           ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), "commune", "trụ sở UBND xã", "Ban Chỉ đạo 389 xã"),
    Office(("UBND PHƯỜNG {c}",), "TB-UBND", "{c}", "Phó Chủ tịch UBND phường",
           ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "commune", "trụ sở UBND phường", "UBND phường"),
)  # fmt: skip
BODIES = {
    "nation": (
        "Bộ Công an", "Bộ Quốc phòng", "Bộ Tài chính", "Bộ Công Thương", "Bộ Y tế",
        "Bộ Khoa học và Công nghệ", "Bộ Nông nghiệp và Môi trường",
        "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Xây dựng", "Bộ Tư pháp", "Thanh tra Chính phủ",
        "Ngân hàng Nhà nước Việt Nam", "Văn phòng Thường trực Ban Chỉ đạo 389 quốc gia",
        "Cục Quản lý và Phát triển thị trường trong nước", "Cục Hải quan", "Cục Thuế",
        "Bộ Tư lệnh Bộ đội Biên phòng", "Bộ Tư lệnh Cảnh sát biển", "UBND tỉnh Lạng Sơn",
        "UBND tỉnh Tây Ninh", "Ban Chỉ đạo 389 các tỉnh, thành phố", "Đài Truyền hình Việt Nam",
        "Viện Kiểm sát nhân dân tối cao", "các bộ, ngành", "UBND các tỉnh, thành phố",
    ),
    "province": (
        "Sở Công Thương", "Sở Tài chính", "Sở Y tế", "Sở Khoa học và Công nghệ",
        "Sở Nông nghiệp và Môi trường", "Sở Văn hóa, Thể thao và Du lịch", "Sở Xây dựng",
        "Sở Giáo dục và Đào tạo", "Sở Nội vụ", "Sở Tư pháp", "Công an tỉnh",
        "Bộ Chỉ huy Quân sự tỉnh", "Ban Chỉ huy Bộ đội Biên phòng tỉnh", "Thuế tỉnh {p}",
        "Chi cục Quản lý thị trường tỉnh", "Chi cục Hải quan khu vực VII", "Chi cục Kiểm lâm",
        "Cơ quan Thường trực Ban Chỉ đạo 389 tỉnh", "Văn phòng UBND tỉnh", "Thanh tra tỉnh",
        "Viện Kiểm sát nhân dân tỉnh", "Tòa án nhân dân tỉnh", "Ban Quản lý Khu kinh tế tỉnh",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Hội Nông dân tỉnh", "Hội Liên hiệp Phụ nữ tỉnh",
        "Báo và Phát thanh, Truyền hình {p}", "Đội Quản lý thị trường số 3", "UBND xã {c}",
        "UBND phường {c}", "Chủ tịch UBND xã {c}", "Giám đốc Công an tỉnh", "Giám đốc Sở Y tế",
        "các sở, ban, ngành", "UBND các xã, phường", "UBND các xã, phường, đặc khu",
        "Chủ tịch UBND các xã, phường", "các cơ quan thành viên Ban Chỉ đạo 389 tỉnh",
        "các lực lượng chức năng", "các cơ quan, đơn vị liên quan",
        "Ban Chỉ đạo 389 các xã, phường",
    ),
    "commune": (
        "Công an xã", "Ban Chỉ huy Quân sự xã", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội",
        "Trạm Y tế xã", "Văn phòng HĐND và UBND xã", "Đội Quản lý thị trường số 5",
        "Trung tâm Phục vụ hành chính công xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
        "Hội Nông dân xã", "Hội Liên hiệp Phụ nữ xã", "Đồn Biên phòng cửa khẩu {c}",
        "các trưởng thôn", "các thành viên Ban Chỉ đạo 389 xã", "Trưởng Công an xã",
        "Thuế cơ sở 4", "Hạt Kiểm lâm khu vực II",
    ),
}  # fmt: skip
PERSONS = {  # told alone
    "nation": "Thứ trưởng Bộ Tài chính Nguyễn Đức Chi",
    "province": "Phó Chủ tịch UBND tỉnh Nguyễn Hữu Quế",
    "commune": "Phó Chủ tịch UBND xã Đinh Thị Lành",
}
REPORTED_TO = {
    "nation": ("Văn phòng Thường trực Ban Chỉ đạo 389 quốc gia", "Thủ tướng Chính phủ", "Bộ Tài chính"),
    "province": ("Cơ quan Thường trực Ban Chỉ đạo 389 tỉnh", "UBND tỉnh", "Sở Công Thương",
                 "Chi cục Quản lý thị trường tỉnh", "Chủ tịch UBND tỉnh"),
    "commune": ("UBND xã", "Cơ quan Thường trực Ban Chỉ đạo 389 tỉnh", "Công an xã"),
}  # fmt: skip

# What is to be done: a predicate without subject, time or end.
TASKS = (
    "rà soát toàn bộ kho bãi ven sông, lập bản đồ các điểm tập kết hàng hóa",
    "kiểm tra các cơ sở đóng gói lại phân bón, lấy mẫu những lô hàng không rõ xuất xứ",
    "xây dựng phương án chốt chặn các đường mòn, lối mở",
    "lập danh sách chủ hàng đã vi phạm từ hai lần trở lên",
    "tuyên truyền cho tiểu thương các chợ đầu mối về ghi nhãn hàng hóa",
    "tổ chức ký cam kết không tiếp tay cho buôn lậu với từng hộ kinh doanh",
    "tăng cường tuần tra ban đêm trên tuyến quốc lộ, không để hình thành điểm nóng",
    "thẩm định giá tang vật còn tồn kho",
    "đối chiếu hóa đơn điện tử với lượng hàng thực nhập của các đại lý",
    "tổ chức tập huấn nhận biết thuốc giả cho nhân viên nhà thuốc",
    "niêm yết số điện thoại tiếp nhận tin báo tại các trạm dừng nghỉ",
    "xử lý dứt điểm số gỗ vô chủ đang gửi tại bến thủy",
    "kiểm đếm, niêm phong các bồn xăng đã ngừng bán",
    "thu hồi các lô sữa hết hạn còn bày bán tại trường học",
    "nghiên cứu, đề xuất mức hỗ trợ cho lực lượng trực chốt",
    "đôn đốc các chủ bãi lắp đặt camera và lưu hình ảnh đủ thời gian quy định",
    "xác minh các tài khoản rao bán thuốc lá điện tử trên mạng xã hội",
    "chỉ đạo lực lượng cơ sở nắm chắc từng hộ nuôi nhốt động vật hoang dã",
    "bố trí kinh phí tiêu hủy thuốc lá tồn đọng",
    "hoàn thiện quy chế trao đổi thông tin giữa các lực lượng",
    "phân loại hồ sơ, chuyển cơ quan điều tra những vụ có dấu hiệu tội phạm",
    "ban hành kế hoạch cao điểm chống buôn lậu dịp Tết",
    "kiện toàn Ban Chỉ đạo 389 cấp xã",
    "tham mưu sửa đổi quy chế hoạt động của Ban Chỉ đạo",
    "công khai danh sách cơ sở vi phạm trên cổng thông tin điện tử",
    "kiểm tra việc niêm yết giá tại các cửa hàng xăng dầu",
    "giám sát hàng hóa tạm nhập, tái xuất qua các cửa khẩu phụ",
    "ngăn chặn việc lợi dụng hóa đơn khống để hợp thức hóa hàng nhập lậu",
    "lấy mẫu kiểm nghiệm thực phẩm chức năng bán qua livestream",
    "triển khai phần mềm quản lý tang vật, phương tiện bị tạm giữ",
    "bảo vệ người cung cấp tin báo, xử lý nghiêm hành vi lộ lọt thông tin",
    "luân chuyển cán bộ làm việc lâu năm tại các địa bàn trọng điểm",
    "tiếp nhận, xử lý tin báo qua đường dây nóng",
    "mở đợt kiểm tra bếp ăn tập thể trong các khu công nghiệp",
    "rà soát các dự án kho ngoại quan đã được cấp phép",
    "sửa chữa tuyến đường tuần tra dọc biên giới",
    "tổ chức tiêu hủy hàng giả đã có quyết định tịch thu",
    "cập nhật cơ sở dữ liệu về đối tượng có nguy cơ vi phạm",
    "đề xuất khen thưởng tập thể, cá nhân có thành tích trong đợt cao điểm",
    "chấn chỉnh tình trạng né tránh, đùn đẩy trách nhiệm",
    "tham mưu UBND tỉnh ban hành chỉ thị mới về phòng, chống buôn lậu",
    "trao đổi thông tin với lực lượng chức năng nước bạn về các đường dây buôn lậu qua biên giới",
    "hướng dẫn các hộ kinh doanh thực hiện hóa đơn điện tử khởi tạo từ máy tính tiền",
    "theo dõi, đôn đốc, kiểm tra việc thực hiện các nội dung chỉ đạo còn tồn đọng",
    "tổng hợp khó khăn, vướng mắc, kiến nghị của các đơn vị để trình cấp có thẩm quyền xem xét",
    "chỉ đạo các cơ quan báo chí mở chuyên mục phản ánh hàng giả, nêu gương người tốt, việc tốt",
    "bảo đảm 100% xã, phường có kênh tuyên truyền hiệu quả",
    "kiểm tra đột xuất các cơ sở kinh doanh có dấu hiệu vi phạm, tránh trùng lặp tại một cơ sở",
    "khởi tố, truy tố, xét xử nghiêm các vụ án trọng điểm về hàng giả là thuốc, sữa",
    "rà soát, sửa đổi Quyết định số 109/QĐ-UBND về thành lập Ban Chỉ đạo",
    "giữ nguyên hiện trạng và trông coi kho hàng tại ấp Bình Di",
    "không cấp mới giấy phép cho cơ sở đã bị xử phạt hai lần trong năm",
)
PRODUCTS = (
    "kế hoạch chi tiết",
    "báo cáo kết quả rà soát",
    "danh sách cơ sở vi phạm",
    "phương án bố trí lực lượng",
    "dự thảo quy chế phối hợp",
    "bản đồ địa bàn trọng điểm",
    "biên bản kiểm tra",
    "hồ sơ xử lý",
)
NAMED = tuple(
    "bản đồ;phương án;danh sách;quy chế;kế hoạch;dữ liệu;hồ sơ;số điện thoại;kinh phí".split(";")
)
POWERS = (
    "được huy động phương tiện của các lực lượng trên địa bàn",
    "được quyền yêu cầu các đơn vị cung cấp số liệu",
    "được sử dụng kinh phí dự phòng của ngành",
    "được quyền tạm dừng lưu thông lô hàng nghi giả",
)
REMARKS = (
    "Thời gian qua, các lực lượng đã phối hợp nhịp nhàng, nắm chắc địa bàn và giữ được đường dây nóng thông suốt.",
    "Trong sáu tháng qua, các lực lượng đã phát hiện 412 vụ, tăng 12% so với cùng kỳ.",
    "Một số địa phương còn buông lỏng quản lý bến bãi, để hàng lậu tập kết qua đêm.",
    "Công tác tuyên truyền chưa đến được người dân vùng sâu, tờ rơi phát còn ít.",
    "Nhìn chung thị trường ổn định, không xảy ra khan hiếm hàng thiết yếu.",
)
TITLES = ("Nhiệm vụ trong thời gian tới", "Nhiệm vụ, giải pháp trọng tâm", "Phân công nhiệm vụ")
POINTS = (  # of agendas, also such as would turn what stands below them
    "Công tác chống buôn lậu, gian lận thương mại quý IV năm 2026",
    "Đánh giá kết quả thực hiện Thông báo số 12/TB-BCĐ389",
    "Kết quả 9 tháng, tồn tại, hạn chế và nguyên nhân",
    "Kiến nghị của các xã, phường",
    "Công an tỉnh",
    "Sở Y tế báo cáo tình hình thuốc giả",
    "Giao Sở Công Thương chuẩn bị hàng Tết",
    "Các sở, ban, ngành",
    "Những việc đã làm được trong năm qua",
    "Nhiệm vụ trọng tâm thời gian tới",
    "Báo cáo của Cơ quan Thường trực về tình hình thị trường",
    "Xăng dầu",
    "Thông qua dự thảo Kế hoạch cao điểm trước Tết Nguyên đán; phân công nhiệm vụ",
    "Rà soát, kiểm tra các kho hàng đông lạnh trước ngày 15/12/2026",
    "Mục tiêu, quan điểm, nguyên tắc phối hợp",
    "Thành phần, thời gian, địa điểm kiểm tra liên ngành",
    "Đề nghị Viện Kiểm sát nhân dân tỉnh cho ý kiến",
    "Xin ý kiến về quy chế",
    "II. Phối hợp lực lượng",
    "Việc thực hiện Chỉ thị 13/CT-TTg. Giải pháp năm tới",
    "UBND xã Hòa Bình: khó khăn, vướng mắc",
    "trình bày: báo cáo tổng hợp",
    "Quản lý hàng hóa bán qua sàn thương mại điện tử, " * 8,
)
LAST_TITLES = ("Tổ chức thực hiện", "Tổ chức thực hiện và chế độ báo cáo")
MEETINGS = (
    "cuộc họp về công tác chống buôn lậu, gian lận thương mại và hàng giả",
    "hội nghị sơ kết công tác chống buôn lậu 9 tháng",
    "cuộc họp triển khai cao điểm chống hàng giả",
    "phiên họp thường kỳ của Ban Chỉ đạo 389",
)
NAMES = ("Trần Quốc Đạt", "Nông Thị Hạnh", "Lê Hoài Nam", "Phạm Thu Thủy", "Võ Văn Bé", "Hồ Sỹ Tâm")
RECIPIENTS = (
    "Thường trực Tỉnh ủy (để b/c)", "Chủ tịch, các Phó Chủ tịch UBND tỉnh", "Công an tỉnh",
    "Các thành viên Ban Chỉ đạo 389 tỉnh", "Báo và Phát thanh, Truyền hình tỉnh",
    "UBND các xã, phường", "CVP, các PCVP", "Văn phòng Chính phủ", "Trung tâm Thông tin",
    "Các sở, ban, ngành cấp tỉnh", "Ban Chỉ đạo 389 quốc gia (để b/c)", "Các thành phần dự họp",
    "Viện Kiểm sát nhân dân tỉnh", "Thường trực HĐND tỉnh",
)  # fmt: skip
ARCHIVES = ("Lưu: VT, KT", "Lưu: VT, KTTH(LC)", "Lưu: VT, V.I (03)", "Lưu: VT, VP BCĐ389")
KINDS = {
    "QĐ-UBND": ("Quyết định", "Chủ tịch UBND tỉnh"),
    "KH-BCĐ389": ("Kế hoạch", "Ban Chỉ đạo 389 quốc gia"),
    "CT-TTg": ("Chỉ thị", "Thủ tướng Chính phủ"),
    "CĐ-TTg": ("Công điện", "Thủ tướng Chính phủ"),
    "TB-VPCP": ("Thông báo", "Văn phòng Chính phủ"),
    "NQ-CP": ("Nghị quyết", "Chính phủ"),
    "BCT-TTTN": ("Công văn", "Bộ Công Thương"),
}
ABOUT = (None, None, "về tăng cường đấu tranh, ngăn chặn buôn lậu")
EVENTS = (
    "có kết quả giám định",
    "kết thúc đợt cao điểm",
    "nhận được kết luận của cơ quan điều tra",
)
SINCE = ("ngày ban hành Thông báo này", "ngày nhận được Thông báo này", "ngày có kết quả giám định")
TET = "Tết Nguyên đán Đinh Mùi 2027"
PLANS = (
    "Triển khai cao điểm chống buôn lậu, gian lận thương mại và hàng giả dịp Tết",
    "Kiểm tra chuyên đề thực phẩm chức năng, mỹ phẩm",
)
URGES = (
    "đôn đốc thực hiện các nhiệm vụ chống buôn lậu",
    "thực hiện kết luận của Trưởng Ban Chỉ đạo 389",
)
IN_WORDS = (
    "trước ngày 20/12/2026",
    "trước kỳ họp cuối năm của HĐND tỉnh",
    "chậm nhất ngày 15 tháng 02 năm 2027",
    "xong trước ngày 25/12/2026",
    "trong tháng 12 năm 2026",
    "định kỳ hằng tháng",
)
