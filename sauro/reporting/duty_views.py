"""Pages of duties: which there are, one made by hand or from a directive, one ended."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sauro.foundation.access.acting import allow, seat_of
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Refused, Stale
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell
from sauro.reporting import listing, reading
from sauro.reporting.duties import Ending, end_duty, make_duty
from sauro.reporting.duty_forms import DutyForm, EndForm, below
from sauro.reporting.from_directives import suggested, waiting
from sauro.reporting.models import Duty


@login_required
@require_GET
def duty_list(request: HttpRequest) -> HttpResponse:
    """Duties in sight, those that last longest first."""
    seat = seat_of(request)
    rows = Duty.objects.select_related("form", "body").order_by("-valid_from", "name")[:500]
    may_keep = may(seat.role, Right.KEEP_DUTIES)
    found = waiting(seat) if may_keep else []
    context = {
        "table": listing.duties_table(list(rows)),
        "waiting": listing.waiting_table(found) if found else None,
        "may_keep": may_keep,
    }
    return render(request, "reporting/duties.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def duty_make(request: HttpRequest) -> HttpResponse:
    """A duty is made, by one act also from a directive that orders a report again and again."""
    seat = seat_of(request)
    allow(seat, Right.KEEP_DUTIES)
    if request.method == "GET":
        directive = number(request.GET.get("viec"))
        initial = suggested(directive, seat) if directive else {"bodies": below(seat.body.path)}
        return _making(request, DutyForm(initial=initial))
    form = DutyForm(request.POST)
    if form.is_valid():
        try:
            duty = make_duty(form.new(), by=seat, now=timezone.now())
        except Refused as told:
            tell(form, told)
        else:
            messages.success(request, _("Đã lập. Các kỳ báo cáo đã có trong danh sách phải gửi."))
            return redirect("duty", duty.pk)
    return _making(request, form, status=Refused.status)


def _making(request: HttpRequest, form: DutyForm, *, status: int = 200) -> HttpResponse:
    return render(request, "reporting/duty_make.html", {"form": form}, status=status)


@login_required
@require_GET
def duty_page(request: HttpRequest, duty_id: int) -> HttpResponse:
    """One duty: who owes it, and how its periods stand."""
    seat, duty = seat_of(request), reading.duty(duty_id)
    ours = duty.owner_path == seat.body.path
    context = {
        "duty": duty,
        "pairs": listing.duty_pairs(duty),
        "bodies": listing.bodies_table(duty),
        "rounds": listing.rounds_table(reading.rounds_of(duty.owner_path, timezone.now(), duty)),
        "may_end": ours and may(seat.role, Right.KEEP_DUTIES) and not duty.ended_because,
    }
    return render(request, "reporting/duty.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def duty_end(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Asks from when and why, then ends a duty."""
    seat, duty = seat_of(request), reading.duty(duty_id)
    form = EndForm(request.POST or None, initial={"version": duty.version})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            end_duty(duty.pk, Ending(**said), by=seat, now=timezone.now())
        except (Refused, Stale) as told:
            tell(form, told)
        else:
            messages.success(request, _("Đã thôi. Các kỳ đã có vẫn còn để tra cứu."))
            return redirect("duty", duty.pk)
    return render(request, "web/confirm.html", _ending(duty, form),
                  status=Refused.status if form.errors else 200)  # fmt: skip


def _ending(duty: Duty, form: EndForm) -> dict[str, Any]:
    return {
        "title": _("Thôi chế độ báo cáo này?"),
        "said": [_("Kỳ có ngày chốt sau ngày này không còn phải báo cáo.")],
        "pairs": listing.duty_pairs(duty),
        "form": form,
        "label": _("Thôi chế độ báo cáo"),
        "danger": True,
        "cancel": reverse("duty", args=[duty.pk]),
    }
