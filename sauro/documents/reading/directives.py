"""From the outline to directives: which items order, whom, and where one ends (nhiệm vụ)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from sauro.documents.reading.bodies import BodyList, parse_list
from sauro.documents.reading.lexicon import Tokens
from sauro.documents.reading.mood import Mood, Reading, analyse, sanctions
from sauro.documents.reading.outline import Node
from sauro.documents.reading.sections import Stance, answers_requests, label_stance, opening_stance, stance_of
from sauro.kernel.text import Mapped, Span, clauses, sentences

_CONDITION = re.compile(r"(?:nếu|trường hợp|khi|nơi nào|đơn vị nào|địa phương nào|hộ nào|cơ quan nào|ai)\b")
_OPENING = re.compile(
    r"chủ trì|chủ tọa|sau khi nghe|tham dự|cùng dự|dự họp|thành phần|có mặt|báo cáo như sau|ban hành kế hoạch|xây dựng kế hoạch thực hiện (?:trên|như)"
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
        return tuple(_body_text(self.tokens, b.start, b.end) for b in self.reading.lead.items)


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


@dataclass
class Context:
    """What is known of the whole document while its items are read."""

    kind: str | None
    speakers: frozenset[str]
    leads: dict[Node, tuple[Mapped, ...]] = field(default_factory=dict)
    stances: dict[Node, Stance] = field(default_factory=dict)
    bodies_above: set[Node] = field(default_factory=set)  # headings that are a body's name
    opening: frozenset[Node] = frozenset()
    answering: set[Node] = field(default_factory=set)  # headings over requests and answers
    judging: set[Node] = field(default_factory=set)
    judging_before: set[Node] = field(default_factory=set)  # own words before their lead-in

    def opens(self, node: Node) -> bool:
        """Whether a paragraph only tells of the meeting."""
        return node in self.opening


def drafts_of(root: Node, kind: str | None, speakers: frozenset[str]) -> list[Draft]:
    """All directives of an outline, in reading order."""
    opening = _opening(root)
    context = Context(kind, speakers, opening=opening)
    found: list[Draft] = []
    _judge_what_comes_first(root, context)
    for node in root.walk():
        if node in opening and not node.children:
            continue
        if node.children and _heads(node):
            found += _read_heading(node, context)
        else:
            found += _read_item(node, node.body, context)
    return found


# ---------------------------------------------------------------- headings and lead-ins


def _judge_what_comes_first(root: Node, context: Context) -> None:
    """Plain paragraphs before "…, X yêu cầu:" judge; only an outspoken order counts there."""
    plain: list[Node] = []
    for node in root.walk():
        if node.marker is not None:
            if node.children and stance_of(node, context.kind, False) is Stance.ORDERING:
                return
            plain.append(node)
            continue
        last = sentences(node.body.text)[-1]
        reading = analyse(Tokens(node.body[last.start :]), speakers=context.speakers)
        if node.announces and reading.mood is Mood.ORDER and reading.strong and node not in context.opening:
            context.judging |= {*plain}
            context.judging_before.add(node)
            return
        plain.append(node)


def _heads(node: Node) -> bool:
    """Whether a node with children only announces them."""
    if node.announces:
        return True
    text = node.body.text
    return len(text) < 160 and not re.search(r"[.;…]\s*$", text)  # noqa: PLR2004


def _read_heading(node: Node, context: Context) -> list[Draft]:
    """Keep the addressee and the stance of a heading; an item may stand before its lead-in."""
    spans = sentences(node.body.text)
    own: list[Draft] = []
    if len(spans) > 1 and node.announces:
        before = node.body[: spans[-1].start].stripped()
        own = [] if context.opens(node) else _read_item(node, before, context)
        lead_in = node.body[spans[-1].start :]
    else:
        lead_in = node.body
    tokens = Tokens(lead_in)
    lead, performative, by_name = _addressee(tokens, context)
    if by_name and _in_list_of_names(node):
        return own
    if lead:
        context.leads[node] = lead
    if by_name and lead and not lead[0].low.startswith(("các", "những", "tất cả")):
        context.bodies_above.add(node)
    if answers_requests(lead_in.low):
        context.answering.add(node)
    stance = Stance.ORDERING if by_name else stance_of(node, context.kind, performative)
    if stance is not None and not (by_name and _stance(node, context) < Stance.SPEAKING):
        context.stances[node] = stance
    return own


def _in_list_of_names(node: Node) -> bool:
    """The last of several bare names in a row, with a paragraph that only follows it."""
    siblings = node.parent.children if node.parent else []
    before = siblings[: siblings.index(node)][-2:]
    plain = all(c.marker is None for c in node.children)
    return plain and len(before) == 2 and all(len(n.body) < 60 and not n.children for n in before)  # noqa: PLR2004


_HEADING_OPENERS = re.compile(r"(?:đối với|về phía|trách nhiệm (?:của)?|nhiệm vụ (?:chung |cụ thể |chủ yếu |trọng tâm )?(?:của|đối với)?|giao|yêu cầu|đề nghị(?: đối với)?|phân công|với|tại|về)\s", re.IGNORECASE)


def _addressee(tokens: Tokens, context: Context) -> tuple[tuple[Mapped, ...], bool, bool]:
    """Whom a heading or lead-in addresses; whether it orders; whether it is just his name."""
    bodies = parse_list(tokens, 0)
    if bodies and _only_name(tokens, bodies.end):
        return _texts(tokens, bodies), False, True
    if m := _HEADING_OPENERS.match(tokens.text.low):
        named = parse_list(tokens, tokens.at(m.end()))
        if named and _only_name(tokens, named.end):
            gives = m[0].strip().lower() in ("giao", "yêu cầu", "đề nghị", "phân công")
            return _texts(tokens, named), gives, not gives or tokens.text.text.isupper() is False
    reading = analyse(tokens, speakers=context.speakers)
    ordering = reading.mood is Mood.ORDER and (reading.strong or reading.lead is not None)
    own_deed = reading.lead and not reading.strong and _is_speaker(tokens, reading.lead, context)
    if reading.lead and reading.mood is Mood.ORDER and not own_deed:
        return _texts(tokens, reading.lead), True, False
    imperative = reading.mood is Mood.ORDER and tokens.text.text.rstrip().endswith(":")
    return (), (ordering and reading.strong) or imperative, False


def _is_speaker(tokens: Tokens, bodies: BodyList, context: Context) -> bool:
    """Whether a lead-in tells what the issuer himself does: "Ban Chỉ đạo 389 ban hành …:"."""
    words = tokens.words(bodies.start, bodies.end).lower()
    one = "các" not in words.split()
    return any(s.startswith(words) or (one and words.startswith(s)) for s in context.speakers)


def _only_name(tokens: Tokens, end: int) -> bool:
    """Whether nothing but a colon or "có trách nhiệm:" follows a name."""
    rest = " ".join(tokens.low[end:]).strip(" :.*")
    return not rest or bool(re.fullmatch(r"(?:có (?:trách )?nhiệm(?: vụ)?|thực hiện|phụ trách|các nhiệm vụ sau|thực hiện (?:tốt )?(?:các |một số )?(?:nhiệm vụ|nội dung|công việc|việc)[\w ,]{0,40}|tập trung|chịu trách nhiệm|cần|phải|có các nhiệm vụ sau|, yêu cầu|yêu cầu|, đề nghị|đề nghị)", rest))


def _texts(tokens: Tokens, bodies: BodyList) -> tuple[Mapped, ...]:
    return tuple(_body_text(tokens, b.start, b.end) for b in bodies.items)


def _body_text(tokens: Tokens, start: int, end: int) -> Mapped:
    return tokens.text[tokens.start(start) : tokens.end(end - 1)].stripped(" ,;:")


# ---------------------------------------------------------------- items


def _read_item(node: Node, text: Mapped, context: Context) -> list[Draft]:
    stance = _stance(node, context)
    if stance is Stance.CLOSED:
        return []
    answer_at = _answer_at(text) if any(a in context.answering for a in node.ancestors()) else 0
    segments = _segments(text, node, context, answer_at)
    if segments and (label := segments[0].reading.label_end):
        stance = label_stance(segments[0].text.low[: segments[0].tokens.end(label - 1)], stance)
    groups = _groups(segments)
    led = [g for g in groups if any(s.leads for s in g)]
    if not led:
        return _unled(node, text, segments, stance, context)
    if stance is Stance.ASSESSING:
        led = [g for g in led if any(s.leads and s.reading.strong for s in g)]
    if not led or not _acts(led, stance):
        return []
    if len(led) == 1 and node.marker is not None:
        return [_draft(node, _whole(text, led[0], stance), led[0])]
    return [
        _draft(node, _part(text, group), group, suffix=f"s{i}" if len(led) > 1 else "")
        for i, group in enumerate(led, 1)
    ]


_CONCLUDES = re.compile(r"(?:kết luận|ý kiến|chỉ đạo|như sau|sau đây|nội dung sau|thống nhất|giao việc)[^.]{0,80}:?$")
_OPENING_LONGEST = 6  # paragraphs


def _opening(root: Node) -> frozenset[Node]:
    """The paragraphs that tell of the meeting, up to "… kết luận như sau:"."""
    plain = []
    for node in root.children[:_OPENING_LONGEST]:
        if node.marker is not None:
            break
        plain.append(node)
    for i, node in enumerate(plain):
        if node.announces and _CONCLUDES.search(node.body.low.rstrip(": ")):
            return frozenset(plain[: i + 1])
    return frozenset(n for n in plain[:2] if _OPENING.search(n.body.low[:400]) and "yêu cầu" not in n.body.low)


def _answer_at(text: Mapped) -> int:
    """Where the answer to a request begins: "Lắp camera tại …: | giao Sở X …"."""
    m = re.match(r"[^:]{3,260}:\s*", text.text)
    return m.end() if m and m.end() < len(text) else 0


def _stance(node: Node, context: Context) -> Stance:
    if opening_stance(context.kind) is Stance.CLOSED and context.kind != "Báo cáo":
        return Stance.CLOSED
    if node in context.judging or node in context.judging_before:
        return Stance.ASSESSING
    for above in node.ancestors():
        if above in context.stances:
            return context.stances[above]
    return opening_stance(context.kind)


def _segments(text: Mapped, node: Node, context: Context, start: int = 0) -> list[Segment]:
    headed = node.parent is not None and node.parent in context.bodies_above
    starts = {s.start for s in sentences(text.text)}
    found = []
    for span in clauses(text.text):
        if span.end <= start:
            continue
        span = Span(max(span.start, start), span.end)  # noqa: PLW2901 - cut at the answer
        part = text[span.start : span.end]
        tokens = Tokens(part)
        if len(tokens):
            reading = analyse(tokens, headed=headed, speakers=context.speakers)
            if found and _only_threatens(reading, tokens):
                reading = replace(reading, mood=Mood.NONE, lead=None)
            found.append(Segment(part, tokens, span.start, span.end, reading, span.start in starts))
    return found


def _only_threatens(reading: Reading, tokens: Tokens) -> bool:
    """What befalls whoever fails is the end of an item, no task of its own."""
    lead = reading.lead
    return lead is not None and not reading.strong and not lead.proper and sanctions(tokens)


def _groups(segments: list[Segment]) -> list[list[Segment]]:
    """Clauses put together by who is told: a new addressee begins a new directive."""
    groups: list[list[Segment]] = []
    for s in segments:
        if not groups or _begins_another(groups[-1], s):
            groups.append([s])
        else:
            groups[-1].append(s)
    return _absorb_prefix(groups)


def _begins_another(group: list[Segment], s: Segment) -> bool:
    if not s.leads:
        return False
    before = [t for g in group if g.leads for t in g.lead_texts()]
    if not before:
        return True
    if _same(before, list(s.lead_texts())) or not _stands_alone(s):
        return False
    return True


def _same(one: list[Mapped], other: list[Mapped]) -> bool:
    return {m.low for m in one} >= {m.low for m in other}


def _stands_alone(s: Segment) -> bool:
    """Whether a further addressee in one item gets a task of his own."""
    lead = s.reading.lead
    assert lead, "only asked of clauses that lead"  # noqa: S101
    if "thì" in s.tokens.low[: s.reading.at]:
        return False
    if s.reading.strong and lead.proper:
        return True
    low = s.text.low
    if _CONDITION.match(low) or (sanctions(s.tokens) and not lead.proper):
        return False
    first = s.tokens.low[lead.items[0].start]
    return lead.proper or s.tokens.capital(lead.start) or first in ("các", "những", "từng", "mọi", "tất", "toàn", "một") or bool(re.match(r"\d", first))


def _absorb_prefix(groups: list[list[Segment]]) -> list[list[Segment]]:
    """An order without addressee before the first addressed one is part of it."""
    if len(groups) > 1 and not any(s.leads for s in groups[0]):
        if any(s.reading.mood is Mood.ORDER for s in groups[0]):
            return [groups[0] + groups[1], *groups[2:]]
    return groups


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
    start = first.start + (first.tokens.start(first.reading.label_end) if first.reading.label_end else 0)
    kept = list(group)
    while len(kept) > 1 and kept[-1].new_sentence and _adds_nothing(kept[-1]):
        kept.pop()
    return text[start : kept[-1].end].stripped()


def _adds_nothing(s: Segment) -> bool:
    """A closing sentence that explains, or says what befalls whoever fails."""
    return s.reading.mood is not Mood.ORDER or (s.reading.lead is None and sanctions(s.tokens))


def _draft(node: Node, text: Mapped, group: list[Segment], suffix: str = "") -> Draft:
    led = next(s for s in group if s.leads)
    return Draft(node, text, led.lead_texts(), None, led.reading.rule, suffix, group)


def _unled(
    node: Node, text: Mapped, segments: list[Segment], stance: Stance, context: Context
) -> list[Draft]:
    """An item that names nobody: an order only where the part is disposed to order."""
    told_by_name = node.parent in context.bodies_above
    if stance is not Stance.ORDERING or not _orders(segments, told_by_name):
        return []
    above, lead = _inherited(node, context)
    rule = next((s.reading.rule for s in segments if s.reading.mood is Mood.ORDER), "item of an ordered list")
    return [Draft(node, text, lead, above, rule, segments=segments)]


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


def _inherited(node: Node, context: Context) -> tuple[Node | None, tuple[Mapped, ...]]:
    """The addressee of the nearest lead-in or heading above."""
    for above in node.ancestors():
        if above in context.leads:
            return above, context.leads[above]
    return None, ()
