"""When and from where a session was last used, for the list that its owner sees (phiên)."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse

EVERY = 300  # seconds between two notes of one session, unless it comes from elsewhere
_MOST = 20_000  # sessions that one process remembers
_noted: dict[tuple[str, str, str], float] = {}


def noted(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """What allauth does at every request, five statements and a write, once in five minutes:
    reading stays reading. Another address or browser is noted at once.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.session.session_key and request.user.is_authenticated and _due(request):
            UserSession.objects.create_from_request(request)
        return get_response(request)

    return middleware


def _due(request: HttpRequest) -> bool:
    agent, address = request.headers.get("User-Agent", ""), get_adapter().get_client_ip(request)
    key = (request.session.session_key or "", agent, address)
    now = monotonic()
    if now - _noted.get(key, -EVERY) < EVERY:
        return False
    if len(_noted) >= _MOST:
        _noted.clear()
    _noted[key] = now
    return True
