"""What all pages of a body share; a room above that adds such a page takes it from here."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.web.parts import Link
from sauro.organization.models import Body
from sauro.organization.queries import portrait
from sauro.organization.rules import is_kept
from sauro.organization.views.offered import offered


def frame(body: Body, seat: Seat, current: str) -> dict[str, Any]:
    """What all pages of a body show: where it stands, its tabs, what may be done."""
    return {
        "body": body,
        "above": portrait.above(body.path),
        "tabs": _tabs(body, seat, current),
        "acts": offered(body, seat),
    }


def _tabs(body: Body, seat: Seat, current: str) -> list[Link]:
    """The pages of a body; its decisions and its work are pages of rooms above, reached by name."""
    names = [
        ("body", _("Thông tin")),
        ("body_below", _("Bên dưới")),
        ("body_people", _("Nhân sự")),
        ("body_work", _("Việc đang mở")),
        ("body_history", _("Lịch sử")),
    ]
    if may(seat.role, Right.KEEP_ACCOUNTS) and is_kept(seat.body.path, body.path):
        names.insert(4, ("accounts", _("Tài khoản cán bộ")))
    if body.kind == Body.Kind.COMMITTEE:
        names.insert(1, ("renewals", _("Các lần kiện toàn")))
    return [Link(reverse(n, args=[body.path]), label, n == current) for n, label in names]
