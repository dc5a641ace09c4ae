"""Pages for who has no password yet, or forgot it: open to everybody (đặt mật khẩu lần đầu)."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import PasswordField, SetPasswordField
from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from sauro.foundation.access.link_rules import secret_of
from sauro.foundation.access.links import person_of
from sauro.foundation.access.models import User
from sauro.foundation.access.passwords import use_link
from sauro.foundation.errors import Refused
from sauro.foundation.web.telling import tell


class CodeForm(forms.Form):
    """The code as it stands on the slip."""

    code = forms.CharField(
        label=gettext_lazy("Mã trên phiếu hoặc trong thư"),
        max_length=60,
        help_text=gettext_lazy(
            "Năm nhóm bốn ký tự, ví dụ 7K3M-9QXD-2HFT-W8RB-P4NC. Chữ hoa, chữ thường, dấu gạch đều "
            "được."
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "spellcheck": "false", "autofocus": True}
        ),
    )


class FirstPasswordForm(forms.Form):
    """A password that the person alone knows, typed twice."""

    password1 = SetPasswordField(label=gettext_lazy("Mật khẩu mới"))
    password2 = PasswordField(
        label=gettext_lazy("Gõ lại mật khẩu mới"), autocomplete="new-password"
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["password1"].user = user  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        sent: dict[str, Any] = super().clean() or {}
        first, again = sent.get("password1"), sent.get("password2")
        if first and again and first != again:
            self.add_error("password2", _("Hai lần gõ khác nhau. Hãy gõ lại cả hai cho giống."))
        return sent


@never_cache
@require_http_methods(["GET", "POST"])
def first_sign_in(request: HttpRequest) -> HttpResponse:
    """Where the code of a slip is typed."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="use_link"):
            refused_now: HttpResponse = ratelimit.respond_429(request)
            return refused_now
        try:
            person_of(form.cleaned_data["code"], timezone.now())
        except Refused as refused:
            tell(form, refused)
        else:
            return redirect("first_password", form.cleaned_data["code"])
    status = 422 if form.is_bound else 200
    return render(request, "access/first_sign_in.html", {"form": form}, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def first_password(request: HttpRequest, code: str) -> HttpResponseBase:
    """A password by a one-time link; then the person is signed in, with a second factor if any."""
    if request.user.is_authenticated:
        messages.warning(request, _("Hãy đăng xuất trước: đường dẫn này để người nhận tự mở."))
        return redirect("home")
    try:
        user = person_of(code, timezone.now())
    except Refused as refused:
        return _dead(request, code, refused)
    form = FirstPasswordForm(request.POST or None, user=user)
    if not form.is_valid():
        page = {"form": form, "person": user}
        status = 422 if form.is_bound else 200
        return render(request, "access/first_password.html", page, status=status)
    return _signed_in(request, code, form.cleaned_data["password1"])


def _dead(request: HttpRequest, code: str, refused: Refused) -> HttpResponse:
    """The form for another code, with the reason above it."""
    form = CodeForm({"code": code})
    form.is_valid()
    tell(form, refused)
    return render(request, "access/first_sign_in.html", {"form": form}, status=422)


def _signed_in(request: HttpRequest, code: str, password: str) -> HttpResponseBase:
    user = use_link(secret_of(code), password)
    if user is None:  # used by somebody else between the two looks
        return redirect("first_password", code)
    messages.success(
        request, _("Đã đặt mật khẩu. Lần sau đăng nhập bằng tên “%s”.") % user.username
    )
    answer: HttpResponseBase = perform_login(request, user, email_verification="none")
    return answer


@require_GET
def forgotten(request: HttpRequest, _rest: str = "") -> HttpResponse:
    """Whom to ask: nobody's password is sent by mail."""
    return render(request, "access/forgotten.html")
