"""What only tells of what was done, is being done or will be (câu tường thuật)."""

from __future__ import annotations

from functools import cached_property

from sauro.documents.reading.bodies import parse_list, predicate_at
from sauro.documents.reading.lexicon import Tokens, phrases
from sauro.documents.reading.phrasing import EARLIER_PAPER, TIME_GONE

_MARKS = frozenset("chưa đã còn mới đang".split())
_NOUNS = frozenset("xã phường vị sở hộ quan tịch lượng vụ việc gồm kho hàng nơi người".split())


class Tale:
    """The marks of a tale in one clause: đã, đang, sẽ, and what they belong to."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens, self.low = tokens, tokens.low

    def tells_of_past(self, i: int, end: int) -> bool:
        """A circumstance that opens a tale: "Từ đầu năm đến nay các lực lượng đã kiểm tra …"."""
        if TIME_GONE.search(self.tokens.small(i, end)):
            return True
        return any(
            self.low[k] in ("đã", "đang", "vẫn")
            and not self._in_name(k)
            and self._subject_before(i, k)
            for k in range(i, end)
        )

    def _subject_before(self, i: int, k: int) -> bool:
        """Whether a name ends right before token k."""
        for j in range(max(i, k - 8), k):
            bodies = parse_list(self.tokens, j)
            if bodies and bodies.end == k:
                return True
        return False

    def tells(self, i: int, end: int) -> bool:
        return any(i <= k < end for k in self._past)

    @cached_property
    def _past(self) -> list[int]:
        """Where it is told, not ordered: đã, đang, sẽ."""
        past = phrases("predicates", "past")
        return [k for k in range(len(self.low)) if past.match(self.low, k) and not self._in_name(k)]

    def _in_name(self, k: int) -> bool:
        """ "cơ sở đã ngừng", "xã chưa thành lập": the marker qualifies a noun."""
        return k > 0 and self.low[k] in _MARKS and self.low[k - 1] in _NOUNS

    def told_of(self, j: int) -> bool:
        n = phrases("predicates", "past").match(self.low, j)
        return bool(n) and predicate_at(self.tokens, j) <= n

    def told_before_verb(self, j: int) -> bool:
        """ "… theo chức năng được giao đã chủ động triển khai": the tale begins before the verb."""
        for k in range(j, min(j + 12, len(self.tokens))):
            if self.low[k] in ("đã", "đang", "vẫn"):
                return not self._in_name(k)
            if self.low[k - 1] != "được" and phrases("predicates", "verb").match(self.low, k):
                return False
        return False

    def told_after_charge(self, j: int) -> bool:
        """ "… được giao theo dõi vụ này đã bắt quả tang": what was given and is done."""
        given = self.low[j : j + 2] in (["được", "giao"], ["được", "phân"])
        return given and any(self._done_at(k) for k in range(j, self.tokens.comma(j)))

    def _done_at(self, k: int) -> bool:
        return self.low[k] == "đã" and not self._in_name(k)

    def past_order(self, start: int, i: int, k: int) -> bool:
        """ "… có Công văn số 12 đề nghị …": an order of the past, told and not given."""
        return "đã" in self.low[i:k] or bool(EARLIER_PAPER.search(self.tokens.small(start, k)))
