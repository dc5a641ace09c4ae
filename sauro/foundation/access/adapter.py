"""How signing in differs here: nobody makes an account for himself."""

from __future__ import annotations

import time
from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import User
from sauro.foundation.access.passwords import change_password


class OfficersOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by whoever keeps a body's members."""

    error_messages: ClassVar[dict[str, str | Promise]] = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt "
            "rồi "
            "gõ lại; sai 5 lần trong 5 phút thì phải chờ. Không nhớ mật khẩu: nhờ thư ký hoặc quản "
            "trị của cơ quan cấp đường dẫn đăng nhập một lần."
        ),
        "too_many_login_attempts": _(
            "Đã gõ sai quá nhiều lần nên tạm dừng nhận mật khẩu, kể cả khi gõ đúng. Chờ 5 phút rồi "
            "thử lại; cần vào ngay thì nhờ thư ký hoặc quản trị của cơ quan mở khóa. Nếu không "
            "phải bạn đã thử, hãy báo cho họ."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the same for all
        return False

    def set_password(self, user: User, password: str) -> None:
        """By the database's own function: the web role may not write the column."""
        change_password(user, password)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: str) -> str:  # noqa: ARG002 - as allauth calls it
        """Failed attempts are counted for the name alone. allauth adds the host as the request
        names it, so that each port written behind it would begin a new count.
        """
        return credentials.get("username", credentials.get("email", "")).lower()

    def forget_failed_attempts(self, request: HttpRequest, username: str) -> None:
        """The count of a name begins anew (mở khóa đăng nhập)."""
        self._delete_login_attempts_cached_email(request, username=username.lower())

    def is_locked(self, username: str) -> bool:
        """Whether the name is refused for now, whatever password is sent."""
        rates = ratelimit.get_rates(app="allauth.account", action="login_failed")
        return any(_used_up(rate, username.lower()) for rate in rates if rate.per == "key")


def _used_up(rate: ratelimit.Rate, key: str) -> bool:
    where = ratelimit.get_cache_key(
        None, app="allauth.account", action="login_failed", rate=rate, key=key
    )
    allowed, _times = ratelimit.apply_rate(
        list(cache.get(where, [])), time.time(), rate, dry_run=True
    )
    return not allowed
