"""Amounts that suggest a crime (gợi ý dấu hiệu tội phạm), by goods and value. Never a decision.

Source: Bộ luật Hình sự 2015 (sửa đổi 2017, 2025), the articles of `data/crimes.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sauro.cases.clocks.hints import Hint, doubt
from sauro.cases.clocks.law import rows_of
from sauro.cases.clocks.model import Mark
from sauro.kernel.numerals import format_number, format_number_en

MEASURES = {
    "value_vnd": ("đồng giá trị hàng hóa", "đồng of goods"),
    "profit_vnd": ("đồng thu lợi bất chính", "đồng of illicit profit"),
    "damage_vnd": ("đồng thiệt hại", "đồng of damage"),
    "packs": ("bao", "packs"),
    "kg": ("kg", "kg"),
    "blank_invoices": ("hóa đơn chưa ghi nội dung", "blank invoices"),
    "filled_invoices": ("hóa đơn đã ghi nội dung", "filled invoices"),
}


@dataclass(frozen=True, slots=True)
class Threshold:
    """From which amount the basic frame of an article begins (ngưỡng khoản 1).

    ``goods`` empty: any. ``measure`` empty: the conduct is enough. ``steps`` are the amounts at
    which heavier frames begin. ``prior``: less is enough after a sanction or conviction.
    """

    article: str
    offence: str
    offence_en: str
    conduct: str
    valid_from: date
    mark: Mark
    source: str
    goods: str = ""
    except_goods: frozenset[str] = frozenset()  # those that an article of their own covers
    measure: str = ""
    amount: Decimal = Decimal(0)
    steps: tuple[Decimal, ...] = ()
    prior: bool = False
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Lot:
    """What was found of one sort of goods: the conduct, the goods, amounts by measure."""

    conduct: str
    goods: str = ""
    amounts: tuple[tuple[str, Decimal], ...] = ()
    prior: bool = False  # sanctioned or convicted before for such an act (đã bị xử phạt, kết án)

    def amount(self, measure: str) -> Decimal | None:
        return dict(self.amounts).get(measure)


def crime_hints(lots: Iterable[Lot], rows: Iterable[Threshold], day: date) -> tuple[Hint, ...]:
    """Which articles a person should think of, by the law of the day of the act.

    Lots of one conduct and goods are added up, so that goods cannot be split below a threshold.
    """
    in_force = [r for r in rows if r.valid_from <= day <= (r.valid_to or date.max)]
    hints = (hint for lot in added(lots) for row in in_force for hint in _hint(lot, row))
    return tuple(dict.fromkeys(hints))


def added(lots: Iterable[Lot]) -> tuple[Lot, ...]:
    """Lots of one conduct and goods as one."""
    sums: dict[tuple[str, str], dict[str, Decimal]] = {}
    before: dict[tuple[str, str], bool] = {}
    for lot in lots:
        key = (lot.conduct, lot.goods)
        amounts = sums.setdefault(key, {})
        for measure, amount in lot.amounts:
            amounts[measure] = amounts.get(measure, Decimal(0)) + amount
        before[key] = before.get(key, False) or lot.prior
    return tuple(Lot(*key, tuple(sums[key].items()), before[key]) for key in sums)


def _hint(lot: Lot, row: Threshold) -> Iterator[Hint]:
    if lot.conduct != row.conduct or lot.goods in row.except_goods:
        return
    if row.goods and row.goods != lot.goods:
        return
    vi, en = doubt(row.mark)
    vi += ". Cần xem xét chuyển cơ quan tố tụng; máy không quyết định."
    en += ". Consider a transfer to the criminal body; nothing is decided here."
    for why, why_en in _reasons(lot, row):
        yield Hint(
            "crime-signs",
            f"Gợi ý: có dấu hiệu tội phạm {row.article} Bộ luật Hình sự, {row.offence}: {why}{vi}",
            f"Hint: signs of a crime of {row.article} of the Penal Code, {row.offence_en}: "
            f"{why_en}{en}",
            f"Bộ luật Hình sự, {row.article}",
            row.mark.checked,
        )


def _reasons(lot: Lot, row: Threshold) -> Iterator[tuple[str, str]]:
    if not row.measure:
        yield "không có ngưỡng giá trị", "there is no threshold of value"
        return
    amount = lot.amount(row.measure)
    if amount is None or amount <= 0:
        return
    vi, en = MEASURES[row.measure]
    unit, unit_en = ("đồng", "đồng") if row.measure.endswith("_vnd") else (vi, en)
    has, limit = format_number(amount), format_number(row.amount)
    has_en, limit_en = format_number_en(amount), format_number_en(row.amount)
    if amount >= row.amount:
        frame = 1 + sum(amount >= step for step in row.steps)
        yield (
            f"{has} {vi}, từ mức {limit} {unit} (bậc {frame})",
            f"{has_en} {en}, from {limit_en} {unit_en} (step {frame})",
        )
    elif row.prior and lot.prior:
        yield (
            f"{has} {vi}, dưới mức {limit} {unit} nhưng đã từng bị xử phạt hoặc kết án",
            f"{has_en} {en}, below {limit_en} {unit_en} but sanctioned or convicted before",
        )


@lru_cache(maxsize=1)
def shipped_thresholds() -> tuple[Threshold, ...]:
    """The rows shipped with this release (data/crimes.toml)."""
    return tuple(map(_threshold, rows_of("crimes.toml", "crime")))


def _threshold(row: dict[str, Any]) -> Threshold:
    values = dict(row)
    values["amount"] = Decimal(values.pop("from", 0))
    values["steps"] = tuple(map(Decimal, values.get("steps", ())))
    values["except_goods"] = frozenset(values.get("except_goods", ()))
    values["mark"] = Mark(values["mark"])
    return Threshold(**values)
