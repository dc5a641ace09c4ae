"""Where a noun phrase ends: over the commas of a row, but not into the next clause."""

from __future__ import annotations

from sauro.documents.reading.bodies import parse_list, predicate_at
from sauro.documents.reading.lexicon import Tokens, phrases

_NEVER = frozenset(
    "nhất muộn trễ hạn xong nếu thì mà có nêu ghi cập kèm riêng hết qua không".split()
)
_PAIRS = (
    "phòng, chống",
    "sửa đổi, bổ sung",
    "kiểm tra, kiểm soát",
    "sắp xếp, di dời",
    "trước, trong",
    "trong và sau",
)


def goes_on(tokens: Tokens, k: int) -> bool:
    """Whether the words after a comma or "và" are one more of a row: "xe, thuyền của dân"."""
    if k >= len(tokens) or tokens.low[k] in _NEVER or not tokens.low[k].isalpha():
        return False
    if phrases("predicates", "noun").match(tokens.low, k) or _goods(tokens, k):
        return True
    if tokens.small(k - 2, k + 1) in _PAIRS or tokens.small(k - 3, k + 2) in _PAIRS:
        return True
    if predicate_at(tokens, k):
        return False
    if named := parse_list(tokens, k):
        return not tokens.capital(k) and not predicate_at(tokens, named.end)
    opens = phrases("predicates", "circumstance", "modal", "adverb", "performative", "past")
    return not opens.match(tokens.low, k)


def _goods(tokens: Tokens, k: int) -> bool:
    """ "hàng giả": goods, not "hàng tháng"."""
    times = ("ngày", "tuần", "tháng", "quý", "năm", "đêm", "giờ")
    return tokens.low[k] == "hàng" and tokens.low[k + 1 : k + 2] not in [[t] for t in times]
