"""Of which level a body is, and how long work is late, as lists and views cut them (cấp; số ngày
quá hạn). Pure: the database is asked by the same patterns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Whose work it is, by the path of its body."""

    PROVINCE = "province"  # cấp tỉnh: the committee of a province, its people's committee
    COMMUNE = "commune"  # cấp xã, with all below it
    AGENCY = "agency"  # cơ quan, đơn vị: all others


_COMMUNE = r"^v\.[0-9]{2}\.[0-9]{5}(\.|$)"
_PROVINCE = r"^v\.[0-9]{2}(\.u)?$"
PATTERNS = {
    Level.PROVINCE: _PROVINCE,
    Level.COMMUNE: _COMMUNE,
    Level.AGENCY: rf"^(?!{_COMMUNE[1:]})(?!{_PROVINCE[1:]})",
}


def level_of(path: str) -> Level:
    """Each path is of exactly one level."""
    return next(level for level, pattern in PATTERNS.items() if re.search(pattern, path))


@dataclass(frozen=True, slots=True)
class Lateness:
    """A stretch of days after the term; ``most``: none where it has no end."""

    name: str
    least: int
    most: int | None


LATENESS = (
    Lateness("1-7", 1, 7),
    Lateness("8-30", 8, 30),
    Lateness("31-90", 31, 90),
    Lateness("91", 91, None),
)


def lateness_named(name: str) -> Lateness | None:
    """The stretch that an address names."""
    return next((one for one in LATENESS if one.name == name), None)
