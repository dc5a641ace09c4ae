"""Why there is no archive, or nothing was restored; each says what to do next."""

from __future__ import annotations

from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding


def _refused(code: str, message: str, message_en: str) -> Refused:
    return Refused(Finding(code, "", message, message_en))


def exists(name: str) -> Refused:
    return _refused(
        "archive-exists",
        f"Đã có tệp {name}, không ghi đè. Hãy chọn tên khác.",
        f"{name} is there already and is not overwritten. Choose another name.",
    )


def blind(role: str) -> Refused:
    """A role under row-level security would dump less than all and not know it."""
    return _refused(
        "backup-role",
        f"Vai trò {role} không thấy hết các hàng nên không sao lưu được. Hãy đặt "
        "DATABASE_BACKUP_URL tới vai trò có BYPASSRLS (xem docs/how-to/run-the-platform.md).",
        f"The role {role} does not see all rows, so nothing was backed up. Point "
        "DATABASE_BACKUP_URL at a role with BYPASSRLS (see docs/how-to/run-the-platform.md).",
    )


def unreachable(why: str) -> Refused:
    return _refused(
        "no-database",
        f"Không nối được cơ sở dữ liệu ({why}). Hãy kiểm tra máy chủ và DATABASE_URL.",
        f"The database does not answer ({why}). Look at the server and at DATABASE_URL.",
    )


def failed(program: str, said: str) -> Refused:
    """The first complaint alone: further lines may carry rows."""
    lines = [line for line in said.splitlines() if "error:" in line or "ERROR:" in line]
    why = (lines or said.splitlines() or [program])[0].strip()
    return _refused(
        "program-failed",
        f"{why}. Không có gì được giữ lại từ lần chạy này.",
        f"{why}. Nothing of this run was kept.",
    )


def damaged(what: str) -> Refused:
    return _refused(
        "archive-damaged",
        f"Bản sao lưu hỏng hoặc thiếu ({what}), không phục hồi gì. Hãy chép lại từ nơi cất giữ, "
        "hoặc dùng bản trước đó.",
        f"The archive is damaged or cut short ({what}); nothing was restored. Copy it again from "
        "where it is kept, or use an earlier one.",
    )


def newer(theirs: str, ours: str) -> Refused:
    return _refused(
        "archive-newer",
        f"Bản sao lưu do bản mới hơn làm ra ({theirs}; ở đây {ours}). Hãy cài bản đó rồi phục hồi.",
        f"The archive was made by a newer release ({theirs}; here {ours}). Install that release, "
        "then restore.",
    )


def not_empty(what: str) -> Refused:
    return _refused(
        "not-empty",
        f"Cơ sở dữ liệu đích không trống (có {what}); phục hồi không bao giờ ghi đè. Hãy tạo cơ sở "
        "dữ liệu mới, trống, và trỏ DATABASE_URL, DATABASE_OWNER_URL tới đó.",
        f"The database is not empty (it has {what}); restoring never overwrites. Make a new, empty "
        "one and point DATABASE_URL and DATABASE_OWNER_URL at it.",
    )


def roles(what: str) -> Refused:
    return _refused(
        "roles",
        f"Vai trò của máy chủ đích chưa đúng: {what}. Hãy tạo vai trò như bước 1 của "
        "docs/how-to/run-the-platform.md rồi phục hồi lại.",
        f"The roles of this server are not right: {what}. Make them as step 1 of "
        "docs/how-to/run-the-platform.md says, then restore again.",
    )


def differs(what: str, what_en: str) -> Refused:
    return _refused(
        "restored-differs",
        f"Đã phục hồi nhưng không khớp bản sao lưu: {what}. Không dùng cơ sở dữ liệu này.",
        f"Restored, but not as it was: {what_en}. Do not use this database.",
    )
