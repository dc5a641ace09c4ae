"""Pages that belong to no room: keys, the style guide, and errors that Django itself raises."""

from __future__ import annotations

import sys

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sauro.foundation.web import samples
from sauro.foundation.web.errors import answer, fault, plain_answer
from sauro.foundation.web.faults import too_much, typed


@require_GET
def keys(request: HttpRequest) -> HttpResponse:
    """The keys of the keyboard, for those who do not press "?"."""
    return render(request, "web/keys.html")


@require_http_methods(["GET", "POST"])
def style_guide(request: HttpRequest) -> HttpResponse:
    """Every component with sample data; only where developers work."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "web/style_guide.html", samples.guide(request))


@require_GET
def style_guide_told(request: HttpRequest) -> HttpResponse:
    """What a refusal looks like."""
    if not settings.DEBUG:
        raise Http404
    return answer(request, 422, _("Chưa thực hiện được"), samples.said())


@require_GET
def style_guide_progress(request: HttpRequest, done: int) -> HttpResponse:
    """The fragment that the guide's progress asks for."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "web/_progress.html", {"work": samples.work(done)})


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """For ``handler400``."""
    if much := too_much(exception):
        return plain_answer(request, much)
    said = [_("Yêu cầu không đọc được. Hãy mở lại trang rồi thử lại.")]
    return answer(request, 400, _("Yêu cầu không hợp lệ"), said)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """For ``handler403``."""
    said = [_("Vị trí đang dùng không có quyền làm việc này.")]
    return answer(request, 403, _("Không có quyền"), said)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """For ``CSRF_FAILURE_VIEW``: mostly a page that stood open over a night."""
    said = [_("Trang đã mở quá lâu, hoặc anh/chị đã đăng nhập lại ở trang khác.")]
    then = _(
        "Quay lại trang trước, xem lại rồi gửi lại; nội dung đã nhập vẫn được giữ trên máy này."
    )
    more = {"what_next": then, "typed": typed(request)}
    return answer(request, 403, _("Trang đã hết hạn"), said, **more)


def failed(request: HttpRequest) -> HttpResponse:
    """For ``handler500``: faults outside of views."""
    return fault(request, sys.exc_info()[1])
