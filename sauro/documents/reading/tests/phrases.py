"""Word lists of our own for invented notices: bodies, tasks, judgements, times with meaning."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

PROVINCES = ("Cao Bằng", "Gia Lai", "Cà Mau", "Tây Ninh", "Lào Cai", "Quảng Trị", "Đồng Tháp")
COMMUNES = ("Tân Lập", "Đức Cơ", "Ea Súp", "Mường Tè", "Hòa Bình", "Long Khánh", "Thạnh An")

# One body by its own name. `{p}` is a province, `{c}` a commune.
BODIES = (
    "Sở Công Thương",
    "Sở Tài chính",
    "Sở Y tế",
    "Sở Khoa học và Công nghệ",
    "Sở Nông nghiệp và Môi trường",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Giáo dục và Đào tạo",
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Sở Xây dựng",
    "Công an tỉnh",
    "Bộ Chỉ huy Quân sự tỉnh",
    "Bộ đội Biên phòng tỉnh",
    "Ban Chỉ huy Bộ đội Biên phòng tỉnh",
    "Thuế tỉnh {p}",
    "Chi cục Quản lý thị trường",
    "Chi cục Quản lý thị trường tỉnh {p}",
    "Chi cục Hải quan khu vực VII",
    "Chi cục Kiểm lâm",
    "Chi cục Thủy sản",
    "Chi cục Chăn nuôi và Thú y",
    "Cơ quan Thường trực Ban Chỉ đạo 389 tỉnh",
    "Văn phòng Thường trực Ban Chỉ đạo 389 tỉnh",
    "Ban Chỉ đạo 389 tỉnh",
    "Văn phòng UBND tỉnh",
    "Thanh tra tỉnh",
    "Viện Kiểm sát nhân dân tỉnh",
    "Tòa án nhân dân tỉnh",
    "Ban Quản lý Khu kinh tế",
    "Ban Quản lý các khu công nghiệp tỉnh",
    "Ban Tuyên giáo và Dân vận Tỉnh ủy",
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
    "Hội Nông dân tỉnh",
    "Hội Liên hiệp Phụ nữ tỉnh",
    "Tỉnh đoàn",
    "Báo và Phát thanh, Truyền hình {p}",
    "Bưu điện tỉnh",
    "Đội Quản lý thị trường số 3",
    "Đồn Biên phòng cửa khẩu {c}",
    "Phòng Cảnh sát kinh tế",
    "Phòng Kinh tế",
    "Trung tâm Kiểm soát bệnh tật tỉnh",
    "UBND xã {c}",
    "UBND phường {c}",
    "Ủy ban nhân dân xã {c}",
    "Công an xã {c}",
    "Giám đốc Sở Y tế",
    "Giám đốc Công an tỉnh",
    "Chủ tịch UBND xã {c}",
    "Chi cục trưởng Chi cục Quản lý thị trường",
    "Chánh Văn phòng UBND tỉnh",
    "Ngân hàng Nhà nước Việt Nam",
)
# Several at once, named together.
GROUPS = (
    ("các sở, ban, ngành",),
    ("các sở, ban, ngành", "UBND các xã, phường"),
    ("UBND các xã, phường",),
    ("UBND các xã, phường, đặc khu",),
    ("Ủy ban nhân dân các xã biên giới",),
    ("các lực lượng chức năng",),
    ("các cơ quan thành viên Ban Chỉ đạo 389 tỉnh",),
    ("các cơ quan, đơn vị liên quan",),
    ("Chủ tịch UBND các xã, phường",),
    ("các Đội Quản lý thị trường",),
    ("các doanh nghiệp kinh doanh xăng dầu",),
)

# What is to be done: a predicate without subject, time or end.
TASKS = (
    "rà soát toàn bộ kho bãi ven sông, lập bản đồ các điểm tập kết hàng hóa",
    "kiểm tra các cơ sở đóng gói lại phân bón, lấy mẫu những lô hàng không rõ xuất xứ",
    "xây dựng phương án chốt chặn các đường mòn, lối mở",
    "lập danh sách chủ hàng đã vi phạm từ hai lần trở lên",
    "tuyên truyền cho tiểu thương các chợ đầu mối về ghi nhãn hàng hóa",
    "ký cam kết không tiếp tay cho buôn lậu với từng hộ kinh doanh",
    "tăng cường tuần tra ban đêm trên tuyến quốc lộ, không để hình thành điểm nóng",
    "thẩm định giá tang vật tồn kho",
    "đối chiếu hóa đơn điện tử với lượng hàng thực nhập của các đại lý",
    "tổ chức tập huấn nhận biết thuốc giả cho nhân viên nhà thuốc",
    "niêm yết số điện thoại tiếp nhận tin báo tại các trạm dừng nghỉ",
    "xử lý dứt điểm số gỗ vô chủ đang gửi tại bến thủy",
    "kiểm đếm, niêm phong các bồn xăng đã ngừng bán",
    "thu hồi các lô sữa hết hạn còn bày bán tại trường học",
    "nghiên cứu, đề xuất mức hỗ trợ cho lực lượng trực chốt",
    "đôn đốc các chủ bãi lắp đặt camera và lưu hình ảnh đủ thời gian quy định",
    "khẩn trương xác minh các tài khoản rao bán vé xe giả",
    "chỉ đạo lực lượng cơ sở nắm chắc từng hộ nuôi nhốt động vật hoang dã",
    "bố trí kinh phí tiêu hủy thuốc lá tồn đọng",
    "hoàn thiện quy chế trao đổi thông tin giữa hai bên",
    "siết chặt việc cấp phép điểm bán pháo hoa",
    "phân loại hồ sơ, chuyển cơ quan điều tra những vụ có dấu hiệu tội phạm",
)
FOLLOW_UPS = (
    "",
    "",
    "; không để tái diễn",
    "; kịp thời đề xuất biện pháp tháo gỡ",
    ", bảo đảm đúng quy định của pháp luật",
    "; công khai kết quả trên cổng thông tin điện tử",
)
AIMS = (
    "Để chấm dứt tình trạng đùn đẩy giữa các chốt",
    "Nhằm bảo vệ người tiêu dùng trong mùa lễ hội",
    "Trước tình hình giá xăng dầu biến động",
    "Trên cơ sở ý kiến của các đại biểu",
)
# Judgements and reports: none is an order.
STATEMENTS = (
    "Các lực lượng đã phối hợp nhịp nhàng, nắm chắc địa bàn và giữ được đường dây nóng thông suốt.",
    "Trong sáu tháng qua, toàn tỉnh đã phát hiện {n} vụ, tăng 12% so với cùng kỳ.",
    "Một số địa phương còn buông lỏng quản lý bến bãi, để hàng lậu tập kết qua đêm.",
    "Công tác tuyên truyền chưa đến được người dân vùng sâu; tờ rơi phát còn ít.",
    "Đời sống của lực lượng trực chốt còn nhiều khó khăn, phương tiện đã xuống cấp.",
    "Nhìn chung thị trường ổn định, không xảy ra khan hiếm hàng thiết yếu.",
    "Có được kết quả trên là nhờ sự vào cuộc đồng bộ của cả hệ thống chính trị.",
)
SUBJECTS = (
    "cuộc họp Ban Chỉ đạo 389 tỉnh",
    "hội nghị sơ kết công tác quản lý thị trường",
    "buổi làm việc về phòng, chống buôn lậu thuốc lá",
    "phiên họp đánh giá đợt cao điểm kiểm tra xăng dầu",
)
NAMES = (
    "Trần Quốc Đạt",
    "Nông Thị Hạnh",
    "Lê Hoài Nam",
    "Phạm Thu Thủy",
    "Võ Văn Bé Tư",
    "Y Thông Niê",
)
RECIPIENTS = (
    "Như trên",
    "Thường trực Tỉnh ủy (b/c)",
    "Chủ tịch, các PCT UBND tỉnh",
    "Các thành viên Ban Chỉ đạo 389 tỉnh",
    "Báo và Phát thanh, Truyền hình tỉnh",
    "UBND các xã, phường",
    "Công an tỉnh",
    "CVP, các PCVP",
    "Lưu: VT, KT",
)
ISSUERS = (
    "Thủ tướng Chính phủ",
    "Chủ tịch UBND tỉnh",
    "Bộ Công Thương",
    "Ban Chỉ đạo 389 quốc gia",
)


class When(NamedTuple):
    """Words that set a time, and what they mean: kind, date, rrule as in the shared form."""

    words: str
    kind: str
    date: str | None = None
    rrule: str | None = None


NEVER = When("", "none")


def times(issued: date) -> list[When]:
    """Times that a paper of a day may set; all lie ahead of it."""
    day = issued + timedelta(days=25)
    month = date(day.year, day.month, 1)
    last = (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    year = date(issued.year, 12, 31)
    before = day - timedelta(days=1)
    short, long = (
        f"{day.day:02}/{day.month}/{day.year}",
        f"{day.day:02} tháng {day.month:02} năm {day.year}",
    )
    on, eve, end = day.isoformat(), before.isoformat(), last.isoformat()
    return [
        When(f"trước ngày {short}", "date", eve),
        When(f"trước ngày {long}", "date", eve),
        When(f"trước {short}", "date", eve),
        When(f"chậm nhất ngày {short}", "date", on),
        When(f"chậm nhất là ngày {long}", "date", on),
        When(f"chậm nhất đến hết ngày {short}", "date", on),
        When(f"hoàn thành trước ngày {short}", "date", eve),
        When(f"xong trước ngày {short}", "date", eve),
        When(f"hoàn thành chậm nhất ngày {short}", "date", on),
        When(f"trước 16 giờ ngày {short}", "date", on),
        When(f"trước 17 giờ 00 phút ngày {long}", "date", on),
        When(f"trong tháng {day.month}/{day.year}", "date", end),
        When(f"trong tháng {day.month:02} năm {day.year}", "date", end),
        When(f"hoàn thành trong tháng {day.month} năm {day.year}", "date", end),
        When(f"trong quý IV năm {year.year}", "date", year.isoformat()),
        When(f"hoàn thành trong quý IV/{year.year}", "date", year.isoformat()),
        When(f"trước ngày 31/12/{year.year}", "date", f"{year.year}-12-30"),
        When(f"hoàn thành trong năm {year.year}", "date", year.isoformat()),
        When(f"từ nay đến hết ngày {short}", "date", on),
        When("chậm nhất thứ Tư hằng tuần", "recurring", rrule="FREQ=WEEKLY;BYDAY=WE"),
        When("trước 15 giờ thứ Sáu hằng tuần", "recurring", rrule="FREQ=WEEKLY;BYDAY=FR"),
        When("trước ngày 18 hằng tháng", "recurring", rrule="FREQ=MONTHLY;BYMONTHDAY=17"),
        When("định kỳ hằng tháng, trước ngày 25", "recurring", rrule="FREQ=MONTHLY;BYMONTHDAY=24"),
        When("định kỳ hằng quý", "recurring", rrule="FREQ=MONTHLY;INTERVAL=3"),
        When("trong 05 ngày làm việc kể từ ngày ký văn bản này", "event"),
        When("trong thời hạn 10 ngày kể từ ngày nhận được thông báo này", "event"),
        When("ngay sau khi có kết quả giám định", "event"),
        When("trước Tết Trung thu", "event"),
    ]
