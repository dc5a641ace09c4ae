"""What a scan of one clause knows while it goes from comma to comma."""

from __future__ import annotations

import re

from sauro.documents.reading.bodies import BodyList
from sauro.documents.reading.lexicon import Tokens
from sauro.documents.reading.phrasing import PAST_ORDER, SO
from sauro.documents.reading.tale import Tale

_COUNT = re.compile(r"(?:[ivx]{1,4}|\d{1,2}|[a-eđ])$")


class State:
    """What a scan of one clause knows while it goes from comma to comma."""

    def __init__(self, tokens: Tokens, start: int, headed: bool, speakers: frozenset[str]) -> None:
        self.tokens, self.low = tokens, tokens.low
        self.start, self.headed, self.speakers = start, headed, speakers
        self.told = False  # a past or future marker was met
        self.after_circumstance = False
        self.about: BodyList | None = None  # "Đối với xã X, …": whom the order is about
        self.past_period = False  # "Bốn tháng đầu năm, …"
        self.tale = Tale(tokens)
        done = PAST_ORDER.search(tokens.text.low)
        self.past_orders = done.start() if done else None  # the character of "đã giao"

    def _ordered_once(self, i: int) -> bool:
        """Whether token i goes on with orders of the past: "đã giao Sở X lập sổ, giao Sở Y in"."""
        return self.past_orders is not None and self.past_orders < self.tokens.start(i)

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
