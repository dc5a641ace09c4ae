"""Who acts: what views ask of a request before they call a service."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import NotAllowed
from sauro.kernel.findings import Finding


def seat_of(request: HttpRequest, *rights: Right) -> Seat:
    """The seat from which the person acts. Raises: NotAllowed without one or without a right."""
    seat: Seat | None = getattr(request, "seat", None)
    if seat is None:
        raise NotAllowed(
            _finding(
                "no-seat",
                _(
                    "Tài khoản chưa có vị trí công tác nào còn hiệu lực. "
                    "Hãy nhờ quản trị của cơ quan bổ sung vị trí; vị trí cơ quan khác đã cấp thì "
                    "nhận ở mục “Vị trí chờ nhận”, góc trên bên phải."
                ),
            )
        )
    for right in rights:
        allow(seat, right)
    return seat


def allow(seat: Seat, right: Right) -> None:
    """Raises: NotAllowed where the seat's role does not include the right."""
    if not may(seat.role, right):
        words = _(
            "Vai trò “%(role)s” không có quyền “%(right)s”. Hãy chuyển sang vị trí khác, "
            "hoặc nhờ người có quyền làm việc này."
        ) % {"role": seat.get_role_display(), "right": right.label}
        raise NotAllowed(_finding("no-right", words))


def _finding(code: str, words: str) -> Finding:
    return Finding(code, "", words, words)
