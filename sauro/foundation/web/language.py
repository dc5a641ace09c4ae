"""Vietnamese first: English only for whoever chose it, whatever the browser was made with."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def vietnamese_first(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Many offices' browsers ask for English without anybody's wish: only the cookie counts."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        return get_response(request)

    return middleware
