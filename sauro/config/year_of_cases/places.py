"""Where a simulated case belongs: the body of its force, a commune of its province, a seat."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from random import Random

from sauro.cases.simulating import Simulated
from sauro.config.simulated import sit
from sauro.foundation.access.models import Seat
from sauro.organization import sources
from sauro.organization.models import Body, Territory
from sauro.organization.queries.territories import territory_labels

# Of each force the body of a province, as data/structure.toml calls it; the coast guard has one
# for the whole coast.
_BODIES = {
    "tax": "thue", "police": "ca", "customs": "hq", "market": "qltt", "border_guard": "bp",
    "agriculture": "snnmt", "other": "tt",
}  # fmt: skip
_COAST = "v.btlcsb"
_NEAR = 0.03  # degrees around the point of a commune, some three kilometres

Point = tuple[Decimal, Decimal] | tuple[None, None]


class Places:
    """Looked up once each."""

    def __init__(self) -> None:
        rows = Territory.objects.filter(level=Territory.Level.PROVINCE, valid_to=None)
        self._provinces = {row.name.removeprefix("Thành phố "): row for row in rows}
        self.seat = cache(self._seat)
        self.communes = cache(self._communes)
        self._codes: dict[int, str] = {}
        self._points = sources.rough_points()

    def path_of(self, case: Simulated) -> str:
        """The lead body's path."""
        if case.force == "coast_guard":
            return _COAST
        return f"v.{self._provinces[case.province].code}.{_BODIES[case.force]}"

    def commune_of(self, case: Simulated) -> tuple[int, str]:
        """Key and name of where it was found."""
        communes = self.communes(case.province)
        return communes[int(case.commune * len(communes))]

    def point_of(self, case: Simulated) -> Point:
        """Somewhere in its commune, always the same; none where it was found online."""
        communes = self.communes(case.province)
        code = self._codes[communes[int(case.commune * len(communes))][0]]
        if case.route == "online" or code not in self._points:
            return None, None
        drawn = Random(f"{case.place} {case.day:%d%m} {case.commune}")
        lat, lon = (round(at + drawn.uniform(-_NEAR, _NEAR), 5) for at in self._points[code])
        return Decimal(str(lat)), Decimal(str(lon))

    def _communes(self, province: str) -> list[tuple[int, str]]:
        rows = Territory.objects.filter(
            level=Territory.Level.COMMUNE, parent=self._provinces[province], valid_to=None
        )
        self._codes |= dict(rows.values_list("pk", "code"))
        labels = territory_labels(rows.order_by("code").values_list("pk", flat=True))
        return list(labels.items())

    def _seat(self, path: str) -> Seat:
        """Who writes for the body; nobody signs in as him."""
        known = Seat.objects.filter(user__username=f"mp-{path.removeprefix('v.')}", body__path=path)
        body = Body.objects.get(path=path)
        return known.select_related("body").first() or sit(body.path)
