"""Names of bodies, posts and groups in running text (cơ quan, chức danh, tập thể).

The grammar of a name: ``[quantifier] head name* tail* [(…)] [relative clause]``, and of a
list: names joined by a comma or "và". A list under one "các" is one collective: "các sở,
ban, ngành" is one addressee, "Công an tỉnh, Sở Y tế" are two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sauro.documents.reading.lexicon import Phrases, Tokens, phrases

_LONGEST_ASIDE = 40  # tokens in brackets
_LONGEST_CLAUSE = 18  # tokens of a relative clause
_UNKNOWN_TAIL = 4  # lower-case words of a name that no list knows
_PLACE_JOINER = {"miền", "vùng", "tỉnh", "xã", "phường", "huyện", "quận", "khu", "thôn", "thị", "khóm", "ấp", "bản"}
_STOP = {",", ";", ":", ".", "(", ")", "và", "hoặc", "để", "với", "cho", "vào", "từ", "đến", "về"}
_ORDINAL = re.compile(r"\d{1,2}$")
_ROMAN = re.compile(r"[ivxl]{1,6}$|\d{1,3}[a-z]?$")
_PERSON = re.compile(r"(?:đồng chí|ông|bà)$")


@dataclass(frozen=True, slots=True)
class Body:
    """One name: tokens [start, end). ``proper`` names one body, else a group or a kind."""

    start: int
    end: int
    proper: bool
    collective: bool


@dataclass(frozen=True, slots=True)
class BodyList:
    """One or more names in a row."""

    items: tuple[Body, ...]

    @property
    def start(self) -> int:
        """The first token."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """One past the last token."""
        return self.items[-1].end

    @property
    def proper(self) -> bool:
        """Whether every item names a body by its own name."""
        return all(item.proper for item in self.items)


@cache
def _predicates() -> Phrases:
    return phrases("predicates", "performative", "modal", "adverb", "verb")


def predicate_at(tokens: Tokens, i: int) -> int:
    """How many tokens open a predicate at i, in lower case; 0 for none."""
    if i >= len(tokens) or tokens.capital(i):
        return 0
    return _predicates().match(tokens.low, i)


def parse_list(tokens: Tokens, i: int) -> BodyList | None:
    """The list of names that begins at token i."""
    first = parse_body(tokens, i)
    if first is None:
        return None
    items = [first]
    while (following := _next_item(tokens, items[-1])) is not None:
        if _continues(tokens, items[-1], following):
            last = items[-1]
            items[-1] = Body(last.start, following.end, last.proper, last.collective)
        else:
            items.append(following)
    return BodyList(tuple(items))


def _next_item(tokens: Tokens, last: Body) -> Body | None:
    j = last.end
    if j >= len(tokens) or tokens.low[j] not in (",", "và", ";", "&"):
        return None
    joiner = tokens.low[j]
    if joiner == "," and j + 1 < len(tokens) and tokens.low[j + 1] == "và":
        j += 1
    if joiner == ";" and not tokens.capital(j + 1):
        return None
    found = parse_body(tokens, j + 1, bare=True)
    if found is None:
        return None
    if joiner == ";" and predicate_at(tokens, found.end):
        return None
    return found


def _continues(tokens: Tokens, last: Body, following: Body) -> bool:
    """Whether the next name goes on with the same collective: các sở, | ngành."""
    if _title_of_person(tokens, last, following) or _same_places(tokens, last, following):
        return True
    if not last.collective or following.collective:
        return False
    if tokens.capital(following.start):
        return following.end - following.start == 1 and not following.proper
    return tokens.low[last.end] != "và" or _bare_kind(tokens, following)


def _title_of_person(tokens: Tokens, last: Body, following: Body) -> bool:
    """"đồng chí Trần Văn A, Phó Chủ tịch …": one man with his post."""
    person = tokens.low[last.start] in ("đồng", "ông", "bà") and tokens.capital(last.end - 1)
    return person and phrases("bodies", "post").match(tokens.low, following.start) > 0


def _same_places(tokens: Tokens, last: Body, following: Body) -> bool:
    """"Chủ tịch UBND xã, phường": bare kinds of place in a row."""
    place = phrases("bodies", "place")
    bare = place.match(tokens.low, following.start) == following.end - following.start
    return bare and not tokens.capital(following.start) and place.match(tokens.low, last.end - 1) == 1


_KINDS = re.compile(
    r"(?:sở|ban|bộ|ngành|cơ quan|đơn vị|địa phương|lực lượng|tổ chức|cấp|đoàn thể|hội|hiệp hội"
    r"|tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu|thôn|khóm|ấp|bản|khu phố|tổ dân phố|cấp ủy|tổ chức đảng)$"
)


def _bare_kind(tokens: Tokens, body: Body) -> bool:
    """Whether a name is a bare kind with words that qualify the whole list (có liên quan)."""
    head = phrases("bodies", "group", "place").match(tokens.low, body.start)
    if not _KINDS.match(tokens.words(body.start, body.start + head).lower()):
        return False
    rest = tokens.words(body.start + head, body.end).lower()
    return not rest or rest.startswith(("có liên quan", "liên quan", "trực thuộc", "nêu trên", "chức năng", "trên địa bàn", "có tên", "được", "trong", "thuộc", "các cấp", "thành viên", "cấp", "biên giới", "của"))


def parse_body(tokens: Tokens, i: int, *, bare: bool = False) -> Body | None:
    """The one name that begins at token i; ``bare`` lets any kind stand without "các"."""
    if i >= len(tokens):
        return None
    low = tokens.low
    j = i + _quantified(tokens, i)
    quantified = j > i
    if not quantified and _verb_at(tokens, j) > max(parse_head(tokens, j), phrases("bodies", "group").match(low, j)):
        return None  # "Ban hành", "Báo cáo", "Tổ chức": a verb, not a body
    known = phrases("bodies", "known").match(low, j)
    if known and (tokens.capital(j) or quantified or _generic_known(low, j)):
        end = _name(tokens, j + known)
        return _finish(tokens, i, end, proper=tokens.capital(j) and not quantified, group=quantified)
    post = phrases("bodies", "post").match(low, j)
    if post and (tokens.capital(j) or quantified or low[j] in _LOWER_POSTS):
        return _post(tokens, i, j + post, quantified)
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
        end = _member_of(tokens, j, j + group)
        return _finish(tokens, i, _name(tokens, end), proper=False, group=True)
    if group and (quantified or bare or _bare_group(tokens, j, group)):
        end = _name(tokens, j + group, listed=quantified, open_name=quantified)
        return _finish(tokens, i, end, proper=False, group=quantified)
    return None


_KINDS_OF_ORGANIZATION = {"đảng", "chính", "công", "đoàn", "tín", "cá", "xã", "liên", "hội"}


def _verb_at(tokens: Tokens, j: int) -> int:
    n = phrases("predicates", "verb").match(tokens.low, j)
    if tokens.low[j : j + 2] == ["tổ", "chức"]:
        return 0 if set(tokens.low[j + 2 : j + 3]) & _KINDS_OF_ORGANIZATION else 3
    return n


_LOWER_POSTS = {"đồng", "người", "thủ", "lãnh", "ông", "bà", "chủ", "giám", "trưởng", "phó", "chánh", "ủy", "đại", "cán", "bí", "chỉ"}
_BARE = re.compile(
    r"(?:cơ quan|lực lượng|đơn vị|thành viên|chính quyền|cấp ủy|tổ chức đảng|địa phương|bộ đội biên phòng"
    r"|quản lý thị trường|công an|hải quan|đoàn kiểm tra|ban quản lý|báo chí|tổ công tác|ban chỉ đạo|thường trực"
    r"|chi bộ|doanh nghiệp nhà nước|ubnd|ủy ban nhân dân|văn phòng|bộ phận|tổ giúp việc|tập thể|chủ đầu tư)\b"
)


def _generic_known(low: list[str], j: int) -> bool:
    return low[j] in ("đơn", "cơ", "lực", "tổ", "bộ", "quản", "đồn", "đội", "đoàn", "mặt", "ban", "các")


def _bare_group(tokens: Tokens, j: int, n: int) -> bool:
    return bool(_BARE.match(" ".join(tokens.low[j : j + n]))) or tokens.capital(j)


def _quantified(tokens: Tokens, i: int) -> int:
    n = phrases("bodies", "quantifier").match(tokens.low, i)
    if not n and tokens.low[i].isdigit() and len(tokens.low[i]) <= 4:  # noqa: PLR2004
        n = 1
    if n and phrases("bodies", "quantifier").match(tokens.low, i + n):
        n += phrases("bodies", "quantifier").match(tokens.low, i + n)
    if n and i + n < len(tokens) and _PERSON.match(" ".join(tokens.low[i + n : i + n + 2])):
        return n
    return n


def _agency(tokens: Tokens, i: int, j: int) -> Body | None:
    end = _name(tokens, j, open_name=True)
    if end == j == i + 1 and tokens.low[j - 1] in ("bộ", "ban", "tổ", "hội", "đoàn", "phòng", "trường", "viện", "vùng", "đội", "báo", "đài", "sở", "cục", "vụ", "quỹ", "nhóm", "khối"):
        bare = tokens.low[j - 1] in ("sở", "bộ", "cục") and predicate_at(tokens, j)
        return Body(i, j, False, False) if bare else None
    return _finish(tokens, i, end, proper=True, group=False)


def _post(tokens: Tokens, i: int, j: int, quantified: bool) -> Body | None:
    """A post with the body it heads, or with its holder: Giám đốc Sở …, Chủ tịch UBND các xã."""
    if tokens.low[j - 1] == "ban" and phrases("bodies", "known", "agency").match(tokens.low, j - 1) > 1:
        j -= 1  # "Trưởng | Ban quản lý chợ"
    j = _posts_joined(tokens, j)
    opened = j
    colon = j < len(tokens) and tokens.low[j] == ":"
    inner = parse_body(tokens, j, bare=not predicate_at(tokens, j)) if not colon else None
    if tokens.low[j - 1] == "các":
        head = phrases("bodies", "place", "group").match(tokens.low, j)
        j, quantified = _places(tokens, j + head), True
    elif inner is not None:
        j = inner.end
        quantified = quantified or inner.collective
    elif tokens.low[j - 1] not in _NEED_COMPLEMENT or phrases("bodies", "tail").match(tokens.low, j):
        j = _name(tokens, j)
    j = _holder(tokens, j)
    if j == opened and tokens.low[j - 1] in _NEED_COMPLEMENT and not quantified:
        return None
    heads = tokens.low[i] in ("người", "thủ", "lãnh") and inner is None
    proper = not quantified and not heads and (inner is None or inner.proper)
    return _finish(tokens, i, j, proper=proper, group=quantified)


_NEED_COMPLEMENT = {"đạo", "diện", "bộ", "chức", "chí", "ông", "bà"}


def _posts_joined(tokens: Tokens, j: int) -> int:
    """"Trưởng các thôn, khóm": the quantifier belongs to what follows."""
    if j < len(tokens) and tokens.low[j] == ",":
        n = phrases("bodies", "post").match(tokens.low, j + 1)
        if n and tokens.low[j + 1] in ("thư", "phó") and not predicate_at(tokens, j + 1):
            return j + 1 + n
    return j


def _holder(tokens: Tokens, j: int) -> int:
    """The name of a person after his post: "… tỉnh Trần Văn A", "… tỉnh - Nguyễn Thị B"."""
    k = j + 1 if j < len(tokens) and tokens.low[j] in ("-", "–") and tokens.capital(j + 1) else j
    n = k
    while n < len(tokens) and tokens.capital(n) and tokens.low[n][:1].isalpha():
        n += 1
    return n if n - k >= 2 or (n > k and k == j) else j  # noqa: PLR2004


def _name(tokens: Tokens, j: int, *, open_name: bool = False, listed: bool = False) -> int:
    """Where a name ends that began before token j."""
    low, unknown, named = tokens.low, 0, open_name
    while j < len(tokens):
        tail = phrases("bodies", "tail").match(low, j)
        if tail and predicate_at(tokens, j) > tail:
            break
        if tail and not tokens.capital(j):
            j, named = _member_of(tokens, j, j + tail), False
        elif (inner := _inner(tokens, j)) is not None:
            j, named = inner, True
        elif tokens.capital(j) and (low[j][0].isalpha()):
            j += 1
            named = True
        elif _ROMAN.match(low[j]) and low[j - 1] in ("số", "vực", "đội", "khu", "vùng", "389", "biển", "phường", "quận", "chi"):
            j += 1
        elif low[j] == "389" or (_ORDINAL.match(low[j]) and tokens.capital(j - 1) and _numbered_place(tokens, j)):
            j += 1
        elif low[j] in ("-", "–") and tokens.capital(j + 1) and tokens.start(j) > tokens.end(j - 1):
            j += 1
        elif low[j] == "," and _goes_on_listed(tokens, j, listed):
            j += 1
        elif low[j] == "và" and named and _name_joins(tokens, j):
            j += 1
        elif low[j] in _INSIDE_NAMES and named and not tokens.capital(j) and _capital_soon(tokens, j):
            j += 1
        elif low[j] in _PLACE_JOINER and j + 1 < len(tokens) and tokens.capital(j + 1):
            j += 1
        elif open_name and named and unknown < _UNKNOWN_TAIL and _plain_word(tokens, j):
            j += 1
            unknown += 1
            if not _reaches_predicate(tokens, j, unknown):
                return j - unknown
        else:
            break
    return j


_INSIDE_NAMES = {"riêng", "không", "trồng", "nuôi", "nghiệm", "đầu", "trực", "phòng", "chống", "nghị", "khoa"}


def _numbered_place(tokens: Tokens, j: int) -> bool:
    """Whether a number after a name is the place's own: "xã Sơn Kim 1"."""
    return bool({"xã", "phường", "khu", "quận", "đội"} & set(tokens.low[max(0, j - 5) : j]))


def _capital_soon(tokens: Tokens, j: int) -> bool:
    """Whether a capital follows within two plain words: "Sầu | riêng Đắk Lắk"."""
    return tokens.capital(j + 1) or (tokens.capital(j + 2) and not predicate_at(tokens, j + 1))


def _inner(tokens: Tokens, j: int) -> int | None:
    """Past a body or a list of places that belongs to the name: Cục … | các tỉnh, thành phố."""
    n = phrases("bodies", "quantifier").match(tokens.low, j)
    if n and not tokens.capital(j):
        place = phrases("bodies", "place", "group").match(tokens.low, j + n)
        return _places(tokens, j + n + place) if place else None
    if tokens.capital(j) and phrases("bodies", "known", "agency").match(tokens.low, j):
        inner = parse_body(tokens, j)
        return inner.end if inner else None
    return None


def _places(tokens: Tokens, j: int) -> int:
    """Past the places after "các xã": kinds, names, and what qualifies them all."""
    j = _name(tokens, j, listed=True)
    while j < len(tokens) and tokens.low[j] in (",", "và"):
        k = j + 1
        n = phrases("bodies", "place", "group").match(tokens.low, k)
        if n and not predicate_at(tokens, k):
            j = _name(tokens, k + n, listed=True)
        elif tokens.capital(k) and parse_head(tokens, k) == 0 and tokens.capital(j - 1):
            j = _name(tokens, k, listed=True)
        else:
            break
    return j


def _member_of(tokens: Tokens, j: int, end: int) -> int:
    """After "thành viên (khác)" the body of which they are members."""
    if "viên" not in tokens.low[j:end]:
        return end
    k = end + 1 if tokens.low[end : end + 1] == ["khác"] else end
    inner = parse_body(tokens, k, bare=True) if k < len(tokens) and not predicate_at(tokens, k) or _is_team(tokens, k) else None
    return inner.end if inner else k


def _is_team(tokens: Tokens, k: int) -> bool:
    return bool(phrases("bodies", "group", "known").match(tokens.low, k) > 1)


def _goes_on_listed(tokens: Tokens, j: int, listed: bool) -> bool:
    """"các phường Mỹ Tho, Sa Đéc": a comma and a bare name of the same kind."""
    bare = parse_head(tokens, j + 1) == 0 or tokens.low[j + 1] in _ALSO_NAMES
    return listed and tokens.capital(j + 1) and bare and tokens.capital(j - 1)


_ALSO_NAMES = {"buôn", "bản", "làng", "vùng", "chợ", "bến", "thôn"}  # "xã Buôn Đôn"


def parse_head(tokens: Tokens, j: int) -> int:
    """How many tokens at j open a name of any sort; 0 for none."""
    return max(
        phrases("bodies", "known").match(tokens.low, j),
        phrases("bodies", "post").match(tokens.low, j),
        phrases("bodies", "agency", "place").match(tokens.low, j),
    )


def _name_joins(tokens: Tokens, j: int) -> bool:
    return tokens.capital(j + 1) and parse_head(tokens, j + 1) == 0


def _plain_word(tokens: Tokens, j: int) -> bool:
    word = tokens.low[j]
    return (
        word.isalpha()
        and not tokens.capital(j)
        and word not in _STOP
        and not predicate_at(tokens, j)
        and not phrases("predicates", "past").match(tokens.low, j)
        and not phrases("bodies", "relative").match(tokens.low, j)
    )


def _reaches_predicate(tokens: Tokens, j: int, unknown: int) -> bool:
    """Whether the unknown words of a name lead up to a predicate or the end of the clause."""
    for k in range(j, min(len(tokens), j + _UNKNOWN_TAIL - unknown + 1)):
        if predicate_at(tokens, k) or tokens.low[k] in (",", ":", ".", ";", "(", ")", "và"):
            return True
        if not _plain_word(tokens, k):
            return tokens.capital(k) or bool(phrases("bodies", "tail").match(tokens.low, k))
    return j >= len(tokens)


def _finish(tokens: Tokens, start: int, end: int, *, proper: bool, group: bool) -> Body:
    """Take in brackets and relative clauses after a name."""
    end = _aside(tokens, end)
    many = group or "các" in tokens.low[start:end]
    while (further := _relative(tokens, start, end, many)) > end:
        end = _aside(tokens, further)
    return Body(start, end, proper, group)


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
    if phrases("predicates", "modal").match(tokens.low, j) and not (group and opener == "được" and tokens.low[j + 1 : j + 2] not in (["đề"], ["yêu"])):
        return j
    if opener in ("đã", "đang", "để", "do", "mới", "còn", "tham", "quản", "trong", "trên") and not group:
        return j
    if opener == "là" and not _is_member(tokens, j):
        return j
    if opener == "có" and (not _kind_word(tokens, start) or predicate_at(tokens, j) > 1):
        return j
    if opener in ("chưa", "đã", "còn", "đang", "chậm") and "số" in tokens.low[max(0, start - 4) : j]:
        return j  # "một số xã chưa quyết liệt" tells, it does not name
    if opener in _DOING and not _kind_word(tokens, start):
        return j
    return _clause_end(tokens, j, n, group)


_DOING = {"phát", "cung", "gửi", "nhận", "nắm", "phụ", "chậm", "dự"}


def _kind_word(tokens: Tokens, start: int) -> bool:
    """Whether a name is a kind, not one body: "đơn vị …", "các xã …"."""
    return not tokens.capital(start) or "các" in tokens.low[start : start + 8] or tokens.low[start] in ("các", "những", "cơ", "đơn", "tất", "mỗi", "mọi", "từng", "người", "toàn")


def _is_member(tokens: Tokens, j: int) -> bool:
    return tokens.low[j + 1 : j + 2] in (["thành"], ["lãnh"], ["đại"], ["chủ"], ["đầu"], ["ủy"])


def _clause_end(tokens: Tokens, j: int, n: int, group: bool) -> int:
    """The predicate that ends a relative clause; its own verb and objects are stepped over."""
    k = j + n
    if tokens.low[j] in ("ven", "dọc", "giáp"):
        return _along(tokens, k)
    inner = parse_body(tokens, k) if tokens.low[j] in ("của", "thuộc", "là", "tại", "ở", "trực") or tokens.low[k - 1] in ("viên", "thuộc", "đạo") else None
    if inner is not None:
        return inner.end
    if tokens.low[j] == "của":
        return _name(tokens, k) if tokens.capital(k) else j
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
    return bool(predicate_at(tokens, k + 1)) or tokens.capital(k + 1) or (group and tokens.low[k + 1 : k + 2] == ["dù"]) or tokens.low[k - 1 : k] == ["trước"]


def _enough(tokens: Tokens, j: int, k: int) -> bool:
    """A clause that opens with a verb of doing ends only before a must."""
    if tokens.low[j] not in _DOING or tokens.low[j] == "dự":
        return True
    return bool(phrases("predicates", "modal").match(tokens.low, k))


_NOUNY = {"báo", "kế", "kiểm", "công", "giám", "quản", "thông", "quyết", "nhiệm", "hướng", "quy", "tổng", "điện", "cam"}


def _opens_main(tokens: Tokens, k: int, m: int) -> bool:
    """Whether the predicate word at k can be the main one, not a noun or part of the clause."""
    if phrases("predicates", "modal", "adverb", "performative").match(tokens.low, k):
        return tokens.low[k] not in ("trong", "theo", "tại", "khi", "trước", "sau", "đầu", "cuối", "ngoài", "không", "tổ", "xong", "hoàn", "riêng", "từ", "đến", "đối", "hết")
    return m >= 2 or tokens.low[k] not in _NOUNY  # noqa: PLR2004
