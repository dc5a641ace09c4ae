"""The official codes and the mapping of 1 July 2025, as the package vietnamadminunits ships them.

Only names, codes and the mapping are taken. Its points come from a geocoder: nothing real is placed
by them, simulated cases are.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

MERGER = date(2025, 7, 1)  # two levels and 34 provinces from this day
LAST_DAY_OF_OLD = date(2025, 6, 30)

_KINDS = (
    *("thành phố", "thị trấn", "thị xã", "đặc khu"),
    *("tỉnh", "quận", "huyện", "phường", "xã"),
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One territory as the source has it (đơn vị hành chính)."""

    code: str
    level: str  # of Territory.Level
    kind: str
    name: str
    parent: str  # code of the unit above; "" for the nation's own
    former: bool  # ended with 30 June 2025


@dataclass(frozen=True, slots=True)
class Change:
    """A former unit and one that took it over, by their codes and level (kế thừa)."""

    level: str
    old: str
    new: str
    new_level: str
    whole: bool


def units() -> list[Unit]:
    """All units, each after the one above it."""
    with _database() as rows:
        found = [*_units_of_today(rows), *_units_before(rows)]
    return list(dict.fromkeys(found))


def rough_points() -> dict[str, tuple[float, float]]:
    """Latitude and longitude of communes of today by their codes, as a geocoder guessed them: good
    enough for what never happened.
    """
    asked = "SELECT wardCode, wardLat, wardLon FROM admin_units WHERE wardLat IS NOT NULL"
    with _database() as rows:
        return {code: (lat, lon) for code, lat, lon in rows.execute(asked)}


def changes() -> list[Change]:
    """Which unit of today each former one went into."""
    with _database() as rows:
        old = {
            f"{p}_{d}_{w or ''}": (code, district, province)
            for p, d, w, code, district, province in rows.execute(
                "SELECT provinceKey, districtKey, wardKey, wardCode, districtCode, provinceCode "
                "FROM admin_units_legacy"
            )
        }
        new = {
            (p, w): (code, province)
            for p, w, code, province in rows.execute(
                "SELECT provinceKey, wardKey, wardCode, provinceCode FROM admin_units"
            )
        }
    went: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for old_key, new_key in _moves():
        commune, district, province = old[old_key]
        new_commune, new_province = new[new_key]
        if commune:
            went["commune", commune].add(("commune", new_commune))
        went["district", district].add(("commune", new_commune))
        went["province", province].add(("province", new_province))
    return [
        Change(level, code, new_code, new_level, whole=len(targets) == 1)
        for (level, code), targets in sorted(went.items())
        for new_level, new_code in sorted(targets)
    ]


def _database() -> sqlite3.Connection:
    return sqlite3.connect(f"file:{_data('dataset.db')}?mode=ro", uri=True)


def _data(name: str) -> Path:
    return Path(str(files("vietnamadminunits") / "data" / name))


def _moves() -> Iterator[tuple[str, tuple[str, str]]]:
    """Key of a former commune, key of a new one that has it or a part of it."""
    mapping = json.loads(_data("converter_2025.json").read_text("utf-8"))
    for province, communes in mapping["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, old_keys in communes.items():
            yield from ((old_key, (province, commune)) for old_key in old_keys)
    for province, divided in mapping["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old_key, parts in divided.items():
            yield from ((old_key, (province, part["newWardKey"])) for part in parts)


def _units_of_today(rows: sqlite3.Connection) -> Iterator[Unit]:
    for province, code in rows.execute("SELECT DISTINCT province, provinceCode FROM admin_units"):
        yield _unit(code, "province", province, "", former=False)
    for commune, code, province in rows.execute(
        "SELECT ward, wardCode, provinceCode FROM admin_units"
    ):
        yield _unit(code, "commune", commune, province, former=False)


def _units_before(rows: sqlite3.Connection) -> Iterator[Unit]:
    table = "admin_units_legacy"
    for name, code in rows.execute(f"SELECT DISTINCT province, provinceCode FROM {table}"):
        yield _unit(code, "province", name, "", former=True)
    for name, code, above in rows.execute(
        f"SELECT DISTINCT district, districtCode, provinceCode FROM {table}"
    ):
        yield _unit(code, "district", name, above, former=True)
    for name, code, above in rows.execute(
        f"SELECT ward, wardCode, districtCode FROM {table} WHERE wardCode IS NOT NULL"
    ):
        yield _unit(code, "commune", name, above, former=True)


def _unit(code: str, level: str, full_name: str, parent: str, *, former: bool) -> Unit:
    """The kind is read off the name: the source's own column has slips."""
    kind = next(k for k in _KINDS if full_name.lower().startswith(k + " "))
    return Unit(code, level, kind, full_name[len(kind) + 1 :], parent, former)
