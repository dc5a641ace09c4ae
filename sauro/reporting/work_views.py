"""A report is linked with the work that it shows to be done (gắn báo cáo với nhiệm vụ)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Refused
from sauro.foundation.web.words import told
from sauro.reporting import evidence, reading
from sauro.reporting.models import Line


class WorkForm(forms.Form):
    """For which given work the report stands."""

    assignment = forms.TypedChoiceField(label=_("Nhiệm vụ đang mở"), coerce=int)

    def __init__(self, data: Any = None, *, line: Line, **options: Any) -> None:
        super().__init__(data, **options)
        field = self.fields["assignment"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("Chọn nhiệm vụ…")), *evidence.work_to_choose(line)]


def work_context(line: Line, seat: Seat) -> dict[str, Any]:
    """What the page of a report shows of it; the form where the seat may link a sent report."""
    ours = line.owner_path == seat.body.path and may(seat.role, Right.FILL_REPORTS)
    offered = ours and line.first_sent_at is not None
    return {
        "work": evidence.work_of(line),
        "work_ours": ours,
        "stands": WorkForm(line=line, auto_id="nhiemvu-%s") if offered else None,
    }


@login_required
@require_POST
def report_work_add(request: HttpRequest, report_id: int) -> HttpResponse:
    """The report stands for some work of its body."""
    seat, line = seat_of(request), reading.line(report_id)
    form = WorkForm(request.POST, line=line)
    if not form.is_valid():
        messages.error(request, gettext("Hãy chọn một nhiệm vụ đang mở của cơ quan."))
        return redirect("report", line.pk)
    try:
        evidence.stand_for(line.pk, form.cleaned_data["assignment"], by=seat, now=timezone.now())
    except Refused as refused:
        messages.error(request, " ".join(map(told, refused.findings)))
    else:
        messages.success(request, gettext("Đã gắn báo cáo với nhiệm vụ."))
    return redirect("report", line.pk)


@login_required
@require_POST
def report_work_drop(request: HttpRequest, report_id: int, line_id: int) -> HttpResponse:
    """The report stands for that work no more."""
    seat = seat_of(request)
    evidence.stand_no_more(report_id, line_id, by=seat)
    messages.success(request, gettext("Đã bỏ."))
    return redirect("report", report_id)
