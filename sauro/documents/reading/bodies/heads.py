"""How a name begins: quantifier, known agency, post, place, or a kind in small letters."""

from __future__ import annotations

import re

from sauro.documents.reading.bodies import names, posts, relatives
from sauro.documents.reading.bodies.items import Body
from sauro.documents.reading.bodies.vocabulary import may_open, parse_head, predicate_at
from sauro.documents.reading.lexicon import Tokens, phrases
from sauro.documents.reading.places import provinces


def parse_body(tokens: Tokens, i: int, *, bare: bool = False) -> Body | None:
    """The one name that begins at token i; ``bare`` lets any kind stand without "các"."""
    if i >= len(tokens):
        return None
    if bare and tokens.capital(i) and (end := _province(tokens, i)) > i:
        return Body(i, end, True, False)
    if not may_open(tokens, i):
        return None
    if _no_body(tokens, i):
        return None
    j = i + _quantified(tokens, i)
    if j == i and (verb := _verb_at(tokens, j)):
        group = phrases("bodies", "group").match(tokens.low, j)
        if verb > max(parse_head(tokens, j), group):
            return None  # "Ban hành", "Báo cáo", "Tổ chức": a verb, not a body
    return _known(tokens, i, j) or _headed(tokens, i, j) or _group(tokens, i, j, bare)


def _no_body(tokens: Tokens, i: int) -> bool:
    """Words that open no name: a meeting, "báo ngay …", "anh em"."""
    first, following = tokens.low[i], tokens.low[i + 1 : i + 2]
    if first == "hội":
        return following in (["nghị"], ["thảo"], ["chợ"], ["ý"])
    if first == "vụ":
        return following in (["việc"], ["án"], ["cháy"], ["vi"], ["buôn"])
    if first == "chốt":
        return following in (["số"], ["danh"], ["sổ"], ["lại"])
    if first == "thống" and following == ["kê"]:
        return _counts(tokens, i + 2)
    if first == "báo" and not tokens.capital(i) and parse_head(tokens, i + 1) > 1:
        return True  # "báo Đồn Biên phòng …"
    if first == "báo":
        return following in (["ngay"], ["cho"], ["về"], ["lại"], ["kịp"], ["cáo"])
    return first in ("anh", "chị", "cô", "chú") and not tokens.capital(i + 1)


def _counts(tokens: Tokens, j: int) -> bool:
    """ "Thống kê | người bán hàng" is to be done, "Thống kê | tỉnh" an office."""
    plain = j < len(tokens) and tokens.low[j].isalpha() and not tokens.capital(j)
    return plain and not phrases("bodies", "tail").match(tokens.low, j)


def _known(tokens: Tokens, i: int, j: int) -> Body | None:
    """A name that the lists hold whole: "Sở Văn hóa, Thể thao và Du lịch"."""
    n = phrases("bodies", "known").match(tokens.low, j)
    if not n or phrases("bodies", "agency").match(tokens.low, j) > n:
        return None  # "Ban Tổ chức lễ hội …" is no "Ban Tổ chức"
    capital, quantified = any(map(tokens.capital, range(j, j + n))), j > i
    if not (capital or quantified or _generic_known(tokens.low, j)):
        return None
    end = names.name_end(tokens, j + n, listed=quantified)
    return relatives.finished(tokens, i, end, proper=capital and not quantified, group=quantified)


def _headed(tokens: Tokens, i: int, j: int) -> Body | None:
    """A post, an agency or a place by its head word and own name."""
    quantified = j > i
    post = phrases("bodies", "post").match(tokens.low, j)
    if post and (tokens.capital(j) or quantified or tokens.low[j] in _LOWER_POSTS):
        return posts.parse_post(tokens, i, j + post, quantified)
    if quantified:
        return None
    agency = phrases("bodies", "agency", "place").match(tokens.low, j)
    if agency and tokens.capital(j):
        return _agency(tokens, i, j + agency)
    if agency > 1 and tokens.low[j] in ("bến", "cảng", "chợ", "ga") and tokens.capital(j + agency):
        return _agency(tokens, i, j + agency)  # "Bến tàu A, | bến tàu B"
    place = phrases("bodies", "place").match(tokens.low, j)
    return _agency(tokens, i, j + place) if place and tokens.capital(j + place) else None


def _group(tokens: Tokens, i: int, j: int, bare: bool) -> Body | None:
    """A collective: "các sở, ban, ngành", "thành viên Ban Chỉ đạo 389"."""
    quantified = j > i
    n = phrases("bodies", "group", "place").match(tokens.low, j)
    if not n and tokens.capital(j):
        n = phrases("bodies", "agency").match(tokens.low, j)
    if not n:
        return None
    if tokens.low[j : j + 2] == ["thành", "viên"]:
        end = names.members_end(tokens, j, j + n)
        return relatives.finished(tokens, i, names.name_end(tokens, end), proper=False, group=True)
    if not (quantified or bare or _bare_group(tokens, j, n)):
        return None
    colon = quantified and tokens.low[j + n : j + n + 1] == [":"] and tokens.capital(j + n + 1)
    start = j + n + (1 if colon else 0)
    end = names.name_end(tokens, start, listed=quantified, open_name=quantified)
    return relatives.finished(tokens, i, end, proper=False, group=quantified)


_KINDS_OF_ORGANIZATION = {"đảng", "chính", "công", "đoàn", "tín", "cá", "xã", "liên", "hội"}


def _verb_at(tokens: Tokens, j: int) -> int:
    n = phrases("predicates", "verb").match(tokens.low, j)
    if tokens.low[j : j + 2] == ["tổ", "chức"]:
        return 0 if set(tokens.low[j + 2 : j + 3]) & _KINDS_OF_ORGANIZATION else 3
    return n


_LOWER_POSTS = {
    "đồng",
    "đ/c",
    "đ.c",
    "anh",
    "chị",
    "cô",
    "chú",
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
    "thư",
    "chỉ",
    "kế",
    "công",
    "chuyên",
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
    return n


def _province(tokens: Tokens, j: int) -> int:
    """Past the name of a province that stands in a row of them: "…, Hải Phòng, Đồng Nai"."""
    for n in (3, 2):
        if " ".join(tokens.low[j : j + n]) in provinces() and all(
            map(tokens.capital, range(j, j + n))
        ):
            return j + n
    return j


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
