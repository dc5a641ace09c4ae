"""A few simulated cases for the demo, entered as an officer enters them. None of them happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils import timezone

from sauro.cases.case_rules import (
    CaseFacts,
    GoodsEntry,
    PartyEntry,
    StepEntry,
    ViolationEntry,
    Where,
)
from sauro.cases.joining import Joining
from sauro.cases.opening import NewCase, open_case
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.organization.queries.territories import territories_called

_WHO = "congan"  # the account of the demo that enters them
_PLACES = ("Mường Xén, Nghệ An", "Cửa Lò, Nghệ An", "Đô Lương, Nghệ An")


@transaction.atomic
def fill_cases(today: date) -> int:
    """Three cases of the province's police; entered again they are the same. Returns how many."""
    seat = Seat.objects.select_related("body", "user").get(user__username=_WHO)
    enter(scope_of(seat))
    made = [new(_key(number)) for number, new in enumerate(_cases(today))]
    for case in made:
        open_case(case, by=seat, now=timezone.now())
    return len(made)


def _key(number: int) -> UUID:
    return uuid5(NAMESPACE_URL, f"sauro-demo-case-{number}")


def _where(text: str, place: str) -> Where:
    row = next(iter(territories_called(text)))
    return Where(row.id, row.label, place)


def _cases(today: date) -> Iterator[Callable[[UUID], NewCase]]:
    def ago(days: int) -> date:
        return today - timedelta(days=days)

    yield lambda key: NewCase(
        key,
        CaseFacts(
            ago(6), _where(_PLACES[0], "quốc lộ 7A (mô phỏng)"), "land_border", "patrol",
            summary="Xe tải chở thuốc lá không có hóa đơn, chứng từ (mô phỏng).",
            detected_by="Tổ tuần tra (mô phỏng)",
        ),
        [ViolationEntry("banned_storage", "Điều 8 Nghị định 98/2020/NĐ-CP")],
        [
            PartyEntry("violator", None, "person", "Moong Văn Mô Phỏng"),
            PartyEntry("vehicle", None, "vehicle", "xe tải (mô phỏng)", (("plate", "37C-000.01"),)),
        ],
        [
            GoodsEntry(
                "cigarettes", "thuốc lá điếu (mô phỏng)", Decimal(1600), "bao",
                value_vnd=40_000_000,
            )
        ],
        [
            StepEntry("violation_record", ago(5), paper="01/BB-VPHC (mô phỏng)"),
            StepEntry("seizure", ago(5), paper="01/QĐ-TGTV (mô phỏng)", about="xe tải"),
        ],
        [Joining("v.40")],
    )  # fmt: skip
    yield lambda key: NewCase(
        key,
        CaseFacts(
            ago(30), _where(_PLACES[1], "vùng biển ven bờ (mô phỏng)"), "sea", "patrol",
            summary="Tàu chở dầu DO không có hóa đơn (mô phỏng).",
        ),
        [ViolationEntry("smuggled_trade")],
        [PartyEntry("owner", None, "company", "Công ty TNHH Mô Phỏng Biển")],
        [GoodsEntry("fuel", "dầu DO (mô phỏng)", Decimal(12_500), "lít", value_vnd=230_000_000)],
        [StepEntry("violation_record", ago(29), paper="02/BB-VPHC (mô phỏng)")],
    )  # fmt: skip
    yield lambda key: NewCase(
        key,
        CaseFacts(
            ago(2), _where(_PLACES[2], "chợ trung tâm (mô phỏng)"), "inland", "plan",
            summary="Quần áo gắn nhãn hiệu nghi giả (mô phỏng).",
        ),
        [ViolationEntry("counterfeit_goods")],
        [PartyEntry("violator", None, "household", "Hộ kinh doanh Vi Thị Mô Phỏng")],
        [GoodsEntry("clothing", "áo phông (mô phỏng)", Decimal(320), "cái")],
    )  # fmt: skip
