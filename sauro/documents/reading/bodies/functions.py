"""What a team is for, where small letters tell it: "Tổ tuần tra sông", "Hội đồng giám định giá".

A name in small letters ends where its sentence's verb begins. That verb is looked for: words of a
function are part of the name only where another word of doing follows them without a comma.
"""

from __future__ import annotations

from sauro.documents.reading.bodies.vocabulary import parse_head, predicate_at
from sauro.documents.reading.lexicon import Tokens, phrases

_LONGEST = 8  # tokens
_TWO = 2  # words at least of each kind of work
_TEAMS = frozenset("tổ đội đoàn trạm chốt ban đồng lượng tác phận nhóm trách ngành".split())
_DEPARTMENTS = frozenset("phòng ban cục viện tâm đội đồng lượng hội nghiệp sở".split())
_YOUTH = frozenset("tỉnh thành huyện quận thị phường xã".split())  # "Tỉnh đoàn": a union, no team
_WORK = frozenset(
    "kiểm tra;kiểm soát;kiểm dịch;kiểm kê;kiểm nghiệm;giám sát;giám định;tuần tra;quản lý;xử lý"
    ";tự quản;phản ứng;xác minh;thu gom;thu mẫu;tiêu hủy;bảo vệ;điều tra;điều phối;tiếp nhận;huấn luyện"
    ";triển khai;định giá;thẩm định;thẩm tra;hòa giải;tư vấn;vận động;truyền thông;tuyên truyền"
    ";nghiệm thu;rà soát;hậu kiểm;thanh tra;đặc biệt;lấy mẫu;tiếp công;thường trực;cứu hộ"
    ";chữa cháy;phòng chống;thanh lý;đấu giá;trực ban;trực đường;trực chốt".split(";")
)
_OPENS = frozenset(
    "gửi tiếp tăng khẩn chủ tập đẩy nhanh căn quyết hằng hàng mỗi thường lập tổ báo làm".split()
)
_MANNER = frozenset("chặt kịp nghiêm triệt dứt hoàn xong tốt toàn lại theo tại".split())
_SIGNS = frozenset(", ; . ( ) “ ”".split())


def firm_predicate(tokens: Tokens, k: int) -> bool:
    """Whether what opens at k can hardly be anything but the verb of a sentence."""
    n = predicate_at(tokens, k)
    if tokens.low[k] == "không":
        return predicate_at(tokens, k + 1) > 0
    if n and tokens.low[k] in ("sớm", "ngay"):
        return predicate_at(tokens, k + n) > 0
    if not n or tokens.low[k] in _MANNER:
        return False
    if phrases("predicates", "modal", "performative").match(tokens.low, k):
        return tokens.low[k] not in ("giao", "thôi")
    return n >= 2 or tokens.low[k] in _OPENS


def function_end(tokens: Tokens, j: int) -> int | None:
    """Past the words in small letters that say what the team before j is for; None for none."""
    if not 0 < j < len(tokens) or not _is_team(tokens, j - 1) or tokens.capital(j):
        return None
    verb = predicate_at(tokens, j)
    if _breaks(tokens, j) or (verb and not _is_work(tokens, j)):
        return None
    how = phrases("predicates", "adverb").match(tokens.low, j + verb) if verb else 0
    if how and not predicate_at(tokens, j + verb + how):
        return None  # "Tổ công tác | triển khai khẩn trương kế hoạch"
    for k in range(j + max(verb, 1), min(len(tokens), j + _LONGEST)):
        if tokens.low[k] == ":" or firm_predicate(tokens, k):
            return k
        if _breaks(tokens, k):
            return None
    return None


def _is_team(tokens: Tokens, i: int) -> bool:
    """Whether the word at i ends the head of a team; "các sở, ban, ngành" are none."""
    if tokens.low[i] == "đoàn" and tokens.low[i - 1] in _YOUTH:
        return False
    if tokens.low[i] not in _TEAMS or tokens.low[i - 1 : i] == ["liên"]:
        return tokens.low[i] == "ngành"  # "liên ngành"
    return tokens.low[i] not in ("ban", "ngành") or any(
        tokens.capital(k) for k in range(max(0, i - 3), i + 1)
    )


def _is_work(tokens: Tokens, j: int) -> bool:
    """What a team may be named after."""
    return tokens.small(j, j + 2) in _WORK or tokens.low[j] in ("chống", "phòng")


def _breaks(tokens: Tokens, k: int) -> bool:
    """A sign, a joining word or another body: no name goes over these."""
    word = tokens.low[k]
    if word in _SIGNS or word in (":", "và", "hoặc", "để", "cho", "khi", "thì", "đã", "sẽ", "các"):
        return True
    return tokens.capital(k) and parse_head(tokens, k) > 1 and word != "mặt"


def list_end(tokens: Tokens, j: int, first: int) -> int | None:
    """Past what a department works at beyond a comma: "Kiểm nghiệm thuốc, mỹ phẩm"; None for none.

    A subject is not parted from its verb by a comma, so small letters after one belong to the
    name, if another word of doing follows them at once.
    """
    heads = {*tokens.low[max(0, first - 3) : first]}
    if not heads & _DEPARTMENTS or not _goes_on(tokens, j + 1):
        return None
    since = 0  # words since the last sign
    for k in range(j + 1, min(len(tokens), j + 2 + _LONGEST)):
        if since >= _TWO and (tokens.low[k] == ":" or firm_predicate(tokens, k)):
            return k
        sign = tokens.low[k] in (",", "và")
        if sign and (since == 0 or (tokens.low[k] == "," and not _goes_on(tokens, k + 1))):
            return None
        if since and not sign and _breaks(tokens, k):
            return None
        since = 0 if sign else since + 1
    return None


def _goes_on(tokens: Tokens, k: int) -> bool:
    """A word in small letters that opens neither a circumstance, a body nor a new order."""
    if k >= len(tokens) or tokens.capital(k) or not tokens.low[k].isalpha():
        return False
    listed = phrases("bodies", "group", "place", "post", "quantifier", "known", "relative")
    opens = phrases("predicates", "circumstance", "modal", "adverb", "performative", "past")
    if listed.match(tokens.low, k) or opens.match(tokens.low, k):
        return False
    return tokens.low[k] not in ("phối", "có", "trừ", "nhưng", "nếu", "kể", "báo", "cùng", "đề")
