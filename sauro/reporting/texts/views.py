"""Pages of the text of a report and of its files (trang phần lời, tải văn bản)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Refused, Stale
from sauro.foundation.web.files import DOCX, PDF, file_answer
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell
from sauro.foundation.web.words import told as told_of
from sauro.reporting.models import Submission
from sauro.reporting.texts import subject as subjects
from sauro.reporting.texts import taking_up
from sauro.reporting.texts.annex import coverage_told
from sauro.reporting.texts.files import content_of, is_locked, keep_files
from sauro.reporting.texts.forms import TextForm
from sauro.reporting.texts.keeping import (
    Adding,
    figures_version,
    findings,
    held,
    publish,
    write,
)
from sauro.reporting.texts.shown import parts_shown
from sauro.reporting.texts.subject import Subject
from sauro.reporting.words import period_named

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_KINDS = {"docx": DOCX, "pdf": PDF, "xlsx": XLSX}


@login_required
@require_http_methods(["GET", "POST"])
def report_text(request: HttpRequest, report_id: int) -> HttpResponse:
    """The text of one version of a report: read by all who see it, edited while it is a draft."""
    seat = seat_of(request)
    return _text(request, seat, subjects.version(report_id, number(request.GET.get("lan"))))


@login_required
@require_http_methods(["GET", "POST"])
def sum_text(request: HttpRequest, sum_id: int) -> HttpResponse:
    """The text of a sum, edited until it is closed."""
    return _text(request, seat_of(request), subjects.total(sum_id))


@login_required
@require_POST
def sum_publish(request: HttpRequest, sum_id: int) -> HttpResponse:
    """Close the document of a sum: it stays as it is, with its figures."""
    seat, now = seat_of(request), timezone.now()
    publish(sum_id, by=seat, now=now)
    keep_files(subjects.total(sum_id), by=seat, now=now)
    messages.success(request, _("Đã chốt. Văn bản và số liệu được giữ nguyên từ bây giờ."))
    return redirect("sum_text", sum_id)


@login_required
@require_GET
def report_file(request: HttpRequest, report_id: int, version: int, form: str) -> HttpResponse:
    """A version as DOCX, PDF or XLSX."""
    return _file(seat_of(request), subjects.version(report_id, version), form)


@login_required
@require_GET
def sum_file(request: HttpRequest, sum_id: int, form: str) -> HttpResponse:
    """A sum as DOCX, PDF or XLSX."""
    return _file(seat_of(request), subjects.total(sum_id), form)


def _file(seat: Seat, subject: Subject, form: str) -> HttpResponse:
    content = content_of(subject, form, by=seat, now=timezone.now())
    name = f"bao-cao-{subject.period}-lan-{subject.row.number}.{form}"
    return file_answer(content, name, _KINDS[form])


def _text(request: HttpRequest, seat: Seat, subject: Subject) -> HttpResponse:
    if request.method == "GET":
        return _shown(request, seat, subject)
    form = TextForm(held(subject), figures_version(subject), request.POST)
    if not form.is_valid():
        return _shown(request, seat, subject, form, status=422)
    try:
        made = write(subject, form.wording(), by=seat, now=timezone.now(),
                     adding=_adding(request.POST.get("them", ""), form))  # fmt: skip
    except (Refused, Stale) as told:
        tell(form, told)
        if isinstance(told, Stale):  # sent again, it replaces what the person has seen now
            now_seen = {"version": held(subject).version, "figures": figures_version(subject)}
            form.data = {**request.POST.dict(), **now_seen}
        return _shown(request, seat, subject, form, status=told.status)
    for finding in made.findings:
        messages.warning(request, told_of(finding))
    messages.success(request, _("Đã lưu phần lời."))
    return redirect(subject.page())


def _adding(what: str, form: TextForm) -> Adding | None:
    """What one of the buttons brings in while it keeps what was typed."""
    if what == "cap-duoi":
        return taking_up.parts_below
    if what == "vu-viec":
        words = form.cleaned_data["numbers"]
        return lambda _of, so_far: taking_up.with_cases(so_far, taking_up.cases_named(words))
    if what == "kien-nghi":
        return taking_up.with_proposals
    return None


def _shown(
    request: HttpRequest, seat: Seat, subject: Subject, form: TextForm | None = None, *,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    text = held(subject)
    locked, writes = (
        is_locked(subject, text),
        _writes(seat, subject) and not is_locked(subject, text),
    )
    form = (form or TextForm(text, figures_version(subject))) if writes else None
    total = subject.total
    context: dict[str, Any] = {
        "subject": subject, "title": subject.duty.name, "period": period_named(subject.period),
        "of": subject.row if isinstance(subject.row, Submission) else None,
        "parts": parts_shown(subject, text), "form": form, "locked": locked,
        "findings": [told_of(found) for found in findings(text)] if writes else [],
        "coverage": coverage_told(total) if total else [],
        "files": text.row.files.order_by("kind") if text.row else [],
        "takes": [(kind.upper(), subject.file(kind)) for kind in _KINDS],
        "closes": writes and subject.submission is None and may(seat.role, Right.SEND_REPORTS),
    }  # fmt: skip
    return render(request, "reporting/text.html", context, status=status)


def _writes(seat: Seat, subject: Subject) -> bool:
    ours = subject.row.owner_path == seat.body.path and may(seat.role, Right.FILL_REPORTS)
    row = subject.submission
    return ours and (row is None or row.state == "draft")
