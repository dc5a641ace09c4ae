"""Tax codes and numbers of persons (mã số thuế, số định danh cá nhân)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from sauro.kernel.findings import Finding
from sauro.parties.linking.data import rows_of
from sauro.parties.linking.reading import Identifier, IdKind, Unreadable

_SPACED = re.compile(r"[\s.\-–_/]+")
_DIGITS = re.compile(r"[0-9]+")
_BRANCH = 13
_TAXPAYER = 10
_PERSON = 12
_OLD_PERSON = 9


def tax_code(text: str, today: date) -> Identifier:
    """10 digits, or 13 of a branch as 0100109106-001; a person's of 12 is his identity number.

    Raises: Unreadable with another length or a wrong check digit.
    """
    digits = _digits(text)
    if len(digits) == _PERSON and today >= rows_of("numbers")["person_tax_code"]["valid_from"]:
        return identity_number(digits, today)
    if len(digits) not in (_TAXPAYER, _BRANCH):
        raise Unreadable(
            "tax-code-length",
            "Mã số thuế có 10 chữ số, đơn vị phụ thuộc có 13 chữ số (0100109106-001); cá nhân "
            "dùng số định danh 12 chữ số. Hãy đếm lại các chữ số.",
            "A tax code has 10 digits, that of a branch 13 (0100109106-001); a person's is the "
            "identity number of 12 digits. Count the digits again.",
        )
    if check_digit(digits[:9]) != digits[9]:
        raise Unreadable(
            "tax-code-check",
            "Mã số thuế này sai chữ số kiểm tra (chữ số thứ 10), nên chắc chắn có chữ số bị gõ "
            "nhầm. Hãy xem lại trên giấy đăng ký.",
            "The check digit (the tenth) of this tax code is wrong, so that some digit was "
            "mistyped. Look again at the certificate.",
        )
    return Identifier(IdKind.TAX_CODE, "-".join(filter(None, (digits[:10], digits[10:]))))


def check_digit(nine: str) -> str:
    """The tenth digit of a tax code (chữ số kiểm tra); empty where no code begins so."""
    factors: Sequence[int] = rows_of("numbers")["tax_code"]["factors"]
    tenth = 10 - sum(int(d) * f for d, f in zip(nine, factors, strict=True)) % 11
    return str(tenth) if tenth < 10 else ""


def identity_number(text: str, today: date) -> Identifier:
    """12 digits, or 9 of the old card (CMND). Raises: Unreadable."""
    digits = _digits(text)
    if len(digits) == _OLD_PERSON:
        return Identifier(IdKind.OLD_IDENTITY_NUMBER, digits)
    if len(digits) != _PERSON:
        raise Unreadable(
            "identity-length",
            "Số định danh cá nhân (CCCD) có 12 chữ số, chứng minh nhân dân cũ có 9 chữ số. Hãy "
            "đếm lại các chữ số.",
            "An identity number has 12 digits, that of the old card 9. Count the digits again.",
        )
    if born_in(digits) > today.year:
        raise Unreadable(
            "identity-birth",
            f"Theo bốn chữ số giữa, người này sinh năm {born_in(digits)}: chưa tới. Hãy xem lại "
            "chữ số thứ 4, 5, 6.",
            f"By the digits in the middle this person is born in {born_in(digits)}, which is yet "
            "to come. Look again at the fourth to sixth digit.",
        )
    known = rows_of("numbers")["identity_number"]["places"].split()
    return Identifier(
        IdKind.IDENTITY_NUMBER, digits, () if digits[:3] in known else (_unknown_place(digits),)
    )


def born_in(digits: str) -> int:
    """The year of birth in an identity number (năm sinh): 0 and 1 are 1900, 2 and 3 2000 …"""
    return 1900 + 100 * (int(digits[3]) // 2) + int(digits[4:6])


def _unknown_place(digits: str) -> Finding:
    return Finding(
        "identity-place",
        "value",
        f"Ba chữ số đầu {digits[:3]} không phải mã tỉnh, thành phố đã biết: có thể sinh ở nước "
        "ngoài, hoặc gõ nhầm.",
        f"The first three digits {digits[:3]} are of no known province: born abroad, or mistyped.",
    )


def _digits(text: str) -> str:
    plain = _SPACED.sub("", text.strip())
    return plain if _DIGITS.fullmatch(plain) else ""
