"""The clauses of an item, and which of them go together: a new addressee begins a new task."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sauro.documents.reading.headings import Context, body_text
from sauro.documents.reading.lexicon import Tokens, phrases
from sauro.documents.reading.mood import Mood, Reading, analyse, sanctions
from sauro.documents.reading.outline import Node
from sauro.documents.reading.parallel import parts_of
from sauro.documents.reading.phrasing import CONSENT_FIRST, PAST_ORDER
from sauro.kernel.text import Mapped, Span, sentences

_CONDITION = re.compile(
    r"(?:nếu|trường hợp|khi|nơi nào|đơn vị nào|địa phương nào|hộ nào|cơ quan nào|ai)\b"
)


@dataclass(frozen=True)
class Segment:
    """One clause of an item and how it was read."""

    text: Mapped
    tokens: Tokens
    start: int  # in the item's text
    end: int
    reading: Reading
    new_sentence: bool

    @property
    def leads(self) -> bool:
        """Whether the clause tells somebody by name to do something."""
        return self.reading.mood is Mood.ORDER and self.reading.lead is not None

    def lead_texts(self) -> tuple[Mapped, ...]:
        """The names of those told, as they stand."""
        if self.reading.lead is None:
            return ()
        return tuple(body_text(self.tokens, b.start, b.end) for b in self.reading.lead.items)


def answer_at(text: Mapped) -> int:
    """Where the answer to a request begins: "Lắp camera tại …: | giao Sở X …"."""
    m = re.match(r"[^:]{3,260}:\s*", text.text)
    return m.end() if m and m.end() < len(text) else 0


def segments_of(text: Mapped, node: Node, context: Context, start: int = 0) -> list[Segment]:
    headed = node.parent is not None and node.parent in context.bodies_above
    starts = {s.start for s in sentences(text.text)}
    found: list[Segment] = []
    for span in parts_of(text.text):
        if span.end <= start:
            continue
        span = Span(max(span.start, start), span.end)  # noqa: PLW2901 - cut at the answer
        part = text[span.start : span.end]
        tokens = Tokens(part)
        if len(tokens):
            reading = analyse(tokens, headed=headed, speakers=context.speakers)
            if found and span.start not in starts and _told_on(found[-1], reading):
                reading = replace(reading, mood=Mood.STATEMENT, lead=None)
            if found and _only_threatens(reading, tokens):
                reading = replace(reading, mood=Mood.NONE, lead=None)
            found.append(Segment(part, tokens, span.start, span.end, reading, span.start in starts))
    return found


def _told_on(before: Segment, reading: Reading) -> bool:
    """ "… đã giao Sở X lập sổ; yêu cầu các xã báo cáo": what follows was ordered then, too."""
    told = not before.leads and PAST_ORDER.search(before.text.low)
    return bool(told) and reading.rule.startswith("performative")


def _only_threatens(reading: Reading, tokens: Tokens) -> bool:
    """What befalls whoever fails is the end of an item, no task of its own."""
    lead = reading.lead
    if lead is None or reading.strong:
        return False
    return bool(_ANSWERS_IF.search(tokens.text.low)) or (not lead.proper and sanctions(tokens))


_ANSWERS_IF = re.compile(
    r"chịu trách nhiệm (?:trước|về)[^;]*\s(?:nếu|khi)\s(?:để|xảy|còn|có|trên)\b"
)


def is_own_task(group: list[Segment], groups: list[list[Segment]]) -> bool:
    """Sentences before the first addressee that order whoever the heading names."""
    if group is not groups[0] or len(groups) < 2 or group[0].reading.mood is not Mood.ORDER:
        return False
    following = groups[1][0]
    post = phrases("bodies", "post").match(following.tokens.low, 0) > 0
    return following.new_sentence or (post and not following.reading.strong)


def grouped(segments: list[Segment], *, own_task: bool = False) -> list[list[Segment]]:
    """Clauses put together by who is told: a new addressee begins a new directive."""
    groups: list[list[Segment]] = []
    told: set[str] = set()  # of the last group, whom its clauses name
    for s in segments:
        if not groups or _begins_another(groups[-1], told, s):
            groups.append([s])
            told = set()
        else:
            groups[-1].append(s)
        if s.leads:
            told |= {t.low for t in s.lead_texts()}
    if (
        own_task
        and groups
        and is_own_task(groups[0], groups)
        and (_addressed(groups[1][0]) or _also_posts(groups[1][0]))
    ):
        return groups
    return _absorb_prefix(groups)


def _addressed(s: Segment) -> bool:
    """Whether a sentence begins with whom it tells: "… . Sở Y tế cử người tham gia"."""
    lead = s.reading.lead
    return lead is not None and lead.items[0].proper and lead.start == s.reading.label_end


def _also_posts(s: Segment) -> bool:
    """A post in small letters after a semicolon: "…; bí thư chi bộ báo cáo"."""
    return phrases("bodies", "post").match(s.tokens.low, 0) > 0 and s.leads


def _begins_another(group: list[Segment], told: set[str], s: Segment) -> bool:
    if not s.leads:
        return False
    if s.tokens.low[0] == "riêng" and s.reading.lead and s.reading.lead.proper:
        return not _one_of_a_row(group, s)  # "…; riêng Bộ Y tế báo cáo rõ nguyên nhân"
    if _divides_work(group, s):
        return False  # "Tổ trưởng chịu trách nhiệm …; phân công nhiệm vụ cho từng thành viên"
    if not told:
        return True
    return not (told >= {t.low for t in s.lead_texts()} or not _stands_alone(s))


def _one_of_a_row(group: list[Segment], s: Segment) -> bool:
    """ "Các Đội số 3, số 6: …; riêng Đội số 6 …": he is told more of the same."""
    number = _ITS_NUMBER.search(s.lead_texts()[0].low)
    told = [t.low for g in group if g.leads for t in g.lead_texts()]
    return number is not None and any(f", {number[0]}" in f"{row}," for row in told)


_ITS_NUMBER = re.compile(r"số \d{1,3}$")


def _divides_work(group: list[Segment], s: Segment) -> bool:
    """Whether the one told before shares his work out: "…; phân công từng thành viên"."""
    assert s.reading.lead, "only asked of clauses that lead"
    shares = s.tokens.low[:2] == ["phân", "công"] and not s.reading.lead.proper
    return shares and not s.new_sentence and not group[0].reading.strong


def _stands_alone(s: Segment) -> bool:
    """Whether a further addressee in one item gets a task of his own."""
    lead = s.reading.lead
    assert lead, "only asked of clauses that lead"
    if "thì" in s.tokens.low[: s.reading.at]:
        case = s.new_sentence and "nào" in s.tokens.low[1:3]  # "Huyện nào chậm thì Chủ tịch …"
        return lead.proper and (case or s.tokens.low[0] == "riêng")
    if s.reading.strong and lead.proper:
        return True
    low = s.text.low
    if _CONDITION.match(low) or (sanctions(s.tokens) and not lead.proper):
        return False
    first = s.tokens.low[lead.items[0].start]
    return (
        lead.proper
        or s.tokens.capital(lead.start)
        or first in ("các", "những", "từng", "mọi", "tất", "toàn", "một", "cả")
        or bool(re.match(r"\d", first))
    )


def _absorb_prefix(groups: list[list[Segment]]) -> list[list[Segment]]:
    """An order without addressee before the first addressed one is part of it."""
    if len(groups) < 2 or any(s.leads for s in groups[0]):
        return groups
    consents = CONSENT_FIRST.match(groups[0][0].text.low) and not groups[1][0].new_sentence
    if consents or any(s.reading.mood is Mood.ORDER for s in groups[0]):
        return [groups[0] + groups[1], *groups[2:]]
    return groups
