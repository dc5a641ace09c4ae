"""Where one clause tells two bodies: "…, còn Sở Y …", or the same verb once more (vế song song)."""

from __future__ import annotations

import re
from collections import Counter

from sauro.documents.reading.bodies import parse_list
from sauro.documents.reading.lexicon import Tokens, phrases
from sauro.kernel.patterns import Guarded
from sauro.kernel.text import UPPER, Span, clauses, compose

_BUT = Guarded(rf",\s+(?=còn\s(?:[{UPPER}]|các\s))", "còn")


def parts_of(text: str) -> list[Span]:
    """Clauses, cut again where another body is set against the first: "…, còn Sở Y …"."""
    found = []
    for span in clauses(text):
        start = span.start
        for m in _cuts(text[span.start : span.end]):
            found.append(Span(start, span.start + m.start() + 1))
            start = span.start + m.end()
        found.append(Span(start, span.end))
    return found


_AND = re.compile(rf",\s+(?=[{UPPER}])")


def _cuts(clause: str) -> list[re.Match[str]]:
    """Where a clause goes on with another body: "…, còn Sở Y …", or the same verb once more."""
    but = list(_BUT.finditer(clause))
    return but or _same_again(clause)


def _same_again(clause: str) -> list[re.Match[str]]:
    """ "Đề nghị Bộ A chỉ đạo Cục X …, Bộ B chỉ đạo Cục Y …": one verb with bodies of its own."""
    commas = list(_AND.finditer(clause))
    verbs = Counter(_VERB_AGAIN.findall(clause)) if commas else {}
    if not any(times > 1 for times in verbs.values()):
        return []
    first = _doing(clause)
    return [m for m in commas if first and _doing(clause[m.end() :]) == first]


_VERB_AGAIN = re.compile(
    r"(?<=\s)(?:chỉ đạo|cử|bố trí|góp|lấy|kiểm tra|cung cấp|tuyên truyền)(?=\s)"
)


def _doing(clause: str) -> str | None:
    """The verb after the name with which a clause begins, or after "đề nghị" and a name."""
    tokens = Tokens(compose(clause))
    given = phrases("predicates", "performative").match(tokens.low, 0)
    named = parse_list(tokens, given)
    if named is None or not named.proper:
        return None
    m = _VERB_AGAIN.match(tokens.text.low, tokens.start(named.end))
    return m[0] if m else None
