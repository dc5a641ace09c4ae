"""Pages of reports: what is owed by and to one's body, and one report (trang báo cáo)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Refused, Stale
from sauro.foundation.web.telling import tell
from sauro.foundation.web.words import moment
from sauro.reporting import listing, reading
from sauro.reporting.doubting import doubts_of, summary
from sauro.reporting.entering import Beside, EntryForm, entry_rows
from sauro.reporting.filling import cells_of, figures_by_key, reference_of, save_draft
from sauro.reporting.models import Consolidation, Line, Submission
from sauro.reporting.words import period_named, state_badge, time_badge
from sauro.reporting.work_views import work_context


@login_required
@require_GET
def report_list(request: HttpRequest) -> HttpResponse:
    """What one's body owes, and what is owed to it: who sent, who is late, who is missing."""
    seat, now = seat_of(request), timezone.now()
    path = seat.body.path
    context = {
        "owed": listing.owed_table(reading.owed_by(path, now), now),
        "rounds": listing.rounds_table(reading.rounds_of(path, now)),
        "may_keep": may(seat.role, Right.KEEP_DUTIES),
    }
    return render(request, "reporting/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def report_page(request: HttpRequest, report_id: int) -> HttpResponse:
    """One report: the body that owes it fills it in, others read it."""
    seat, line = seat_of(request), reading.line(report_id)
    if request.method == "GET":
        return shown(request, seat, line)
    form = form_of(line, request.POST)
    if not form.is_valid():
        return shown(request, seat, line, form, status=422)
    try:
        save_draft(line.pk, form.filled(), by=seat, now=timezone.now())
    except (Refused, Stale) as told:
        return _told(request, seat, line, form, told)
    messages.success(request, _("Đã lưu nháp. Nơi nhận chưa thấy cho đến khi báo cáo được gửi."))
    return redirect("report", line.pk)


def _told(
    request: HttpRequest, seat: Seat, line: Line, form: EntryForm, told: Refused | Stale
) -> HttpResponse:
    tell(form, told, {f.field: name for f in told.findings if (name := form.field_of(f.field))})
    form.differs = isinstance(told, Stale)
    if isinstance(told, Stale):  # sent again, it replaces what the person has seen now
        seen = told.current.version if told.current else 0
        form.data = {**dict(form.data.items()), "version": str(seen)}
    return shown(request, seat, line, form, status=told.status)


def _draft(line: Line) -> Submission | None:
    return line.submissions.filter(state="draft").select_related("form_version").first()


def form_of(line: Line, data: Any = None) -> EntryForm:
    """The form of a report that is written, with what is known already."""
    draft = _draft(line)
    cells = cells_of(draft.form_version if draft else line.form_version)
    correcting = line.submissions.filter(state="accepted").exists()
    basis = draft or line.submissions.order_by("-number").first()
    return EntryForm(cells, beside_of(line, draft), basis, data, correcting=correcting)


def beside_of(line: Line, draft: Submission | None) -> Beside:
    """What stands beside the cells of a version."""
    cells = cells_of(draft.form_version if draft else line.form_version)
    former, year = reading.before(line), reading.year_before(line)
    return Beside(
        reference_of(line, draft, cells),
        figures_by_key(former) if former else {},
        figures_by_key(year) if year else {},
    )


def shown(
    request: HttpRequest,
    seat: Seat,
    line: Line,
    form: EntryForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """The page of a report."""
    versions, ours = reading.versions_of(line), line.owner_path == seat.body.path
    last = versions[0] if versions else None
    may_fill = ours and may(seat.role, Right.FILL_REPORTS)
    begins = last is None or last.state in ("draft", "returned") or "dinh-chinh" in request.GET
    writes = may_fill and begins and (last is None or last.state != "submitted")
    form = form or (form_of(line) if writes else None)
    basis = last or None
    cells = form.cells if form else cells_of(basis.form_version if basis else line.form_version)
    beside = form.beside if form else beside_of(line, basis)
    doubts = doubts_of(None if form and form.is_bound else last)
    beside = replace(beside, now=figures_by_key(last) if last else {})
    context = {
        "line": line,
        "title": line.duty.name,
        "period": period_named(line.period),
        "pairs": _pairs(line),
        "form": form,
        "rows": list(entry_rows(line, cells, beside, form, doubts)),
        "doubts": summary(doubts, cells),
        "last": last,
        "nothing": last is None and form is None,
        "versions": listing.versions_table(versions),
        "acts": _acts(seat, line, last, writing=form is not None),
        "consolidation": _sum_to_take(line) if form else None,
        **work_context(line, seat),
    }
    return render(request, "reporting/report.html", context, status=status)


def _pairs(line: Line) -> list[tuple[str, Any]]:
    window = f"{line.starts_on:%d/%m/%Y} – {line.ends_on:%d/%m/%Y}"
    pairs = [
        (_("Nơi báo cáo"), line.body.name),
        (_("Gửi đến"), line.duty.body.name),
        (_("Số liệu"), window),
        (_("Hạn gửi"), moment(line.due_at)),
        (_("Tình trạng"), state_badge(line)),
    ]
    came = time_badge(line, timezone.now())
    return [*pairs, (_("Đúng hạn"), came)] if came else pairs


def _acts(seat: Seat, line: Line, last: Submission | None, *, writing: bool) -> dict[str, bool]:
    """Which steps the page offers."""
    ours, theirs = line.owner_path == seat.body.path, line.to_path == seat.body.path
    state = last.state if last else ""
    takes = theirs and may(seat.role, Right.TAKE_REPORTS)
    fills = ours and may(seat.role, Right.FILL_REPORTS)
    return {
        "send": ours and state == "draft" and may(seat.role, Right.SEND_REPORTS),
        "take": takes and state == "submitted",
        "give_back": takes and state in ("submitted", "accepted"),
        "correct": fills and state == "accepted" and not writing,
        "waits": writing and not may(seat.role, Right.SEND_REPORTS),
    }


def _sum_to_take(line: Line) -> Any:
    """The last sum of what came from below for the same days, which may begin this report."""
    rows = Consolidation.objects.filter(
        owner_path=line.owner_path, starts_on=line.starts_on, ends_on=line.ends_on
    )
    same = rows.filter(duty__form=line.duty.form_id)
    return same.select_related("duty").order_by("-made_at").first()
