"""Headings and lead-ins: whom they address, and whether what follows them orders."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sauro.documents.reading.bodies import BodyList, parse_list, predicate_at
from sauro.documents.reading.lexicon import Tokens, phrases
from sauro.documents.reading.mood import Mood, analyse
from sauro.documents.reading.outline import Node
from sauro.documents.reading.phrasing import MARKETS
from sauro.documents.reading.sections import (
    Stance,
    answers_requests,
    informs,
    opening_stance,
    stance_of,
)
from sauro.kernel.text import Mapped, sentences


@dataclass
class Context:
    """What is known of the whole document while its items are read."""

    kind: str | None
    speakers: frozenset[str]
    leads: dict[Node, tuple[Mapped, ...]] = field(default_factory=dict)
    stances: dict[Node, Stance] = field(default_factory=dict)
    bodies_above: set[Node] = field(default_factory=set)  # headings that are a body's name
    opening: frozenset[Node] = frozenset()
    handed: dict[Node, tuple[Mapped, ...]] = field(default_factory=dict)  # from item to sub-item
    addressees: tuple[Mapped, ...] = ()  # of a dispatch: whom "…, Chủ tịch yêu cầu:" tells
    answering: set[Node] = field(default_factory=set)  # headings over requests and answers
    demanding: set[Node] = field(default_factory=set)  # lead-ins: "X yêu cầu … các việc sau:"
    judging: set[Node] = field(default_factory=set)
    judging_before: set[Node] = field(default_factory=set)  # own words before their lead-in

    def opens(self, node: Node) -> bool:
        """Whether a paragraph only tells of the meeting."""
        return node in self.opening

    def stance(self, node: Node) -> Stance:
        """How much the part in which a node stands is disposed to order."""
        told = self.kind in ("Báo cáo", "Biên bản")  # a part of it may order
        if opening_stance(self.kind) is Stance.CLOSED and not told:
            return Stance.CLOSED
        if not told and (node in self.judging or node in self.judging_before):
            return Stance.ASSESSING
        for above in node.ancestors():
            if above in self.stances:
                return self.stances[above]
        return opening_stance(self.kind)

    def inherited(self, node: Node) -> tuple[Node | None, tuple[Mapped, ...]]:
        """The addressee of the nearest lead-in or heading above."""
        for above in node.ancestors():
            if self.leads.get(above):
                return above, self.leads[above]
            if node.marker and above in self.handed:
                return above, self.handed[above]
        return None, ()


def judge_what_comes_first(root: Node, context: Context) -> None:
    """Plain paragraphs before "…, X yêu cầu:" judge; only an outspoken order counts there."""
    plain: list[Node] = []
    for node in root.walk():
        if node.marker is not None:
            if node.children and stance_of(node, context.kind, False) is Stance.ORDERING:
                return
            plain.append(node)
            continue
        if node.announces and node not in context.opening and _demands(node, context):
            context.judging |= {*plain}
            context.judging_before.add(node)
            return
        if node.announces and _HAS_ITS_SAY.search(node.body.low):
            return
        plain.append(node)


_HAS_ITS_SAY = re.compile(r"(?:ý kiến|chỉ đạo|yêu cầu)(?:\s[\w, ]{0,40})?\s(?:như sau|sau)\s?:\s?$")


def _demands(node: Node, context: Context) -> bool:
    """Whether the last sentence of a paragraph gives an outspoken order."""
    last = sentences(node.body.text)[-1]
    reading = analyse(Tokens(node.body[last.start :]), speakers=context.speakers)
    return reading.mood is Mood.ORDER and reading.strong


def is_heading(node: Node) -> bool:
    """Whether a node with children only announces them."""
    if node.announces:
        return True
    text = node.body.text
    return len(text) < 160 and not re.search(r"[.;…]\s*$", text)


def read_heading(node: Node, context: Context) -> Mapped | None:
    """Keep the addressee and the stance of a heading or lead-in.

    Returns the words before the lead-in, where a paragraph holds both: an item of its own.
    """
    spans = sentences(node.body.text)
    both = len(spans) > 1 and node.announces
    lead_in = node.body[spans[-1].start :] if both else node.body
    address = _address(Tokens(lead_in), context)
    if not (address.by_name and _in_list_of_names(node)):
        _keep(node, lead_in, address, context)
    if not both or context.opens(node):
        return None
    return node.body[: spans[-1].start].stripped()


def _keep(node: Node, lead_in: Mapped, address: Address, context: Context) -> None:
    tells = node.announces and (informs(lead_in.low) or _SPEAKS.search(lead_in.low))
    if address.lead and not tells:
        context.leads[node] = address.lead
        if address.by_name and not address.lead[0].low.startswith(("các", "những", "tất cả")):
            context.bodies_above.add(node)
    if address.orders and not address.lead and node.announces and _DEMANDS.search(lead_in.low):
        context.leads[node] = context.addressees
    if address.orders and address.lead and node.announces:
        context.demanding.add(node)
    if answers_requests(lead_in.low):
        context.answering.add(node)
    stance = (
        Stance.ORDERING
        if address.by_name
        else stance_of(node, context.kind, address.orders, lead_in.low)
    )
    above = context.stance(node)
    if context.kind == "Báo cáo" and stance is not None:
        stance = _in_a_report(stance, above)
    if stance is not None and not (address.by_name and above < Stance.SPEAKING):
        context.stances[node] = stance


def _in_a_report(stance: Stance, above: Stance) -> Stance:
    """Demands count only where a report comes to tasks or wishes; there nothing takes them back."""
    if stance is Stance.ORDERING and above < Stance.SPEAKING:
        return above
    return max(stance, above)


_SPEAKS = re.compile(  # "Ông A kết luận và giao việc:": whoever speaks is not told
    r"kết luận(?:,|\svà|\sgiao việc|\sphân công|\schỉ đạo|\sthống nhất|\snhư sau)*\s?:\s?$"
)
_DEMANDS = re.compile(r"(?:yêu cầu|chỉ thị)(?:[^.;:,]{0,50}(?:sau|sau đây))?\s?:\s?$")


def _in_list_of_names(node: Node) -> bool:
    """The last of several bare names in a row, with a paragraph that only follows it."""
    siblings = node.parent.children if node.parent else []
    before = siblings[: siblings.index(node)][-2:]
    plain = all(c.marker is None for c in node.children)
    return plain and len(before) == 2 and all(len(n.body) < 60 and not n.children for n in before)


_HEADING_OPENERS = re.compile(
    r"(?:(?:yêu cầu |nhiệm vụ )?đối với|về phía|riêng|trách nhiệm (?:của)?|nhiệm vụ (?:chung |cụ thể |chủ yếu |trọng tâm )?(?:của|đối với)?|giao|yêu cầu|đề nghị(?: đối với)?|phân công|với|tại|về)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Address:
    """Whom a heading or lead-in addresses; whether it orders; whether it is just his name."""

    lead: tuple[Mapped, ...] = ()
    orders: bool = False
    by_name: bool = False


def _address(tokens: Tokens, context: Context) -> Address:
    bodies = parse_list(tokens, 0)
    if bodies and _only_name(tokens, bodies.end) and not _demands_itself(tokens, bodies):
        return Address(_texts(tokens, bodies), by_name=True)
    if bodies and (whole := _group_by_place(tokens, bodies)):
        return Address((whole,), by_name=True)
    if m := _HEADING_OPENERS.match(tokens.text.low):
        named = parse_list(tokens, tokens.at(m.end()))
        place = named and tokens.low[named.start] in MARKETS
        if named and not place and _only_name(tokens, named.end):
            gives = m[0].strip().lower() in ("giao", "yêu cầu", "đề nghị", "phân công")
            return Address(_texts(tokens, named), gives, by_name=True)
        if named and (whole := _kinds_with_names(tokens, named)):
            return Address((whole,), by_name=True)
        if named and (whole := _told_apart(tokens, named)):
            return Address((whole,), by_name=True)
    reading = analyse(tokens, speakers=context.speakers)
    if reading.mood is not Mood.ORDER:
        return Address()
    own_deed = (
        reading.lead
        and not reading.strong
        and (_is_speaker(tokens, reading.lead, context) or _OWN_PAPER.search(tokens.text.low))
    )
    if reading.lead and not own_deed:
        return Address(_texts(tokens, reading.lead), orders=True)
    return Address(orders=reading.strong or tokens.text.text.rstrip().endswith(":"))


def _kinds_with_names(tokens: Tokens, named: BodyList) -> Mapped | None:
    """ "Đối với UBND các huyện: Đức Huệ, Tân Hưng và thị xã Kiến Tường": the kind, then who."""
    rest = range(named.end + 1, len(tokens))
    if tokens.low[named.end : named.end + 1] != [":"] or not rest:
        return None
    small = {tokens.low[k] for k in rest if not tokens.capital(k)}
    return tokens.text[tokens.start(named.start) :].stripped(" :.") if small <= _IN_A_ROW else None


_IN_A_ROW = frozenset(", và thị xã phường huyện thành phố quận tỉnh trấn đặc khu :".split())


def _demands_itself(tokens: Tokens, bodies: BodyList) -> bool:
    """ "Chủ tịch UBND tỉnh yêu cầu:": the speaker demands, he is not the one told."""
    return tokens.low[bodies.end : bodies.end + 2] in (["yêu", "cầu"], ["đề", "nghị"])


_OWN_PAPER = re.compile(  # "Chi cục X xây dựng kế hoạch như sau:": the issuer speaks of himself
    r"(?:xây dựng|ban hành|lập)\s(?:kế hoạch|phương án|chương trình|hướng dẫn)[^.;:]{0,120}(?:như sau|sau đây|với các nội dung[^:]{0,20})\s?:\s?$"
)


def _is_speaker(tokens: Tokens, bodies: BodyList, context: Context) -> bool:
    """Whether a lead-in tells what the issuer himself does: "Ban Chỉ đạo 389 ban hành …:"."""
    words = tokens.small(bodies.start, bodies.end).removeprefix("đồng chí ")
    one = "các" not in words.split()
    return any(s.startswith(words) or (one and words.startswith(s)) for s in context.speakers)


_TELLING_APART = frozenset("chưa đã đang còn có giáp ven dọc nằm".split())
_LONGEST_GROUP = 12  # tokens
_LONGEST_ADDRESS = 24  # tokens


def _told_apart(tokens: Tokens, named: BodyList) -> Mapped | None:
    """ "Đối với | các đơn vị chưa gửi báo cáo": a group by what it did, up to the heading's end."""
    text = tokens.text.stripped(" :.")
    group = named.items[-1].collective and phrases("bodies", "quantifier").match(
        tokens.low, named.start
    )
    short = len(tokens) < _LONGEST_ADDRESS and not {",", ";"} & set(tokens.low)
    if not group or not short or not _TELLING_APART & set(tokens.low[named.start :]):
        return None
    return text[tokens.start(named.start) :]


def _group_by_place(tokens: Tokens, named: BodyList) -> Mapped | None:
    """A heading that is a group with words no list knows: "Các đồn biên phòng tuyến đất liền"."""
    single = len(named.items) == 1 and phrases("bodies", "quantifier").match(tokens.low, 0)
    plain = all(tokens.low[k].isalpha() for k in range(named.end, len(tokens)))
    acts = any(predicate_at(tokens, k) for k in range(named.end, len(tokens)))
    if not single or not plain or acts or len(tokens) > _LONGEST_GROUP:
        return None
    return tokens.text.stripped(" :.")


def _only_name(tokens: Tokens, end: int) -> bool:
    """Whether nothing but a colon or "có trách nhiệm:" follows a name."""
    rest = " ".join(tokens.low[end:]).strip(" :.*")
    return not rest or bool(
        re.fullmatch(
            r"(?:có (?:trách )?nhiệm(?: vụ)?|thực hiện|phụ trách|các nhiệm vụ sau|thực hiện (?:tốt )?(?:các |một số )?(?:nhiệm vụ|nội dung|công việc|việc)[\w ,]{0,40}|tập trung|chịu trách nhiệm|cần|phải|có các nhiệm vụ sau|, yêu cầu|yêu cầu|, đề nghị|đề nghị)",
            rest,
        )
    )


def _texts(tokens: Tokens, bodies: BodyList) -> tuple[Mapped, ...]:
    return tuple(body_text(tokens, b.start, b.end) for b in bodies.items)


_CONCLUDES = re.compile(
    r"(?:kết luận|ý kiến|chỉ đạo|như sau|sau đây|nội dung sau|thống nhất|giao việc)[^.]{0,80}:?$"
)


_OPENING = re.compile(
    r"^(?:(?:sáng|chiều|tối)\s)?(?:ngày\s)?\d{1,2}[/-]\d{1,2}[/-]\d{4},? tại|chốt lại|chủ trì|chủ tọa|sau khi nghe|tham dự|cùng dự|dự họp|thành phần|có mặt|báo cáo như sau|ban hành kế hoạch|xây dựng kế hoạch thực hiện (?:trên|như)"
)


_OPENING_LONGEST = 6  # paragraphs


def opening_of(root: Node) -> frozenset[Node]:
    """The paragraphs that tell of the meeting, up to "… kết luận như sau:"."""
    plain = []
    for node in root.children[:_OPENING_LONGEST]:
        if node.marker is not None:
            break
        plain.append(node)
    for i, node in enumerate(plain):
        if node.announces and _CONCLUDES.search(node.body.low.rstrip(": ")):
            return frozenset(plain[: i + 1])
    return frozenset(
        n for n in plain[:2] if _OPENING.search(n.body.low[:400]) and "yêu cầu" not in n.body.low
    )


def body_text(tokens: Tokens, start: int, end: int) -> Mapped:
    return tokens.text[tokens.start(start) : tokens.end(end - 1)].stripped(" ,;:")
