"""What whoever is told may decide, use or demand (thẩm quyền).

A grant has a subject: the body before it, or whoever the order before a comma tells. What is
granted to a citizen ("người dân được sử dụng"), to goods ("thuốc được phép lưu hành"), or only
describes a body ("cấp có thẩm quyền") empowers nobody who is told.
"""

from __future__ import annotations

from sauro.documents.reading.bodies import BodyList, parse_list, predicate_at
from sauro.documents.reading.lexicon import Tokens, phrases
from sauro.documents.reading.rows import goes_on
from sauro.kernel.text import Mapped

_WORDS = (
    "quyền",
    "được phép",
    "được huy động",
    "được sử dụng",
    "quyết định",
    "được chủ",
    "phân cấp",
)
_FIRM = ("quyền", "phân")  # "…, được quyền trưng dụng xe": needs no subject beside it
_BETWEEN = frozenset("cũng đều sẽ còn hoàn toàn đương nhiên chủ động tự trực tiếp thì".split())
_NO_VERB = frozenset("được thừa giấy văn bản đồng người việc theo sự bản tờ các không chưa".split())
_UNLIKE = frozenset("doanh hộ cửa công hợp siêu nhà người cơ cấp đơn sàn hãng".split())
_NO_OBJECT = (["theo"], ["hoặc"], ["của"], ["số"], ["này"], ["đã"])
_LONGEST_NAME = 24  # tokens between the beginning of a name and the grant
_LONGEST = 40  # tokens of a grant


def authority(tokens: Tokens) -> Mapped | None:
    """What the doer may decide or use; None where nothing is granted to him."""
    low = tokens.text.low
    if not any(word in low for word in _WORDS):
        return None
    for i in range(len(tokens)):
        if _granted(tokens, i) or _delegated(tokens, i) or _left_to_decide(tokens, i):
            return tokens.text[tokens.start(i) : tokens.end(_end(tokens, i) - 1)].stripped()
    return None


def _granted(tokens: Tokens, i: int) -> bool:
    """ "Tổ công tác | được quyền huy động …", "… , được phép tạm dừng lưu thông"."""
    n = phrases("predicates", "power").match(tokens.low, i)
    if not n or not _verb_follows(tokens, i, n):
        return False
    before = tokens.low[i - 1] if i else ""
    firm = tokens.low[i + n - 1] in _FIRM and tokens.low[i : i + 2] != ["có", "thẩm"]
    if before in (";", ":", "-") or i == 0:
        return True
    if before in (",", "và"):
        return firm or _named_first(tokens, i)
    named = _subject(tokens, i)
    return named is not None and _may_be_empowered(tokens, named, i)


def _verb_follows(tokens: Tokens, i: int, n: int) -> bool:
    """A power "có thẩm quyền" without a verb only describes: "báo cáo cơ quan có thẩm quyền"."""
    return tokens.low[i] != "có" or predicate_at(tokens, i + n) > 0


def _named_first(tokens: Tokens, i: int) -> bool:
    """Whether the item begins with a body's own name, which goes on as subject after a comma."""
    named = parse_list(tokens, phrases("predicates", "performative").match(tokens.low, 0))
    return named is not None and named.end < i and named.proper


def _subject(tokens: Tokens, i: int) -> BodyList | None:
    """The names that end right before a grant, or were read on over it as if it described them."""
    end = i
    while end and tokens.low[end - 1] in _BETWEEN:
        end -= 1
    for j in range(max(0, end - _LONGEST_NAME), end):
        named = parse_list(tokens, j)
        if named is not None and (named.end == end or named.items[-1].start < i < named.end):
            return named
    return None


def _may_be_empowered(tokens: Tokens, named: BodyList, i: int) -> bool:
    """A body or an officer; "có thẩm quyền" describes all that is no body's own name."""
    if tokens.low[i : i + 2] == ["có", "thẩm"]:
        return named.proper and tokens.capital(named.start)
    return named.proper or tokens.low[named.start] not in _UNLIKE


def _delegated(tokens: Tokens, i: int) -> bool:
    """ "ủy quyền cho cấp Đội ký", "phân cấp cho UBND xã cấp phép"."""
    n = phrases("predicates", "delegating").match(tokens.low, i)
    if not n or (i and tokens.low[i - 1] in _NO_VERB):
        return False
    k = i + n + (tokens.low[i + n : i + n + 1] == ["cho"])
    return k > i + n or parse_list(tokens, k) is not None


def _left_to_decide(tokens: Tokens, i: int) -> bool:
    """ "Giao Giám đốc Sở Y tế | quyết định mức hỗ trợ", "chủ động quyết định việc đóng chợ"."""
    following = tokens.low[i + 2 : i + 3]
    if tokens.low[i : i + 2] != ["quyết", "định"] or following in _NO_OBJECT:
        return False
    before = tokens.low[i - 1] if i else ""
    if before in ("động", "tự", "tiếp"):
        return True
    if i == 0 or before in (",", ":"):
        return i == 0 and following in (["việc"], ["huy"], ["trưng"], ["điều"])
    return _is_given(tokens, i)


def _is_given(tokens: Tokens, i: int) -> bool:
    """Whether a performative gives the decision to the body before it."""
    for j in range(max(0, i - _LONGEST_NAME), i):
        n = phrases("predicates", "performative").match(tokens.low, j)
        k = j + n + (tokens.low[j + n : j + n + 1] == ["cho"]) if n else 0
        named = parse_list(tokens, k) if n else None
        if named is not None and named.end == i:
            return True
    return False


def _end(tokens: Tokens, i: int) -> int:
    """Past the words of a grant: to the sign that ends it, over commas within a row of nouns."""
    depth = 0
    for k in range(i + 1, min(len(tokens), i + _LONGEST)):
        word = tokens.low[k]
        depth += (word == "(") - (word == ")")
        if depth < 0 or (depth == 0 and word in (";", ".", ":")):
            return k
        if depth == 0 and word in (",", "và") and not goes_on(tokens, k + 1):
            return k
    return min(len(tokens), i + _LONGEST)
