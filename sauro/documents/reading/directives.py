"""From the outline to directives: which items order, whom, and where one ends (nhiệm vụ)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sauro.documents.reading.bodies import parse_list
from sauro.documents.reading.counted import last_sentence, one_by_one
from sauro.documents.reading.headings import (
    Context,
    is_heading,
    judge_what_comes_first,
    opening_of,
    read_heading,
)
from sauro.documents.reading.lexicon import Tokens
from sauro.documents.reading.mood import PAST_PERIOD, Mood, sanctions
from sauro.documents.reading.outline import Node
from sauro.documents.reading.phrasing import CONSENT_FIRST
from sauro.documents.reading.sections import Stance, label_stance
from sauro.documents.reading.segments import Segment, answer_at, grouped, is_own_task, segments_of
from sauro.kernel.text import Mapped


@dataclass
class Draft:
    """A directive before its other clears are read."""

    node: Node
    text: Mapped
    lead: tuple[Mapped, ...]
    inherited_from: Node | None
    rule: str
    suffix: str = ""  # s1, s2 for parts of one item
    segments: list[Segment] = field(default_factory=list)

    @property
    def tokens(self) -> Tokens:
        """The words of the directive, with the names that were found in them while it was read."""
        only = self.segments[0] if len(self.segments) == 1 else None
        return only.tokens if only and only.text.same_place(self.text) else Tokens(self.text)


def drafts_of(
    root: Node,
    kind: str | None,
    speakers: frozenset[str],
    addressees: tuple[Mapped, ...] = (),
) -> list[Draft]:
    """All directives of an outline, in reading order."""
    opening = opening_of(root)
    context = Context(kind, speakers, opening=opening, addressees=addressees)
    found: list[Draft] = []
    judge_what_comes_first(root, context)
    for node in root.walk():
        if node in opening and not node.children:
            continue
        heads = bool(node.children) and is_heading(node)
        own = read_heading(node, context) if heads else node.body
        if own is not None:
            drafts = _read_item(node, own, context)
            _hand_down(node, drafts, context)
            found += drafts
    return found


def _hand_down(node: Node, drafts: list[Draft], context: Context) -> None:
    """What hangs below an item that begins with one body's name is told to that body too."""
    if node.marker is None or not node.children or len(drafts) != 1 or node in context.leads:
        return
    [draft] = drafts
    own = (parse_list(Tokens(child.body), 0) for child in node.children if child.marker)
    if any(names and names.proper for names in own):
        return  # each item of a list has a body of its own
    if draft.lead and not draft.inherited_from and draft.lead[0].at == node.body.at:
        context.handed[node] = draft.lead


def _read_item(node: Node, text: Mapped, context: Context) -> list[Draft]:
    counted = one_by_one(text)
    if counted and context.stance(node) is not Stance.CLOSED:
        drafts = _read_counted(node, *counted, context)
        if drafts:
            return drafts
    return _read_clauses(node, text, context)


def _read_clauses(node: Node, text: Mapped, context: Context) -> list[Draft]:
    stance = context.stance(node)
    if stance is Stance.CLOSED or _COLUMN.fullmatch(text.low) or _announces(text.low):
        return []
    begins = answer_at(text) if any(a in context.answering for a in node.ancestors()) else 0
    segments = segments_of(text, node, context, begins)
    if segments and (label := segments[0].reading.label_end):
        stance = label_stance(segments[0].text.low[: segments[0].tokens.end(label - 1)], stance)
    if segments and segments[0].reading.rule == PAST_PERIOD:
        stance = min(stance, Stance.ASSESSING)
    own_task = stance is Stance.ORDERING and (
        text.low.startswith("báo cáo") or bool(context.inherited(node)[1])
    )
    groups = grouped(segments, own_task=own_task)
    led = [g for g in groups if any(s.leads for s in g) or (own_task and is_own_task(g, groups))]
    if not any(s.leads for g in led for s in g):
        return _unled(node, text, segments, stance, context)
    if stance is Stance.ASSESSING:
        led = [g for g in led if any(s.leads and s.reading.strong for s in g)]
    if segments[0].reading.mood is Mood.FORMULA:  # "Quyết định này có hiệu lực …. Các đoàn …"
        led = [g for g in led if any(s.leads and s.reading.strong for s in g)]
    if not led or not _acts(led, stance):
        return []
    if len(led) == 1 and node.marker is not None:
        return [_draft(node, _whole(text, led[0], stance), led[0], context)]
    return [
        _draft(node, _part(text, group), group, context, suffix=f"s{i}" if len(led) > 1 else "")
        for i, group in enumerate(led, 1)
    ]


def _read_counted(
    node: Node, lead_in: Mapped, parts: list[Mapped], context: Context
) -> list[Draft]:
    """A directive of each counted part, if the sentence before them tells somebody."""
    at = last_sentence(lead_in)
    asks = next((s for s in segments_of(lead_in[at:], node, context) if s.leads), None)
    if asks is None:
        return []
    drafts = _read_item(node, lead_in[:at].stripped(), context) if at else []
    for part in parts:
        segments = segments_of(part, node, context)
        own = next((s for s in segments[:1] if s.leads), asks)
        rule = "counted after a lead-in"
        drafts.append(Draft(node, part, own.lead_texts(), None, rule, segments=segments))
    for i, draft in enumerate(drafts, 1):
        draft.suffix = f"s{i}"
    return drafts


_COLUMN = re.compile(  # the head of a column whose table fell apart
    r"(?:đơn vị|cơ quan|người|bộ phận)\s(?:thực hiện|chủ trì|phối hợp|phụ trách|chịu trách nhiệm)(?:\s(?:chính|thực hiện))?"
)
_ONLY_CALLS = re.compile(  # "Để khắc phục, yêu cầu các đơn vị thực hiện:"
    r"(?:[^.;:]{3,90},\s)?(?:yêu cầu|đề nghị|giao)\s[^.;:]{3,90}\s(?:thực hiện|triển khai|tập trung)\s?:\s?$"
)
_ANNOUNCES = re.compile(  # "Các sở thực hiện các nhiệm vụ theo bảng dưới đây:"
    r"[^.;:]{0,160}\b(?:thực hiện|triển khai|giao|phân công|tập trung)\b[^.;:]{0,60}"
    r"(?:(?:nhiệm vụ|nội dung|công việc|việc|giải pháp)(?:\s(?:chính|cụ thể|trọng tâm|chủ yếu))?"
    r"|theo|tại|như)\s(?:các\s)?(?:bảng\s|biểu\s|phụ lục\s)?(?:sau|sau đây|dưới đây|kèm theo)\s?[:.]\s?$"
)


def _announces(low: str) -> bool:
    """Whether a sentence only opens a table or a list."""
    return bool(_ANNOUNCES.match(low) or _ONLY_CALLS.match(low))


def _acts(groups: list[list[Segment]], stance: Stance) -> bool:
    """Whether anything in the groups is more than the closing formula."""
    return any(s.leads for g in groups for s in g) and stance > Stance.CLOSED


def _whole(text: Mapped, group: list[Segment], stance: Stance) -> Mapped:
    """All of an item; of a judging one only the words from the order on."""
    if stance > Stance.ASSESSING:
        return text
    led = next(s for s in group if s.leads)
    return text[led.start + led.tokens.start(led.reading.at) : group[-1].end]


def _part(text: Mapped, group: list[Segment]) -> Mapped:
    """The words of one of several directives: from its order to its last clause that orders."""
    first = next(s for s in group if s.reading.mood is Mood.ORDER)
    if not first.new_sentence and CONSENT_FIRST.match(group[0].text.low):
        return text[group[0].start : group[-1].end].stripped()
    start = first.start + (
        first.tokens.start(first.reading.label_end) if first.reading.label_end else 0
    )
    kept = list(group)
    while len(kept) > 1 and kept[-1].new_sentence and _adds_nothing(kept[-1]):
        kept.pop()
    return text[start : kept[-1].end].stripped()


def _adds_nothing(s: Segment) -> bool:
    """A closing sentence that explains, or says what befalls whoever fails."""
    return s.reading.mood is not Mood.ORDER or (s.reading.lead is None and sanctions(s.tokens))


def _draft(
    node: Node, text: Mapped, group: list[Segment], context: Context, suffix: str = ""
) -> Draft:
    led = next((s for s in group if s.leads), None)
    if led is None:
        above, lead = context.inherited(node)
        return Draft(node, text, lead, above, group[0].reading.rule, suffix, group)
    return Draft(node, text, led.lead_texts(), None, led.reading.rule, suffix, group)


def _unled(
    node: Node, text: Mapped, segments: list[Segment], stance: Stance, context: Context
) -> list[Draft]:
    """An item that names nobody: an order only where the part is disposed to order."""
    told_by_name = node.parent in context.bodies_above | context.demanding
    told_by_name |= node.marker is not None and node.parent in context.handed
    enacts = node.marker is not None and node.marker.kind == "article"
    if context.kind == "Quyết định" and enacts:
        return []  # an article that names nobody decides, it gives no work
    if stance is not Stance.ORDERING or not _orders(segments, told_by_name):
        return []
    if text.text.isupper() or _TITLE.fullmatch(text.low) or _only_names(text):
        return []  # a heading whose children were a table; a list of who is praised
    above, lead = context.inherited(node)
    rule = next(
        (s.reading.rule for s in segments if s.reading.mood is Mood.ORDER),
        "item of an ordered list",
    )
    return [Draft(node, text, lead, above, rule, segments=segments)]


_TITLE = re.compile(  # a heading whose children were a table
    r"(?:các\s)?(?:nhiệm vụ|việc|giải pháp|nội dung|công việc|tổ chức|phân công|tiến độ)"
    r"(?:,?\s(?:và|nhiệm vụ|giải pháp|phải làm|cần làm|chung|cụ thể|trọng tâm|chủ yếu|thực hiện|chi tiết|triển khai|công việc))*\s?:?"
)


def _only_names(text: Mapped) -> bool:
    tokens = Tokens(text.stripped(" ;,."))
    named = parse_list(tokens, 0)
    return named is not None and named.end >= len(tokens)


def _orders(segments: list[Segment], told_by_name: bool) -> bool:
    """Whether clauses without an addressee order; under a body's name all do that tell nothing."""
    moods = [s.reading.mood for s in segments]
    if not moods or moods[0] in (Mood.FORMULA, Mood.REFUSAL):
        return False
    if Mood.REFUSAL in moods and moods.index(Mood.REFUSAL) <= 1:
        return False
    if told_by_name and moods[0] is Mood.NONE:
        return True
    if Mood.ORDER in moods:
        first = moods.index(Mood.ORDER)
        return first == 0 or moods[0] is not Mood.STATEMENT or segments[first].reading.strong
    return False
