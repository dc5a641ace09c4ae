"""Territories into the database: those of today, those before 1 July 2025, and what became of them.

Run by the owner of the tables; safe to run again.
"""

from __future__ import annotations

from itertools import groupby

from django.db import transaction

from sauro.kernel.text import fold
from sauro.organization import sources
from sauro.organization.models import Succession, Territory
from sauro.organization.sorting import sort_key

NATION = "VN"
_BATCH = 4000

Key = tuple[str, str, bool]  # level, code, former


def load_territories(using: str = "owner") -> dict[str, int]:
    """Territories and successions, all or nothing. Returns how many of each there are."""
    with transaction.atomic(using=using):
        known = _load_units(using)
        _load_successions(using, known)
    return {
        "territories": Territory.objects.using(using).count(),
        "successions": Succession.objects.using(using).count(),
    }


def _load_units(using: str) -> dict[Key, Territory]:
    nation = Territory(code=NATION, level="nation", kind="", name="Việt Nam", **_keys("Việt Nam"))
    known = {("nation", "", False): _write(using, [nation])[0]}
    for _level, group in groupby(sources.units(), key=lambda u: (u.former, u.level)):
        units = list(group)
        rows = _write(using, [_territory(u, known) for u in units])
        known |= {(u.level, u.code, u.former): row for u, row in zip(units, rows, strict=True)}
    return known


def _territory(unit: sources.Unit, known: dict[Key, Territory]) -> Territory:
    return Territory(
        code=unit.code,
        level=unit.level,
        kind=unit.kind,
        name=unit.name,
        parent=known[_level_above(unit), unit.parent, bool(unit.parent) and unit.former],
        valid_from=None if unit.former else sources.MERGER,
        valid_to=sources.LAST_DAY_OF_OLD if unit.former else None,
        **_keys(unit.name),
    )


def _level_above(unit: sources.Unit) -> str:
    if unit.level == "province":
        return "nation"
    return "district" if unit.former and unit.level == "commune" else "province"


def _keys(name: str) -> dict[str, str]:
    return {"search_key": fold(name), "sort_key": sort_key(name)}


def _write(using: str, rows: list[Territory]) -> list[Territory]:
    return Territory.objects.using(using).bulk_create(
        rows,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["code", "level", "valid_from"],
        update_fields=["name", "kind", "parent", "search_key", "sort_key", "valid_to"],
    )


def _load_successions(using: str, known: dict[Key, Territory]) -> None:
    Succession.objects.using(using).bulk_create(
        [
            Succession(
                old=known[c.level, c.old, True],
                new=known[c.new_level, c.new, False],
                whole=c.whole,
            )
            for c in sources.changes()
        ],
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["old", "new"],
        update_fields=["whole"],
    )
