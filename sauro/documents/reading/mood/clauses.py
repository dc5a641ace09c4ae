"""What one clause does: orders, tells, refuses, or only closes the paper (thức của câu).

The grammar of an order:

    [circumstance ,]* (performative bodies | bodies predicate | predicate) …

"Để không còn kho ngoài sổ (circumstance), giao (performative) Sở X (bodies) kiểm đếm".
"""

from __future__ import annotations

from sauro.documents.reading.acting import noun_verb
from sauro.documents.reading.bodies import BodyList, predicate_at
from sauro.documents.reading.labels import label_of, named_by_label
from sauro.documents.reading.lexicon import Tokens, phrases
from sauro.documents.reading.mood.circumstances import Circumstances
from sauro.documents.reading.phrasing import (
    CONSENT,
    DATED_TALE,
    ENTITLED,
    FORMULA,
    FORMULA_LATER,
    IS_MEASURE,
    LAW_SAYS,
    REFUSED,
    REPORT_DUE,
    RETOLD,
    REWARDED,
    SANCTION,
    is_counted,
)
from sauro.documents.reading.verdicts import Mood, Reading

PAST_PERIOD = "tells of a period that is over"


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
    if RETOLD.match(text) or REWARDED.match(text):
        return Reading(Mood.STATEMENT, "told of another paper or a reward")
    if IS_MEASURE.match(text):
        return Reading(Mood.STATEMENT, "says what is a measure")
    refused = REFUSED.search(text)
    label = label_of(tokens)
    found = named_by_label(tokens, label) or _Scan(tokens, label, headed, speakers).run()
    if refused and not _in_spite(tokens, found, refused.start()):
        return Reading(Mood.REFUSAL, f"refused: “{refused[0]}”", label_end=label)
    if LAW_SAYS.match(text) and not (found.lead and found.lead.proper):
        return Reading(Mood.STATEMENT, "what the law says to all", label_end=label)
    if found.lead and not found.strong and ENTITLED.match(text, _after(tokens, found.lead)):
        return Reading(Mood.STATEMENT, "a power or an entitlement", label_end=label)
    return Reading(found.mood, found.rule, found.lead, found.strong, found.at, label)


def _after(tokens: Tokens, named: BodyList) -> int:
    """The character at which the words after some names begin."""
    return tokens.start(named.end) if named.end < len(tokens) else len(tokens.text)


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


class _Scan(Circumstances):
    """One pass over the comma clauses of a clause, until something orders."""

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

    def _clause(self, i: int, end: int) -> Reading | None:
        """What the comma clause [i, end) says, or None to go on with the next."""
        i = self._after_connectors(i)
        if i >= len(self.tokens):
            return None
        if self._looks_back(i, end):
            return None
        if found := self._performative(i) or self._gives_for_now(i):
            return found
        if i == self.start and CONSENT.match(self.tokens.text.low, self.tokens.start(i)):
            self.after_circumstance = True
            return None
        if found := self._small_opening(i):
            return found
        if self._circumstance(i):
            return self._inside(i, end)
        if (found := self._bodies(i)) and self._may_lead(found, i):
            return self._then(i, end) or found if self._trades(found) else found
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

    def _small_opening(self, i: int) -> Reading | None:
        """A clause that opens with do, cùng, phối hợp, mỗi, từng."""
        if self.low[i] == "do":
            return self._charged_by_do(i, i)
        if self.low[i] == "cùng" and not self.headed and (last := self._works_beside(i)):
            return Reading(Mood.ORDER, "cùng với …, bodies before a predicate", last, False, i)
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


def sanctions(tokens: Tokens) -> bool:
    """Whether a clause only says what happens to whoever fails."""
    return bool(SANCTION.search(tokens.text.low))
