"""Phones, number plates, shops and bank accounts (điện thoại, biển số, gian hàng, tài khoản)."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import parse_qs, unquote, urlsplit

from sauro.kernel.text import fold
from sauro.parties.linking.data import rows_of
from sauro.parties.linking.reading import Identifier, IdKind, Unreadable

_NOT_DIGIT = re.compile(r"[\s.\-–()/]+")
_MOBILE = re.compile(r"0[35789]\d{8}")
_LANDLINE = re.compile(r"02\d{9}")
_SERVICE = re.compile(r"1[89]00\d{4,6}")
_PHONE = re.compile(r"(?:\+|00)?\d+")


def phone(text: str) -> Identifier:
    """One spelling of a number: 0912345678. +84 and the old prefixes are converted.

    Raises: Unreadable.
    """
    plain = _NOT_DIGIT.sub("", text.strip())
    digits = _domestic(plain) if _PHONE.fullmatch(plain) and plain.isascii() else ""
    if len(digits) == 11:
        digits = rows_of("phone_prefixes")["new_prefix"].get(digits[:4], digits[:4]) + digits[4:]
    if any(kind.fullmatch(digits) for kind in (_MOBILE, _LANDLINE, _SERVICE)):
        return Identifier(IdKind.PHONE, digits)
    raise Unreadable(
        "phone",
        "Số điện thoại di động có 10 chữ số, bắt đầu bằng 03, 05, 07, 08, 09; số cố định có 11 "
        "chữ số, bắt đầu bằng 02. Số di động 11 chữ số cũ và số có +84 được tự đổi. Hãy xem lại "
        "số này.",
        "A mobile number has 10 digits and begins with 03, 05, 07, 08 or 09, a landline 11 "
        "beginning with 02. Old mobile numbers of 11 digits and +84 are converted. Look again at "
        "this one.",
    )


def _domestic(plain: str) -> str:
    bare = plain.removeprefix("+").removeprefix("00") if plain.startswith(("+", "00")) else plain
    if bare.startswith("84") and len(bare) in (11, 12) and (bare != plain or len(bare) >= 11):
        return "0" + bare[2:].removeprefix("0")
    return plain


_PLATE = re.compile(r"\d{2}(?:[A-Z]{1,2}|[A-Z]\d)\d{4,5}|\d{2}[A-Z]{2}\d{5}")
_DIPLOMATIC = re.compile(r"\d{5}(?:NG|NN|QT|CV)\d{2}")
_ARMY = re.compile(r"[A-Z]{2}\d{4}")
_VESSEL = re.compile(r"[A-Z]{2,3}\d{3,5}(?:TS)?")


def plate(text: str) -> Identifier:
    """A number plate in capitals without signs: 29A12345. Raises: Unreadable."""
    bare = re.sub(r"[\s.\-–_]+", "", fold(text)).upper()
    if any(kind.fullmatch(bare) for kind in (_PLATE, _DIPLOMATIC, _ARMY, _VESSEL)):
        return Identifier(IdKind.PLATE, bare)
    raise Unreadable(
        "plate",
        "Biển số gồm hai chữ số của địa phương, một hoặc hai chữ của sê-ri và 4 đến 5 chữ số, như "
        "29A-123.45, 29-B1 123.45; tàu cá như QN-90123-TS. Hãy viết cả biển.",
        "A number plate is two digits of the place, one or two letters of the series and 4 to 5 "
        "digits, such as 29A-123.45 or 29-B1 123.45; a fishing vessel's is like QN-90123-TS. "
        "Write the whole of it.",
    )


@cache
def _platforms() -> dict[str, tuple[str, frozenset[str]]]:
    """Each spelling of a host: the one that is kept, and the parts that stand before a name."""
    return {
        spelling: (row["host"], frozenset(row["skip"]))
        for row in rows_of("channels")["platform"]
        for spelling in (row["host"], *row["spelt"])
    }


_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")


def shop(text: str) -> Identifier:
    """The address of a shop or page: host and its own name, "tiktok.com/@hoanglong".

    Of a host that is not known, the host alone is the shop's. Raises: Unreadable.
    """
    sent = text.strip()
    try:
        parts = urlsplit(sent if "//" in sent else f"//{sent}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    if not _HOST.fullmatch(host) or len(sent) > 300 or any(c.isspace() for c in sent):
        raise _no_shop()
    kept, skip = _platforms().get(host, (host, frozenset()))
    names = [n for n in unquote(parts.path).lower().split("/") if n and n not in skip]
    if own := parse_qs(parts.query).get("id"):
        names = own[:1] if names[:1] == ["profile.php"] else names
    if host in _platforms() and not names:
        raise _no_shop()
    return Identifier(IdKind.SHOP, f"{kept}/{names[0]}" if host in _platforms() else kept)


def _no_shop() -> Unreadable:
    return Unreadable(
        "shop",
        "Hãy dán đường dẫn của gian hàng hoặc trang, có cả tên sàn và tên gian hàng, như "
        "shopee.vn/hoanglong, tiktok.com/@hoanglong. Tên gian hàng đứng một mình có thể có ở "
        "nhiều sàn.",
        "Paste the address of the shop or page with the platform and the shop's name, such as "
        "shopee.vn/hoanglong or tiktok.com/@hoanglong. A name alone may exist on several "
        "platforms.",
    )


_ACCOUNT = re.compile(r"\d[\d\s.\-]{4,28}\d")
_NOISE = re.compile(
    r"\b(?:ngan hang|nh|tmcp|tm cp|stk|so tai khoan|tk|tai|viet nam|bank|cp)\b|[^\w ]"
)


@cache
def _banks() -> dict[str, str]:
    return {s: row["code"] for row in rows_of("channels")["bank"] for s in row["spelt"]}


def account(text: str) -> Identifier:
    """A bank and a number in it: "VCB 0123456789", as "VCB:0123456789". Raises: Unreadable."""
    plain = fold(text[:200])
    found = _ACCOUNT.search(plain)
    digits = re.sub(r"\D", "", found.group()) if found else ""
    rest = f"{plain[: found.start()]} {plain[found.end() :]}" if found else plain
    bank = " ".join(_NOISE.sub(" ", rest).split())
    code = _banks().get(bank) or _banks().get(" ".join(rest.split())) or bank.upper()
    if not 6 <= len(digits) <= 19 or not code or re.search(r"\d", code):
        raise Unreadable(
            "account",
            "Hãy viết tên ngân hàng và số tài khoản (6 đến 19 chữ số), như Vietcombank "
            "0123456789. Cùng một số có thể có ở nhiều ngân hàng.",
            "Write the bank and the account number (6 to 19 digits), such as Vietcombank "
            "0123456789. The same number may exist at several banks.",
        )
    return Identifier(IdKind.ACCOUNT, f"{code}:{digits}")
