"""Reading any identifier by its kind, or by its looks (nhận dạng định danh)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sauro.parties.linking.contacts import account, phone, plate, shop
from sauro.parties.linking.numbers import identity_number, tax_code
from sauro.parties.linking.reading import Identifier, IdKind, Unreadable

_READERS: dict[IdKind, Callable[[str, date], Identifier]] = {
    IdKind.TAX_CODE: tax_code,
    IdKind.IDENTITY_NUMBER: identity_number,
    IdKind.OLD_IDENTITY_NUMBER: identity_number,
    IdKind.PHONE: lambda text, _today: phone(text),
    IdKind.PLATE: lambda text, _today: plate(text),
    IdKind.SHOP: lambda text, _today: shop(text),
    IdKind.ACCOUNT: lambda text, _today: account(text),
}


def identifier(kind: IdKind, text: str, today: date) -> Identifier:
    """The only spelling of what was typed. Raises: Unreadable with a sentence that teaches."""
    return _READERS[kind](text, today)


def recognised(text: str, today: date) -> tuple[Identifier, ...]:
    """All that a typed text may be: whoever searches does not say which number it is."""
    found: dict[Identifier, None] = {}
    if not any(c.isdigit() for c in text) and "/" not in text:
        return ()
    for kind in IdKind:
        try:
            found[identifier(kind, text, today)] = None
        except Unreadable:
            continue
    return tuple(found)
