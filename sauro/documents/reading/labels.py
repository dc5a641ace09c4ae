"""Labels in front of a clause: "Về hóa đơn, thuế:", "Công an tỉnh:" (nhãn đầu câu)."""

from __future__ import annotations

from sauro.documents.reading.bodies import parse_list, predicate_at
from sauro.documents.reading.lexicon import Tokens, phrases
from sauro.documents.reading.phrasing import MARKETS, ORDER_LABEL
from sauro.documents.reading.verdicts import Mood, Reading

_LONGEST = 26  # tokens


def label_of(tokens: Tokens) -> int:
    """How many tokens a label takes, colon included: "Về hóa đơn, thuế:"."""
    if ":" not in tokens.low[1:_LONGEST]:
        return 0
    for i in range(1, min(_LONGEST, len(tokens) - 2)):
        if tokens.low[i] == ":":
            short = i <= 8
            opens = parse_list(tokens, i + 1) or predicate_at(tokens, i + 1)
            if _names_follow(tokens, i) or _time_and_names(tokens, i):
                return 0
            named = parse_list(tokens, 0)
            opens = opens or (named is not None and named.end == i)
            return i + 1 if short or opens or ORDER_LABEL.match(tokens.text.low) else 0
        if tokens.low[i] in (".", ";"):
            return 0
    return 0


def _names_follow(tokens: Tokens, i: int) -> bool:
    """Whether a colon only opens a list of names: "Giao các Sở: Công Thương, Y tế …"."""
    kinds = ("sở", "bộ", "cục", "xã", "phường", "huyện", "ban", "hội")
    return i > 1 and tokens.low[i - 1] in kinds and "các" in tokens.low[i - 3 : i - 1]


_ABOUT = frozenset("về đối với riêng liên trên tại ở".split())


def _time_and_names(tokens: Tokens, i: int) -> bool:
    """ "Định kỳ hằng tháng, các đơn vị:": a time and whom it tells, not what it is about."""
    n = phrases("predicates", "circumstance").match(tokens.low, 0)
    if not n or tokens.low[0] in _ABOUT:
        return False
    k = tokens.comma(0) + 1
    named = parse_list(tokens, k) if k < i else None
    return named is not None and named.end == i


def named_by_label(tokens: Tokens, label: int) -> Reading | None:
    """A label that is a list of bodies gives the lead: "Công an tỉnh: tăng cường …"."""
    if not label:
        return None
    start = 2 if tokens.low[:2] == ["đối", "với"] else 1 if tokens.low[0] == "với" else 0
    start = start or phrases("predicates", "performative").match(tokens.low, 0)
    bodies = parse_list(tokens, start)
    if start and tokens.low[start] in MARKETS:
        return None  # "Đối với chợ Hàn: …" says where
    asks = phrases("predicates", "performative").match(tokens.low, label)
    opens = start and (asks or tokens.capital(label))
    told = parse_list(tokens, label + asks) if opens else None
    if (
        told
        and (told.items[0].proper or told.items[0].collective)
        and predicate_at(tokens, told.end)
    ):
        return None  # "Đối với Chi cục X: Cục trưởng Y chấn chỉnh …"
    if bodies and bodies.end == label - 1 and tokens.low[start] not in ("hai", "ba", "bốn", "mỗi"):
        return Reading(Mood.ORDER, "label names the body", bodies, True, label)
    return None
