"""Amounts in đồng (số tiền), an integer everywhere; written and read the Vietnamese way."""

from __future__ import annotations

import re
from decimal import Decimal

from sauro.kernel.numerals import format_number, format_number_en, in_words, parse_number

_AMOUNT = re.compile(r"(?P<number>.+?)\s*(?:đồng|vnđ|vnd)", re.IGNORECASE | re.DOTALL)
# Scale, its factor, and the smallest step it shows: thousandths of a tỷ, whole thousands.
_SHORT = (("tỷ", 10**9, 10**6), ("triệu", 10**6, 10**3), ("nghìn", 10**3, 10**3))


def format_vnd(amount_vnd: int) -> str:
    """ "8.400.000.000 đồng"."""
    return f"{format_number(amount_vnd)} đồng"


def format_vnd_en(amount_vnd: int) -> str:
    """ "8,400,000,000 đồng", within English."""
    return f"{format_number_en(amount_vnd)} đồng"


def format_vnd_short(amount_vnd: int) -> str:
    """ "8,4 tỷ đồng", "3.387 tỷ đồng": with a scale where it says the amount exactly."""
    for name, factor, step in _SHORT:
        if amount_vnd >= factor and amount_vnd % step == 0:
            return f"{format_number(Decimal(amount_vnd) / factor)} {name} đồng"
    return format_vnd(amount_vnd)


def vnd_in_words(amount_vnd: int) -> str:
    """ "Tám tỷ bốn trăm triệu đồng", as papers write it after "Bằng chữ:"."""
    return f"{in_words(amount_vnd).capitalize()} đồng"


def parse_vnd(text: str) -> int:
    """The amount of "8,4 tỷ đồng", "1.250.000 đồng", "năm trăm nghìn đồng".

    Raises: ValueError when it is no amount, has a rounding word, or is no whole đồng.
    """
    found = _AMOUNT.fullmatch(text.strip())
    if not found:
        raise ValueError(f"Không phải số tiền bằng đồng: “{text}”")
    amount = parse_number(found["number"])
    if amount != int(amount):
        raise ValueError(f"Số tiền không tròn đồng: “{text}”")
    return int(amount)
