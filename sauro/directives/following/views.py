"""Pages of followers: what I follow, and whom my body named (trang theo dõi)."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sauro.directives.assignments import counting, listing
from sauro.directives.assignments import queries as work
from sauro.directives.assignments.listing import Whose
from sauro.directives.following import queries
from sauro.directives.following.forms import FollowerForm
from sauro.directives.following.services import end_following, name_follower
from sauro.directives.overview.listing import tabs
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Refused, Stale
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell
from sauro.foundation.web.words import told


@login_required
@require_GET
def followed_list(request: HttpRequest) -> HttpResponse:
    """All work under what the seat follows."""
    seat, today = seat_of(request), timezone.localdate()
    asked, rows = listing.asked(request.GET), queries.followed_by(seat, today)
    under = queries.work_under(rows)
    all_of = work.narrowed(under, replace(asked, standing=""), today)
    caption = _("Việc tôi theo dõi")
    context = {
        "tabs": tabs("followed"),
        "rows": rows,
        "counts": listing.counts(counting.counted(all_of, today), request.path, request.GET),
        "table": listing.table(
            work.page(under, asked, today), request.GET, today, Whose.GIVEN, caption
        ),
        "may_name": may(seat.role, Right.REVIEW),
    }
    return render(request, "directives/following/followed.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def followers_page(request: HttpRequest) -> HttpResponse:
    """Whom the body named, and naming one more."""
    seat, today = seat_of(request, Right.REVIEW), timezone.localdate()
    paper = number(request.GET.get("van-ban"))
    first = {"starts_on": today} | ({"what": f"v{paper}"} if paper else {})
    form = FollowerForm(seat.body.path, today, request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            name_follower(form.wanted(), by=seat, now=timezone.now())
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("Đã giao theo dõi."))
            return redirect("followers")
    return _followers(request, seat, form, 422 if form.errors else 200)


def _followers(request: HttpRequest, seat: Seat, form: FollowerForm, status: int) -> HttpResponse:
    context = {
        "form": form,
        "rows": queries.named_by(seat.body.path),
        "body": seat.body,
        "today": timezone.localdate(),
    }
    return render(request, "directives/following/followers.html", context, status=status)


@login_required
@require_POST
def follower_end(request: HttpRequest, following_id: int) -> HttpResponse:
    """Today is the last day."""
    seat, now = seat_of(request), timezone.now()
    version = number(request.POST.get("version")) or 0
    try:
        end_following(following_id, version, by=seat, now=now)
    except Stale as stale:
        form = FollowerForm(seat.body.path, timezone.localdate(now))
        messages.warning(request, told(stale.findings[0]))
        return _followers(request, seat, form, 409)
    messages.success(request, _("Đã cho thôi theo dõi; hôm nay là ngày cuối."))
    return redirect(reverse("followers"))
