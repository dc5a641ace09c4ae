"""Comparisons in words: more, less, the same, or not to be told (so sánh với kỳ khác)."""

from __future__ import annotations

from decimal import Decimal

from sauro.reporting.checks.figures import Cell
from sauro.reporting.narrative.official import UNKNOWN, exact, percent

LAST_YEAR, PREVIOUS = "cùng kỳ năm trước", "kỳ trước"


def comparison(now: Decimal | None, before: Decimal | None, against: str, cell: Cell) -> str:
    """ "tăng 5,2 % so với cùng kỳ năm trước". Nothing to divide by is said as such."""
    if now is None:
        return UNKNOWN
    if before is None:
        return f"chưa có số liệu {against} để so sánh"
    if now == before:
        return f"không tăng giảm so với {against}"
    if before == 0:
        return (
            f"{_way(now, before)} {exact(abs(now - before), cell)} so với {against} ({against} "
            "không phát sinh, không tính được tỷ lệ)"
        )
    change = abs(now - before) / abs(before) * 100
    return f"{_way(now, before)} {percent(change)} so với {against}"


def share(part: Decimal | None, whole: Decimal | None) -> str:
    """ "45,3 %"; of nothing there is no share."""
    if part is None or whole is None:
        return UNKNOWN
    if whole == 0:
        return "không tính được tỷ lệ (tổng bằng 0)"
    return percent(part / whole * 100)


def _way(now: Decimal, before: Decimal) -> str:
    return "tăng" if now > before else "giảm"
