"""Cases for tests."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from importlib import import_module
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.db import connection
from django.utils import timezone

from sauro.cases.case_rules import CaseFacts, GoodsEntry, PartyEntry, ViolationEntry, Where
from sauro.cases.custody import Line, add_exhibit, move
from sauro.cases.exhibits import Act, Movement
from sauro.cases.models import Case, GoodsGroup
from sauro.cases.opening import NewCase, open_case
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.access.tests.make import operator
from sauro.kernel.text import fold
from sauro.organization.models import Territory

DAY = date(2026, 11, 2)
CIGARETTES = GoodsEntry("cigarettes", "thuốc lá điếu Jet", Decimal(1600), "bao", brand="Jet",
                        value_vnd=40_000_000)  # fmt: skip
STORING = ViolationEntry("banned_storage", "Điều 8 Nghị định 98/2020/NĐ-CP")
DRIVER = PartyEntry("violator", None, "person", "Lò Văn Mẫu", (("phone", "0912345678"),))


_FACTS = {*CaseFacts.__dataclass_fields__, "territory", "place", "point"}


def make_place(name: str = "Mường Mẫu", code: str = "99001") -> Territory:
    """A commune."""
    with operator():
        row, _made = Territory.objects.get_or_create(
            code=code, level="commune",
            defaults={"name": name, "kind": "xã", "search_key": fold(name), "sort_key": name},
        )  # fmt: skip
    return row


def facts(**others: Any) -> CaseFacts:
    """Of a patrol that found something on the 2nd of November 2026 at nine."""
    place = others.pop("territory", None) or make_place()
    lat, lon = others.pop("point", (None, None))
    named = others.pop("place", "Km 5 quốc lộ 12")
    where = Where(place.pk, f"xã {place.name}", named, lat, lon)
    told: dict[str, Any] = {
        "detected_on": DAY,
        "detected_time": time(9),
        "route": "inland",
        "source": "patrol",
    }
    return CaseFacts(where=where, **{**told, **others})


def make_case(seat: Seat, **others: Any) -> Case:
    """A case of the seat's body; ``facts`` and fields of ``NewCase`` by their names."""
    enter(scope_of(seat))
    said = {n: others.pop(n) for n in list(others) if n in _FACTS}
    what: dict[str, Any] = {
        "violations": (STORING,),
        "goods": (CIGARETTES,),
        "key": uuid4(),
    } | others
    return open_case(NewCase(facts=facts(**said), **what), by=seat, now=timezone.now())


def make_handover(case: Case, seat: Seat) -> int:
    """The number of a hand-over in a case of the seat: seized, then given to the police."""
    day = timezone.localdate(case.detected_at)
    what: dict[str, Any] = {"exhibit": "TV1", "day": day, "paper": "1/BB"}
    add_exhibit(case.pk, Line("Thuốc lá điếu Jet", "bao"), by=seat, now=timezone.now())
    seized: dict[str, Any] = {
        "quantity": Decimal(1600),
        "giver": "Lò Văn Mẫu",
        "taker": "Đội QLTT số 3",
    }
    for movement in (
        Movement(1, Act.SEIZED, **what, **seized),
        Movement(2, Act.HANDED_OVER, **what, taker="Công an tỉnh Mẫu"),
    ):
        row = move(case.pk, movement, by=seat, now=timezone.now(), today=timezone.localdate())
    return row.number


def ship_catalogues() -> None:
    """Goods groups and kinds of violation once more, where a test before emptied them together
    with the seats that they refer to.
    """
    enter(Scope(("v",)))
    if GoodsGroup.objects.exists():
        return
    shipped = import_module("sauro.cases.migrations.0003_catalogues")
    shipped._ship(apps, SimpleNamespace(connection=connection))
