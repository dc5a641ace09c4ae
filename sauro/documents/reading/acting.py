"""Whether what follows a name is what it is to do (vị ngữ)."""

from __future__ import annotations

from sauro.documents.reading.bodies import BodyList, predicate_at
from sauro.documents.reading.lexicon import Tokens, phrases
from sauro.documents.reading.phrasing import LINKING


def closing_comma(tokens: Tokens, bodies: BodyList) -> int:
    """The comma that closes what was put in after a name, as one token."""
    j = bodies.end
    inside = "," in tokens.low[bodies.items[-1].start : j]
    return int(inside and tokens.low[j : j + 1] == [","])


def acts(tokens: Tokens, bodies: BodyList, j: int, start: int) -> bool:
    """Whether what follows a name at j is what it is to do."""
    if tokens.low[j : j + 1] == ["mỗi"]:  # "xã A, xã B mỗi đơn vị chọn …"
        j += 1 + phrases("bodies", "group", "place").match(tokens.low, j + 1)
    then = tokens.low[j : j + 1] == ["thì"] and predicate_at(tokens, j + 1)
    if then and "nào" not in tokens.low[bodies.start : j]:
        j += 1
    return bool(
        predicate_at(tokens, j)
        or _open_predicate(tokens, bodies, j, start)
        or _must_later(tokens, j)
    )


def _must_later(tokens: Tokens, j: int) -> bool:
    """ "Chi cục X trong thời gian chờ máy phải tăng kiểm tra": a must after a circumstance."""
    if not phrases("predicates", "circumstance").match(tokens.low, j):
        return False
    return any(tokens.low[k] in ("phải", "cần") for k in range(j, min(tokens.comma(j), j + 14)))


def _open_predicate(tokens: Tokens, bodies: BodyList, j: int, start: int) -> bool:
    """An unknown lower-case word after a proper name may be a verb that no list knows."""
    if tokens.low[j : j + 1] == ["cho"] and tokens.low[j + 1 : j + 2] in _WARDS:
        return bodies.start == start and tokens.capital(start)  # "Các trường cho học sinh ký"
    if not bodies.proper or j >= len(tokens) or tokens.capital(j):
        return False
    word = tokens.low[j]
    if word == "cho":  # "Sở X cho học sinh ký cam kết"
        return bodies.start == start
    if word == "là":
        return tokens.low[j + 1 : j + 3] == ["đầu", "mối"] or _goes_on_to_act(tokens, j)
    if {"còn", "chưa", "đang", "đã"} & set(tokens.low[j : j + 4]):
        return False  # "bản Huồi Khí đường còn lầy"
    return (
        word.isalpha()
        and word not in LINKING
        and word not in ("thì", "mà", "nếu", "khi", "cũng", "nên")
    )


_WARDS = tuple([word] for word in "học hội đoàn tiểu cán công bà người".split())


def _goes_on_to_act(tokens: Tokens, j: int) -> bool:
    """ "Sở X là cơ quan thường trực đợt cao điểm, giúp …": a duty follows the name."""
    return any(
        tokens.low[k] == "," and predicate_at(tokens, k + 1) and tokens.low[k + 1] != "được"
        for k in range(j, len(tokens) - 1)
    )


def noun_verb(tokens: Tokens, i: int) -> bool:
    """ "báo cáo của xã …": a verb's noun."""
    n = phrases("predicates", "verb").match(tokens.low, i)
    return bool(n) and tokens.low[i + n : i + n + 1] in (["của"], ["này"], ["đó"], ["viên"])


def negated(tokens: Tokens, k: int, n: int) -> bool:
    """ "không phải là": no must."""
    return (n == 1 and tokens.low[k] == "không") or (
        tokens.low[k] == "phải" and tokens.low[k - 1] == "không"
    )
