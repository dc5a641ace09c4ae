"""Words of reports on pages: periods, states, figures (lời trên trang báo cáo)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from sauro.cases.catalogue import groups_on, named
from sauro.cases.models import Counted
from sauro.foundation.web.parts import Badge
from sauro.foundation.web.words import day, english, number
from sauro.kernel.period import ROMAN, Period, PeriodKind, parse
from sauro.organization.queries.choices import forces
from sauro.reporting.models import Cell, Consolidation, Duty, Line, Submission
from sauro.reporting.rules.calendar import on_time
from sauro.reporting.rules.cells import written

_TONES: Mapping[str, str] = {"submitted": "info", "returned": "warn", "accepted": "good"}


def period_named(code: str) -> str:
    """The name of a period in the language of the page."""
    period = parse(code)
    return _english(period) if english() else period.label


def _english(period: Period) -> str:
    year, span = period.start_on.year, f"{day(period.start_on)} – {day(period.end_on)}"
    names = {
        PeriodKind.WEEK: f"week {span}",
        PeriodKind.MONTH: f"{period.start_on:%m/%Y}",
        PeriodKind.QUARTER: f"quarter {ROMAN[(period.number - 1) % 4]} of {year}",
        PeriodKind.HALF: f"{('first', 'second')[(period.number - 1) % 2]} half of {year}",
        PeriodKind.NINE_MONTHS: f"first nine months of {year}",
        PeriodKind.YEAR: str(year),
    }
    return names.get(period.kind, span)


def state_badge(row: Line | Submission) -> Badge:
    """How far a report has come."""
    if row.state == "accepted" and isinstance(row, Line) and row.nil:
        return Badge(_("Đã nhận, không phát sinh"), "good")
    return Badge(row.get_state_display(), _TONES.get(row.state, "neutral"))  # type: ignore[arg-type]


def time_badge(line: Line, now: datetime) -> Badge | None:
    """Whether it came in time; none while it may still come."""
    came = on_time(line.first_sent_at, line.due_at, now)
    if came is None:
        return None
    if came:
        return Badge(_("Đúng hạn"), "good")
    return (
        Badge(_("Gửi muộn"), "warn") if line.first_sent_at else Badge(_("Quá hạn, chưa gửi"), "bad")
    )


def figure(value: int | None, cell: Cell) -> str:
    """A figure in the unit of its indicator, "–" where it was not given."""
    exact = written(value, cell.indicator.decimals)
    return "–" if exact is None else number(exact)


def cell_named(cell: Cell) -> str:
    """What a cell counts, in the language of the page."""
    name = cell.indicator.name_en if english() else cell.indicator.name
    return member_named(cell.dimension, cell.member) if cell.dimension else name


def indicator_named(cell: Cell) -> str:
    """The indicator of a cell."""
    return cell.indicator.name_en if english() else cell.indicator.name


def form_named(duty: Duty) -> str:
    """The form of a duty."""
    return duty.form.name_en if english() else duty.form.name


def member_named(dimension: str, member: str) -> str:
    """A member of a dimension by its name; the code where it has none."""
    if dimension == "force":
        return dict(forces()).get(member, member)
    if dimension == "kind":
        return str(dict(Counted.choices).get(member, member))
    if dimension == "goods":
        return _goods().get(member, member)
    return member


def members_named(cells: Sequence[Cell]) -> dict[str, str]:
    """What the parts of a form are called, by the key of the cell, each list asked for once."""
    dimensions = {cell.dimension for cell in cells}
    names = {
        "force": dict(forces()) if "force" in dimensions else {},
        "kind": {str(code): str(name) for code, name in Counted.choices},
        "goods": _goods() if "goods" in dimensions else {},
    }
    return {
        cell.key: names.get(cell.dimension, {}).get(cell.member, cell.member)
        for cell in cells
        if cell.dimension
    }


def _goods() -> Mapping[str, str]:
    return {group.code: named(group) for group in groups_on(timezone.localdate())}


def coverage(row: Consolidation) -> str:
    """ "31/34 nơi", as a sum says whom it covers."""
    return _("%(received)s/%(expected)s nơi") % {
        "received": number(row.received), "expected": number(row.expected),
    }  # fmt: skip
