"""Quantities in running text (số lượng): number, unit and how it is rounded.

Papers say "hơn 28 nghìn vụ" as often as "28.014 vụ"; the rounding word belongs to the figure.
The units are rows of `data/units.csv`. Durations and dates are not read here. Texts are
expected in NFC.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from importlib import resources

from sauro.kernel.numerals import DIGITS, ONES, SCALES, WORDS, parse_digits, parse_number


class Rounding(StrEnum):
    """What the word beside a number says about the true figure."""

    ABOVE = "above"  # hơn, trên
    BELOW = "below"  # dưới, ít hơn
    NEARLY = "nearly"  # gần
    ABOUT = "about"  # khoảng, ước, xấp xỉ
    AT_LEAST = "at_least"  # ít nhất, không dưới, … trở lên
    AT_MOST = "at_most"  # không quá, tối đa, … trở xuống


@dataclass(frozen=True, slots=True)
class Unit:
    """One way to write a unit (đơn vị tính); one of it is `factor` of the unit counted in."""

    written: str
    name: str
    factor: Decimal
    kind: str  # case, count, place, mass, volume, length, area, money, ratio


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure and its place: `text` is the source from `start` to `end`."""

    value: Decimal  # in `unit`: "2,4 tấn" is 2400 kg, "5 triệu đồng" is 5000000 đồng
    unit: str
    rounding: Rounding | None
    text: str
    start: int
    end: int
    out_of: Decimal | None = None  # 54 in "53/54 xã"


_ROUNDING_WORDS = {
    "hơn": Rounding.ABOVE,
    "trên": Rounding.ABOVE,
    "nhiều hơn": Rounding.ABOVE,
    "cao hơn": Rounding.ABOVE,
    "dưới": Rounding.BELOW,
    "ít hơn": Rounding.BELOW,
    "thấp hơn": Rounding.BELOW,
    "gần": Rounding.NEARLY,
    "khoảng": Rounding.ABOUT,
    "chừng": Rounding.ABOUT,
    "độ": Rounding.ABOUT,
    "ước": Rounding.ABOUT,
    "ước tính": Rounding.ABOUT,
    "ước khoảng": Rounding.ABOUT,
    "ước đạt": Rounding.ABOUT,
    "xấp xỉ": Rounding.ABOUT,
    "trên dưới": Rounding.ABOUT,
    "ít nhất": Rounding.AT_LEAST,
    "tối thiểu": Rounding.AT_LEAST,
    "không dưới": Rounding.AT_LEAST,
    "không ít hơn": Rounding.AT_LEAST,
    "không thấp hơn": Rounding.AT_LEAST,
    "nhiều nhất": Rounding.AT_MOST,
    "tối đa": Rounding.AT_MOST,
    "không quá": Rounding.AT_MOST,
    "không vượt quá": Rounding.AT_MOST,
    "không hơn": Rounding.AT_MOST,
    "không nhiều hơn": Rounding.AT_MOST,
    "trở lên": Rounding.AT_LEAST,
    "trở xuống": Rounding.AT_MOST,
}
_GAP = r"\s{1,20}"
_LOOK_BACK = 28  # characters in which the words before a number are sought
_BEFORE = re.compile(
    rf"(?<!\w)({'|'.join(w.replace(' ', _GAP) for w in _ROUNDING_WORDS)}){_GAP}$", re.IGNORECASE
)
# Words that make a bare number a name or a date: "Điều 4", "Đội số 3", "Ban Chỉ đạo 389".
_NAMING = re.compile(
    r"(?:(?<!\w)(?i:điều|khoản|(?<!danh\s)mục|phụ\s{1,20}lục|chương|trang|quốc\s{1,20}lộ|tỉnh\s{1,20}lộ"
    r"|(?<!tổng\s)số|khóa|thứ|quý|ban\s{1,20}chỉ\s{1,20}đạo|\w*bcđ|\w*vptt|biểu|quận"
    r"|(?<!mỗi\s)(?<!một\s)(?<!hằng\s)(?<!hàng\s)(?:ngày|tháng|năm|tuần))"
    r"|(?<!\w)(?:Đội|Tổ|Đoàn|Phường|Khu|Điểm|điểm|Vùng))\s*$"
)
_RANGE = re.compile(r"\d\s{1,4}(?:đến|tới)\s*$")  # "10 đến 15 vụ" is no figure of 15
# Bare, "một" is mostly an article, and "trong năm vụ …" may say the year: both count only
# beside a rounding word or a measure ("hơn một vụ", "một tấn").
_DOUBTFUL_ALONE = {"một", "năm"}
_COUNTED = {"case", "count", "place"}
_SUFFIX = rf"(?:{_GAP}(?P<suffix>trở{_GAP}(?:lên|xuống)))?"
_YEARS = range(1900, 2101)


def find_quantities(text: str) -> list[Quantity]:
    """All figures with a known unit, in order and without overlap.

    Numbers of documents, articles, dates, times and paragraphs are none. Left unread are a
    range ("10-15 vụ"), English decimals ("2.5 tấn"), half a unit more ("1 tấn rưỡi"), a share
    of things ("nửa số vụ") and a number whose words in brackets say another.
    """
    found = [*_by_digits(text), *_by_words(text)]
    return sorted(found, key=lambda quantity: quantity.start)


@lru_cache(maxsize=1)
def units() -> dict[str, Unit]:
    """The units by the way they are written, as shipped (data/units.csv)."""
    text = resources.files("sauro.kernel").joinpath("data/units.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return {
        row["written"]: Unit(row["written"], row["unit"], Decimal(row["factor"]), row["kind"])
        for row in rows
    }


def _by_digits(text: str) -> Iterator[Quantity]:
    for match in _digits_pattern().finditer(text):
        unit = units()[" ".join(match["unit"].split())]
        value = parse_number(f"{match['number']} {match['scale'] or ''}")
        out_of = parse_digits(match["of"]) if match["of"] else None
        if _is_furniture(text, match) or (unit.kind in _COUNTED and _is_name(text, match)):
            continue
        if not _said_alike(match["said"], value) or _RANGE.search(text, *_words_before(match)):
            continue
        if out_of is None or _is_share(match["number"], value, out_of):
            yield _quantity(text, match, value, unit, out_of)


def _by_words(text: str) -> Iterator[Quantity]:
    for match in _words_pattern().finditer(text):
        if match.start() and text[match.start() - 1].isalnum():
            continue
        try:
            value = parse_number(match["number"])
        except ValueError:
            continue
        unit = units()[" ".join(match["unit"].split())]
        quantity = _quantity(text, match, value, unit)
        is_thing = unit.kind in _COUNTED
        if not is_thing or (_is_count(match["number"], quantity) and not _is_name(text, match)):
            yield quantity


def _quantity(
    text: str, match: re.Match[str], value: Decimal, unit: Unit, out_of: Decimal | None = None
) -> Quantity:
    before = _BEFORE.search(text, *_words_before(match))
    # "trên 12 xã" says where, not how many.
    if before and unit.kind == "place" and before[1].lower() in ("trên", "dưới"):
        before = None
    word = match["suffix"] or (before and before[1])
    start = before.start() if before else match.start()
    rounding = _ROUNDING_WORDS[" ".join(word.lower().split())] if word else None
    end = match.end()
    total = _exact(value * unit.factor)
    return Quantity(total, unit.name, rounding, text[start:end], start, end, out_of)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """A plain number after a word that makes it a name or a date."""
    plain = match["number"].isdigit() or match["number"].lower() in ONES
    scaled = "scale" in match.re.groupindex and match["scale"]
    return plain and not scaled and bool(_NAMING.search(text, *_words_before(match)))


def _is_furniture(text: str, match: re.Match[str]) -> bool:
    """A number alone on its line: a page number between the words of a sentence."""
    first, last = _words_before(match)
    line_before = text[first:last].rpartition("\n")[2]
    after = text[match.end("number") : match.start("unit")].lstrip(" \t")
    return not line_before.strip() and after.startswith("\n")


def _is_count(written: str, quantity: Quantity) -> bool:
    """Number words count things, unless they are an article, a year or a share of them."""
    whole = quantity.value == quantity.value.to_integral_value()
    return whole and (quantity.rounding is not None or written.lower() not in _DOUBTFUL_ALONE)


def _said_alike(said: str | None, value: Decimal) -> bool:
    """ "02 (hai) vụ": the words in brackets, if any, must be the same number."""
    try:
        return said is None or parse_number(said) == value
    except ValueError:
        return False


def _words_before(match: re.Match[str]) -> tuple[int, int]:
    return max(0, match.start() - _LOOK_BACK), match.start()


def _exact(value: Decimal) -> Decimal:
    """Without the trailing zeros that multiplying leaves."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _is_share(written: str, part: Decimal, whole: Decimal) -> bool:
    """ "53/54 xã", but not the date "05/9" nor the month "9/2026"."""
    return part <= whole and not written.startswith("0") and whole not in _YEARS


def _unit_pattern() -> str:
    longest_first = sorted(units(), key=len, reverse=True)
    return "|".join(re.escape(written).replace(r"\ ", _GAP) for written in longest_first)


@lru_cache(maxsize=1)
def _digits_pattern() -> re.Pattern[str]:
    # The first digit comes before what must not stand before it: the search skips to digits.
    first = r"\d(?<![\w/].)(?<!\w\..)(?<!\d,.)(?<!\d[-–].)(?<!\d [-–] .)(?<!\d[ \u00a0].)"
    rest = r"(?:(?<=[1-9])\d{0,2}(?:\.\d{3}){1,5}|\d{0,14})(?:,\d{1,9})?"  # as in DIGITS
    return re.compile(
        rf"(?P<number>{first}{rest})(?:/(?P<of>{DIGITS}))?"
        rf"(?:{_GAP}(?P<scale>(?:{'|'.join(SCALES)})(?:{_GAP}tỷ)?))?"
        rf"(?:\s{{0,20}}\((?P<said>[^()\d]{{2,60}})\))?"
        rf"\s{{0,20}}(?P<unit>{_unit_pattern()})(?!\w)(?!{_GAP}rưỡi){_SUFFIX}"
    )


@lru_cache(maxsize=1)
def _words_pattern() -> re.Pattern[str]:
    starts = [*ONES, "mười", "nửa"]
    starts.remove("không")
    first = "|".join([*starts, *(word.capitalize() for word in starts)])
    words = "|".join(sorted(WORDS, key=len, reverse=True))
    return re.compile(
        rf"(?P<number>(?:{first})(?:{_GAP}(?:{words})(?!\w)){{0,24}}){_GAP}"
        rf"(?P<unit>{_unit_pattern()})(?!\w)(?!{_GAP}rưỡi){_SUFFIX}"
    )
