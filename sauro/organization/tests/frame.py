"""The frame of the whole nation as a directory without a database, for the table and the bench."""

from collections import defaultdict
from datetime import date
from functools import cache
from itertools import count

from sauro.organization import seed, sources
from sauro.organization.models import Territory
from sauro.organization.resolution import (
    BodyRow,
    Directory,
    MembershipRow,
    SuccessionRow,
    TerritoryRow,
)

NATION = 1


def _territories():
    numbers = count(NATION + 1)
    ids = {("nation", "", False): NATION}
    rows = [TerritoryRow(NATION, "VN", "Việt Nam", "", "nation", None)]
    for u in sources.units():
        old_commune = u.former and u.level == "commune"
        above = "nation" if u.level == "province" else "district" if old_commune else "province"
        parent = ids[above, u.parent, u.former and above != "nation"]
        number = ids[u.level, u.code, u.former] = next(numbers)
        begun, ended = (None, date(2025, 6, 30)) if u.former else (date(2025, 7, 1), None)
        rows.append(TerritoryRow(number, u.code, u.name, u.kind, u.level, parent, begun, ended))
    return rows, ids


def _bodies(rows):
    """What seeding would write, with numbers instead of saved rows."""
    numbers = count(1)
    by_path: dict[str, BodyRow] = {}
    codes = {t.id: t.code for t in rows}
    today = [t for t in rows if t.valid_to is None]
    for t in sorted(today, key=lambda t: ["nation", "province", "commune"].index(t.level)):
        above = [codes[t.parent]] if t.level == "commune" else []
        above += [] if t.level == "nation" else [t.code]
        standing = seed._structure()["standing"].get(t.code, "") if t.level == "province" else ""
        if t.level == "nation":
            standing = seed._structure()["nation"]["standing"]
        territory = Territory(
            code=t.code, name=t.name, kind=t.kind, level=t.level, valid_from=t.valid_from
        )
        for b in seed._bodies(".".join(("v", *above)), territory, {}, standing):
            parent = by_path.get(b.path.rpartition(".")[0])
            by_path[b.path] = BodyRow(
                id=next(numbers),
                path=b.path,
                name=b.name,
                kind=str(b.kind),
                level=t.level,
                territory=t.id,
                parent=parent.id if parent else None,
                valid_from=b.valid_from,
                standing=b.standing,
            )
    return by_path


# Who belongs to the committee of Lạng Sơn, imagined for these tests: path, from, to.
MEMBERS = [
    ("v.20.ca", date(2025, 8, 19), None),
    ("v.20.sct", date(2025, 8, 19), None),
    ("v.20.qltt", date(2025, 8, 19), None),
    ("v.20.bp", date(2025, 8, 19), date(2025, 12, 31)),
    ("v.20.thue", date(2026, 1, 1), None),
]
ALIASES = {"v.04.hq": ("Chi cục Hải quan khu vực XVI",)}


@cache
def frame() -> Directory:
    return frame_with(())


def frame_with(more: tuple[BodyRow, ...]) -> Directory:
    """The frame and further bodies."""
    rows, ids = _territories()
    bodies = _bodies(rows)
    for path, aliases in ALIASES.items():
        b = bodies[path]
        bodies[path] = BodyRow(
            *(b.id, b.path, b.name, b.kind, b.level, b.territory, b.parent),
            aliases=aliases,
            valid_from=b.valid_from,
        )
    went = defaultdict(bool)
    for c in sources.changes():
        went[ids[c.level, c.old, True], ids[c.new_level, c.new, False]] = c.whole
    return Directory(
        rows,
        [SuccessionRow(old, new, whole) for (old, new), whole in went.items()],
        (*bodies.values(), *more),
        [MembershipRow(bodies["v.20"].id, bodies[p].id, a, z) for p, a, z in MEMBERS],
    )
