"""From whose place a paper speaks: "Sở Y tế" is that of the issuer's province (nơi ban hành)."""

from __future__ import annotations

from sauro.organization.resolution.directory import Directory
from sauro.organization.resolution.model import TerritoryRow
from sauro.organization.resolution.vocabulary import key_of

_ABOVE_ALL = "v"


def issuing_path(directory: Directory, level: str, locality: str, own: str) -> str:
    """The path of the place that a paper was issued for, also where no body of it is on record;
    empty where the head says nothing, or names a place that nobody knows or that several bear.

    ``level`` and ``locality`` as the paper's head says them, ``own`` the path of who received
    it: of several places of one name, that at or around him is meant.
    """
    if level == "national":
        return _ABOVE_ALL
    places = _today(directory, level, locality)
    home = {t.id for t in directory.home(own)}
    near = [t for t in places if t.id in home or t.parent in home] or places
    if len(near) != 1:
        return ""
    codes = [t.code for t in directory.above(near[0].id) if t.level != "nation"]
    return ".".join((_ABOVE_ALL, *reversed(codes)))


def _today(directory: Directory, level: str, locality: str) -> list[TerritoryRow]:
    """The places of a name, a former province as the one that has it now."""
    named = [t for t in directory.places.get(key_of(locality), ()) if t.level == level]
    found: dict[int, TerritoryRow] = {}
    for territory in named:
        if territory.valid_to is None:
            found[territory.id] = territory
        elif level == "province":
            for one in directory.province_today(territory):
                found.setdefault(one, directory.territory[one])
    return list(found.values())
