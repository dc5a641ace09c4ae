"""A body before what it is to do: "Sở Y tế rà soát …" (chủ ngữ)."""

from __future__ import annotations

from sauro.documents.reading.acting import acts, closing_comma
from sauro.documents.reading.bodies import Body, BodyList, parse_list, predicate_at
from sauro.documents.reading.lexicon import phrases
from sauro.documents.reading.mood.giving import Giving
from sauro.documents.reading.phrasing import CONSENT, LINKING, SANCTION
from sauro.documents.reading.verdicts import Mood, Reading

_TRADERS = frozenset("cửa hộ quầy sạp quán nhà cơ doanh công hợp siêu chủ tiệm đại".split())


class Subjects(Giving):
    """A body before what it is to do."""

    def _bodies(self, i: int) -> Reading | None:
        bodies = parse_list(self.tokens, i)
        if bodies is None:
            return None
        j = bodies.end
        if "thì" in self._outside_brackets(i, j) or self._need_not(j) or self._whichever(i):
            return None  # "lực lượng nào bao che thì khởi tố"
        if self._speaks(bodies) and CONSENT.match(self.tokens.text.low, self.tokens.start(j)):
            self.after_circumstance = True
            return None  # "Chủ tịch thống nhất với đề xuất, đồng thời yêu cầu …"
        if self._interrupted(bodies):
            return Reading(Mood.ORDER, "bodies, circumstance, predicate", bodies, False, i)
        j += closing_comma(self.tokens, bodies)
        if n := phrases("predicates", "performative").match(self.low, j):
            return self._subject_gives(bodies, j, n)
        if "nào" in self.low[i : i + 5] and self.low[j : j + 1] == ["thì"]:
            return None  # "lực lượng nào bao che thì khởi tố"
        if told_apart := self._must_though_done(bodies):
            return told_apart
        if self.tale.told_of(j) or self.tale.told_before_verb(j) or self.tale.told_after_charge(j):
            self.told = True
            return None
        modal = phrases("predicates", "modal").match(self.low, j)
        threatens = SANCTION.match(self.tokens.text.low, self.tokens.start(j))
        if (self.told and not modal) or (threatens and not self._accountable(bodies, i)):
            return None
        does = acts(self.tokens, bodies, j, self.start) or self._told_by_colon(j)
        return Reading(Mood.ORDER, "bodies before a predicate", bodies, False, i) if does else None

    def _must_though_done(self, bodies: BodyList) -> Reading | None:
        """ "Các xã đã gửi nhưng chưa đạt | phải làm lại": the tale only says which of them."""
        j = bodies.end
        if "các" not in self.low[bodies.start : j] or self.low[j : j + 1] not in (["đã"], ["chưa"]):
            return None
        rest = self.low[j : self.tokens.comma(j)]
        if "phải" not in rest or rest[rest.index("phải") - 1] in ("không", "đã", "vẫn", "đều"):
            return None
        told = BodyList(
            (Body(bodies.start, j + rest.index("phải"), proper=False, collective=True),)
        )
        return Reading(Mood.ORDER, "bodies before a predicate", told, False, bodies.start)

    def _told_by_colon(self, j: int) -> bool:
        """ "Định kỳ hằng tháng, các đơn vị: | báo cáo …": the colon stands before the task."""
        if not self.after_circumstance or self.low[j : j + 1] != [":"]:
            return False
        return phrases("predicates", "verb", "adverb", "modal").match(self.low, j + 1) > 0

    def _whichever(self, i: int) -> bool:
        """ "Phòng khám nào bán thuốc xách tay thì …": a case, nobody who is told."""
        case = self.low[i : self.tokens.comma(i)]
        if "nào" not in case[1:4] or "thì" not in case:
            return False
        then = parse_list(self.tokens, i + case.index("thì") + 1)
        return then is not None and then.proper

    def _need_not(self, j: int) -> bool:
        """ "Các đồng chí không phải lo"."""
        if self.low[j : j + 2] in (["không", "phải"], ["không", "cần"], ["khỏi", "phải"]):
            return True
        end = self.tokens.comma(j)
        return self.low[j : j + 2] == ["không", "có"] and any(
            self.low[k : k + 2] == ["không", "phải"] and predicate_at(self.tokens, k + 2)
            for k in range(j + 2, end)
        )

    def _outside_brackets(self, i: int, j: int) -> list[str]:
        """The words of a name but for what is put in: "Trưởng khu (khu 3 trống thì phó làm)"."""
        aside = self.low.index("(", i, j) if "(" in self.low[i:j] else j
        return self.low[i:aside]

    def _interrupted(self, bodies: BodyList) -> bool:
        """ "Sở X, với tư cách …, tổng hợp": a circumstance stands between name and task."""
        j = bodies.end
        for _ in range(3):
            opened = self.low[j : j + 1] == [","]
            if self.told or not opened or not self.tokens.capital(bodies.start):
                return False
            if j > bodies.end and self._does(bodies, j + 1):
                return True
            if j == bodies.end and not phrases("predicates", "circumstance").match(self.low, j + 1):
                return False
            j = self.tokens.comma(j + 1)
        return False

    def _does(self, bodies: BodyList, j: int) -> bool:
        """A word of doing at j; after a proper name also one that no list knows."""
        if predicate_at(self.tokens, j):
            return True
        plain = j < len(self.tokens) and self.low[j].isalpha() and not self.tokens.capital(j)
        again = phrases("predicates", "circumstance", "past").match(self.low, j)
        return bodies.proper and plain and not again and self.low[j] not in LINKING

    def _accountable(self, bodies: BodyList, i: int) -> bool:
        """Who answers for something is told so only where his clause leads."""
        return i == self.start or bodies.proper

    def _probe(self, k: int) -> Reading | None:
        """What a name inside a circumstance says; its tale is not the clause's own."""
        told = self.told
        found = self._bodies(k)
        self.told = told
        return found

    @staticmethod
    def _named(found: Reading) -> bool:
        return found.lead is not None and found.lead.proper

    def _trades(self, found: Reading) -> bool:
        """A shop that does something, "thì" a body acts: the case is told, not the shop."""
        named = found.lead is not None and not found.strong
        return named and self.low[self.start] in _TRADERS and "thì" in self.low

    def _may_lead(self, found: Reading, i: int) -> bool:
        """A bare kind after a comma is the rest of a list, not somebody who is told."""
        lead = found.lead
        if lead is None or i == self.start or found.strong:
            return True
        first = lead.items[0]
        return first.proper or first.collective or self.tokens.capital(first.start)

    def _works_beside(self, i: int) -> BodyList | None:
        """ "Cùng với Cảnh sát biển, | Chi đội Kiểm ngư số 3 giữ tàu": the last of the names."""
        named = parse_list(self.tokens, i + 1 + (self.low[i + 1 : i + 2] == ["với"]))
        if named is None or len(named.items) < 2 or not named.proper:
            return None
        last = named.items[-1]
        apart = self.low[last.start - 1] == "," and predicate_at(self.tokens, named.end)
        return BodyList((last,)) if apart else None

    def _joins(self, i: int) -> bool:
        """ "Cùng (với) Sở X rà soát": he who is told works beside another."""
        j = i + 1
        while j < len(self.tokens) and self.low[j] in ("hợp", "với", "chặt", "chẽ", "cùng"):
            j += 1
        return parse_list(self.tokens, j) is not None
