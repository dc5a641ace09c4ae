"""Pages of a person's access tokens: seeing, making, revoking (khóa truy cập)."""

from __future__ import annotations

from datetime import date

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat, Token
from sauro.foundation.access.token_rules import USUAL_LIFE
from sauro.foundation.access.tokens import make_token, revoke_token, token_of, tokens_of
from sauro.foundation.errors import Refused
from sauro.foundation.web.fields import DayField
from sauro.foundation.web.parts import Badge, Cell, Column, Link, Row, Table
from sauro.kernel.findings import Finding


class TokenForm(forms.Form):
    """What a token is for and how long."""

    name = forms.CharField(
        label=gettext_lazy("Hệ thống nào dùng"),
        max_length=100,
        help_text=gettext_lazy("Ví dụ: phần mềm quản lý văn bản của tỉnh."),
    )
    expires_on = DayField(
        label=gettext_lazy("Dùng đến hết ngày"),
        help_text=gettext_lazy("ngày/tháng/năm, trong vòng một năm"),
    )


@login_required
@require_GET
def token_list(request: HttpRequest) -> HttpResponse:
    """The tokens of the seat from which the person acts."""
    seat = seat_of(request)
    return render(request, "access/tokens.html", {"table": _table(seat, timezone.localdate())})


@login_required
@require_http_methods(["GET", "POST"])
def token_make(request: HttpRequest) -> HttpResponse:
    """A new token, whose secret is shown on the answer and never again."""
    seat = seat_of(request)
    answer: HttpResponse = _after_password(request, seat)
    return answer


def _made(request: HttpRequest, seat: Seat) -> HttpResponse:
    now = timezone.now()
    initial = {"expires_on": timezone.localdate(now) + USUAL_LIFE}
    form = TokenForm(request.POST or None, initial=initial)
    if not form.is_valid():
        return _form(request, form, 422 if form.is_bound else 200)
    try:
        token, secret = make_token(**form.cleaned_data, by=seat, now=now)
    except Refused as refused:
        for finding in refused.findings:
            form.add_error(finding.field or None, _said(request, finding))
        return _form(request, form, 422)
    return render(request, "access/token_made.html", {"token": token, "secret": secret})


_after_password = reauthentication_required(_made)  # a token outlives a borrowed session


def _said(request: HttpRequest, finding: Finding) -> str:
    english = getattr(request, "LANGUAGE_CODE", "vi").startswith("en")
    return finding.message_en if english else finding.message


def _form(request: HttpRequest, form: TokenForm, status: int) -> HttpResponse:
    return render(request, "access/token_form.html", {"form": form}, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def token_revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    """Asks whether, then revokes."""
    seat = seat_of(request)
    token = token_of(token_id, seat)
    if request.method == "POST":
        revoke_token(token_id, by=seat, now=timezone.now())
        messages.success(request, _("Đã thu hồi khóa “%(name)s”.") % {"name": token.name})
        return redirect("tokens")
    context = {
        "title": _("Thu hồi khóa “%(name)s”?") % {"name": token.name},
        "said": [_("Hệ thống đang dùng khóa này sẽ bị từ chối ngay. Không lấy lại được khóa.")],
        "label": _("Thu hồi"),
        "danger": True,
        "cancel": reverse("tokens"),
    }
    return render(request, "web/confirm.html", context)


def _table(seat: Seat, today: date) -> Table:
    columns = (
        _("Khóa"),
        _("Tạo lúc"),
        _("Hết hạn"),
        _("Dùng gần nhất"),
        _("Tình trạng"),
        _("Thao tác"),
    )
    return Table(
        caption=_("Khóa của vị trí đang dùng"),
        columns=[Column(label) for label in columns],
        rows=[Row(_cells(token, today)) for token in tokens_of(seat)],
        empty=_("Vị trí này chưa có khóa nào. Tạo khóa khi có hệ thống khác cần đọc hoặc gửi."),
    )


def _cells(token: Token, today: date) -> list[Cell]:
    live = token.revoked_at is None and token.expires_on >= today
    undo = Link(reverse("token_revoke", args=[token.pk]), _("Thu hồi")) if live else ""
    used = token.last_used_at or Badge(_("Chưa dùng"))
    return [token.name, token.made_at, token.expires_on, used, _state(token, today), undo]


def _state(token: Token, today: date) -> Badge:
    if token.revoked_at is not None:
        return Badge(_("Đã thu hồi"), "bad")
    if token.expires_on < today:
        return Badge(_("Hết hạn"), "warn")
    return Badge(_("Dùng được"), "good")
