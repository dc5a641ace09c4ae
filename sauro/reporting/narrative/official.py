"""Figures in official style, rounded without lying (cách viết số liệu).

A figure is written exactly, or with the word that says to which side it was rounded. A percentage
is never rounded into a statement: 99,96 is not 100, 0,01 is not nothing.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from sauro.kernel.money import format_vnd_short, parse_vnd
from sauro.kernel.numerals import format_number
from sauro.reporting.checks.figures import Cell

UNKNOWN = "chưa có số liệu"
_STEPS = ((10**9, "tỷ đồng"), (10**6, "triệu đồng"))
_COUNTS = ((10**6, "triệu"), (10**3, "nghìn"))
_MOST_DECIMALS = 6
_STATEMENTS = (Decimal(0), Decimal(100))


def exact(value: Decimal, cell: Cell) -> str:
    """ "1.234 vụ", "8,4 tỷ đồng", "1.234.567.891 đồng": to the last digit."""
    amount = vnd(value, cell)
    if amount is None:
        return f"{format_number(value)} {cell.unit}".strip()
    if amount < 0:
        return f"-{exact(-value, cell)}"
    return format_vnd_short(amount)


def rounded(value: Decimal, cell: Cell) -> str:
    """ "gần 1.234,5 tỷ đồng", "hơn 28 nghìn vụ"; exact where nothing is lost."""
    amount = vnd(value, cell)
    steps, total = (_STEPS, Decimal(amount)) if amount is not None else (_COUNTS, value)
    for factor, name in steps:
        if total >= factor:
            shown = (total / factor).quantize(Decimal("0.1"), ROUND_HALF_UP)
            word = _side(total, shown * factor)
            unit = name if amount is not None else f"{name} {cell.unit}".strip()
            return f"{word}{format_number(shown)} {unit}"
    return exact(value, cell)


def percent(value: Decimal) -> str:
    """ "12,5 %", with as many decimals as it takes to say no more than what is true."""
    for decimals in range(1, _MOST_DECIMALS + 1):
        shown = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        if shown == value or shown not in _STATEMENTS:
            return f"{format_number(shown)} %"
    shown = value.quantize(Decimal(1), ROUND_HALF_UP)
    return f"{'dưới' if value < shown else 'hơn'} {format_number(shown)} %"


def vnd(value: Decimal, cell: Cell) -> int | None:
    """The amount in đồng; none for what is no money. Raises: ValueError for parts of a đồng."""
    factor = _dong(cell.unit)
    if factor is None:
        return None
    amount = value * factor
    if amount != int(amount):
        raise ValueError(f"Số tiền không tròn đồng: {value} {cell.unit}")
    return int(amount)


@lru_cache(maxsize=64)
def _dong(unit: str) -> int | None:
    """How many đồng a unit has: "triệu đồng" a million."""
    try:
        return parse_vnd(f"1 {unit}")
    except ValueError:
        return None


def _side(true: Decimal, shown: Decimal) -> str:
    if true == shown:
        return ""
    return "hơn " if true > shown else "gần "
