"""Rules against a body's own history (so với chính mình những kỳ trước).

A marked break of a series cuts its history: what was counted otherwise is no measure, and the
reason of the break is shown instead of a warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from sauro.reporting.checks.bounds import Bounds, usual
from sauro.reporting.checks.figures import Break, Figures, Told
from sauro.reporting.checks.model import Level, Names, Remark, Rule
from sauro.reporting.checks.words import both, day, number, when

NORMAL = Decimal("1.4826")  # median absolute deviation to standard deviation, where normal
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlier(Rule):
    """A figure far from the median of the body's own earlier periods of the kind.

    ``enough``: periods that must be known; ``times``: deviations that are far. The deviation has a
    floor, so that a quiet history does not make every case an alarm: ``floor_share`` of the
    median, its square root, and ``floor``.
    """

    enough: int = 8
    times: Decimal = Decimal(5)
    floor_share: Decimal = TENTH
    floor: Decimal = Decimal(2)

    def remarks(self, figures: Figures, names: Names) -> Iterator[Remark]:
        for key, told in figures.told.items():
            past = since_break(key, figures)
            values = [f.told[key].value for f in past]
            if len(values) < self.enough:
                continue
            middle = median(values)
            if self._far(told, values, middle):
                yield self._said(key, told, middle, past, names)

    def _far(self, told: Told, values: Sequence[Decimal], middle: Decimal) -> bool:
        spread = NORMAL * median(abs(value - middle) for value in values)
        root = abs(middle).sqrt()
        spread = max(spread, self.floor_share * abs(middle), root, self.floor)
        low, high = middle - self.times * spread, middle + self.times * spread
        return not usual(told).meets(Bounds(low, high))

    def _said(
        self, key: str, told: Told, middle: Decimal, past: Sequence[Figures], names: Names
    ) -> Remark:
        cell = names.of(key)
        (vi, en), usual_ = both(told, cell), number(Decimal(middle), cell.unit)
        (first, first_en), (last, last_en) = when(past[0]), when(past[-1])
        high, high_en = ("cao", "above") if told.value > middle else ("thấp", "below")
        return self.remark(
            (key,),
            f"{cell.name}: {vi}, {high} khác thường so với {len(past)} kỳ của chính đơn vị (từ "
            f"{first} đến {last}), thường là {usual_}. Xem lại; nếu đúng, ghi lý do.",
            f"{cell.name_en}: {en}, far {high_en} this body's own {len(past)} periods ({first_en} "
            f"to {last_en}), mostly {usual_}. Look again; if it is right, say why.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump(Rule):
    """A figure several times that of the period before. ``least``: below it that means little."""

    factor: Decimal = Decimal(3)
    least: Decimal = Decimal(100)

    def remarks(self, figures: Figures, names: Names) -> Iterator[Remark]:
        for key, told in figures.told.items():
            past = since_break(key, figures)
            if past and past[-1].window[0].year >= figures.window[0].year - 1:
                yield from self._of(key, told, past[-1], names)

    def _of(self, key: str, told: Told, past: Figures, names: Names) -> Iterator[Remark]:
        before = past.told[key]
        small, large = sorted((before.value, told.value))
        if large < self.least or small <= 0 or large / small < self.factor:
            return
        cell, (at, at_en) = names.of(key), when(past)
        (vi, en), (vi_old, en_old) = both(told, cell), both(before, cell)
        times = number((large / small).quantize(TENTH))
        yield self.remark(
            (key,),
            f"{cell.name}: {vi}, {at} là {vi_old}: hơn kém nhau {times} lần. Nếu cách đếm đã đổi, "
            "đánh dấu đứt gãy chuỗi số liệu và ghi lý do.",
            f"{cell.name_en}: {en}, {at_en} had {en_old}: {times} times apart. If something else "
            "is counted now, mark a break of the series with its reason.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift(Rule):
    """How many of one come on one of another changed much from a part of the same time: 2,4 persons
    a case in one quarter, 1,2 in the year.
    """

    over: str
    under: str
    factor: Decimal = Decimal("1.8")
    least: Decimal = Decimal(100)

    def remarks(self, figures: Figures, names: Names) -> Iterator[Remark]:
        for other in figures.own:
            if figures.holds(other) or other.holds(figures):
                yield from self._between(figures, other, names)

    def _between(self, figures: Figures, other: Figures, names: Names) -> Iterator[Remark]:
        told = [f.told.get(key) for f in (figures, other) for key in (self.over, self.under)]
        values = [t.value for t in told if t]
        if len(values) < 4 or min(values) < self.least:
            return
        now, then = values[0] / values[1], values[2] / values[3]
        if max(now, then) / min(now, then) < self.factor:
            return
        one, two = names.of(self.over), names.of(self.under)
        (at, at_en), (at_then, at_then_en) = when(figures), when(other)
        a, b = (number(ratio.quantize(TENTH)) for ratio in (now, then))
        yield self.remark(
            (self.over, self.under),
            f"“{one.name}” trên mỗi đơn vị “{two.name}”: {at} là {a}, {at_then} là {b}. Một trong "
            "các số có lẽ ghi sai.",
            f"“{one.name_en}” for each of “{two.name_en}”: {at_en} has {a}, {at_then_en} has {b}. "
            "One of the figures is perhaps misprinted.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken(Rule):
    """A marked break is shown beside the figure, with its reason."""

    def remarks(self, figures: Figures, names: Names) -> Iterator[Remark]:
        for mark in figures.breaks:
            if mark.cell in figures.told and mark.from_on <= figures.window[1]:
                yield self._said(mark, names)

    def _said(self, mark: Break, names: Names) -> Remark:
        cell = names.of(mark.cell)
        return self.remark(
            (mark.cell,),
            f"{cell.name}: chuỗi số liệu đứt gãy từ {day(mark.from_on)}: {mark.reason}",
            f"{cell.name_en}: the series breaks on {day(mark.from_on)}: {mark.reason}",
            Level.MARK,
        )


def since_break(key: str, figures: Figures) -> list[Figures]:
    """Earlier periods of the kind that count the same, the youngest last."""
    start = max(
        (b.from_on for b in figures.breaks if b.cell == key and b.from_on <= figures.window[1]),
        default=None,
    )
    earlier = {
        f.window: f
        for f in figures.own
        if f.period.kind is figures.period.kind
        and f.window[1] < figures.window[0]
        and key in f.told
        and (start is None or f.window[0] >= start)
    }
    return [earlier[days] for days in sorted(earlier)]
