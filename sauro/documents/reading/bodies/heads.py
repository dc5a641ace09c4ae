"""How a name begins: quantifier, known agency, post, place, or a kind in small letters."""

from __future__ import annotations

import re

from sauro.documents.reading.bodies import names, posts, relatives
from sauro.documents.reading.bodies.items import Body
from sauro.documents.reading.bodies.vocabulary import may_open, parse_head, predicate_at
from sauro.documents.reading.lexicon import Tokens, phrases

_PERSON = re.compile(r"(?:đồng chí|ông|bà)$")


def parse_body(tokens: Tokens, i: int, *, bare: bool = False) -> Body | None:
    """The one name that begins at token i; ``bare`` lets any kind stand without "các"."""
    if i >= len(tokens) or not may_open(tokens, i):
        return None
    low = tokens.low
    j = i + _quantified(tokens, i)
    quantified = j > i
    if not quantified and _verb_at(tokens, j) > max(
        parse_head(tokens, j), phrases("bodies", "group").match(low, j)
    ):
        return None  # "Ban hành", "Báo cáo", "Tổ chức": a verb, not a body
    known = phrases("bodies", "known").match(low, j)
    if known and (tokens.capital(j) or quantified or _generic_known(low, j)):
        end = names.name_end(tokens, j + known)
        return relatives.finished(
            tokens, i, end, proper=tokens.capital(j) and not quantified, group=quantified
        )
    post = phrases("bodies", "post").match(low, j)
    if post and (tokens.capital(j) or quantified or low[j] in _LOWER_POSTS):
        return posts.parse_post(tokens, i, j + post, quantified)
    agency = phrases("bodies", "agency", "place").match(low, j)
    if agency and tokens.capital(j) and not quantified:
        return _agency(tokens, i, j + agency)
    place = phrases("bodies", "place").match(low, j)
    if place and not quantified and tokens.capital(j + place):
        return _agency(tokens, i, j + place)
    group = phrases("bodies", "group", "place").match(low, j)
    if not group and tokens.capital(j):
        group = agency
    if group and tokens.low[j : j + 2] == ["thành", "viên"]:
        end = names._member_of(tokens, j, j + group)
        return relatives.finished(tokens, i, names.name_end(tokens, end), proper=False, group=True)
    if group and (quantified or bare or _bare_group(tokens, j, group)):
        end = names.name_end(tokens, j + group, listed=quantified, open_name=quantified)
        return relatives.finished(tokens, i, end, proper=False, group=quantified)
    return None


_KINDS_OF_ORGANIZATION = {"đảng", "chính", "công", "đoàn", "tín", "cá", "xã", "liên", "hội"}


def _verb_at(tokens: Tokens, j: int) -> int:
    n = phrases("predicates", "verb").match(tokens.low, j)
    if tokens.low[j : j + 2] == ["tổ", "chức"]:
        return 0 if set(tokens.low[j + 2 : j + 3]) & _KINDS_OF_ORGANIZATION else 3
    return n


_LOWER_POSTS = {
    "đồng",
    "người",
    "thủ",
    "lãnh",
    "ông",
    "bà",
    "chủ",
    "giám",
    "trưởng",
    "phó",
    "chánh",
    "ủy",
    "đại",
    "cán",
    "bí",
    "chỉ",
}


_BARE = re.compile(
    r"(?:cơ quan|lực lượng|đơn vị|thành viên|chính quyền|cấp ủy|tổ chức đảng|địa phương|bộ đội biên phòng"
    r"|quản lý thị trường|công an|hải quan|đoàn kiểm tra|ban quản lý|báo chí|tổ công tác|ban chỉ đạo|thường trực"
    r"|chi bộ|doanh nghiệp nhà nước|ubnd|ủy ban nhân dân|văn phòng|bộ phận|tổ giúp việc|tập thể|chủ đầu tư)\b"
)


def _generic_known(low: list[str], j: int) -> bool:
    return low[j] in (
        "đơn",
        "cơ",
        "lực",
        "tổ",
        "bộ",
        "quản",
        "đồn",
        "đội",
        "đoàn",
        "mặt",
        "ban",
        "các",
    )


def _bare_group(tokens: Tokens, j: int, n: int) -> bool:
    return bool(_BARE.match(" ".join(tokens.low[j : j + n]))) or tokens.capital(j)


def _quantified(tokens: Tokens, i: int) -> int:
    n = phrases("bodies", "quantifier").match(tokens.low, i)
    if not n and tokens.low[i].isdigit() and len(tokens.low[i]) <= 4:
        n = 1
    if n and phrases("bodies", "quantifier").match(tokens.low, i + n):
        n += phrases("bodies", "quantifier").match(tokens.low, i + n)
    if n and i + n < len(tokens) and _PERSON.match(" ".join(tokens.low[i + n : i + n + 2])):
        return n
    return n


def _agency(tokens: Tokens, i: int, j: int) -> Body | None:
    end = names.name_end(tokens, j, open_name=True)
    if end == j == i + 1 and tokens.low[j - 1] in (
        "bộ",
        "ban",
        "tổ",
        "hội",
        "đoàn",
        "phòng",
        "trường",
        "viện",
        "vùng",
        "đội",
        "báo",
        "đài",
        "sở",
        "cục",
        "vụ",
        "quỹ",
        "nhóm",
        "khối",
    ):
        bare = tokens.low[j - 1] in ("sở", "bộ", "cục") and predicate_at(tokens, j)
        return Body(i, j, False, False) if bare else None
    return relatives.finished(tokens, i, end, proper=True, group=False)
