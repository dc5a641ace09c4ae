"""The rooms that a seat can walk into, in the order of the day's work."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


class Door(NamedTuple):
    """A link of the main navigation."""

    url: str
    label: str
    current: bool


def navigation(request: HttpRequest) -> list[Door]:
    """Nothing for those who have not signed in or hold no seat."""
    if getattr(request, "seat", None) is None:
        return []
    doors = [
        ("home", _("Trang chủ")),
        ("documents", _("Văn bản")),
        ("register", _("Sổ theo dõi")),
        ("work_list", _("Việc được giao")),
        ("reminders", _("Nhắc việc")),
        ("meetings", _("Cuộc họp")),
        ("cases", _("Vụ việc")),
        ("parties", _("Đối tượng")),
        ("reports", pgettext("thanh trên", "Báo cáo")),
        ("bodies", _("Danh bạ")),
    ]
    return [
        Door(url, label, request.path == url or (url != "/" and request.path.startswith(url)))
        for url, label in ((reverse(name), label) for name, label in doors)
    ]
