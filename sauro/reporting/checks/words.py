"""Figures, days and periods inside the sentences of rules (cách viết số trong câu)."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from sauro.kernel.numerals import format_number
from sauro.kernel.quantities import Rounding
from sauro.reporting.checks.figures import Cell, Figures, Told

_WORDS = {
    Rounding.ABOVE: ("hơn", "over"),
    Rounding.BELOW: ("dưới", "under"),
    Rounding.NEARLY: ("gần", "nearly"),
    Rounding.ABOUT: ("khoảng", "about"),
    Rounding.AT_LEAST: ("ít nhất", "at least"),
    Rounding.AT_MOST: ("không quá", "at most"),
}


def said(told: Told, unit: str = "") -> str:
    """ "gần 50.000 vụ": with the word of the paper where it is known."""
    word = told.qualifier or (_WORDS[told.rounding][0] if told.rounding else "")
    return _joined(word, told.value, unit, behind=word.startswith("trở"))


def said_en(told: Told, unit: str = "") -> str:
    """The same with an English word; figure and unit as the form writes them."""
    return _joined(_WORDS[told.rounding][1] if told.rounding else "", told.value, unit)


def both(told: Told, cell: Cell) -> tuple[str, str]:
    """A figure in both languages."""
    return said(told, cell.unit), said_en(told, cell.unit)


def number(value: Decimal, unit: str = "") -> str:
    """ "1.234,5 triệu đồng"."""
    return _joined("", value, unit)


def percent(value: Decimal) -> str:
    """ "7,7 %", to two decimals."""
    return f"{format_number(value.quantize(Decimal('0.01'), ROUND_HALF_UP))} %"


def day(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def days(figures: Figures) -> tuple[str, str]:
    """From when to when a set was counted."""
    first, last = map(day, figures.window)
    return f"{first} đến {last}", f"{first} to {last}"


def when(figures: Figures) -> tuple[str, str]:
    """Which period, and from which paper where that is known."""
    name = figures.period.label if figures.days is None else f"kỳ {days(figures)[0]}"
    name_en = figures.period.code if figures.days is None else f"the period {days(figures)[1]}"
    source = f" ({figures.paper})" if figures.paper else ""
    return name + source, name_en + source


def _joined(word: str, value: Decimal, unit: str, *, behind: bool = False) -> str:
    shown = f"{format_number(value)} {unit}".strip()
    return f"{shown} {word}" if behind else f"{word} {shown}".strip()
