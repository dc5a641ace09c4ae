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
from sauro.directives.pressure.rules import WORK
from sauro.directives.pressure.rulesets import Begins, InForce, history, rules_on, set_rules
from sauro.directives.pressure.sources import Source, source, sources
from sauro.directives.pressure.trying import tried
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.access.scope import NOBODY, enter
from sauro.foundation.errors import Refused, Stale
from sauro.foundation.web.parts import Link
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell
from sauro.organization.days_off.queries import calendar_held


@login_required
@require_GET
def reminders(request: HttpRequest) -> HttpResponse:
    """Today's digest, and what is unread of the days before."""
    seat, today = seat_of(request), timezone.localdate()
    rows = listing.shown_all(told_to(seat, today), today)
    more = [row for source in sources() for row in source.told_to(seat, today)]
    context = {
        "today": today,
        "days": listing.by_day([*rows, *more]),
        "unread": [row for row in (*rows, *more) if row.unread],
        "elsewhere": elsewhere(seat) + _unread_of_sources(seat) - sum(r.unread for r in more),
        "may_rule": may(seat.role, Right.REVIEW),
        "channel": channels.state_of(seat),
        "mail": mail_is_on() and bool(seat.user.email),
    }
    return render(request, "directives/pressure/list.html", context)


@login_required
@require_POST
def reminders_read(request: HttpRequest) -> HttpResponse:
    """One reminder or all that are shown were read."""
    seat, now = seat_of(request), timezone.now()
    n = mark_read(seat, _sent(request, "id"), now)
    n += sum(source.mark_read(seat, _sent(request, source.name), now) for source in sources())
    said = ngettext("Đã đánh dấu đọc %(n)s lời nhắc.", "Đã đánh dấu đọc %(n)s lời nhắc.", n)
    messages.success(request, said % {"n": n})
    return redirect("reminders")


def _sent(request: HttpRequest, name: str) -> list[int]:
    return [n for n in map(number, request.POST.getlist(name)) if n is not None]


def _unread_of_sources(seat: Seat) -> int:
    return sum(source.unread(seat) for source in sources())


@login_required
@require_http_methods(["GET", "POST"])
def rules_page(request: HttpRequest) -> HttpResponse:
    """What the body's rules are; trying others on last month, and letting them hold. ``ve``: for
    work that it gave, or for what a source has due.
    """
    seat = seat_of(request, Right.REVIEW)
    about = source(request.GET.get("ve", ""))
    if request.method == "GET":
        return _rules(request, seat, _form_of(seat, about))
    form = RulesForm(request.POST)
    if not form.is_valid():
        return _rules(request, seat, form, status=422)
    if "thu" in request.POST:
        return _rules(request, seat, form, trying=True)
    return _set(request, seat, form, about)


def _name(about: Source | None) -> str:
    return about.name if about else WORK


def _address(about: Source | None) -> str:
    return reverse("reminder_rules") + (f"?ve={about.name}" if about else "")


def _set(request: HttpRequest, seat: Seat, form: RulesForm, about: Source | None) -> HttpResponse:
    said, now = form.cleaned_data, timezone.now()
    version = said["version"] or 0
    try:
        begins = Begins(said["starts_on"], _name(about))
        row = set_rules(form.rules(), begins, version, by=seat, now=now)
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
    return redirect(_address(about))


def _form_of(seat: Seat, about: Source | None) -> RulesForm:
    """The rules that come next if there are any, else those in force, to begin tomorrow."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    coming = [row for row in history(seat.body.path, _name(about)) if row.starts_on >= tomorrow]
    if coming:
        row = coming[-1]
        return RulesForm(initial=RulesForm.initial_of(row.as_rules(), row.starts_on, row.version))
    held = _held(seat, about)
    return RulesForm(initial=RulesForm.initial_of(held.rules, tomorrow, 0))


def _held(seat: Seat, about: Source | None) -> InForce:
    """What holds today; of what a source has due, what a body above set holds for this one, too."""
    today = timezone.localdate()
    if about is None:
        return rules_on(today).of(seat.body.path)
    return rules_on(today, about.name, about.default).over(seat.body.path)


def _rules(
    request: HttpRequest,
    seat: Seat,
    form: RulesForm,
    *,
    trying: bool = False,
    status: int = 200,
) -> HttpResponse:
    today, calendar = timezone.localdate(), calendar_held()
    about = source(request.GET.get("ve", ""))
    try_out = about.tried if about else tried
    for name, label in about.labels.items() if about else ():
        form.fields[name].label = str(label)
    trial = try_out(seat.body.path, form.rules(), today, calendar) if trying else None
    tabs = [Link(_address(None), _("Việc được giao"), about is None)]
    tabs += [Link(_address(each), str(each.title), each is about) for each in sources()]
    context = {
        "tabs": tabs,
        "about": about,
        "form": form,
        "fields": [form[name] for name in form.fields if name != "version"],
        "body": seat.body,
        "held": listing.told_rules(_held(seat, about)),
        "history": listing.history_table(history(seat.body.path, _name(about)), today),
        "trial": listing.trial_table(trial) if trial else None,
        "tried": trial,
        "no_calendar": listing.years_without_calendar(today, calendar),
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
