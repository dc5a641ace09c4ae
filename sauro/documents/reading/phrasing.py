"""Turns of phrase that tell what a clause does: formulas, refusals, sanctions, tales of the past."""

from __future__ import annotations

import re

from sauro.documents.reading.lexicon import Phrases
from sauro.kernel.patterns import Guarded

FORMULA = re.compile(
    r"(?:nay |trên đây|thừa lệnh|thừa ủy quyền"
    r"|nhận được (?:công điện|văn bản|chỉ thị|thông báo) này|rất mong|trân trọng (?!đề nghị)|mọi (?:khó khăn|vướng mắc|thông tin|chi tiết)|(?:các )?thông tin (?:chi tiết|liên hệ|trao đổi)|(?:chi tiết|đầu mối) (?:xin )?liên hệ|"
    r"(?:trong quá trình|quá trình) (?:triển khai |tổ chức )?(?:triển khai|thực hiện)[^.;]{0,40}(?:nếu )?(?:có|gặp|phát sinh|nảy sinh) (?:khó khăn|vướng mắc|vấn đề)|nếu có (?:khó khăn|vướng mắc)|"
    r"(?:quyết định|chỉ thị|kế hoạch|quy chế|thông báo|công điện)(?: này)? (?:có hiệu lực|hết hiệu lực|thay thế|phổ biến|được phổ biến)|căn cứ [^,]{5,200}[;.]?$|xét đề nghị|theo đề nghị của [^,]*[;.]?$|"
    r"(?:quyết định|chỉ thị|kế hoạch|quy chế|thông báo|công điện|công văn)\ssố\s[^,;]{3,60}\shết hiệu lực|(?:ông|bà|đồng chí)\s[^.;]{3,140},\s(?:phó )?(?:trưởng đoàn|trưởng ban|tổ trưởng|thành viên|thư ký|ủy viên)(?:, (?:thư ký|thành viên))?\s?[;.]?$|"
    r"đường dây nóng[^.;]{0,80}:\s?\d|(?:khi|nếu|lúc) [^.;,]{0,40}xin (?:gọi|liên hệ|điện|báo)|"
    r"người dân |lãnh đạo (?:các đơn vị|[^.;]{3,60}): [^.;]*[-–] thành viên|(?:mời )?(?:ông|bà) [^.]{3,90} - (?:ủy viên|trưởng|phó|thành viên|thư ký|tổ)|"
    r"biên bản (?:này )?(?:được )?lập |(?:cuộc|buổi) họp kết thúc|bãi bỏ |bản đồ |hết\.?$|nơi nhận)"
)
FORMULA_LATER = Guarded(  # the same, after a few words
    r"(?:[^.;]{0,80}(?:xin |trân trọng )?thông (?:báo|tin) (?:kết luận |ý kiến |nội dung )?[^.;]{0,120}(?:để|cho|đến|tới|các) [^.;]{0,80}(?:biết|hay|thực hiện|triển khai|thi hành)"
    r"|[^.;]{0,90}trân trọng (?:cảm ơn|báo cáo|cám ơn|thông báo)"
    r"|[^.;]{0,160}chịu trách nhiệm thi hành (?:quyết định|chỉ thị))",
    "thông báo ", "thông tin ", "trân trọng ", "chịu trách nhiệm thi hành ",
)  # fmt: skip

REFUSED = Guarded(
    r"(?:không xem xét|chưa (?:được )?xem xét|không thuộc (?:thẩm quyền|phạm vi)|không (?:chấp thuận|đồng ý|nhất trí|chấp nhận|ủng hộ|có thẩm quyền)|chưa (?:chấp thuận|đồng ý|nhất trí|đặt vấn đề)|"
    r"đã có văn bản trả lời|không có (?:kiến nghị|đề xuất)|thống nhất không|không được (?:chấp|đồng|nhất)|chưa đủ (?:cơ sở|căn cứ)|không đặt ra|không phù hợp (?:với )?quy định|không bàn|không đặt lại|ngoài thẩm quyền|ghi nhận (?:đề nghị|kiến nghị|đề xuất)|không xét|chưa bố trí được|chưa giải quyết|(?:không|chưa) kết luận|để lại xem xét|xem xét sau|không bỏ,|(?:tiếp thu|ghi nhận),? (?:và )?sẽ )",
    "không", "tiếp thu", "chưa", "văn bản trả lời", "ngoài thẩm quyền", "ghi nhận ", "xem xét",
)  # fmt: skip

SANCTION = Guarded(
    r"(?:không xét|không đề nghị khen|phải kiểm điểm|bị xử lý|xem xét trách nhiệm|phải chịu trách nhiệm|chịu trách nhiệm|sẽ bị|không được xét|coi là|bị phê bình|phê bình|hạ bậc)",
    "không ", "kiểm điểm", "bị ", "trách nhiệm", "coi là", "phê bình", "hạ bậc",
)  # fmt: skip

TIME_GONE = Guarded(
    r"^(?:trong )?(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một) tháng(?: đầu năm(?: \d{4})?| năm \d{4})?$|đến nay|vừa qua|(?:năm|tháng|tuần|thời gian|quý|đợt) (?:qua|rồi)|những năm|trước đây|so với cùng kỳ",
    "tháng", "đến nay", " qua", " rồi", "vừa qua", "những năm", "trước đây", "so với cùng kỳ",
)  # fmt: skip

EARLIER_PAPER = Guarded(
    r"(?:có|ban hành|gửi|ra|tại|phát hành) (?:các )?(?:công văn|văn bản|thông báo|quyết định|kế hoạch|chỉ thị|công điện|kết luận)\b[^;]*$"
    r"|(?:công văn|thông báo|quyết định|kế hoạch|chỉ thị|công điện|kết luận)\ssố[^,;]*$",
    "công văn", "văn bản", "thông báo", "quyết định", "kế hoạch", "chỉ thị", "công điện", "kết luận",
)  # fmt: skip

NOT_GIVEN = frozenset("ban dịch thông lưu tiếp diện hàng nhận khoán nộp của".split())

NOUN_AFTER = frozenset("số của về này nêu tại đó trên được là đã và , . ; theo".split())

DUTY = frozenset("trình gửi chủ thực chịu làm đảm phụ quản tổ xử giải đầu bố lo hoàn cung".split())

LINKING = frozenset(
    "trên qua bằng trước sau để của với cho về tại từ đến do bởi ở vào và hoặc giữa trong như là các những mọi gồm".split()
)

SO = Phrases(
    "bởi vậy; vì vậy; vì thế; do đó; do vậy; cho nên; bởi thế; còn; còn lại; nay; bây giờ; lần này; đồng thời; tuy nhiên; và; cũng; riêng; thì; nên; song; nhưng; mặt khác; sau đó; trước mắt; theo đó".split(
        "; "
    )
)

PAST_ORDER = Guarded(
    r"(?<!vụ )(?<!việc )(?<!dung )(?<!hạn )(?<!mức )đã (?:giao|yêu cầu|đề nghị|phân công|chỉ đạo|có (?:công văn|văn bản|chỉ thị|công điện|thông báo))",
    "đã ",
)  # fmt: skip

REPORT_DUE = Guarded(
    r"(?:báo cáo|sơ kết|tổng kết)[^:;.]{0,70}:\s(?:gửi\s|nộp\s)?"
    r"(?:trước|chậm nhất|muộn nhất|trễ nhất|vào|hạn|xong|ngày \d|định kỳ|hằng|hàng)",
    "báo cáo", "sơ kết", "tổng kết",
)  # fmt: skip
ORDER_LABEL = re.compile(
    r"(?:về|đối với|với|riêng|trên|việc|công tác|nhóm|lĩnh vực|tuyến|nội dung|trong|tại|báo cáo|yêu cầu)\b"
)

# What was counted is done: "khởi tố 16 vụ", "thu giữ 86 kg"; a row of a tally: "hàng giả 165 vụ".
_THINGS = r"(?:vụ|bị can|đối tượng|đường dây|tụ điểm|kg|tấn|tạ|lô|tang vật|sản phẩm|bao|thùng|chai|tỷ|triệu)"
COUNTED = Guarded(
    r"(?:^|[\s,])(?:khởi tố|bắt giữ|bắt quả tang|phát hiện|thu giữ|tạm giữ|tịch thu|triệt phá|xử phạt|thu nộp ngân sách(?: nhà nước)?|phạt tiền)"
    rf"(?:,?\s(?:xử lý|bắt giữ|thu giữ|khởi tố))?\s(?:hơn\s|gần\s|trên\s)?\d[\d.,]*\s{_THINGS}\b",
    "khởi tố ", "giữ ", "bắt quả tang ", "phát hiện", "tịch thu ", "triệt phá ", "phạt ", "thu nộp ", "xử lý ",
)  # fmt: skip
TALLY = re.compile(rf"[^\d.;:]{{3,60}}\s\d[\d.,]*\s{_THINGS}(?:\s?[,;.]|$)")
DATED_TALE = Guarded(  # "Ngày 28/10, Giám đốc Sở giao Đội 7 trực đêm.": told, the paper itself has another day
    r"(?:(?:sáng|chiều|tối)\s)?ngày\s\d{1,2}/\d{1,2}(?:/\d{4})?,\s[^,;:]{3,80}?\s(?:giao|yêu cầu|chỉ đạo|quyết định|ban hành)\s[^:]*$",
    "ngày ",
)  # fmt: skip
# A report counts one thing after another: "kiểm tra 64 hộ, nhắc nhở 21 hộ, phạt 38,5 triệu đồng".
COUNTED_ONE = re.compile(
    r"(?:kiểm tra|rà soát|nhắc nhở|lập biên bản|xử lý|xử phạt|phạt|phát hiện|thu giữ|tạm giữ|tịch thu|tiêu hủy"
    r"|khởi tố|vận động|tuyên truyền|cấp phát|phát|lấy|tiếp nhận|gỡ|khóa|niêm phong|thu hồi|thu|ký|tổ chức|mở)"
    r"\s(?:được\s|hơn\s|gần\s|trên\s|cho\s)?\d[\d.,]*(?<![.,])\s\w"
)
_LONGEST_TALLY = 90  # characters
_STILL = ("phải ", "cần ", "xong", "trước ngày", "hoàn thành", "yêu cầu", "giao ", "đề nghị")


_AHEAD = re.compile(  # a time or a rhythm to come: no report
    r"\b(?:trước|chậm nhất|trong tháng|trong quý|mỗi|hằng|hàng tuần|hàng tháng|đến hết|từng|ít nhất|tối thiểu|thì)\b"
)


# "lấy 214 mẫu, có 19 mẫu không đạt, đã thu hồi": one count, and what became of it.
_AND_OVER = re.compile(r",\s(?:đã\s|(?:trong đó\s)?có\s\d[\d.,]*\s\w+\s(?:không|chưa|vi|đạt|bị))")
_FOUND_SOME = re.compile(
    r",?\sphát hiện\s\d[\d.,]*\s(?:xe|hộ|cơ sở|trường hợp|container|ghe|tàu|người|điểm)\b[^.;]*,\sđã\s"
)


def is_counted(low: str) -> bool:
    """Whether a clause tells a counted result, with no word of what is still to be done."""
    found = COUNTED.search(low) or (len(low) < _LONGEST_TALLY and TALLY.fullmatch(low.strip()))
    ones = len(COUNTED_ONE.findall(low))
    counted = (
        bool(found)
        or bool(_FOUND_SOME.search(low))
        or ones > 1
        or (ones == 1 and not COUNTED_ONE.match(low) and bool(_AND_OVER.search(low)))
    )
    return counted and not any(word in low for word in _STILL) and not _AHEAD.search(low)


# "Tại Công điện số 31/CĐ-TTg ngày …, Thủ tướng yêu cầu …": what another paper ordered.
RETOLD = Guarded(
    r"(?:trước đó, )?tại (?:các )?(?:công điện|thông báo|chỉ thị|công văn|văn bản|kết luận|cuộc họp|phiên họp|hội nghị|buổi làm việc)\s(?:số\s|ngày\s)[^;:]{4,90}?,\s[^;:]{3,110}?\s(?:đã\s)?(?:yêu cầu|giao|chỉ đạo|đề nghị|phân công)\s",
    "công điện", "thông báo", "chỉ thị", "công văn", "văn bản", "kết luận", "họp", "hội nghị", "làm việc",
)  # fmt: skip
# "Luật …, theo đó chủ sàn có trách nhiệm …": what the law says to all.
LAW_SAYS = Guarded(
    r"(?:theo quy định (?:của|tại) (?:pháp luật|luật|nghị định|thông tư)|[^;]*(?:quy định|hướng dẫn) tại (?:luật|nghị định|thông tư|điều)[^;]*, theo đó)",
    "quy định", "hướng dẫn",
)  # fmt: skip
# What a body is given, no work: "được hưởng phụ cấp", "sử dụng con dấu của Sở".
IS_MEASURE = Guarded(  # "Kết quả thực hiện là căn cứ đánh giá người đứng đầu", not "Lấy kết quả là …"
    r"(?:việc|kết quả|mức độ|đây|tiến độ|chất lượng)\b[^,;:]{0,80}?\slà (?:một (?:trong những )?)?(?:căn cứ|cơ sở|tiêu chí|thước đo)\s",
    "là căn cứ", "là cơ sở", "là tiêu chí", "là thước đo", "là một",
)  # fmt: skip
ENTITLED = re.compile(
    r"(?:được\s(?:hưởng|thưởng|sử dụng|nhận|bồi dưỡng|trang bị|cấp)\s|(?:được\s)?sử dụng con dấu|hưởng (?:chế độ|phụ cấp|công tác phí)"
    r"|làm việc theo chế độ kiêm nhiệm)"
)
REWARDED = re.compile(
    r"(?:người|ai|hộ|cá nhân|tập thể)\s[^,;.]{0,60}?\sđược\s(?:thưởng|hưởng|khen|biểu dương|cấp)\s"
)

SAYS = Guarded(
    r"[^,]{3,60}\s(?:nhấn mạnh|cho rằng|cho biết|khẳng định)\b",
    "nhấn mạnh", "cho rằng", "cho biết", "khẳng định",
)  # fmt: skip

_AGREES = r"(?:đồng ý|nhất trí|thống nhất|chấp thuận)"
_AGREEING = ("đồng ý", "nhất trí", "thống nhất", "chấp thuận")
_TOPIC = r"(?:[^:;.]{3,120}:\s)?"  # "Về bến bãi: đồng ý …"
CONSENT_FIRST = Guarded(rf"{_TOPIC}{_AGREES}\b", *_AGREEING)  # an item that opens with consent
CONSENT_CLAUSE = Guarded(rf"{_TOPIC}{_AGREES}\b[^;.]*[;.]\s(?=\w)", *_AGREEING)  # and goes on
CONSENT = Guarded(
    rf"{_AGREES}\s(?:cao\s)?(?:chủ trương|với|theo|về|đề xuất|ý kiến|nội dung|đề nghị|như)\b",
    *_AGREEING,
)

# In front of these, "đối với" and "tại" say where, not whom: "Đối với chợ Hàn: …".
MARKETS = frozenset("chợ cảng tuyến cửa sân bến ga".split())

PRAISE = re.compile(
    r"(?:(?:đây|đó) là|ghi nhận|đánh giá cao|biểu dương|hoan nghênh|phê bình)\s(?!và |nghiêm)"
)
