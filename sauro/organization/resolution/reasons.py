"""Every reason that resolving may give (các lý do)."""

from __future__ import annotations

from sauro.organization.resolution.model import Reason

OWN = Reason("own-territory", "Cùng địa bàn với nơi ban hành.", "Of the issuer's own territory.")
NAMED = Reason("named-territory", "Địa bàn được nêu tên.", "The territory is named.")
NATIONAL = Reason("national", "Cơ quan ở Trung ương.", "A body of the nation.")
FORCE = Reason(
    "force-name",
    "Tên lực lượng chỉ cơ quan của lực lượng đó tại địa bàn.",
    "A force's name stands for its body there.",
)
FORMER_NAME = Reason(
    "former-name",
    "Tên cũ; cơ quan này kế thừa nhiệm vụ.",
    "A former name; this body took over.",
)
PERHAPS_FORMER = Reason(
    "perhaps-former",
    "Có thể là tên cũ; cần người xác nhận cơ quan này kế thừa việc được giao.",
    "Perhaps a former name; a person must say whether this body inherited the task.",
)
STANDING = Reason(
    "standing", "Được ghi nhận là cơ quan thường trực.", "On record as the standing agency."
)
STANDING_UNKNOWN = Reason(
    "standing-unknown",
    "Chưa ghi nhận cơ quan thường trực; đây là cơ quan thường được giao.",
    "No standing agency is on record; this body often is.",
)
SUCCESSOR = Reason(
    "successor",
    "Địa bàn cũ đã nhập toàn bộ vào địa bàn này từ 01/7/2025.",
    "The former territory went whole into this one on 1 July 2025.",
)
SUCCESSOR_PART = Reason(
    "successor-part",
    "Một phần địa bàn cũ thuộc về đây từ 01/7/2025.",
    "A part of the former territory is here since 1 July 2025.",
)
ENDED_LEVEL = Reason(
    "ended-level",
    "Cấp huyện đã kết thúc hoạt động từ 01/7/2025.",
    "Districts ended on 1 July 2025.",
)
BEFORE_MERGER = Reason(
    "before-merger",
    "Văn bản có trước 01/7/2025; danh sách là các đơn vị hiện nay.",
    "The paper is older than 1 July 2025; the list is of today's units.",
)
AMBIGUOUS = Reason("ambiguous", "Nhiều cơ quan cùng khớp tên này.", "Several bodies fit the name.")
NO_ACCENTS = Reason("no-accents", "Khớp khi bỏ dấu.", "Fits without marks.")
ACCENTS_DIFFER = Reason(
    "accents-differ", "Khác dấu so với tên đã ghi nhận.", "Its marks differ from the known name."
)
KIND_DIFFERS = Reason(
    "kind-differs",
    "Khác loại đơn vị hành chính (xã, phường …).",
    "Another kind of unit (commune, ward …).",
)
OUTSIDE = Reason(
    "outside-province",
    "Trùng tên nhưng ở ngoài tỉnh ban hành.",
    "The name fits, but lies outside the issuing province.",
)
SLIP = Reason(
    "slip",
    "Gần giống; có thể là lỗi chính tả hoặc lỗi nhận dạng.",
    "Close; perhaps a slip of typing or of recognition.",
)
WORDS_LEFT = Reason(
    "words-left", "Còn từ chưa hiểu trong tên gọi.", "Some words of the mention are not understood."
)
NOT_VALID_THEN = Reason(
    "not-valid-then",
    "Cơ quan không hoạt động vào ngày của văn bản.",
    "The body did not exist on the day of the paper.",
)
ENDED = Reason(
    "ended-body",
    "Cơ quan được nêu đã kết thúc hoạt động; đây là cơ quan kế thừa.",
    "The body that is named has ended; this one goes on with its work.",
)
REGION_NUMBER = Reason(
    "region-number",
    "Chưa ghi nhận số hiệu khu vực của cơ quan này.",
    "The region's number is not on record for this body.",
)
BRACKET_UNIT = Reason(
    "bracket-unit", "Trong ngoặc là đơn vị trực tiếp làm.", "In brackets: the unit that does it."
)
BRACKET_UNKNOWN = Reason(
    "bracket-unknown", "Chưa rõ đơn vị trong ngoặc.", "The unit in brackets is not known."
)
BRACKET_DIFFERS = Reason(
    "bracket-differs",
    "Trong và ngoài ngoặc chỉ hai cơ quan khác nhau.",
    "In and outside the brackets are two bodies.",
)
ALL_OF_KINDS = Reason(
    "all-of-kinds", "Tất cả đơn vị thuộc các loại được nêu.", "All units of the kinds named."
)
LISTED = Reason("listed", "Các đơn vị được nêu tên.", "The units are named.")
FOOTNOTE = Reason("footnote", "Theo danh sách ở chú thích.", "By the list in the footnote.")
EXCEPTION = Reason("exception", "Đã trừ đơn vị được nêu.", "Less those excepted.")
CONDITION = Reason(
    "condition",
    "Có điều kiện kèm theo; cần người xác định đơn vị nào thuộc diện này.",
    "A condition narrows the group; a person must say who meets it.",
)
MEMBERS = Reason(
    "members", "Thành viên theo quyết định còn hiệu lực.", "Members by decisions in force."
)
NO_MEMBERS = Reason(
    "no-members",
    "Chưa ghi nhận thành viên vào ngày này.",
    "No members are on record for that day.",
)
OPEN = Reason(
    "open-group",
    "Không nêu rõ đơn vị nào; cần người xác định.",
    "Nobody is named; a person must say who is meant.",
)
SOME_UNKNOWN = Reason(
    "some-unknown",
    "Có đơn vị trong danh sách chưa xác định được.",
    "Some units of the list are not known.",
)
