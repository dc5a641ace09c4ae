"""Operations of the calendar of days off, for other systems (lịch nghỉ lễ, làm bù)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router, Schema
from pydantic import Field

from sauro.foundation.access.acting import seat_of
from sauro.foundation.web.api import Day, Given, MeantDay, Words
from sauro.kernel.workdays import DayKind
from sauro.organization.days_off import queries
from sauro.organization.days_off.queries import HeldDay
from sauro.organization.days_off.rules import Wording
from sauro.organization.days_off.services import withdraw_day, write_day
from sauro.organization.days_off.words import kind_of

router = Router(tags=["organization"])

Kind = Literal["holiday", "in_lieu", "swapped_off", "swapped_work"]
Year = Annotated[int, Field(ge=1945, le=2100)]
_KIND = _(
    "holiday: nghỉ lễ, tết; in_lieu: nghỉ bù; swapped_off: nghỉ hoán đổi; swapped_work: làm bù."
)
_SEEN = _("Lần ghi đã xem; 0 khi ngày chưa có ai ghi.")
Version = Annotated[int, Field(ge=0, le=2**31 - 1, description=_SEEN)]

Name = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]


class DayOff(Schema):
    """A day that is not what its weekday says (ngày nghỉ, ngày làm bù)."""

    day: date
    kind: Literal["holiday", "in_lieu", "swapped_off", "swapped_work", "ordinary"] = Field(
        description=_KIND
    )
    works: bool = Field(description=_("Tính là ngày làm việc."))
    name: str
    source: str
    verified: bool = Field(description=_("false: chưa kiểm chứng."))
    version: int = Field(description=_("Lần ghi của người có quyền; 0: có sẵn của phần mềm."))


class DayGiven(Given):
    """What a day is, on what ground (nội dung ghi)."""

    version: Version
    kind: Kind = Field(description=_KIND)
    name: Name
    source: Words
    verified: bool = Field(False, description=_("Đã đối chiếu với văn bản gốc."))
    reason: Words = Field(description=_("Đã đối chiếu gì, vì sao ghi."))


class DayWithdrawn(Given):
    """Why the row of a day goes (lý do bỏ)."""

    version: Version
    reason: Words


@router.get(
    "/days-off",
    response=list[DayOff],
    operation_id="list_days_off",
    summary=_("Ngày nghỉ, ngày làm bù đang dùng để tính ngày làm việc"),
)
def list_days_off(
    request: HttpRequest,
    year: Annotated[Year | None, Query(description=_("Chỉ năm này."))] = None,
) -> list[dict[str, Any]]:
    seat_of(request)
    days = queries.days_held()
    return [_shown(held) for held in days if year in (None, held.day.year)]


class LocalDayOff(Schema):
    """A day that is not what it is in the nation, in one province (ngày nghỉ riêng của tỉnh)."""

    province: str = Field(
        description=_("Đường dẫn của Ban Chỉ đạo 389 tỉnh: áp dụng từ đó trở xuống.")
    )
    day: date
    kind: Literal["holiday", "in_lieu", "swapped_off", "swapped_work", "ordinary"] = Field(
        description=_KIND
    )
    name: str
    source: str
    verified: bool = Field(description=_("false: chưa kiểm chứng."))
    version: int


@router.get(
    "/local-days-off",
    response=list[LocalDayOff],
    operation_id="list_local_days_off",
    summary=_("Ngày nghỉ riêng của các tỉnh"),
)
def list_local_days_off(request: HttpRequest) -> list[dict[str, Any]]:
    seat_of(request)
    return [
        {
            "province": row.owner_path, "day": row.day, "kind": row.kind, "name": row.name,
            "source": row.source, "verified": row.verified, "version": row.number,
        }
        for row in queries.local_days()
    ]  # fmt: skip


@router.post(
    "/days-off/{day}",
    response=DayOff,
    operation_id="write_day_off",
    summary=_("Ghi một ngày nghỉ hoặc ngày làm bù"),
)
def write_day_off(
    request: HttpRequest, day: Annotated[MeantDay, Path()], data: DayGiven
) -> dict[str, Any]:
    seat = seat_of(request)
    wording = Wording(DayKind(data.kind), data.name, data.source, data.verified, data.reason)
    write_day(day, wording, data.version, by=seat, now=timezone.now())
    return _shown(queries.day_held(day))


@router.post(
    "/days-off/{day}/withdraw",
    response=DayOff,
    operation_id="withdraw_day_off",
    summary=_("Bỏ một ngày khỏi lịch nghỉ lễ, làm bù"),
)
def withdraw_day_off(
    request: HttpRequest, day: Annotated[Day, Path()], data: DayWithdrawn
) -> dict[str, Any]:
    seat = seat_of(request)
    withdraw_day(day, data.reason, data.version, by=seat, now=timezone.now())
    return _shown(queries.day_held(day))


def _shown(held: HeldDay) -> dict[str, Any]:
    row = held.row
    return {
        "day": held.day,
        "kind": kind_of(held).value,
        "works": held.works,
        "name": row.name if row else "",
        "source": row.source if row else "",
        "verified": bool(row and row.verified),
        "version": held.version,
    }
