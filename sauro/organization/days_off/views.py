"""Pages of the calendar: its days by year, one of them with its history (lịch làm việc)."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.web.telling import tell
from sauro.foundation.web.workbook import CONTENT_TYPE
from sauro.organization.days_off import listing, queries
from sauro.organization.days_off.forms import DayForm, ListForm, Versioned, WithdrawForm
from sauro.organization.days_off.queries import HeldDay
from sauro.organization.days_off.rules import YearState, year_state
from sauro.organization.days_off.services import (
    allow_writing,
    may_write,
    withdraw_day,
    write_day,
)
from sauro.organization.days_off.words import spoken


@login_required
@require_GET
def day_list(request: HttpRequest) -> HttpResponse:
    """Days off and swapped Saturdays by year. Everybody with a seat may read them."""
    seat, days = seat_of(request), queries.days_held()
    form, order = _narrowing(request, days), request.GET.get("xep", "")
    asked = form.chosen()
    found = listing.narrowed(days, asked, order)
    context = {
        "form": form,
        "table": listing.days_table(found, order, request.GET.urlencode()),
        "state": _state(asked),
        "may_write": may_write(seat),
    }
    return render(request, "organization/days_off/list.html", context)


@login_required
@require_GET
def days_export(request: HttpRequest) -> HttpResponse:
    """The same rows as a workbook."""
    seat_of(request)
    days = queries.days_held()
    asked = _narrowing(request, days).chosen()
    found = listing.narrowed(days, asked, request.GET.get("xep", ""))
    answer = HttpResponse(listing.workbook(found), content_type=CONTENT_TYPE)
    name = f"lich-lam-viec-{asked.get('nam') or timezone.localdate()}"
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


def _narrowing(request: HttpRequest, days: list[HeldDay]) -> ListForm:
    """Years that have days, and the next: it is looked for when it is still empty."""
    today = timezone.localdate()
    years = {held.day.year for held in days} | {today.year}
    return ListForm(request.GET, sorted(years | {max(years) + 1}, reverse=True), today)


def _state(asked: dict[str, str]) -> YearState | None:
    year = asked.get("nam")
    return year_state(int(year), queries.calendar_held()) if year else None


@login_required
@require_http_methods(["GET", "POST"])
def day_add(request: HttpRequest) -> HttpResponse:
    """A day of which nothing was said until now."""
    seat = seat_of(request)
    allow_writing(seat)
    if request.method == "GET":
        return _adding(request, DayForm(day=_asked_day(request)))
    form = DayForm(request.POST)
    if not form.is_valid():
        return _adding(request, form, status=422)
    day = form.cleaned_data["day"]
    return _written(request, seat, day, form) or _adding(request, form, status=_status(form))


def _asked_day(request: HttpRequest) -> date | None:
    try:
        return _day(request.GET.get("ngay", ""))
    except Hidden:
        return None


def _adding(request: HttpRequest, form: DayForm, *, status: int = 200) -> HttpResponse:
    return render(request, "organization/days_off/add.html", {"form": form}, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def day_page(request: HttpRequest, day: str) -> HttpResponse:
    """One day with its history; whoever keeps the calendar writes it anew."""
    seat, found = seat_of(request), queries.day_held(_day(day))
    if request.method == "GET":
        return _shown(request, seat, found, DayForm(held=found))
    allow_writing(seat)
    form = DayForm(request.POST, found)
    if form.is_valid() and (done := _written(request, seat, found.day, form)):
        return done
    return _shown(request, seat, queries.day_held(found.day), form, status=_status(form))


@login_required
@require_http_methods(["GET", "POST"])
def day_withdraw(request: HttpRequest, day: str) -> HttpResponse:
    """Asks why, then takes the row of the day away."""
    seat = seat_of(request)
    allow_writing(seat)
    found = queries.day_held(_day(day))
    if found.row is None:
        raise Hidden
    form = WithdrawForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            withdraw_day(found.day, said["reason"], said["version"], by=seat, now=timezone.now())
        except (Refused, Stale) as told:
            _tell(form, told)
        else:
            messages.success(request, _("Đã bỏ. Ngày này được tính theo thứ trong tuần."))
            return redirect("workday", found.day.isoformat())
    context = {
        "title": _("Bỏ ngày %(day)s khỏi lịch nghỉ lễ, làm bù?") % {"day": spoken(found.day)},
        "said": [_("Lần ghi trước vẫn còn trong lịch sử của ngày.")],
        "pairs": listing.portrait(found),
        "form": form,
        "label": _("Bỏ ngày này"),
        "danger": True,
        "cancel": reverse("workday", args=[found.day.isoformat()]),
    }
    return render(request, "web/confirm.html", context, status=_status(form))


def _written(request: HttpRequest, seat: Seat, day: date, form: DayForm) -> HttpResponse | None:
    """Where it leads; none where the form now says what is wrong."""
    version = form.cleaned_data["version"]
    try:
        write_day(day, form.wording(), version, by=seat, now=timezone.now())
    except (Refused, Stale) as told:
        _tell(form, told)
        return None
    messages.success(request, _("Đã ghi. Ngày làm việc được tính theo lịch này."))
    return redirect("workday", day.isoformat())


def _tell(form: Versioned, told: Refused | Stale) -> None:
    tell(form, told)
    if isinstance(told, Stale):  # sent again, it replaces what the person has seen now
        seen = told.current.version if told.current else 1
        form.data = {**dict(form.data.items()), "version": str(seen)}
        form.stale = True


def _status(form: Versioned) -> int:
    if form.stale:
        return Stale.status
    return Refused.status if form.errors else 200


def _shown(
    request: HttpRequest, seat: Seat, found: HeldDay, form: DayForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "day": found.day,
        "name": spoken(found.day),
        "held": found,
        "pairs": listing.portrait(found),
        "history": listing.history_table(list(queries.written_of(found.day))),
        "form": form if may_write(seat) else None,
    }
    return render(request, "organization/days_off/day.html", context, status=status)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Hidden from error
