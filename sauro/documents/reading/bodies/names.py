"""How far a name goes once it has begun."""

from __future__ import annotations

import re

from sauro.documents.reading.bodies import heads
from sauro.documents.reading.bodies.functions import function_end, list_end
from sauro.documents.reading.bodies.vocabulary import parse_head, plain_word, predicate_at
from sauro.documents.reading.lexicon import Tokens, phrases

_UNKNOWN_TAIL = 4  # lower-case words of a name that no list knows


_PLACE_JOINER = {
    "cảng",
    "cửa",
    "miền",
    "vùng",
    "tỉnh",
    "xã",
    "phường",
    "huyện",
    "quận",
    "khu",
    "thôn",
    "thị",
    "khóm",
    "ấp",
    "bản",
}


_NUMBERED = frozenset("số phố ấp thôn khóm tổ bản".split())  # "các khu phố 4, 5 và 9"


_ORDINAL = re.compile(r"\d{1,2}$")


_ROMAN = re.compile(r"[ivxl]{1,6}$|\d{1,3}[a-z]?$")


_INSIDE_NAMES = frozenset("riêng không trồng nuôi nghiệm đầu trực phòng chống nghị khoa".split())
_BEFORE_NUMBER = frozenset(
    "số km vực đội vụ khu vùng 389 biển phường quận chi khóm phố ấp thôn bản sở".split()
)


_OFFICES = frozenset("phòng đội tổ tâm ban đồng trạm ty hội".split())
_UNITS = frozenset("đoàn đội trách tác tổ trạm phòng".split())  # "Hải đoàn Biên phòng 48"


_PAPERS = {
    tuple(p.split())
    for p in "quy chế;kế hoạch;phương án;đề án;tờ trình;báo cáo;công văn;chương trình".split(";")
}
_DEPARTMENTS = frozenset("phòng ban vụ tổ phận tâm".split())
_ALSO_NAMES = {"buôn", "bản", "làng", "vùng", "chợ", "bến", "thôn"}  # "xã Buôn Đôn"


def name_end(tokens: Tokens, j: int, *, open_name: bool = False, listed: bool = False) -> int:
    """Where a name ends that began before token j.

    ``open_name`` lets words that no list knows stand in it ("Hợp tác xã hành tỏi Lý Sơn"),
    ``listed`` lets it go on over commas ("các phường Mỹ Tho, Sa Đéc").
    """
    scan = _NameScan(tokens, j, open_name, listed)
    while j < len(tokens):
        step = scan.step(j)
        if step is None:
            break
        j = step
    return j if scan.give_back is None else scan.give_back


class _NameScan:
    """One pass over the words after the head of a name."""

    def __init__(self, tokens: Tokens, first: int, open_name: bool, listed: bool) -> None:
        self.tokens, self.low, self.first = tokens, tokens.low, first
        self.open_name, self.listed = open_name, listed
        self.named = open_name  # a proper word was the last but attributes
        self.unknown = 0
        self.give_back: int | None = None  # where to end after all

    def step(self, j: int) -> int | None:
        """The token after the part of the name that stands at j; None where the name is over."""
        tail = phrases("bodies", "tail").match(self.low, j)
        if tail and predicate_at(self.tokens, j) > tail:
            return None
        if tail and (not self.tokens.capital(j) or self.low[j : j + 2] == ["khu", "vực"]):
            self.named = False
            return members_end(self.tokens, j, j + tail)
        if (inner := _inner(self.tokens, j)) is not None:
            self.named = True
            return inner
        if tuple(self.low[j : j + 2]) in _PAPERS:
            return None  # "UBND xã | Quy chế …"
        if n := self._field(j):
            self.named = True
            return j + n
        if j > self.first and self._new_sentence(j):
            return None  # "Sở Công Thương | Hoàn thành trước …" in a table
        if self.tokens.capital(j) and self.low[j][0].isalpha():
            self.named = True
            return j + 1
        if self._number(j) or self._joins(j):
            return j + 1
        if self.low[j] in (",", "và"):
            return self._over_sign(j)
        return function_end(self.tokens, j) or self._unknown_word(j)

    def _over_sign(self, j: int) -> int | None:
        """Past a comma or "và" inside the name, with what it joins; None where it ends the name."""
        if self._next_number(j):
            return j + 2
        if self._next_numbered(j):
            return j + 3
        return list_end(self.tokens, j, self.first) if self.named or self.listed else None

    def _field(self, j: int) -> int:
        """What a department works at: "Phòng Kiểm tra", "Phòng Tài chính - Kế toán"."""
        if not self.tokens.capital(j):
            return 0
        n = phrases("bodies", "field").match(self.low, j)
        if not n and self.open_name and j == self.first:
            n = phrases("predicates", "verb").match(self.low, j)
        return n if (n > 1 and not self.tokens.capital(j + n - 1)) or self.low[j] == "y" else 0

    def _new_sentence(self, j: int) -> bool:
        """A large letter where a verb has none."""
        n = phrases("predicates", "verb").match(self.low, j)
        return n > 1 and not any(map(self.tokens.capital, range(j + 1, j + n)))

    def _number(self, j: int) -> bool:
        """A number or Roman numeral that belongs to the name: khu vực XVI, số 3, 389."""
        word, before = self.low[j], self.low[j - 1]
        if word == "389" or (_ROMAN.match(word) and before in _BEFORE_NUMBER):
            return True
        if word.isdigit() and before in _UNITS and self._headed_by_capital():
            return _over_or_predicate(self.tokens, j + 1)
        own = _ORDINAL.match(word) and self.tokens.capital(j - 1)
        return bool(own) and _numbered_place(self.tokens, j)

    def _headed_by_capital(self) -> bool:
        """Whether a head of one or two words is written large: "Hải đội", "Tổ"."""
        return self.tokens.capital(self.first - 1) or self.tokens.capital(max(0, self.first - 2))

    def _joins(self, j: int) -> bool:
        """A sign or small word inside a name: "Văn hóa - Xã hội", "tỉnh Quảng Trị"."""
        tokens, word = self.tokens, self.low[j]
        if word in ("-", "–"):
            post = phrases("bodies", "post").match(self.low, j + 1)  # "Trưởng Ban | - Phó Chủ tịch"
            opens = tokens.capital(j + 1) or (self.named and _noun_and_name(tokens, j + 1))
            return opens and not post and tokens.start(j) > tokens.end(j - 1)
        if word == ",":
            return _goes_on_listed(tokens, j, self.listed) or self._next_field(j)
        if word == "và":
            return self.named and _name_joins(tokens, j)
        if word in _INSIDE_NAMES and self.named and not tokens.capital(j):
            return _capital_soon(tokens, j)
        return word in _PLACE_JOINER and tokens.capital(j + 1)

    def _next_field(self, j: int) -> bool:
        """ "Phòng Nghiệp vụ, Dự toán, Pháp chế": a department with several fields."""
        tokens = self.tokens
        if not self.named or self.low[self.first - 1] not in _DEPARTMENTS:
            return False
        again = parse_head(tokens, j + 1) == 0 and tokens.capital(j + 1)
        return again and phrases("bodies", "field").match(self.low, j + 1) > 0

    def _room(self) -> int:
        """How many unknown words a name may have: an office is named after its work at length."""
        return 2 + _UNKNOWN_TAIL if self.low[self.first - 1] in _OFFICES else _UNKNOWN_TAIL

    def _next_number(self, j: int) -> bool:
        """ "các Đội số 1, 2, 3": bare numbers after one with "số"."""
        both = self.low[j - 1].isdigit() and self.low[j + 1 : j + 2] and self.low[j + 1].isdigit()
        before = self.low[max(0, j - 8) : j]
        return bool(both) and not _NUMBERED.isdisjoint(before) and (self.listed or "các" in before)

    def _next_numbered(self, j: int) -> bool:
        """ "Các Đội số 1, | số 2": "số" said again."""
        again = self.low[j + 1 : j + 2] == ["số"] and self.low[j + 2 : j + 3]
        many = self.listed or "các" in self.low[max(0, self.first - 3) : self.first]
        return bool(again) and many and self.low[j - 1].isdigit() and self.low[j + 2].isdigit()

    def _unknown_word(self, j: int) -> int | None:
        """A word that no list knows, as long as the words lead up to a predicate."""
        room = self.open_name and self.named and self.unknown < self._room()
        noun = phrases("predicates", "noun").match(self.low, j) if room else 0
        if noun and not self.tokens.capital(j):
            return j + noun
        if not room or not plain_word(self.tokens, j):
            return None
        self.unknown += 1
        if not _reaches_predicate(self.tokens, j + 1, self._room() - self.unknown):
            self.give_back = j + 1 - self.unknown
            return None
        return j + 1


def _noun_and_name(tokens: Tokens, j: int) -> bool:
    """ "Trung tâm thương mại - | dịch vụ An Đông": a noun in small letters and a name."""
    n = phrases("predicates", "noun").match(tokens.low, j)
    return n > 0 and tokens.capital(j + n)


def _over_or_predicate(tokens: Tokens, j: int) -> bool:
    """Whether a name's number is its last word: "Tổ công tác 1523 | rà soát"."""
    return (
        j >= len(tokens) or tokens.low[j] in (",", ":", ";", ".", "(", ")", "và")
    ) or predicate_at(tokens, j) > 0


def _numbered_place(tokens: Tokens, j: int) -> bool:
    """Whether a number after a name is the place's own: "xã Sơn Kim 1"."""
    return bool({"xã", "phường", "khu", "quận", "đội"} & set(tokens.low[max(0, j - 5) : j]))


def _capital_soon(tokens: Tokens, j: int) -> bool:
    """Whether a capital follows within two plain words: "Sầu | riêng Đắk Lắk"."""
    return tokens.capital(j + 1) or (tokens.capital(j + 2) and not predicate_at(tokens, j + 1))


def _inner(tokens: Tokens, j: int) -> int | None:
    """Past a body or a list of places that belongs to the name: Cục … | các tỉnh, thành phố."""
    n = phrases("bodies", "quantifier").match(tokens.low, j)
    if n and not tokens.capital(j) and tokens.low[j] not in ("mỗi", "từng"):
        gate = tokens.low[j + n : j + n + 2] == ["cửa", "khẩu"]  # "Hải quan các cửa khẩu"
        place = 2 if gate else phrases("bodies", "place", "group").match(tokens.low, j + n)
        k = j + n + place
        return places_end(tokens, k + _names_after_colon(tokens, k)) if place else None
    if tokens.capital(j) and phrases("bodies", "known", "agency").match(tokens.low, j):
        inner = heads.parse_body(tokens, j)
        return inner.end if inner else None
    return None


def _names_after_colon(tokens: Tokens, k: int) -> bool:
    """ "các xã | : Na Sầm, Quốc Việt nghiêm túc …": names of two words, no heading's task."""
    named = tokens.low[k : k + 1] == [":"] and tokens.capital(k + 1) and tokens.capital(k + 2)
    return named and parse_head(tokens, k + 1) == 0


def places_end(tokens: Tokens, j: int) -> int:
    """Past the places after "các xã": kinds, names, and what qualifies them all."""
    j = name_end(tokens, j, listed=True)
    while j < len(tokens) and tokens.low[j] in (",", "và"):
        k = j + 1
        n = phrases("bodies", "place", "group").match(tokens.low, k)
        place = phrases("bodies", "place").match(tokens.low, k)
        if tokens.capital(k) and not place and _whole_name(tokens, k):
            break  # "UBND các xã, phường, | Công an tỉnh"
        if n and not predicate_at(tokens, k):
            j = name_end(tokens, k + n, listed=True)
        elif tokens.capital(k) and parse_head(tokens, k) == 0 and tokens.capital(j - 1):
            j = name_end(tokens, k, listed=True)
        else:
            break
    return j


def _whole_name(tokens: Tokens, k: int) -> bool:
    """A head of two words and more: "Công an", not the place "Hội An"."""
    known = phrases("bodies", "known").match(tokens.low, k)
    return bool(known) or phrases("bodies", "agency").match(tokens.low, k) > 1


def members_end(tokens: Tokens, j: int, end: int) -> int:
    """After "thành viên (khác)" the body of which they are members."""
    if "viên" not in tokens.low[j:end]:
        return end
    k = end + 1 if tokens.low[end : end + 1] == ["khác"] else end
    inner = (
        heads.parse_body(tokens, k, bare=True)
        if (k < len(tokens) and not predicate_at(tokens, k)) or _is_team(tokens, k)
        else None
    )
    return inner.end if inner else k


def _is_team(tokens: Tokens, k: int) -> bool:
    return bool(phrases("bodies", "group", "known").match(tokens.low, k) > 1)


def _goes_on_listed(tokens: Tokens, j: int, listed: bool) -> bool:
    """ "các phường Mỹ Tho, Sa Đéc": a comma and a bare name of the same kind."""
    bare = parse_head(tokens, j + 1) == 0 or tokens.low[j + 1] in _ALSO_NAMES
    return listed and tokens.capital(j + 1) and bare and tokens.capital(j - 1)


def _name_joins(tokens: Tokens, j: int) -> bool:
    return tokens.capital(j + 1) and parse_head(tokens, j + 1) == 0


def _reaches_predicate(tokens: Tokens, j: int, room: int) -> bool:
    """Whether the unknown words of a name lead up to a predicate or the end of the clause."""
    for k in range(j, min(len(tokens), j + room + 1)):
        if predicate_at(tokens, k) or tokens.low[k] in (",", ":", ".", ";", "(", ")", "và"):
            return True
        if tokens.low[k] == "-" or phrases("bodies", "tail").match(tokens.low, k):
            return True
        if not plain_word(tokens, k):
            if tokens.low[k] in ("có", "chưa"):
                return True  # "các doanh nghiệp bưu chính | có chi nhánh …"
            return tokens.capital(k)
    return j >= len(tokens)
