"""What the words of a deadline mean: from the parts a spelling found to a Deadline."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sauro.kernel import dates
from sauro.kernel.deadline import Deadline, DeadlineKind, Term
from sauro.kernel.lunar import tet, year_of_can_chi

Builder = Callable[["Found", date | None], Deadline | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a spelling matched: its words, lower case, by the name of their hole."""

    text: str
    start: int
    end: int
    parts: dict[str, str]

    def __contains__(self, name: str) -> bool:
        return bool(self.parts.get(name))

    def __getitem__(self, name: str) -> str:
        return self.parts[name]


def on(found: Found, ref: date | None) -> Deadline | None:
    """The stretch named, to its last day."""
    words = next(
        (
            found[n]
            for n in ("day", "stretch", "period", "month", "quarter", "half", "year")
            if n in found
        ),
        "",
    )
    within = dates.stretch_of(words, ref)
    hour = dates.hour_of(found["hour"]) if "hour" in found else None
    return Deadline(DeadlineKind.DATE, within=within, hour=hour) if within else None


def on_later(found: Found, ref: date | None) -> Deadline | None:
    """A bare day binds only where it lies ahead."""
    made = on(found, ref)
    return made if made and made.due_on and (ref is None or made.due_on >= ref) else None


def before(found: Found, ref: date | None) -> Deadline | None:
    """Before the stretch named. Before an hour of a day is that day."""
    made = on(found, ref)
    if made is None or made.hour:
        return made
    return replace(made, before=True)


def by_or_before(found: Found, ref: date | None) -> Deadline | None:
    """ "trước (ngày) Chủ nhật, 24/5" is the day before, "chậm nhất thứ Hai, 25/5" that day."""
    return before(found, ref) if "trước" in found.text else on(found, ref)


def within_hours(found: Found, ref: date | None) -> Deadline | None:
    """ "trong vòng 24h"."""
    return after_term(replace(found, parts=found.parts | {"unit": "giờ"}), ref)


def part_of_month(first: int, last: int | None) -> Builder:
    """A part of a month: its first or last days."""

    def build(found: Found, ref: date | None) -> Deadline | None:
        month = dates.stretch_of(found["month"], ref)
        if month is None:
            return None
        end = month.last if last is None else month.first + timedelta(days=last - 1)
        within = replace(
            month, unit="part", first=month.first + timedelta(days=first - 1), last=end
        )
        return Deadline(DeadlineKind.DATE, within=within)

    return build


WEEKS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4}


def week_of_month(found: Found, ref: date | None) -> Deadline | None:
    """ "tuần thứ hai của tháng 6": its days from the 8th to the 14th."""
    week = WEEKS.get(found["week"]) or int(found["week"])
    return part_of_month(7 * week - 6, 7 * week)(found, ref)


def last_month(found: Found, ref: date | None) -> Deadline | None:
    """ "trong tháng 6 và tháng 7/2026": until the last of them is over."""
    month = dates.month_of("tháng " + found["last"], ref)
    return Deadline(DeadlineKind.DATE, within=month) if month else None


def last_quarter(found: Found, ref: date | None) -> Deadline | None:
    """ "trong quý III và quý IV/2026": until the last of them is over."""
    quarter = dates.quarter_of("quý " + found["last"], ref)
    return Deadline(DeadlineKind.DATE, within=quarter) if quarter else None


def in_this_month(found: Found, ref: date | None) -> Deadline | None:
    """ "trước ngày 25 tháng này", "ngày 05 tháng sau": told from the paper's own month."""
    if ref is None:
        return Deadline(DeadlineKind.EVENT, anchor=found.text)
    month = ref.month + (found["which"] != "này")
    day = re.sub(r"\D", "", found["dom"])
    words = f"{day}/{(month - 1) % 12 + 1}/{ref.year + (month - 1) // 12}"
    return by_or_before(replace(found, parts=found.parts | {"day": words}), ref)


def end_of_year(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    """ "từ nay đến cuối năm": the last day of the paper's own year."""
    year = dates.year_of("năm nay", ref)
    return Deadline(DeadlineKind.DATE, within=year) if year else None


def first_days(found: Found, ref: date | None) -> Deadline | None:
    days = number(found["count"])
    return part_of_month(1, days)(found, ref) if 0 < days <= 28 else None


def range_of_days(found: Found, ref: date | None) -> Deadline | None:
    last = dates.stretch_of(found["stretch2"], ref)
    first = dates.stretch_of(found["stretch"], last.first if last else ref) or last
    if last is None or first is None:
        return None
    return Deadline(
        DeadlineKind.DATE, within=replace(last, unit="range", first=min(first.first, last.last))
    )


def before_tet(found: Found, ref: date | None) -> Deadline | None:
    """Before Tết: the last day before the lunar year begins, where the year is known."""
    year = _tet_year(found["tet"], ref)
    if year is None:
        return Deadline(DeadlineKind.EVENT, anchor=found["tet"])
    try:
        first = tet(year)
    except ValueError:
        return Deadline(DeadlineKind.EVENT, anchor=found["tet"])
    stated = bool(re.search(r"\d{4}", found["tet"]))
    within = dates.Stretch("day", first, first, stated)
    return Deadline(DeadlineKind.EVENT, within=within, before=True, anchor=found["tet"])


def _tet_year(words: str, ref: date | None) -> int | None:
    if m := re.search(r"\d{4}", words):
        return int(m[0])
    m = re.search(r"(giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)\s(\w+)", words)
    if m and ref:
        try:
            return year_of_can_chi(m[0].title(), near=ref.year)
        except ValueError:
            return None
    if ref is None:
        return None
    return ref.year if ref < tet(ref.year) else ref.year + 1


def at_event(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    anchor = next((found[n] for n in ("tail", "lunar") if n in found), found.text)
    return Deadline(DeadlineKind.EVENT, anchor=anchor.strip())


def after_term(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    units = {
        "ngày làm việc": "working_day",
        "giờ làm việc": "working_hour",
        "phút": "minute",
        "ngày": "day",
        "tuần": "week",
        "tháng": "month",
    }
    term = Term(number(found["count"]), units.get(found["unit"], "hour"))
    return Deadline(
        DeadlineKind.EVENT, term=term, anchor=found.parts.get("tail", "").strip() or None
    )


def bare_term(found: Found, ref: date | None) -> Deadline | None:
    """ "trong 03 ngày", "không quá 05 ngày làm việc", each way with its own groups."""
    parts = {name.rstrip("234"): value for name, value in found.parts.items()}
    return after_term(replace(found, parts=parts), ref)


def standing(found: Found, ref: date | None) -> Deadline | None:  # noqa: ARG001 - builders agree
    return Deadline(DeadlineKind.STANDING)


def on_or_before(found: Found, ref: date | None) -> Deadline | None:
    """A day written with a hyphen, in the way of Party papers: "hạn 25-3", "trước 15-4"."""
    dashed = replace(found, parts=found.parts | {"day": found["day"].replace("-", "/")})
    return before(dashed, ref) if found.text.startswith("trước") else on(dashed, ref)


NUMBERS = {w: i for i, w in enumerate("một hai ba bốn năm sáu bảy tám chín mười".split(), 1)} | {
    "mười lăm": 15,
    "hai mươi": 20,
    "ba mươi": 30,
}


def number(words: str) -> int:
    m = re.match(r"\d+", words)
    return int(m[0]) if m else NUMBERS.get(re.sub(r"\s?\(.*", "", words), 0)
