"""What one figure of a report is made of: reports below, down to cases (mở một con số)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sauro.foundation.access.acting import seat_of
from sauro.foundation.errors import Hidden
from sauro.foundation.web.parts import Cell as Shown
from sauro.foundation.web.parts import Column, Link, Row, Table
from sauro.foundation.web.sent import number
from sauro.foundation.web.words import english, moment
from sauro.reporting import reading
from sauro.reporting.computing import cases_under, figures, seen_by
from sauro.reporting.filling import figures_by_key
from sauro.reporting.models import Cell, Consolidation, Line, Submission
from sauro.reporting.texts import subject as subjects
from sauro.reporting.texts.subject import Subject
from sauro.reporting.words import cell_named, coverage, figure, indicator_named, period_named

_MOST = 1000  # cases that a page lists


@login_required
@require_GET
def report_cell(request: HttpRequest, report_id: int, slot: int) -> HttpResponse:
    """One figure, and what lies under it within the reader's rights."""
    seat_of(request)
    line = reading.line(report_id)
    versions = line.submissions.select_related("consolidation").order_by("-number")
    asked = number(request.GET.get("lan"))
    last = (versions.filter(number=asked) if asked else versions).first()
    version = last.form_version_id if last else line.form_version_id
    rows = Cell.objects.select_related("indicator")
    cell = rows.filter(form_version=version, slot=slot).first()
    if cell is None:
        raise Hidden
    total = last.consolidation if last else None
    context = {
        "line": line,
        "title": cell_named(cell),
        "period": period_named(line.period),
        "pairs": _pairs(line, cell, last),
        "table": _parts(total, cell) if total else _cases(line, cell),
    }
    return render(request, "reporting/cell.html", context)


@login_required
@require_GET
def sum_cell(request: HttpRequest, sum_id: int, slot: int) -> HttpResponse:
    """One figure of a sum: the accepted reports of which it was added."""
    seat_of(request)
    total = subjects.total(sum_id).total
    rows = Cell.objects.select_related("indicator")
    cell = rows.filter(form_version=total.form_version_id, slot=slot).first() if total else None
    if cell is None or total is None:
        raise Hidden
    value = f"{figure(total.figures[slot - 1], cell)} {cell.indicator.unit}"
    pairs: list[tuple[str, Shown]] = [
        (_("Nơi tổng hợp"), total.duty.body.name), (_("Tổng"), value),
        (_("Nơi đã cộng"), coverage(total)),
    ]  # fmt: skip
    if total.missing:
        pairs.append((_("Còn thiếu"), "; ".join(name for _path, name in total.missing)))
    context = {
        "total": total, "line": None, "duty": total.duty, "title": cell_named(cell),
        "period": period_named(total.period), "pairs": pairs, "table": _parts(total, cell),
    }  # fmt: skip
    return render(request, "reporting/cell.html", context)


def _pairs(line: Line, cell: Cell, last: Submission | None) -> list[tuple[str, Shown]]:
    pairs: list[tuple[str, Shown]] = [(_("Nơi báo cáo"), line.body.name)]
    if cell.dimension:
        pairs.append((_("Chỉ tiêu"), indicator_named(cell)))
    if last:
        text = Subject(last).page()
        pairs.append((_("Lần báo cáo"), Link(text, f"{last.number}, {last.get_state_display()}")))
        given = f"{figure(figures_by_key(last).get(cell.key), cell)} {cell.indicator.unit}"
        pairs.append((_("Số báo cáo"), given))
        for note in last.notes.filter(cell=cell, sort="adjusted"):
            pairs += [
                (_("Số tính được"), f"{figure(note.computed, cell)} {cell.indicator.unit}"),
                (_("Lý do điều chỉnh"), note.reason),
            ]
    definition = figures().get(cell.indicator.code)
    if definition:
        pairs.append((_("Cách tính"), definition.says_en if english() else definition.says))
    return pairs


def _cases(line: Line, cell: Cell) -> Table | None:
    found = cases_under(seen_by(line), cell, _MOST)
    if found is None:
        return None
    return Table(
        caption=_("Vụ việc được tính"),
        columns=[
            Column(_("Số vào sổ")), Column(_("Phát hiện lúc")), Column(_("Địa bàn")),
            Column(_("Phần của con số"), number=True),
        ],
        rows=[
            Row(
                (row.called, moment(row.detected_at), row.place, figure(row.amount, cell)),
                reverse("case", args=[row.case_id]),
            )
            for row in found
        ],
        empty=_("Trong phạm vi xem không có vụ việc nào được tính vào con số này."),
        total=len(found),
    )  # fmt: skip


def _parts(total: Consolidation, cell: Cell) -> Table:
    rows = Submission.objects.filter(pk__in=total.parts).select_related("line__body")
    lines = []
    for row in rows.order_by("line__body__sort_key", "owner_path"):
        own = Cell.objects.filter(form_version=row.form_version_id, key=cell.key).first()
        value = row.figures[own.slot - 1] if own else None
        url = Subject(row).cell(own.slot) if own else ""
        lines.append(Row((row.line.body.name, figure(value, cell)), url))
    return Table(
        caption=_("Cộng từ báo cáo đã nhận, %(coverage)s") % {"coverage": coverage(total)},
        columns=[Column(_("Nơi báo cáo")), Column(_("Số báo cáo"), number=True)],
        rows=lines,
        empty=_("Chưa có báo cáo nào được cộng."),
    )
