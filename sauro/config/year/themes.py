"""What the papers of the year are about (chủ đề): our own words, nobody's papers."""

from __future__ import annotations

from typing import NamedTuple

POLICE, MARKET, BORDER = (
    "Công an tỉnh",
    "Chi cục Quản lý thị trường tỉnh",
    "Ban Chỉ huy Bộ đội Biên phòng tỉnh",
)
TRADE, HEALTH, FARMS = "Sở Công Thương", "Sở Y tế", "Sở Nông nghiệp và Môi trường"
SCIENCE, CULTURE, MONEY = (
    "Sở Khoa học và Công nghệ",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Tài chính",
)
SCHOOLS = "Sở Giáo dục và Đào tạo"
MEMBERS = (POLICE, MARKET, BORDER, TRADE, HEALTH, FARMS, SCIENCE, CULTURE, MONEY, SCHOOLS)
COMMUNES = "Ban Chỉ đạo 389 các xã, phường"
MONTHLY = (POLICE, MARKET, BORDER)


class Task(NamedTuple):
    """Whose it is, what is to be done, and what comes out."""

    lead: str
    words: str
    product: str


class Theme(NamedTuple):
    """A meeting: about what, what was found, and what was ordered; to communes words and product."""

    about: str
    found: str
    tasks: tuple[Task, ...]
    communes: tuple[str, str]


class Brought(NamedTuple):
    """What a member proposes, or what hinders it, how the committee answers in words, and what it
    concludes where it settles the matter by an order.
    """

    member: str
    difficulty: bool
    words: str
    answer: str
    order: Task


RAISED = (
    Brought(
        POLICE,
        True,
        "Chưa có kho lạnh để bảo quản tang vật là thực phẩm, phải gửi nhờ doanh nghiệp.",
        "Đồng ý thuê kho lạnh theo từng vụ; Sở Tài chính hướng dẫn nguồn chi.",
        Task(MONEY, "hướng dẫn nguồn chi thuê kho lạnh bảo quản tang vật", "văn bản hướng dẫn"),
    ),
    Brought(
        MARKET,
        False,
        "Đề nghị cấp thêm kinh phí kiểm nghiệm mẫu trong những tháng cuối năm.",
        "Bố trí trong dự toán bổ sung; ưu tiên mẫu của các vụ có dấu hiệu tội phạm.",
        Task(MONEY, "bổ sung dự toán kinh phí kiểm nghiệm mẫu", "tờ trình"),
    ),
    Brought(
        HEALTH,
        True,
        "Phòng kiểm nghiệm của tỉnh chưa làm được một số chỉ tiêu, gửi đi tỉnh khác chờ lâu.",
        "Được gửi phòng kiểm nghiệm được chỉ định gần nhất, không chờ xin ý kiến từng mẫu.",
        Task(
            SCIENCE,
            "thông báo các phòng kiểm nghiệm được chỉ định ở gần tỉnh",
            "danh sách phòng kiểm nghiệm",
        ),
    ),
    Brought(
        BORDER,
        False,
        "Đề nghị có quy chế phối hợp trực ban chung với Công an trên các tuyến đường mòn.",
        "Hai cơ quan ký quy chế trong tháng, báo cáo Ban Chỉ đạo.",
        Task(
            BORDER, "xây dựng quy chế trực ban chung trên các tuyến đường mòn", "quy chế trực ban"
        ),
    ),
    Brought(
        TRADE,
        True,
        "Danh sách gian hàng trên mạng thay đổi hằng ngày, chưa có công cụ theo dõi.",
        "Tạm thời rà soát theo tuần; công cụ sẽ xem xét trong kế hoạch năm sau.",
        Task(TRADE, "đề xuất công cụ theo dõi gian hàng trên mạng", "văn bản đề xuất"),
    ),
    Brought(
        FARMS,
        False,
        "Đề nghị các xã cử người làm chứng khi lấy mẫu phân bón tại đại lý.",
        "Đồng ý. Ban Chỉ đạo 389 các xã cử người khi có yêu cầu.",
        Task(FARMS, "gửi lịch lấy mẫu phân bón đến các xã có đại lý", "lịch lấy mẫu"),
    ),
    Brought(
        SCHOOLS,
        True,
        "Hàng rong trước cổng trường tan ngay khi có đoàn, nhà trường không có thẩm quyền.",
        "Công an xã phối hợp với nhà trường kiểm tra vào giờ tan học.",
        Task(POLICE, "tổ chức tuần tra trước cổng trường vào giờ tan học", "báo cáo kết quả"),
    ),
)

THEMES = (
    Theme(
        "chống gian lận trong kinh doanh xăng dầu",
        "Việc bán hàng tại các cửa hàng xăng dầu cơ bản ổn định; một số nơi còn chậm kết nối hóa đơn từng lần bán.",
        (
            Task(
                TRADE,
                "rà soát điều kiện kinh doanh của các cửa hàng xăng dầu trên địa bàn",
                "danh sách cửa hàng không đủ điều kiện",
            ),
            Task(
                MARKET,
                "kiểm tra đột xuất các cây xăng ven tuyến quốc lộ",
                "báo cáo kết quả kiểm tra",
            ),
            Task(
                SCIENCE,
                "kiểm định lại các cột đo nhiên liệu có dấu hiệu sai số",
                "biên bản kiểm định",
            ),
            Task(POLICE, "xác minh các điểm san chiết xăng dầu trái phép ven sông", "hồ sơ xử lý"),
        ),
        ("lập danh sách các điểm bán xăng dầu nhỏ lẻ trên địa bàn", "danh sách điểm bán"),
    ),
    Theme(
        "phòng, chống thuốc giả, thực phẩm chức năng giả",
        "Nhà thuốc tại trung tâm đã nối mạng; quầy thuốc vùng cao còn nhập hàng qua người giao trôi nổi.",
        (
            Task(
                HEALTH,
                "kiểm tra nguồn gốc thuốc tại các nhà thuốc bán qua mạng xã hội",
                "báo cáo kết quả kiểm tra",
            ),
            Task(POLICE, "lập chuyên án với đường dây gia công thực phẩm chức năng", "hồ sơ xử lý"),
            Task(
                CULTURE,
                "xử lý các quảng cáo sai công dụng trên biển hiệu, tờ rơi",
                "danh sách cơ sở vi phạm",
            ),
            Task(
                MARKET,
                "lấy mẫu kiểm nghiệm thực phẩm chức năng tại các chợ đầu mối",
                "phiếu kết quả kiểm nghiệm",
            ),
        ),
        ("tổ chức cho các quầy thuốc ký cam kết không bán thuốc không rõ nguồn gốc", "bản cam kết"),
    ),
    Theme(
        "kiểm soát hàng hóa dịp cuối năm",
        "Lượng hàng về chợ tăng nhanh; hàng nhập lậu chủ yếu đi nhỏ lẻ bằng xe khách.",
        (
            Task(
                MARKET,
                "xây dựng phương án kiểm soát các kho trung chuyển hàng tiêu dùng",
                "phương án kiểm soát",
            ),
            Task(
                BORDER,
                "tăng thêm tổ tuần tra trên các đường mòn, lối mở",
                "phương án bố trí lực lượng",
            ),
            Task(
                POLICE,
                "kiểm tra hàng gửi trên xe khách tuyến biên giới",
                "báo cáo kết quả kiểm tra",
            ),
            Task(
                TRADE,
                "hướng dẫn các siêu thị công khai nguồn gốc hàng bình ổn",
                "văn bản hướng dẫn",
            ),
            Task(MONEY, "trình phương án kinh phí cho lực lượng trực dịp cuối năm", "tờ trình"),
        ),
        ("rà soát các kho, bãi tập kết hàng hóa trên địa bàn", "danh sách kho bãi"),
    ),
    Theme(
        "chống buôn bán thuốc lá điện tử và thuốc lá lậu",
        "Thuốc lá điện tử đã lan vào trường học; nguồn cung chính qua các tài khoản mạng.",
        (
            Task(
                SCHOOLS,
                "tổ chức tuyên truyền tác hại của thuốc lá điện tử tại các trường phổ thông",
                "kế hoạch tuyên truyền",
            ),
            Task(POLICE, "xác minh các tài khoản rao bán thuốc lá điện tử", "danh sách đối tượng"),
            Task(
                MARKET, "kiểm tra các cửa hàng tạp hóa quanh trường học", "báo cáo kết quả kiểm tra"
            ),
            Task(BORDER, "ngăn chặn việc vận chuyển thuốc lá lậu qua biên giới", "báo cáo kết quả"),
        ),
        ("vận động các hộ bán lẻ không bày bán thuốc lá lậu", "bản cam kết"),
    ),
    Theme(
        "chống phân bón, thuốc bảo vệ thực vật giả",
        "Vào đầu vụ, hàng kém chất lượng thường trà trộn ở các đại lý cấp hai.",
        (
            Task(
                FARMS,
                "lấy mẫu phân bón tại các đại lý cấp hai trước vụ gieo cấy",
                "phiếu kết quả kiểm nghiệm",
            ),
            Task(
                MARKET,
                "kiểm tra nhãn hàng hóa của thuốc bảo vệ thực vật",
                "báo cáo kết quả kiểm tra",
            ),
            Task(
                SCIENCE,
                "công khai danh sách phòng thử nghiệm được chỉ định",
                "danh sách phòng thử nghiệm",
            ),
            Task(
                POLICE, "điều tra các cơ sở sang chai, đóng gói phân bón không phép", "hồ sơ xử lý"
            ),
        ),
        ("thống kê các đại lý vật tư nông nghiệp trên địa bàn", "danh sách đại lý"),
    ),
    Theme(
        "quản lý hàng hóa bán qua sàn thương mại điện tử",
        "Người bán đổi tên gian hàng thường xuyên; việc truy thu thuế còn chậm.",
        (
            Task(TRADE, "lập danh sách các gian hàng có kho tại tỉnh", "danh sách gian hàng"),
            Task(
                POLICE,
                "yêu cầu các sàn cung cấp dữ liệu của gian hàng bị phản ánh",
                "dữ liệu gian hàng",
            ),
            Task(SCIENCE, "hướng dẫn doanh nghiệp dán mã truy xuất nguồn gốc", "văn bản hướng dẫn"),
            Task(MARKET, "kiểm tra các kho giao hàng nhanh", "báo cáo kết quả kiểm tra"),
            Task(CULTURE, "chấn chỉnh người nổi tiếng quảng cáo sai sự thật", "báo cáo kết quả"),
        ),
        ("nắm các hộ bán hàng qua mạng trên địa bàn", "danh sách hộ kinh doanh"),
    ),
    Theme(
        "bảo đảm an toàn thực phẩm tại trường học, khu công nghiệp",
        "Bếp ăn tập thể đã ký hợp đồng với nhà cung cấp; việc lưu mẫu còn hình thức.",
        (
            Task(
                HEALTH, "kiểm tra việc lưu mẫu thức ăn tại các bếp ăn tập thể", "biên bản kiểm tra"
            ),
            Task(
                SCHOOLS,
                "rà soát hợp đồng cung cấp suất ăn của các trường",
                "báo cáo kết quả rà soát",
            ),
            Task(
                FARMS,
                "kiểm soát giết mổ tại các điểm nhỏ lẻ cung cấp cho trường học",
                "báo cáo kết quả",
            ),
            Task(MARKET, "thu hồi các lô sữa hết hạn còn bày bán", "biên bản thu hồi"),
        ),
        ("kiểm tra các hàng quán trước cổng trường", "báo cáo kết quả kiểm tra"),
    ),
    Theme(
        "chống khai thác, vận chuyển khoáng sản và lâm sản trái phép",
        "Cát và gỗ chủ yếu bị khai thác ban đêm; bãi tập kết thay đổi liên tục.",
        (
            Task(FARMS, "đóng các bến bãi tập kết cát không phép", "biên bản đóng bến bãi"),
            Task(
                POLICE,
                "tuần tra ban đêm trên các đoạn sông có khai thác trái phép",
                "báo cáo kết quả",
            ),
            Task(BORDER, "kiểm soát gỗ qua các đồn, trạm biên phòng", "báo cáo kết quả"),
            Task(MONEY, "thẩm định giá số tang vật còn tồn kho", "chứng thư thẩm định giá"),
        ),
        ("rà soát các xưởng xẻ gỗ, bãi cát trên địa bàn", "danh sách cơ sở"),
    ),
)
