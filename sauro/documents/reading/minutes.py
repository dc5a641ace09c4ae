"""Minutes (biên bản): among their labels stand the day of the meeting and who chaired it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from sauro.documents.reading.lexicon import Tokens
from sauro.documents.reading.people import Mention, mentions
from sauro.kernel.dates import BARE_DAY, day_of
from sauro.kernel.text import Mapped

_WHEN = re.compile(rf"(?:\d{{1,2}}[.)]\s)?thời gian[^:]{{0,20}}:[^;]{{0,40}}?({BARE_DAY})")
_CHAIR = re.compile(
    r"(?:\d{1,2}[.)]\s|[-–+]\s)?(?:người\s)?(?:đồng\s)?chủ\s(?:trì|tọa)[^:;,.]{0,30}:\s*"
)
_CHAIRS = re.compile(r"[,;(–-]\s?(?:là\s)?(?:người\s)?chủ\s(?:trì|tọa)\b")


def held_on(body: Iterable[Mapped]) -> date | None:
    """The day under the label "Thời gian:"."""
    for text in body:
        if m := _WHEN.match(text.low):
            day = day_of(m[1], None)
            return day.first if day else None
    return None


def chair(body: Iterable[Mapped]) -> tuple[Tokens, Mention] | None:
    """Who chaired: after the label "Chủ trì:", or the person before ", chủ trì"."""
    for text in body:
        if m := _CHAIR.match(text.low):
            tokens = Tokens(text[m.end() :])
            return next(((tokens, one) for one in mentions(tokens)), None)
        if m := _CHAIRS.search(text.low):
            tokens = Tokens(text[: m.start()])
            if named := list(mentions(tokens)):
                return tokens, named[-1]
    return None
