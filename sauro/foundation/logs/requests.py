"""One line for each request: its page by name, its seat by number (mỗi yêu cầu một dòng)."""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Callable

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse

from sauro.foundation.logs.lines import request_id, told

log = logging.getLogger(__name__)

_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
_MACHINES = frozenset({"alive", "ready", "whole"})  # asked every few seconds


def logged(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Numbers the request, or takes the number that a proxy of ours gave it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        number = _number(request)
        token, began = request_id.set(number), time.perf_counter()
        try:
            response = get_response(request)
            _tell(request, response, 1000 * (time.perf_counter() - began))
        finally:
            request_id.reset(token)
        response["X-Request-ID"] = number
        return response

    return middleware


def _number(request: HttpRequest) -> str:
    given = request.headers.get("X-Request-ID", "")
    if settings.ALLAUTH_TRUSTED_PROXY_COUNT and _GIVEN.fullmatch(given):
        return given
    return secrets.token_hex(8)


def _tell(request: HttpRequest, response: HttpResponse, duration_ms: float) -> None:
    address = request.resolver_match.view_name if request.resolver_match else None
    seat = getattr(request, "seat", None)
    machine = address in _MACHINES and response.status_code < 400
    log.log(
        logging.DEBUG if machine else logging.INFO,
        "request",
        extra=told(
            method=request.method if request.method in _METHODS else "other",
            address=address,
            status=response.status_code,
            duration_ms=round(duration_ms),
            seat_id=seat.pk if seat else None,
            client=_client(request) if settings.LOG_CLIENTS else None,
        ),
    )


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def _client(request: HttpRequest) -> str | None:
    """The network address, where the office decided to keep it; None where it cannot be told."""
    try:
        return str(get_adapter().get_client_ip(request))
    except (PermissionDenied, ImproperlyConfigured):
        return None
