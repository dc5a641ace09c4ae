"""A frame of bodies to begin with: the nation's, a province's, its communes' (khung tổ chức).

It is generated from ``data/structure.toml``: nobody founded these rows by a decision, so
``founded_by`` is empty. What an officer has since changed is left as it is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from django.db import transaction

from sauro.kernel.text import fold
from sauro.organization.models import Body, Force, Territory
from sauro.organization.sorting import sort_key

NATION = "v"


def seed_province(code: str, *, using: str = "owner") -> None:
    """The nation's bodies, those of one province and of its communes.

    Raises: Territory.DoesNotExist where no such province is loaded.
    """
    with transaction.atomic(using=using):
        _seed_nation(using)
        _seed_provinces(using, _today(using).filter(level="province", code=code).get())


def seed_all(*, using: str = "owner") -> None:
    """The bodies of the nation, all provinces and all communes."""
    with transaction.atomic(using=using):
        _seed_nation(using)
        _seed_provinces(using, *_today(using).filter(level="province"))


@cache
def _structure() -> dict[str, Any]:
    data = files("sauro.organization") / "data" / "structure.toml"
    return tomllib.loads(data.read_text("utf-8"))


def _today(using: str) -> Any:
    return Territory.objects.using(using).filter(valid_to=None)


def _seed_nation(using: str) -> None:
    frame = _structure()
    Force.objects.using(using).bulk_create(
        [Force(code=code, name=name) for code, name in frame["forces"].items()],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name"],
    )
    nation = _today(using).get(level="nation")
    standing = frame["nation"]["standing"]
    _write(using, _bodies(NATION, nation, _forces(using), standing))


def _seed_provinces(using: str, *provinces: Territory) -> None:
    forces, bodies = _forces(using), []
    paths = {p.pk: f"{NATION}.{p.code}" for p in provinces}
    for province in provinces:
        standing = _structure()["standing"].get(province.code, "")
        bodies += _bodies(paths[province.pk], province, forces, standing)
    for commune in _today(using).filter(level="commune", parent__in=provinces):
        bodies += _bodies(f"{paths[commune.parent_id]}.{commune.code}", commune, forces)
    _write(using, bodies)


def _forces(using: str) -> dict[str, int]:
    return dict(Force.objects.using(using).values_list("code", "pk"))


def _bodies(
    path: str, territory: Territory, forces: dict[str, int], standing: str = ""
) -> list[Body]:
    """The committee of a territory and the bodies beside it; their parents come when written."""
    frame = _structure()[territory.level]
    without = frame.get("without", {})
    words = _words(territory)
    bodies = [_body(path, frame["committee"].format(**words), Body.Kind.COMMITTEE, territory)]
    for short, name, kind, force in frame["bodies"]:
        if territory.code not in without.get(short, ()):
            body = _body(f"{path}.{short}", name.format(**words), kind, territory)
            body.standing, body.force_id = short == standing, forces.get(force)
            bodies.append(body)
    return bodies


def _words(territory: Territory) -> dict[str, str]:
    party = "Thành ủy" if territory.kind == "thành phố" else "Tỉnh ủy"
    return {"place": str(territory), "name": territory.name, "party": party}


def _body(path: str, name: str, kind: str, territory: Territory) -> Body:
    return Body(
        path=path,
        name=name,
        kind=kind,
        territory=territory,
        search_key=fold(name),
        sort_key=sort_key(name),
        # What a province has had before 2025 under its name is not known here.
        valid_from=territory.valid_from if territory.level == "commune" else None,
    )


def _write(using: str, bodies: Iterable[Body]) -> None:
    """Level by level: each row needs the id of the one above."""
    rows = Body.objects.using(using)
    by_depth = sorted(bodies, key=lambda b: b.path.count("."))
    for _depth, group in groupby(by_depth, key=lambda b: b.path.count(".")):
        level = list(group)
        above = {b.path.rpartition(".")[0] for b in level}
        ids = dict(rows.filter(path__in=above).values_list("path", "pk"))
        for body in level:
            body.parent_id = ids.get(body.path.rpartition(".")[0])
        rows.bulk_create(level, batch_size=4000, ignore_conflicts=True)
