"""Pages of a person's further channel (trang kênh nhận thêm)."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sauro.directives.channels.forms import ChannelForm
from sauro.directives.channels.queries import state_of
from sauro.directives.channels.services import drop_channel, set_channel, try_channel
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused
from sauro.foundation.web.telling import tell


@login_required
@require_GET
def channel_page(request: HttpRequest) -> HttpResponse:
    """How the channel stands, and what may be done with it."""
    return render(request, "directives/channels/page.html", {"channel": state_of(seat_of(request))})


@login_required
@require_http_methods(["GET", "POST"])
def channel_set(request: HttpRequest) -> HttpResponse:
    """A new channel in place of the one before."""
    seat = seat_of(request)
    answer: HttpResponse = _after_password(request, seat)
    return answer


def _set(request: HttpRequest, seat: Seat) -> HttpResponse:
    form = ChannelForm(request.POST or None)
    if form.is_valid():
        try:
            set_channel(form.cleaned_data["address"], by=seat, now=timezone.now())
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("Đã đặt kênh nhận thêm. Lời gửi thử đi trong ít phút."))
            return redirect("channel")
    context = {"form": form, "channel": state_of(seat)}
    status = 422 if form.errors else 200
    return render(request, "directives/channels/form.html", context, status=status)


_after_password = reauthentication_required(_set)  # a channel outlives a borrowed session


@login_required
@require_POST
def channel_try(request: HttpRequest) -> HttpResponse:
    """A message that says that the channel works."""
    try_channel(by=seat_of(request), now=timezone.now())
    messages.success(request, _("Lời gửi thử đi trong ít phút."))
    return redirect("channel")


@login_required
@require_POST
def channel_drop(request: HttpRequest) -> HttpResponse:
    """Nothing goes there any more."""
    drop_channel(by=seat_of(request), now=timezone.now())
    messages.success(request, _("Đã bỏ kênh nhận thêm; địa chỉ đã xóa khỏi hệ thống."))
    return redirect("channel")
