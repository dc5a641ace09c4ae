"""Rules of one set of figures: numbers, sums, parts, money beside cases (trong một bộ số liệu)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sauro.reporting.checks.bounds import Bounds, bounds
from sauro.reporting.checks.figures import Cell, Figures, Told
from sauro.reporting.checks.model import Level, Names, Remark, Rule
from sauro.reporting.checks.words import both, number

NOTHING = Bounds(Decimal(0), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Rule):
    """A figure is no negative number, no fraction of a whole thing, not absurd."""

    def remarks(self, figures: Figures, names: Names) -> Iterator[Remark]:
        for key, told in figures.told.items():
            yield from self._of(key, told, names.of(key))

    def _of(self, key: str, told: Told, cell: Cell) -> Iterator[Remark]:
        (vi, en), value = both(told, cell), told.value
        if value < 0:
            yield self.remark(
                (key,),
                f"{cell.name}: {vi} là số âm. Ghi số của kỳ này; số giảm so với kỳ trước không ghi "
                "ở ô này.",
                f"{cell.name_en}: {en} is below nothing. Enter the figure of this period; a "
                "decrease does not belong here.",
            )
        if value != round(value, cell.decimals):
            vi_has, en_has = _decimals(cell.decimals)
            yield self.remark(
                (key,),
                f"{cell.name}: {vi} {vi_has}. Xem lại dấu chấm, dấu phẩy và đơn vị tính.",
                f"{cell.name_en}: {en} {en_has}. Look at points, commas and the unit.",
            )
        if cell.most is not None and value > cell.most:
            most = number(cell.most, cell.unit)
            yield self.remark(
                (key,),
                f"{cell.name}: {vi} lớn quá mức có thể (trên {most}). Có lẽ nhầm đơn vị tính hoặc "
                "thừa chữ số.",
                f"{cell.name_en}: {en} is larger than can be (above {most}). Perhaps the unit is "
                "another, or there is a digit too many.",
                Level.WARNING,
            )


def _decimals(most: int) -> tuple[str, str]:
    if not most:
        return "không phải số nguyên", "is no whole number"
    return f"có quá {most} chữ số thập phân", f"has more than {most} decimals"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum(Rule):
    """A whole is the sum of its parts: named cells, or all cells of a dimension (``by``).

    ``rest``: the level where the parts come to less; for lists that need not be complete. As long
    as a part is not given, less is a warning.
    """

    whole: str
    parts: tuple[str, ...] = ()
    by: str = ""
    rest: Level | None = None

    def remarks(self, figures: Figures, names: Names) -> Iterator[Remark]:
        whole, keys = figures.told.get(self.whole), self._keys(figures)
        told = [(key, figures.told[key]) for key in keys if key in figures.told]
        if whole is None or not told:
            return
        total = sum((bounds(part) for _, part in told), NOTHING)
        added = sum((part.value for _, part in told), Decimal(0))
        if bounds(whole).below(total):
            yield self._more(whole, added, told, names)
        elif total.below(bounds(whole)):
            missing = [key for key in keys if key not in figures.told]
            yield self._less(whole, added, told, missing, names)

    def _keys(self, figures: Figures) -> list[str]:
        start = f"{self.whole}@{self.by}="
        return [*self.parts, *(k for k in figures.told if self.by and k.startswith(start))]

    def _more(
        self, whole: Told, added: Decimal, told: list[tuple[str, Told]], names: Names
    ) -> Remark:
        cell = names.of(self.whole)
        (vi, en), sum_ = both(whole, cell), number(added, cell.unit)
        return self.remark(
            (self.whole, *(key for key, _ in told)),
            f"{cell.name}: tổng ghi {vi} nhưng các phần cộng lại là {sum_} ({_adding(told)}), "
            "nhiều hơn tổng. Sửa tổng hoặc sửa phần sai.",
            f"{cell.name_en}: the total says {en} but its parts come to {sum_} ({_adding(told)}), "
            "more than the total. Correct the total or the part that is wrong.",
        )

    def _less(
        self, whole: Told, added: Decimal, told: list[tuple[str, Told]], missing: list[str],
        names: Names,
    ) -> Remark:  # fmt: skip
        cell = names.of(self.whole)
        (vi, en), sum_ = both(whole, cell), number(added, cell.unit)
        rest = number(whole.value - added, cell.unit)
        empty = "; ".join(f"“{names.of(key).name}”" for key in missing)
        empty_en = "; ".join(f"“{names.of(key).name_en}”" for key in missing)
        level = self.rest or (Level.WARNING if missing else self.level)
        return self.remark(
            (self.whole, *(key for key, _ in told)),
            f"{cell.name}: tổng ghi {vi}, các phần cộng lại là {sum_} ({_adding(told)}), còn "
            f"{rest} chưa thuộc phần nào. {f'Chưa có số ở {empty}. ' if empty else ''}".strip(),
            f"{cell.name_en}: the total says {en}, its parts come to {sum_} ({_adding(told)}); "
            f"{rest} belong to no part. {f'Nothing is given for {empty_en}.' if empty else ''}"
            .strip(),
            level,
        )  # fmt: skip


def _adding(told: list[tuple[str, Told]]) -> str:
    """ "308 + 237 + 28", at most twelve of them."""
    shown = " + ".join(number(part.value) for _, part in told[:12])
    return f"{shown} + …" if len(told) > 12 else shown


@dataclass(frozen=True, slots=True, kw_only=True)
class AtMost(Rule):
    """A part is not above its whole."""

    part: str
    whole: str

    def remarks(self, figures: Figures, names: Names) -> Iterator[Remark]:
        part, whole = figures.told.get(self.part), figures.told.get(self.whole)
        if part is None or whole is None or not bounds(whole).below(bounds(part)):
            return
        one, all_ = names.of(self.part), names.of(self.whole)
        (vi, en), (vi_all, en_all) = both(part, one), both(whole, all_)
        yield self.remark(
            (self.part, self.whole),
            f"{one.name} ({vi}) nhiều hơn {_lower(all_.name)} ({vi_all}).",
            f"{one.name_en} ({en}) is more than {_lower(all_.name_en)} ({en_all}).",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside(Rule):
    """Money goes with cases: none without cases, none missing beside many, none absurd for one.

    ``most_each``: of money for one case. ``cases_alone``: so many cases without any money ask.
    """

    money: str
    cases: str
    most_each: Decimal
    cases_alone: Decimal = Decimal(10)

    def remarks(self, figures: Figures, names: Names) -> Iterator[Remark]:
        money, cases = figures.told.get(self.money), figures.told.get(self.cases)
        if money is None or cases is None:
            return
        sum_, count = names.of(self.money), names.of(self.cases)
        (vi, en), (vi_n, en_n) = both(money, sum_), both(cases, count)
        keys = (self.money, self.cases)
        if money.value > 0 and bounds(cases).high == 0:
            yield self.remark(
                keys,
                f"{sum_.name} là {vi} nhưng {_lower(count.name)} là 0: có tiền mà không có vụ.",
                f"{sum_.name_en} is {en} but {_lower(count.name_en)} is 0: money without a case.",
            )
        elif money.value == 0 and cases.value >= self.cases_alone:
            yield self.remark(
                keys,
                f"{count.name} là {vi_n} nhưng {_lower(sum_.name)} là 0: có vụ mà không có tiền.",
                f"{count.name_en} is {en_n} but {_lower(sum_.name_en)} is 0: cases without money.",
            )
        elif cases.value > 0 and money.value / cases.value > self.most_each:
            each = number((money.value / cases.value).quantize(Decimal("0.1")), sum_.unit)
            most = number(self.most_each, sum_.unit)
            yield self.remark(
                keys,
                f"{sum_.name} {vi} trên {vi_n} là {each} mỗi vụ, quá mức {most} một vụ. Có lẽ nhầm "
                "đơn vị tính.",
                f"{sum_.name_en} {en} over {en_n} is {each} a case, above {most} a case. Perhaps "
                "the unit is another.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Rule):
    """A percentage of two cells follows from them, to the decimals it is written with."""

    percent: str
    part: str
    whole: str

    def remarks(self, figures: Figures, names: Names) -> Iterator[Remark]:
        told = [figures.told.get(key) for key in (self.percent, self.part, self.whole)]
        if any(t is None or t.rounding for t in told):
            return
        given, part, whole = (t.value for t in told if t)
        if whole == 0 or abs(part / whole * 100 - given) <= half_step(given):
            return
        one, all_, share = names.of(self.part), names.of(self.whole), names.of(self.percent)
        true = number((part / whole * 100).quantize(Decimal("0.01")), "%")
        a, b, c = number(part), number(whole), number(given, "%")
        yield self.remark(
            (self.percent, self.part, self.whole),
            f"{share.name} ghi {c}, nhưng {_lower(one.name)} {a} trên {_lower(all_.name)} {b} là "
            f"{true}.",
            f"{share.name_en} says {c}, but {_lower(one.name_en)} {a} of {_lower(all_.name_en)} "
            f"{b} is {true}.",
        )


def half_step(value: Decimal) -> Decimal:
    """Half of the last decimal that is written: 0.05 for 7.7."""
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(min(exponent, 0) - 1 if isinstance(exponent, int) else -1)


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
