"""Operations on cases for other systems (vụ việc)."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Status

from sauro.cases import opening, register
from sauro.cases.as_steps.along import Along, record_along
from sauro.cases.case_rules import (
    CaseFacts,
    GoodsEntry,
    PartyEntry,
    StepEntry,
    ViolationEntry,
    Where,
)
from sauro.cases.case_shapes import (
    CaseGiven,
    CaseNarrowing,
    CaseOfOwnBook,
    CasePage,
    CaseShown,
    CaseTold,
    GoodsGiven,
    PartyGiven,
    StepGiven,
    StepRecorded,
)
from sauro.cases.clocks import Clock
from sauro.cases.clocks.hints import Hint
from sauro.cases.counting import away
from sauro.cases.importing import own_books
from sauro.cases.importing.writing import key_of
from sauro.cases.joining import Joining
from sauro.cases.models import Case, CaseEvent, CaseTransfer
from sauro.cases.opening import NewCase
from sauro.cases.register import Filters
from sauro.cases.standing import standing
from sauro.foundation.access.acting import seat_of
from sauro.foundation.web.api import (
    CURSOR,
    MomentCursor,
    cursor_at,
    moment_of,
    page,
)
from sauro.foundation.web.words import english, told
from sauro.organization.queries.territories import territory_coded

router = Router(tags=["cases"])


@router.get(
    "",
    response=CasePage,
    operation_id="list_cases",
    summary=_("Vụ việc trong phạm vi, phát hiện sau đứng trước"),
)
def list_cases(
    request: HttpRequest,
    narrowing: Query[CaseNarrowing],
    cursor: Annotated[MomentCursor | None, Query(description=CURSOR)] = None,
) -> dict[str, object]:
    seat_of(request)
    asked = narrowing
    filters = Filters(
        asked.words, asked.body, None, asked.route or "", asked.counted or "", asked.group,
        asked.since, asked.until, asked.overdue,
    )  # fmt: skip
    rows = register.listed(filters, timezone.localdate(), moment_of(cursor))
    found = page(rows, register.PAGE, lambda row: cursor_at(row.detected_at, row.pk))
    return found | {"items": [_row(row) for row in rows[: register.PAGE]]}


@router.get(
    "/{int:case_id}",
    response=CaseShown,
    operation_id="get_case",
    summary=_("Một vụ việc, các bước, thời hạn và gợi ý"),
)
def get_case(request: HttpRequest, case_id: int) -> dict[str, Any]:
    seat_of(request)
    return _shown(register.case(case_id))


@router.post(
    "",
    response={201: CaseShown},
    operation_id="open_case",
    summary=_("Vào sổ một vụ việc; gửi lại cùng mã thì vẫn là một vụ"),
)
def open_case(request: HttpRequest, data: CaseGiven) -> Status[dict[str, Any]]:
    seat = seat_of(request)
    case = opening.open_case(_new(data, UUID(data.key)), by=seat, now=timezone.now())
    return Status(201, _shown(case))


@router.put(
    "/of-own-book",
    response={200: CaseShown, 201: CaseShown},
    operation_id="put_case",
    summary=_("Vào sổ một vụ theo số của đơn vị nếu chưa có; đã có thì giữ nguyên"),
)
def put_case(request: HttpRequest, data: CaseOfOwnBook) -> Status[dict[str, Any]]:
    seat, now = seat_of(request), timezone.now()
    key = key_of(seat.body.path, data.own_number, data.detected_on.year)
    there = Case.objects.filter(owner_path=seat.body.path, key=key).exists()
    case = own_books.put(_new(data, key), data.own_number, by=seat, now=now)
    return Status(200 if there else 201, _shown(case))


@router.post(
    "/{int:case_id}/events",
    response={201: CaseShown},
    operation_id="record_step",
    summary=_("Ghi một bước đã xảy ra; gửi lại thì không ghi lần nữa"),
)
def record_step(request: HttpRequest, case_id: int, data: StepRecorded) -> Status[dict[str, Any]]:
    seat = seat_of(request)
    along = Along(data.fine_vnd, data.due_on, tuple(data.exhibits), data.taker)
    record_along(case_id, _step(data), along, by=seat, now=timezone.now())
    return Status(201, _shown(register.case(case_id)))


def _new(data: CaseTold, key: UUID) -> NewCase:
    place = territory_coded(data.territory)
    where = Where(
        place.id if place else None, place.label if place else "", data.place,
        Decimal(data.lat) if data.lat else None, Decimal(data.lon) if data.lon else None,
    )  # fmt: skip
    facts = CaseFacts(
        data.detected_on, where, data.route, data.source, _hour(data.detected_time),
        data.detected_by, data.source_note, data.complexity, data.explanation, data.summary,
    )  # fmt: skip
    return NewCase(
        key, facts,
        [ViolationEntry(v.kind, v.article, v.frame_vnd) for v in data.violations],
        [_party(p) for p in data.parties], [_goods(g) for g in data.goods],
        [_step(e) for e in data.events], [Joining(j.body, j.part) for j in data.joint],
        data.procedure,
    )  # fmt: skip


def _party(p: PartyGiven) -> PartyEntry:
    numbers = tuple((n.kind, n.value) for n in p.numbers)
    return PartyEntry(p.role, p.party_id, p.kind, p.name, numbers, p.prior)


def _goods(g: GoodsGiven) -> GoodsEntry:
    return GoodsEntry(
        g.group, g.name, Decimal(g.quantity), g.unit, g.brand, g.origin, g.value_vnd,
        g.valuation or "", g.hs_code,
    )  # fmt: skip


def _step(e: StepGiven) -> StepEntry:
    return StepEntry(e.kind, e.day, _hour(e.at), e.paper, e.about, e.until, e.note)


def _hour(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _shown(case: Case) -> dict[str, Any]:
    stands, gone = standing(case, timezone.now()), away(case)
    return _row(case) | {
        "joint": [j.owner_path for j in case.bodies.filter(ended_at=None).order_by("pk")],
        "parties": list(stands.about.parties),
        "goods": [_goods_row(g) for g in stands.about.goods],
        "violations": [
            {"kind": v.kind.code, "counted": v.kind.counted, "article": v.article, "main": v.main}
            for v in stands.about.violations
        ],
        "events": [_event(e) for e in stands.events],
        "clocks": [] if gone else [_clock(c) for c in stands.clocks if c.start],
        "lies_with": _lies_with(gone) if gone else None,
        "hints": [_hint(h) for h in stands.hints],
        "warnings": [told(f) for f in stands.findings],
    }


def _lies_with(gone: CaseTransfer) -> dict[str, Any]:
    """Where a case is that was handed over: its limits run there."""
    return {"owner_path": gone.receiver_path, "since": gone.taken_on, "paper": gone.paper}


def _row(case: Case) -> dict[str, Any]:
    names = (
        "id", "owner_path", "number", "year", "detected_at", "place", "route", "source",
        "procedure", "summary", "next_due_on", "version",
    )  # fmt: skip
    return {"territory": case.territory_name, **{name: getattr(case, name) for name in names}}


def _goods_row(g: Any) -> dict[str, Any]:
    names = ("name", "brand", "origin", "unit", "value_vnd", "valuation", "hs_code")
    exact = {"group": g.group.code, "quantity": f"{g.quantity.normalize():f}"}
    return {**{name: getattr(g, name) for name in names}, **exact}


def _event(e: CaseEvent) -> dict[str, Any]:
    names = ("kind", "day", "at", "paper", "about", "until", "note")
    hour = f"{e.at:%H:%M}" if e.at else None
    return {**{name: getattr(e, name) for name in names}, "id": e.pk, "at": hour}


def _clock(c: Clock) -> dict[str, Any]:
    return {
        "code": c.rule.code, "state": c.state.value, "started_on": c.start and c.start.day,
        "due_on": c.due_on, "days_left": c.days_left,
        "articles": list(c.articles or (c.rule.article,)), "verified": c.verified,
    }  # fmt: skip


def _hint(h: Hint) -> dict[str, Any]:
    message = h.message_en if english() else h.message
    return {"message": message, "article": h.article, "verified": h.verified}
