"""What is to come out: a plan, a list, a report (sản phẩm, kết quả).

A product has a verb that makes it or hands it over: "lập danh sách", "trình UBND tỉnh phương án".
A plan that is itself carried out or watched over ("kiểm tra việc thực hiện Kế hoạch") is none.
"""

from __future__ import annotations

import re
from functools import cache

from sauro.documents.reading.bodies import parse_list
from sauro.documents.reading.lexicon import Tokens, phrases
from sauro.documents.reading.rows import goes_on
from sauro.kernel.text import Mapped

_CONDITION = frozenset("khi nếu chưa đã ngày từ việc lúc không kỳ".split())
_BETWEEN = frozenset("ngay và lại xong cho về với kịp thời sớm bù một các những cái".split())
_MAKING = frozenset("hành ký mưu thảo bị trình gửi soạn dựng lập".split())
_SENT_ON = frozenset("gửi gởi trình nộp báo".split())
_SENT = frozenset(": gửi gởi trình nộp do hoàn xong báo chuyển phải đưa".split())
_SIGNS = frozenset(", ; . : ( )".split())
_HANGING = frozenset("được đã do của về theo bằng tại cho đến với và dịp từ ở".split())
_WRITTEN = (["văn", "bản"], ["báo", "cáo"], ["kế", "hoạch"], ["phương", "án"], ["ý", "kiến"])
_PAPERS = ("chỉ", "kế", "thông", "công", "quyết", "nghị", "kết")
_PLACE_OF_NEWS = ("công khai", "công bố", "niêm yết", "đăng", "đăng tải")
_FARTHEST = 14  # tokens between the verb and what it makes
_LONGEST = 36  # tokens of a product
_END = re.compile(  # what follows a product within its clause
    r"(?:trình|gửi|gởi|nộp|trước|chậm nhất|muộn nhất|không quá|hoàn thành|xong|để|nhằm|thì|phải|nếu"
    r"|trong (?:tháng|quý|năm|ngày|tuần|thời|vòng|nửa|\d+)|báo (?:cáo|lại|về)|định kỳ|hằng"
    r"|(?:hàng|mỗi) (?:ngày|tuần|tháng|quý|năm)|sau (?:khi|mỗi|ngày|\d+)|ngày \d+|kể từ|ngay|qua"
    r"|vào (?:ngày|lúc|sáng|chiều|dịp|đầu|cuối|giữa|thứ|quý|tháng|chương|giờ|lớp|các lớp|bộ|sinh)"
    r"|thông qua|phê duyệt|ban hành|chuyển (?:ngay|cho|đến|sang)|đến từng|về cho|đưa|sang"
    r"|(?:lên|trên) (?:cổng|trang|bảng|hệ thống)|tại (?:cuộc|phiên|hội nghị|giao ban)|phát sóng"
    r"|theo (?:ý kiến|hướng dẫn|công văn|tinh thần|yêu cầu|chỉ đạo))\b"
)
_COMPOUNDS = frozenset("dịp giải tờ quá quy tiến chương hành lộ giáo công".split())  # "quy trình"
_WHEN = re.compile(r"phương án|kế hoạch|quy trình|kịch bản")
_NEWS_END = re.compile(r"trên|tại|ở|lên")


def deliverable(tokens: Tokens) -> Mapped | None:
    """What is to come out; None where nothing is made."""
    low, opens = tokens.low, _openers()
    for i in [k for k, word in enumerate(low) if word in opens]:
        if not (i and low[i - 1] in _CONDITION) and (found := _opened(tokens, i)):
            return found
    return None


@cache
def _openers() -> frozenset[str]:
    """The words with which a product or the verb that makes it can begin."""
    return phrases("predicates", "maker", "report", "product").first_words | {"có"}


def _opened(tokens: Tokens, i: int) -> Mapped | None:
    """The product that opens at a token, by itself or with the verb that makes it."""
    low = tokens.low
    if (size := phrases("predicates", "report").match(low, i)) or (size := _sent(tokens, i)):
        return _words(tokens, i, _end(tokens, i, size, news=False))
    n = phrases("predicates", "maker").match(low, i) or _must_have(tokens, i)
    at = _made(tokens, i + n) if n else None
    return _product(tokens, i, n, at) if at is not None else None


def _must_have(tokens: Tokens, i: int) -> int:
    """ "Công an tỉnh | có văn bản trả lời": somebody is to have it, it is there in no case yet."""
    if tokens.low[i] != "có" or tokens.low[i + 1 : i + 3] not in _WRITTEN:
        return 0
    told = i == 0 or tokens.low[i - 1] in (",", ";", "cần", "sớm") or _ends_name(tokens, i)
    return int(told)


def _ends_name(tokens: Tokens, i: int) -> bool:
    named = parse_list(tokens, 0)
    return named is not None and named.end == i


def _sent(tokens: Tokens, i: int) -> int:
    """ "…; danh sách kho gửi Sở trước …": what is sent stands first in its clause."""
    opens = i == 0 or tokens.low[i - 1] in _SIGNS
    size = phrases("predicates", "product").match(tokens.low, i) if opens else 0
    if not size or tokens.low[i + size : i + size + 1] == ["viên"]:
        return 0  # "Hướng dẫn viên …"
    if tokens.low[i] == "báo" or _is_body(tokens, i):
        return 0
    end = _end(tokens, i, size, news=False)
    sent = _SENT if i == 0 or tokens.low[i - 1] != "," else _SENT_ON
    return size if end < len(tokens) and tokens.low[end] in sent else 0


def _made(tokens: Tokens, i: int) -> int | None:
    """Where what a verb makes begins, past adverbs, a second verb and whoever gets it."""
    products, makers = phrases("predicates", "product"), phrases("predicates", "maker")
    k = i
    while k < min(len(tokens), i + _FARTHEST):
        if products.match(tokens.low, k) and not _is_body(tokens, k):
            return k
        if tokens.low[k] in _BETWEEN:
            k += 1
        elif named := parse_list(tokens, k):
            k = named.end
        elif n := makers.match(tokens.low, k):
            k += n
        else:
            return None
    return None


def _is_body(tokens: Tokens, k: int) -> bool:
    """ "Bộ Y tế" is no set of anything, "bản Huồi Khí" no copy."""
    if not (tokens.capital(k) or tokens.capital(k + 1)) or tokens.low[k] not in (
        "bộ",
        "bản",
        "tin",
    ):
        return False
    return parse_list(tokens, k) is not None


def _product(tokens: Tokens, verb: int, n: int, at: int) -> Mapped | None:
    """The words of a product that begins at a token; None where it is the paper itself."""
    size = _size(tokens, at)
    if _is_this_paper(tokens, at, size) or _is_verb(tokens, at):
        return None
    news = tokens.small(verb, verb + n) in _PLACE_OF_NEWS
    return _words(tokens, at, _end(tokens, at, size, news=news))


def _size(tokens: Tokens, at: int) -> int:
    """The words that say what kind of thing it is: "dự thảo | Nghị định"."""
    size = phrases("predicates", "product").match(tokens.low, at)
    if tokens.low[at : at + 2] == ["dự", "thảo"]:
        size += phrases("predicates", "product", "report").match(tokens.low, at + size)
    return size


def _hands_on(tokens: Tokens, k: int) -> bool:
    """ "… | cho Sở Y tế", "… | về Ban": whoever gets it."""
    word = tokens.low[k]
    if word not in ("cho", "về", "với", "đến", "tới") or parse_list(tokens, k + 1) is None:
        return False
    return word in ("cho", "đến", "tới") or tokens.capital(k + 1)


def _words(tokens: Tokens, at: int, end: int) -> Mapped:
    while end > at + 1 and tokens.low[end - 1] in _HANGING:
        end -= 1
    first = at - 1 if at and tokens.low[at - 1] in ("các", "những", "một") else at
    return tokens.text[tokens.start(first) : tokens.end(end - 1)].stripped(" ,;:")


def _is_this_paper(tokens: Tokens, at: int, size: int) -> bool:
    """ "Kế hoạch này", "Chỉ thị", "Kế hoạch số 45/KH-UBND": it is there already."""
    following = tokens.low[at + size] if at + size < len(tokens) else "."
    if following == "này":
        return True
    bare = following in _SIGNS or following in ("số", "và", "ở", "tại", "vào")
    return tokens.capital(at) and at > 0 and tokens.low[at] in _PAPERS and bare


def _is_verb(tokens: Tokens, at: int) -> bool:
    """ "tổng hợp, báo cáo UBND tỉnh", "trình UBND tỉnh quyết định": told or decided, no paper."""
    if tokens.low[at] == "báo":
        return parse_list(tokens, at + 2) is not None
    decides = tokens.low[at : at + 2] == ["quyết", "định"]
    return decides and tokens.low[at - 1] not in _MAKING


def _end(tokens: Tokens, at: int, size: int, *, news: bool) -> int:
    """Past a product that begins at a token: its nouns in a row, up to what is done with it."""
    low = tokens.text.low
    planned = _WHEN.match(low, tokens.start(at))
    k = at + size
    while k < min(len(tokens), at + _LONGEST):
        word = tokens.low[k]
        if word in (";", ".", ":", "(", ")") or (
            word in (",", "và") and not goes_on(tokens, k + 1)
        ):
            return k
        start = tokens.start(k)
        if _END.match(low, start) and tokens.low[k - 1] not in _COMPOUNDS:
            return k
        if (word == "khi" and not planned) or (news and _NEWS_END.match(low, start)):
            return k
        if _hands_on(tokens, k):
            return k
        k += 1
    return k
