"""What speaks against making an account, or acting on one: pure decisions (điều kiện tài khoản)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from sauro.kernel.findings import Finding
from sauro.kernel.text import fold

_FILLERS = set("\u115f\u1160\u3164\uffa0\u2800")  # letters that show nothing
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,49}")


def username_from(full_name: str, taken: Container[str]) -> str:
    """A name to sign in with: given name, then initials; numbered where it is taken.

    "Lò Thị Tình Cờ" becomes "coltt", the next of that name "coltt2".
    """
    words = re.sub(r"[^a-z0-9 ]", "", fold(full_name)).split() or ["canbo"]
    name = (words[-1] + "".join(word[0] for word in words[:-1]))[:40].ljust(3, "x")
    number = 1
    while (tried := name if number == 1 else f"{name}{number}") in taken:
        number += 1
    return tried


def account_findings(full_name: str, username: str, *, taken: bool) -> list[Finding]:
    """What speaks against an account of this name."""
    found = [] if full_name else [_NO_NAME]
    if not full_name.isprintable() or _FILLERS & set(full_name):
        found.append(_UNSEEN)
    if not _USERNAME.fullmatch(username):
        found.append(_WRONG_USERNAME)
    elif taken:
        found.append(_TAKEN)
    return found


def keeping_findings(
    keeper: str, home: str | None, opens: Iterable[str], *, own: bool, stronger: bool = False
) -> list[Finding]:
    """What speaks against acting on an account. ``opens``: paths of all that it reaches;
    ``stronger``: one of its seats has a right that the keeper's lacks.

    Whoever can give a link for an account could use it himself: so it must reach no further than
    his own seat does. What gives nobody access is asked with nothing that it opens.
    """
    if own:
        return [_OWN]
    if home is None or not _below(home, keeper):
        return [_ELSEWHERE]
    if not all(_below(path, keeper) for path in opens):
        return [_FURTHER]
    return [_STRONGER] if stronger else []


def is_kept(keeper: str, home: str | None) -> bool:
    """Whether the home of an account is the keeper's body or below it."""
    return home is not None and _below(home, keeper)


def _below(path: str, root: str) -> bool:
    return path == root or path.startswith(f"{root}.")


_NO_NAME = Finding(
    "no-full-name",
    "full_name",
    "Hãy ghi họ và tên như trên quyết định.",
    "Give the full name as the decision has it.",
)
_UNSEEN = Finding(
    "unseen-in-name",
    "full_name",
    "Họ tên có ký tự không nhìn thấy hoặc đảo chiều chữ, thường do dán từ nơi khác. Hãy gõ lại.",
    "The name holds characters that show nothing or turn the writing, mostly pasted from "
    "elsewhere. Type it again.",
)
_WRONG_USERNAME = Finding(
    "wrong-username",
    "username",
    "Tên đăng nhập gồm 3 đến 50 chữ thường không dấu, chữ số, dấu chấm, gạch; bắt đầu bằng chữ "
    "hoặc số. Để trống thì máy đặt theo họ tên.",
    "A user name has 3 to 50 small letters without accents, digits, dots or hyphens, and begins "
    "with a letter or digit. Left empty, it is made of the full name.",
)
_TAKEN = Finding(
    "username-taken",
    "username",
    "Tên đăng nhập này đã có người dùng. Hãy chọn tên khác; nếu chính người này đã có tài khoản "
    "thì dùng “Cấp vị trí công tác” thay vì lập tài khoản thứ hai.",
    "This user name is taken. Choose another; if it is this very person's, use “Give a seat” "
    "instead of making a second account.",
)
_OWN = Finding(
    "own-account",
    "",
    "Không ai tự làm việc này trên tài khoản của mình. Hãy nhờ người khác quản lý tài khoản ở cơ "
    "quan hoặc cấp trên.",
    "Nobody does this to his own account. Ask somebody else who keeps accounts in your body or "
    "above it.",
)
_ELSEWHERE = Finding(
    "account-elsewhere",
    "",
    "Tài khoản này do cơ quan khác quản lý. Hãy nhờ thư ký hoặc quản trị của cơ quan đó.",
    "This account is kept by another body. Ask its secretary or administrator.",
)
_STRONGER = Finding(
    "account-is-stronger",
    "",
    "Người này giữ vị trí có quyền mà vị trí của bạn không có, nên ai có đường dẫn của tài khoản "
    "sẽ làm được nhiều hơn bạn. Hãy nhờ thư ký của cơ quan hoặc của cấp trên; khi khẩn cấp vẫn "
    "khóa được tài khoản, kết thúc phiên và thu hồi đường dẫn.",
    "This person holds a seat with a right that yours lacks, so whoever has a link for the account "
    "could do more than you. Ask the secretary of the body or of the one above; in an emergency "
    "you can still switch the account off, end its sessions and revoke its link.",
)
_FURTHER = Finding(
    "account-reaches-further",
    "",
    "Người này còn giữ vị trí ở cơ quan ngoài phạm vi của bạn, nên tài khoản mở được nhiều hơn "
    "vị trí bạn đang dùng. Hãy nhờ thư ký hoặc quản trị của cơ quan cấp trên.",
    "This person also holds a seat outside your charge, so the account opens more than your seat "
    "does. Ask the secretary or administrator of the body above.",
)
