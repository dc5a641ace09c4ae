"""Vietnamese first: English only for whoever chose it, whatever the browser was made with."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sauro.foundation.web.problems import MACHINES


def vietnamese_first(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Many offices' browsers ask for English without anybody's wish: only the cookie counts.
    A machine says what it wants, and no cookie of it counts.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(MACHINES):
            request.COOKIES.pop(settings.LANGUAGE_COOKIE_NAME, None)
        else:
            request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        return get_response(request)

    return middleware
