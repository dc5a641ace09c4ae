"""Pages of reminders: today's, the rules, the calendar (nhắc việc)."""

from __future__ import annotations

from datetime import timedelta

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sauro.directives.channels import queries as channels
from sauro.directives.pressure import feed, listing
from sauro.directives.pressure.digests import elsewhere, mark_read, told_to
from sauro.directives.pressure.forms import RulesForm
from sauro.directives.pressure.mailing import mail_is_on
from sauro.directives.pressure.rulesets import history, rules_on, set_rules
from sauro.directives.pressure.trying import Trial, tried
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.access.scope import NOBODY, enter
from sauro.foundation.errors import Refused, Stale
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell
from sauro.kernel.workdays import shipped_calendar


@login_required
@require_GET
def reminders(request: HttpRequest) -> HttpResponse:
    """Today's digest, and what is unread of the days before."""
    seat, today = seat_of(request), timezone.localdate()
    rows = told_to(seat, today)
    context = {
        "today": today,
        "days": listing.by_day(rows, today),
        "unread": [row for row in rows if row.read_at is None],
        "elsewhere": elsewhere(seat),
        "may_rule": may(seat.role, Right.REVIEW),
        "channel": channels.state_of(seat),
        "mail": mail_is_on() and bool(seat.user.email),
    }
    return render(request, "directives/pressure/list.html", context)


@login_required
@require_POST
def reminders_read(request: HttpRequest) -> HttpResponse:
    """One reminder or all that are shown were read."""
    seat = seat_of(request)
    sent = [n for n in map(number, request.POST.getlist("id")) if n is not None]
    n = mark_read(seat, sent, timezone.now())
    said = ngettext("Đã đánh dấu đọc %(n)s lời nhắc.", "Đã đánh dấu đọc %(n)s lời nhắc.", n)
    messages.success(request, said % {"n": n})
    return redirect("reminders")


@login_required
@require_http_methods(["GET", "POST"])
def rules_page(request: HttpRequest) -> HttpResponse:
    """What the body's rules are; trying others on last month, and letting them hold."""
    seat = seat_of(request, Right.REVIEW)
    today = timezone.localdate()
    if request.method == "GET":
        return _rules(request, seat, _form_of(seat))
    form = RulesForm(request.POST)
    if not form.is_valid():
        return _rules(request, seat, form, status=422)
    if "thu" in request.POST:
        trial = tried(seat.body.path, form.rules(), today, shipped_calendar())
        return _rules(request, seat, form, trial=trial)
    return _set(request, seat, form)


def _set(request: HttpRequest, seat: Seat, form: RulesForm) -> HttpResponse:
    said = form.cleaned_data
    try:
        row = set_rules(
            form.rules(), said["starts_on"], said["version"] or 0, by=seat, now=timezone.now()
        )
    except Refused as refused:
        tell(form, refused)
        return _rules(request, seat, form, status=422)
    except Stale as stale:
        tell(form, stale)
        sent = request.POST.copy()
        sent["version"] = str(stale.current.version if stale.current else 0)
        form.data = sent  # sent again, it replaces what the person has seen now
        return _rules(request, seat, form, status=409)
    day = {"day": f"{row.starts_on:%d/%m/%Y}"}
    messages.success(request, _("Đã lưu. Quy tắc áp dụng từ ngày %(day)s.") % day)
    return redirect("reminder_rules")


def _form_of(seat: Seat) -> RulesForm:
    """The rules that come next if there are any, else those in force, to begin tomorrow."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    coming = [row for row in history(seat.body.path) if row.starts_on >= tomorrow]
    if coming:
        row = coming[-1]
        return RulesForm(initial=RulesForm.initial_of(row.as_rules(), row.starts_on, row.version))
    held = rules_on(timezone.localdate()).of(seat.body.path)
    return RulesForm(initial=RulesForm.initial_of(held.rules, tomorrow, 0))


def _rules(
    request: HttpRequest,
    seat: Seat,
    form: RulesForm,
    *,
    trial: Trial | None = None,
    status: int = 200,
) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "form": form,
        "fields": [form[name] for name in form.fields if name != "version"],
        "body": seat.body,
        "held": listing.told_rules(rules_on(today).of(seat.body.path)),
        "history": listing.history_table(history(seat.body.path), today),
        "trial": listing.trial_table(trial) if trial else None,
        "tried": trial,
        "no_calendar": listing.years_without_calendar(today, shipped_calendar()),
    }
    return render(request, "directives/pressure/rules.html", context, status=status)


@login_required
@require_GET
def calendar_page(request: HttpRequest) -> HttpResponse:
    """Whether the seat has a calendar address, and what to do with one."""
    seat = seat_of(request)
    return render(request, "directives/pressure/calendar.html", {"link": feed.link_of(seat)})


@login_required
@require_http_methods(["GET", "POST"])
def calendar_make(request: HttpRequest) -> HttpResponse:
    """Asks whether, then makes a new address: shown on the answer and never again."""
    seat = seat_of(request)
    answer: HttpResponse = _after_password(request, seat)
    return answer


def _made(request: HttpRequest, seat: Seat) -> HttpResponse:
    if request.method == "GET":
        return _whether(request, seat)
    made = feed.make_link(seat, timezone.now())
    url = f"{_base(request)}{reverse('calendar_feed', args=[made.code])}"
    return render(request, "directives/pressure/calendar_made.html", {"url": url})


def _whether(request: HttpRequest, seat: Seat) -> HttpResponse:
    said = [_("Ai có đường dẫn đều xem được lịch: không chuyển cho người khác.")]
    if feed.link_of(seat):
        said.append(_("Đường dẫn đang dùng sẽ không xem được nữa."))
    context = {
        "title": _("Tạo đường dẫn lịch?"),
        "said": said,
        "label": _("Tạo đường dẫn"),
        "cancel": reverse("calendar"),
    }
    return render(request, "web/confirm.html", context)


_after_password = reauthentication_required(_made)  # the address outlives a borrowed session


@login_required
@require_POST
def calendar_revoke(request: HttpRequest) -> HttpResponse:
    """The address shows nothing any more."""
    seat = seat_of(request)
    feed.revoke_link(seat, timezone.now())
    messages.success(request, _("Đã thu hồi đường dẫn lịch."))
    return redirect("calendar")


@never_cache
@require_GET
def calendar_feed(request: HttpRequest, code: str) -> HttpResponse:
    """What a calendar reads: whoever holds the address, without signing in."""
    with transaction.atomic():
        enter(NOBODY)  # what a cookie would show counts for nothing here
        found = feed.feed(code, timezone.now(), _base(request))
    answer = HttpResponse(found, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="viec.ics"'
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _base(request: HttpRequest) -> str:
    return (settings.SITE_ADDRESS or request.build_absolute_uri("/")).rstrip("/")
