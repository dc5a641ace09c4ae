"""When a token may be made, and when it opens nothing: pure decisions (điều kiện của khóa)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sauro.kernel.findings import Finding

USUAL_LIFE = timedelta(days=90)
LONGEST_LIFE = timedelta(days=366)
MOST = 20  # live tokens of one seat


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules need to know of a token that was presented."""

    revoked: bool
    expires_on: date
    seat_from: date
    seat_to: date | None
    user_is_active: bool


def making_findings(name: str, expires_on: date, today: date, live: int) -> list[Finding]:
    """What speaks against making a token; ``live``: how many the seat has."""
    found = []
    if not 0 < len(name) <= 100:
        found.append(_NO_NAME)
    if not today < expires_on <= today + LONGEST_LIFE:
        found.append(_WRONG_LIFE)
    if live >= MOST:
        found.append(_TOO_MANY)
    return found


def use_findings(token: Facts | None, today: date) -> list[Finding]:
    """Why a token opens nothing, with the next step; none where it does."""
    if token is None:
        return [_UNKNOWN]
    if token.revoked:
        return [_REVOKED]
    if token.expires_on < today:
        return [_EXPIRED]
    if not token.user_is_active:
        return [_USER_OFF]
    if token.seat_from > today or (token.seat_to is not None and token.seat_to < today):
        return [_SEAT_ENDED]
    return []


_NO_NAME = Finding(
    "no-name",
    "name",
    "Hãy đặt tên cho khóa, dài nhất 100 ký tự, nói rõ hệ thống nào sẽ dùng.",
    "Name the token, in 100 characters at most, after the system that will use it.",
)
_WRONG_LIFE = Finding(
    "wrong-life",
    "expires_on",
    "Khóa phải hết hạn sau hôm nay và trong vòng một năm. Hãy chọn ngày khác; hết hạn thì tạo khóa "
    "mới.",
    "A token expires after today and within a year. Choose another day; make a new token later.",
)
_TOO_MANY = Finding(
    "too-many-tokens",
    "",
    f"Vị trí này đã có {MOST} khóa còn dùng được. Hãy thu hồi khóa không dùng nữa rồi tạo lại.",
    f"The seat has {MOST} live tokens. Revoke one that is not used any more, then make this one.",
)
MISSING = Finding(
    "no-token",
    "",
    "Yêu cầu không có khóa truy cập. Hãy gửi đầu mục “Authorization: Bearer <khóa>”; khóa tạo ở "
    "trang “Khóa truy cập”.",
    "No token was sent. Send the header “Authorization: Bearer <token>”; a token is made on the "
    "page “Access tokens”.",
)
_UNKNOWN = Finding(
    "unknown-token",
    "",
    "Không có khóa truy cập này. Hãy chép lại khóa cho đủ, hoặc tạo khóa mới ở trang “Khóa truy "
    "cập”.",
    "There is no such token. Copy it whole, or make another on the page “Access tokens”.",
)
_REVOKED = Finding(
    "revoked-token",
    "",
    "Khóa truy cập đã bị thu hồi. Hãy tạo khóa mới ở trang “Khóa truy cập”.",
    "The token was revoked. Make another on the page “Access tokens”.",
)
_EXPIRED = Finding(
    "expired-token",
    "",
    "Khóa truy cập đã hết hạn. Hãy tạo khóa mới ở trang “Khóa truy cập”.",
    "The token has expired. Make another on the page “Access tokens”.",
)
_SEAT_ENDED = Finding(
    "seat-ended",
    "",
    "Vị trí công tác của khóa không còn hiệu lực. Hãy tạo khóa mới từ vị trí đang giữ, hoặc nhờ "
    "quản trị của cơ quan bổ sung vị trí.",
    "The seat of the token is not in force. Make a token from a seat that is held now, or ask the "
    "body's administrator for one.",
)
_USER_OFF = Finding(
    "user-off",
    "",
    "Tài khoản của khóa đã bị khóa. Hãy nhờ quản trị của cơ quan mở lại, hoặc dùng khóa của người "
    "khác đang phụ trách.",
    "The account behind the token is switched off. Ask the body's administrator to switch it on, "
    "or use a token of whoever is in charge now.",
)
