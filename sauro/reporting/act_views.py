"""Steps of a report, each on a page of its own that asks once (gửi, nhận, trả lại, tổng hợp)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell
from sauro.foundation.web.words import told as told_of
from sauro.reporting import listing, reading
from sauro.reporting.consolidating import (
    Taken,
    consolidate,
    is_outdated,
    last_consolidation,
    take_up,
)
from sauro.reporting.doubting import SendForm
from sauro.reporting.duty_forms import ReasonForm, VersionForm
from sauro.reporting.filling import cells_of
from sauro.reporting.models import Line, Submission
from sauro.reporting.sending import accept, give_back, submit
from sauro.reporting.words import coverage, period_named


@login_required
@require_http_methods(["GET", "POST"])
def report_act(request: HttpRequest, report_id: int, act: str) -> HttpResponse:
    """Asks, then does one step. Raises: Hidden where there is nothing to do it with."""
    seat, line = seat_of(request), reading.line(report_id)
    rows = line.submissions.select_related("line", "form_version").order_by("-number")
    page, last = _PAGES.get(act), rows.first()
    if page is None or last is None:
        raise Hidden
    said = page()
    form = said["form"](last, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            said["do"](line, form, seat)
        except (Refused, Stale) as told:
            tell(form, told, form.places() if isinstance(form, SendForm) else None)
        else:
            messages.success(request, said["done"])
            return redirect("report", line.pk)
    status = Refused.status if form.errors else 200
    return render(request, "web/confirm.html", _context(said, line, last, form), status=status)


def _context(
    said: dict[str, Any], line: Line, last: Submission, form: forms.Form
) -> dict[str, Any]:
    return {
        "title": said["title"],
        "said": [said["said"], *_doubts(form)],
        "pairs": [
            (_("Báo cáo"), line.duty.name), (_("Kỳ"), period_named(line.period)),
            (_("Nơi báo cáo"), line.body.name), (_("Lần"), last.number),
        ],
        "form": form,
        "label": said["label"],
        "danger": said.get("danger", False),
        "cancel": reverse("report", args=[line.pk]),
    }  # fmt: skip


def _doubts(form: forms.Form) -> list[str]:
    """What keeps it from being sent, said before anybody tries."""
    if not isinstance(form, SendForm) or form.is_bound or not (found := form.blocking()):
        return []
    return [_("Chưa gửi được, phải sửa trước:"), *found]


def _of_version(kind: type[forms.Form]) -> Callable[[Submission, Any], forms.Form]:
    return lambda last, data: kind(data, initial={"version": last.version})


def _sending() -> dict[str, Any]:
    return {
        "form": SendForm, "title": _("Duyệt và gửi báo cáo?"), "label": _("Gửi báo cáo"),
        "said": _("Sau khi gửi, số liệu của lần này không sửa được nữa; nơi nhận sẽ nhận hoặc trả "
                  "lại kèm lý do."),
        "done": _("Đã gửi. Nơi nhận thấy báo cáo từ bây giờ."),
        "do": lambda line, form, seat: submit(
            line.pk, form.cleaned_data["version"], by=seat, now=timezone.now(), said=form.said()),
    }  # fmt: skip


def _accepting() -> dict[str, Any]:
    return {
        "form": _of_version(VersionForm), "title": _("Nhận báo cáo?"),
        "label": _("Nhận, khóa số liệu"),
        "said": _("Số liệu được khóa và tính vào tổng hợp. Đính chính sau này là một lần mới, lần "
                  "này vẫn còn."),
        "done": _("Đã nhận. Số liệu được tính vào lần tổng hợp tới."),
        "do": lambda line, form, seat: accept(
            line.pk, form.cleaned_data["version"], by=seat, now=timezone.now()),
    }  # fmt: skip


def _returning() -> dict[str, Any]:
    return {
        "form": _of_version(ReasonForm), "title": _("Trả lại báo cáo?"), "label": _("Trả lại"),
        "danger": True,
        "said": _("Nơi báo cáo đọc được lý do và lập lần mới. Báo cáo đã nhận mà trả lại thì không "
                  "còn tính vào tổng hợp; bản tổng hợp đã có sẽ được đánh dấu."),
        "done": _("Đã trả lại kèm lý do."),
        "do": lambda line, form, seat: give_back(
            line.pk, form.cleaned_data["version"], form.cleaned_data["reason"],
            by=seat, now=timezone.now()),
    }  # fmt: skip


_PAGES: dict[str, Callable[[], dict[str, Any]]] = {
    "gui": _sending, "nhan": _accepting, "tra-lai": _returning,
}  # fmt: skip


@login_required
@require_POST
def report_take(request: HttpRequest, report_id: int) -> HttpResponse:
    """Take the sum of what came from below into the draft."""
    seat, line = seat_of(request), reading.line(report_id)
    taken = Taken(
        number(request.POST.get("consolidation")) or 0, uuid4(),
        number(request.POST.get("version")) or 0,
    )  # fmt: skip
    try:
        take_up(line.pk, taken, by=seat, now=timezone.now())
    except (Refused, Stale) as told:
        messages.error(request, " ".join(_words(told)))
    else:
        messages.success(request, _("Đã lấy số liệu tổng hợp. Hãy xem lại rồi gửi."))
    return redirect("report", line.pk)


@login_required
@require_http_methods(["GET", "POST"])
def round_page(request: HttpRequest, duty_id: int, starts_on: str, ends_on: str) -> HttpResponse:
    """Who owes one period, by name, and the sum of what was accepted with whom it covers."""
    seat, duty = seat_of(request), reading.duty(duty_id)
    first, last = _day(starts_on), _day(ends_on)
    lines = reading.round_of(duty, first, last)
    if not lines:
        raise Hidden
    if request.method == "POST":
        made = consolidate(duty.pk, first, last, by=seat, now=timezone.now())
        messages.success(request, _("Đã tổng hợp: %(coverage)s.") % {"coverage": coverage(made)})
        return redirect("round", duty.pk, first, last)
    return render(request, "reporting/round.html", _round(seat, lines, duty.owner_path))


def _round(seat: Seat, lines: Any, receiver: str) -> dict[str, Any]:
    line: Line = lines[0]
    total = last_consolidation(line.duty_id, line.starts_on, line.ends_on)
    return {
        "duty": line.duty,
        "title": line.duty.name,
        "period": period_named(line.period),
        "line": line,
        "table": listing.round_table(lines, timezone.now()),
        "total": total,
        "coverage": coverage(total) if total else "",
        "outdated": total is not None and is_outdated(total),
        "sum": listing.sum_table(cells_of(total.form_version), total) if total else None,
        "may_add": receiver == seat.body.path,
    }


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Hidden from error


def _words(told: Refused | Stale) -> list[str]:
    return [told_of(finding) for finding in told.findings]
