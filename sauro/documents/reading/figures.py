"""Figures that a text states as results (số liệu)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sauro.documents.reading.locate import quote
from sauro.documents.reading.model import Figure
from sauro.kernel.quantities import Quantity, Rounding, find_quantities
from sauro.kernel.text import Mapped

_PERIOD = re.compile(
    r"(?:từ đầu năm(?: \d{4})? đến nay|từ năm \d{4} đến nay|(?:trong )?(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một) tháng(?: (?:đầu năm|cuối năm|qua|năm))?(?: \d{4})?"
    r"|(?:trong )?quý (?:iv|i{1,3}|[1-4])(?:\s?/\s?\d{4}| năm \d{4})?|(?:trong )?năm \d{4}|(?:trong )?tháng \d{1,2}(?:/\d{4}| năm \d{4})?"
    r"|(?:đến |tính đến |đến hết )(?:\d{1,2} giờ )?ngày \d{1,2}/\d{1,2}(?:/\d{4})?|ngày \d{1,2}/\d{1,2}/\d{4}|những năm qua|thời gian qua)"
)
_LEAST = (Rounding.AT_LEAST, Rounding.AT_MOST)


_REACH = 1_000  # characters before a figure in which its period is looked for


def figures_in(source: str, texts: Iterable[Mapped]) -> tuple[Figure, ...]:
    """The figures of paragraphs that order nothing, each with the period named before it."""
    return tuple(
        _figure(source, text, q)
        for text in texts
        for q in find_quantities(text.text)
        if q.rounding not in _LEAST
    )


def _figure(source: str, text: Mapped, q: Quantity) -> Figure:
    falls = re.search(r"giảm\s*$", text.low[max(0, q.start - 8) : q.start]) and q.unit == "%"
    value = float(-q.value if falls else q.value)
    period = _period(text, q.start)
    return Figure(
        quote(source, text[q.start : q.end]),
        value,
        q.unit,
        q.rounding,
        quote(source, period).text if period is not None else None,
    )


def _period(text: Mapped, at: int) -> Mapped | None:
    """The last period named before a figure, else the first of the paragraph."""
    named = list(_PERIOD.finditer(text.low, max(0, at - _REACH), at))
    if not named:
        return None
    m = named[-1]
    return text[m.start() : m.end()]
