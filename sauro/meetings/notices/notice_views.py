"""The page of the notice: filled in, looked at, taken along, issued (thông báo kết luận)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sauro.documents.drafting.checks import Unwritable
from sauro.documents.drafting.docx import write_docx
from sauro.documents.drafting.paper import MOTTO, Paper, compose
from sauro.documents.models import Document
from sauro.documents.rendering import pdf_of
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.web.files import DOCX, PDF, file_answer
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell
from sauro.foundation.web.words import told
from sauro.meetings.models import Meeting, NoticeDraft
from sauro.meetings.notices import drafting, issuing
from sauro.meetings.notices.forms import NoticeForm, notice_values
from sauro.meetings.notices.pairing import unpaired_findings
from sauro.meetings.notices.views import own_meeting
from sauro.meetings.rules import WRITING, State

_FORMS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "docx": (DOCX, bytes),
    "pdf": (PDF, pdf_of),
}


@login_required
@require_http_methods(["GET", "POST"])
def notice_page(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Head and foot to fill in, and the whole notice as it stands."""
    seat = seat_of(request)
    meeting = own_meeting(meeting_id, seat)
    if request.method != "POST":
        return _page(request, meeting, seat)
    form = NoticeForm(request.POST)
    status = 422
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            drafting.keep(meeting.pk, version, form.said(), by=seat, now=timezone.now())
        except Stale as stale:
            tell(form, stale)
            status = 409
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("Đã lưu thể thức thông báo."))
            return redirect("notice", meeting.pk)
    return _page(request, meeting, seat, form, status=status)


@login_required
@require_GET
def notice_file(request: HttpRequest, meeting_id: int, form: str) -> HttpResponse:
    """The draft as DOCX for the office to edit, or as PDF."""
    meeting = own_meeting(meeting_id, seat_of(request))
    if form not in _FORMS:
        raise Hidden
    kind, made = _FORMS[form]
    try:
        file = write_docx(drafting.draft(meeting))
    except Unwritable as unwritable:
        raise Refused(*unwritable.findings) from unwritable
    return file_answer(made(file), f"du-thao-thong-bao-{meeting.pk}.{form}", kind)


@login_required
@require_POST
def notice_issue(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Issue it, or bring to its end what a person verified after it was read otherwise."""
    seat = seat_of(request)
    meeting = own_meeting(meeting_id, seat)
    now = timezone.now()
    try:
        if "hoan-tat" in request.POST:
            done = issuing.finish(meeting.pk, by=seat, now=now)
            for finding in unpaired_findings(done):
                messages.warning(request, told(finding))
            messages.success(request, _("Đã ban hành thông báo kết luận của cuộc họp."))
            return redirect("meeting", meeting.pk)
        version = number(request.POST.get("version")) or 0
        ahead = "chua-toi" in request.POST
        issued = issuing.issue(meeting.pk, version, by=seat, now=now, ahead=ahead)
    except (Refused, Stale) as refused:
        said = [told(f) for f in refused.findings]
        return _page(request, meeting, seat, wrong=said, status=refused.status)
    if issued.published:
        messages.success(request, _("Đã ban hành thông báo và đưa các việc vào sổ theo dõi."))
        return redirect("progress", issued.document.pk)
    messages.warning(
        request,
        _(
            "Máy đọc lại thông báo khác với kết luận, nên chưa vào sổ. Hãy kiểm tra những việc "
            "chưa đánh dấu và điều cần xem lại, ban hành vào sổ, rồi về trang thông báo bấm "
            "“Hoàn tất ban hành”."
        ),
    )
    return redirect("document", issued.document.pk)


def _page(  # noqa: PLR0913 - the form, what was refused, and how it went
    request: HttpRequest,
    meeting: Meeting,
    seat: Seat,
    form: NoticeForm | None = None,
    *,
    wrong: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    filled = drafting.form_of(meeting)
    version = drafting.version_of(meeting)
    row = NoticeDraft.objects.filter(meeting=meeting).select_related("document").first()
    document = row.document if row else None
    writing = may(seat.role, Right.MEET) and State(meeting.state) in WRITING
    context: dict[str, Any] = {
        "meeting": meeting,
        "form": (form or NoticeForm(initial=notice_values(filled, version))) if writing else None,
        "version": version,
        "wrong": wrong,
        "unpaired": [told(f) for f in unpaired_findings(meeting)],
        "missing": [told(f) for f in issuing.missing_findings(meeting, filled)] if writing else [],
        "ahead": filled.issued_on
        if (filled.issued_on or date.min) > timezone.localdate()
        else None,
        "concluded": meeting.state == State.CONCLUDED,
        "may_issue": writing and all(may(seat.role, right) for right in issuing.RIGHTS),
        "document": document,
        "verified": bool(document and document.status == Document.Status.PUBLISHED),
        **_preview(meeting),
    }
    return render(request, "meetings/notice.html", context, status=status)


def _preview(meeting: Meeting) -> dict[str, Any]:
    try:
        paper: Paper | None = compose(drafting.draft(meeting))
    except Unwritable as unwritable:
        return {"paper": None, "unwritable": [told(f) for f in unwritable.findings]}
    return {"paper": paper, "motto": MOTTO, "unwritable": []}
