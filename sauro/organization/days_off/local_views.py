"""Pages of days off of single provinces (ngày nghỉ riêng của tỉnh)."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.web.telling import tell
from sauro.organization.days_off import listing, queries
from sauro.organization.days_off.forms import LocalDayForm
from sauro.organization.days_off.local_services import (
    allow_local,
    may_write_local,
    write_local_day,
)
from sauro.organization.days_off.models import LocalDay
from sauro.organization.days_off.words import spoken
from sauro.organization.models import Body

_LIST, _ADD, _DAY = (f"organization/days_off/local_{name}.html" for name in ("list", "add", "day"))


@login_required
@require_GET
def local_days(request: HttpRequest) -> HttpResponse:
    """Those of all provinces, the latest first. Everybody with a seat may read them."""
    seat = seat_of(request)
    rows = sorted(queries.local_days(), key=lambda row: (row.day, row.owner_path), reverse=True)
    paths = {row.owner_path for row in rows}
    names = dict(Body.objects.filter(path__in=paths).values_list("path", "name"))
    table = listing.local_table(rows, names)
    return render(request, _LIST, {"table": table, "may_write": may_write_local(seat)})


@login_required
@require_http_methods(["GET", "POST"])
def local_day_add(request: HttpRequest) -> HttpResponse:
    """A day of which one's province said nothing until now."""
    seat = seat_of(request)
    allow_local(seat)
    form = LocalDayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = _written(request, seat, form.cleaned_data["day"], form)
        if done:
            return done
    context = {"form": form, "body": seat.body}
    return render(request, _ADD, context, status=_status(form))


@login_required
@require_http_methods(["GET", "POST"])
def local_day(request: HttpRequest, path: str, day: str) -> HttpResponse:
    """One day of one province with its history; its committee writes it anew."""
    seat, when = seat_of(request), _day(day)
    found = queries.local_written(path, when).first()
    if found is None:
        raise Hidden
    own = may_write_local(seat) and seat.body.path == path
    if request.method == "GET":
        return _shown(request, found, _form_of(found) if own else None)
    allow_local(seat)
    if not own:
        raise Hidden
    form = LocalDayForm({**request.POST.dict(), "day": f"{when:%d/%m/%Y}"})
    if form.is_valid() and (done := _written(request, seat, when, form)):
        return done
    newest = queries.local_written(path, when).first() or found
    return _shown(request, newest, form, status=_status(form))


def _form_of(found: LocalDay) -> LocalDayForm:
    names = ("day", "kind", "name", "source", "verified")
    kept = {name: getattr(found, name) for name in names}
    form = LocalDayForm()
    form.initial = {"version": found.number, **kept}
    return form


def _written(
    request: HttpRequest, seat: Seat, day: date, form: LocalDayForm
) -> HttpResponse | None:
    """Where it leads; none where the form now says what is wrong."""
    said, now = form.cleaned_data, timezone.now()
    try:
        write_local_day(day, form.said(), said["reason"], said["version"], by=seat, now=now)
    except (Refused, Stale) as told:
        tell(form, told)
        if isinstance(told, Stale):  # sent again, it replaces what the person has seen now
            seen = told.current.number if told.current else 0
            form.data = {**dict(form.data.items()), "version": str(seen)}
            form.stale = True
        return None
    messages.success(request, _("Đã ghi. Cơ quan trong tỉnh được tính ngày làm việc theo đó."))
    return redirect("local_day", seat.body.path, day.isoformat())


def _shown(
    request: HttpRequest, found: LocalDay, form: LocalDayForm | None, *, status: int = 200
) -> HttpResponse:
    if form:
        form.fields["day"].widget = form.fields["day"].hidden_widget()
    rows = list(queries.local_written(found.owner_path, found.day))
    context = {
        "day": found, "name": spoken(found.day), "history": listing.history_table(rows),
        "body": Body.objects.filter(path=found.owner_path).first(), "form": form,
    }  # fmt: skip
    return render(request, _DAY, context, status=status)


def _status(form: LocalDayForm) -> int:
    if form.stale:
        return Stale.status
    return Refused.status if form.errors else 200


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Hidden from error
