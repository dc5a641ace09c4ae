"""What one clause does: orders, tells, refuses, or only closes the paper (thức của câu).

The grammar of an order:

    [circumstance ,]* (performative bodies | bodies predicate | predicate) …

"Để không còn kho ngoài sổ (circumstance), giao (performative) Sở X (bodies) kiểm đếm".
"""

from __future__ import annotations

import re

from sauro.documents.reading.acting import acts, closing_comma, negated, noun_verb
from sauro.documents.reading.bodies import BodyList, parse_list, predicate_at
from sauro.documents.reading.labels import label_of, named_by_label
from sauro.documents.reading.lexicon import Tokens, phrases
from sauro.documents.reading.phrasing import (
    CONSENT,
    DATED_TALE,
    DUTY,
    FORMULA,
    FORMULA_LATER,
    LINKING,
    NOT_GIVEN,
    NOUN_AFTER,
    PAST_ORDER,
    PRAISE,
    REFUSED,
    REPORT_DUE,
    SANCTION,
    SAYS,
    SO,
    TIME_GONE,
    is_counted,
)
from sauro.documents.reading.tale import Tale
from sauro.documents.reading.verdicts import Mood, Reading

__all__ = ["PAST_PERIOD", "Mood", "Reading", "analyse", "sanctions"]

PAST_PERIOD = "tells of a period that is over"


_COUNT = re.compile(r"(?:[ivx]{1,4}|\d{1,2}|[a-eđ])$")
_TOLD_TO = frozenset("cáo trình gửi nộp xin".split())  # "báo cáo UBND tỉnh xem xét"
_OCCASIONS = (
    ["nhân", "việc"],
    ["trước", "việc"],
    ["trước", "tình"],
    ["liên", "quan"],
    ["sau", "khi"],
)
_PEERS = frozenset("mặt viện tòa hội liên đoàn hiệp thường ban".split())


def analyse(
    tokens: Tokens, *, headed: bool = False, speakers: frozenset[str] = frozenset()
) -> Reading:
    """Read one clause.

    ``headed``: a heading above names who acts, so "yêu cầu …" is what he is to do.
    ``speakers``: who gives the orders of this document, in lower case.
    """
    text = tokens.text.low
    if FORMULA.match(text) or (FORMULA_LATER.match(text) and not _tasks_first(tokens)):
        return Reading(Mood.FORMULA, "closing or opening formula")
    if REPORT_DUE.match(text):
        return Reading(Mood.ORDER, "a report and when it is due", at=0)
    if is_counted(text) or (text[:12].find("ngày ") >= 0 and DATED_TALE.match(text)):
        return Reading(Mood.STATEMENT, PAST_PERIOD)
    refused = REFUSED.search(text)
    label = label_of(tokens)
    found = named_by_label(tokens, label) or _Scan(tokens, label, headed, speakers).run()
    if refused and not _in_spite(tokens, found, refused.start()):
        return Reading(Mood.REFUSAL, f"refused: “{refused[0]}”", label_end=label)
    return Reading(found.mood, found.rule, found.lead, found.strong, found.at, label)


def _tasks_first(tokens: Tokens) -> bool:
    """ "Giải quyết tin báo, thông báo cho người báo biết": the formula's words are a task's end."""
    verb = phrases("predicates", "verb").match(tokens.low, 0)
    informs = tokens.low[:2] in (["thông", "báo"], ["báo", "cáo"], ["gửi", "kèm"])
    return verb > 1 and not informs and "," in tokens.low[:40]


def _in_spite(tokens: Tokens, found: Reading, at: int) -> bool:
    """Whether a clause orders although it also refuses something at a character."""
    if found.lead is None:
        return False
    says = at - tokens.end(found.lead.end - 1)
    return found.strong or says > 25


class _Scan:
    """One pass over the comma clauses of a clause, until something orders."""

    def __init__(self, tokens: Tokens, start: int, headed: bool, speakers: frozenset[str]) -> None:
        self.tokens, self.low = tokens, tokens.low
        self.start, self.headed, self.speakers = start, headed, speakers
        self.told = False  # a past or future marker was met
        self.after_circumstance = False
        self.about: BodyList | None = None  # "Đối với xã X, …": whom the order is about
        self.past_period = False  # "Bốn tháng đầu năm, …"
        self.tale = Tale(tokens)
        self.past_orders = bool(PAST_ORDER.search(tokens.text.low))

    def run(self) -> Reading:
        i = self.start
        while i < len(self.tokens):
            end = self.tokens.comma(i)
            if found := self._clause(i, end):
                return found
            i = end + 1
        if not self.told and self._late_imperative():
            return Reading(Mood.ORDER, "imperative after a circumstance", at=self.start)
        rule = PAST_PERIOD if self.past_period else "no order found"
        return Reading(Mood.STATEMENT if self.told else Mood.NONE, rule, at=self.start)

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

    def _clause(self, i: int, end: int) -> Reading | None:
        """What the comma clause [i, end) says, or None to go on with the next."""
        i = self._after_connectors(i)
        if i >= len(self.tokens):
            return None
        if self._looks_back(i, end):
            return None
        if found := self._performative(i):
            return found
        if i == self.start and CONSENT.match(self.tokens.text.low, self.tokens.start(i)):
            self.after_circumstance = True
            return None
        if found := self._small_opening(i):
            return found
        if self._circumstance(i):
            return self._inside(i, end)
        if (found := self._bodies(i)) and self._may_lead(found, i):
            return found
        if phrases("predicates", "past").match(self.low, i):
            self.told = True
            return self._inside(i, end)
        if (
            (not self.told and predicate_at(self.tokens, i)) or self._opens_capital(i)
        ) and not noun_verb(self.tokens, i):
            return (
                self._then(i, end)
                or self._topic_of_verbs(i, end)
                or self._charged(end)
                or self._about(i)
                or Reading(Mood.ORDER, f"imperative: “{self.tokens.words(i, i + 2)}”", at=i)
            )
        return self._topic(i, end)

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

    def _joins(self, i: int) -> bool:
        """ "Cùng (với) Sở X rà soát": he who is told works beside another."""
        j = i + 1
        while j < len(self.tokens) and self.low[j] in ("hợp", "với", "chặt", "chẽ", "cùng"):
            j += 1
        return parse_list(self.tokens, j) is not None

    def _may_lead(self, found: Reading, i: int) -> bool:
        """A bare kind after a comma is the rest of a list, not somebody who is told."""
        lead = found.lead
        if lead is None or i == self.start or found.strong:
            return True
        first = lead.items[0]
        return first.proper or first.collective or self.tokens.capital(first.start)

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

    def _whole_clause(self, i: int, end: int) -> BodyList | None:
        """The names that take up the rest of a circumstance: "Đối với xã Mỹ Quý, xã Bình Hiệp,"."""
        bodies = parse_list(self.tokens, i)
        if bodies is None or bodies.end < end:
            return None
        after = self.low[bodies.end : bodies.end + 1]
        return bodies if after in ([","], [":"]) else None

    def _about(self, i: int) -> Reading | None:
        if self.about is None:
            return None
        return Reading(Mood.ORDER, "đối với … in front of the task", self.about, False, i)

    def _answers(self, j: int) -> bool:
        """Whether what follows a name charges it; after a circumstance any verb does."""
        if self.low[j : j + 2] in (
            ["chịu", "trách"], ["chủ", "trì"], ["làm", "đầu"], ["có", "trách"], ["là", "đầu"], ["phải", "chịu"],
        ):  # fmt: skip
            return True
        return self.after_circumstance and bool(
            phrases("predicates", "verb", "adverb").match(self.low, j)
        )

    def _speaker_gives(self, i: int) -> Reading | None:
        bodies = parse_list(self.tokens, i) if self.tokens.capital(i) else None
        n = phrases("predicates", "performative").match(self.low, bodies.end) if bodies else 0
        return self._subject_gives(bodies, bodies.end, n) if bodies and n else None

    def _small_opening(self, i: int) -> Reading | None:
        """A clause that opens with do, cùng, phối hợp, mỗi, từng."""
        if self.low[i] == "do":
            return self._charged_by_do(i, i)
        if self.low[i] in ("cùng", "phối") and self._joins(i):
            return Reading(Mood.ORDER, f"imperative: “{self.tokens.words(i, i + 1)} …”", at=i)
        return self._bodies(i) if self.low[i] in ("mỗi", "từng") else None

    def _opens_capital(self, i: int) -> bool:
        """An imperative at the head of the item, capital letter and all."""
        first = i == self.start
        return (
            first
            and not self.told
            and bool(phrases("predicates", "verb", "adverb", "modal").match(self.low, i))
        )

    def _performative(self, i: int) -> Reading | None:
        n = phrases("predicates", "performative").match(self.low, i)
        if not n or self.past_orders or self._is_noun(i, n):
            return None
        asks = self.low[i] in ("yêu", "đề", "kiến", "mời", "nhờ")
        if self.headed and asks and not self._asks_a_peer(i, i + n):
            return None
        j = i + n
        while j < len(self.tokens) and self.low[j] in ("cho", "với", ":", "đến", "tới", "rằng"):
            j += 1
        words = self.tokens.words(i, i + n)
        bodies = parse_list(self.tokens, j)
        if bodies:
            return Reading(Mood.ORDER, f"performative: “{words}”", bodies, True, i)
        if self.told:
            return None  # "đã chỉ đạo kịp thời, giao đúng người"
        return Reading(Mood.ORDER, f"performative without addressee: “{words}”", strong=True, at=i)

    def _asks_a_peer(self, i: int, j: int) -> bool:
        """ "Đề nghị Ủy ban Mặt trận …" below a Sở's name: asked of who does not obey that Sở."""
        bodies = parse_list(self.tokens, j) if self.low[i] == "đề" else None
        if bodies is None or not bodies.proper:
            return False
        first = self.low[j + 2] if self.low[j : j + 2] == ["ủy", "ban"] else self.low[j]
        return first in _PEERS

    def _is_noun(self, i: int, n: int) -> bool:
        """ "Đề nghị của …", "giao ban", "theo yêu cầu": the word gives nothing to anybody."""
        following = self.low[i + n] if i + n < len(self.tokens) else "."
        if self.tokens.capital(i + n):
            return i > 0 and self.low[i - 1] in ("theo", "đã", "được")
        if n == 1 and self.low[i] == "giao" and following in NOT_GIVEN:
            return True
        if self.low[i] in ("mời", "cử") and following in ("ông", "bà", "đồng"):
            return True
        if following in NOUN_AFTER:
            return True
        return i > 0 and self.low[i - 1] in (
            "theo",
            "các",
            "những",
            "có",
            "mọi",
            "đã",
            "khi",
            "số",
            "đáp",
            "được",
            "nội",
            "sự",
            "tờ",
        )

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

    def _probe(self, k: int) -> Reading | None:
        """What a name inside a circumstance says; its tale is not the clause's own."""
        told = self.told
        found = self._bodies(k)
        self.told = told
        return found

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
            ):
                return Reading(Mood.ORDER, f"modal: “{self.tokens.words(k, k + n)}”", at=i)
        return None

    def _then(self, i: int, end: int) -> Reading | None:
        """ "Dự toán năm sau thì Sở X lập": who does it after what is to be done."""
        for k in range(i, end - 1):
            if self.low[k] == "thì" and (found := self._probe(k + 1)) and self._named(found):
                return found
        return None

    def _topic_of_verbs(self, i: int, end: int) -> Reading | None:
        """ "Việc thay dây, lắp máy do các chợ thực hiện", "Báo cáo năm do Văn phòng lập"."""
        if self.low[self.start] != "việc" and self.low[i : i + 2] != ["báo", "cáo"]:
            return None
        at = (k for k in range(i + 1, end) if self.low[k] == "do")
        return next((found for k in at if (found := self._charged_by_do(k, i))), None)

    @staticmethod
    def _named(found: Reading) -> bool:
        return found.lead is not None and found.lead.proper

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
        return None

    def _only_describes(self, j: int) -> bool:
        """ "Số liệu do Sở X cung cấp phải khớp": the order comes after, to nobody."""
        rest = self.low[j + 2 : self.tokens.comma(j)]
        return self.low[j] == "cung" and bool({"phải", "cần", "được", "là", "đã"} & set(rest))

    def _bodies(self, i: int) -> Reading | None:
        bodies = parse_list(self.tokens, i)
        if bodies is None:
            return None
        j = bodies.end
        if "thì" in self._outside_brackets(i, j) or self._need_not(j):
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
        if self.tale.told_of(j) or self.tale.told_before_verb(j) or self.tale.told_after_charge(j):
            self.told = True
            return None
        modal = phrases("predicates", "modal").match(self.low, j)
        if self.told and not modal:
            return None
        if SANCTION.match(self.tokens.text.low, self.tokens.start(j)) and not self._accountable(
            bodies, i
        ):
            return None
        does = acts(self.tokens, bodies, j, self.start)
        return Reading(Mood.ORDER, "bodies before a predicate", bodies, False, i) if does else None

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

    def _subject_gives(self, bodies: BodyList, j: int, n: int) -> Reading | None:
        """ "Chủ tịch UBND tỉnh giao Sở …": the speaker gives, the object gets."""
        if self._is_noun(j, n) or self.past_orders:
            return None
        k = j + n
        while k < len(self.tokens) and self.low[k] in ("cho", "với", ":"):
            k += 1
        given = parse_list(self.tokens, k)
        speaks = self._speaks(bodies)
        announces = not self.headed and self.tokens.text.text.rstrip().endswith(":")
        bare = given is not None and not (given.proper or given.items[0].collective)
        if given and (speaks or announces or not (bodies.proper or bare)):
            return Reading(
                Mood.ORDER, f"“{self.tokens.words(j, j + n)}” by the speaker", given, True, j
            )
        if speaks or (announces and self.low[k:] == []):
            return Reading(Mood.ORDER, "the speaker demands", strong=True, at=j)
        return Reading(Mood.ORDER, "bodies before a predicate", bodies, False, bodies.start)

    def _speaks(self, bodies: BodyList) -> bool:
        words = self.tokens.small(bodies.start, bodies.end).removeprefix("đồng chí ")
        return any(words.startswith(s) or s.startswith(words) for s in self.speakers)

    def _after_connectors(self, i: int) -> int:
        while i < len(self.tokens):
            n = SO.match(self.low, i) or self._sign(i)
            if not n:
                return i
            i += n
        return i

    def _sign(self, i: int) -> int:
        """A dash, a quotation mark, or a count within the sentence: (i), (2)."""
        if self.low[i] in ("“", '"', "-", "–"):
            return 1
        if self.low[i + 1 : i + 2] == ["này"] and self.tokens.capital(i + 2):
            return 2  # "Việc này | Phòng Kinh tế in mẫu sổ"
        counted = self.low[i] == "(" and self.low[i + 2 : i + 3] == [")"]
        return 3 if counted and _COUNT.match(self.low[i + 1]) else 0


def sanctions(tokens: Tokens) -> bool:
    """Whether a clause only says what happens to whoever fails."""
    return bool(SANCTION.search(tokens.text.low))
