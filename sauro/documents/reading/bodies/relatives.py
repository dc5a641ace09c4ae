"""What may hang on a name: brackets, and clauses such as "chưa thành lập …", "có tên …"."""

from __future__ import annotations

from sauro.documents.reading.bodies import heads, names
from sauro.documents.reading.bodies.items import Body
from sauro.documents.reading.bodies.vocabulary import predicate_at
from sauro.documents.reading.lexicon import Tokens, phrases

_LONGEST_ASIDE = 40  # tokens in brackets


_LONGEST_CLAUSE = 18  # tokens of a relative clause


_DOING = {"phát", "cung", "gửi", "nhận", "nắm", "phụ", "chậm", "dự"}


_NOUNY = {
    "báo",
    "kế",
    "kiểm",
    "công",
    "giám",
    "quản",
    "thông",
    "quyết",
    "nhiệm",
    "hướng",
    "quy",
    "tổng",
    "điện",
    "cam",
}


def finished(tokens: Tokens, start: int, end: int, *, proper: bool, group: bool) -> Body:
    """Take in brackets and relative clauses after a name."""
    end = _but_for(tokens, _aside(tokens, end))
    many = group or "các" in tokens.low[start:end]
    while (further := _relative(tokens, start, end, many)) > end:
        end = _but_for(tokens, _aside(tokens, further))
    return Body(start, end, proper, group)


def _but_for(tokens: Tokens, j: int) -> int:
    """Past an exception that ends where a predicate begins: "các xã, trừ xã A và xã B, | lập …"."""
    k = j + (tokens.low[j : j + 1] == [","])
    if tokens.low[k : k + 1] != ["trừ"] and tokens.low[k : k + 2] != ["kể", "cả"]:
        return j
    comma = tokens.comma(k)
    to_end = comma if ":" not in tokens.low[k:comma] else tokens.low.index(":", k)
    if to_end - k < _LONGEST_CLAUSE and (to_end >= len(tokens) or tokens.low[to_end] == ":"):
        return to_end  # a heading: "…, trừ trường chưa có bếp:"
    if tokens.low[comma + 1 : comma + 2] == ["trừ"]:
        return _but_for(tokens, comma)
    if comma - k < _LONGEST_CLAUSE and predicate_at(tokens, comma + 1):
        return comma
    inner = heads.parse_body(tokens, k + 1, bare=True)
    while inner and tokens.low[inner.end : inner.end + 1] in ([","], ["và"]):
        following = heads.parse_body(tokens, inner.end + 1, bare=True)
        if following is None:
            break
        inner = following
    return _aside(tokens, inner.end) if inner else j


def _aside(tokens: Tokens, j: int) -> int:
    """Past the brackets at j, if what stands in them belongs to the name."""
    if j >= len(tokens) or tokens.low[j] != "(":
        return j
    for k in range(j + 1, min(len(tokens), j + _LONGEST_ASIDE)):
        if tokens.low[k] == ")":
            return k + 1
    return j


def _relative(tokens: Tokens, start: int, j: int, group: bool) -> int:
    """Past a relative clause at j that ends where a predicate begins; j itself for none."""
    n = phrases("bodies", "relative").match(tokens.low, j)
    if not n or tokens.capital(j):
        return j
    opener = tokens.low[j]
    unnamed = tokens.low[j : j + 3] == ["không", "có", "tên"]
    if phrases("predicates", "modal").match(tokens.low, j) and not (
        unnamed
        or (group and opener == "được" and tokens.low[j + 1 : j + 2] not in (["đề"], ["yêu"]))
    ):
        return j
    if (
        opener in ("đã", "đang", "để", "do", "mới", "còn", "tham", "quản", "trong", "trên")
        and not group
    ):
        return j
    if tokens.low[j : j + 3] in (
        ["quản", "lý", "chặt"],
        ["quản", "lý", "tốt"],
        ["quản", "lý", "nghiêm"],
    ):
        return j
    kind = _kind_word(tokens, start)
    if opener == "là" and not _is_member(tokens, j, kind=kind):
        return j
    if (opener == "có" and predicate_at(tokens, j) > 1) or (opener in _DOING | {"có"} and not kind):
        return j
    if opener in ("chưa", "đã", "còn", "đang", "chậm") and (
        "số" in tokens.low[max(0, start - 4) : j] or tokens.low[start].isdigit()
    ):
        return j  # "một số xã chưa quyết liệt" tells, it does not name
    end = _clause_end(tokens, j, n, group)
    if opener == "đã" and not phrases("predicates", "modal", "adverb").match(tokens.low, end):
        return j  # "các địa phương đã cố gắng thực hiện" tells
    return end


def _kind_word(tokens: Tokens, start: int) -> bool:
    """Whether a name is a kind, not one body: "đơn vị …", "các xã …"."""
    return (
        not tokens.capital(start)
        or "các" in tokens.low[start : start + 8]
        or tokens.low[start]
        in ("các", "những", "cơ", "đơn", "tất", "mỗi", "mọi", "từng", "người", "toàn")
    )


def _is_member(tokens: Tokens, j: int, *, kind: bool) -> bool:
    if tokens.low[j + 1 : j + 3] == ["đầu", "mối"] and not kind:
        return False  # "Phòng Kinh tế | là đầu mối theo dõi": told, not described
    return tokens.low[j + 1 : j + 2] in (["thành"], ["lãnh"], ["đại"], ["chủ"], ["đầu"], ["ủy"])


def _clause_end(tokens: Tokens, j: int, n: int, group: bool) -> int:
    """The predicate that ends a relative clause; its own verb and objects are stepped over."""
    k = j + n
    if tokens.low[j] in ("ven", "dọc", "giáp"):
        return _along(tokens, k)
    inner = (
        heads.parse_body(tokens, k)
        if tokens.low[j] in ("của", "thuộc", "là", "tại", "ở", "trực")
        or tokens.low[k - 1] in ("viên", "thuộc", "đạo")
        else None
    )
    if inner is not None:
        return inner.end
    if tokens.low[j] == "của":
        land = phrases("bodies", "tail").match(tokens.low, k)  # "của | nước bạn Lào"
        return names.name_end(tokens, k + land) if land or tokens.capital(k) else j
    k += max(1, predicate_at(tokens, k))
    limit = min(len(tokens), j + _LONGEST_CLAUSE)
    while k < limit:
        if tokens.low[k] in (".", ";", ":"):
            return j
        if tokens.low[k] == "," and not _resumes(tokens, k, group):
            return k if tokens.low[j] == "nơi" else j
        if tokens.low[k] == "," and predicate_at(tokens, k + 1):
            return k
        if tail := phrases("bodies", "tail").match(tokens.low, k):
            k += tail
            continue
        m = predicate_at(tokens, k)
        if m and _opens_main(tokens, k, m) and _enough(tokens, j, k):
            return k
        k += max(1, m)
    return j


def _along(tokens: Tokens, k: int) -> int:
    """Past "sông Hồng, sông Chảy" after ven, dọc, giáp."""
    while k < len(tokens) and not predicate_at(tokens, k):
        comma = tokens.low[k] in (",", "và")
        if comma and not (tokens.capital(k + 1) or tokens.capital(k + 2)):
            break
        if tokens.low[k] in (".", ";", ":"):
            break
        k += 1
    return k


def _resumes(tokens: Tokens, k: int, group: bool) -> bool:
    if group and any(predicate_at(tokens, t) for t in range(k + 1, min(k + 5, len(tokens)))):
        return "," not in tokens.low[k + 1 : k + 4]
    return (
        bool(predicate_at(tokens, k + 1))
        or tokens.capital(k + 1)
        or (group and tokens.low[k + 1 : k + 2] == ["dù"])
        or tokens.low[k - 1 : k] == ["trước"]
    )


def _enough(tokens: Tokens, j: int, k: int) -> bool:
    """A clause that opens with a verb of doing ends only before a must."""
    if tokens.low[j] not in _DOING or tokens.low[j] == "dự":
        return True
    return bool(phrases("predicates", "modal").match(tokens.low, k))


def _opens_main(tokens: Tokens, k: int, m: int) -> bool:
    """Whether the predicate word at k can be the main one, not a noun or part of the clause."""
    if tokens.low[k : k + 2] == ["không", "được"]:
        return True
    if phrases("predicates", "modal", "adverb", "performative").match(tokens.low, k):
        return tokens.low[k] not in (
            "trong",
            "theo",
            "tại",
            "khi",
            "trước",
            "sau",
            "đầu",
            "cuối",
            "ngoài",
            "không",
            "tổ",
            "xong",
            "hoàn",
            "riêng",
            "từ",
            "đến",
            "đối",
            "hết",
        )
    return m >= 2 or tokens.low[k] not in _NOUNY
