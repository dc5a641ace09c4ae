"""The task first, then whom it falls to: "… do Sở X chủ trì", "… thì Sở X lập"."""

from __future__ import annotations

from sauro.documents.reading.acting import negated
from sauro.documents.reading.bodies import parse_list, predicate_at
from sauro.documents.reading.lexicon import phrases
from sauro.documents.reading.mood.subjects import Subjects
from sauro.documents.reading.phrasing import DUTY
from sauro.documents.reading.verdicts import Mood, Reading


class Topics(Subjects):
    """The task first, then whom it falls to."""

    def _topic(self, i: int, end: int) -> Reading | None:
        """A clause that begins with what it is about: "việc X giao cho …", "kế hoạch phải …"."""
        if found := self._then(i, end):
            return found
        for k in range(i, end):
            if (
                (found := self._performative(k))
                and not self.tale.past_order(self.start, i, k)
                and (found.lead or self._ends_asking(k))
            ):
                return found
            if self.low[k] == "do" and (found := self._charged_by_do(k, i)):
                return found
            if found := self._falls_to(k, i):
                return found
        if self.tale.tells(i, end):
            self.told = True
            return None
        for k in range(i + 1, end):
            n = phrases("predicates", "modal").match(self.low, k)
            if (
                n
                and self.low[k] in ("phải", "cần", "có", "chịu", "nghiêm", "tuyệt", "không")
                and not negated(self.tokens, k, n)
                and self.low[k + 1 : k + 2] != ["quyền"]  # "người mua có quyền khiếu nại"
            ):
                return Reading(Mood.ORDER, f"modal: “{self.tokens.words(k, k + n)}”", at=i)
        return None

    def _then(self, i: int, end: int) -> Reading | None:
        """ "Dự toán năm sau thì Sở X lập": who does it after what is to be done."""
        for k in range(i, end - 1):
            let = self.low[k + 1] in ("để", "cứ")  # "… thì để Công an xã lo"
            if self.low[k] == "thì" and (found := self._probe(k + 1 + let)) and self._named(found):
                return found
        return None

    def _topic_of_verbs(self, i: int, end: int) -> Reading | None:
        """ "Việc thay dây, lắp máy do các chợ thực hiện", "Báo cáo năm do Văn phòng lập"."""
        if self.low[self.start] != "việc" and self.low[i : i + 2] != ["báo", "cáo"]:
            return None
        at = (k for k in range(i + 1, end) if self.low[k] == "do")
        charged = next((found for k in at if (found := self._charged_by_do(k, i))), None)
        return charged or self._sent_by(end + 1)

    def _sent_by(self, k: int) -> Reading | None:
        """ "Báo cáo tổng kết đợt cao điểm, | các đơn vị gửi …": the report, then whose it is."""
        bodies = parse_list(self.tokens, k) if self.low[self.start] == "báo" else None
        if bodies is None or not (bodies.items[0].collective or bodies.proper):
            return None
        if self.low[bodies.end : bodies.end + 1] not in (["gửi"], ["nộp"], ["hoàn"], ["lập"]):
            return None
        return Reading(Mood.ORDER, "a report, then who sends it", bodies, True, self.start)

    def _ends_asking(self, k: int) -> bool:
        """ "…, Chi cục đề nghị:" announces what is asked."""
        n = phrases("predicates", "performative").match(self.low, k)
        return self.low[k + n : k + n + 1] in ([":"], [])

    def _falls_to(self, k: int, i: int) -> Reading | None:
        """ "trách nhiệm … thuộc về X", "kết quả được X báo cáo"."""
        if self.low[k : k + 2] == ["thuộc", "về"] and "trách" in self.low[i:k]:
            bodies = parse_list(self.tokens, k + 2)
            return (
                Reading(Mood.ORDER, "trách nhiệm thuộc về …", bodies, True, i) if bodies else None
            )
        if self.low[k : k + 3] == ["là", "việc", "của"]:
            bodies = parse_list(self.tokens, k + 3)
            return Reading(Mood.ORDER, "là việc của …", bodies, True, i) if bodies else None
        bodies = parse_list(self.tokens, k + 1) if self.low[k] == "được" else None
        told = self.told or (bodies is not None and self.tale.tells(i, k))
        if bodies and predicate_at(self.tokens, bodies.end) and not told:
            return Reading(Mood.ORDER, "được … thực hiện", bodies, False, i)
        return None

    def _charged_by_do(self, k: int, i: int) -> Reading | None:
        """ "… do Sở X chủ trì"."""
        if k > i and phrases("bodies", "post").match(self.low, i) == k - i:
            return None  # "trưởng đoàn do Cục trưởng X đảm nhiệm" appoints
        bodies = parse_list(self.tokens, k + 1)
        if bodies is None or self.low[bodies.end : bodies.end + 1] == []:
            return None
        if self.low[bodies.end] in DUTY and not self._only_describes(bodies.end):
            return Reading(Mood.ORDER, "do … chủ trì", bodies, True, i)
        if bodies.proper and len(bodies.items) > 1 and self._ends_working(bodies.end):
            return Reading(Mood.ORDER, "do … làm", bodies, True, i)
        return None

    def _ends_working(self, j: int) -> bool:
        """ "Sạp thuốc lá do Công an xã, Ban Quản lý chợ kiểm tra": nothing is told of it after."""
        rest = self.low[j : self.tokens.comma(j)]
        tells = {"phải", "cần", "được", "là", "đã", "chưa", "đang", "thì"} & set(rest)
        return predicate_at(self.tokens, j) > 0 and not tells

    def _only_describes(self, j: int) -> bool:
        """ "Số liệu do Sở X cung cấp phải khớp": the order comes after, to nobody."""
        rest = self.low[j + 2 : self.tokens.comma(j)]
        return self.low[j] == "cung" and bool({"phải", "cần", "được", "là", "đã"} & set(rest))

    def _charged(self, end: int) -> Reading | None:
        """After an order to nobody, a body that is to answer for it: "…, Sở X chịu trách nhiệm"."""
        i = end + 1
        while i < len(self.tokens):
            if self.after_circumstance and (
                found := self._performative(i) or self._speaker_gives(i)
            ):
                return found
            bodies = parse_list(self.tokens, i) if self.tokens.capital(i) else None
            answers = bodies and (self._answers(bodies.end) or self._interrupted(bodies))
            if bodies and bodies.proper and answers and not self._in_company(i):
                return Reading(Mood.ORDER, "body charged after the task", bodies, True, self.start)
            i = self.tokens.comma(i) + 1
        return None

    def _in_company(self, i: int) -> bool:
        """ "… phối hợp với Sở A, | Sở B kiểm tra": the name at i is one of those who help."""
        before = self.low[:i]
        if "với" not in before:
            return False
        at = i - 1 - before[::-1].index("với")
        helpers = parse_list(self.tokens, at + 1)
        return helpers is not None and helpers.start < i < helpers.end

    def _answers(self, j: int) -> bool:
        """Whether what follows a name charges it; after a circumstance any verb does."""
        if self.low[j : j + 2] in (
            ["chịu", "trách"], ["chủ", "trì"], ["làm", "đầu"],
            ["có", "trách"], ["là", "đầu"], ["phải", "chịu"],
        ):  # fmt: skip
            return True
        return self.after_circumstance and bool(
            phrases("predicates", "verb", "adverb").match(self.low, j)
        )
