"""The lunar calendar (âm lịch) as it is kept in Viet Nam, at UTC+7.

A thin wrapper of lunar-vn, which follows Hồ Ngọc Đức's algorithm. The time zone matters:
in 2030 Tết falls a day earlier here than in China.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

import lunar_vn
from lunar_vn.can_chi import CAN, CHI

VIETNAM_UTC_OFFSET = 7.0  # hours
CYCLE = 60  # years after which a name returns (lục thập hoa giáp)
_SPELLINGS = {"tị": "tỵ", "kỉ": "kỷ", "quí": "quý", "mẹo": "mão"}


@dataclass(frozen=True, slots=True, order=True)
class LunarDate:
    """A day of the lunar calendar (ngày âm lịch); `leap` is the second of two months alike."""

    year: int  # the lunar year, that is the year in which its Tết falls
    month: int
    leap: bool
    day: int

    def __str__(self) -> str:
        leap = " nhuận" if self.leap else ""
        return f"{self.day}/{self.month}{leap} năm {can_chi(self.year)}"


def tet(year: int) -> date:
    """The first day of the lunar year (mùng 1 Tết Nguyên đán).

    >>> tet(2026).isoformat(), can_chi(2026)
    ('2026-02-17', 'Bính Ngọ')
    """
    return lunar_to_solar(1, 1, year)


def lunar_to_solar(day: int, month: int, year: int, leap: bool = False) -> date:
    """The calendar date of a lunar day (đổi ngày âm sang ngày dương).

    Raises: ValueError when that lunar year has no such day or no such leap month.
    """
    wanted = LunarDate(year, month, leap, day)
    try:
        found = lunar_vn.convert_lunar_to_solar(day, month, year, int(leap), VIETNAM_UTC_OFFSET)
    except ValueError as error:
        raise ValueError(_absent(wanted)) from error
    # lunar-vn overlooks a leap flag in a year without leap month and lets day 30 of a
    # short month run into the next: only the way back tells.
    if solar_to_lunar(found) != wanted:
        raise ValueError(_absent(wanted))
    return found


def solar_to_lunar(day: date) -> LunarDate:
    """The lunar day of a calendar date (đổi ngày dương sang ngày âm).

    Raises: ValueError outside 1900 to 2100.
    """
    found = lunar_vn.convert_solar_to_lunar(day.day, day.month, day.year, VIETNAM_UTC_OFFSET)
    return LunarDate(found.year, found.month, found.leap, found.day)


def can_chi(year: int) -> str:
    """The traditional name of a lunar year (năm can chi): 2026 is "Bính Ngọ"."""
    return f"{CAN[(year + 6) % 10]} {CHI[(year + 8) % 12]}"


def year_of_can_chi(name: str, near: int) -> int:
    """The year of that name which is nearest to `near` (the later one of two as near).

    Spelling variants are understood ("Ất Tị", "Quí Mão"). Raises: ValueError for a name
    that is none of the sixty.
    """
    wanted = _standard_name(name)
    for distance in range(CYCLE // 2 + 1):
        for year in (near + distance, near - distance):
            if can_chi(year).lower() == wanted:
                return year
    raise ValueError(f"Không có năm can chi nào tên “{name}”")


def _standard_name(name: str) -> str:
    words = re.findall(r"\w+", unicodedata.normalize("NFC", name).lower())
    return " ".join(_SPELLINGS.get(word, word) for word in words)


def _absent(wanted: LunarDate) -> str:
    month = f"tháng {wanted.month}{' nhuận' if wanted.leap else ''}"
    return (
        f"Âm lịch Việt Nam không có ngày {wanted.day} {month} năm {wanted.year}: "
        "tháng nhuận không có trong năm đó, tháng thiếu chỉ 29 ngày, hoặc ngoài 1900–2100"
    )
