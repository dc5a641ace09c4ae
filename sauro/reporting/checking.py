"""What is doubtful in one version of a report: the rules over its figures and over the body's own
history (kiểm tra trước khi gửi).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from sauro.foundation.access.models import Seat
from sauro.kernel.findings import Finding
from sauro.kernel.period import parse
from sauro.kernel.quantities import Rounding
from sauro.reporting import checks
from sauro.reporting.checks.series import Jump, Outlier
from sauro.reporting.checks.within import Sum
from sauro.reporting.models import Cell, CellNote, Submission
from sauro.reporting.rules.cells import written
from sauro.reporting.words import members_named

Sort = CellNote.Sort
HISTORY = 60  # versions that stand, the youngest: more than a year of weeks
_ROUNDED = {
    "hơn": Rounding.ABOVE, "trên": Rounding.ABOVE, "dưới": Rounding.BELOW, "gần": Rounding.NEARLY,
    "khoảng": Rounding.ABOUT, "ước": Rounding.ABOUT, "ước đạt": Rounding.ABOUT,
    "ít nhất": Rounding.AT_LEAST, "không dưới": Rounding.AT_LEAST, "không quá": Rounding.AT_MOST,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Explained:
    """What the sender says of warnings, by the key of the cell: why the figure is right all the
    same (giải trình), or that from this period on it counts something else, and what (đứt gãy
    chuỗi số liệu).
    """

    reasons: Mapping[str, str] = field(default_factory=dict)
    breaks: Mapping[str, str] = field(default_factory=dict)


def remarks_on(row: Submission, cells: Sequence[Cell]) -> tuple[checks.Remark, ...]:
    """What the rules have to say of a version, what blocks first. ``row``: with its line."""
    return checks.check(_figures(row, cells), _book(cells))


def series_rules() -> frozenset[str]:
    """The codes of those rules that a marked break silences."""
    rules = checks.shipped_book().rules
    return frozenset(rule.code for rule in rules if isinstance(rule, Outlier | Jump))


def sums_of(key: str) -> list[tuple[str, ...]]:
    """The parts that come to a cell, by each rule that adds them."""
    rules = (rule for rule in checks.shipped_book().rules if isinstance(rule, Sum))
    return [rule.parts for rule in rules if rule.whole == key and rule.parts]


def explain(
    row: Submission, cells: Iterable[Cell], said: Explained, *, by: Seat, now: datetime
) -> None:
    """Keep with a draft what its sender says of warnings. Stays with the version for ever."""
    known = {cell.key: cell for cell in cells}
    for sort, words in ((Sort.CHECKED, said.reasons), (Sort.BREAK, said.breaks)):
        for key, reason in words.items():
            if (cell := known.get(key)) and (told := _plain(reason)):
                CellNote.objects.update_or_create(
                    submission=row, cell=cell, sort=sort.value,
                    defaults={"reason": told, "given": row.figures[cell.slot - 1],
                              "by": by, "at": now},
                    create_defaults={
                        "owner_path": row.owner_path, "to_path": row.to_path, "reason": told,
                        "given": row.figures[cell.slot - 1], "by": by, "at": now,
                    },
                )  # fmt: skip


def sending_findings(row: Submission, cells: Sequence[Cell], said: Explained) -> Iterator[Finding]:
    """What keeps a draft from being sent: what cannot be true, and what is doubtful as long as
    nobody says why it is right.
    """
    told = {key for key, reason in said.reasons.items() if _plain(reason)}
    for remark in remarks_on(row, cells):
        if remark.level is checks.Level.BLOCKING:
            yield remark.finding
        elif remark.level is checks.Level.WARNING and not told & set(remark.cells[:1]):
            yield _unexplained(remark.finding)


def _plain(reason: str) -> str:
    return reason.replace("\0", " ").strip()[:500]


def _figures(row: Submission, cells: Sequence[Cell]) -> checks.Figures:
    body, line = row.owner_path, row.line
    told = _told(cells, row.figures, _rounded(row))
    return checks.Figures(
        body, parse(line.period), told, days=(row.starts_on, row.ends_on),
        history=tuple(_history(row, {c.key: c.indicator.decimals for c in cells})),
        breaks=tuple(_breaks(row)),
    )  # fmt: skip


def _told(
    cells: Sequence[Cell], figures: Sequence[int | None], rounded: Mapping[str, str]
) -> dict[str, checks.Told]:
    told = {}
    for cell, figure in zip(cells, figures, strict=True):
        exact = written(figure, cell.indicator.decimals)
        if exact is not None:
            word = rounded.get(cell.key, "")
            told[cell.key] = checks.Told(exact, _ROUNDED.get(word), word)
    return told


def _rounded(row: Submission) -> dict[str, str]:
    notes = row.notes.filter(sort=Sort.ROUNDED).values_list("cell__key", "qualifier")
    return {key: word.lower() for key, word in notes}


def _history(row: Submission, decimals: Mapping[str, int]) -> Iterator[checks.Figures]:
    """What stands of the body's other periods, in one query. Only cells that this form has: their
    unit is the same in every form.
    """
    keys = Cell.objects.filter(form_version=OuterRef("form_version")).order_by("slot")
    rows = Submission.objects.filter(owner_path=row.owner_path, stands=True)
    rows = rows.filter(starts_on__lte=row.ends_on).exclude(line=row.line_id)
    rows = rows.annotate(keys=ArraySubquery(keys.values("key"))).order_by("-ends_on", "-pk")
    asked = ("line__period", "starts_on", "ends_on", "keys", "figures")
    for period, first, last, named, figures in rows.values_list(*asked)[:HISTORY]:
        told = {
            key: checks.Told(exact)
            for key, figure in zip(named, figures, strict=True)
            if key in decimals and (exact := written(figure, decimals[key])) is not None
        }
        yield checks.Figures(row.owner_path, parse(period), told, days=(first, last))


def _breaks(row: Submission) -> Iterator[checks.Break]:
    """Breaks that the body marked in this report and before; what was returned breaks nothing."""
    notes = CellNote.objects.filter(
        owner_path=row.owner_path, sort=Sort.BREAK, submission__starts_on__lte=row.ends_on
    )
    notes = notes.exclude(submission__state="returned").order_by("submission__starts_on", "pk")
    for key, first, reason in notes.values_list("cell__key", "submission__starts_on", "reason"):
        yield checks.Break(key, first, reason)


def _book(cells: Sequence[Cell]) -> checks.Book:
    """The rules, with cells called as the form calls them."""
    members = members_named(cells)
    shipped = checks.shipped_book()
    named = {c.key: _named(c, members.get(c.key, ""), _most().get(c.indicator.code)) for c in cells}
    return checks.Book({**shipped.cells, **named}, shipped.rules)


@lru_cache(maxsize=1)
def _most() -> Mapping[str, checks.Cell]:
    return checks.shipped_book().cells


def _named(cell: Cell, member: str, shipped: checks.Cell | None) -> checks.Cell:
    one, part = cell.indicator, f" ({member})" if member else ""
    return checks.Cell(
        cell.key, one.name + part, one.name_en + part, one.unit, one.decimals,
        shipped.most if shipped else None,
    )  # fmt: skip


def _unexplained(finding: Finding) -> Finding:
    return Finding(
        finding.code, finding.field,
        f"{finding.message} Sửa số, hoặc ghi lý do ở ô giải trình rồi gửi lại.",
        f"{finding.message_en} Correct the figure, or say why it is right and send again.",
    )  # fmt: skip
