"""What stands before the order: time, ground, case; and what only looks back."""

from __future__ import annotations

from sauro.documents.reading.acting import noun_verb
from sauro.documents.reading.bodies import BodyList, parse_list
from sauro.documents.reading.lexicon import phrases
from sauro.documents.reading.mood.topics import Topics
from sauro.documents.reading.phrasing import LINKING, PRAISE, SANCTION, SAYS, TIME_GONE
from sauro.documents.reading.verdicts import Mood, Reading

_TOLD_TO = frozenset("cáo trình gửi nộp xin".split())  # "báo cáo UBND tỉnh xem xét"
_OCCASIONS = (
    ["nhân", "việc"],
    ["trước", "việc"],
    ["trước", "tình"],
    ["liên", "quan"],
    ["sau", "khi"],
)


class Circumstances(Topics):
    """What stands before the order."""

    def _circumstance(self, i: int) -> bool:
        n = phrases("predicates", "circumstance").match(self.low, i)
        if not n:
            return False
        adverb = phrases("predicates", "adverb", "verb", "modal").match(self.low, i)
        return adverb <= n

    def _inside(self, i: int, end: int) -> Reading | None:
        """Look inside a circumstance for the order that no comma sets apart."""
        self.after_circumstance = True
        if self.low[i : i + 2] in _OCCASIONS:
            return None  # "Nhân việc Chi cục X báo cáo rằng …, Sở Y …": his report is the occasion
        if self.low[i : i + 2] == ["đối", "với"]:
            self.about = self._whole_clause(i + 2, end)
        if self.low[i : i + 2] != ["đối", "với"]:  # "Đối với đơn vị đã xong, …" tells of nobody
            self.told = self.told or self.tale.tells_of_past(i, end)
        if found := self._each_time(i):
            return found
        k = i + 1
        while k < end:
            if (
                (found := self._performative(k))
                and found.lead
                and not self.tale.past_order(self.start, i, k)
            ):
                return found
            if self.low[k] in ("thì", "nếu") and k + 1 < end and (found := self._bodies(k + 1)):
                return found
            named = parse_list(self.tokens, k) if self.tokens.capital(k) else None
            apart = named is not None and self.low[k - 1] not in LINKING | _TOLD_TO
            found = self._probe(k) if apart else None
            if found and found.lead and found.lead.proper and not self.tale.tells(i, k):
                return found
            k = named.items[0].end if named else k + 1
        return None

    def _each_time(self, i: int) -> Reading | None:
        """ "Định kỳ các đơn vị chủ trì báo cáo …": who reports stands after the rhythm."""
        n = phrases("predicates", "circumstance").match(self.low, i)
        often = self.low[i] in ("định", "hằng", "hàng") and not self.told
        return self._bodies(i + n) if often and self.low[i + n : i + n + 1] == ["các"] else None

    def _about(self, i: int) -> Reading | None:
        if self.about is None:
            return None
        return Reading(Mood.ORDER, "đối với … in front of the task", self.about, False, i)

    def _whole_clause(self, i: int, end: int) -> BodyList | None:
        """The names that take up the rest of a circumstance: "Đối với xã Mỹ Quý, xã Bình Hiệp,"."""
        bodies = parse_list(self.tokens, i)
        if bodies is None or bodies.end < end:
            return None
        after = self.low[bodies.end : bodies.end + 1]
        return bodies if after in ([","], [":"]) else None

    def _late_imperative(self) -> bool:
        """ "Định kỳ trước ngày 18 hằng tháng gửi báo cáo": no comma before the verb."""
        if not phrases("predicates", "circumstance").match(self.low, self.start):
            return False
        if SANCTION.search(self.tokens.text.low):
            return False
        verbs = phrases("predicates", "verb")
        return any(
            verbs.match(self.low, k) and not noun_verb(self.tokens, k)
            for k in range(self.start + 1, len(self.tokens))
        )

    def _looks_back(self, i: int, end: int) -> bool:
        """Whether a clause opens a tale: a period that is over, praise or blame."""
        words = self.tokens.small(i, end)
        if TIME_GONE.match(words):
            self.told = self.past_period = True
            return True
        if SAYS.match(words):
            self.told = True
            return True
        if i == self.start and PRAISE.match(self.tokens.text.low, self.tokens.start(i)):
            self.told, self.past_period = True, self.low[i] != "phê"
            return True
        return False
