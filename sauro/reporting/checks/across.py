"""Rules against other periods and other papers (so với kỳ khác, văn bản khác)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sauro.kernel.period import PeriodKind, last_year
from sauro.reporting.checks.bounds import bounds
from sauro.reporting.checks.figures import Cell, Figures, Told
from sauro.reporting.checks.model import Level, Names, Remark, Rule
from sauro.reporting.checks.words import both, when


@dataclass(frozen=True, slots=True, kw_only=True)
class Growing(Rule):
    """A longer period, or a cumulative figure, is never below a part of it or an earlier one.

    ``except_cells``: indicators that may fall (stocks: what is held at a moment).
    """

    except_cells: tuple[str, ...] = ()

    def remarks(self, figures: Figures, names: Names) -> Iterator[Remark]:
        for other in figures.own:
            if figures.holds(other):
                yield from self._between(figures, other, figures, names)
            elif other.holds(figures):
                yield from self._between(other, figures, figures, names)

    def _between(
        self, longer: Figures, shorter: Figures, mine: Figures, names: Names
    ) -> Iterator[Remark]:
        for key, told in longer.told.items():
            part = shorter.told.get(key)
            if part is None or not bounds(told).below(bounds(part)):
                continue
            if key.partition("@")[0] not in self.except_cells and not broken(key, mine, shorter):
                yield self._said(key, (told, longer), (part, shorter), names.of(key))

    def _said(
        self, key: str, whole: tuple[Told, Figures], part: tuple[Told, Figures], cell: Cell
    ) -> Remark:
        (vi, en), (vi_part, en_part) = both(whole[0], cell), both(part[0], cell)
        (at, at_en), (at_part, at_part_en) = when(whole[1]), when(part[1])
        return self.remark(
            (key,),
            f"{cell.name}: {at} là {vi}, ít hơn {vi_part} của {at_part}, là một phần của kỳ ấy. Số "
            "lũy kế không thể giảm: một trong hai số sai, hoặc hai nơi đếm khác nhau.",
            f"{cell.name_en}: {at_en} has {en}, less than the {en_part} of {at_part_en}, which "
            "is a part of it. What accumulates cannot fall: one is wrong, or they count "
            "differently.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Remainder(Rule):
    """What a longer period leaves beside a part of it must make sense too: as ``less`` is not above
    ``more`` in both, it is not above it in what remains.
    """

    less: str
    more: str

    def remarks(self, figures: Figures, names: Names) -> Iterator[Remark]:
        for other in figures.own:
            if figures.holds(other):
                yield from self._between(figures, other, names)
            elif other.holds(figures):
                yield from self._between(other, figures, names)

    def _between(self, longer: Figures, shorter: Figures, names: Names) -> Iterator[Remark]:
        told = [f.told.get(key) for key in (self.less, self.more) for f in (longer, shorter)]
        if any(t is None for t in told):
            return
        less, less_part, more, more_part = (t for t in told if t)
        less_rest = bounds(less) - bounds(less_part)
        more_rest = bounds(more) - bounds(more_part)
        if more_rest.high is None or more_rest.high < 0 or not more_rest.below(less_rest):
            return
        one, two = names.of(self.less), names.of(self.more)
        (at, at_en), (at_part, at_part_en) = when(longer), when(shorter)
        (a, a_en), (b, b_en) = (
            both(Told(low.value - part.value), cell)
            for low, part, cell in ((less, less_part, one), (more, more_part, two))
        )
        yield self.remark(
            (self.less, self.more),
            f"Lấy {at} trừ {at_part}: {one.name} còn {a}, {two.name} chỉ còn {b}. Hai con số còn "
            "lại không đi với nhau: có lẽ một trong các số ghi sai.",
            f"{at_en} without {at_part_en}: {one.name_en} leaves {a_en}, {two.name_en} only "
            f"{b_en}. What is left does not fit: perhaps one of the figures is misprinted.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised(Rule):
    """A figure of the same days was given before with another value. Another rounding of the same
    is only marked.
    """

    def remarks(self, figures: Figures, names: Names) -> Iterator[Remark]:
        for other in figures.own:
            if other.window == figures.window:
                for key, told in figures.told.items():
                    before = other.told.get(key)
                    if before and (before.value, before.rounding) != (told.value, told.rounding):
                        yield self._said(key, told, before, other, names)

    def _said(self, key: str, told: Told, before: Told, other: Figures, names: Names) -> Remark:
        cell = names.of(key)
        (vi, en), (vi_old, en_old), (at, at_en) = both(told, cell), both(before, cell), when(other)
        if bounds(told).meets(bounds(before)):
            return self.remark(
                (key,),
                f"{cell.name}: {vi}; lần trước {at} ghi {vi_old}. Hai cách làm tròn một số.",
                f"{cell.name_en}: {en}; before, {at_en} said {en_old}. One figure rounded twice.",
                Level.MARK,
            )
        return self.remark(
            (key,),
            f"{cell.name}: {vi}, nhưng {at} đã công bố {vi_old}. Ghi rõ số nào là số đính chính và "
            "vì sao; cả hai số đều được giữ.",
            f"{cell.name_en}: {en}, but {at_en} was published with {en_old}. Say which one "
            "corrects the other and why; both are kept.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Twice(Rule):
    """One figure stands for two things: another cell, or other days. ``least``: below it that
    happens by chance.
    """

    least: Decimal = Decimal(1000)

    def remarks(self, figures: Figures, names: Names) -> Iterator[Remark]:
        yield from self._inside(figures, names)
        for other in figures.own:
            yield from self._other(figures, other, names)

    def _inside(self, figures: Figures, names: Names) -> Iterator[Remark]:
        told = list(figures.told.items())
        for number, (key, one) in enumerate(told):
            for second, two in told[number + 1 :]:
                if self._same(one, two) and names.of(key).unit == names.of(second).unit:
                    yield self._said((key, figures), (second, figures), one, names)

    def _other(self, figures: Figures, other: Figures, names: Names) -> Iterator[Remark]:
        for key, one in figures.told.items():
            for second, two in other.told.items():
                if not self._same(one, two):
                    continue
                elsewhere = key != second or other.window != figures.window
                alike = names.of(key).unit == names.of(second).unit
                if elsewhere and alike:
                    yield self._said((key, figures), (second, other), one, names)

    def _same(self, one: Told, two: Told) -> bool:
        """Exactly printed, and not round: "10.836" twice, not "50.000" twice."""
        exact = one.rounding is None and two.rounding is None
        return exact and one.value == two.value >= self.least and one.value % 100 != 0

    def _said(
        self, mine: tuple[str, Figures], other: tuple[str, Figures], told: Told, names: Names
    ) -> Remark:
        one, two = names.of(mine[0]), names.of(other[0])
        (vi, en), (at, at_en), (at2, at2_en) = both(told, one), when(mine[1]), when(other[1])
        cells = tuple(dict.fromkeys((mine[0], other[0])))
        return self.remark(
            cells,
            f"Cùng con số {vi} được ghi là “{one.name}” của {at} và “{two.name}” của {at2}. Một "
            "trong hai chỗ có lẽ ghi nhầm tên hoặc nhầm kỳ.",
            f"The same figure {en} is given as “{one.name_en}” of {at_en} and “{two.name_en}” of "
            f"{at2_en}. One of them perhaps has the wrong name or period.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory(Rule):
    """The same body had another map in the period that is compared with (sáp nhập)."""

    def remarks(self, figures: Figures, names: Names) -> Iterator[Remark]:  # noqa: ARG002
        rebuilt = {f.window for f in figures.own}
        for other in figures.history:
            moved = other.body == figures.body and other.territory != figures.territory
            if moved and other.window not in rebuilt and _compared(figures, other):
                (at, at_en), cells = when(other), tuple(k for k in figures.told if k in other.told)
                yield self.remark(
                    cells,
                    f"Số liệu của {at} thuộc địa bàn “{other.territory or 'cũ'}”, kỳ này thuộc "
                    f"“{figures.territory or 'cũ'}”: không so sánh được.",
                    f"The figures of {at_en} are of the territory “{other.territory or 'before'}”, "
                    f"these of “{figures.territory or 'before'}”: they cannot be compared.",
                )


def _compared(figures: Figures, other: Figures) -> bool:
    """The same period a year before, the period before, or a part of these days."""
    near = other.period.kind is figures.period.kind and other.window < figures.window
    if figures.period.kind is PeriodKind.CAMPAIGN:
        return figures.holds(other)
    return figures.holds(other) or near or other.period == last_year(figures.period)


def broken(key: str, figures: Figures, other: Figures) -> bool:
    """Whether a marked break of the series lies between the two."""
    first, last = sorted((figures.window[0], other.window[0]))
    return any(b.cell == key and first < b.from_on <= last for b in figures.breaks)
