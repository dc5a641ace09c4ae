"""Vietnamese numbers, in digits and in words (số bằng chữ số, bằng chữ).

Comma before decimals, dots between thousands: "3.387,5". Words by their own grammar up to
tỷ and thousands of tỷ. What could mean two numbers is refused: "một triệu hai" is said for
1.200.000 and written for 1.000.002.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

Words = tuple[str, ...]

DIGITS = r"(?:[1-9]\d{0,2}(?:\.\d{3}){1,5}|\d{1,15})(?:,\d{1,9})?"
SCALES = {
    "tỷ": 10**9,
    "tỉ": 10**9,
    "triệu": 10**6,
    "vạn": 10**4,
    "nghìn": 10**3,
    "ngàn": 10**3,
}
_SWAP = str.maketrans(",.", ".,")
_NAMES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
ONES = {name: value for value, name in enumerate(_NAMES)} | {"bẩy": 7}
# Digits that sound differently after a ten; "năm" there is the word for year ("mười năm").
_AFTER_TEN = {**ONES, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
del _AFTER_TEN["không"], _AFTER_TEN["năm"]
_SPOKEN_ONES = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_ZERO_TENS = ("linh", "lẻ")
_TENS = ("mươi", "chục")
_HALF = ("rưỡi",)
WORDS = frozenset(
    {*ONES, *SCALES, *_AFTER_TEN, *_ZERO_TENS, *_TENS, *_HALF, "mười", "trăm", "phần", "nửa"}
)
_PLAIN = re.compile(rf"-?{DIGITS}")
_WITH_SCALE = re.compile(rf"({DIGITS})((?:\s+(?:{'|'.join(SCALES)}))*)")
_AFTER_ONE_TEN = {5: "lăm"}
_AFTER_TENS = {1: "mốt", 5: "lăm"}
TEN, THOUSAND = 10, 1000


def parse_number(text: str) -> Decimal:
    """A number in digits, in digits and scale ("5,2 triệu") or in words.

    Raises: ValueError when it is none, or could be two.
    """
    cleaned = _normal(text)
    if found := _WITH_SCALE.fullmatch(cleaned):
        return parse_digits(found[1]) * _product(found[2].split())
    if _PLAIN.fullmatch(cleaned):
        return parse_digits(cleaned)
    return parse_words(cleaned)


def parse_digits(text: str) -> Decimal:
    """ "3.387,5" as a Decimal. Raises: ValueError for any other form ("3,387.5", "2.5")."""
    if not _PLAIN.fullmatch(text):
        raise ValueError(f"Không phải số viết theo cách Việt Nam: “{text}”")
    return Decimal(text.replace(".", "").replace(",", "."))


def parse_words(text: str) -> Decimal:
    """ "một trăm linh năm" as a Decimal. Raises: ValueError when it is none, or could be two."""
    value = _number(tuple(_normal(text).split()))
    if value is None:
        raise ValueError(f"Không đọc được số bằng chữ: “{text}”")
    return value


def format_number(value: Decimal | int) -> str:
    """ "3.387,5": dots between thousands, comma before decimals, no trailing zeros."""
    return format_number_en(value).translate(_SWAP)


def format_number_en(value: Decimal | int) -> str:
    """ "3,387.5", within English."""
    whole, _, decimals = f"{Decimal(value):,f}".partition(".")
    decimals = decimals.rstrip("0")
    return whole + ("." + decimals if decimals else "")


def in_words(value: int) -> str:
    """ "một nghìn không trăm linh năm"; every zero group is said, so that it reads one way.

    Raises: ValueError for a negative number.
    """
    if value < 0:
        raise ValueError(f"Chỉ viết bằng chữ số không âm: {value}")
    for name, factor in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3)):
        if value >= factor:
            return f"{in_words(value // factor)} {name}{_rest_in_words(value % factor, factor)}"
    return _group_in_words(value, padded=False)


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def _product(scales: list[str]) -> int:
    product = 1
    for scale in scales:
        product *= SCALES[scale]
    return product


def _number(words: Words) -> Decimal | None:
    if "phần" in words:
        return _fraction(words)
    if words[:2] == ("một", "nửa"):
        words = words[1:]
    if words[:1] == ("nửa",):
        known = all(word in SCALES for word in words[1:])
        return Decimal(_product(list(words[1:]))) / 2 if known else None
    return _scaled(words)


def _fraction(words: Words) -> Decimal | None:
    """ "hai phần ba", "ba phần tư"."""
    at = words.index("phần")
    above, below = words[:at], words[at + 1 :]
    top, bottom = _scaled(above), _scaled(("bốn",) if below == ("tư",) else below)
    return top / bottom if top is not None and bottom else None


def _scaled(words: Words) -> Decimal | None:
    """A sum of groups with scales; the last of the largest scale splits it."""
    for scale, factor in SCALES.items():
        if scale in words:
            at = len(words) - 1 - words[::-1].index(scale)
            head, rest = words[:at], words[at + 1 :]
            if scale in head or (factor < SCALES["tỷ"] and not set(head).isdisjoint(SCALES)):
                return None
            count, tail = _scaled(head), _tail(rest, factor)
            return None if count is None or tail is None else count * factor + tail
    value = _below_thousand(words)
    return None if value is None else Decimal(value)


def _tail(words: Words, factor: int) -> Decimal | None:
    """What follows a scale, or None when it could be meant as a decimal of it."""
    if not words:
        return Decimal(0)
    if words == _HALF:
        return Decimal(factor) / 2
    if words[0] in _ZERO_TENS:
        words = ("không", "trăm", *words)
    value = _scaled(words)
    if value is None or value >= factor:
        return None
    exact = words[0] == "không" or (len(words) > 1 and (factor == THOUSAND or value >= THOUSAND))
    return value if exact else None


def _below_thousand(words: Words) -> int | None:
    if len(words) > 1 and words[1] == "trăm" and words[0] in ONES:
        rest = _below_hundred_padded(words[2:])
        return None if rest is None else ONES[words[0]] * 100 + rest
    if len(words) == 1 and words[0] in ONES:
        return ONES[words[0]]
    return _tens(words)


def _below_hundred_padded(words: Words) -> int | None:
    """What follows "trăm": nothing, "rưỡi", "linh năm", "hai mươi mốt"."""
    match words:
        case ():
            return 0
        case ("rưỡi",):
            return 50
        case ("linh" | "lẻ", one):
            return ONES.get(one) or None
    return _tens(words)


def _tens(words: Words) -> int | None:
    """ "mười lăm", "hai mươi mốt", "ba chục", and as spoken "hai mốt"."""
    match words:
        case ("mười",):
            return 10
        case ("mười", one) if one in _AFTER_TEN and one != "mốt":
            return 10 + _AFTER_TEN[one]
        case (ten, mark) if mark in _TENS and ONES.get(ten):
            return ONES[ten] * 10
        case (ten, "mươi", one) if one in _AFTER_TEN and ONES.get(ten, 0) > 1:
            return ONES[ten] * 10 + _AFTER_TEN[one]
        case (ten, one) if one in _SPOKEN_ONES and ONES.get(ten, 0) > 1:
            return ONES[ten] * 10 + _SPOKEN_ONES[one]
    return None


def _rest_in_words(rest: int, factor: int) -> str:
    """The groups below a scale, down to the last that is not zero."""
    said = ""
    for name, below in (("triệu", 10**6), ("nghìn", 10**3), ("", 1)):
        if below < factor and rest:
            group, rest = divmod(rest, below)
            said += f" {_group_in_words(group, padded=group > 0)} {name}".rstrip()
    return said


def _group_in_words(value: int, *, padded: bool) -> str:
    hundreds, below = divmod(value, 100)
    if not hundreds and not padded:
        return _below_hundred_in_words(below)
    said = f"{_NAMES[hundreds]} trăm"
    if not below:
        return said
    return f"{said} {'linh ' if below < TEN else ''}{_below_hundred_in_words(below)}"


def _below_hundred_in_words(value: int) -> str:
    tens, one = divmod(value, TEN)
    if not tens:
        return _NAMES[one]
    head, endings = ("mười", _AFTER_ONE_TEN) if tens == 1 else (f"{_NAMES[tens]} mươi", _AFTER_TENS)
    return f"{head} {endings.get(one, _NAMES[one])}" if one else head
