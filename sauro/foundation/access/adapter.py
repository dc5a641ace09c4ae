"""How signing in differs here: nobody makes an account for himself."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class OfficersOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by whoever keeps a body's members."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the same for all
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: str) -> str:  # noqa: ARG002 - as allauth calls it
        """Failed attempts are counted for the name alone. allauth adds the host as the request
        names it, so that each port written behind it would begin a new count.
        """
        return credentials.get("username", credentials.get("email", "")).lower()
