"""Two deadlines for one task (hai thời hạn cho một việc)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import combinations

from sauro.documents.reading.model import Directive, Notice
from sauro.kernel.deadline import DeadlineKind
from sauro.kernel.findings import Finding
from sauro.kernel.text import fold


def two_deadlines(notice: Notice) -> Iterator[Finding]:
    told = [_Told(d) for d in notice.directives]
    dated = [t for t in told if t.deadline.kind is DeadlineKind.DATE and t.deadline.due_on]
    monthly = [t for t in told if _MONTHLY_DAY.match(t.deadline.rrule or "")]
    pairs = [
        *((a.directive, b.directive) for a, b in _with_a_common_lead(dated) if _same_task(a, b)),
        *((a.directive, b.directive) for a, b in combinations(monthly, 2) if _same_report(a, b)),
    ]
    told_of: set[str] = set()
    for one, other in pairs:
        if _when(one) != _when(other) and other.locator not in told_of:  # once for each directive
            told_of.add(other.locator)
            yield Finding(
                "two-deadlines",
                "deadline",
                f"Hai thời hạn cho một việc: mục {one.locator} ghi “{one.deadline.text}”, mục {other.locator} ghi “{other.deadline.text}”.",
                f"Two deadlines for one task: {one.locator} says “{one.deadline.text}”, {other.locator} says “{other.deadline.text}”.",
                (*one.deadline.spans, *other.deadline.spans),
            )


_NEAR = 100  # directives to one body among which two may be of one task
_SUMS_UP = re.compile(  # "hội nghị tổng kết, bình xét khen thưởng | năm 2026"
    r"(?:(?P<by>hội\snghị|báo\scáo)\s)?(?P<kind>sơ\skết|tổng\skết)\b[^.;:]{0,40}?\s"
    r"(?P<what>đợt\scao\sđiểm|tháng\scao\sđiểm|\d+\stháng|quý\s[ivx]+|năm\s20\d\d)\b"
)
_MONTHLY_DAY = re.compile(r"FREQ=MONTHLY;BYMONTHDAY=\d+$")


def _plain(words: str) -> str:
    """Words to compare, without Markdown's stars, in which one paper sets one name and not the next."""
    return fold(words.replace("*", ""))


_ALL = ("cac ", "nhung ", "tat ca ", "moi ")


def _when(d: Directive) -> tuple[date | None, str | None]:
    return d.deadline.due_on, d.deadline.rrule


class _Told:
    """A directive as it is compared with every other: folded once, and only as far as asked."""

    def __init__(self, directive: Directive) -> None:
        self.directive, self.deadline = directive, directive.deadline

    @cached_property
    def leads(self) -> frozenset[str]:
        """Names without what stands in brackets: Sở Công Thương (Cơ quan Thường trực)."""
        names = (w.text.partition("(")[0] for w in self.directive.lead.words)
        return frozenset(map(_plain, names))

    @cached_property
    def told_all(self) -> bool:
        """Whether it addresses a group: "Các sở", "Tất cả …"."""
        words = self.directive.lead.words
        return bool(words) and _plain(words[0].text).startswith(_ALL)

    @cached_property
    def reports_to(self) -> frozenset[str]:
        return frozenset(_plain(w.text) for w in self.directive.reports_to.words)

    @cached_property
    def product(self) -> list[str]:
        words = self.directive.deliverable.words
        return _plain(words[0].text).split() if words else []

    @cached_property
    def sums_up(self) -> tuple[str, ...]:
        """What sums up what: a report or a conference, half a year or all of it; none for others."""
        m = _SUMS_UP.search(self.directive.task.text.lower())
        if m is None:
            return ()
        product = self.directive.deliverable.words
        by = m["by"] or (product[0].text.lower() if product else "")
        means = next((w for w in ("hội nghị", "báo cáo") if by.startswith(w)), "")
        return (means, m["kind"], " ".join(m["what"].split())) if means else ()

    @cached_property
    def task(self) -> str:
        return _plain(self.directive.task.text)


def _with_a_common_lead(told: list[_Told]) -> list[tuple[_Told, _Told]]:
    """The pairs that one body is told, in reading order: of a long list each with those near it."""
    by_lead: dict[str, list[int]] = {}
    for i, one in enumerate(told):
        for name in one.leads:
            by_lead.setdefault(name, []).append(i)
    pairs = {
        (one, other)
        for places in by_lead.values()
        for n, one in enumerate(places)
        for other in places[n + 1 : n + 1 + _NEAR]
    }
    return [(told[i], told[j]) for i, j in sorted(pairs)]


def _same_report(one: _Told, other: _Told) -> bool:
    """The monthly report of the same bodies, or of all, to the same body."""
    if one.reports_to.isdisjoint(other.reports_to):
        return False
    return (one.told_all and other.told_all) or not one.leads.isdisjoint(other.leads)


_OWN_WORDS = 4  # words a product needs to be one of a kind
_TOLD_BY = 6  # first words that tell one product from another
_COMMON_PRODUCTS = {"bao", "ket", "tong", "so", "so lieu"}  # reports come due again and again


def _same_task(one: _Told, other: _Told) -> bool:
    if one.sums_up and one.sums_up == other.sums_up:
        return True
    return _names_product(one, other) or _names_product(other, one)


def _names_product(one: _Told, other: _Told) -> bool:
    """Whether a directive speaks of the product of another by its first words."""
    words = one.product
    if words and words[0] in _COMMON_PRODUCTS:
        mine, theirs = _to_year(words), _to_year(other.product)
        return len(mine) > _OWN_WORDS and mine == theirs  # "Báo cáo tổng kết công tác năm 2026"
    if len(words) < _OWN_WORDS:
        return False
    return " ".join(words[:_TOLD_BY]) in other.task


def _to_year(words: list[str]) -> list[str]:
    """The words of a product up to the year it speaks of; none where it names no year."""
    year = next((i for i, w in enumerate(words) if re.fullmatch(r"20\d\d", w)), None)
    return words[: year + 1] if year is not None else []
