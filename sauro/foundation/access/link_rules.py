"""One-time links: the form of their codes and when one opens nothing, pure (đường dẫn một lần)."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sauro.kernel.findings import Finding

LIFE = timedelta(days=7)
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O, U: they are read from paper
_LENGTH = 20  # a hundred random bits
_MISREAD = str.maketrans("ILO", "110")


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """What the rules need to know of a link that was presented."""

    used: bool
    revoked: bool
    expires_at: datetime
    user_is_active: bool


def new_code() -> str:
    """A code that nobody can guess, such as 7K3M-9QXD-2HFT-W8RB-P4NC."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    return "-".join(letters[n : n + 4] for n in range(0, _LENGTH, 4))


def secret_of(code: str) -> str:
    """The code as it was made, however it was typed: small letters, blanks, O for 0."""
    return re.sub(r"[^0-9A-Z]", "", code.upper()).translate(_MISREAD)


def link_findings(link: LinkFacts | None, now: datetime) -> list[Finding]:
    """Why a link opens nothing, with the next step; none where it does."""
    if link is None:
        return [_UNKNOWN]
    if link.used:
        return [_USED]
    if link.revoked or not link.user_is_active:
        return [_REVOKED]
    return [_EXPIRED] if link.expires_at <= now else []


_UNKNOWN = Finding(
    "unknown-link",
    "code",
    "Mã này không có. Hãy đối chiếu từng nhóm bốn ký tự với phiếu hoặc thư mời rồi gõ lại; vẫn "
    "không được thì nhờ người đã gửi cấp mã mới.",
    "There is no such code. Compare each group of four characters with the slip or the message and "
    "type it again; if that does not help, ask whoever sent it for a new one.",
)
_USED = Finding(
    "used-link",
    "code",
    "Mã này đã dùng rồi: mỗi mã chỉ đặt mật khẩu một lần. Hãy đăng nhập bằng mật khẩu đã đặt. Nếu "
    "không phải bạn đã dùng, báo ngay thư ký hoặc quản trị của cơ quan.",
    "This code has been used: each sets a password once. Sign in with the password that was set. "
    "If it was not you who used it, tell the secretary or administrator of your body at once.",
)
_REVOKED = Finding(
    "revoked-link",
    "code",
    "Mã này đã bị thu hồi, thường vì có mã mới hơn. Hãy dùng mã mới nhất, hoặc nhờ thư ký, quản "
    "trị của cơ quan cấp mã khác.",
    "This code was revoked, mostly because there is a newer one. Use the newest, or ask the "
    "secretary or administrator of your body for another.",
)
_EXPIRED = Finding(
    "expired-link",
    "code",
    f"Mã này đã hết hạn: mỗi mã dùng được {LIFE.days} ngày. Hãy nhờ thư ký hoặc quản trị của cơ "
    "quan cấp mã mới; tài khoản và vị trí công tác vẫn còn nguyên.",
    f"This code has expired: each lasts {LIFE.days} days. Ask the secretary or administrator of "
    "your body for a new one; account and seat are still there.",
)
