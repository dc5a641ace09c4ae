"""Rules of what papers print beside a figure: percentages and names of periods."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sauro.kernel.period import Period, PeriodKind, last_year, previous
from sauro.kernel.report_windows import shipped_rules, window
from sauro.reporting.checks.across import broken
from sauro.reporting.checks.bounds import Bounds, usual
from sauro.reporting.checks.figures import Against, Claim, Figures, Told
from sauro.reporting.checks.model import Level, Names, Remark, Rule
from sauro.reporting.checks.within import half_step
from sauro.reporting.checks.words import both, day, days, percent, said, said_en, when

_AGAINST = {
    Against.LAST_YEAR: ("cùng kỳ năm trước", "the same period last year"),
    Against.PREVIOUS: ("kỳ trước", "the period before"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth(Rule):
    """A printed percentage follows from its two figures; from rounded ones it follows only
    within a range, which is marked.
    """

    def remarks(self, figures: Figures, names: Names) -> Iterator[Remark]:
        for claim in figures.claims:
            base, now = base_of(figures, claim.against), figures.told.get(claim.cell)
            before = base.told.get(claim.cell) if base else None
            if base and now and before and not broken(claim.cell, figures, base):
                yield from self._of(claim, now, before, base, names)

    def _of(
        self, claim: Claim, now: Told, before: Told, base: Figures, names: Names
    ) -> Iterator[Remark]:
        cell = names.of(claim.cell)
        (vi, en), (vi_b, en_b), (at, at_en) = both(now, cell), both(before, cell), when(base)
        printed, printed_en = said(claim.percent, "%"), said_en(claim.percent, "%")
        against, against_en = _AGAINST[claim.against]
        if usual(before).low <= 0:
            yield self.remark(
                (claim.cell,),
                f"{cell.name}: ghi thay đổi {printed} so với {against}, nhưng {at} là {vi_b}: "
                "không tính được tỷ lệ phần trăm trên số 0.",
                f"{cell.name_en}: says {printed_en} against {against_en}, but {at_en} has {en_b}: "
                "there is no percentage of nothing.",
            )
            return
        true = changes(now, before)
        range_, range_en = _range(true)
        if not _printed(claim.percent).meets(true):
            yield self.remark(
                (claim.cell,),
                f"{cell.name}: ghi thay đổi {printed} so với {against}, nhưng {vi} so với {vi_b} "
                f"({at}) là {range_}.",
                f"{cell.name_en}: says {printed_en} against {against_en}, but {en} against {en_b} "
                f"({at_en}) is {range_en}.",
            )
        elif now.rounding or before.rounding:
            yield self.remark(
                (claim.cell,),
                f"{cell.name}: {vi} so với {vi_b} là số làm tròn, nên tỷ lệ {printed} chỉ biết "
                f"được trong khoảng {range_}.",
                f"{cell.name_en}: {en} against {en_b} are rounded, so {printed_en} is only known "
                f"to lie {range_en}.",
                Level.MARK,
            )


def changes(now: Told, before: Told) -> Bounds:
    """By how many per cent a figure changed, as far as rounding words let one say."""
    new, old = usual(now), usual(before)
    high = None if new.high is None else (new.high / old.low - 1) * 100
    return Bounds((new.low / (old.high or old.low) - 1) * 100, high)


def base_of(figures: Figures, against: Against) -> Figures | None:
    """The set that a percentage compares with, on the same map."""
    if figures.period.kind is PeriodKind.CAMPAIGN and against is Against.PREVIOUS:
        return None
    step = last_year if against is Against.LAST_YEAR else previous
    wanted = step(figures.period)
    return next((f for f in figures.own if f.period == wanted), None)


def _printed(told: Told) -> Bounds:
    """A printed percentage stands for all that round to it."""
    exact, half = usual(told), half_step(told.value)
    return Bounds(exact.low - half, None if exact.high is None else exact.high + half)


def _range(true: Bounds) -> tuple[str, str]:
    low, high = percent(true.low), percent(true.high if true.high is not None else true.low)
    return (low, low) if low == high else (f"từ {low} đến {high}", f"from {low} to {high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label(Rule):
    """The name of a period fits the days that were counted; the window of the decree is marked,
    since it is no calendar month.
    """

    def remarks(self, figures: Figures, names: Names) -> Iterator[Remark]:  # noqa: ARG002
        label, counted = figures.labelled or figures.period, figures.window
        if label.kind in (PeriodKind.WEEK, PeriodKind.CAMPAIGN):
            return
        decree = window(label, shipped_rules())
        by_decree = decree and (decree.start_on, decree.end_on)
        if counted == by_decree:
            yield self._mark(figures, label)
        elif counted != (label.start_on, label.end_on):
            yield self._wrong(figures, label, by_decree)

    def _mark(self, figures: Figures, label: Period) -> Remark:
        span, span_en = days(figures)
        return self.remark(
            (),
            f"“{label.label}” được tính từ {span} theo Nghị định 09/2019/NĐ-CP, Điều 12: không "
            "phải tháng, quý, năm theo lịch.",
            f"“{label.code}” is counted from {span_en} by Decree 09/2019/NĐ-CP, Article 12: these "
            "are no calendar months.",
            Level.MARK,
        )

    def _wrong(self, figures: Figures, label: Period, by_decree: object) -> Remark:
        span, span_en = days(figures)
        first, last = day(label.start_on), day(label.end_on)
        decree = decree_en = ""
        if isinstance(by_decree, tuple):
            decree = f" hoặc từ {day(by_decree[0])} đến {day(by_decree[1])} theo Nghị định 09/2019"
            decree_en = f", or {day(by_decree[0])} to {day(by_decree[1])} by Decree 09/2019"
        return self.remark(
            (),
            f"Ghi là “{label.label}” nhưng số liệu tính từ {span}. Kỳ ấy là từ {first} đến {last}"
            f"{decree}. Sửa tên kỳ hoặc số liệu.",
            f"It is called “{label.code}”, but its figures run from {span_en}. That period is "
            f"{first} to {last}{decree_en}. Correct the name or the figures.",
        )
