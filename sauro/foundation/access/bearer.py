"""Requests of other systems: a token says from which seat, a cookie says nothing (theo khóa)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.token_rules import MISSING
from sauro.foundation.access.tokens import seat_by
from sauro.foundation.errors import NotSignedIn, Told, TooMany
from sauro.foundation.web.problems import FAILED, of_machines, problem
from sauro.kernel.findings import Finding

if TYPE_CHECKING:
    from sauro.foundation.access.middleware import SeatedRequest
    from sauro.foundation.access.models import Seat

# Seconds in which wrong tokens of an address are counted. The minute stands in the key: counting
# on gives a key of this cache five minutes more, and with them the address.
_WINDOW = 60


def by_token(
    request: SeatedRequest, get_response: Callable[[HttpRequest], HttpResponse]
) -> HttpResponse:
    """One transaction with the token's scope around each request below /api/: nothing there is
    reached without a token, and a failed request leaves nothing.
    """
    try:
        request.seat = _seat(request)
    except Told as told:
        return problem(request, told.status, told.findings)
    request.seats = [request.seat]
    with transaction.atomic():
        enter(scope_of(request.seat))
        response = of_machines(request, get_response(request))
        if response.status_code >= FAILED:
            transaction.set_rollback(True)
    return response


def _seat(request: HttpRequest) -> Seat:
    scheme, _space, secret = request.headers.get("Authorization", "").strip().partition(" ")
    if scheme.lower() != "bearer" or not secret:
        raise NotSignedIn(MISSING)
    now = timezone.now()
    wrong = f"wrong-tokens:{_address(request)}:{int(now.timestamp()) // _WINDOW}"
    if cache.get(wrong, 0) >= settings.API_WRONG_TOKENS:
        raise TooMany(_SLOWER)
    try:
        return seat_by(secret.strip(), now)
    except NotSignedIn:
        cache.add(wrong, 0, _WINDOW)
        cache.incr(wrong)
        raise


def _address(request: HttpRequest) -> str:
    """Behind a proxy on a socket there may be none: then all such requests count as one."""
    try:
        return str(get_adapter(request).get_client_ip(request))
    except PermissionDenied:
        return ""


_SLOWER = Finding(
    "too-many-wrong-tokens",
    "",
    "Địa chỉ này vừa gửi quá nhiều khóa sai. Hãy chờ một phút, kiểm tra khóa rồi gửi lại.",
    "This address sent too many wrong tokens. Wait a minute, check the token, then send it again.",
)
