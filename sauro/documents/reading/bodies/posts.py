"""Posts and persons: Giám đốc Sở …, Chủ tịch UBND các xã, Phó Chủ tịch … Trần Văn A."""

from __future__ import annotations

from sauro.documents.reading.bodies import heads, names, relatives
from sauro.documents.reading.bodies.items import Body
from sauro.documents.reading.bodies.vocabulary import predicate_at
from sauro.documents.reading.lexicon import Tokens, phrases

_NEED_COMPLEMENT = frozenset("đạo diện bộ chức chí đ/c đ.c ông bà anh chị cô chú".split())


_OFFICES = {"phòng", "khoa", "trạm", "đội", "đồn"}  # "Trưởng phòng Kinh tế, Hạ tầng và Đô thị"


def parse_post(tokens: Tokens, i: int, j: int, quantified: bool) -> Body | None:
    """A post with the body it heads, or with its holder: Giám đốc Sở …, Chủ tịch UBND các xã."""
    if (
        tokens.low[j - 1] in ("ban", "phòng")
        and phrases("bodies", "known", "agency").match(tokens.low, j - 1) > 1
    ):
        j -= 1  # "Trưởng | Ban quản lý chợ"
    j = _posts_joined(tokens, j)
    j += 2 * _is_rank(tokens, j)
    j = _and_post(tokens, j)
    opened = j
    colon = j < len(tokens) and tokens.low[j] == ":"
    inner = heads.parse_body(tokens, j, bare=not predicate_at(tokens, j)) if not colon else None
    if tokens.low[j - 1] == "các":
        head = phrases("bodies", "place", "group", "known", "agency").match(tokens.low, j)
        j, quantified = names.places_end(tokens, j + head), True
    elif inner is not None:
        j = inner.end
        quantified = quantified or inner.collective
    elif n := _field(tokens, j):
        j = names.name_end(tokens, j + n)
    elif tokens.low[j - 1] not in _NEED_COMPLEMENT or phrases("bodies", "tail").match(
        tokens.low, j
    ):
        j = names.name_end(tokens, j, open_name=tokens.low[j - 1] in _OFFICES)
    j = _holder(tokens, _in_charge(tokens, i, j))
    whole = tokens.low[j - 2 : j] == ["chi", "bộ"]  # "bí thư chi bộ" needs no name
    if j == opened and tokens.low[j - 1] in _NEED_COMPLEMENT and not whole and not quantified:
        return None
    of_some_body = tokens.low[i] in ("người", "thủ", "lãnh") and inner is None
    proper = not quantified and not of_some_body and (inner is None or inner.proper)
    return relatives.finished(tokens, i, j, proper=proper, group=quantified)


_CHARGED = frozenset("phó cán công chuyên lãnh đồng thư".split())


def _in_charge(tokens: Tokens, i: int, j: int) -> int:
    """Past "phụ trách kinh tế" after a post, where the verb of the sentence follows it."""
    if tokens.low[i] not in _CHARGED or tokens.low[j : j + 2] != ["phụ", "trách"]:
        return j
    for k in range(j + 3, min(len(tokens), j + 9)):
        if predicate_at(tokens, k):
            return k
        if not tokens.low[k].isalnum() and tokens.low[k] != "-":
            break
    return j


def _field(tokens: Tokens, j: int) -> int:
    """What a clerk works at: "Công chức | Văn hóa - Xã hội", "Cán bộ | địa chính"."""
    if j >= len(tokens) or tokens.low[j - 1] not in ("chức", "bộ", "viên", "toán"):
        return 0
    n = phrases("bodies", "field").match(tokens.low, j)
    return n if n > predicate_at(tokens, j) else 0


def _is_rank(tokens: Tokens, j: int) -> bool:
    """ "đồng chí | Thượng tá | Nguyễn Văn A"."""
    grade = tokens.low[j : j + 1] in (["đại"], ["thượng"], ["trung"], ["thiếu"])
    return grade and tokens.low[j + 1 : j + 2] in (["tá"], ["tướng"], ["úy"])


def _posts_joined(tokens: Tokens, j: int) -> int:
    """ "Trưởng các thôn, khóm": the quantifier belongs to what follows."""
    if j < len(tokens) and tokens.low[j] == ",":
        n = phrases("bodies", "post").match(tokens.low, j + 1)
        if n and tokens.low[j + 1] in ("thư", "phó") and not predicate_at(tokens, j + 1):
            return j + 1 + n
    return j


def _and_post(tokens: Tokens, j: int) -> int:
    """ "Bí thư chi bộ | kiêm trưởng bản": one man in two posts."""
    k = j + 2 * (tokens.low[j : j + 2] == ["chi", "bộ"])
    n = (
        phrases("bodies", "post").match(tokens.low, k + 1)
        if tokens.low[k : k + 1] == ["kiêm"]
        else 0
    )
    return k + 1 + n if n else j


def _holder(tokens: Tokens, j: int) -> int:
    """The name of a person after his post: "… tỉnh Trần Văn A", "… tỉnh - Nguyễn Thị B"."""
    k = j + 1 if j < len(tokens) and tokens.low[j] in ("-", "–") and tokens.capital(j + 1) else j
    if k > j and phrases("bodies", "post").match(tokens.low, k):
        return j  # "Trưởng Ban - Phó Chủ tịch …": another post, no name
    n = k
    while n < len(tokens) and tokens.capital(n) and tokens.low[n][:1].isalpha():
        n += 1
    return n if n - k >= 2 or (n > k and k == j) else j
