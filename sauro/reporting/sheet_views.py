"""A report out as a workbook and in again; what comes in is looked at before it is kept."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from sauro.foundation.access.acting import allow, seat_of
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused
from sauro.foundation.web.words import told as told_of
from sauro.foundation.web.workbook import CONTENT_TYPE
from sauro.reporting import reading, views
from sauro.reporting.entering import EntryForm
from sauro.reporting.filling import cells_of, figures_by_key
from sauro.reporting.sheet import NO_FILE, laid_over, read_sheet, write_sheet


@login_required
@require_GET
def report_sheet(request: HttpRequest, report_id: int) -> FileResponse:
    """The workbook of one report, for whoever may read it."""
    seat_of(request)
    line = reading.line(report_id)
    last = line.submissions.select_related("form_version__form").order_by("-number").first()
    version = last.form_version if last else line.form_version
    beside = views.beside_of(line, last)
    if last:
        beside = replace(beside, now=figures_by_key(last))
    file = BytesIO()
    write_sheet(file, line, version, cells_of(version), beside)
    file.seek(0)
    name = f"bao-cao-{line.pk}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPE)


@login_required
@require_POST
def report_sheet_in(request: HttpRequest, report_id: int) -> HttpResponse:
    """The figures of a workbook laid into the form: what differs is shown, nothing is kept yet."""
    seat, line = seat_of(request), reading.line(report_id)
    allow(seat, Right.FILL_REPORTS)
    if line.owner_path != seat.body.path or line.state in ("submitted", "accepted"):
        raise Hidden
    held, sent = views.form_of(line), request.FILES.get("file")
    draft = line.submissions.filter(state="draft").select_related("form_version__form").first()
    version = draft.form_version if draft else line.form_version
    try:
        if sent is None:
            raise Refused(NO_FILE)
        typed = read_sheet(sent, line, version, held.cells)
    except Refused as told:
        for finding in told.findings[:20]:
            messages.error(request, told_of(finding))
        return redirect("report", line.pk)
    form = views.form_of(line, laid_over(_held(held), typed, held.cells))
    _tell(request, held, form)
    form.differs = True
    status = 200 if form.is_valid() else Refused.status
    return views.shown(request, seat, line, form, status=status)


def _held(form: EntryForm) -> dict[str, Any]:
    return {b.name: v for b in form if (v := b.value()) is not None and v is not False}


def _tell(request: HttpRequest, held: EntryForm, form: EntryForm) -> None:
    names = [name for name in form.fields if name.startswith("o_")]
    changed = sum((held[n].value() or "") != (form[n].value() or "") for n in names)
    if not changed:
        messages.info(request, _("Tệp không có số nào khác với báo cáo hiện nay."))
        return
    words = ngettext(
        "Tệp có %(count)s ô khác với báo cáo hiện nay, nêu bên cạnh ô. Chưa lưu: hãy xem rồi bấm "
        "Lưu nháp.",
        "Tệp có %(count)s ô khác với báo cáo hiện nay, nêu bên cạnh ô. Chưa lưu: hãy xem rồi bấm "
        "Lưu nháp.",
        changed,
    )
    messages.warning(request, words % {"count": changed})
