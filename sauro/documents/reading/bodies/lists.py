"""Names in a row: which commas join one collective and which begin another body."""

from __future__ import annotations

import re

from sauro.documents.reading.bodies import heads, relatives
from sauro.documents.reading.bodies.items import Body, BodyList
from sauro.documents.reading.bodies.vocabulary import may_open, predicate_at
from sauro.documents.reading.lexicon import Tokens, phrases


def parse_list(tokens: Tokens, i: int) -> BodyList | None:
    """The list of names that begins at token i."""
    if i not in tokens.lists:
        tokens.lists[i] = _parse_list(tokens, i)
    known: BodyList | None = tokens.lists[i]
    return known


def _parse_list(tokens: Tokens, i: int) -> BodyList | None:
    if i >= len(tokens) or not may_open(tokens, i):
        return None
    first = heads.parse_body(tokens, i)
    if first is None:
        return None
    return BodyList(tuple(_row_from(tokens, first)))


def parse_kinds(tokens: Tokens, i: int) -> BodyList | None:
    """A row of bare kinds without "các": "sở, ban, ngành là thành viên …"."""
    first = heads.parse_body(tokens, i, bare=True)
    if first is None:
        return None
    if first.proper or tokens.low[first.end : first.end + 1] != [","]:
        return BodyList((first,))
    kind = Body(first.start, first.end, proper=False, collective=True)
    return BodyList(tuple(_row_from(tokens, kind)))


def _row_from(tokens: Tokens, first: Body) -> list[Body]:
    """A name and those that follow it, each joined to it or an item of its own."""
    items = [first]
    while (following := _next_item(tokens, items[-1])) is not None:
        if _continues(tokens, items[-1], following):
            last = items[-1]
            items[-1] = Body(
                last.start, _qualified(tokens, last, following), last.proper, last.collective
            )
        else:
            items.append(following)
    return items


def _qualified(tokens: Tokens, last: Body, following: Body) -> int:
    """Past what qualifies all of a collective: "các sở, địa phương | được giao nhiệm vụ …"."""
    if not last.collective or tokens.low[following.end : following.end + 1] != ["được"]:
        return following.end
    whole = relatives.finished(tokens, following.start, following.end, proper=False, group=True)
    return whole.end


def _next_item(tokens: Tokens, last: Body) -> Body | None:
    j = last.end
    if j >= len(tokens) or tokens.low[j] not in (",", "và", ";", "&", "-", "–"):
        return None
    joiner = tokens.low[j]
    if joiner == "," and j + 1 < len(tokens) and tokens.low[j + 1] == "và":
        j += 1
    if joiner == ";" and not tokens.capital(j + 1):
        return None
    if j not in tokens.items:
        tokens.items[j] = heads.parse_body(tokens, j + 1, bare=True)
    found: Body | None = tokens.items[j]
    if found is None:
        return None
    if joiner in ("-", "–") and not _further_title(tokens, last, found):
        return None
    if joiner == ";" and predicate_at(tokens, found.end):
        return None
    return found


def _continues(tokens: Tokens, last: Body, following: Body) -> bool:
    """Whether the next name goes on with the same collective: các sở, | ngành."""
    dash = tokens.low[last.end] in ("-", "–")
    if dash or _title_of_person(tokens, last, following) or _same_places(tokens, last, following):
        return True
    if _one_board(tokens, last, following) or _last_post(tokens, last, following):
        return True
    if not last.collective or following.collective:
        return False
    if tokens.capital(following.start):
        size = following.end - following.start
        bare = phrases("bodies", "agency").match(tokens.low, following.start) == size > 1
        return bare or (size == 1 and not following.proper)
    return tokens.low[last.end] != "và" or _bare_kind(tokens, following)


def _one_board(tokens: Tokens, last: Body, following: Body) -> bool:
    """ "Ban Quản lý Khu kinh tế X | và các khu công nghiệp tỉnh": one board for both."""
    board = tokens.low[last.start : last.start + 3] == ["ban", "quản", "lý"]
    zones = tokens.low[following.start : following.start + 2] in (["các", "khu"], ["các", "cụm"])
    return board and zones and tokens.low[last.end] == "và"


def _title_of_person(tokens: Tokens, last: Body, following: Body) -> bool:
    """ "đồng chí Trần Văn A, Phó Chủ tịch …": one man with his post."""
    if tokens.low[following.start] in _ADDRESSES or not _is_person(tokens, last):
        return False
    return phrases("bodies", "post").match(tokens.low, following.start) > 0


def _last_post(tokens: Tokens, last: Body, following: Body) -> bool:
    """ "Đồng chí A, Phó Trưởng Ban, | Tổ trưởng Tổ giúp việc:": a heading names one man."""
    to_end = tokens.low[following.end : following.end + 1] in ([], [":"])
    post = phrases("bodies", "post").match(tokens.low, following.start)
    alone = to_end and tokens.low[last.start] in _ADDRESSES and tokens.low[last.end] == ","
    again = tokens.low[following.start] in _ADDRESSES
    return alone and post > 0 and not again and not following.collective


def _further_title(tokens: Tokens, last: Body, following: Body) -> bool:
    """ "đồng chí Trần Văn A, Phó Giám đốc Sở Tài chính - Ủy viên": after a dash, one more post."""
    person = tokens.low[last.start] in _ADDRESSES and tokens.capital(last.start + 2)
    post = phrases("bodies", "post").match(tokens.low, following.start)
    posts = phrases("bodies", "post").match(tokens.low, last.start) > 0
    return (person or posts or _is_person(tokens, last)) and post > 0


_ADDRESSES = frozenset("đồng đ/c đ.c ông bà anh chị".split())
_SURNAMES = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh đoàn mai tô lương cao hà".split()
)


def _is_person(tokens: Tokens, body: Body) -> bool:
    """ "đồng chí Trần Văn A", or "Phó Thủ tướng Chính phủ Hồ Quốc Trị": a name of three words."""
    if not tokens.capital(body.end - 1):
        return False
    if tokens.low[body.start] in _ADDRESSES:
        return True
    third = body.end - 3
    return (
        third > body.start
        and tokens.low[third] in _SURNAMES
        and all(map(tokens.capital, range(third, body.end)))
        and phrases("bodies", "post").match(tokens.low, body.start) > 0
    )


def _same_places(tokens: Tokens, last: Body, following: Body) -> bool:
    """ "Chủ tịch UBND xã, phường": bare kinds of place in a row."""
    place = phrases("bodies", "place")
    bare = place.match(tokens.low, following.start) == following.end - following.start
    return (
        bare and not tokens.capital(following.start) and place.match(tokens.low, last.end - 1) == 1
    )


_KINDS = re.compile(
    r"(?:sở|ban|bộ|ngành|cơ quan|đơn vị|địa phương|lực lượng|tổ chức|cấp|đoàn thể|hội|hiệp hội"
    r"|tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu|thôn|khóm|ấp|bản|khu phố|tổ dân phố|cấp ủy|tổ chức đảng)$"
)


def _bare_kind(tokens: Tokens, body: Body) -> bool:
    """Whether a name is a bare kind with words that qualify the whole list (có liên quan)."""
    head = phrases("bodies", "group", "place").match(tokens.low, body.start)
    if not _KINDS.match(tokens.small(body.start, body.start + head)):
        return False
    rest = tokens.small(body.start + head, body.end)
    return not rest or rest.startswith(
        (
            "có liên quan",
            "liên quan",
            "trực thuộc",
            "nêu trên",
            "chức năng",
            "trên địa bàn",
            "có tên",
            "được",
            "trong",
            "thuộc",
            "các cấp",
            "thành viên",
            "cấp",
            "biên giới",
            "của",
        )
    )
