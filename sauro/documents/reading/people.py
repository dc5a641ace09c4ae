"""Names of persons after their posts (họ tên, chức vụ)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sauro.documents.reading.lexicon import Tokens, phrases
from sauro.documents.reading.places import longest_province
from sauro.kernel.text import UPPER

_SURNAMES = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh đoàn lâm mai trịnh trương phùng"
    " hà tô cao châu chu lương lưu thái tạ tống từ vương văn viên kiều khổng la lại mạc nghiêm ninh nông ông quách"
    " quan sầm thạch thân tăng tôn tiêu triệu trà trang ung vi xa y a bế bạch bàng biện cà cầm chế chung cù cung danh"
    " doãn điểu điêu đàm đàng đậu đồng đường giang giàng giáp hầu hứa hoa khúc khương kim ka k'sơr lò lã lường lục ma mã"
    " mẫn mùa nhan nhữ ngọ phí phó phương quàng quang rơ rcom ksor siu sơn sùng thào thẩm thi thiều tòng thượng tất vàng"
    " vừ vạn viết xồng sồng thò chamaléa pinăng katơr hờ hlinh h'yim bríu arất zơrâm alăng coor blúp riah đinh cháng chảo tẩn phàn"
    " lỳ lù giàng hảng thèn hoàng nùng đèo tráng tăng âu ấu bá bành cát chử công củng diệp diêu dư đôn hạ hàn hoắc"
    " khâu khuất kha lầu liêu lợi lạc lộ mộc ngụy nhâm phú sử tào thang thiệu trình tưởng uông vũ xuân yên".split()
)
_RANK = re.compile(
    r"(?:Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|TS\.?|ThS\.?|PGS\.?|GS\.?|BS\.?|Ông|Bà|đồng chí|Đồng chí|[đĐ][/.]c)\s+"
)
_NAME = rf"[{UPPER}][\w'’]*(?:\s[{UPPER}][\w'’]*){{1,5}}"
_ALL_NAME = re.compile(rf"(?:{_RANK.pattern})*({_NAME})$")
_LONGEST_NAME = 6


RANK = re.compile(r"(?:Đại|Thượng|Trung|Thiếu)\s(?:tá|tướng|úy)\b")
_MIDDLE_NAMES = ("văn", "thị")  # what stands before them is a surname that no list knows


@dataclass(frozen=True, slots=True)
class Mention:
    """A person in running text: tokens [start, end) of the name, and those of the titles around."""

    titles: tuple[tuple[int, int], ...]
    start: int
    end: int


def whole_name(text: str) -> str | None:
    """The personal name that a whole line is: "Thượng tá Lò Văn Púa"."""
    bare = text.strip(" ./")
    if bare.isupper():
        words = bare.split()
        return bare if 2 <= len(words) <= 5 and words[0].lower() in _SURNAMES else None
    m = _ALL_NAME.match(bare)
    return m[1] if m and _is_name(m[1].split()) else None


def _is_name(words: list[str]) -> bool:
    return (
        2 <= len(words) <= _LONGEST_NAME
        and not phrases("bodies", "agency", "post").match([w.lower() for w in words], 0)
    ) or (words[0].lower() in _SURNAMES and 2 <= len(words) <= _LONGEST_NAME)


def split_name(words: list[str]) -> int | None:
    """Where, in a run of capitalised words, the personal name begins."""
    low = [w.lower().strip(".,") for w in words]
    province = longest_province(" ".join(low))
    first = len(province.split()) if province and len(province.split()) < len(words) - 1 else 0
    for i in range(first, len(words) - 1):
        if low[i] in _SURNAMES and len(words) - i <= _LONGEST_NAME:
            return i - 1 if i > first and low[i] in _MIDDLE_NAMES else i
    rest = len(words) - first
    return first if 2 <= rest <= 4 else None


def mentions(tokens: Tokens) -> list[Mention]:
    """Persons named with a post before or after, or as "đồng chí"."""
    found = []
    i = 0
    while i < len(tokens):
        n = phrases("bodies", "post").match(tokens.low, i) or _rank(tokens, i)
        run = _run_after(tokens, i, n) if n else None
        if run is None:
            i += 1
            continue
        start, end = run
        titles = (*_titles_before(tokens, i, start), *_titles_after(tokens, end))
        found.append(Mention(titles, start, end))
        i = end
    return found


def _rank(tokens: Tokens, i: int) -> int:
    """ "Đại tá", "Thiếu tướng" in front of a name."""
    return 2 * (RANK.match(tokens.words(i, i + 2)) is not None)


def _run_after(tokens: Tokens, i: int, n: int) -> tuple[int, int] | None:
    """The name after the post at i: past the body it heads, a run of capitals."""
    limit = min(len(tokens), i + n + 22)
    j = i + n
    while j < limit and tokens.low[j] not in (",", ";", ".", ":", "(", ")"):
        k = j
        while k < limit and tokens.capital(k) and tokens.low[k].isalpha():
            k += 1
        if k - j >= 2:
            words = [tokens.words(t, t + 1) for t in range(j, k)]
            known = _body_words(tokens, j, words[0])
            at = split_name(words[known:]) if known < len(words) else None
            if at is not None and (
                words[known + at].lower() in _SURNAMES
                or _middle_follows(words, known + at)
                or tokens.low[i] in ("đồng", "đ/c", "đ.c", "ông", "bà")
            ):
                return j + known + at, k
        j = max(k, j + 1)
    return None


def _middle_follows(words: list[str], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].lower() in _MIDDLE_NAMES


def _body_words(tokens: Tokens, j: int, first: str) -> int:
    known = phrases("bodies", "known").match(tokens.low, j)
    return known or (
        0 if first.lower() in _SURNAMES else phrases("bodies", "agency").match(tokens.low, j)
    )


def _titles_before(tokens: Tokens, i: int, start: int) -> tuple[tuple[int, int], ...]:
    end = start
    while end > i and tokens.low[end - 1] in ("-", "–", ","):
        end -= 1
    words = tokens.words(i, end)
    bare = words.lower() in ("đồng chí", "đ/c", "ông", "bà", "các đồng chí") or RANK.fullmatch(
        words
    )
    return () if bare or end == i else ((i, end),)


def _titles_after(tokens: Tokens, end: int) -> tuple[tuple[int, int], ...]:
    titles = []
    j = end
    while j < len(tokens) and tokens.low[j] in (",", "-", "–", ";") and _is_title(tokens, j + 1):
        k = j + 1
        while k < len(tokens) and not _ends_title(tokens, k):
            k = _past_brackets(tokens, k)
        titles.append((j + 1, min(k, len(tokens))))
        j = k
    return tuple(titles)


def _is_title(tokens: Tokens, j: int) -> bool:
    return tokens.capital(j) and bool(phrases("bodies", "post").match(tokens.low, j))


def _ends_title(tokens: Tokens, k: int) -> bool:
    if tokens.low[k] in (",", ";", ".", ":", "–") or tokens.low[k] == "-":
        return (
            _is_title(tokens, k + 1)
            or tokens.low[k] not in (",", "-", "–")
            or not tokens.capital(k + 1)
        )
    return tokens.low[k] in (
        "đã",
        "chủ",
        "có",
        "kết",
        "tổ",
        "về",
        "chỉ",
        "làm",
        "dự",
        "họp",
    ) and not tokens.capital(k)


def _past_brackets(tokens: Tokens, k: int) -> int:
    if tokens.low[k] != "(":
        return k + 1
    while k < len(tokens) and tokens.low[k] != ")":
        k += 1
    return k + 1
