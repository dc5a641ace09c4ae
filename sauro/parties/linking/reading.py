"""What a number or an address of a party turns out to be, or why it is none (đọc định danh)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sauro.kernel.findings import Finding


class IdKind(StrEnum):
    """What identifies a party (loại định danh)."""

    TAX_CODE = "tax_code"  # mã số thuế
    IDENTITY_NUMBER = "identity_number"  # số định danh cá nhân, CCCD
    OLD_IDENTITY_NUMBER = "old_identity_number"  # chứng minh nhân dân
    PHONE = "phone"
    PLATE = "plate"  # biển số
    SHOP = "shop"  # gian hàng, trang mạng
    ACCOUNT = "account"  # tài khoản ngân hàng


# What shows a person whole to whoever reads it: kept sealed, shown by its last digits.
SEALED = frozenset({IdKind.IDENTITY_NUMBER, IdKind.OLD_IDENTITY_NUMBER, IdKind.ACCOUNT})
_TAIL = 4


@dataclass(frozen=True, slots=True)
class Identifier:
    """One number in its only spelling (định danh đã chuẩn hóa). ``doubts`` do not refuse it."""

    kind: IdKind
    value: str
    doubts: tuple[Finding, ...] = ()

    @property
    def shown(self) -> str:
        """What everybody who sees the party may read of it: all, or the last digits."""
        if self.kind not in SEALED:
            return self.value
        bank, _colon, number = self.value.rpartition(":")
        return f"{bank} …{number[-_TAIL:]}".strip()


class Unreadable(ValueError):  # noqa: N818 - it is told to the person, as Refused is
    """The text is no such number; the finding teaches how one is written."""

    def __init__(self, code: str, message: str, message_en: str) -> None:
        super().__init__(message)
        self.finding = Finding(code, "value", message, message_en)
