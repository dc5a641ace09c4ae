"""Forms whose sender has been signed out meanwhile, and addresses that only take forms.

A session ends while somebody writes. The sign-in then leads back to the page of the form, where
drafts.js shows again what was typed: the address that takes the form has nothing to show.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from sauro.foundation.web.errors import answer
from sauro.foundation.web.problems import MACHINES

_UNAUTHORIZED = 401
_NOT_ALLOWED = 405


def forms_kept(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Neither leads to a page without a word (lời giải thích thay cho trang trắng)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith(MACHINES):
            return response
        if response.status_code == _NOT_ALLOWED:
            return _only_forms(request, response)
        return _signing_in(request) if _sent_away(request, response) else response

    return middleware


def _sent_away(request: HttpRequest, response: HttpResponse) -> bool:
    """A form, or a part of a page, that is answered by the way to the sign-in."""
    part = bool(getattr(request, "htmx", False))
    there = urlsplit(response.get("Location", "")).path
    return (part or request.method == "POST") and there == resolve_url(settings.LOGIN_URL)


def _signing_in(request: HttpRequest) -> HttpResponse:
    """htmx would follow a redirect and put the whole sign-in into a part of the page."""
    leading = redirect_to_login(page_of(request))
    if not getattr(request, "htmx", False):
        return leading
    return HttpResponse(status=_UNAUTHORIZED, headers={"HX-Redirect": leading["Location"]})


def _only_forms(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Opened from the address bar, or loaded again after an error that was shown there."""
    said = [_("Địa chỉ này chỉ nhận biểu mẫu gửi đến, không phải một trang để mở.")]
    more = {"page": page_of(request)}
    told = answer(request, _NOT_ALLOWED, _("Không mở được địa chỉ này"), said, **more)
    told["Allow"] = response["Allow"]
    return told


def page_of(request: HttpRequest) -> str:
    """The page on which the form stood: whence it was sent, else the nearest address above."""
    header = "HTTP_HX_CURRENT_URL" if getattr(request, "htmx", False) else "HTTP_REFERER"
    sent_from = cast(str, request.META.get(header, ""))
    whence = urlsplit(sent_from)
    ours = url_has_allowed_host_and_scheme(sent_from, {request.get_host()})
    if ours and whence.netloc and whence.path != request.path:
        return whence.path + (f"?{whence.query}" if whence.query else "")
    return _above(request.path)


def _above(path: str) -> str:
    while path not in ("", "/"):
        path = path.rstrip("/").rpartition("/")[0] + "/"
        try:
            resolve(path)
        except Resolver404:
            continue
        return path
    return "/"
